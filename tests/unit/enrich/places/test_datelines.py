import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.enrich import enrich
from wiredesk.enrich.model.annotator import NewsroomAnnotator
from wiredesk.enrich.places.datelines import filed_in
from wiredesk_schemas.clean import CleanArticle, Dateline


def test_the_place_of_a_dateline_is_one_in_all_its_forms() -> None:
    text = "VELM — Rain fell. Velm police said so to Orno."
    found = [mention(text, name, "ORGANIZATION") for name in ("VELM", "Velm", "Orno")]
    assert filed_in(text, found) == {"VELM", "Velm"}


def test_the_places_of_a_dateline_before_the_text_count_too() -> None:
    text = "Velm and Orno agreed."
    found = [mention(text, name, "ORGANIZATION") for name in ("Velm", "Orno")]
    assert filed_in(text, found, ["VELM"]) == {"Velm"}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("BANTAM, Conn.", "Bantam beat the storm again on Monday. Two roofs were lost and a barn burned."),
        ("ORNO/ASHGROVE", "Ashgrove is angry. Its only bank closed on Friday, and Ashgrove wants it back."),
    ],
)
def test_an_article_s_town_is_a_place(annotator: NewsroomAnnotator, place: str, text: str) -> None:
    def types(dateline: Dateline | None) -> list[str]:
        article = CleanArticle(article_id="story-1", text=text, dateline=dateline)
        return [entity.type for entity in enrich(article, annotator)[0].entities if entity.type != "DATE"]

    assert types(Dateline(text=place, place=place, date=None)) == ["LOCATION"]
    assert types(None) != ["LOCATION"]
