"""Organisations that the world's press names without saying what they are, by names that nothing else bears."""

from importlib.resources import files

from wiredesk.knowledge.agencies import UNMISTAKABLE
from wiredesk.knowledge.vocabulary import listed

ORGANISATIONS = UNMISTAKABLE | listed(
    """
    Accenture; Adidas; Aeroflot; Airbnb; Airbus; Al Jazeera; Al Shabaab; Al-Qaeda; Al-Shabaab; Alibaba; Amnesty
    International; Aramco; Armagh City, Banbridge and Craigavon Borough Council; Armagh, Banbridge and Craigavon
    Borough Council; AstraZeneca; Bain Capital; Baidu; Barclays; Bayer; BioNTech; BlackRock; Bloomberg;
    Boeing; Boko Haram; Bombardier; Bournemouth, Christchurch and Poole Council; British Airways; ByteDance; CNN;
    Cathay Pacific; Chevron; Chrysler; Cisco;
    Citigroup; Coca-Cola; Coinbase; Comcast; Coupang; Credit Suisse; Deutsche Bank; Deutsche Welle; Douyin; Dow
    Jones; DreamWorks; EasyJet; Emirates Airlines; Ericsson; Ernst & Young; Eskom; Ethiopian Airlines; Etihad;
    Evergrande; Exxon; ExxonMobil; Facebook; Fatah; FedEx; Fiat; Flipkart; Foxconn; Freddie Mac; Garda;
    Garda Síochána; Gardaí; Gazprom; Glencore;
    GlaxoSmithKline; Gojek; Goldman Sachs; Google; Greenpeace; HSBC; Hamas; Hezbollah; Hizbollah; Honda; Huawei;
    Human Rights Watch; Hyundai; IKEA; Infosys; Instagram; Intel; Interpol; Islamic State; JPMorgan; Johnson &
    Johnson; KLM; KPMG; Kenya Airways; Kia; LinkedIn; LVMH; Lazada; Lockheed Martin; Lufthansa; Maersk; MasterCard;
    Mastercard; McDonald's; Lenovo; McDonald’s; McKinsey; Mercosur; MercadoLibre; Microsoft; Moderna; Moody's;
    Moody’s; Morgan Stanley; Netflix; Nestle; Nestlé; Newry, Mourne and Down District Council; Nike; Nintendo; Nissan;
    Nokia; Novartis; Nvidia; OpenAI;
    Oxfam; PayPal; PayTM; Paytm; Pemex; PepsiCo; Petrobras; Petronas; Peugeot; Pfizer; PricewaterhouseCoopers;
    Qantas; Qatar Airways; Qualcomm; Reddit; Renault; Rosneft; Royal Dutch Shell; Ryanair; SK Hynix; Safaricom;
    Samsung; Sberbank; Shopee; Siemens; Sinopec; Sinovac; SoftBank; Sony; SpaceX; Spotify; Standard & Poor's;
    Starbucks; Taliban; Tencent; Tesco; TikTok; Toshiba; Toyota; Twitter; Uber; Unesco; UNESCO; Unicef; UNICEF;
    Unilever; Vodafone; Volkswagen; Volvo; Walmart; Wal-Mart; WeChat; WeWork; Weibo; WhatsApp; Wikileaks; WikiLeaks;
    Wikipedia; Wipro; Xiaomi; Yahoo; YouTube; Zomato
    """,
    ";",
)
"""Companies, agencies, movements and services; places, peoples and persons of these names are not known."""

PARTIES = listed(
    """
    Aam Aadmi Party; All Progressives Congress; Awami League; Bahujan Samaj Party; Barisan Nasional; Bharatiya Janata
    Party; Bharat Rashtra Samithi; Biju Janata Dal; Bloc Québécois; Chama Cha Mapinduzi; Economic Freedom Fighters;
    Fianna Fáil; Fine Gael; Five Star Movement; Forza Italia; Gabungan Parti Sarawak; Gabungan Rakyat Sabah; Inkatha
    Freedom Party; Jamaat-e-Islami; Janata Dal; Likud; Lok Janshakti Party; Move Forward Party; National Resistance
    Movement; Orange Democratic Movement; Pakatan Harapan; Pakistan Peoples Party; Patriotic Front; Perikatan Nasional;
    Peoples Democratic Party; Pheu Thai; Plaid Cymru; Rashtriya Janata Dal; Rassemblement National; Samajwadi Party;
    Shiromani Akali Dal; Shiv Sena; Sinn Féin; Tehreek-e-Insaf; Telugu Desam Party; Trinamool Congress; United
    Democratic Alliance; Umkhonto weSizwe; YSR Congress Party
    """,
    ";",
)
"""Parties of two words and more whose names mean nothing else, from the parliaments' own lists."""

