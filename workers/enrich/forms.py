"""The forms of a verb: from what stands in the text to the word that a vocabulary lists."""

from collections.abc import Iterable

from workers.enrich.vocabulary import listed

IRREGULAR = {
    "be": "is are was were been being am",
    "begin": "begins began begun beginning",
    "bring": "brings brought bringing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "forecast": "forecasts forecast forecasting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "know": "knows knew known knowing",
    "learn": "learns learned learnt learning",
    "let": "lets let letting",
    "make": "makes made making",
    "mean": "means meant meaning",
    "read": "reads read reading",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "show": "shows showed shown showing",
    "sing": "sings sang sung singing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "write": "writes wrote written writing",
}

DOUBLING = listed("admit quip plan tag nod slam commit permit refer recur concur rap chat blog jab stop dub")
"""Verbs that double their last letter before -ed and -ing."""


def forms(verb: str) -> frozenset[str]:
    """All forms of a verb, in lower case, itself among them."""
    if verb in IRREGULAR:
        return frozenset((verb, *IRREGULAR[verb].split()))
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    if consonant_y:
        return frozenset((verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"))
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        return frozenset((verb, third, verb + "d", verb[:-1] + "ing"))
    stem = verb + verb[-1] if verb in DOUBLING else verb
    return frozenset((verb, third, stem + "ed", stem + "ing"))


def lemmas(verbs: Iterable[str]) -> dict[str, str]:
    """From each form of the verbs, in lower case, to the verb."""
    return {form: verb for verb in verbs for form in forms(verb)}
