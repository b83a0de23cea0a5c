"""Areas that are bodies, too: "Velm Municipality said", "the Municipality of Velm closed the pool"."""

import re

from wiredesk.knowledge.speech import STATED

AREAS = frozenset({"FACILITY", "LOCATION"})
"""Types that the model gives them."""
_ENDS = (" Municipality", " Municipal District", " Regional District")
_STARTS = ("City of ", "County of ", "District of ", "Municipality of ", "Town of ", "Township of ", "Village of ")
_GOVERNS = re.compile(
    rf" (?:(?:has|had|will|would) [a-z]+ |(?:{'|'.join(STATED)}|apologi[sz]ed|approved|blamed|wants)\b"
    r"|[a-z]{3,}ed (?:an?|its|it|the|their|them|to|that) "
    r"|(?:executive |executive deputy |deputy |acting )?(?:manager|mayor|officials?|spokes(?:man|person|woman))\b)"
)
"""What such a body does, and who speaks for it."""


def is_governed(name: str) -> bool:
    """Whether a name says that the area has a government: "Velm Municipality", "Township of Velm"."""
    return name.endswith(_ENDS) or name.startswith(_STARTS)


def governs(text: str, end: int) -> bool:
    """Whether an area acts or speaks by the words behind its name, which ends at an offset."""
    return _GOVERNS.match(text, end) is not None
