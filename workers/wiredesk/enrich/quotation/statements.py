"""Decide which attributions are quotes: a communicated proposition, or words in quote marks."""

import re

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.names.neighbours import BODIES, COMPANIES
from wiredesk.enrich.quotation.acts import act_of, is_negated
from wiredesk.enrich.quotation.marks.titles import is_title
from wiredesk.enrich.quotation.propositions import (
    FINITE,
    NUMERALS,
    QUESTION_WORDS,
    SUBJECTS,
    is_clause,
    may_be_clause,
    opens_question,
)
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.knowledge.speech import CLAUSAL, DOCUMENTS, HEARINGS, IMPLYING, MANNER, NAMING, Act, inflected
from wiredesk.knowledge.vocabulary import listed

MIN_CONFIDENCE = 0.6
"""Of a report without quote marks. Of a hundred reports drawn at random 44 of the 45 right ones had .70 and more, and 5
of the 25 that nobody had made."""


MIN_CONFIDENCE_SAID = 0.9
"""Of words behind "said" without a known finite verb: "its rules bar harm"."""
MIN_CONFIDENCE_TERM = 0.85
"""Of a few words in quote marks beside a verb that is none of speech."""
MAX_TERM = 5
"""Words of a term or a name in quote marks."""
_TOPIC = re.compile(
    r"of |about (?!(?:\d|an? (?:dozen|fifth|half|hundred|quarter|tenth|third|thousand)\b|half\b"
    rf"|(?:{'|'.join(sorted(NUMERALS))})\b))"
)
"""At the beginning of a content: that it is what was talked about: "of a man who was lost"."""
_IN_MARKS = re.compile(r"(?:[“\"]([^“”\"]+)(?:[”\"]|$)|(?<!\w)[‘']([^“”\"‘’']+)(?:[’'](?!\w)|$))")
_IN_A_NAME = re.compile(r"[^\W\d_a-z]\w+ [“\"‘'][^\W\d_a-z][^“”\"‘’']{0,30}[”\"’'] [^\W\d_a-z]\w")
_VOICING = frozenset(form for verb in ("express", "voice") for form in inflected(verb))
_POSSESSIVE = listed("her his its my our their your")


_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|got)\s(?:\w+ly\s|also\s|then\s)?"
    r"(?:accused of|advised|asked|assured|informed|instructed|notified|ordered|promised|reminded|told|urged|warned)"
    r"(?: to \w+)?$"
)
_HEARD = re.compile(r"(?:^|\s)(?:heard|(?:was|were|been) (?:\w+ly |also |then )?told)$")
_NEVER_REPORTING = NAMING | MANNER
_SUPPOSED = re.compile(
    r"\b(?:is|are|was|were|being|been)\s(?:\w+\s)?"
    r"(?:believed|expected|feared|known|presumed|reported|said|thought|understood)(?: for)?$"
)
"""A cue by which nobody in particular says something: "officers are understood to be"."""
_INFINITIVE = re.compile(r"\bto(?: (?!that\b)[a-z]+)?\s*$")
"""Words right before a content that is their object."""
_SINCE_WHEN = re.compile(r", (?:(?:[\w-]+ )?(?:hours|days|weeks|months|years) )?(?:after|as|before|when|while)\b")
"""Behind a demand: when it was made."""
_TO_DO_CUE = re.compile(r"(?!.*\b[Aa]ccording\b).*\bto", re.DOTALL)
_THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
_POINTED_AT = re.compile(
    r"[a-z]+(?<!s)(?: (?:again|at|by|for|from|in|last|next|of|on|this|to|with|without) [^,]*)?(?:, (?P<more>.*))?"
)
"""A noun with which "that" belongs and no clause: "answer that question", "that decision, as does Ruiz"."""
_PLAN = re.compile(
    r"(?:for )?(?:(?:this|last) [a-z]+ )?(?:(?:an?|his|her|its|new|the|their) )*"
    r"(?:decision|effort|intention|move|plan|proposal)s? to (?P<rest>.*?)(?: (?:that|which|who)\b.*)?"
)
"""What is planned, up to a clause about it: "announced plans to form a band that would have no singer"."""
_SUPPOSING = re.compile(r"\b(?:if|unless|whether)\s+$", re.IGNORECASE)
SUPPOSING = 10
"""Characters before a source that are searched for such a word."""
_PEOPLE = listed("authorities children colleagues men people police ministries studies surveys women")
_ADVERBIAL = re.compile(
    r"(?:After|Although|As|Because|Before|By|During|For|From|If|In|On|Since|To|Until|When|While|With"
    rf"|At(?! (?:least|most))|About(?! (?:\d|{'|'.join(sorted(NUMERALS))})))\b"
)
"""At the beginning of a sentence: words that may be no clause: "At the mill", and not "At least two wolves"."""
_BEFORE_NOUNS = listed("about at by for from in into of on over to under with")
_TO_FULL_STOP = re.compile(r"(?: [^\s,.;:“”\"]+){0,6}\.")
"""Who hears it, and when or where it is said, behind cue and source."""
MIN_WORDS = 5
"""Words of a sentence that is taken for a clause by its place alone."""
_HEARER_AND_THAT = re.compile(r" (?:(?:an?|her|his|its|the|their) )?(?:[\w.’'-]+ ){1,3}that ")
_SAYING = listed("said says adding added")
_BESIDE_SAYING = listed("also has have had later then")
_RECOUNTING = frozenset(form for verb in ("recall", "recount", "remember") for form in inflected(verb)) | {"told"}
_TO_DO = re.compile(r"(?P<hearer>(?:[\w’'&.-]+ ){1,8}?)to [a-z]+\b")
"""The addressee and infinitive of a demand, which is not a clause whatever follows."""
_NARRATORS = frozenset({"i", "we", "you"})
"""Writers and readers, outside quote marks: "I hope this helps"."""
_SPOKEN = frozenset(form for verb in ("add", "say", "tell") for form in inflected(verb)) | {"said", "told"}
_EVENTS = listed("""
    boycott boycotts campaign campaigns clash clashes crisis demonstration demonstrations event events fighting march
    marches outcry petition petitions protest protests rally rallies revolt riot riots sit-in strike strikes unrest
    uprising violence vote votes war
    """)


