import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.boundaries import trimmed
from wiredesk_schemas.entities import EntityType


def kept(text: str, kind: EntityType) -> str | None:
    mention = trimmed(text, EntityMention(Span(0, len(text)), kind))
    return text[mention.span.start : mention.span.end] if mention else None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Lukashenko’s", "PERSON", "Lukashenko"),
        ("President Ana Ruiz", "PERSON", "Ana Ruiz"),
        ("Mr. Lind,", "PERSON", "Lind"),
        ("the United Nations", "ORGANIZATION", "United Nations"),
        ("Acme Inc.", "ORGANIZATION", "Acme Inc."),
        ("the U.S.", "LOCATION", "U.S."),
        ("Ulm-K.", "LOCATION", "Ulm-K"),
        ("Labour Office (ILO", "ORGANIZATION", "Labour Office"),
        ("Niger’s Ali Bazo", "PERSON", "Ali Bazo"),
        ("Ana Ruiz\n\nOslo", "PERSON", "Ana Ruiz"),
        ("the 1990s", "DATE", "the 1990s"),
    ],
)
def test_a_mention_is_the_name_alone(text: str, kind: EntityType, name: str) -> None:
    assert kept(text, kind) == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [("35", "DATE"), ("80 per cent", "MONEY"), ("defence ministry", "ORGANIZATION"), ("“—”", "PERSON")],
)
def test_ages_shares_common_nouns_and_marks_are_no_names(text: str, kind: EntityType) -> None:
    assert kept(text, kind) is None
