from collections.abc import Callable

import pytest

from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.shape import reason_by_shape

Read = Callable[[str], Layout]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<p><b>RELATED STORY</b> <a href='/i'>Snow lies two metres deep on the mountain</a></p>", "related_links"),
        ("<p><b>İLGİLİ HABER</b> <a href='/i'>Uludağ'da kar 2 metre</a></p>", "related_links"),
        ("<p>The mayor of <a href='/i'>Orhaneli, where the fire began</a></p>", None),
        ("<p>URL: http://strait.example/news/4411</p>", "related_links"),
        ("<p>Sie finden diese Meldung auf unserer Seite: https://strait.example/4411</p>", "related_links"),
        ("<p>1,204 views</p>", "share_prompt"),
        ("<p>Post Views: 88</p>", "share_prompt"),
        ("<ul><li>12 comments</li></ul>", None),
        ("<p><em>Our letter tells you more. <a href='/l'>Read it at noon</a>.</em></p>", "related_links"),
        ("<p>NATO said <a href='/i'>it would send two ships</a> to the strait.</p>", None),
    ],
)
def test_labels_before_links_addresses_and_counters_are_not_the_storys(
    layout: Read, line: str, reason: str | None
) -> None:
    page = layout(f"<body>{line}</body>")
    assert reason_by_shape(page, page.blocks[0], 1, 0) == reason


@pytest.mark.parametrize(
    "caption", ["荆江河段的助航标志。 江汉日报记者 陈晓蓉 摄", "Die Brücke im Nebel / Foto: Ama Mensah"]
)
def test_a_line_with_the_photographer_below_a_picture_is_a_caption(layout: Read, caption: str) -> None:
    page = layout(f"<body><p><img src='b.jpg'></p><p>{caption}</p></body>")
    assert reason_by_shape(page, page.blocks[-1], 1, 0) == "caption"
