"""Which article a kill notice names."""

from typing import Any

import pytest

from wiredesk.clean.clean import clean
from wiredesk.watch.kill_notice import is_sender, kill_notice, names_of, senders
from wiredesk_schemas import RawArticle

STORY = "The ferry ran aground off Tamba on Monday, the coast guard said. Nobody was hurt."


def cleaned(**fields: Any) -> dict[str, Any]:
    return clean(RawArticle(**{"article_id": "raw-1", "source": "MNA", "text": STORY, **fields})).model_dump(
        mode="json"
    )


def is_named(notice: dict[str, Any], article: dict[str, Any]) -> bool:
    kill = kill_notice(cleaned(**{"article_id": "kill", **notice}))
    assert kill is not None
    here = cleaned(**article)
    keys = {" ".join(name[:3]) for name in names_of(here)}
    named = any(kill.is_about(name) for name in names_of(here)) and is_sender(kill.senders, senders(here))
    assert not named or keys & kill.lookup_keys()
    return named


ATTENTION = "ATTENTION EDITORS: please kill the story headlined"


@pytest.mark.parametrize(
    ("notice", "article"),
    [
        ({"title": "MANDATORY KILL: Ferry aground", "text": "Kill."}, {"title": "Ferry aground"}),
        ({"title": "KILL: UPDATE 2-Ferry aground"}, {"title": "UPDATE 2-Ferry aground"}),
        ({"title": "Advisory", "text": f"{ATTENTION} “Ferry aground”, sent on Sunday."}, {"title": "Ferry aground"}),
        (
            {"title": "", "text": f'{ATTENTION} "UPDATE 1-Ferry aground off Tamba."'},
            {"title": "Ferry aground off Tamba"},
        ),
        ({"title": "", "text": f"{ATTENTION} «Паром сел на мель», please."}, {"title": "Паром сел на мель"}),
        (
            {"title": "", "text": f"{ATTENTION} Ferry aground off Tamba, sent at 0612."},
            {"title": "Ferry aground off Tamba"},
        ),
        (
            {"title": "", "text": "Attention editors: please withdraw BC-AF--Ferry Aground. It was a drill."},
            {"title": "", "text": f"BC-AF--Ferry Aground\n\nFerry on a sandbank\n\n{STORY}"},
        ),
        (
            {"title": "", "text": "Attention editors: please withdraw BC-AF--Ferry Aground. It was a drill."},
            {"title": "", "text": f"BC-AF--Ferry Aground, 3rd Ld-Writethru\n\nFerry on a sandbank\n\n{STORY}"},
        ),
        (
            {"title": "Ferry aground", "text": "Attention editors: this story is hereby killed."},
            {"title": "Ferry aground"},
        ),
        ({"title": "", "text": f"{ATTENTION} urn:mna:2026:ferry-17"}, {"article_id": "urn:mna:2026:ferry-17"}),
        (
            {"title": "", "text": f"{ATTENTION} https://mna.example/africa/ferry-17"},
            {"url": "https://mna.example/africa/ferry-17"},
        ),
        ({"title": "MANDATORY KILL: Ferry aground", "source": "mna"}, {"title": "Ferry aground"}),
        (
            {"title": "MANDATORY KILL: Ferry aground"},
            {"title": "Ferry aground", "source": "Coast Daily", "agency": "MNA"},
        ),
        ({"title": "MANDATORY KILL: Ferry aground", "source": None}, {"title": "Ferry aground", "source": None}),
        (
            {"title": "", "text": "Achtung Redaktionen: Bitte die Meldung „Fähre auf Grund“ nicht verwenden."},
            {"title": "Fähre auf Grund"},
        ),
        (
            {"title": "ANNULATION - Un ferry s’échoue", "text": "Prière d’annuler cette dépêche."},
            {"title": "Un ferry s'échoue"},
        ),
        (
            {"title": "Atención editores: anulen la noticia “Encalla un ferri”", "text": "Es errónea."},
            {"title": "Encalla un ferri"},
        ),
        ({"title": "", "text": "Просим аннулировать сообщение «Паром сел на мель»."}, {"title": "Паром сел на мель"}),
        ({"title": "撤稿通知", "text": "各用户：《渡轮搁浅》一稿作废，请勿采用。"}, {"title": "渡轮搁浅"}),
        ({"title": "【記事取り消し】フェリー座礁", "text": "誤りがありました。"}, {"title": "フェリー座礁"}),
        ({"title": "[전문취소] 여객선 좌초", "text": "이 기사는 전문 취소합니다."}, {"title": "여객선 좌초"}),
        ({"title": "", "text": "يرجى إلغاء الخبر المعنون «جنوح عبارة»."}, {"title": "جنوح عبارة"}),
    ],
)
def test_an_article_that_a_notice_names(notice: dict[str, Any], article: dict[str, Any]) -> None:
    assert is_named(notice, article)


@pytest.mark.parametrize(
    ("notice", "article"),
    [
        ({"title": "MANDATORY KILL: Ferry aground"}, {"title": "Ferry aground", "source": "Reuters"}),
        ({"title": "MANDATORY KILL: Ferry aground"}, {"title": "Ferry aground", "source": None}),
        ({"title": "MANDATORY KILL: Ferry aground off Tamba"}, {"title": "Ferry aground"}),
        (
            {"title": "", "text": f"{ATTENTION} “Ferry aground off Tamba kills 40”."},
            {"title": "Ferry aground off Tamba"},
        ),
        ({"title": "Advisory", "text": f"{ATTENTION} “Ferry aground”."}, {"title": "Advisory"}),
        (
            {"title": "", "text": "Attention editors: please kill the story that adds quotes and background."},
            {"title": "Harbour", "text": f"(Adds quotes and background)\n\n{STORY}"},
        ),
        ({"title": "", "text": f"{ATTENTION} The ferry and the harbour."}, {"title": "The ferry"}),
        ({"title": "", "text": f"{ATTENTION} The ferry of 12 May."}, {"article_id": "12", "title": "Harbour"}),
        ({"title": "MANDATORY KILL: Ferry aground", "text": STORY}, {"title": "Nobody was hurt"}),
        ({"title": "Avis", "text": "Merci d’annuler la dépêche « Un ferry s’échoue »."}, {"title": "Avis"}),
    ],
)
def test_an_article_that_it_does_not_name(notice: dict[str, Any], article: dict[str, Any]) -> None:
    assert not is_named(notice, article)


def test_an_article_without_a_kill_notice_is_none() -> None:
    assert kill_notice(cleaned(title="UPDATE 2-Ferry aground")) is None
