"""The news agencies, under the names that datelines, captions and sign-offs give them."""

import re

from wiredesk.knowledge.vocabulary import listed

ALSO_GIVEN_NAMES = listed("ani efe elta fena hina mena mina petra ria saba sana")
"""Agencies that are called as people are."""
AGENCIES: dict[str, str] = {
    name.lower(): agency
    for agency, names in {
        "Reuters": "Reuters|Reuter|Thomson Reuters|Thomson Reuters Foundation|RTRS",
        "AP": "AP|Associated Press|The Associated Press",
        "AFP": "AFP|Agence France-Presse|AFP-Relaxnews|ETX Studio",
        "dpa": "dpa|dpa-AFX|Deutsche Presse-Agentur",
        "UPI": "UPI|United Press International",
        "Bloomberg": "Bloomberg|Bloomberg News",
        "Xinhua": "Xinhua|Xinhua News Agency",
        "Bernama": "Bernama",
        "PTI": "PTI|Press Trust of India",
        "ANI": "ANI|Asian News International",
        "IANS": "IANS",
        "APP": "APP|Associated Press of Pakistan",
        "Kyodo": "Kyodo|Kyodo News",
        "Yonhap": "Yonhap|Yonhap News Agency",
        "TASS": "TASS|ITAR-TASS",
        "Interfax": "Interfax",
        "RIA Novosti": "RIA|RIA Novosti",
        "Anadolu": "AA|Anadolu|Anadolu Agency",
        "EFE": "EFE|EFE-EPA|Agencia EFE",
        "CP": "CP|The Canadian Press|Canadian Press|La Presse Canadienne|Presse Canadienne",
        "AAP": "AAP|Australian Associated Press",
        "APA": "APA|Austria Presse Agentur",
        "CNN": "CNN|CNN Business|CNN Español",
        "BBC": "BBC|BBC News",
        "RFE/RL": "RFE/RL|RFERL",
        "VOA": "VOA|Voice of America",
        "bdnews24.com": "bdnews24.com",
        "KUNA": "KUNA|Kuwait News Agency",
        "QNA": "QNA|Qatar News Agency",
        "BNA": "BNA|Bahrain News Agency",
        "IRNA": "IRNA",
        "Tasnim": "Tasnim",
        "MAP": "MAP|Maghreb Arabe Presse",
        "APS": "APS|Algérie Presse Service",
        "VNA": "VNA|Vietnam News Agency|TTXVN",
        "KCNA": "KCNA|Korean Central News Agency",
        "Jiji": "Jiji|Jiji Press",
        "Ukrinform": "Ukrinform",
        "Prensa Latina": "Prensa Latina",
        "Europa Press": "Europa Press",
        "ANSA": "ANSA",
        "Adnkronos": "Adnkronos",
        "AGI": "AGI|Agenzia Italia",
        "epd": "epd",
        "ots": "ots",
        "sda": "sda|sda-ats",
        "CMC": "Caribbean Media Corporation",
        "Colprensa": "Colprensa",
        "Askanews": "Askanews",
        "LaPresse": "LaPresse",
        "Mediafax": "Mediafax",
        "Agenzia Nova": "Agenzia Nova",
        "KNA": "KNA",
        "Ritzau": "Ritzau",
        "STT": "STT",
        "BNS": "BNS",
        "LETA": "LETA",
        "ELTA": "ELTA",
        "BTA": "BTA",
        "Agerpres": "Agerpres",
        "HINA": "HINA",
        "PANA": "PANA|Panapress",
        "New Ziana": "New Ziana",
        "Nampa": "Nampa",
        "awp": "awp",
        "Italpress": "Italpress",
        "PR Newswire": "PRNewswire|PR Newswire|PRNewswire-USNewswire|PRNewswire-PRWeb",
        "Business Wire": "Business Wire|BUSINESS WIRE|BusinessWire",
        "GlobeNewswire": "GLOBE NEWSWIRE|GlobeNewswire",
        "ACCESSWIRE": "ACCESSWIRE",
        "CNW": "CNW|CNW Group|Canada NewsWire",
        "Media OutReach": "Media OutReach|Media OutReach Newswire",
        "ACN Newswire": "ACN Newswire",
        "Newsfile": "Newsfile|Newsfile Corp|Newsfile Corp.",
        "EIN Presswire": "EIN Presswire|EINPresswire|EINPresswire.com",
        "JCN Newswire": "JCN Newswire",
        "APO": "APO|APO Group|African Press Organization",
        "PA": "PA|PA Media|Press Association",
        "NAN": "NAN|News Agency of Nigeria",
        "SAnews": "SAnews|SAnews.gov.za",
        "GNA": "GNA|Ghana News Agency",
        "PNA": "PNA|Philippine News Agency",
        "Antara": "Antara",
        "BSS": "BSS|Bangladesh Sangbad Sangstha",
        "UNB": "UNB|United News of Bangladesh",
        "SANA": "SANA|Syrian Arab News Agency",
        "CNA": "CNA|Central News Agency",
        "IPS": "IPS|Inter Press Service",
        "MENA": "MENA",
        "WAM": "WAM",
        "SPA": "SPA|Saudi Press Agency",
        "Tanjug": "Tanjug",
        "STA": "STA",
        "CTK": "CTK|ČTK",
        "PAP": "PAP",
        "MTI": "MTI",
        "ATS": "ATS|Keystone-ATS",
        "Belga": "Belga",
        "ANP": "ANP",
        "TT": "TT",
        "NTB": "NTB",
        "Lusa": "Lusa",
        "Keystone-SDA": "Keystone-SDA",
        "Télam": "Télam",
        "Saba": "Saba",
        "MNA": "MNA|Mehr News Agency",
        "ANA-MPA": "ANA-MPA|ΑΠΕ-ΜΠΕ|ΑΠΕ",
        "DHA": "DHA|Demirören Haber Ajansı",
        "İHA": "İHA|IHA|İhlas Haber Ajansı",
        "ANKA": "ANKA Haber Ajansı",
        "UNI": "United News of India",
        "RSS": "Rastriya Samachar Samiti",
        "AZERTAC": "AZERTAC|Azertag",
        "BelTA": "BelTA",
        "Armenpress": "Armenpress",
        "Kazinform": "Kazinform",
        "MIA": "Media Information Agency",
        "FENA": "FENA",
        "SRNA": "SRNA",
        "MINA": "MINA",
        "TASR": "TASR",
        "SITA": "Slovenská tlačová agentúra",
        "UNIAN": "UNIAN",
        "Notimex": "Notimex",
        "Andina": "Agencia Andina",
        "Agência Brasil": "Agência Brasil",
        "Estadão Conteúdo": "Estadão Conteúdo",
        "Folhapress": "Folhapress",
        "Inforpress": "Inforpress",
        "Angop": "Angop",
        "SUNA": "SUNA",
        "NNA": "National News Agency",
        "WAFA": "WAFA",
        "Petra": "Petra",
        "ISNA": "ISNA",
        "Montsame": "Montsame",
        "Yicai": "Yicai",
        "CNS": "China News Service",
        "LANKAPUVATH": "Lankapuvath",
    }.items()
    for name in names.split("|")
}
"""Lower-case name to the name that a record states."""

