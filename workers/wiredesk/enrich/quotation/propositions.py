"""Detect propositions without a parser, by the finite verb that every clause requires."""

import re

from wiredesk.knowledge.speech import PAST, PAST_PARTICIPLES
from wiredesk.knowledge.vocabulary import listed

FINITE = (
    PAST
    | PAST_PARTICIPLES
    | listed("""
    am is are was were be been has have had does do did can could may might must shall should will would ought
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't cannot couldn't mustn't shouldn't won't
    wouldn't needn't ain't
    cast cost cut hit hurt let put quit read said set shut split spread told
    """)
    - listed("be been")
)
"""Words that are, or may be, finite verbs: auxiliaries, and the past of irregular verbs, in lower case."""

SUBJECTS = listed("i he she we they it you there nobody everybody everyone someone somebody who")
"""Pronouns that can be a clause's subject."""

QUESTION_WORDS = listed("whether if when where why how what who which whom whose")
_DETERMINERS = listed("the a an this that these those his her its their our my your some any no all both each every")
_CONTRACTED = re.compile(r"(?:i|he|she|we|they|it|you|there|that|who)['’](?:s|re|m|ve|d|ll)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEHIND_VERB = (
    _DETERMINERS
    | SUBJECTS
    | listed(
        "to not in on at of for from by with into as than more less up down out over about after before like"
        " him them us me"
    )
)


_ADJECTIVES = listed("big first former great high last little long new next old other own recent same small such")
"""Words before plurals at the end of an expression: "his last words"."""
_BEFORE_MONTHS = listed("by early in last late mid next of since this until")
NUMERALS = listed(
    "two three four five six seven eight nine ten hundred thousand million billion trillion several many few"
)
"""Words before plurals, never before a verb in the third person."""
_SEVERAL = (NUMERALS - listed("hundred thousand million billion trillion")) | listed("both these those")
"""First words of a subject in the plural, whose verb has no -s: "two earlier vaccines"."""
_ADVERBS = listed("also already always even just never now often only rarely still usually")
"""Words between a subject and its verb."""
_JOINING = listed("and around because between but near nor or per than that through under until which while who yet")
_MAY_BE_OBJECTS = frozenset({"it", "you"})
_BEHIND_OBJECTS = listed("about as at by for from in into of on to with")
_GERUND = re.compile(r"\w*[aeiouy]\w*ing")
_CONDITION = re.compile(
    r"(?:[Ii]f|[Ww]hen|[Ww]here|[Ww]hile) [^,“”\"\n]{3,200}, (?P<main>(?P<next>[^\W\d_]+).*)", re.DOTALL
)
"""A clause of time or condition, the main clause, and its first word."""
_POINTING = listed("this that these those")
MAX_SUBJECT = 5
"""Words among which the verb of a plural subject is searched."""
_NO_NOUNS = _DETERMINERS | NUMERALS | _BEHIND_VERB


def is_clause(words: str) -> bool:
    """Whether words contain a finite verb that may follow a subject."""
    written = _WORD.findall(words)
    found = [word.replace("’", "'").lower() for word in written]
    if len(found) < 2 or found[0] == "to" or found[0].endswith(("self", "selves")):
        return False
    if found[0] in _MAY_BE_OBJECTS and found[1] in _BEHIND_OBJECTS:
        return False
    if _CONTRACTED.match(found[0]) or found[0] in SUBJECTS:
        return True
    if found[0] in QUESTION_WORDS and found[1] in SUBJECTS and len(found) > 2:
        return True  # "whether they plan to go"
    verbs = (index for index in range(1, len(found)) if not written[index][0].isupper())  # a name is no verb
    return any(_is_finite(found, index) for index in verbs) or found[0] in FINITE


def may_be_clause(words: str) -> bool:
    """Whether words can be read as subject, verb in the third person and object: "smog costs lives"."""
    found = [word for word in _WORD.findall(words.lower()) if word not in _ADVERBS]
    if any(_may_be_verb(*found[index - 1 : index + 2]) for index in range(1, len(found) - 1)):
        return True
    return any(_may_be_plural(*found[index - 1 : index + 2]) for index in range(1, min(MAX_SUBJECT, len(found) - 1)))


