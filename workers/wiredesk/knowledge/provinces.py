"""First-level provinces and states that the English-language press names, by country (ISO 3166-2)."""

from wiredesk.knowledge.vocabulary import listed

_TABLE = {
    "AU": "Australian Capital Territory; New South Wales; Northern Territory; Queensland; South Australia; Tasmania; "
    "Victoria; Western Australia",
    "BR": "Acre; Alagoas; Amapá; Bahia; Ceará; Espírito Santo; Goiás; Maranhão; Mato Grosso; Mato Grosso do Sul; "
    "Minas Gerais; Pará; Paraíba; Paraná; Pernambuco; Piauí; Rio Grande do Norte; Rio Grande do Sul; Rondônia; "
    "Roraima; "
    "Santa Catarina; Sergipe; Tocantins",
    "CA": "Alberta; British Columbia; Manitoba; New Brunswick; Newfoundland and Labrador; Newfoundland; "
    "Northwest Territories; Nova Scotia; Nunavut; Ontario; Prince Edward Island; Quebec; Québec; Saskatchewan; Yukon",
    "CN": "Anhui; Fujian; Gansu; Guangdong; Guangxi; Guizhou; Hainan; Hebei; Heilongjiang; Henan; Hubei; Hunan; "
    "Inner Mongolia; Jiangsu; Jiangxi; Jilin; Liaoning; Ningxia; Qinghai; Shaanxi; Shandong; Shanxi; Sichuan; Tibet; "
    "Xinjiang; Yunnan; Zhejiang",
    "DE": "Baden-Württemberg; Bavaria; Brandenburg; Hesse; Lower Saxony; Mecklenburg-Vorpommern; "
    "North Rhine-Westphalia; Rhineland-Palatinate; Saarland; Saxony; Saxony-Anhalt; Schleswig-Holstein; Thuringia",
    "IN": "Andhra Pradesh; Arunachal Pradesh; Assam; Bihar; Chhattisgarh; Goa; Gujarat; Haryana; Himachal Pradesh; "
    "Jharkhand; Karnataka; Kerala; Madhya Pradesh; Maharashtra; Manipur; Meghalaya; Mizoram; Nagaland; Odisha; Orissa; "
    "Rajasthan; Sikkim; Tamil Nadu; Telangana; Tripura; Uttar Pradesh; Uttarakhand; West Bengal",
    "MX": "Baja California; Campeche; Chiapas; Coahuila; Guerrero; Hidalgo; Jalisco; Michoacán; Morelos; Nayarit; "
    "Nuevo León; Quintana Roo; Sinaloa; Sonora; Tabasco; Tamaulipas; Tlaxcala; Yucatán",
    "MY": "Johor; Kedah; Kelantan; Negeri Sembilan; Pahang; Penang; Perak; Perlis; Sabah; Sarawak; "
    "Selangor; Terengganu",
    "NG": "Abia; Adamawa; Akwa Ibom; Anambra; Bayelsa; Benue; Borno; Cross River; Ebonyi; Edo; Ekiti; Imo; Jigawa; "
    "Kebbi; Kogi; Kwara; Nasarawa; Niger State; Ogun; Ondo; Osun; Plateau State; Taraba; Yobe; Zamfara",
    "PK": "Balochistan; Gilgit-Baltistan; Khyber Pakhtunkhwa; Sindh",
    "ZA": "Eastern Cape; Free State; Gauteng; KwaZulu-Natal; Limpopo; Mpumalanga; North West; "
    "Northern Cape; Western Cape",
}

PROVINCES: dict[str, str] = {name: country for country, names in _TABLE.items() for name in listed(names, ";")}
"""The country of each, by name. Those that share their name with a larger city of theirs are left out."""

_ABBREVIATED = {
    "AU": "NSW ACT NT Qld QLD SA Tas TAS Vic VIC WA",
    "CA": "AB BC Alta Man MB NB NL NS NT Ont ON PEI PE Que QC Sask SK YT",
}
_ABBREVIATED_US = """
    AL Ala; AK; AZ Ariz; AR Ark; CA Calif; CO Colo; CT Conn; DE Del; DC D.C; FL Fla; GA Ga; HI; ID; IL Ill; IN Ind; IA;
    KS Kan; KY Ky; LA La; ME; MD Md; MA Mass; MI Mich; MN Minn; MS Miss; MO Mo; MT Mont; NE Neb; NV Nev; NH N.H; NJ N.J;
    NM N.M; NY N.Y; NC N.C; ND N.D; OH; OK Okla; OR Ore; PA Pa; RI R.I; SC S.C; SD S.D; TN Tenn; TX Tex; UT; VT Vt;
    VA Va; WA Wash; WV W.Va; WI Wis; WY Wyo
    """