RELEASE_SERVICES = frozenset({
    "PR Newswire", "Business Wire", "GlobeNewswire", "ACCESSWIRE", "CNW", "Media OutReach", "ACN Newswire", "APO",
    "Newsfile", "EIN Presswire", "JCN Newswire",
})  # fmt: skip
"""Services that send the releases of companies and press offices."""
PICTURE_AGENCIES = ("AP", "AFP", "EPA", "Reuters", "UPI", "Getty")
"""Agencies that credits of pictures name alone."""
PICTURE_SUPPLIERS = (
    "AP", "AFP", "EPA", "EFE", "dpa", "DPA", "Reuters", "REUTERS", "UPI", "Getty", "Getty Images", "Bernama", "Xinhua",
    "Anadolu", "Shutterstock", "EPA-EFE", "Bloomberg", "IMAGO", "Imago", "NurPhoto", "ZUMA Press", "Zuma Press",
    "PA Wire", "Sipa", "SIPA", "Alamy", "iStock", "picture alliance", "Scanpix", "Ritzau Scanpix", "Lehtikuva",
    "Keystone",
)  # fmt: skip
"""Agencies and archives that stand beside a photographer's name in a credit."""
UNMISTAKABLE = listed(
    "AFP; Anadolu; Antara; Bernama; Interfax; Itar-Tass; RIA Novosti; Reuters; Thomson Reuters; Xinhua", ";"
)
"""Names that mean the agency wherever they stand."""

PRINTED = r"(?:[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z.]+){0,3}|[A-Z]{2,8}|dpa(?:-AFX)?)"
"""How an agency is printed in brackets or after a dash: a name, or capitals."""
BREAK = re.compile(r"\s*[/,;&]\s*|-(?=[A-Z]|dpa)")
INITIALS = re.compile(r"[A-Z]{2,6}")


def agency_named(printed: str) -> str | None:
    """The agency that these words name; initials of one that is not in the table stand for themselves.

    Two agencies ("AFP/Reuters") give the first, initials and an agency ("MRT, Belga") the agency. None for other words.
    """
    printed = printed.strip(" .")
    names = (printed, *BREAK.split(printed))
    for name in names:
        known = AGENCIES.get(name.lower())
        if known and (name[:1].isupper() or known == name or name.startswith("dpa")):
            return known
    return next((name for name in names if INITIALS.fullmatch(name)), None)
