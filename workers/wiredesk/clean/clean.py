"""Clean an article: a `RawArticle` in, a `CleanArticle` out. Runs the functions in `STEPS` in order."""

from collections.abc import Callable
from dataclasses import dataclass

from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.language import detect_language
from wiredesk.clean.page.read import read_page
from wiredesk.clean.parts.caption import extract_captions
from wiredesk.clean.parts.dateline import extract_dateline
from wiredesk.clean.parts.head_matter import extract_head_matter
from wiredesk.clean.parts.headline import extract_head
from wiredesk.clean.parts.mail_head import extract_mail_head
from wiredesk.clean.parts.notice import extract_notices
from wiredesk.clean.parts.place_line import extract_place_line
from wiredesk.clean.parts.signoff import extract_sign_off
from wiredesk.clean.parts.truncation import extract_truncation
from wiredesk.clean.plain.appendix import extract_footnotes
from wiredesk.clean.plain.archive_export import extract_archive_fields
from wiredesk.clean.plain.boilerplate import extract_boilerplate
from wiredesk.clean.plain.boilerplate_model import extract_story
from wiredesk.clean.plain.labelled_head import extract_labelled_head
from wiredesk.clean.plain.main_points import extract_main_points
from wiredesk.clean.plain.markdown import extract_markdown
from wiredesk.clean.plain.reflow import split_paragraphs
from wiredesk.clean.plain.typesetting import extract_typesetting
from wiredesk.clean.repair.repair import repair_article
from wiredesk.clean.scraped.above_story import extract_scraped, read_scraped_head
from wiredesk.clean.scraped.one_line import part_one_line
from wiredesk.clean.writers.signature import extract_writer
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.clean import CleanArticle, content_hash
from wiredesk_schemas.raw import RawArticle


@dataclass(frozen=True, slots=True)
class Step:
    """A cleaning step: reads the draft and moves the parts it recognises to the draft's fields."""

    run: Callable[[Draft], None]
    because: str
    """The reason for its position."""


def _find_paragraphs(draft: Draft) -> None:
    """Set `paragraphs` from HTML or plain text; from a whole page's visible text, keep only the story."""
    if draft.html:
        read_page(draft)
    else:
        extract_mail_head(draft)
        extract_archive_fields(draft)
        extract_labelled_head(draft)
        extract_typesetting(draft)
        extract_markdown(draft)
        part_one_line(draft)
        split_paragraphs(draft)
        head = read_scraped_head(draft.paragraphs, draft.title)
        if head is None:
            extract_story(draft)
        else:
            extract_scraped(draft, head)


STEPS = (
    Step(_find_paragraphs, "all other steps work on paragraphs"),
    Step(extract_notices, "notices such as UPDATE 2- stand before the headline and would hide it and the dateline"),
    Step(extract_boilerplate, "boilerplate between the lines of the head would move them out of their positions"),
    Step(extract_footnotes, "a number at the end of a paragraph hides that it ends like a sentence"),
    Step(extract_main_points, "main points between headline and dateline would hide both"),
    Step(extract_head_matter, "lines of time and origin would be read as headline, section or standfirst"),
    Step(extract_captions, "a caption above the story would be read as its headline or first paragraph"),
    Step(extract_head, "needs the lines above the story without notices, boilerplate and captions"),
    Step(extract_dateline, "opens the first paragraph once the headline is gone; the headline step only looks at it"),
    Step(extract_place_line, "only where no dateline opens a paragraph"),
    Step(extract_writer, "the name is between the dateline and the story"),
    Step(extract_truncation, "ends the text, and hides the end of its last sentence from the sign-off"),
    Step(extract_sign_off, "the last paragraph is the story's once boilerplate and captions are gone"),
    Step(detect_language, "offsets of other languages point into the final paragraphs"),
)
"""The order of cleaning. `repair_article` repairs characters first, since every step matches whole characters."""


def clean(raw: RawArticle) -> CleanArticle:
    """Return the article's text and structure, repaired and without boilerplate.

    Depends on the article alone: the same input gives the same bytes.

    Raises:
        EmptyArticle: neither text nor a caption remains.
    """
    draft = repair_article(raw)
    for step in STEPS:
        step.run(draft)
    return _assembled(draft)


def _assembled(draft: Draft) -> CleanArticle:
    text = "\n\n".join(draft.paragraphs)
    if not any(map(str.isalnum, text)) and not draft.captions:
        raise EmptyArticle(
            "nothing remains of the fields 'text' and 'html' when boilerplate is removed: send the article's own words"
        )
    return CleanArticle(
        article_id=draft.article_id,
        url=draft.url,
        title=draft.title,
        subhead=draft.subhead,
        text=text,
        content_hash=content_hash(text),
        language=draft.language,
        other_languages=draft.other_languages,
        section=draft.section,
        byline=draft.byline,
        agency=draft.agency,
        source=draft.source,
        dateline=draft.dateline,
        captions=draft.captions,
        notices=draft.notices,
        published_at=draft.published_at,
        modified_at=draft.modified_at,
        revision=draft.revision,
        repairs=draft.repairs,
        removed=draft.removed,
        editor_note=draft.editor_note,
        copyright_holder=draft.copyright_holder,
        subjects=draft.subjects,
        places=draft.places,
        extra=draft.extra,
    )
