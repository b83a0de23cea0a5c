"""What people are, by trade or role: one of these words before a name makes it a person's.

`occupations.txt` has more of them, a word per line; `training/occupations.py` says which words of WordNet these are.
"""

from functools import cache
from importlib.resources import files

from wiredesk.knowledge.vocabulary import listed

TRADES = listed(
    """
    activist actor actress alderman anaesthetist analyst archaeologist architect archivist artist assemblyman
    assemblywoman astronomer auctioneer author baker banker barber barista bartender biochemist biologist blacksmith
    blogger botanist boxer broadcaster broker builder butcher bystander campaigner cardiologist caretaker carpenter
    cartoonist chef chemist choreographer cleaner cleric clerk climatologist climber columnist commuter composer
    conservationist consultant cook councillor councilman councilwoman counsellor curator cyclist dancer deckhand
    dentist detective diplomat doctor driver ecologist economist editor electrician engineer entrepreneur
    epidemiologist eyewitness farmer filmmaker firefighter fisherman florist fly-half flyhalf forecaster forester
    founder gamekeeper gardener geneticist geographer geologist goalkeeper grandfather grandmother grazier grower guard
    guide hairdresser harbourmaster headman headmaster headmistress headteacher herder historian horticulturist
    hotelier housewife hunter hydrologist immunologist innkeeper inspector jockey journalist jurist laborer labourer
    landlady landlord lawmaker lawyer leader lecturer legislator librarian linguist magician manager mathematician
    mechanic meteorologist midfielder midwife miner motorist musician naturalist neurologist neuroscientist novelist
    nurse oceanographer officer organiser organizer ornithologist owner paediatrician painter palaeontologist
    paleontologist paramedic parent pathologist pediatrician pensioner pharmacist philosopher photographer physicist
    pilot planner playwright plumber poet policeman policewoman politician porter postman postmaster potter priest
    printer producer professor promoter prosecutor psychiatrist psychologist publican publisher rancher rapper refugee
    reporter researcher resident retiree rower runner sailor scholar schoolboy schoolgirl schoolteacher scientist
    scrum-half scrumhalf sculptor seamer seamstress seismologist shepherd sheriff shopkeeper singer skipper sociologist
    soldier solicitor songwriter spokesman spokesperson spokeswoman stallholder statistician steward stonemason student
    surgeon surveyor swimmer tailor teacher technician teenager theologian trader trainer translator undertaker vendor
    veterinarian victim villager vintner violinist virologist volcanologist volunteer waiter waitress weaver welder
    centre-back corner-back corner-forward full-back full-forward fullback goaltender half-back half-forward halfback
    linebacker netminder out-half quarterback shortstop wing-back wing-forward
    wicketkeeper widow winner witness worker writer zookeeper zoologist
    """
)
"""In lower case, as they stand before a full name: "said baker Ana Ruiz"."""

OF_A_PLACE = listed(
    """
    alderman assemblyman assemblywoman baker blacksmith builder butcher carpenter councillor councilman councilwoman
    doctor electrician farmer fisherman forester gardener governor grazier grower hairdresser headman herder hotelier
    housewife hunter innkeeper labourer laborer lawmaker legislator magistrate mayor miner native nurse pensioner
    plumber postman potter priest publican rancher resident schoolteacher shepherd sheriff shopkeeper stallholder
    teacher trader vicar villager vintner weaver
    """
)
"""What somebody is in or for the place named before: "Leeton publican Bo Lind"."""

ROLES = listed(
    """
    angler applicant attendee aunt biker boyfriend cabbie camper carer classmate collector colleague
    complainant constituent cousin customer dad daughter entrant fiancé fiancée flatmate girlfriend grandad
    hostage housemate husband listener lodger medic mom mum neighbor neighbour nephew niece onlooker
    parishioner participant partner patron prisoner ratepayer roommate shopper spectator stepfather stepmother
    supporter survivor taxpayer teammate tenant trainee trucker uncle vet viewer voter widower wife worshipper
    batsman batswoman biathlete bobsledder curler decathlete defenceman defenseman diver fencer flanker heptathlete
    judoka karateka luger midfielder racer runner shuttler snowboarder steeplechaser triathlete wicketkeeper wrestler
    """
)
"""What people are to others and in what happened, in lower case; no word that names begin with: "Mother Teresa"."""

KIN_AND_OFFICES = listed(
    """
    aide ambassador analyst assailant assistant attorney aunt boss boy bride bridegroom brother candidate ceo
    chair chief child claimant classmate co-author coach colleague commander commissioner complainant consul
    contestant cop cousin critic culprit dad daughter dean defendant delegate deputy driver employee envoy
    evacuee executive expert fan father fellow fiance fiancee flatmate friend girl gran grandma grandpa grandson
    granny groom guest head hostage housemate husband inspector judge kid king lead leader lecturer legislator
    lord marshal mayor mca medic mep migrant minister mla mom monarch mother mp msp mum nan neighbor neighbour
    nephew niece official parent partner patient player premier president priest prince princess principal pupil
    queen recorder relative representative roommate ruler schoolmate scientist secretary senator sheriff sister
    son specialist strategist student suspect td teammate teen tenant thief treasurer trustee uncle
    vice-president victim wife workmate youth
    """
)
"""What people are to others, in office and in what happened, in lower case."""


@cache
def occupations() -> frozenset[str]:
    """The trades, and what else people are by occupation or role as WordNet has it; in lower case."""
    return (TRADES | ROLES).union(files("wiredesk.knowledge").joinpath("occupations.txt").read_text("utf-8").split())
