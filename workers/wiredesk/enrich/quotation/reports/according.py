"""Sentences whose form gives source and content: "According to …, …", "…, the port said.", "A court ruled that …"."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.propositions import FINITE, QUESTION_WORDS, SUBJECTS, is_clause, may_be_clause
from wiredesk.enrich.quotation.reports.unsaid import is_time
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.speakers.source_words import is_role
from wiredesk.knowledge.speech import (
    ACT_OF_VERB,
    CLAUSAL,
    DOCUMENTS,
    HEARINGS,
    MANNER,
    NAMING,
    PAST,
    PAST_PARTICIPLES,
    inflected,
)
from wiredesk.knowledge.vocabulary import listed

CUE = "According to"
CONFIDENCE = 0.9
SURE = 0.75
"""Minimum confidence to keep the model's attribution in such a sentence."""

_SOURCE = re.compile(
    r"\s+(?P<source>[^,.;:\n“”\"«»]{2,100}(?:, (?:an?|the|who|which)\s[^,.;:\n“”\"«»]{2,80})?"
    r"(?:, [A-Z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*| (?:al|bin|da|de|van|von)){1,4}(?=,))?),\s+(?=\S)"
)
"""The source, its description, and the name after an office: "the head of the port, Ana Ruiz"."""
_REPORTING = frozenset(
    verb
    for verb, act in ACT_OF_VERB.items()
    if act in ("says", "thinks") and not verb.endswith("ing") and verb not in MANNER | NAMING
)
_VERBS_SOUGHT = _REPORTING | {"heard"}
_VERBS = "|".join(("point(?:ed|s) out", *sorted(_REPORTING)))
_WHO = (
    r"(?:(?:an?|another|both|her|his|its|many|most|one|other|several|some|the|their|two|three|four|[^\W\d_a-z]\S*)"
    r" (?:[^\s,;:]+ ){0,8}?|(?:[a-z]+ ){0,2}(?:[a-z]+s|people|police) "
    r"(?:(?:at|from|in|of|with) (?:[^\s,;:]+ ){1,5}?)?|(?:[a-z-]+ ){1,3}(?:[^\W\d_a-z]\S* ){2,4}"
    r"|(?:he|she|it|they|[^\W\d_a-z]\S*) )"
)
_PERFECT = r"(?:(?:has|have|had) )?"
_CLOSED = re.compile(
    rf"(?P<claim>[^“”\"‘«»:;\n]+), (?P<source>{_WHO})(?P<cue>{_PERFECT}(?:{_VERBS}))(?P<when>(?: [^\s,;:]+){{1,6}})?"
    r"(?P<beside>, [a-z]+ing [^“”\"‘«»:;,\n]+)?\."
)
"""A claim, who makes it, and when: "Fares will rise, the port said on Monday."."""
_CLAUSE_ONLY = frozenset(
    form
    for verb in listed("add admit argue comment concede contend explain insist maintain note remark stress suggest")
    for form in inflected(verb)
) | listed("said says wrote writes out")
"""Last words of verbs without a person as object: "notes", "points out", and not "Lind, who led it, accused Ruiz"."""
_NAMED = re.compile(
    r"(?!the )(?:[a-z-]+ ){0,3}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:[^\W\d_a-z][\w’'-]*\.? ?){1,4}"
    r"(?:(?<= )(?:at|from|in|of|with) .+)?"
)
"""A name with a role before it and a body behind it."""
_CREDITED = re.compile(
    r"(?P<claim>[^“”\"‘«»:;\n]+?), (?P<cue>according to) (?P<source>[^“”\"‘«»,:;\n]{2,80}?)"
    r"(?:\.?\s*$|, (?:although|and|as|but|though|which|while|who|with)\b)"
)
"""The same with "according to": "Parking is scarce, according to Ruiz, and many walk."."""
_INVERTED = re.compile(
    rf"(?P<claim>[^“”\"‘«»:;\n]+), (?P<cue>{_VERBS}) "
    r"(?P<source>(?:an?|the|[A-Z]\S*|(?P<role>(?:[a-z-]+ ){1,3})[A-Z]\S* [A-Z]\S*)(?: [^,;:]+)?)"
    r"(?:, (?:an?|from|speaking|talking|the|who)\b[^“”\"‘«»:;\n]*)?[.]"
)
"""The same with the verb first: "Fares will rise, finds a study in Nature."."""
_HEARD = re.compile(
    r"(?P<claim>[^“”\"‘«»:;\n]+), (?P<source>(?:(?:[^\W\d_a-z][\w’'-]* ){1,4}Court"
    rf"|(?:an?|the) (?:[a-z]+ )?(?:{'|'.join(sorted(HEARINGS))})))"
    r" (?P<cue>(?:has |had )?(?:been |was |were )?(?:heard|told))(?P<when>(?: [^\s,;:]+){1,4})?"
    r"(?:, and [^“”\"‘«»\n]+)?\."
)
"""A claim, and who hears it: "The gate was locked, the jury was told."."""
_CLAUSE_BESIDE = r"(?:[a-z]+ed|led|by|in|at|during|on)\b[^,;:“”\"\n]{2,80}"
_ASIDE = r"(?:again|for (?:example|his part|her part|instance|its part|their part)|however|in turn|moreover|though|too)"
_STATED = re.compile(
    rf"(?P<source>{_WHO}(?:[^\s,;:]+, (?:\d{{1,3}}|{_CLAUSE_BESIDE}), )?)(?P<cue>{_PERFECT}(?:{_VERBS}))"
    rf"(?P<that>(?P<when>(?: [^\s,;:]+){{1,9}}?)?(?:, {_ASIDE},)? that)? (?P<claim>[^“”\"‘«»:;\n]+)\."
)
"""Who says or thinks it, when, and what: "A court ruled in May that fares may rise."."""
_OPENING = re.compile(
    r"(?:[A-Z][a-z]+ing|After|Asked|At|Contacted|During|In)\b[^,;:“”\"\n]{3,100}, (?=the |[^\W\d_a-z])"
)
"""What may stand before who says it: "Replying to questions, the ministry said"."""
_ASKS = re.compile(
    rf"(?P<source>{_WHO})(?:(?:again|also|later|then) )?(?P<cue>asked) "
    rf"(?:(?:the|his|her|their) )?(?:[\w.’'-]+ ){{0,3}}?"
    r"(?P<claim>(?:how|if|what|when|where|whether|who|why) [^“”\"‘«»:;\n]+)[.?]"
)
_JOINING = listed("after and as because before but if since so that though until when where whether which while who")
"""Words before a clause within a sentence."""
_LEADING_ON = listed("a an at for her his in its of on the their with")
"""Words behind which no report begins: "said patients at the | Velm who live there"."""
MIN_CUT = 3
"""Words that a piece of a sentence lacks."""
_MODAL = re.compile(
    r"(?:(?!\b(?:who|which|that|when|what)\b)(?:[^,]|,(?=\d)))+? (?:can|could|may|might|should|will|would) "
)
"""A clause that says what may come: "1,200 jobs could go"."""
_HOLDING = frozenset(
    form for verb in ("argue", "believe", "estimate", "fear", "reckon", "think") for form in inflected(verb)
) | listed("feels felt thought")
"""Verbs by which somebody holds a view."""
_FIGURE = re.compile(r"(?:[a-z]+ ){0,3}(?:\d[\d,.]* (?:and |to )?){1,2}")
"""What is estimated, at its beginning: "between 200 and 400 "."""
_CLAUSE = re.compile(
    r"(?:(?!\b(?:who|which|that|when|what|where)\b)[^,])+? "
    r"(?:are|can|could|did|do|does|had|has|have|is|may|might|was|were|will|would) "
    r"|(?:\d[\d.,]*|[A-Z]?[a-z]+) (?:per cent|percent|in \w+) [^,]+?[a-z]ed "
)
"""A clause with an auxiliary, or about a share."""
_NICKNAME = re.compile(r" [“\"](?<=\w .)\w{1,20}[”\"] (?=[^\W\d_a-z])")
"""Words in marks that are part of a name: `Rut "Bo" Lind`."""
MAX_SENTENCE = 600
"""Characters of a sentence that is read by its form."""
MIN_WORDS = 5
"""Words of a claim whose verb is not recognised."""
MAX_TRADE = 3
"""Words of a trade: "Local fishermen"."""
_BASE = re.compile(r"(?:[a-z]+ )*(?:[a-z]*[^ds]|add|understand|stress|discuss|need)(?<! out)")
_PAST = PAST | PAST_PARTICIPLES
_PLURAL = ("s", "people", "police", "they", "men", "women")
"""Ends of a source whose verb has no ending: "doctors report", and not "a full report"."""
_DEPENDENT = listed("after although as because before if since though unless until when whenever while")
"""Words at the beginning of a claim by which it is no sentence."""
_NO_SOURCES = _DEPENDENT | QUESTION_WORDS | FINITE | listed("and but even in not nor or than that then")
_WHERE = re.compile(
    r"(?:as|when|while) \w|(?:after|at|before|during|following|in|through|to|via) "
    r"(?:an?|his|her|its|last|next|the|their|this|[A-Z]|\d{4}$)",
    re.IGNORECASE,
)