KINDS_IN_OTHER_LANGUAGES = listed(
    """
    bord coimisiún comhairle conradh coláiste cumann foras gaelscoil bunscoil meánscoil ollscoil roinn scoil údarás
    bwrdd coleg cyngor cymdeithas prifysgol ysbyty ysgol
    hoërskool laerskool universiteit
    agensi jabatan jawatankuasa kementerian kesatuan klinik kolej koperasi lembaga mahkamah majlis maktab parti
    perbadanan persatuan pertubuhan sekolah suruhanjaya syarikat universiti yayasan
    iwi kura ngati ngāti ngai ngāi runanga rūnanga wananga wānanga
    kagawaran paaralan pamantasan samahan
    ecole école lycee lycée universite université
    colegio escuela instituto universidad
    acción alianza asociación banco comité compañía confederación consejo cooperativa deportivo empresa federación
    fundación grupo hostal hostería ministerio movimiento partido prefectura secretaría sindicato sociedad
    associação câmara companhia conselho
    federação fundação instituto ministério prefeitura secretaria sociedade
    banque boulangerie caisse cégep compagnie coopérative fédération fondation groupe hôtel mairie maison
    ministère société syndicat
    associazione banca comune federazione fondazione gesellschaft stiftung verein stichting stigting vereniging
    baraza benki chama jumuiya shirika umoja wizara clwb cyfoeth heddlu plaid undeb dewan badan partai
    """
)
"""First words, in lower case, of names of bodies in an English press: school, college, university, hospital, council,
ministry, board, commission, committee, agency, court, association, party, foundation and tribe in Irish, Welsh,
Afrikaans, Malay, Māori, Filipino, French and Spanish, by the dictionaries of these languages."""

CHAMBERS = listed("Assembly Bundesrat Bundestag Cabinet Congress Knesset Parliament Senate Treasury")
"""Bodies of state that are named by one word."""

UNIONS = listed("ASEAN Asean BRICS ECOWAS G7 G8 G20 NATO Nato OPEC Opec SADC")
"""Unions of states that are named by letters alone."""

BODIES_OF_COUNTRIES = frozenset(files("wiredesk.knowledge").joinpath("bodies.txt").read_text("utf-8").splitlines())
"""What the press of a country names without saying what it is: parties, unions, agencies, broadcasters and papers.

Collected by hand, country by country; without names that are also common words, persons or towns near there.
"""

KNOWN_ORGANISATIONS = ORGANISATIONS | PARTIES | CHAMBERS | UNIONS | BODIES_OF_COUNTRIES
"""What is an organisation by its name alone."""

SEATS = listed(
    """
    Aso Rock; Blue House; Buckingham Palace; Capitol Hill; Casa Rosada; Dáil; Downing Street; Elysee;
    Élysée; Elysee Palace; Élysée Palace; Foggy Bottom; Holyrood; Istana; Kantei; Kremlin;
    Leinster House; Lok Sabha; Malacanang; Malacañang; Palacio de Nariño; Pentagon; Planalto; Raj Bhavan;
    Rajya Sabha; Rashtrapati Bhavan; Seanad; Senedd; Stormont; Union Buildings; Vatican; Vidhana Soudha; Westminster;
    White House; Whitehall; Zhongnanhai
    """,
    ";",
)
"""Seats of power, which the press names for those who sit there; no person is called so."""

PURPOSES_OF_DISTRICTS = listed(
    """
    Conservation Development Drainage Fire Improvement Irrigation Library Park Reclamation Recreation Sanitation School
    Sewer Transit Utility Water
    """
)
"""Words before "District" of bodies with one purpose, as states of the USA and Canada have them, and not of areas."""

KINDS_OF_COURTS = listed(
    """
    Appellate; Bankruptcy; Chancery; Circuit; Constitutional; County; Criminal; Crown; District; Family; Federal; High;
    Juvenile; Magistrate; Magistrates; Magistrate's; Magistrates'; Magistrate’s; Magistrates’; Municipal; Probate;
    Regional; Sessions; Sharia; Shariah; Sheriff; Superior; Supreme; Syariah
    """,
    ";",
)
"""Words before "Court" of courts of law, and not of streets and mansions."""

WORLDWIDE = listed("world international global universal intercontinental un")
"""First words of the names of bodies that belong to no one country, in lower case."""

