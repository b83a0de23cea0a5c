"""Remove boilerplate: lines that are not part of the article. Precision comes before recall: no news is removed.

Signals: the words of the whole line (vocabulary), its length and ending (shape), whether it opens or closes the text
(position), and whether it occurs twice (repetition).
"""

import re

from wiredesk.clean.dates import find_time, iso_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.prompts import prompt_reason
from wiredesk.clean.story.appeals import asks_to_sign_up, closing_appeal, mentions_sign_up
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from wiredesk.knowledge.labels import LABELS, MAX_LABEL_LENGTH, PROMPTS, label_key

_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|e-?mail|"
    r"messenger)"
)

VOCABULARY: tuple[tuple[str, str], ...] = (
    (
        "advertising",
        r"adverti[sz](?:ing|ement)s?|advert|ads?|sponsored(?: content| links?)?|promoted(?: content| stories)?|"
        r"(?:story|article|content) continues (?:below|after).{0,40}|scroll (?:down )?(?:to continue|for more).{0,40}|"
        r"(?:- )?advertisement(?: -)?(?: scroll to continue)?|paid (?:content|post)|remove ads?|"
        r"adverti[sz]ement\W+(?:continue reading|scroll|skip|story|article|content|report).{0,40}|"
        r"after newsletter promotion|skip past newsletter promotion|suggested for you|promoted listen|"
        r"report (?:this )?ad|(?:sponsored|brought to you) by (?-i:[A-Z])[^.!?]{2,50}",
    ),
    (
        "related_links",
        r"related(?: (?:articles?|stor(?:y|ies)|news|links?|content|posts?|coverage|topics?|reading|videos?|tags))?|"
        r"you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed)(?: .{0,30})?|"
        r"recommended(?: (?:for you|stories|articles|reading|by))?|"
        r"more (?:stories|news|articles|headlines|videos|coverage)|more (?:from|on|in|about|like) .{2,40}|"
        r"most (?:read|popular|viewed|shared|commented|watched)(?: .{0,30})?|"
        r"(?:read|up|what to read|watch) next|(?:see|read|watch) also|also read|trending(?: now| stories| topics)?|"
        r"editors?['’]?s? (?:picks?|choice)|top stories|latest (?:news|stories|headlines)|from our partners|"
        r"in other news|"
        r"other (?:stories|news|articles)|popular (?:stories|posts|articles|now)|don['’]t miss|"
        r"previous (?:article|story|post)|next (?:article|story|post)|tags?(?: .{0,80})?|"
        r"(?:tags?|topics?|filed under|keywords?|posted in)\s?:\s?.{2,150}|topics|keywords|filed under|posted in",
    ),
    (
        "read_more",
        r"(?:(?:read|see|watch|listen|view)(?: also| more| next| now| here| this| full story)*|also (?:read|see|watch)|"
        r"related(?: (?:article|story|stories|news|reading|video))?|"
        r"more on this(?: story)?|recommended)\s*[:|»›>].{2,200}|"
        r"(?:read|see|view|learn|find out|continue|keep) (?:more|on|reading)(?: .{0,40})?|"
        r"(?:read|see|view) (?:the )?(?:full|original|whole|entire) (?:story|article|post|report)(?: .{0,40})?|"
        r"(?:video|videos|gallery|photo gallery|photos|pictures|in pictures|"
        r"podcast)\s?[:|]\s(?-i:[A-Z“‘]).{2,200}(?<![.])|"
        r"read all (?:the )?.{0,40}(?:news|stories).{0,40}|"
        r"click here.{0,120}|read (?:original|full).{0,40}|full story",
    ),
    (
        "newsletter",
        r"(?:please )?(?:sign up|subscribe|register|join|get|receive|stay|don['’]t miss|enjoy\w*|download|follow|"
        r"like|support)\b(?=[^\"“”]{0,220}\b(?:newsletters?|inbox|sign up|subscribe|subscribers?|subscription|"
        r"(?:whatsapp|telegram|youtube) channel|our app|the app|alerts|notifications|google news)\b)[^\"“”]{4,220}|"
        r"(?:subscribe|sign up)(?: (?:now|here|today|for free|to .{2,40}|for .{2,40}))?|newsletters?|"
        r"you(?:['’]ve| have) (?:successfully |been )?(?:subscribed|signed up|registered).{0,60}|"
        r"add (?:us|.{2,40}) as (?:a |your )?preferred source.{0,40}|(?:download|get) (?:the |our )(?:.{2,40} "
        r")?app\b.{0,80}|"
        r"follow (?:us|the topics.{0,60}|our .{2,40} channel.{0,40})|"
        r"already (?:a subscriber|have an account).{0,60}|support (?:our|independent) journalism.{0,120}|"
        r"(?:for|want) more .{2,80}\b(?:subscribe|sign up|follow us)\b.{2,120}|"
        r"by signing up\b.{0,40}\byou (?:agree|accept|consent|confirm).{2,160}|"
        r"thank(?:s| you) for (?:reading|subscribing|signing up)|enter your e-?mail(?: address)?.{0,60}|"
        r"stay up to date with (?:the|our|all)(?: the)? (?:latest|news).{0,60}|"
        r"something went wrong.{0,60}try again.{0,20}|donate(?: now| today| here)?|"
        r"make a (?:donation|contribution) (?:now|today|here)|"
        r"(?:view|read|open) (?:this|the) (?:e-?mail|newsletter|message)(?: online)? in (?:your|a|"
        r"the) (?:web )?browser.{0,40}|"
        r"you(?: are|['’]re) receiving this (?:e-?mail|newsletter|message)\b.{2,300}|"
        r"(?:to )?unsubscribe(?: from (?:this|these|our) .{2,60}| here| at any time.{0,40})?|"
        r"(?:update|manage) (?:your )?(?:e-?mail |subscription )?preferences(?:\W{1,3}unsubscribe.{0,20})?",
    ),
    (
        "share_prompt",
        rf"(?:share|tweet|pin|print|save|copy link|copy url|like|bookmark|{_NETWORKS})"
        rf"(?:[\s|,/·•]+(?:share|tweet|pin|print|save|copy link|like|bookmark|{_NETWORKS}))*|"
        rf"share (?:this|the)(?: (?:article|story|post|page|news|video))?(?: (?:on|via|with) .{{2,60}})?|"
        rf"share (?:on|via) {_NETWORKS}|(?:follow|like|find|join|visit) us (?:on|at) .{{2,100}}|"
        rf"(?:follow|like) .{{2,60}} on {_NETWORKS}(?:[\s,&]|and|{_NETWORKS})*|share|"
        rf"[^\"“”]{{0,80}}\blike (?:the|our|this) page(?: on {_NETWORKS})?|"
        rf"(?:follow|like) .{{2,60}} on {_NETWORKS}:? @\w{{1,30}}|(?:print|e-?mail) this (?:article|story|page)",
    ),
    (
        "comments",
        r"comments?(?: \(\d+\))?|\d+ comments?|(?:leave|post|add|write|view|show|see|read) (?:a |all |the |your |\d+ )?"
        r"(?:comments?|reply)(?: .{0,30})?|log ?in to (?:comment|reply).{0,40}|join the (?:conversation|discussion)|"
        r"comments are closed|what do you think\??|"
        r"be the first to comment.{0,40}|sort(?:ed)? by:? (?:newest|oldest|best|top|most .{2,20})(?: first)?|"
        r"repl(?:y|ies)|\d+ (?:replies|likes)",
    ),
    (
        "copyright",
        r"(?:©|\(c\)|copyright (?=©|\(c\)|\d{4})).{2,250}|.{0,160}\ball rights reserved\b.{0,160}|"
        r"this material may not be published, broadcast.{0,120}",
    ),
    (
        "placeholder",
        r"unmute|mute|pause|play|replay|skip(?: ad)?|fullscreen|exit fullscreen|close(?: this)?|cancel|expand|"
        r"collapse|enlarge|swipe|live|"
        r"now playing|watch live|up next|(?:toggle|hide|show) caption|(?:enlarge|expand|open|view|click to "
        r"(?:expand|enlarge)) (?:this )?(?:image|photo|picture|gallery)"
        r"(?: in (?:gallery|full ?screen|lightbox|new window))?|open image in gallery|(?:video|audio) player is "
        r"loading.{0,20}|"
        r"this is a modal window.{0,80}|list of \d+ items|end of list|\d{1,2}\s?/\s?\d{1,2}|"
        r"(?:representative|representational|representation|illustrative|symbolic|file|archive|stock) (?:image|"
        r"photo|picture|pic|photograph)s?(?:[.:].{0,60})?|"
        r"none|null|nil|undefined|nan|n/?a|\[?(?:image|video|photo|embed|gallery)\]?|loading(?:\.{2,3}|…)?|"
        r"(?:please )?enable javascript.{0,120}|your browser does not support.{0,120}|"
        r"(?:this )?(?:video|content) (?:is (?:not|un)available|can ?not be displayed).{0,60}|play video|"
        r"[-_=*•·~#|. ]{1,80}|"
        r"this browser does not support.{0,120}|media playback is (?:not supported|unsupported).{0,60}|"
        r"(?:these are )?external links?.{2,40}new window|image caption|(?:view|open|show) (?:the )?gallery|"
        r"listen to this (?:article|story).{0,40}|[{}();\[\]]{1,20}",
    ),
    (
        "timestamp",
        r"(?:first |last )?(?:published|updated|posted|modified|created)(?: (?:on|at))?:?\s"
        r"(?=.{0,40}(?:\d:\d\d|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d|\d (?:min|hour|day|week)|"
        r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
        r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b))[^\"“”]{4,60}|"
        r"\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) (?:ago|read)|\d{1,2}[- ]min(?:ute)? read",
    ),
    (
        "cookies",
        r"(?:we|this (?:web)?site|our (?:web)?sites?)(?: and our partners)? uses? cookies.{0,400}|"
        r"(?:accept|reject|allow|decline|manage) (?:(?:all )?cookies|all|preferences)|"
        r"cookies? (?:settings|preferences|policy|notice|consent)|"
        r"by (?:continuing|using|browsing|clicking|closing)\b[^\"“”]{2,160}\b(?:cookies|privacy policy|"
        r"terms of)\b.{0,160}",
    ),
    (
        "paywall",
        r"(?:this (?:article|story|content|page|video) is |this is an? )?(?:for |available to )?(?:our )?"
        r"(?:subscriber|member|premium)s?[ -]only(?: (?:article|story|stories|content))?(?:\s?view all)?|"
        r"this (?:article|story|content|page|video) is (?:reserved |available |exclusively |only ){0,2}(?:for|to) "
        r"(?:our )?(?:paying |registered )?(?:subscribers?|members?)(?: only)?|"
        r"(?:to|want to) (?:(?:continue|keep) reading|"
        r"read (?:more|on|this (?:article|story)|the (?:full|whole|rest)\b.{0,20}))"
        r"[^\"“”]{0,80}\b(?:subscribe|log ?in|sign ?in|sign up|register)\b.{0,80}|"
        r"you(?:['’]ve| have) (?:reached|used|read|hit)\b.{1,40}\bfree (?:articles?|stor(?:y|ies)|views?)\b.{0,60}|"
        r"(?:get|start|try|enjoy|unlock)(?=.{0,200}(?:subscri|trial|week|month|[£$€]|articles|stories|digital))"
        r" (?:your |a )?(?:unlimited|full|digital|free|premium)\b[^\"“”]{0,30}"
        r"\b(?:access|trial|subscription)\b.{0,100}|subscribe (?:now|today) (?:to|for|and) .{2,80}",
    ),
    (
        "code",
        r"[.#@][\w-][\w\s.#,>:()@-]{0,120}\{|"
        r"(?-i:(?:-(?:moz|webkit|ms|o)-)?(?:width|height|margin|padding|color|background|border|font|text|"
        r"display|float|"
        r"position|line|overflow|max|min|list|vertical|box|opacity|z|top|left|right|bottom)(?:-[a-z-]{2,30})?\s?:\s?"
        r"(?:[\d#.-]|none|auto|left|right|center|bold|block|inline|absolute|relative|fixed|solid|inherit|"
        r"hidden|both|url|rgb)"
        r"[^;{}]{0,80};)|[^\w]{0,4}(?:window\.|adsbygoogle|googletag|datalayer|_gaq|fbq\().{0,400}|"
        r"(?:\\[a-z]{1,20}\d{0,6} ?){2,20}",
    ),
    (
        "syndication",
        r"the post .{2,160} (?:first appeared|appeared first) on .{2,80}|"
        r"(?:dieser|diese|dieses) (?:artikel|text|beitrag|interview|meldung|geschichte)\b.{0,40}\b(?:zuerst|zunächst|"
        r"ursprünglich|erstmals)\b.{0,80}|(?:cet|cette) (?:article|texte|tribune)\b.{0,30}\b(?:initialement|d['’]abord|"
        r"originellement)\b.{0,100}|(?:este|esta|questo|dit|deze|denna|denne|den här) "
        r"(?:artículo|texto|nota|artigo|reportagem|articolo|testo|artikel|bericht|artikkelen|artiklen|texten|sak)\b"
        r".{0,30}\b(?:originalmente|originariamente|primero|primeiro|por primera vez|oorspronkelijk|eerder|"
        r"ursprungligen|först|først|oprindeligt|opprinnelig)\b.{0,100}|"
        r"this (?:article|story|post|piece) (?:was )?(?:originally|first) (?:published|appeared) (?:on|in|by|"
        r"at) .{2,200}",
    ),
    (
        "contact_prompt",
        r"(?:got|have|do you have) (?:a|any) (?:news )?(?:tips?|story)\b.{0,160}|"
        r"(?:report|suggest|submit) an? (?:correction|typo|error|mistake|edit).{0,40}|close modal|our "
        r"standards:.{2,80}",
    ),
    (
        "correction_notice",
        r"\((?:corrects?|corrected|removes?|adds?|updates?|clarifies|recasts?|fixes|refiles?|repeats?|"
        r"rewrites?|deletes?|"
        r"inserts?|changes)\b[^()]{3,400}\)|"
        r"\(?this (?:story|article|post|report|page|piece) (?:has been|was) (?:updated|corrected|amended|"
        r"edited|revised|"
        r"clarified)\b[^.]{0,200}\.?\)?|(?:(?:correction|clarification|editor['’]s note|update|note)\s?[:—-]\s?)?"
        r"(?:an?|the) (?:earlier|previous|prior|original) version of this (?:story|article|post|report|"
        r"page)\b[^.]{2,250}\.?",
    ),
    ("embargo", r"(?:strictly )?embargo(?:ed)?(?: (?:until|for|till))?[: ].{3,80}"),
    (
        "social_embed",
        r"[—–-]{1,2}\s?.{1,60}\(@\w{1,30}\).{0,40}|"
        r"pic\.twitter\.com/\w+|view this post on instagram.{0,80}|a post shared by .{2,120}|"
        r"view (?:post|tweet|this (?:post|tweet|video)) on \w{1,12}|https?://(?:t\.co|pic\.twitter\.com)/\w{1,30}",
    ),
    (
        "navigation",
        r"home(?:\s*[›»>/|]\s*[^›»>/|.]{2,40}){1,6}|skip to (?:main )?content|back to top|"
        r"(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions)|cookie policy|about us|"
        r"contact us|advertise with us|site ?map)(?:\s?[|·•/,]\s?[^|·•/,.]{2,30}){0,12}|"
        r"page \d{1,3} of \d{1,3}|(?:next|previous) page|(?:show|load|view|see) (?:more|all|less)",
    ),
)
"""Reason, and pattern of the whole line; bounded, so that matching takes linear time."""

