"""Lines of a newspaper below a story: where to read on, who may use the text, whose views it gives, contacts.

In mid-text such words can be the story's own; below its last sentence, as a paragraph of its own, they are not.
"""

import re

_PAPER = r"[A-ZÀ-Þ][\w’'&.-]*"
_ADDRESS = r"(?:https?://|www\.)\S+|(?<![@\w.])[\w-]{2,40}(?:\.[\w-]{2,30}){1,3}(?:/\S*)?"
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}"
_TEXT = r"(?:story|article|piece|report|post|essay|column|analysis|interview|excerpt)"
_NEWS = r"(?:news|updates?|headlines|stories|coverage|articles|analysis|briefings?|newsletters?|alerts|app|videos)"
MAX_LENGTH = 320
_LINES = re.compile(
    rf"(?:for|to (?:read|see|find|get)|read|find|see|visit|go to|discover)\b(?=.{{0,160}}\b(?:more|visit|{_NEWS})\b)"
    rf"(?!.{{0,160}}\b(?:information|info|details|help|tickets)\b)[^.!?]{{0,160}}?(?:{_ADDRESS})(?: "
    rf"[^.!?]{{2,60}})?[.!]?|"
    rf"(?:more|more (?:{_NEWS})|website|web ?site|online|source|link)(?:\s?:| (?:at|on))\s?(?:{_ADDRESS})[.!]?|"
    rf"{_ADDRESS}|source link|(?-i:(?:More )?[A-Z]{{2,5}} [\w ]{{2,30}}): https?://\S+|"
    # what is still to come
    r"(?:this (?:is|remains) |breaking: ?)?(?:an? )?(?:breaking|developing)(?:,? (?:breaking|developing))?(?: news)? "
    r"stor(?:y|ies)\b.{0,160}|(?:breaking|update)[:!] more .{2,60}|"
    r"(?:breaking: ?)?more (?:details |news |information |updates )?"
    r"(?:(?:will|to) (?:be added |follow|come)|soon|shortly|later)"
    r".{0,60}|(?:story|details) developing.{0,40}|(?:please )?(?:check|come) back (?:for|later|soon|here)\b.{0,100}|"
    # where the text is from and who may use it
    rf"(?:this {_TEXT} (?:is |was |has been )?)?(?:first|originally) (?:published|appeared|posted|ran|reported|"
    rf"written) "
    r"(?:in|on|at|by|as|here|for)\b.{2,200}|"
    r"(?:re-?published|re-?printed|re-?posted|used|excerpted|adapted) (?:here )?(?:(?:with|by) (?:the )?(?:kind )?"
    r"permission|from|under)\b.{0,200}|"
    rf"this {_TEXT} (?:is|was|has been) (?:re)?(?:published|printed|posted|produced|provided|distributed) (?:here )?"
    r"(?:from|under|with|in (?:partnership|collaboration|cooperation)|by arrangement|courtesy|as part)\b.{2,300}|"
    rf"(?:you can )?(?:read|see|view) the original(?: {_TEXT})?(?: .{{2,60}})?[.!]?|"
    rf"[(]?this (?:is a|{_TEXT} (?:is|was|has been) (?:auto-?)?(?:published|generated)(?: via| from)?(?: a)?) "
    r"syndicated(?: news)? feed\b.{0,100}|"
    r"[(]?the (?:story|article) (?:is|was|has been) (?:auto-?)?(?:published|generated) (?:via|from) a syndicated"
    r"(?: news)? feed\b.{0,100}|"
    rf"this {_TEXT} (?:is|was|has been) (?:written|produced|translated|created|generated|edited|compiled|"
    rf"summari[sz]ed) "
    r"(?:(?:in part |partly )?(?:with|by|using) (?:the )?(?:(?:help|assistance|aid|use) of )?)(?:an? )?"
    r"(?-i:AI|artificial intelligence|machine translation|automat|ChatGPT)\b.{0,200}|"
    rf"an? (?:\w+ )?version of this {_TEXT} (?:was )?(?:first |originally )?(?:appear(?:s|ed)|ran|published) "
    rf"(?:in print\b|(?:in|on|at|by) (?:the )?(?-i:[A-Z])).{{2,250}}|"
    rf"[^“”\"]{{0,200}}\bmore about (?-i:{_PAPER}(?: {_PAPER}){{1,3}})|"
    # whose views they are
    r"[(]?(?:all |the )?(?:views?|opinions?)(?: and opinions?)?(?: expressed)?(?: (?:here|above|herein|"
    r"(?:in|by) (?:this|the) .{2,40}?))? (?:are|is|belong) (?:solely |strictly |entirely |purely )?"
    r"(?:personal|those of|(?:to )?(?:the )?(?:author|writer|columnist|his|her|their|my)\b).{0,200}|"
    # contacts
    rf"(?:[^.!?“”\"]{{4,60}}\? )?"
    rf"(?:to )?(?:contact|e-?mail|reach|write (?:to )?|questions|comments|feedback|corrections|tips|you can "
    rf"(?:contact|reach|e-?mail|write)|send (?:tips|feedback|comments|corrections|letters|news))\b[^“”\"]{{0,160}}?"
    rf"{_MAIL}[^“”\"]{{0,120}}|"
    # what the newspaper offers
    rf"(?:for|get|read|catch|find|follow|keep|check|see|watch|browse|track|to (?:receive|get|read|"
    rf"stay))\b(?:,? \w+){{0,6}}? "
    rf"(?:latest|breaking|more|our|daily|top)\b[^“”\".]{{0,40}}\b{_NEWS}\b[^“”\".]{{0,160}}"
    rf"\b(?:on|with|from|follow|download|subscribe|visit|like|click|stay|sign up|(?:in|at) "
    rf"(?-i:{_PAPER}))\b[^“”\".]{{2,120}}"
    rf"[.!]?|check out our (?:latest )?{_NEWS}|(?:visit|see) our (?:website|site|home ?page)\b.{{0,80}}|"
    rf"(?:catch|get|read|check|stay|follow|find|for)\b[^“”\"]{{0,60}}\b{_NEWS}\b[^“”\"]{{4,160}}[.!] "
    rf"(?:download|subscribe|follow|install|join|visit|sign up)\b[^“”\"]{{4,120}}|"
    rf"stay (?:tuned|connected|updated|informed|ahead)(?: (?:to|with|on))?\b[^“”\".]{{0,60}}(?-i: {_PAPER})"
    rf"[^“”\".]{{0,80}}[.!]?|keep up (?:to date )?with (?:the|all the|our) latest\b[^“”\".]{{2,80}}[.!]?|"
    r"[*#=—–-]{1,5}\s?(?:the )?(?:end|ends|fin|ende|end of (?:the )?(?:story|text|report|message|release|article))"
    r"\s?[*#=—–-]{0,5}|"
    # labels
    r"(?:#\w{2,40}[\s,]*){1,20}|(?:categor(?:y|ies)|location|labels?|posted in)\s?:\s?[^.!?]{2,80}|"
    r"[(]?notes? (?:to|for) (?:the )?editors?\b.{0,300}|"
    # who helped
    r"[—–-]{0,2}\s?(?:with (?:assistance|additional reporting|reporting|contributions?|help)|contributing|"
    r"contributions?|"
    r"additional (?:reporting|writing|editing|research)|produced|production|graphics?|research|"
    r"laporan)\s?(?:from|by|:|by:)"
    rf"\s?(?-i:(?:The )?{_PAPER}(?:(?:,| and| &| in| of)? {_PAPER}){{0,12}})[.]?|"
    # initials and the name of the newspaper
    r"(?-i:[(\[—–-]{0,2}\s?[a-z]{2,4}(?:\s?[,/]\s?[a-z]{2,4}){0,3}[)\]]?)|"
    rf"(?-i:\({_PAPER}(?: {_PAPER}){{0,2}}\))|"
    rf"[—–-]{{1,2}}\s?(?-i:{_PAPER}(?: {_PAPER}){{0,4}}/{_PAPER}(?: {_PAPER}){{0,3}})",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"(?P<name>{_PAPER}(?: {_PAPER}){{1,3}}) (?:is|was|works as) (?:an? |the )?(?:[\w’'-]{{2,20}} ){{0,5}}?"
    r"(?:writer|reporter|correspondent|columnist|journalist|editor|contributor|freelancer|intern|blogger|producer)"
    r"(?:(?:,? (?:for|at|with|of|based|in|on|from|who|and|covering))\b.{2,240}|\.?)|"
    rf"(?P<name2>{_PAPER}(?: {_PAPER}){{1,3}}) (?:covers|writes about|reports on) .{{2,120}}?\b(?:for|at) "
    rf"(?:the |The )?"
    rf"{_PAPER}.{{0,160}}"
)
"""A note on the writer, who is not named in the story."""


def is_foot_line(line: str, above: str) -> bool:
    """Whether a text's last paragraph is a line of the newspaper.

    Args:
        line: the last paragraph.
        above: the story.
    """
    if len(line) > MAX_LENGTH:
        return False
    if _LINES.fullmatch(line):
        return True
    about = _ABOUT.fullmatch(line)
    return about is not None and (about["name"] or about["name2"]) not in above
