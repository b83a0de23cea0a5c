"""Words before a person's name: courtesy titles, ranks and offices."""

from typing import Literal

from wiredesk.knowledge.vocabulary import listed

COURTESIES = listed("mr mrs ms miss mx dr sir dame")
"""Titles that say nothing about the person's part in a story, in lower case and without a full stop."""

BEFORE_DESCRIPTION = listed("mr mrs ms dr sir prof")
"""Titles that stand between a description and a name: "the ambassador, Mr Lind"."""

IN_BYLINES = ("Dr", "Prof", "Mr", "Mrs", "Ms", "Sir", "Dame", "Rev", "Hon")
"""Titles that bylines print before a writer's name."""

ABBREVIATED = (
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Capt", "Lt", "Sgt", "Rev", "Hon",
)  # fmt: skip
"""Titles written with a full stop that ends no sentence."""

HONORIFICS = listed("""
    mr mrs ms miss mx dr prof sir dame lord lady baron baroness rev reverend fr hon madam madame monsieur
    sheikh sheikha imam ayatollah rabbi pope king queen prince princess emperor sultan
    president vice-president vice premier chancellor minister secretary ambassador governor mayor senator sen
    rep representative congressman congresswoman councillor councilman councilwoman speaker chairman chairwoman
    chief director commissioner judge justice attorney general gen colonel col major maj captain capt lieutenant
    lt sergeant sgt corporal cpl admiral adm commander cmdr officer detective inspector superintendent
    professor doctor coach manager
    alhaji alhaja hajia maulana mufti comrade cde pastor bishop archbishop cardinal brig brigadier marshal advocate
    barrister engr datuk dato tengku
    """)
"""Words before a person's name that are not part of the name, in lower case and without a full stop."""

GENDERED_TITLES: dict[str, Literal["male", "female"]] = {
    **dict.fromkeys(listed("mr sir lord king prince duke sheikh imam father brother actor congressman"), "male"),
    **dict.fromkeys(listed("spokesman chairman businessman policeman fisherman salesman"), "male"),
    **dict.fromkeys(listed("mrs ms miss dame lady queen princess duchess madam madame sister actress"), "female"),
    **dict.fromkeys(listed("congresswoman spokeswoman chairwoman businesswoman policewoman"), "female"),
}
"""Words before a name that state the person's gender, in lower case."""
