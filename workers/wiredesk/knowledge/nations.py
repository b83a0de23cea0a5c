"""Countries and nationalities: names whose type no context changes, and the ISO 3166 codes behind them."""

from wiredesk.knowledge.vocabulary import listed

_TABLE = """
AD Andorra : Andorran
AE United Arab Emirates; UAE : Emirati
AF Afghanistan : Afghan
AG Antigua and Barbuda : Antiguan
AL Albania : Albanian
AM Armenia : Armenian
AO Angola : Angolan
AR Argentina : Argentine; Argentinian
AT Austria : Austrian
AU Australia : Australian
AZ Azerbaijan : Azerbaijani; Azeri
BA Bosnia; Bosnia and Herzegovina; Bosnia-Herzegovina : Bosnian
BB Barbados : Barbadian
BD Bangladesh : Bangladeshi
BE Belgium : Belgian
BF Burkina Faso : Burkinabe
BG Bulgaria : Bulgarian
BH Bahrain : Bahraini
BI Burundi : Burundian
BJ Benin : Beninese
BN Brunei : Bruneian
BO Bolivia : Bolivian
BR Brazil : Brazilian
BS Bahamas : Bahamian
BT Bhutan : Bhutanese
BW Botswana : Motswana; Batswana
BY Belarus : Belarusian; Belarussian
BZ Belize : Belizean
CA Canada : Canadian
CD Democratic Republic of Congo; Democratic Republic of the Congo; DR Congo; Congo-Kinshasa; Zaire :
CF Central African Republic :
CG Republic of Congo; Republic of the Congo; Congo-Brazzaville :
CH Switzerland : Swiss
CI Ivory Coast; Cote d'Ivoire; Côte d'Ivoire : Ivorian
CL Chile : Chilean
CM Cameroon : Cameroonian
CN China; People's Republic of China : Chinese
CO Colombia : Colombian
CR Costa Rica : Costa Rican
CU Cuba : Cuban
CV Cape Verde; Cabo Verde : Cape Verdean
CY Cyprus : Cypriot
CZ Czech Republic; Czechia : Czech
DE Germany; West Germany; Federal Republic of Germany : German
DJ Djibouti : Djiboutian
DK Denmark : Dane; Danish
DM Dominica :
DO Dominican Republic : Dominican
DZ Algeria : Algerian
EC Ecuador : Ecuadorian; Ecuadorean
EE Estonia : Estonian
EG Egypt : Egyptian
ER Eritrea : Eritrean
ES Spain : Spaniard; Spanish
ET Ethiopia : Ethiopian
FI Finland : Finn; Finnish
FJ Fiji : Fijian
FM Micronesia : Micronesian
FR France : French
GA Gabon : Gabonese
GB United Kingdom; UK; U.K.; Britain; Great Britain : British; Briton
GD Grenada : Grenadian
GE : Georgian
GH Ghana : Ghanaian
GL Greenland : Greenlander
GM Gambia; The Gambia : Gambian
GN Guinea : Guinean
GQ Equatorial Guinea : Equatoguinean
GR Greece : Greek
GT Guatemala : Guatemalan
GW Guinea-Bissau :
GY Guyana : Guyanese
HK Hong Kong : Hong Konger
HN Honduras : Honduran
HR Croatia : Croat; Croatian
HT Haiti : Haitian
HU Hungary : Hungarian
ID Indonesia : Indonesian
IE Ireland; Republic of Ireland : Irish
IL Israel : Israeli
IN India : Indian
IQ Iraq : Iraqi
IR Iran; Islamic Republic of Iran : Iranian
IS Iceland : Icelandic; Icelander
IT Italy : Italian
JM Jamaica : Jamaican
JO : Jordanian
JP Japan : Japanese
KE Kenya : Kenyan
KG Kyrgyzstan; Kyrgyz Republic : Kyrgyz
KH Cambodia; Kampuchea : Cambodian
KI Kiribati : I-Kiribati
KM Comoros : Comorian
KN Saint Kitts and Nevis; St. Kitts and Nevis :
KP North Korea; DPRK; Democratic People's Republic of Korea : North Korean
KR South Korea; Republic of Korea : South Korean
KW Kuwait : Kuwaiti
KZ Kazakhstan : Kazakh; Kazakhstani
LA Laos : Laotian
LB Lebanon : Lebanese
LC Saint Lucia; St. Lucia : Saint Lucian
LI Liechtenstein :
LK Sri Lanka; Ceylon : Sri Lankan
LR Liberia : Liberian
LS Lesotho : Basotho
LT Lithuania : Lithuanian
LU : Luxembourger
LV Latvia : Latvian
LY Libya : Libyan
MA Morocco : Moroccan
MC Monaco : Monegasque
MD Moldova : Moldovan
ME Montenegro : Montenegrin
MG Madagascar : Malagasy
MH Marshall Islands : Marshallese
MK North Macedonia; Macedonia : Macedonian
ML Mali : Malian
MM Myanmar; Burma : Burmese
MN Mongolia : Mongolian
MR Mauritania : Mauritanian
MT Malta : Maltese
MU Mauritius : Mauritian
MV Maldives : Maldivian
MW Malawi : Malawian
MX Mexico : Mexican
MY Malaysia : Malaysian
MZ Mozambique : Mozambican
NA Namibia : Namibian
NE Niger : Nigerien
NG Nigeria : Nigerian
NI Nicaragua : Nicaraguan
NL Netherlands : Dutch
NO Norway : Norwegian
NP Nepal : Nepalese; Nepali
NR Nauru : Nauruan
NZ New Zealand : New Zealander
OM Oman : Omani
PA Panama : Panamanian
PE Peru : Peruvian
PG Papua New Guinea; PNG : Papua New Guinean
PH Philippines : Filipino; Philippine
PK Pakistan : Pakistani
PL Poland : Polish
PR Puerto Rico : Puerto Rican
PS Palestine; Palestinian Territories : Palestinian
PT Portugal : Portuguese
PW Palau : Palauan
PY Paraguay : Paraguayan
QA Qatar : Qatari
RO Romania : Romanian
RS Serbia : Serb; Serbian
RU Russia; Russian Federation : Russian
RW Rwanda : Rwandan
SA Saudi Arabia : Saudi; Saudi Arabian
SB Solomon Islands : Solomon Islander
SC Seychelles : Seychellois
SD Sudan : Sudanese
SE Sweden : Swede; Swedish
SG Singapore : Singaporean
SI Slovenia : Slovene; Slovenian
SK Slovakia : Slovak; Slovakian
SL Sierra Leone : Sierra Leonean
SM San Marino :
SN Senegal : Senegalese
SO Somalia : Somali
SR Suriname : Surinamese
SS South Sudan : South Sudanese
ST Sao Tome and Principe; São Tomé and Príncipe :
SV El Salvador : Salvadoran
SY Syria : Syrian
SZ Eswatini; Swaziland : Swazi
TD : Chadian
TG Togo : Togolese
TH Thailand : Thai
TJ Tajikistan : Tajik
TL Timor-Leste; East Timor : Timorese
TM Turkmenistan : Turkmen
TN Tunisia : Tunisian
TO Tonga : Tongan
TR Turkey; Türkiye; Turkiye : Turk; Turkish
TT Trinidad and Tobago : Trinidadian
TV Tuvalu : Tuvaluan
TW Taiwan : Taiwanese
TZ Tanzania : Tanzanian
UA Ukraine : Ukrainian
UG Uganda : Ugandan
US United States; United States of America; America; U.S.; U.S.A.; US; USA : American
UY Uruguay : Uruguayan
UZ Uzbekistan : Uzbek
VA Vatican City :
VC Saint Vincent and the Grenadines; St. Vincent and the Grenadines :
VE Venezuela : Venezuelan
VN Vietnam; Viet Nam : Vietnamese
VU Vanuatu : Ni-Vanuatu
WS Samoa : Samoan
XK Kosovo : Kosovar
YE Yemen : Yemeni
ZA South Africa : South African
ZM Zambia : Zambian
ZW Zimbabwe : Zimbabwean
"""
"""Code, names and nationalities (adjectives and singular nouns) as news in English writes them.

Names that are as often something else (Georgia, Jordan, Chad, Luxembourg) are left to the context; Kosovo's code is the
one that the European Union uses.
"""

