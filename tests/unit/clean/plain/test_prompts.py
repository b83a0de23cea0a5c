import pytest

from wiredesk.clean.plain.prompts import is_credit_line, is_site_label, prompt_reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Pratite nas na Facebooku", "newsletter"),
        ("Följ oss på Instagram", "newsletter"),
        ("Читайте більше новин у нашому Telegram", "newsletter"),
        ("Síguenos en nuestras redes sociales", "newsletter"),
        ("Mehr zum Thema Verkehr", "related_links"),
        ("Téléchargez notre application pour suivre l'actualité en direct", "newsletter"),
        ("¡Suscríbete a nuestro canal de WhatsApp y recibe las noticias al instante!", "newsletter"),
        ("Seuraa meitä WhatsAppissa", "newsletter"),
        ("Зареждайте? Последвайте ни в Телеграм", None),
        ("Последвайте ни в Телеграм", "newsletter"),
        ("Ikuti saluran WhatsApp kami untuk berita terkini", "newsletter"),
        ("ما را در تلگرام دنبال کنید", "newsletter"),
        ("公式アプリをダウンロード", "newsletter"),
        ("关注我们的微信公众号", "newsletter"),
        ("Сподели във Facebook", "share_prompt"),
        ("Facebook'ta paylaş", "share_prompt"),
        ("Lee además: El puente seguirá cerrado hasta el verano", "related_links"),
        ("LIS AUSSI | Le pont restera fermé jusqu'à l'été", None),
        ("Čtěte k tématu: Most zůstane zavřený do léta", "related_links"),
        ("ये खबर भी पढ़ें: पुल गर्मियों तक बंद रहेगा", "related_links"),
        ("Simak juga 'Jembatan Ditutup hingga Musim Panas':", "related_links"),
        ("Lesen Sie auch Brücke bleibt bis zum Sommer geschlossen", "related_links"),
        ("【関連記事】橋は夏まで閉鎖", "related_links"),
        ("記事の続きを読む", "related_links"),
        ("Artikkelen fortsetter under bildet.", "advertising"),
        ("Dalsza część artykułu pod materiałem wideo", "advertising"),
        ("Текст продолжается после рекламы", "advertising"),
        ("Receba as notícias do Diário pelo WhatsApp", "newsletter"),
        ("저작권자 © 오를루일보, 무단 전재 및 재배포 금지", "copyright"),
        ("© Tide S.p.A. – Tutti i diritti riservati", "copyright"),
    ],
)
def test_a_line_that_asks_the_reader_is_known_by_its_verb_and_its_object(line: str, reason: str | None) -> None:
    assert prompt_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Folgen für WhatsApp-Nutzer",
        "Recibe críticas en Facebook",
        "Entre Google e Facebook, uma disputa",
        "Sigue la polémica por los audios de WhatsApp",
        "Les faits : un homme de 40 ans a été retrouvé mort dans un parc",
        "Lea Salamé : comment voyez-vous la suite du procès",
        "“Téléchargez notre application”, disait le message reçu par les clients.",
        "Guarda: «Non lo sapevo»",
        "Bild: Polisen söker vittnen",
        "Volg de rechtszaak: wie is wie",
        "Leer también es un derecho, dijo la ministra a los alumnos.",
        "橋の閉鎖について、市は関連記事の削除を求めたと発表した。",
        "La suite du film sortira en vidéo l'an prochain, selon le studio, après une longue attente du public",
        "Seuraa Instagramissa oli 4 000, hän kertoi.",
    ],
)
def test_a_line_of_the_story_with_such_a_word_stays(line: str) -> None:
    assert prompt_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Watch our latest video below",
        "Sign in to your account",
        "Follow our live blog here",
        "Click to share on WhatsApp (Opens in new window)",
        "Trending now: Bridge to stay shut",
        "Zum Weiterlesen anmelden",
        "Catch up on today's top stories",
        "Support our work with a donation",
        "Kindly share this story:",
        "Like what you're reading? Subscribe today",
        "Hat Ihnen der Artikel gefallen?",
        "Réagissez à cet article",
        "Tous vos commentaires (11)",
        "Mehr Informationen zum Thema: Brücke bleibt gesperrt",
        "Passer la publicité",
        "Notre sélection d'articles sur le sujet",
        "İLGİLİ HABER",
        "Читать в Telegram",
        "Наши новости в MAX",
        "ADVERTISEMENT GULIR UNTUK LANJUT BACA",
    ],
)
def test_a_line_of_only_a_site_s_own_words_is_a_label(line: str) -> None:
    assert is_site_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Video",
        "New home",
        "Live news from the court",
        "Open letter to readers",
        "Breaking news at night",
        "What happens next",
        "More questions",
        "Streit um den Artikel 13",
        "This story began at sea.",
        "Our members speak out",
        "Free press under threat",
        "Watch out for goats",
        "Read all about it.",
        "Neue Seite im Streit um die Brücke",
        "La suite de l'enquête",
        "Más de 40 heridos",
    ],
)
def test_a_crosshead_stays(line: str) -> None:
    assert not is_site_label(line)
    assert prompt_reason(line) is None


def test_a_section_s_name_after_more_from_is_a_label() -> None:
    assert prompt_reason("Más de Internacional") == "related_links"
    assert prompt_reason("Mehr aus Sport") == "related_links"
    assert prompt_reason("Más de cien personas") is None


@pytest.mark.parametrize(
    "line",
    [
        "Bild: Kalle Ståhl/TT",
        "[사진=연합뉴스]",
        "Kuva: Matti Virta / Lehtikuva",
        "Fot. Jan Kowalski / PAP",
        "Снимка: БТА",
        "写真：共同",
        "(Fotó: Kovács Anna/MTI)",
        "Φωτογραφία: Eurokinissi",
        "צילום: רויטרס",
        "(Foto Ansa)",
        "写真＝共同",
        "/사진=연합뉴스",
    ],
)
def test_the_credit_of_a_picture_is_known_in_the_languages_of_the_press(line: str) -> None:
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bild: Polisen söker vittnen efter branden i hamnen",
        "Fotograf: Jag såg hur taket föll ner över publiken",
        "Foto: så tar du bättre bilder i sommar med mobilen",
    ],
)
def test_a_headline_after_such_a_word_is_no_credit(line: str) -> None:
    assert not is_credit_line(line)


def test_what_somebody_says_is_no_label() -> None:
    assert not is_site_label('"Watch out!"')
    assert is_site_label("Passer la publicité")