def stated_act(text: str, attribution: Attribution) -> Act | None:
    """The act of an attribution's cue; what a hearing heard was said there."""
    return "says" if _is_heard(text, attribution) else act_of(text, attribution.cue)


def is_quote(text: str, attribution: Attribution) -> bool:
    """Whether an attribution counts as a quote.

    Words in quote marks are quotes. Unquoted content is a quote if its cue is a verb of speech or thought, is not
    negated, and the content is a clause with a finite verb. A denial without quote marks is not a quote: without its
    cue it reads as a claim.
    """
    if attribution.kind != "indirect":
        return attribution.kind == "direct" or not _is_term(text, attribution)
    cue = attribution.cue
    act = stated_act(text, attribution)
    if cue is None or act is None or act == "denies":
        return False
    if attribution.confidence < MIN_CONFIDENCE and not _is_beyond_doubt(text, attribution):
        return False
    if attribution.source and text[slice(*attribution.source)].lower() in _NARRATORS:
        return False
    if _is_topic(text, cue, attribution.content[0].start) or _is_pointed_at(text, attribution):
        return False
    if _is_event(text, attribution) or _SUPPOSED.search(text, *cue):
        return False
    if text[slice(*cue)].endswith(" by"):
        return False  # "was asked by a reader whether"
    if text[slice(*cue)] == "accused of":
        return False  # "senators accused of helping a rival, and his allies"
    if text[slice(*cue)].rpartition(" ")[2] in _POSSESSIVE and attribution.content[0].start <= cue.end + 1:
        return False  # "expressed her thanks for what was done"
    if text[slice(*cue)] in ("Asked", "Told") or _is_in_apposition(text, attribution):
        return False  # "Told they weren’t, she laughed", "Asked by reporters why, she left", "Ruiz, asked if, left"
    if not _VOICING.isdisjoint(text[slice(*cue)].split()) and not _is_behind_that(text, attribution):
        return False  # "expressed his thanks for the help that was given"
    if _TO_DO_CUE.fullmatch(text, *cue) and 0 <= attribution.content[0].start - cue.end <= 1:
        return False  # "agreed to support the plan if it was cheap"
    if _INFINITIVE.search(text, cue.end, max(cue.end, attribution.content[0].start)):
        return False  # "reported to the camp", "requested anonymity to discuss the talks"
    if _is_supposed(text, attribution):
        return False
    if _is_hearer(text, attribution):
        return False
    if _is_shown(text, attribution):
        return False
    if act == "says" and not _NEVER_REPORTING.isdisjoint(text[cue.start : cue.end].lower().split()):
        return False
    words = " ".join(text[span.start : span.end] for span in attribution.content)
    if act == "demands":
        words = _SINCE_WHEN.split(words)[0]
    bidden = _TO_DO.match(words) if act in ("asks", "demands", "promises") else None
    hearer = (bidden["hearer"] if act == "asks" else bidden["hearer"].partition(" who ")[0]) if bidden else ""
    if bidden and not is_clause(hearer) and QUESTION_WORDS.isdisjoint(hearer.split()):
        return False  # "called on ministers to release the money promised in May"
    if (
        not words.strip()
        or is_negated(text, cue)
        or (
            opens_question(words)
            and act != "asks"
            and not _is_recounted(text, cue, words)
            and not _is_sentence_before(text, attribution, cue)
            and not _is_whole_behind_that(text, attribution, cue)
            and not _is_interrupted(text, attribution, cue)
        )
    ):
        return False
    plan = _PLAN.fullmatch(words) if _SPOKEN.isdisjoint(text[slice(*cue)].split()) else None
    if plan and not is_clause(words[: plan.end("rest")]):
        return False
    if (
        is_clause(words)
        or _ends_sentence(text, attribution)
        or _is_behind_that(text, attribution)
        or _is_behind_according(text, attribution)
        or _is_surely_said(text, attribution, cue)
        or (_is_interrupted(text, attribution, cue) and _opens_sentence(text, attribution.content[0]))
    ):
        return True
    is_behind = 0 <= attribution.content[0].start - cue.end <= 1
    return is_behind and not CLAUSAL.isdisjoint(text[slice(*cue)].lower().split()) and may_be_clause(words)


