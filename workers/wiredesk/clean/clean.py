"""The stage `clean`: from an article as any system mangled it to what the newsroom wrote."""

from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.language import take_language
from wiredesk.clean.page.read import read_page
from wiredesk.clean.parts.byline import take_byline
from wiredesk.clean.parts.caption import take_captions
from wiredesk.clean.parts.dateline import take_dateline
from wiredesk.clean.parts.headline import take_headline
from wiredesk.clean.parts.notice import take_notices
from wiredesk.clean.parts.signoff import take_sign_off
from wiredesk.clean.plain.boilerplate import take_furniture
from wiredesk.clean.plain.boilerplate_model import take_story
from wiredesk.clean.plain.reflow import split_paragraphs
from wiredesk.clean.repair.repair import repair_article
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.clean import CleanArticle, content_hash
from wiredesk_schemas.raw import RawArticle


def clean(raw: RawArticle) -> CleanArticle:
    """The article's text and structure, repaired and without furniture.

    A function of the article alone: cleaned twice it gives the same bytes.

    Raises:
        EmptyArticle: neither text nor a caption remains.
    """
    draft = repair_article(raw)
    if draft.html:
        read_page(draft)
    else:
        split_paragraphs(draft)
        take_story(draft)
    take_notices(draft)
    take_furniture(draft)
    take_captions(draft)
    take_byline(draft)
    take_headline(draft)
    take_dateline(draft)
    take_sign_off(draft)
    take_language(draft)
    return _assembled(draft)


def _assembled(draft: Draft) -> CleanArticle:
    text = "\n\n".join(paragraph.text for paragraph in draft.paragraphs)
    if not text and not draft.captions:
        raise EmptyArticle(
            "nothing remains of the fields 'text' and 'html' when furniture is taken out: send the article's own words"
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
        extra=draft.extra,
    )
