from collections.abc import Collection
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.annotation import Annotation, Attribution, EntityMention, Span
from wiredesk.enrich.enrich import enrich, readable
from wiredesk_schemas.clean import CleanArticle, OtherLanguage
from wiredesk_schemas.entities import Entities
from wiredesk_schemas.quotes import Quotes

TEXT = 'Mayor Ana Ruiz resigned. "I am done," Ruiz said. "I am done," Ruiz said.'


class StubAnnotator:
    languages = frozenset({"en"})

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.texts: list[str] = []

    def annotate(self, text: str, towns: Collection[str] = ()) -> Annotation:
        self.texts.append(text)
        return self.annotation


def stub() -> StubAnnotator:
    ruiz, once, twice = Span(6, 14), Span(26, 35), Span(50, 59)
    named = [ruiz, Span(38, 42), Span(62, 66)]
    return StubAnnotator(
        Annotation(
            [Span(0, 24), Span(25, 48), Span(49, 72)],
            [EntityMention(span, "PERSON") for span in named],
            [
                Attribution((once,), Span(43, 47), Span(38, 42), "direct", 0.95),
                Attribution((twice,), Span(67, 71), Span(62, 66), "direct", 0.95),
            ],
        )
    )


def article(text: str = TEXT, language: str | None = None) -> CleanArticle:
    return CleanArticle(article_id="story-1", text=text, language=language)


def test_an_article_gives_one_record_of_entities_and_one_of_quotes() -> None:
    entities, quotes = enrich(article(), stub())
    assert [entity.name for entity in entities.entities] == ["Ana Ruiz"]
    assert [quote.text for quote in quotes.quotes] == ["I am done", "I am done"]


def test_an_article_in_a_language_that_the_annotator_cannot_read_gets_empty_records() -> None:
    annotator = stub()
    entities, quotes = enrich(article(language="fr"), annotator)
    assert (entities.entities, quotes.quotes, annotator.texts) == ([], [], [])


def test_an_article_of_unknown_language_is_read() -> None:
    assert enrich(article(language=None), stub())[1].quotes


def test_paragraphs_in_another_language_are_not_read_and_offsets_stay() -> None:
    text = "Ana Ruiz left.\n\nAna Ruiz est partie.\n\nShe left."
    french = OtherLanguage(start=16, end=36, language="fr")
    mixed = CleanArticle(article_id="a", text=text, language="en", other_languages=[french])

    assert readable(mixed, frozenset({"en"})) == "Ana Ruiz left.\n\n" + " " * 20 + "\n\nShe left."
    assert readable(mixed, frozenset({"fr"})) == " " * 16 + "Ana Ruiz est partie." + " " * 11
    assert readable(mixed, frozenset({"en", "fr"})) == text


@given(offsets=st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_what_is_readable_is_as_long_as_the_text_whatever_the_stretches_say(offsets: list[tuple[int, int]]) -> None:
    parts = [OtherLanguage(start=start, end=end, language="fr") for start, end in offsets]
    mixed = CleanArticle(article_id="a", text=TEXT, language="en", other_languages=parts)

    assert len(readable(mixed, frozenset({"en"}))) == len(TEXT)


def test_an_empty_article_is_not_given_to_the_annotator() -> None:
    annotator = stub()
    enrich(article(text=" \n"), annotator)
    assert annotator.texts == []


def test_both_records_name_the_text_that_they_point_into() -> None:
    expected = sha256(TEXT.encode()).hexdigest()
    assert [record.content_hash for record in enrich(article(), stub())] == [expected, expected]


def test_the_same_article_twice_gives_the_same_bytes() -> None:
    first, second = (enrich(article(), stub()) for _ in range(2))
    assert [record.to_json() for record in first] == [record.to_json() for record in second]


def test_ids_are_ascii_and_unique_within_a_record_even_for_equal_words() -> None:
    entities, quotes = enrich(article(), stub())
    ids = [entity.entity_id for entity in entities.entities] + [quote.quote_id for quote in quotes.quotes]
    assert all(identifier.isascii() for identifier in ids)
    assert len(set(ids)) == len(ids) == 3


def assert_points_into(text: str, entities: Entities, quotes: Quotes) -> None:
    for mention in (mention for entity in entities.entities for mention in entity.mentions):
        assert text[mention.start : mention.end] == mention.text
    for quote in quotes.quotes:
        for part in (quote.cue, quote.speaker):
            assert part is None or text[part.start : part.end] == part.text
        assert quote.text == " ".join(text[start:end] for start, end in quote.spans)
        ends = [0] + [end for _, end in quote.spans]
        assert all(before <= start < end <= len(text) for before, (start, end) in zip(ends, quote.spans, strict=False))


def spans(length: int) -> st.SearchStrategy[Span]:
    bounds = st.tuples(st.integers(0, length - 1), st.integers(1, length))
    return bounds.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


@given(st.data())
def test_every_span_of_the_records_is_its_words_whatever_the_annotator_finds(data: st.DataObject) -> None:
    anywhere = spans(len(TEXT))
    mentions = st.builds(EntityMention, anywhere, st.sampled_from(["PERSON", "ORGANIZATION", "DATE"]))
    said = st.builds(
        Attribution,
        anywhere.map(lambda span: (span,)),
        st.none() | anywhere,
        st.none() | anywhere,
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.floats(0, 1),
    )
    annotation = Annotation(
        [Span(0, len(TEXT))], data.draw(st.lists(mentions, max_size=6)), data.draw(st.lists(said, max_size=4))
    )
    entities, quotes = enrich(article(), StubAnnotator(annotation))
    assert_points_into(TEXT, entities, quotes)
    assert len({entity.entity_id for entity in entities.entities}) == len(entities.entities)
    assert len({quote.quote_id for quote in quotes.quotes}) == len(quotes.quotes)