MAX_LENGTH = 450
RULES = tuple((reason, re.compile(f"(?:{words})[.:!…»›>]*", re.IGNORECASE)) for reason, words in VOCABULARY)
MAX_LABELLED = 220
"""Characters of a label and the headline that it points to."""
POINTER = re.compile(r"[^\w]{0,3}([^:|»›>→▶：]{2,60}?)\s*[:|»›>→▶：]")
PAGE_URL = re.compile(r"https?://\S+", re.IGNORECASE)
ENDS_LIKE_SENTENCE = re.compile(r"""[.!?…।。][)\]"'”’»]*(?:\s?\([^()]{1,40}\))?$""")
"""With an agency or initials after it: "… on Saturday. (am with AP)"."""
FIRST_WORDS = re.compile(
    r"[^\w©]*(?:"
    r"dies|cet(?:te)?\b|este\b|esta\b|questo|dit\b|deze|denn[ae]\b|den här|"
    r"adver|ads?|sponsor|promot|story|article|content|scroll|paid|remove|"
    r"related|you (?:may|might|could|have)|you['’]ve|recommend|more|most|"
    r"read|open|unsub|up next|what (?:to|do)|watch|see|also (?:read|see|watch)|trend|editor|top(?: stories|:)|"
    r"latest|from our|"
    r"in other|other (?:stories|news|articles)|popular|don['’]?t|donate|"
    r"previous|next|tag|"
    r"listen|view|learn|find|continue|keep|click|full|please|sign|subscribe|register|join|get|receive|stay|"
    r"enjoy|download|follow|like|support|newsletter|already|share|tweet|pin|print|save|copy|bookmark|"
    r"facebook|twitter|x\b|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|"
    r"unmute|mute|pause|replay|skip|fullscreen|exit|close|cancel|expand|collapse|enlarge|swipe|live|now|toggle|"
    r"hide|audio|list of|"
    r"end of|\d{1,2}\s?/|representa|illustrat|symbolic|file|archive|stock|gallery|pictures|in pictures|podcast|"
    r"explainer|"
    r"opinion|poll|quiz|after|suggested|you|add|e-?mail|messenger|visit|comment|\d{1,9} (?:comment|min|hour|day|"
    r"week|repl|like)|\d{1,2}-min|"
    r"leave|post|add|write|show|log|©|\(c|this|none|null|nil|undefined|"
    r"nan|n/?a|image|video|photo|embed|gallery|loading|enable|your browser|"
    r"play|(?:first|last) (?:pub|upd|post|mod|cre)|published|updated|posted|"
    r"modified|created|(?:we|our) (?:and|use|web|site|standards)|accept|manage|correct|remov|add|update|clarif|recast|"
    r"fix|refile|repeat|"
    r"rewrit|delet|insert|chang|strictly|embargo|pic|home|skip|back|"
    r"(?:an?|the) (?:earlier|previous|prior|original|post)|(?:to|want to) (?:continue|keep|read)|"
    r"by (?:continuing|using|browsing|clicking|closing|signing)|(?:for|want) more|be the first|do you|"
    r"subscriber|member|premium|start|try|unlock|cookie|reject|allow all|allow cookies|decline|privacy|terms|about us|"
    r"contact us|site ?map|"
    r"page|load|thank|enter|something|report|suggest|submit|filed|categor|keyword|topic|got|have a|media "
    r"playback|these are|external|"
    r"sort|repl(?:y|ies)\b|brought|make a|https?:|editor|note|open|"
    r"-(?:moz|webkit)|width|height|margin|padding|color|background|border|font|text|display|float|"
    r"position|line|overflow|"
    r"max-|min-|list|vertical|box|opacity|z-|left|right|bottom|window\.|googletag|datalayer|_gaq|fbq"
    r")|[^\w]*$"
)
"""A fast check before the rules: how every line that a rule matches begins, except rights and embeds. In lower case,
since the regex engine skips alternatives by their first letter where case counts."""
CODE_OPENS = frozenset(".#@\\")
CLOSING = frozenset({"related_links", "comments", "newsletter", "share_prompt", "copyright"})
"""Reasons of lines that start a page's footer: later lines that are not sentences belong to it."""
MIN_REPEATED = 15
"""Characters: tables of results repeat shorter lines."""
MAX_LINK_LENGTH = 160
CONVERSION = re.compile(r"\([^()=]{0,20}\d[^()=]{0,20}=[^()=]{0,20}\d[^()=]{0,30}\)")
"""The rate of exchange at the end of an agency's story."""
MIN_TAGS = 2
MAX_TAG_LENGTH = 40
TAG = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’&.-]*(?: [A-ZÀ-Þ'’&.-]+){0,4}")
LETTERS = re.compile(r"[^\W_]+")
_TIME_WORDS = """
at on of the th st nd rd am pm a m p est edt cst cdt pst pdt gmt bst utc cet cest ist et pt ct hrs h t z noon midnight
published updated posted modified created first last date time
"""
TIME_WORDS = frozenset((*_TIME_WORDS.split(), *ENGLISH_MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
"""The words besides numbers in a line that is only a time; with any other word it may be news."""
HEAD = 5
"""Paragraphs that may be lines over the story: a lone date there is when the page was made."""


def extract_boilerplate(draft: Draft) -> None:
    """Move lines that are not part of the story to `removed`, each with its reason."""
    _extract_page_url(draft)
    kept: list[str] = []
    feet: list[int] = []
    joined = "\n".join(draft.paragraphs)
    may_ask = mentions_sign_up(joined)  # once for all lines: few texts do
    may_close = may_ask or "ollow us" in joined or "ownload our" in joined
    is_english = " the " in joined
    for index, paragraph in enumerate(draft.paragraphs):
        reason = reason_for(paragraph)
        if reason is None and may_ask and asks_to_sign_up(paragraph):
            reason = "newsletter"
        if reason is None and not is_english:
            reason = prompt_reason(paragraph)
        if reason is None and index < HEAD and _is_time(paragraph):
            reason = "timestamp"
        if reason is None and kept and len(paragraph) >= MIN_REPEATED and paragraph == kept[-1]:
            reason = "repeated_line"
        if reason is None:
            kept.append(_without_appeal(paragraph, draft) if may_close else paragraph)
            continue
        if reason in CLOSING and kept and feet[-1:] != [len(kept)]:
            feet.append(len(kept))
        draft.remove(paragraph, reason)
        if reason == "timestamp" and index < HEAD and draft.published_at is None:
            written = find_time(paragraph)
            draft.published_at = written.iso if written else None
    draft.paragraphs = kept
    _drop_foot(draft, feet)
    _drop_tags(draft)


def _without_appeal(paragraph: str, draft: Draft) -> str:
    begin = closing_appeal(paragraph)
    if begin is None:
        return paragraph
    draft.remove(paragraph[begin:].strip(), "newsletter")
    return paragraph[:begin]


def reason_for(line: str) -> str | None:
    """Return why a line is boilerplate, by its words; None if it may be part of the story."""
    if len(line) > MAX_LENGTH:
        return None
    if len(line) <= MAX_LABELLED and (reason := label_reason(line)):
        return reason
    if not _may_be_boilerplate(line):
        return None
    line = line.rstrip(" :")
    return next((reason for reason, rule in RULES if rule.fullmatch(line)), None)


def label_reason(line: str) -> str | None:
    """Return the reason if a line is a page label, alone or before a headline; None for other lines."""
    if len(line) <= 2 * MAX_LABEL_LENGTH and (reason := LABELS.get(label_key(line))):
        return reason
    pointed = POINTER.match(line)
    return PROMPTS.get(label_key(pointed[1])) if pointed else None


def _may_be_boilerplate(line: str) -> bool:
    """A fast check that lets most story lines through."""
    small = line.lower()
    return line[:1] in CODE_OPENS or "(@" in line or FIRST_WORDS.match(small) is not None or "reserved" in small


def _extract_page_url(draft: Draft) -> None:
    """Remove the page's URL above the text, which some crawlers add."""
    if draft.paragraphs and PAGE_URL.fullmatch(draft.paragraphs[0]):
        address = draft.paragraphs.pop(0)
        draft.url = draft.url or address
        draft.remove(address, "page_url")


def _drop_foot(draft: Draft, feet: list[int]) -> None:
    """Remove the lines below "Related articles" and the like, if all of them look like links.

    Args:
        draft: the article.
        feet: the paragraphs that were below such a label; a label in mid-story has story text below it and is skipped.
    """
    last = len(draft.paragraphs)
    while last and not _is_story(draft.paragraphs[last - 1]):
        last -= 1
    foot = next((foot for foot in feet if foot >= last), None)
    if foot is None:
        return
    for paragraph in draft.paragraphs[foot:]:
        draft.remove(paragraph, "related_links")
    del draft.paragraphs[foot:]


def _is_story(paragraph: str) -> bool:
    if len(paragraph) > MAX_LINK_LENGTH or CONVERSION.fullmatch(paragraph):
        return True
    return ENDS_LIKE_SENTENCE.search(paragraph) is not None


def _drop_tags(draft: Draft) -> None:
    """Remove two or more short lines in capitals after the story: subject tags."""
    start = len(draft.paragraphs)
    while start and len(draft.paragraphs[start - 1]) <= MAX_TAG_LENGTH and TAG.fullmatch(draft.paragraphs[start - 1]):
        start -= 1
    if len(draft.paragraphs) - start < MIN_TAGS or not start or not _is_story(draft.paragraphs[start - 1]):
        return
    for paragraph in draft.paragraphs[start:]:
        draft.remove(paragraph, "tags")
    del draft.paragraphs[start:]


def _is_time(line: str) -> bool:
    return (
        len(line) < 60
        and line[-4:].strip("apm. ").isalnum()
        and any(map(str.isdigit, line))
        and all(word in TIME_WORDS or word[0].isdigit() for word in LETTERS.findall(line.lower()))
        and iso_time(line) is not None
    )
