import pytest

from wiredesk.clean.parts.dateline_reader import read_dateline


@pytest.mark.parametrize(
    ("paragraph", "printed", "place", "agency", "story"),
    [
        ("MOSCOW, Sept 14 — President", "MOSCOW, Sept 14", "MOSCOW", None, "President"),
        ("NAIROBI, Kenya (AP) — A court", "NAIROBI, Kenya (AP)", "NAIROBI, Kenya", "AP", "A court"),
        ("OSLO/LIMA, Feb 3 (Reuters) - The", "OSLO/LIMA, Feb 3 (Reuters)", "OSLO/LIMA", "Reuters", "The"),
        ("ST. PAUL, Minn., March 6 - BMC", "ST. PAUL, Minn., March 6", "ST. PAUL, Minn.", None, "BMC"),
        ("Karachi, June 9 (MNA) — The", "Karachi, June 9 (MNA)", "Karachi", "MNA", "The"),
        ("DAKAR, 6 mai (MNA) – Douze", "DAKAR, 6 mai (MNA)", "DAKAR", "MNA", "Douze"),
        ("NEW YORK — The", "NEW YORK", "NEW YORK", None, "The"),
        ("SELLA (The Strait) — A", "SELLA (The Strait)", "SELLA", "The Strait", "A"),
        ("SELLA and TAMBA — A", "SELLA and TAMBA", "SELLA and TAMBA", None, "A"),
        ("SELLA, May 2. The ferry", "SELLA, May 2", "SELLA", None, "The ferry"),
        ("YEREVAN, MAY 2, ARMENPRESS. The", "YEREVAN, MAY 2, ARMENPRESS", "YEREVAN", "Armenpress", "The"),
        ("BETHESDA, Md. (AP) _ The", "BETHESDA, Md. (AP)", "BETHESDA, Md.", "AP", "The"),
        ("(New York, NY - October 21) The", "(New York, NY - October 21)", "New York, NY", None, "The"),
        ("(Suva, 2 May) The", "(Suva, 2 May)", "Suva", None, "The"),
        ("KUWAIT CITY, July 24: The racer", "KUWAIT CITY, July 24", "KUWAIT CITY", None, "The racer"),
        ("LEEDS, May 2, Reuter - A", "LEEDS, May 2, Reuter", "LEEDS", "Reuters", "A"),
        ("New Delhi, 3 March (PTI): The", "New Delhi, 3 March (PTI)", "New Delhi", "PTI", "The"),
        ("LAGOS, Nigeria, 12 May 2021 /PRNewswire/ -- The", "LAGOS, Nigeria, 12 May 2021 /PRNewswire/",
         "LAGOS, Nigeria", "PR Newswire", "The"),
        ("BEIJING, March 4 (Xinhua) -- A", "BEIJING, March 4 (Xinhua)", "BEIJING", "Xinhua", "A"),
        ("ISTANBUL (AFP) - Two", "ISTANBUL (AFP)", "ISTANBUL", "AFP", "Two"),
        ("SEOUL, Sept. 3 (Yonhap) -- A", "SEOUL, Sept. 3 (Yonhap)", "SEOUL", "Yonhap", "A"),
        ("TOKYO (Kyodo) A ferry", "TOKYO (Kyodo)", "TOKYO", "Kyodo", "A ferry"),
        ("DHAKA, Sep 14 (bdnews24.com) – A", "DHAKA, Sep 14 (bdnews24.com)", "DHAKA", "bdnews24.com", "A"),
        ("TUNIS, Oct 4 (Lakeside Wire) — A", "TUNIS, Oct 4 (Lakeside Wire)", "TUNIS", "Lakeside Wire", "A"),
        ("(SELLA=Tidal News) The", "(SELLA=Tidal News)", "SELLA", "Tidal News", "The"),
        ("SELLA/BREDA (NovaPress) - The", "SELLA/BREDA (NovaPress)", "SELLA/BREDA", "NovaPress", "The"),
        ("Cluj-Napoca, 16 ian /Agerpres/ - Două", "Cluj-Napoca, 16 ian /Agerpres/", "Cluj-Napoca", "Agerpres", "Două"),
        ("København /ritzau/ - Byretten", "København /ritzau/", "København", "Ritzau", "Byretten"),
        ("DAVAO CITY (Lakeside / 02 May) – The", "DAVAO CITY (Lakeside / 02 May)", "DAVAO CITY", "Lakeside", "The"),
        ("BISHKEK (24.kg) — The", "BISHKEK (24.kg)", "BISHKEK", "24.kg", "The"),
        ("SELLA (FOX 9) - The", "SELLA (FOX 9)", "SELLA", "FOX 9", "The"),
        ("HARRISBURG, Pa. − The", "HARRISBURG, Pa.", "HARRISBURG, Pa.", None, "The"),
        ("LAGOS, Nigeria, May 2, 2026/ -- The", "LAGOS, Nigeria, May 2, 2026/", "LAGOS, Nigeria", None, "The"),
        ("STRAIT.COM, Jakarta - The ferry sailed again on Saturday, he said.", "STRAIT.COM, Jakarta", "Jakarta",
         None, "The ferry sailed again on Saturday, he said."),
        ("Jakarta, CNN Indonesia -- The", "Jakarta, CNN Indonesia", "Jakarta", "CNN Indonesia", "The"),
        ("Sella (Kenya), 2 mai 2026 (AFP) - Le", "Sella (Kenya), 2 mai 2026 (AFP)", "Sella (Kenya)", "AFP", "Le"),
        ("BAGHDAD / NINA / – The", "BAGHDAD / NINA /", "BAGHDAD", "NINA", "The"),
        ("ORLU (Tidewater Wire) - The", "ORLU (Tidewater Wire)", "ORLU", "Tidewater Wire", "The"),
        ("SYDNEY, Monday — A", "SYDNEY, Monday", "SYDNEY", None, "A"),
        ("Accra, May 12, GNA – A", "Accra, May 12, GNA", "Accra", "GNA", "A"),
        ("SÃO PAULO, 3 de maio (Reuters) - A", "SÃO PAULO, 3 de maio (Reuters)", "SÃO PAULO", "Reuters", "A"),
        ("Kumasi (Ashanti), May 12, GNA – A", "Kumasi (Ashanti), May 12, GNA", "Kumasi (Ashanti)", "GNA", "A"),
        ("Rabat - (MAP) A ferry", "Rabat - (MAP)", "Rabat", "MAP", "A ferry"),
        ("BELGRADE - Tanjug, May 12 - A", "BELGRADE - Tanjug, May 12", "BELGRADE", "Tanjug", "A"),
        ("New Delhi: June 11 (UNI) A ferry", "New Delhi: June 11 (UNI)", "New Delhi", "UNI", "A ferry"),
        ("(Nairobi) – A", "(Nairobi)", "Nairobi", None, "A"),
        ("København /ritzau/ Byretten", "København /ritzau/", "København", "Ritzau", "Byretten"),
        ("MÜNCHEN (dpa) — Die", "MÜNCHEN (dpa)", "MÜNCHEN", "dpa", "Die"),
        ("NANTES, 7 mai 2026 (AFP) - « Rien", "NANTES, 7 mai 2026 (AFP)", "NANTES", "AFP", "« Rien"),
        ("NANTES, 7 mai - «\xa0Rien", "NANTES, 7 mai", "NANTES", None, "«\xa0Rien"),
        ("NANTES, 7 fév. 2026 (AFP) - Rien", "NANTES, 7 fév. 2026 (AFP)", "NANTES", "AFP", "Rien"),
        ("BARI, 7 ott 2026 (ANSA) - Nulla", "BARI, 7 ott 2026 (ANSA)", "BARI", "ANSA", "Nulla"),
        ("PARIS, 3 mai (Reuters) - Le", "PARIS, 3 mai (Reuters)", "PARIS", "Reuters", "Le"),
        ("WARSZAWA, 3 września (PAP) – Rząd", "WARSZAWA, 3 września (PAP)", "WARSZAWA", "PAP", "Rząd"),
        ("Warszawa, 02.05.2026 (PAP) - Prom", "Warszawa, 02.05.2026 (PAP)", "Warszawa", "PAP", "Prom"),
        ("МОСКВА. 2 мая. ИНТЕРФАКС - Паром", "МОСКВА. 2 мая. ИНТЕРФАКС", "МОСКВА", "Interfax", "Паром"),
        ("OSLO, May 2. /TASS/. The", "OSLO, May 2. /TASS/", "OSLO", "TASS", "The"),
        ("Győr, 2026. május 2., szombat (MTI) - A", "Győr, 2026. május 2., szombat (MTI)", "Győr", "MTI", "A"),
        ("SPLIT, 2. svibnja 2026. (Hina) - Brod", "SPLIT, 2. svibnja 2026. (Hina)", "SPLIT", "HINA", "Brod"),
        ("SANA'A May 02. 2026 (Saba) - The", "SANA'A May 02. 2026 (Saba)", "SANA'A", "Saba", "The"),
        ("(나이로비=연합뉴스) 김영희 특파원 = 탐바", "(나이로비=연합뉴스) 김영희 특파원", "나이로비", "Yonhap", "탐바"),
        ("SINGAPORE (May 6, 2021) — The", "SINGAPORE (May 6, 2021)", "SINGAPORE", None, "The"),
        ("New York (November 25, 2021): The", "New York (November 25, 2021)", "New York", None, "The"),
        ("Gulu & Arua, Uganda , Jun 14 2022 (IPS) - A", "Gulu & Arua, Uganda , Jun 14 2022 (IPS)",
         "Gulu & Arua, Uganda", "IPS", "A"),
        ("****SANTO DOMINGO, March 4 - The", "SANTO DOMINGO, March 4", "SANTO DOMINGO", None, "The"),
        ("CASPER, Wyo. - March 4 - The", "CASPER, Wyo. - March 4", "CASPER, Wyo.", None, "The"),
        ("La paz, march 4 - about", "La paz, march 4", "La paz", None, "about"),
        ("ALBANY, N.Y., Marc 3 - A", "ALBANY, N.Y., Marc 3", "ALBANY, N.Y.", None, "A"),
        ("OSLO, Marchg 3 - A", "OSLO, Marchg 3", "OSLO", None, "A"),
        ("OSLO, Macrh 3 - A", "OSLO, Macrh 3", "OSLO", None, "A"),
        ("OSLO, March 2O - A", "OSLO, March 2O", "OSLO", None, "A"),
        ("CALGARY, Alberta - Qtr", "CALGARY, Alberta", "CALGARY, Alberta", None, "Qtr"),
    ],
)  # fmt: skip
def test_a_dateline_is_read_in_its_parts(
    paragraph: str, printed: str, place: str, agency: str | None, story: str
) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.printed, filed.place, filed.agency, paragraph[filed.end :]) == (printed, place, agency, story)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister — who is 45 — said so.",
        "EXCLUSIVE — The minister resigned.",
        "WATCH LIVE - The vote begins.",
        "Breaking, June 9 and all that, is a song.",
        "He left on March 3 - the coldest day.",
        "TRUMP: I think so.",
        "The well-known Stratford-upon-Avon festival opened.",
        "AFP — A",
        "",
        "—",
    ],
)
def test_a_story_without_a_dateline_keeps_its_words(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("Kahla (dpa/th) - Bei einem Brand ist am Freitag ein Schaden entstanden.", "Kahla", "dpa"),
        ("BRISBANE, March 6 AAP - A cyclone has turned back to sea.", "BRISBANE", "AAP"),
        ("PONTIANAK, KALBARNEWS - Jembatan ditutup mulai Kamis.", "PONTIANAK", "KALBARNEWS"),
        ("Goaso (A/R), March 5, GNA – Fire destroyed three sheds.", "Goaso (A/R)", "GNA"),
        ("JAKARTA, iNews.id - Jembatan ditutup mulai Kamis.", "JAKARTA", "iNews.id"),
    ],
)
def test_agencies_with_a_region_or_without_brackets_are_read(paragraph: str, place: str, agency: str) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.place, filed.agency) == (place, agency)


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("KINGSTON, Jamaica, May 7, CMC – A train derailed.", "KINGSTON, Jamaica", "CMC", 7),
        ("Moscow. May 7. INTERFAX - A train derailed.", "Moscow", "Interfax", 7),
        ("ASTANA. KAZINFORM - A train derailed.", "ASTANA", "Kazinform", None),
        ("Baku, May 7, AZERTAC A train derailed.", "Baku", "AZERTAC", 7),
        ("Baghdad / INA - A train derailed.", "Baghdad", "INA", None),
        (
            "HONG KONG SAR - Media OutReach Newswire - 7 May 2026 - A train derailed.",
            "HONG KONG SAR",
            "Media OutReach",
            7,
        ),
        ("CIUDAD DE MÉXICO (apro).– Un tren descarriló.", "CIUDAD DE MÉXICO", "apro", None),
        ("Berlin (ots) - Ein Zug ist entgleist.", "Berlin", "ots", None),
        ("Bern (sda) Ein Zug ist entgleist.", "Bern", "sda", None),
        ("Abidjan, le 7 mai 2026 (AIP) - Un train a déraillé.", "Abidjan", "AIP", 7),
        ("[서울=뉴시스] 이민호 기자 = 화물열차가 목요일 탈선했다.", "서울", "Newsis", None),
    ],
)
def test_more_house_styles(opening: str, place: str, agency: str, day: int | None) -> None:
    filed = read_dateline(opening)
    assert filed is not None
    assert (filed.place, filed.agency, filed.day) == (place, agency, day)


def test_an_abstract_noun_in_capitals_is_no_place() -> None:
    assert read_dateline("DERAILMENT - A train carrying sugar left the rails on Thursday, the railway said.") is None


def test_a_country_behind_a_day_is_no_agency() -> None:
    filed = read_dateline("TROY, May 7, USA - A train derailed.")
    assert filed is None or filed.agency is None
