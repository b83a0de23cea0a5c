"""Fixtures: the model, loaded once, and helpers to annotate small articles."""

from collections.abc import Callable

import pytest

from wiredesk.enrich.enrich import enrich
from wiredesk.enrich.model.annotator import NewsroomAnnotator, newsroom_annotator
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entities
from wiredesk_schemas.quotes import Quote, Quotes


@pytest.fixture(scope="session")
def annotator() -> NewsroomAnnotator:
    return newsroom_annotator()


@pytest.fixture(scope="session")
def read(annotator: NewsroomAnnotator) -> Callable[[str], tuple[Entities, Quotes]]:
    def _read(text: str) -> tuple[Entities, Quotes]:
        return enrich(CleanArticle(article_id="story-1", text=text), annotator)

    return _read


@pytest.fixture(scope="session")
def quotes_in(read: Callable[[str], tuple[Entities, Quotes]]) -> Callable[[str], list[Quote]]:
    def _quotes_in(text: str) -> list[Quote]:
        return read(text)[1].quotes

    return _quotes_in
