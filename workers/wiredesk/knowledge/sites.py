"""Nouns for what lies, leads or happens somewhere: before a preposition and a name, that name is a place's.

Collected by hand from reports of the local press of several countries: roads and vehicles, buildings, land and water,
and what happens there. In lower case, with their plurals where the press uses them so.
"""

from wiredesk.knowledge.vocabulary import listed

ROUTES = listed(
    """
    ambulance ambulances boat boats bridge bridges bus buses bypass bypasses canal canals car cars coach coaches
    convoy convoys crane cranes crossing crossings cut cuts drive drives ferries ferry flight flights footpath
    footpaths helicopter helicopters highway highways jeep jeeps journey journeys kilometers kilometres km line
    lines lorries lorry miles minibus minibuses path paths pipeline pipelines plane planes railway railways road
    roads route routes track tracks trail trails train trains trip trips truck trucks tunnel tunnels van vans voyage
    voyages walk walks way ways
    """
)
"""Ways, and what goes on them, before "from", "to" or "through" a place."""

SITES = listed(
    """
    accident aerodrome airfield airport airstrip ambush barn barracks base bases beach blaze bridge bungalow bush
    bypass camp cemetery ceremony chapel checkpoint church clash clinic collision cottage crash creamery creek
    crossing culvert dam depot dump estate factory fair farm ferry festival field fields flood flooding floods
    forest funeral garage hall hamlet hamlets harbor harbour highway hill hospital house hut jetty junction lake
    land landfill landslide landslip level levels lighthouse market mart mast mill mine mines monastery mosque
    mountain orchard orchards outbreak outpost paddock pier pit plant plot property protest quarry quay racecourse
    raid rally ranch refinery reservoir ridge river road roadblock roads roundabout school schools settlement shed
    shelter shipyard shore showground slip sluice sluices smelter snow spring stream street temple terminal toll
    tower trees tunnel village villages ward wedding weir well wharf wood woods yard
    """
)
"""What lies, stands or happens "at", "in" or "near" a place."""

SETTLEMENTS = listed(
    """
    areas barangays cities communities districts hamlets islands municipalities parishes settlements suburbs towns
    townships villages wards
    """
)
"""Kinds of places, of which the next name is an example: "towns such as Velm"."""

FOLK = listed(
    """
    arrival boatload boy busload carload child children choir coachload couple cousin crew evacuee family families
    father fishermen folk fisherwomen girl grandfather grandmother guest herdsmen household householder man men migrant
    mother motorist mourner others passenger patient people pilgrim player pupil refugee schoolboy schoolgirl settler
    shopper teenager those tourist traveller traveler truckload visitor volunteer voter widow widower woman women
    youngster youth one two three four five six seven eight nine ten
    """
)
"""Nouns and numerals for people who are from a place, beside occupations."""

FOR_BODIES = listed(
    """
    accountant adviser advisor ambassador analyst attorney auditor barrister broker consultant delegate diplomat
    director economist editor executive expert inspector investigator journalist lawyer lecturer manager negotiator
    officer official organiser organizer photographer president professor reporter representative researcher scientist
    secretary senator solicitor spokesman spokesperson spokeswoman strategist striker student
    """
)
"""Occupations of people who come from a body rather than a place."""
