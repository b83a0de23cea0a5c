"""Classify elements by the words in their class and id."""

import re
from functools import lru_cache
from itertools import pairwise

BYLINE = "byline"
CAPTION = "caption"
CREDIT = "credit"
FOOTER = "footer"
GALLERY = "gallery"
NAVIGATION = "navigation"
NEWSLETTER = "newsletter"
OVERLAY = "cookies"
PICTURE = "picture"
PULL_QUOTE = "pull_quote"
RELATED = "related_links"
SIDEBAR = "sidebar"
STANDFIRST = "standfirst"
STORY = "story"
TIMESTAMP = "timestamp"
UNSEEN = "unseen"
ARIA_HIDDEN = "aria_hidden"
"""Hidden from screen readers alone: decoration, and text behind a paywall."""

_VOCABULARY = {
    "advertising": """
        ad ads adv advert adverts advertisement advertisements advertising adslot adunit adbox adsbygoogle mpu dfp
        outbrain taboola sponsor sponsored sponsors promo promos promoted promotion promobox banner commercial affiliate
        """,
    RELATED: """
        related relateds relatednews recommended recommend recommends recommendation recommendations trending popular
        mostread latest upnext readmore readnext morefrom recirc recirculation nextclick teaser teasers suggested
        crosslinks linkback yarpp
        """,
    "share_prompt": """
        share sharing shares shared sharebar sharethis sharedaddy social socialite addthis follow likes toolbar
        """,
    NEWSLETTER: "newsletter newsletters subscribe subscription signup callout cta optin",
    "paywall": "piano regwall login register registration",
    "comments": "comment comments commenting commentlist disqus discussion respond livefyre",
    CAPTION: "caption captions figcaption",
    CREDIT: "credit credits attribution photographer",
    GALLERY: "gallery slideshow carousel slider slide slides lightbox",
    PICTURE: "photo image images videos video media player pic picture img thumbnail thumb",
    BYLINE: "author authors byline bylines bio biography contributor contrib avatar",
    TIMESTAMP: "date dates timestamp published postinfo meta",
    "tags": "tags topics categories keywords filed",
    NAVIGATION: """
        nav navigation navbar menu menus breadcrumb breadcrumbs pagination pager paging submenu topbar skip masthead
        """,
    FOOTER: "footer foot footnav copyright legal colophon",
    SIDEBAR: "sidebar sidebars rail widget widgets complementary",
    OVERLAY: "cookie cookies gdpr consent modal popup overlay tooltip",
    UNSEEN: "hidden hide invisible offscreen noprint",
    STANDFIRST: "standfirst subhead subheadline subline subtitle dek lede lead summary excerpt teasertext",
    PULL_QUOTE: "pullquote pullquotes pull",
    STORY: """
        articlebody articletext articlecontent storybody storytext storycontent entrycontent postcontent postbody
        bodytext maintext contentbody
        """,
}
KINDS = {word: kind for kind, words in _VOCABULARY.items() for word in words.split()}
"""What a word in a name says. For boilerplate this is also the reason recorded in `removed`."""
STORY_PARTS = frozenset({"article", "story", "entry", "post", "news", "content", "main"})
STORY_ENDS = frozenset({"body", "content", "text", "copy"})
"""`article-body`, `story_text`, `entry-content`: two words that together say "the story"."""
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
RANDOM = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{5,}\b")
"""Names that a build tool makes up: letters of both cases and digits; they contain words by chance."""
SETTING = re.compile(
    r"\b(?:has|with|without|no|not|non|is|show|hide|enable|disable|free)[-_]+[\w-]+"
    r"|\b[\w-]+?[-_](?:grid|layout|free|enabled|disabled|open|visible|active|loaded|ready)(?:\b|(?=__))"
)
"""Names of settings and layouts, which say nothing about the contents: "has-sidebar", "sidebar-grid"."""
SHORT = 3
"""Letters of a word that counts only where marks or blanks divide it from others: "ad", not "Ad" in "loAdmin"."""
PRINT_ONLY = re.compile(r"d-none\b.{0,40}\bd-print|print-only|only-print")
FOR_SCREEN_READERS = re.compile(
    r"(?<![a-z0-9])(?:visually[-_]?hidden|sr[-_]?only|screen[-_]?reader\w*|vh|a11y[-_]hid\w*)(?![a-z])", re.IGNORECASE
)
"""Names of what is read aloud and not shown, such as "opens in a new tab" inside a link."""
READ_ALOUD = "read aloud"
MEANING = frozenset(KINDS) | STORY_PARTS | STORY_ENDS | {"print", READ_ALOUD}
MAX_LENGTH = 300
"""Characters of a name that are read: beyond, they are generated."""


@lru_cache(maxsize=20_000)
def kinds_of_name(name: str) -> tuple[str, ...]:
    """The kinds that a name's words stand for, each once, in order; empty if there are none.

    Args:
        name: the class and id attributes of an element, with a space between.
    """
    name = name[:MAX_LENGTH]
    words: tuple[str, ...] = ()
    for token in name.split():
        words += _words_of(token)
    if not words:
        return ()
    kinds = [kind for word in words if (kind := KINDS.get(word))]
    if any(first in STORY_PARTS and after in STORY_ENDS for first, after in pairwise(words)):
        kinds.append(STORY)
    if READ_ALOUD in words or ("print" in words and PRINT_ONLY.search(name)):
        kinds.append(UNSEEN)
    return tuple(dict.fromkeys(kinds))


@lru_cache(maxsize=50_000)
def _words_of(token: str) -> tuple[str, ...]:
    """The words of one class or id if any of them is known; a single "" if none is."""
    name = token if token.islower() else RANDOM.sub(" ", token)
    if "-" in name or "_" in name:
        name = SETTING.sub(" ", name)
    words = [word[0].lower() for word in WORD.finditer(name) if len(word[0]) > SHORT or _stands_alone(name, word)]
    if FOR_SCREEN_READERS.search(name):
        words.append(READ_ALOUD)
    return tuple(words) if not MEANING.isdisjoint(words) else ("",) if words else ()


def _stands_alone(name: str, word: re.Match[str]) -> bool:
    """Return whether a short word is separated by punctuation, digits or spaces, or starts a name ("adSlot")."""
    before, after = name[word.start() - 1 : word.start()], name[word.end() : word.end() + 1]
    return not before.isalpha() and not (after.isalpha() and after.islower())
