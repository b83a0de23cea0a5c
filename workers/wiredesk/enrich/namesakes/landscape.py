"""Names of what nobody built ("Velm Ridge") and of what somebody did ("Velm Bridge"), by their own words."""

import re

from wiredesk.knowledge.vocabulary import listed

STARTS_OF_NATURE = listed("cape jebel lac lake loch lough mont monte mount mt oued river sungai wadi")
ENDS_OF_NATURE = listed(
    """
    bay beach brook canyon cliffs coast cove crag creek desert falls fork gorge hill hills island islands lagoon lake
    mountain mountains pass peak peninsula plateau ravine reef ridge river run sound springs valley
    """
)
"""First and last words of the names of what nobody built, in lower case."""
STRUCTURES = listed(
    """
    academy aerodrome airfield airport airstrip aquarium arcade arena auditorium avenue bar barracks barrage base
    basilica bazaar bhavan bhawan boulevard bridge building cafe camp canal castle cathedral cemetery center centre
    chapel checkpoint church cinema circuit circus clinic club coliseum college colony complex convent cottage
    court courthouse crematorium crescent crossing dam depot dock docks dockyard drive estate expressway factory farm
    fort fortress gallery garden gardens gate grid ground grounds gurdwara gym hall harbour harbor heights highway
    hospital hostel hotel house inn institute interchange jail jalan jetty junction lane library lighthouse line lodge
    lounge mall mandir manor mansion market masjid mausoleum memorial metro mill mine monastery monument mosque
    motorway museum observatory office oval palace park parkway parliament pavilion pier pipeline place plant plaza
    pool port prison pub pyramid quarter quarters quay racecourse railway ranch refinery reservoir residence resort
    restaurant road roundabout route ruins runway sanctuary school shelter shipyard shop shrine silo space speedway
    square stadium stadion station store street studio synagogue temple terminal terminus theatre theater tower towers
    track tunnel turnpike university viaduct villa wall warehouse wharf works yard zoo
    """
)
"""Words in the names of buildings, roads and grounds, in lower case."""
SETTLEMENTS_AT = (" Bridge", " Cross", " Ferry", " Mill", " Mills")
"""Ends of the names of settlements, which one is in, and of structures, which one is on or at."""
_STARTS_OF_TOWNS = frozenset(("Castle", "Fort", "Port"))
SITE = re.compile(
    r" (?:[a-z]+ )?(?:airport|area|barrage|beach|block|border"
    r"|branch of(?= (?:the )?[A-Z])|bridge|bus stand|by-?election|causeway|cemetery"
    r"|chief['’]s camp|coast|constituency|creek|crossing|dam|district|estuary|foreshore|harbou?r|health (?:centre|post)"
    r"|highway|jetty|junction|lagoon|lake|landfill|mandal|marshes|peninsula|pier|police (?:post|station)"
    r"|quay|railway station|reef|region|river|riverbank|road|roundabout|sanctuary|slipway|suburb|taluk|tehsil"
    r"|toll (?:gate|plaza)|town|township|tunnel|upazila|valley|village|ward|waterfront|weir|wharf|woods)s?\b"
)
"""Behind the name of a place: what lies there, and what kind of place it is, in lower case."""
_WORD = re.compile(r"[\w’']+")


def is_natural(name: str) -> bool:
    """Whether a name begins or ends as that of a river, a mountain or a coast, which nobody built."""
    first, _, rest = name.partition(" ")
    return bool(rest) and (first.lower() in STARTS_OF_NATURE or rest.rpartition(" ")[2].lower() in ENDS_OF_NATURE)


def is_built(name: str) -> bool:
    """Whether a word of a name says what was built, or is of initials, which settlements have none of."""
    first, *rest = _WORD.findall(name) or [""]
    words = rest if rest and first in _STARTS_OF_TOWNS else [first, *rest]
    return any(word.lower() in STRUCTURES or word.isupper() for word in words)