_OTHER_LANDS = listed(
    """
    Africa; Antarctica; Asia; Caribbean; Congo; England; Europe; Latin America; Middle East; North America; Northern
    Ireland; Scotland; South America; Soviet Union; Wales; Yugoslavia
    """,
    ";",
)
"""Continents, the lands of the United Kingdom and countries of the past."""

_OTHER_PEOPLES = listed(
    """
    Aboriginal; African; Alawite; Anglican; Arab; Asian; Bedouin; Berber; Bosniak; Buddhist; Caribbean; Catholic;
    Chechen; Christian; Congolese; Coptic; Democrat; Druze; English; European; Flemish; Fulani; Hazara; Hindu; Hispanic;
    Hmong; Hutu; Indigenous; Inuit; Islamic; Islamist; Jew; Jewish; Korean; Kurd; Kurdish; Latino; Maasai; Muslim;
    Pashtun; Protestant; Republican; Rohingya; Scandinavian; Scot; Scottish; Shia; Shiite; Sikh; Soviet; Sunni; Tibetan;
    Tutsi; Welsh; Yazidi; Yugoslav
    """,
    ";",
)
"""Peoples without one country of their own, faiths, and the great parties."""


def _codes() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    nationalities: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        names, _, peoples = line[2:].partition(":")
        countries.update((name, line[:2]) for name in listed(names, ";") if name)
        nationalities.update((name, line[:2]) for name in listed(peoples, ";") if name)
    return countries, nationalities


