"""Countries and nationalities: names whose type no context changes."""

from workers.enrich.vocabulary import listed

COUNTRIES = listed(
    """
    Afghanistan; Africa; Albania; Algeria; America; Andorra; Angola; Antarctica; Argentina; Armenia; Asia;
    Australia; Austria; Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin;
    Bhutan; Bolivia; Bosnia; Botswana; Brazil; Britain; Brunei; Bulgaria; Burkina Faso; Burma; Burundi;
    Cambodia; Cameroon; Canada; Cape Verde; Caribbean; Chile; China; Colombia; Comoros; Congo; Costa Rica;
    Croatia; Cuba; Cyprus; Czech Republic; Czechia; Denmark; Djibouti; Dominican Republic; East Timor;
    Ecuador; Egypt; El Salvador; England; Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Europe;
    Fiji; Finland; France; Gabon; Gambia; Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau;
    Guyana; Haiti; Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel;
    Italy; Ivory Coast; Jamaica; Japan; Kazakhstan; Kenya; Kiribati; Kosovo; Kuwait; Kyrgyzstan; Laos; Latin
    America; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Macedonia;
    Malawi; Malaysia; Maldives; Mali; Malta; Mauritania; Mauritius; Mexico; Micronesia; Middle East;
    Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands;
    New Zealand; Nicaragua; Niger; Nigeria; North America; North Korea; North Macedonia; Northern Ireland;
    Norway; Oman; Pakistan; Palau; Palestine; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland;
    Portugal; Puerto Rico; Qatar; Romania; Russia; Rwanda; Samoa; San Marino; Saudi Arabia; Scotland;
    Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands; Somalia;
    South Africa; South America; South Korea; South Sudan; Soviet Union; Spain; Sri Lanka; Sudan; Suriname;
    Swaziland; Sweden; Switzerland; Syria; Taiwan; Tajikistan; Tanzania; Thailand; Timor-Leste; Togo; Tonga;
    Trinidad and Tobago; Tunisia; Turkey; Turkmenistan; Tuvalu; U.K.; U.S.; U.S.A.; UAE; UK; US; USA;
    Uganda; Ukraine; United Arab Emirates; United Kingdom; United States; Uruguay; Uzbekistan; Vanuatu;
    Venezuela; Vietnam; Wales; Yemen; Yugoslavia; Zambia; Zimbabwe
    """,
    ";",
)
"""Countries, the lands of the United Kingdom, and continents, as news in English names them.

Names that are as often something else (Georgia, Jordan, Chad) are left to the context.
"""

NATIONALITIES = listed(
    """
    Aboriginal; Afghan; African; Albanian; Algerian; American; Angolan; Arab; Argentine; Argentinian;
    Armenian; Asian; Australian; Austrian; Azerbaijani; Azeri; Bahraini; Bangladeshi; Barbadian; Belarusian;
    Belarussian; Belgian; Belizean; Bhutanese; Bolivian; Bosnian; Brazilian; British; Briton; Buddhist;
    Bulgarian; Burmese; Burundian; Cambodian; Cameroonian; Canadian; Caribbean; Catholic; Chadian; Chilean;
    Chinese; Christian; Colombian; Congolese; Croat; Croatian; Cuban; Cypriot; Czech; Dane; Danish;
    Democrat; Dominican; Dutch; Ecuadorian; Egyptian; English; Eritrean; Estonian; Ethiopian; European;
    Fijian; Filipino; Finn; Finnish; French; Gabonese; Gambian; Georgian; German; Ghanaian; Greek;
    Guatemalan; Guinean; Guyanese; Haitian; Hindu; Hispanic; Honduran; Hungarian; Icelandic; Indian;
    Indigenous; Indonesian; Iranian; Iraqi; Irish; Islamic; Islamist; Israeli; Italian; Ivorian; Jamaican;
    Japanese; Jew; Jewish; Jordanian; Kazakh; Kenyan; Korean; Kosovar; Kurd; Kurdish; Kuwaiti; Kyrgyz;
    Laotian; Latino; Latvian; Lebanese; Liberian; Libyan; Lithuanian; Macedonian; Malawian; Malaysian;
    Maldivian; Malian; Maltese; Mauritanian; Mauritian; Mexican; Moldovan; Mongolian; Montenegrin; Moroccan;
    Mozambican; Muslim; Namibian; Nepalese; Nepali; New Zealander; Nicaraguan; Nigerian; Nigerien; North
    Korean; Norwegian; Omani; Pakistani; Palestinian; Panamanian; Paraguayan; Peruvian; Polish; Portuguese;
    Protestant; Qatari; Republican; Romanian; Russian; Rwandan; Salvadoran; Samoan; Saudi; Saudi Arabian;
    Scot; Scottish; Senegalese; Serb; Serbian; Shia; Shiite; Sikh; Singaporean; Slovak; Slovakian; Slovene;
    Slovenian; Somali; South African; South Korean; Spaniard; Spanish; Sri Lankan; Sudanese; Sunni; Swede;
    Swedish; Swiss; Syrian; Taiwanese; Tajik; Tanzanian; Thai; Tibetan; Togolese; Tongan; Tunisian; Turk;
    Turkish; Turkmen; Ugandan; Ukrainian; Uruguayan; Uzbek; Venezuelan; Vietnamese; Welsh; Yemeni; Yugoslav;
    Zambian; Zimbabwean
    """,
    ";",
)
"""Adjectives and singular nouns for nations, peoples, faiths and the great parties; a plural adds "s"."""


def is_country(name: str) -> bool:
    """Whether a name can only be a country or a continent."""
    return name in COUNTRIES


def is_nationality(name: str) -> bool:
    """Whether a name can only be a people, or belong to one."""
    return name in NATIONALITIES or (name.endswith("s") and name[:-1] in NATIONALITIES)
