import time

import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

TITLE = "Ferry sails again on Lake Tamba"
STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said.",
    "“We waited so long,” said Efua Quist, a trader who was first on board.",
    "It will sail three times a day from now on and twice on Sundays.",
)


@pytest.mark.parametrize(
    ("head", "between", "foot"),
    [
        (("Strait Post", "News", TITLE, "Ama Mensah", "2 May 2026"), "\t", ("Share", "Comments (3)")),
        (("News", TITLE, "By Ama Mensah", "May 2, 2026"), "", ()),
        ((f"Strait Post » News » {TITLE}", "By Ama Mensah", "May 2, 2026"), " ", ("Share this: Facebook WhatsApp",)),
    ],
)
def test_the_head_of_text_without_line_breaks_is_read(
    head: tuple[str, ...], between: str, foot: tuple[str, ...]
) -> None:
    article = clean(RawArticle(article_id="a", text=between.join((*head, *STORY, *foot))))

    assert article.text.replace("\n\n", " ") == " ".join(STORY)
    assert (article.title, article.byline, article.published_at) == (TITLE, ["Ama Mensah"], "2026-05-02")


@pytest.mark.parametrize(
    "text",
    [
        " ".join(STORY),
        f"In a letter signed By Order on May 2, 2026 the port closed. {' '.join(STORY)}",
        f"Rate\t12\t13\t14\t{STORY[0]}",
        f"The McDonald brothers of YouTube sailed on May 2, 2026.{' '.join(STORY)}",
    ],
)
def test_ordinary_text_of_one_line_stays_whole(text: str) -> None:
    assert clean(RawArticle(article_id="a", text=text)).text == " ".join(text.split())


@pytest.mark.parametrize("piece", ["aB", "a.B", " By Ama ", "1A", "\t1", "a. "])
def test_the_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        clean(RawArticle(article_id="a", text=piece * (size // len(piece))))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(400_000) < 12 * seconds(100_000) + 0.2