OF_EACH_COUNTRY = listed(
    """
    academy administration agency agrarian air airport alliance army assembly association attorney authority bank
    board bureau cabinet campaign center central centre chamber church city club coalition college commerce
    commission commissioner committee communist community confederation conference congress conservative
    constitutional coordination corporation corps council county court customs daily defense delegation democratic
    department directorate district division economic election electoral embassy executive express farmers federal
    federation finance fire football force forces foreign foundation front fund gazette general government
    greens group guard health herald high hospital house human immigration independent institute institution
    intelligence interior internal investigation islamic justice labor league legislature liberal liberation library
    local mail main military ministry mirror mosque municipal museum national nationalist naval navy news nurses
    office opposition orthodox parliament party patriotic peasants pensioners people peoples planning police popular
    post press prison prosecution prosecutors public radio railway regional registry reporter republican research
    reserve revenue revolutionary royal school secretariat security senate service social socialist society special
    standard star state statistics stock student students supreme task teachers telegraph television times traders
    transport treasury tribunal tribune union united university welfare women workers youth
    """
)
"""Words, in lower case, of names that bodies of many countries have: ministries, courts, parties, forces, papers."""

PORTFOLIOS = listed(
    """
    affairs agriculture animal aviation children civil climate communication communications construction
    cooperatives crafts creative crime criminal culture defence development digital disaster drainage economy
    education employment energy environment environmental equality family fisheries fishery food forest forestry
    forests gender green heritage higher home housing husbandry hydrocarbons industries industry information
    infrastructure innovation investment irrigation labor labour land lands livestock maritime mines mining
    narcotics natural oil pensions petroleum plantations ports power public religious resources road roads rural
    science shipping skills social sport sports steel taxation technology telecommunications tourism trade training
    transportation urban veterans water waters wildlife works
    """
)
"""Words, in lower case, of what ministries and departments of all countries are for, as governments name them."""

OFFICIAL_WORDS = OF_EACH_COUNTRY | PORTFOLIOS | listed("and for of the")
"""Words, in lower case, of which the names of a state's bodies consist: "Ministry of Health and Sport"."""

_OF_EACH_TOWN = listed("city county district school")


def is_of_each_town(words: tuple[str, ...]) -> bool:
    """Whether a body's words, in lower case, leave its town open: "board of education", "city council"."""
    if words == ("board", "of", "education"):
        return True
    return OFFICIAL_WORDS.issuperset(words) and not _OF_EACH_TOWN.isdisjoint(words)


PARTY_KINDS = listed("alliance bloc coalition congress convention front league movement party union")
"""Last words, in lower case, of names of parties."""

PARTY_AIMS = listed(
    """
    action ahead alternative change christian citizen citizens civic common country democracy democrat democrats
    development dignity equality ethical forward free freedom future hope independence independents justice labor
    labour left liberation liberty moderate moral motherland nation new order pirate pluralist progress
    progressive progressives prosperity radical reform reformist renewal republic resistance right rights rural
    salvation socialists solidarity sovereignty together truth unified unity values victory voice welfare will
    """
)
"""Words, in lower case, of names of parties of many countries beside `OF_EACH_COUNTRY`: what they want and for whom.

From the names in English of the parties in the parliaments of the world.
"""

BODIES_OF_ONE_COUNTRY = {
    name: country
    for country, names in (
        (
            "CN",
            """
            National People's Congress; National People’s Congress; People's Daily; People’s Daily; People's Liberation
            Army; People’s Liberation Army
            """,
        ),
        ("GB", "Home Office"),
        ("RU", "Federal Security Service; Federation Council"),
        (
            "US",
            """
            Central Intelligence Agency; Commerce Department; Defense Department; Defense Intelligence Agency;
            Democratic National Committee; Department of Defense; Department of Housing and Urban Development;
            Department of State; Department of Veterans Affairs; Department of the Treasury; Electoral College; Energy
            Information Administration; Federal Bureau of Investigation; Federal Communications Commission; Federal
            Election Commission; Federal Reserve; Federal Reserve Board; Federal Trade Commission; House Intelligence
            Committee; Internal Revenue Service; Labor Department; Library of Congress; National Public Radio; National
            Security Agency; Republican National Committee; Senate Intelligence Committee; Social Security
            Administration; State Department; Treasury Department
            """,
        ),
    )
    for name in listed(names, ";")
}
"""The country of bodies that only one country names so, although many have words of the same kind in their names."""

ENDS_OF_TEAMS = listed(
    """
    aces albion allstars athletics badgers bears bobcats broncos buccaneers bulldogs bulls canaries cardinals chargers
    cougars cowboys crusaders cubs cyclones dolphins ducks eagles emmets falcons gaels gators giants grizzlies gunners
    harps hawks hornets hotspur hotspurs huskies jaguars jets kings knights leopards lions magpies mariners mavericks
    miners mustangs owls pacers panthers phantoms pirates raiders rams rangers ravens rebels redbacks reds rockets
    roosters rovers royals saints sarsfields scorpions sharks spartans stallions stags starlets stars steelers swifts
    tigers titans trojans vikings wanderers warriors wasps wildcats wolverines wolves
    """
)
"""Last words of the names of teams that are hardly ever surnames or places, in lower case."""

SCHOOLS = listed("comprehensive grammar high prep primary secondary")
"""Last words of the names of schools, in lower case, that stand without "school"."""
