from wiredesk.enrich.model.annotator import NewsroomAnnotator
from wiredesk.enrich.text.passages import MAX_PASSAGE_LENGTH

STORY = "Maria Lopez met David Kato in Oslo. “We agree on everything,” Lopez said.\n\nKato said that he was glad."


def test_equal_texts_give_equal_annotations_whatever_came_before(annotator: NewsroomAnnotator) -> None:
    first = annotator.annotate(STORY)
    annotator.annotate("Something else entirely happened in Lima, police said.")
    assert annotator.annotate(STORY) == first


def test_offsets_hold_in_a_text_of_several_passages(annotator: NewsroomAnnotator) -> None:
    paragraphs = 2 * MAX_PASSAGE_LENGTH // len(STORY)
    text = "\n\n".join([STORY] * paragraphs)
    annotation = annotator.annotate(text)
    named = [text[mention.span.start : mention.span.end] for mention in annotation.mentions]
    assert named.count("Maria Lopez") == paragraphs
    said = [text[attribution.content[0].start : attribution.content[0].end] for attribution in annotation.attributions]
    assert said.count("We agree on everything") == paragraphs


def test_no_mention_and_no_sentence_crosses_a_paragraph_break(annotator: NewsroomAnnotator) -> None:
    text = "The road leads to New York\n\nTimes are hard, said Ana Ruiz"
    annotation = annotator.annotate(text)
    spans = [*annotation.sentences, *(mention.span for mention in annotation.mentions)]
    assert not [span for span in spans if "\n" in text[span.start : span.end]]


def test_an_article_without_spaces_is_read(annotator: NewsroomAnnotator) -> None:
    assert annotator.annotate("x" * (MAX_PASSAGE_LENGTH + 10)).attributions == []
