"""Verbs by which reporters attribute what they quote."""

import re
from typing import Literal

from wiredesk.knowledge.vocabulary import listed

SPEAKING_BEFORE = frozenset({"said", "says", "added"})
"""Verbs that stand directly before the speaker's name: "…, said Ana Ruiz"."""

STATED = ("said", "says", "told", "added", "explained", "argued", "wrote", "noted")
"""Verbs that stand directly after the speaker's name."""

INTERRUPTING = ("said", "says", "added", "told")
"""Verbs of a reporter's words between two parts of a quote."""

Act = Literal["says", "asks", "denies", "demands", "promises", "thinks"]
"""What a speaker does with words."""

# A list is right here: the network finds cues, whatever their verb. The list only says which of six acts a cue is, a
# promise to readers (`act` in the records) that no verb's form keeps; a cue with another verb is no quote unless it has
# quote marks.
_ACTS: dict[Act, str] = {
    "says": """
        accuse acknowledge add admit advise affirm agree allege announce answer argue assert attest aver avow bark
        beam bemoan blog boast brag brand caution characterise characterize chuckle cite claim clarify comment
        complain concede conclude confess confide confirm contend continue counter declare deem describe detail
        disclose dub emphasise emphasize enthuse estimate exclaim explain forecast fume gasp giggle grin groan growl
        gush hint indicate inform insist interject joke label lament laugh maintain mention moan mumble murmur muse
        mutter narrate note observe opine post predict proclaim protest quip quote recall recount refer reiterate
        remark remind repeat reply report respond retort reveal rule scream shout shrug sigh signal smile snap snarl
        sob state stress suggest term testify tweet underline underscore vent warn whisper yell
        """,
    "asks": "ask inquire enquire query wonder",
    "denies": "deny refute reject dismiss dispute rebut disavow",
    "demands": "demand urge order recommend propose request require plead beg appeal call",
    "promises": "promise vow pledge threaten guarantee assure undertake swear",
    "thinks": """
        assume believe consider doubt expect fear feel figure guess hope imagine know realise realize reckon suppose
        hypothesise hypothesize posit speculate surmise suspect theorise theorize think understand worry
        """,
}
_IRREGULAR: dict[Act, str] = {
    "says": """
        say says said saying tell tells told telling write writes wrote written writing find finds found according per
        read reads shot labelled labelling signalled signalling
        """,
    "thinks": "believes felt knew known thought understood",
    "promises": "swore sworn undertook undertaken",
}


_DOUBLING = listed("admit beg blog brag dub grin permit plan quip rebut refer shrug snap sob submit")
"""Verbs that double their last letter before -ed and -ing."""


def inflected(verb: str) -> tuple[str, ...]:
    """A regular verb's forms: plain, third person, past, and with -ing; a few double their last letter."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    doubled = verb + verb[-1] if verb in _DOUBLING else verb
    return verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), doubled + "ed", doubled + "ing"


ACT_OF_VERB: dict[str, Act] = {
    form: act for act, verbs in _ACTS.items() for verb in verbs.split() for form in inflected(verb)
} | {form: act for act, forms in _IRREGULAR.items() for form in forms.split()}
"""Acts by the forms of the verbs that name them, in lower case."""

CLAUSAL = frozenset(
    form
    for verb in ("argue", "believe", "complain", "contend", "hope", "insist", "reckon", "think")
    for form in inflected(verb)
) | listed("say says said saying thought")
"""Verbs that rarely have a plain noun as object: what follows them is a clause, with or without "that"."""

WITH_THAT = frozenset(
    form for verb in ("accept", "charge", "direct", "highlight", "reaffirm", "submit") for form in inflected(verb)
) | {"held"}
"""Verbs that report only with "that" behind them: "counsel submitted that", and not "submitted a plan"."""

NAMING = frozenset(
    form
    for verb in ("brand", "call", "characterise", "characterize", "deem", "describe", "dub", "label", "refer", "term")
    for form in inflected(verb)
) | listed("labelled labelling")
"""Verbs that give something a name: without quote marks, what they report is no statement ("called it a disgrace")."""

MANNER = frozenset(
    form
    for verb in listed("bark beam chuckle gasp giggle grin groan growl laugh shrug sigh smile")
    for form in inflected(verb)
)
"""Verbs that say how words in quote marks sounded; without marks they report nothing ("laughed off the idea")."""

ACT_OF_PHRASE: dict[re.Pattern[str], Act] = {
    re.compile(
        r"\b(?:point(?:s|ed|ing)? out|(?:make|makes|made|making) (?:it )?clear|(?:go|goes|went|going) on"
        r"|(?:put|puts) it|(?:give|gives|gave|given|giving) evidence|express(?:es|ed|ing)?|spell(?:s|ed|ing)? out"
        r"|(?:is|are|was|were) adamant)\b"
    ): "says",
    re.compile(
        r"\b(?:(?:is|are|was|were|am) (?:convinced|confident|sure|certain|afraid|worried|hopeful|optimistic)"
        r"|of the (?:view|opinion))\b"
    ): "thinks",
}
"""Acts of words that say or think only together, to be searched in lower case."""

DOCUMENTS = listed(
    """
    analysis article assessment audit blog communique dossier editorial email essay filing inquiry investigation leaflet
    letter memo memorandum newsletter paper petition poll post report research review statement study survey
    """
)
"""Texts and inquiries that say something, in the singular and in lower case."""

HEARINGS = listed(
    "commission committee council councillors court hearing inquest inquiry judge jurors jury magistrates meeting panel"
    " sheriff tribunal"
)
"""Audiences of public statements: bodies and persons."""

IMPLYING = frozenset(
    form for verb in ("hint", "imply", "indicate", "signal", "suggest") for form in inflected(verb)
) | listed("signalled signalling")
"""Verbs of things, too: what teeth suggest, nobody says."""

NEGATING = frozenset(
    {"not", "never", "without", "neither", "nor", "declined", "declines", "refused", "refuses", "failed"}
)
"""Words by which a cue says that something was not said."""

# Lists are right for what follows. Irregular verbs are a closed class: whatever verb is new is regular, and known by
# its ending. Left out are forms that are more often another word ("bit", "bound", "dove", "ground").
_PREFIXES = ("", "fore", "mis", "out", "over", "re", "under", "up", "with")
_NOUNS = listed("outlay overlay relay underlay")


def _prefixed(forms: str) -> frozenset[str]:
    """The forms, and those of the verbs made from theirs: "drew", "withdrew"."""
    return frozenset(prefix + form for prefix in _PREFIXES for form in listed(forms)) - _NOUNS


PAST = listed("was were had") | _prefixed(
    """
    arose ate awoke became began beat blew broke came chose did drank drew drove fell flew forbade forgot forgave
    forsook froze gave grew hid knew lay rang rode rose ran sang sank saw shook showed shrank slew spoke sprang stank
    stole strode strove swam swore threw took tore trod went woke wore wove wrote
    """
)
"""Verbs in the past that have another participle, in lower case, without those of speech."""

PAST_PARTICIPLES = _prefixed(
    """
    bled bred brought built bought caught clung crept dealt dreamt dug fed felt fled flung fought found held heard hung
    kept knelt laid leapt learnt led left lent lit lost made meant met paid sat sent shone shot slept slid slung sold
    sought sped spent spun stood struck stuck stung swept swung taught thought understood wept won wrung
    """
)
"""Irregular verbs whose participle is their past, in lower case, without those of speech."""
