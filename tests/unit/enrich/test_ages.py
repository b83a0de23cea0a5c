"""Persons of one name are told apart by the year of birth, where the article says their age."""

import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.entities import entities_of
from wiredesk_schemas.clean import CleanArticle

NAME = "Aurelio Zampacorta"


def born_in(text: str, day: str | None = "2026-11-30") -> str:
    """What the id of the only person of an article says about the year of birth."""
    starts = [at for at in range(len(text)) if text.startswith(NAME, at)]
    mentions = [EntityMention(Span(at, at + len(NAME)), "PERSON") for at in starts]
    [found] = entities_of(CleanArticle(article_id="a", text=text, published_at=day), mentions)
    return "-".join(found.entity_id.split("-")[2:])


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Aurelio Zampacorta, 43, flew home.", "b1983"),
        ("The boat of Aurelio Zampacorta, aged 43, sank.", "b1983"),
        ("A court freed Aurelio Zampacorta, 43.", "b1983"),
        ("Aurelio Zampacorta turned 80 at sea.", "b1946"),
        ("Aurelio Zampacorta, a 43-year-old baker, flew home.", "b1983"),
        ("Aurelio Zampacorta is a 43-year-old baker.", "b1983"),
        ("The 43-year-old Aurelio Zampacorta flew home.", "b1983"),
        ("A 43-year-old pastry baker Aurelio Zampacorta flew home.", "b1983"),
        ("The 12-year-old brother of Aurelio Zampacorta flew home.", ""),
        ("A 12-year-old hit Aurelio Zampacorta.", ""),
        ("Aurelio Zampacorta, 7,400 of whose goats died, wept.", ""),
        ("Aurelio Zampacorta, 7.5 seconds behind, wept.", ""),
        ("Aurelio Zampacorta, 430, wept.", ""),
        ("Aurelio Zampacorta, 43, lost. Aurelio Zampacorta, 2, won.", ""),
        ("Aurelio Zampacorta (67) scored.", ""),
    ],
)
def test_the_id_says_the_year_of_birth_where_the_article_gives_the_age(text: str, born: str) -> None:
    assert born_in(text) == born


def test_without_the_day_of_the_article_no_year_is_known() -> None:
    assert born_in("Aurelio Zampacorta, 43, flew home.", None) == ""


def test_the_year_stands_behind_country_and_role() -> None:
    text = "Goalkeeper John Mensah, 43, flew home to Ghana."
    mentions = [
        EntityMention(Span(11, 22), "PERSON"),
        EntityMention(Span(text.index("Ghana"), len(text) - 1), "LOCATION"),
    ]
    article = CleanArticle(article_id="a", text=text, published_at="2026-11-30")

    assert next(entity.entity_id for entity in entities_of(article, mentions)).endswith("-gh-goalkeeper-b1983")