def by_form(text: str, sentences: Sequence[Span], known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, plus those of sentences that open with "According to", or end in who says it.

    Args:
        text: the article's.
        sentences: of the text.
        known: the attributions found so far. Doubtful ones in such a sentence are replaced; sentences with quote marks
            are left to the model.
    """
    found = list(known)
    for start, end in sentences:
        words = text[start:end]
        if '"' in words or "“" in words:
            words = _NICKNAME.sub(" ", words)
        if '"' in words or "“" in words or "”" in words:
            continue
        sentence = Span(start, end)
        read = _opened(text, sentence)
        if read is None and end - start <= MAX_SENTENCE and " according to " in words:
            read = _credited(text, sentence)
        reports = not _VERBS_SOUGHT.isdisjoint(words.replace(".", "").replace(",", "").split()) or " out" in words
        if read is None and end - start <= MAX_SENTENCE and reports:
            read = _closed(text, sentence) or _stated(text, sentence)
        if read is None and " asked " in words and end - start <= MAX_SENTENCE:
            read = _asked(text, sentence)
        if read is None:
            continue
        content, cue, source = read
        inside = [attribution for attribution in found if any(sentence.touches(span) for span in attribution.content)]
        is_opened = cue.start == start
        if any(
            attribution.confidence >= SURE
            and attribution.source
            and (attribution.source.touches(source) or not is_opened)
            and not (is_opened and _is_elsewhere(attribution.content, content))
            and not (
                attribution.source == source
                and _is_cut(text, attribution.content, content, is_closed=content.end <= cue.start)
            )
            and not (attribution.cue and attribution.cue.touches(cue) and content.contains(attribution.source))
            for attribution in inside
        ):
            continue
        found = [attribution for attribution in found if attribution not in inside]
        found.append(Attribution((content,), cue, source, "indirect", CONFIDENCE))
    return found


def _is_elsewhere(read: Sequence[Span], whole: Span) -> bool:
    """Whether less than half of a content is in what was read."""
    shared = sum(max(0, min(span.end, whole.end) - max(span.start, whole.start)) for span in read)
    return 2 * shared < whole.end - whole.start


def _is_cut(text: str, read: Sequence[Span], whole: Span, *, is_closed: bool) -> bool:
    """Whether content is a piece of a sentence: "Chief Bo Lind", of "Ruiz was received by Chief Bo Lind"."""
    if not all(whole.contains(span) for span in read):
        return False
    before = text[whole.start : read[0].start].split()
    if not before:
        return (
            is_closed
            and len(text[slice(*whole)].split()) - sum(len(text[slice(*span)].split()) for span in read) >= MIN_CUT
        )
    if read[-1].end != whole.end:
        return False
    last = before[-1]
    if last in _LEADING_ON:
        return True
    is_within = is_closed and last.islower() and last.isalpha() and last not in _JOINING
    return is_within or not is_clause(text[read[0].start : whole.end])


def _opened(text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Content, cue and source of a sentence that opens with "According to"."""
    start, end = sentence
    opening = _SOURCE.match(text, start + len(CUE), end) if text.startswith(CUE, start) else None
    if opening is None:
        return None
    content = Span(opening.end(), start + len(text[start:end].rstrip(" \n.!?")))
    if not is_clause(text[content.start : content.end]):
        return None
    return content, Span(start, start + len(CUE)), Span(*opening.span("source"))


def _closed(text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Content, cue and source of a sentence that ends in them."""
    if text.find(", ", *sentence) < 0:
        return None
    end = sentence.start + len(text[slice(*sentence)].rstrip())
    found = _CLOSED.fullmatch(text, sentence.start, end)
    when = found["when"] if found else None
    if found and (is_clause(found["source"]) or (when and not _is_when_or_where(when)) or _goes_on(found)):
        found = None
    found = found or _HEARD.fullmatch(text, sentence.start, end) or _INVERTED.fullmatch(text, sentence.start, end)
    if found is None or not (is_clause(found["claim"]) or len(found["claim"].split()) >= MIN_WORDS):
        return None
    source = found["source"].rstrip()
    if _is_base(found["cue"]) and found.start("cue") > found.start("source") and not source.endswith(_PLURAL):
        return None
    if found["claim"].split()[0].lower() in _DEPENDENT or found["source"].split()[0].lower() in _NO_SOURCES:
        return None
    if found.start("cue") < found.start("source") and not _is_subject_behind(found, source):
        return None
    begin = found.start("source")
    return Span(*found.span("claim")), Span(*found.span("cue")), Span(begin, begin + len(source))


def _goes_on(found: re.Match[str]) -> bool:
    """Whether a participle behind the cue reports more: "…, the port said, adding that nobody was hurt"."""
    return bool(found["beside"]) and found["beside"].split()[1] in ACT_OF_VERB


def _is_subject_behind(found: re.Match[str], source: str) -> bool:
    """Whether words behind a verb are its subject; behind two commas or more only if nobody does more than report."""
    if not _can_say(source):
        return False
    role = found["role"]
    if role and not is_role(role.split()[-1]):
        return False
    if "," not in found["claim"]:
        return True
    return found["cue"].split()[-1] in _CLAUSE_ONLY and is_clause(found["claim"]) and bool(_NAMED.fullmatch(source))


def _credited(text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Content, cue and source of a sentence with "according to" behind its first clause."""
    found = _CREDITED.match(text, *sentence)
    if found is None or not is_clause(found["claim"]) or found["claim"].split()[0].lower() in _DEPENDENT:
        return None
    return Span(*found.span("claim")), Span(*found.span("cue")), Span(*found.span("source"))


def _is_when_or_where(words: str) -> bool:
    """Whether words say when or where something was said: "late on Monday", "today in Nature"."""
    first, _, rest = words.strip().partition(" ")
    return is_time(words) or bool(_WHERE.match(words.strip()) or (is_time(first) and _WHERE.match(rest)))


def _is_base(cue: str) -> bool:
    """Whether a cue is a verb without an ending, which only several people's has: "doctors report"."""
    return bool(_BASE.fullmatch(cue)) and cue.split()[-1] not in _PAST


def _stated(text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Content, cue and source of a sentence that is a source, its verb, and "that" or a fear or belief."""
    end = sentence.start + len(text[slice(*sentence)].rstrip())
    opening = _OPENING.match(text, sentence.start, end)
    found = _STATED.fullmatch(text, opening.end() if opening else sentence.start, end)
    if found is None or is_clause(found["source"].partition(",")[0]):
        return None
    estimated = _is_estimated(found["cue"], found["claim"])
    if not estimated and not is_clause(found["claim"]):
        return None
    when = found["when"]
    if when and not _is_when_or_where(when):
        return None
    source = found["source"].rstrip(" ,")
    if source.split()[0].lower() in _NO_SOURCES or (_is_base(found["cue"]) and not source.endswith(_PLURAL)):
        return None
    if (
        found["that"] is None
        and not _is_of_experts(source, found["cue"])
        and not _is_stated_by_name(source, found["cue"], found["claim"])
        and not _is_found(source, found["cue"], found["claim"])
        and not (ACT_OF_VERB.get(found["cue"].split()[-1]) == "thinks" and _MODAL.match(found["claim"]))
        and not _is_held_by_name(source, found["cue"], found["claim"])
        and not estimated
    ):
        return None
    begin = found.start("source")
    return Span(*found.span("claim")), Span(*found.span("cue")), Span(begin, begin + len(source))


def _is_stated_by_name(source: str, cue: str, claim: str) -> bool:
    """Whether a source ends in a name, and its verb is "said" or "says": "Velm College has said"."""
    last = source.partition(",")[0].split()[-1]
    is_name = last[0].isupper() and last.lower() not in SUBJECTS
    return is_name and cue.split()[-1] in ("said", "says") and claim.split()[0] not in FINITE


def _is_held_by_name(source: str, cue: str, claim: str) -> bool:
    """Whether somebody named holds what a clause says: "Bo Lind felt the pass was forward"."""
    last = source.partition(",")[0].split()[-1]
    is_name = last[0].isupper() and last.lower() not in SUBJECTS
    return is_name and cue.split()[-1] in _HOLDING and bool(_CLAUSE.match(claim))


def _is_estimated(cue: str, claim: str) -> bool:
    """Whether a figure opens the clause that somebody estimates: "The trust estimates some 40 seals live there"."""
    figure = _FIGURE.match(claim) if cue.startswith("estimate") else None
    counted = claim[figure.end() :] if figure else ""
    return is_clause(counted) or may_be_clause(counted)


def _is_found(source: str, cue: str, claim: str) -> bool:
    """Whether a study or its authors found what a clause says: "The survey found most teenagers had stopped"."""
    noun = source.partition(",")[0].split()[-1].lower()
    is_study = noun in DOCUMENTS or noun in ("researchers", "scientists", "team")
    return is_study and cue.split()[-1] in ("found", "finds", "shows", "showed") and bool(_CLAUSE.match(claim))


def _asked(text: str, sentence: Span) -> tuple[Span, Span, Span] | None:
    """Content, cue and source of a sentence in which somebody asks another: "Ruiz asked Dr Lind when it opens."."""
    end = sentence.start + len(text[slice(*sentence)].rstrip())
    found = _ASKS.fullmatch(text, sentence.start, end)
    if found is None or not is_clause(found["claim"]) or is_clause(found["source"]):
        return None
    begin = found.start("source")
    return Span(*found.span("claim")), Span(*found.span("cue")), Span(begin, begin + len(found["source"].rstrip()))


def _is_of_experts(source: str, cue: str) -> bool:
    """Whether a source is people by trade, and its verb is one of speech: "Demographers say"."""
    words = source.split()
    return (
        len(words) <= MAX_TRADE and words[-1].endswith("s") and is_personal(words[-1][:-1].lower()) and cue in CLAUSAL
    )


def _can_say(source: str) -> bool:
    """Whether words behind a verb are its subject: a name, a person or a document, and not "a payoff"."""
    words = source.split()
    if not FINITE.isdisjoint(words):
        return False
    return words[0].lower() not in ("a", "an") or any(word in DOCUMENTS or is_personal(word) for word in words[1:])
