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
    "Adm", "Ald", "Amb", "Asst", "Atty", "Brig", "Cllr", "Cmdr", "Cpl", "Del", "Dep", "Det", "Engr", "Fr",
    "Sens", "Reps", "Govs", "Gens", "Profs", "Drs", "Messrs", "Insp", "Maj", "Msgr", "Pres", "Pvt", "Supt",
)  # fmt: skip
"""Titles written with a full stop that ends no sentence."""

LEADING_TO_NAMES = COURTESIES | frozenset(map(str.lower, ABBREVIATED))
"""Titles that a name follows, in lower case and without a full stop."""

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

TITLES = HONORIFICS | listed("""
    datin puan encik cik tuan haji hajah hajjah tun yb yab tengku tunku ustaz ustadz kyai bapak ibu nanay tatay daw khun
    shri shrimati smt kumari begum janab pandit swami adv adm radm vadm havildar subedar sardar
    sarpanch mukhiya tehsildar induna inkosi auntie aunty uncle oom tannie kak abang tok
    mallam malam iya pa oba eze obong ratu hrm hrh recorder igwe otunba barr pharm mzee gogo mama kabaka nana togbe
    taoiseach tánaiste tanaiste garda cllr coun cr ald alderman alderwoman bro
    councilor councilmember assemblyman assemblywoman assemblymember undersecretary usec secretary-general deputy dep
    asst assoc assistant sheriff constable trooper patrolman patrolwoman insp supt det pc dc ds di dci dsi wpc
    asp csp dsp sp igp dig acp dcp ssp sho brgy kagawad kapitan atty gov pres vp govt msgr monsignor deacon canon elder
    viscount countess marquess marchioness duchess delegate del treasurer comptroller congressmember
    don doña dom señor señora senor senora herr frau mme mlle maître maitre ing comandante
    hojatoleslam hojjatoleslam shaikh mp mps mla mlc mna mpa mca mep msp mec td tds mk ips ias
    major-general lieutenant-general vice-admiral rear-admiral brigadier-general ambassador-designate president-elect
    sœur soeur père frère frere abbé suor dcop adcop supol chinspr landlord landlady
    premier-elect mayor-elect ex-president ex-minister ex-governor ex-senator
    hajiya hajiyah malama olori apostle evangelist evang prophet prophetess pst arc surv comr mwalimu katikkiro
    rra mma phra khru ato w/ro hajjat
    acharya mahant sadhvi thiru tmt selvi smti maulvi sjn kpl mejar kolonel leftenan konsehal konsehala punong
    pcpl pmsg psms pltcol pcapt pmaj pcol pbgen cathaoirleach gda revd ven pcso dcs dcc const ouma oupa ntate mkhulu
    adgp dgp aig sdm bdo eng sr
    aling mang manang manong sacp kgosi kgosikgolo toshao togbui torgbui osabarima osagyefo okyenhene moruti
    afioga tofa susuga pengiran pehin penghulu lyonpo dasho weizero officer-in-charge sub-chief sub-inspector
    pvt pfc spc cpt ltc ssgt cdr commissioner-general attorney-general solicitor-general auditor-general
    reeve emir sheik mullah moulvi wadera patwari lekpal archdeacon prebendary honourable venerable lcpl pte msgt lcdr
    cikgu ustazah temenggong sarjan koperal kapten prebet laksamana inspektor kiai nyai sayadaw mahanayake
    kumkani lamido mwami omukama omugabe asantehene omanhene ohemaa ooni alake galadima waziri hakimi sarkin etsu
    balozi mheshimiwa diwani ariki kaumatua roko gobernador teniente senhor senhora signor signora profesor
    gospodin tuai kaumātua kuia whaea rangatira turaga baale alaafin asiwaju iyalode wakili magajin mpp mha pemanca
    ketua nduna wulomo bailie convenor undersheriff fireman mayoress uachtarán intendente sargento mevrou meester mnr
    mev nkosazana nkosikazi bambo bwana ssalongo nnalongo owek owekitiinibwa isebantu rwot oknha samdech ajarn kaymakam
    tahsildar lumberdar zaildar pramukh regent thirumathi rre mbak br cmo dun
    ataoja awujale olubadan oluwo orangun olowo iyaloja babaloja amanyanabo
    opanyin odikro ebusuapanyin okomfo pundit bulou provost allama chieftainess vicar deaconess litunga ndugu maalim
    ustadhi towkay hjh konsi asec vice-mayor vice-governor vice-gov inspector-general director-general comdt csupt
    cinsp xen sdo asi bdr gnr sowei moulana baale hajji alhaj custos meme meekulu tatekulu
    """)