def _is_term(text: str, attribution: Attribution) -> bool:
    """Whether all that is in marks is a word or two, beside a verb that reports nothing: "set up a “toy library”"."""
    if act_of(text, attribution.cue) is not None:
        return False
    said = " ".join(text[slice(*span)] for span in attribution.content)
    without_nicknames = _IN_A_NAME.sub(" ", said)
    in_marks = [words for marked in _IN_MARKS.findall(without_nicknames) for words in marked if words]
    if attribution.confidence >= MIN_CONFIDENCE_TERM:
        return without_nicknames != said and not in_marks
    return all(len(words.split()) <= MAX_TERM or is_title(words.split()) for words in in_marks)


def _is_beyond_doubt(text: str, attribution: Attribution) -> bool:
    """Whether the form of a sentence leaves no doubt: "Ruiz said it was late.", "The study, which …, found that …"."""
    cue, source, content = attribution.cue, attribution.source, attribution.content[0]
    if cue is None or source is None or len(attribution.content) > 1:
        return False
    between = text[source.end : cue.start] if source.end <= cue.start else "."
    joined = text[cue.end : content.start] == " that " or _HEARER_AND_THAT.fullmatch(text, cue.end, content.start)
    if not between.strip(" ,") and joined and act_of(text, cue) == "says":
        return len(text[slice(*content)].split()) >= MIN_WORDS - 1
    *beside, verb = text[slice(*cue)].split()
    is_said = verb in _SAYING and all(word in _BESIDE_SAYING or word.endswith("ly") for word in beside)
    if not is_said or cue.end + 1 != content.start:
        return False
    said = text[slice(*content)]
    return text[content.end : content.end + 1] in (".", ",") and said.split()[0] not in FINITE and is_clause(said)


def _is_surely_said(text: str, attribution: Attribution, cue: Span) -> bool:
    """Whether several words right behind "said" are sure to be its object: "says its rules bar harm"."""
    content = attribution.content[0]
    if attribution.confidence < MIN_CONFIDENCE_SAID or content.start != cue.end + 1:
        return False
    return text[slice(*cue)] in ("said", "say", "says") and len(text[slice(*content)].split()) >= MIN_WORDS


def _is_sentence_before(text: str, attribution: Attribution, cue: Span) -> bool:
    """Whether a content opens a sentence that ends in its cue: "What they did not know was that …, Ruiz said"."""
    first, last = attribution.content[0], attribution.content[-1]
    return last.end <= cue.start and text[first.start].isupper()


def _is_whole_behind_that(text: str, attribution: Attribution, cue: Span) -> bool:
    """Whether "that" is before a content, which is whole: "argued that if they go, it falls"."""
    start, end = attribution.content[0].start, attribution.content[-1].end
    return bool(_THAT.search(text, max(cue.end - 1, start - len(" that ")), start)) and text[end : end + 1] != ","


def _is_interrupted(text: str, attribution: Attribution, cue: Span) -> bool:
    """Whether the cue stands between a clause and the rest: "If it fell, she said, we would know"."""
    first, last = attribution.content[0], attribution.content[-1]
    return first.end <= cue.start < last.start and " " in text[slice(*first)]


def _opens_sentence(text: str, content: Span) -> bool:
    """Whether a content opens a sentence with its subject: "Those works", of "Those works, he said, include a road"."""
    opens = content.start == 0 or text[content.start - 1] == "\n" or text[content.start - 2] in '.?!”"'
    return opens and text[content.start].isupper() and not _ADVERBIAL.match(text, *content)


def _is_recounted(text: str, cue: Span, words: str) -> bool:
    """Whether somebody tells what happened, with "how" for "that": "recalled how she once stopped a tank"."""
    return words.startswith("how ") and not _RECOUNTING.isdisjoint(text[slice(*cue)].lower().split())