def _may_be_plural(before: str, word: str, following: str) -> bool:
    """Whether words may be a plural noun, its verb and what follows that: "goats seem to", "mazes bring in"."""
    is_plural = before.endswith("s") and not before.endswith(("ss", "us", "is", "'s", "’s")) and len(before) > 3
    is_verb = word not in _NO_NOUNS and word not in _JOINING and not word.endswith(("ed", "ly", "s"))
    is_verb = is_verb and not _GERUND.fullmatch(word)
    is_behind = following in _BEHIND_VERB or following in QUESTION_WORDS or following in NUMERALS or following.isdigit()
    return is_plural and is_verb and is_behind and following != "of"


def _may_be_verb(before: str, word: str, following: str) -> bool:
    is_object = following not in _BEHIND_VERB and not following.endswith(("ed", "ing", "ly"))
    return is_object and _is_third_person(word) and _is_singular_noun(before)


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and len(word) > 3


def _is_singular_noun(word: str) -> bool:
    """Whether a word can end a subject in the singular."""
    is_noun = word not in _NO_NOUNS and not word.isdigit()
    return is_noun and not word.endswith(("s", "ed"))


def _is_in_gerund(words: list[str], index: int) -> bool:
    """Whether a word is in what depends on "of breaking …", so that its -ed is a participle's, its -s a plural's."""
    return any(
        words[at].endswith("ing") and words[at - 1] in ("of", "from", "for", "against", "about", "with", "by")
        for at in range(1, index)
    )


def _is_in_question_of_infinitive(words: list[str], index: int) -> bool:
    """Whether a word is in a question that depends on an infinitive: "had" in "a firm to explain why it had failed"."""
    opens = next((at for at in range(index - 1, 0, -1) if words[at] in QUESTION_WORDS), 0)
    return opens > 1 and "to" in words[max(0, opens - 5) : opens] and words[opens - 1] not in FINITE


def _is_finite(words: list[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if _is_in_question_of_infinitive(words, index):
        return False
    if word in FINITE or _CONTRACTED.fullmatch(word):
        is_month = word == "may" and before in _BEFORE_MONTHS
        return before not in ("to", "be", "been", "being") and not is_month
    following = words[index + 1] if index + 1 < len(words) else ""
    is_subject = index == 1 and before in _POINTING and following in _BEHIND_VERB  # "That helped them"
    if (before in _DETERMINERS and not is_subject) or before == "to":
        return False
    if word.endswith("ed") and len(word) > 3 and "-" not in word:
        if before in ("be", "been", "being"):
            return False
        return before in SUBJECTS or not _is_in_gerund(words, index)
    if (
        not _is_third_person(word)
        or words[0] in _SEVERAL
        or before in NUMERALS
        or before in _ADJECTIVES
        or before.isdigit()
        or before.endswith(("s", "ing"))
        or (before in _BEHIND_VERB and before not in SUBJECTS)
        or (before not in SUBJECTS and _is_in_gerund(words, index))
    ):
        return False
    if not following and "to" in words[max(0, index - 4) : index - 1]:
        return False  # "anonymity to discuss private talks"
    return (following in _BEHIND_VERB and following != "of") or (
        not following and index > 1 and before not in _ADJECTIVES
    )


def opens_question(words: str) -> bool:
    """Whether words are a question in the reporter's words: "whether …", "when …".

    A clause of time or condition before the main clause is none: "if elected, she would close the mill".
    """
    first = _WORD.search(words.lower())
    return first is not None and first.group() in QUESTION_WORDS and not _opens_with_condition(words)


def _opens_with_condition(words: str) -> bool:
    found = _CONDITION.match(words)
    if found is None:
        return False
    following = found["next"]
    if following[0].isupper() or following in SUBJECTS or following in _DETERMINERS:
        return True
    is_joined = following in QUESTION_WORDS or following in ("and", "but", "or")
    return not is_joined and (is_clause(found["main"]) or may_be_clause(found["main"]))