"""Words before names all over the world that are not part of them: titles of address, ranks and offices.

Collected by hand, country by country, from how its own press prints them; without words that are given names as well.
"""

ONLY_OF_PERSONS = listed(
    """
    alhaji alhaja archbishop atty barr bishop cllr constable councillor councilor comr datuk detective dr engr inkosi
    insp inspector judge justice magistrate mayor mr mrs ms pastor prof professor rev reverend senator sergeant sgt
    superintendent supt
    begum chieftainess datin encik gogo hajah haji kgosi madam madame maulana maulvi mma mzee ntate odikro opanyin puan
    ratu reeve rre shri shrimati smt togbe ustaz ven
    """
)
"""Titles, in lower case, that begin the name of a body only before one that ends as a body's."""


def is_title(word: str) -> bool:
    """Whether a word, or each part of it between hyphens, is a title: "Col.", "Lt-Col"."""
    bare = word.strip().rstrip(".").casefold()
    return bare in TITLES or ("-" in bare and TITLES.issuperset(part.rstrip(".") for part in bare.split("-")))


def is_in_letters(word: str) -> bool:
    """Whether a word in capitals is a rank or an office: "ASP", "MCA"."""
    return word.isupper() and len(word) > 1 and word.lower() in TITLES


ALSO_GIVEN_NAMES = listed("Dean Don Duke Earl")
"""Titles that are given names before a surname alone: annotated news has 20 such names, and none of them as a title."""

POSTNOMINALS = listed("BL CBE DBE DSO FRCS FRS GCFR JP KBE KC MBE MEP MHK MLA MP MS MSP OBE OFR PhD QC SAN SC TD")
"""Letters behind a person's name that are not part of it: counsel, orders, degrees and seats."""

TITLE_PHRASES = frozenset(
    (
        *(("tan", "sri"), ("toh", "puan"), ("puan", "sri"), ("tok", "batin"), ("yang", "berhormat")),
        *(("ceann", "comhairle"), ("grand", "mufti"), ("naib", "tehsildar")),
        *(("pro", "tem"), ("pro", "tempore")),
        *(
            ("ni", "koro"),
            ("gram", "pradhan"),
            ("block", "pramukh"),
            ("taluk", "tahsildar"),
            ("flt", "lt"),
            ("sqn", "ldr"),
        ),
    )
)
"""Titles of two words whose first one is a name by itself."""

TITLE_CONTINUATIONS = listed("ch con rumah seri setia sri paduka wira amar patinggi panglima")
"""Words that go on with a title (Datuk Seri, Datin Paduka, Det Con), and may be part of a name elsewhere."""

GENDERED_TITLES: dict[str, Literal["male", "female"]] = {
    **dict.fromkeys(listed("mr sir lord king prince duke sheikh imam father brother actor congressman"), "male"),
    **dict.fromkeys(listed("son husband uncle nephew grandfather grandson boyfriend widower"), "male"),
    **dict.fromkeys(listed("spokesman chairman businessman policeman fisherman salesman"), "male"),
    **dict.fromkeys(listed("mrs ms miss dame lady queen princess duchess madam madame sister actress"), "female"),
    **dict.fromkeys(listed("mother daughter wife aunt niece grandmother granddaughter girlfriend widow"), "female"),
    **dict.fromkeys(listed("congresswoman spokeswoman chairwoman businesswoman policewoman"), "female"),
}
"""Words before a name that state the person's gender, in lower case."""