COUNTRY_CODES, NATIONALITY_CODES = _codes()
"""ISO 3166-1 alpha-2 codes by name; nationalities in the singular."""


AMBIGUOUS_CODES = {
    "Georgia": "GE", "Jordan": "JO", "Chad": "TD", "Luxembourg": "LU", "Holland": "NL", "Ceylon": "LK", "DRC": "CD",
    "Vatican": "VA", "Antigua": "AG", "Congo": "CD CG", "Korea": "KR",
}  # fmt: skip
"""ISO codes of names that are also something else, or belong to two countries: only the context can tell.

North Korea is never called Korea alone.
"""

FORMER_AND_PARTIAL = listed(
    "Czechoslovakia; East Germany; Gaza Strip; Occupied West Bank; Somaliland; Trinidad; West Bank", ";"
)
"""Countries of the past and parts of countries that datelines name."""

COUNTRIES = frozenset(COUNTRY_CODES) | _OTHER_LANDS
"""Countries, the lands of the United Kingdom, and continents."""


_LANGUAGES = listed(
    """
    Afrikaans Amharic Arabic Assamese Basque Bengali Bhojpuri Cantonese Catalan Cebuano Chichewa Creole
    Esperanto Gaelic Galician Guarani Gujarati Hausa Hebrew Hindi Hokkien Igbo Ilocano Inuktitut Javanese Kannada Khmer
    Kinyarwanda Kirundi Konkani Lingala Luganda Malay Malayalam Mandarin Maori Māori Marathi Nahuatl Odia Oromo Pashto
    Persian Punjabi Quechua Sanskrit Sesotho Setswana Sindhi Sinhala Swahili Tagalog Tamil Telugu Tigrinya
    Urdu Uyghur Wolof Xhosa Yiddish Yoruba Zulu
    """
)
"""Languages that are not called after a country: "in Swahili" is no place."""

PEOPLES = frozenset(form for name in (*NATIONALITY_CODES, *_OTHER_PEOPLES, *_LANGUAGES) for form in (name, f"{name}s"))
"""Names that can only be peoples, or belong to one, in singular and plural."""


def is_country(name: str) -> bool:
    """Whether a name can only be a country or a continent."""
    return name in COUNTRIES


def is_nationality(name: str) -> bool:
    """Whether a name can only be a people, or belong to one."""
    return name in PEOPLES


def nationality_code(name: str) -> str | None:
    """The ISO code of the country whose people are so called, in singular or plural; None for all others."""
    return NATIONALITY_CODES.get(name) or NATIONALITY_CODES.get(name.removesuffix("s"))


BEFORE_COUNTRIES = listed(
    """
    british central colonial dutch east eastern equatorial french greater imperial inner little lower mainland
    metropolitan mid middle nazi new north north-east north-west northeast northeastern northern northwest northwestern
    occupied old outer peninsular rural south south-east south-west southeast southeastern southern southwest
    southwestern soviet spanish unified upper west western
    """
)
"""What a country's part or past is called by before its name, in lower case."""