def _is_behind_according(text: str, attribution: Attribution) -> bool:
    """Whether a content is the rest of a sentence that "According to …," opens."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or text[slice(*cue)] != "According to":
        return False
    return text[source.end : attribution.content[0].start].strip() == ","


def _ends_sentence(text: str, attribution: Attribution) -> bool:
    """Whether a content is a sentence with a comma, its source and cue behind it: "Naps help, Ruiz told reporters."."""
    cue, source, content = attribution.cue, attribution.source, attribution.content[-1]
    if cue is None or source is None or len(text[slice(*content)].split()) < MIN_WORDS:
        return False
    first, last = sorted((cue, source))
    return (
        bool(_TO_FULL_STOP.match(text, last.end))
        and text[content.end : first.start] == ", "
        and text[first.end : last.start] == " "
        and _opens_sentence(text, content)
    )


def _is_shown(text: str, attribution: Attribution) -> bool:
    """Whether a thing, and nobody who speaks or writes, suggests something: "The teeth suggest that"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or IMPLYING.isdisjoint(text[slice(*cue)].lower().split()):
        return False
    words = text[slice(*source)].split()
    if not SUBJECTS.isdisjoint(word.lower() for word in words[:1]) or any(
        word[0].isupper() or word[0].isdigit() for word in words[1:] or words
    ):
        return False
    return not any(_can_say(word.lower()) or _can_say(word.lower().removesuffix("s")) for word in words)


def _can_say(noun: str) -> bool:
    return noun in DOCUMENTS or noun in BODIES or noun in COMPANIES or is_personal(noun) or noun in _PEOPLE


def _is_behind_that(text: str, attribution: Attribution) -> bool:
    """Whether "that" joins the content to its cue, so that it is a clause whatever its verb: "said that smog kills"."""
    cue, start = attribution.cue, attribution.content[0].start
    if not _BEFORE_NOUNS.isdisjoint(text[start : attribution.content[0].end].split()[:1]):
        return False  # "answer that with a study"
    return cue is not None and cue.end < start and bool(_THAT.search(text, max(cue.end - 1, start - 6), start))


def _is_pointed_at(text: str, attribution: Attribution) -> bool:
    """Whether "that" before the content belongs with a noun and joins no clause: "accepted that nomination"."""
    content = attribution.content[0]
    if attribution.cue is None or attribution.cue.end > content.start or not text.endswith(" that ", 0, content.start):
        return False
    words = text[slice(*content)]
    noun = _POINTED_AT.fullmatch(words)
    if noun is None or is_clause(words.partition(",")[0]):
        return False
    more = noun["more"] or ""
    return not is_clause(more) or more.startswith("as ")


def _is_in_apposition(text: str, attribution: Attribution) -> bool:
    """Whether a comma is between a source and "asked", so that the source is who hears it: "Ruiz, asked if"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source.end + 2 != cue.start or text[slice(*cue)] != "asked":
        return False
    is_behind_office = "," in text[slice(*source)] or text.endswith(", ", 0, source.start)  # "its head, Ruiz, asked"
    return text[source.end] == "," and not is_behind_office


def _is_supposed(text: str, attribution: Attribution) -> bool:
    """Whether "if" or the like before source and cue leaves open that anything was said: "If Ruiz says …"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source.start > cue.start:
        return False
    return bool(_SUPPOSING.search(text, max(0, source.start - SUPPOSING), source.start))


def _is_hearer(text: str, attribution: Attribution) -> bool:
    """Whether the source was asked or informed: "Ruiz was asked whether he would go"."""
    cue, source = attribution.cue, attribution.source
    is_told = cue and source and source.end <= cue.start and _PASSIVE.search(text[source.end : cue.end])
    return bool(is_told) and not _is_heard(text, attribution)


def _is_heard(text: str, attribution: Attribution) -> bool:
    """Whether a court or a meeting heard it: "The jury heard that", "Councillors were told"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source.end > cue.start:
        return False
    content = attribution.content[0]
    if not cue.start < content.start and text[content.end : source.start] != ", ":
        return False
    return bool(_HEARD.search(text[source.end : cue.end])) and not HEARINGS.isdisjoint(
        text[source.start : source.end].lower().split()
    )


def _is_topic(text: str, cue: Span, start: int) -> bool:
    """Whether a content is what was talked about: "told Lind about the debts she was hiding"."""
    if start < cue.end:
        return False
    about = text.rfind(" about ", cue.end, start)
    return bool(_TOPIC.match(text, about + 1 if about > 0 and about + len(" about ") == start else start))


def _is_event(text: str, attribution: Attribution) -> bool:
    """Whether the source is an event and not a person: "huge protests demanding that he step down".

    What "said" is no event: "The campaign said".
    """
    source, cue = attribution.source, attribution.cue
    if cue and not _SPOKEN.isdisjoint(text[slice(*cue)].split()):
        return False
    last = text[source.start : source.end].split()[-1:] if source else []
    return bool(last) and last[0] in _EVENTS