STATE_CODES: dict[str, str] = {form: forms.split()[0] for forms in _ABBREVIATED_US.split(";") for form in forms.split()}
"""Postal codes of the states of the USA, by themselves and by the abbreviations that agencies write, without a final
full stop."""

ABBREVIATIONS: dict[str, tuple[str, ...]] = dict.fromkeys(STATE_CODES, ("US",))
"""Countries in which an abbreviation stands for a state or province; WA is in the USA and in Australia."""
for _country, _forms in _ABBREVIATED.items():
    for _form in _forms.split():
        ABBREVIATIONS[_form] = (*ABBREVIATIONS.get(_form, ()), _country)

SPELLED_OUT: dict[str, str] = {
    form: name
    for name, forms in {
        "New South Wales": "NSW", "Australian Capital Territory": "ACT", "Queensland": "Qld QLD",
        "South Australia": "SA",
        "Tasmania": "Tas TAS", "Victoria": "Vic VIC", "Western Australia": "WA", "Alberta": "AB Alta",
        "British Columbia": "BC", "Manitoba": "Man MB", "New Brunswick": "NB", "Newfoundland and Labrador": "NL",
        "Nova Scotia": "NS", "Ontario": "Ont ON", "Prince Edward Island": "PEI PE", "Quebec": "Que QC",
        "Saskatchewan": "Sask SK", "Yukon": "YT",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""The provinces of Australia and Canada by their abbreviations; NT is in both."""

UNMISTAKABLE = listed(
    """
    Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Florida; Hawaii; Idaho; Illinois; Indiana;
    Iowa; Kansas; Kentucky; Louisiana; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Nebraska;
    Nevada; New Hampshire; New Jersey; New Mexico; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania;
    Rhode Island; South Carolina; South Dakota; Tennessee; Utah; Vermont; West Virginia; Wisconsin; Wyoming; NSW; Qld;
    QLD; KZN; New South Wales; Queensland; Saskatchewan; Manitoba; Nova Scotia; KwaZulu-Natal; Gauteng; Mpumalanga;
    Terengganu; Kelantan; Selangor; Kedah; Perlis; Pahang; Perak; Negeri Sembilan; Sarawak;
    Andhra Pradesh; Himachal Pradesh; Chhattisgarh; Jharkhand; Uttarakhand; Karnataka; Maharashtra; Uttar Pradesh;
    Madhya Pradesh; Tamil Nadu; Telangana
    """,
    ";",
)
"""States and provinces whose names, and what is short for them, are no surnames and no cities."""

PLACES_IN_OTHER_LANGUAGES = listed(
    """
    barangay beit bukit deir gunung hacienda île ilha jebel kampong kampung khao kuala lac lough mont muang nakhon
    nanga oued puerto pulau purok rivière sitio sungai tanjong tanjung ulu wadi
    """
)
"""First words, in lower case, of the names of places in other languages, which say what they are: "Rivière Velm"."""

JOINED_AREAS = tuple(
    f"{areas} "
    for areas in listed(
        """
        Antrim and Newtownabbey; Ards and North Down; Argyll and Bute; Avon and Somerset; Barking and Dagenham; Bath and
        North East Somerset; Brighton and Hove; Causeway Coast and Glens; Cleveland and Redcar; Devon and Cornwall;
        Devon and Somerset; Dorset and Wiltshire; Dumfries and Galloway; Fermanagh and Omagh; Hampshire and Isle of
        Wight; Hammersmith and Fulham; Hereford and Worcester; Highlands and Islands; Kensington and
        Chelsea; Lisburn and Castlereagh; Mid and
        East Antrim; Newfoundland and Labrador; Perth and Kinross; Redcar and Cleveland; Telford and Wrekin; Tyne and
        Wear; Windsor and Maidenhead
        """,
        ";",
    )
)
"""Areas of two names that have one council, police force or fire service, each with a space behind it."""

IRISH_COUNTIES = listed(
    """
    Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin Fermanagh Galway Kerry Kildare Kilkenny Laois
    Leitrim Limerick Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford Westmeath
    Wexford Wicklow
    """
)
"""The 32 counties, which the press calls "Co. Mayo"."""
