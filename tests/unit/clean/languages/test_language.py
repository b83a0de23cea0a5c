import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.languages import language
from wiredesk.clean.languages.language import language_of
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

ENGLISH = (
    "The mayor of Lindmoor said on Tuesday that the bridge over the river would stay closed until the spring.",
    "Residents told the council that nobody had warned them before the work began, and that they had lost trade.",
    "A spokeswoman for the contractor said the steel had been ordered in June but was held up at the port.",
    "The council will meet again next week to decide whether it can pay for a ferry in the meantime.",
)
OTHERS = {
    "fr": "Selon les habitants du quartier, personne n’a été prévenu avant l’arrivée des engins de chantier.",
    "es": "Los pescadores, que llevan tres meses sin salir al mar, reclaman una ayuda que nunca llegó.",
    "de": "Nach Angaben der Polizei war der Fahrer nicht angeschnallt, als sein Wagen von der Straße abkam.",
    "pt": "Os moradores do bairro não receberam nenhuma explicação sobre a falta de água nesta semana.",
    "nl": "Volgens de bewoners is er nooit met hen gesproken over de plannen voor de nieuwe weg.",
    "pl": "Mieszkańcy twierdzą, że nikt nie uprzedził ich o remoncie drogi przed świętami.",
    "tr": "Mahalle sakinleri suların neden kesildiğini kimsenin kendilerine anlatmadığını söylüyor.",
    "tl": "Ayon sa mga residente, walang nagsabi sa kanila tungkol sa plano na magtayo ng bagong kalsada.",
    "sw": "Wakazi wa kijiji hicho wanasema hawakuelezwa chochote kuhusu ujenzi wa barabara mpya.",
    "ha": "Mazauna unguwar sun ce babu wanda ya sanar da su game da aikin sabuwar hanyar.",
    "ru": "По словам жителей, никто не предупредил их о ремонте дороги, который начался в марте.",
    "ar": "ويقول سكان الحي إن أحدا لم يخبرهم بأعمال الطريق الجديد الذي بدأ في مارس.",
    "hi": "मोहल्ले के लोगों का कहना है कि नई सड़क के बारे में उन्हें किसी ने नहीं बताया।",
    "zh": "附近的居民说，没有人告诉他们要修建新的道路，市政府答应下星期同他们见面。",
}
NO_LANGUAGE = (
    "Kwabena Osei-Tutu, Adjoa Mensah, Yaw Boateng, Kofi Annor, Ama Serwaa, Efua Darko, Kojo Antwi.",
    "Hertha Lindau 2-1 FC Oberwald; SV Kirchheim 0-0 TSV Moosach; SC Freudenau 3-2 VfL Steinbach",
    "Rua das Flores 112, Vila Nova de Gaia, Porto, Portugal; Avenida da Liberdade 20, Lisboa",
    "M. Perez (12), J. Delgado (44), Rodrigo Santos de la Cruz (67), Luis Fernandez del Valle (89)",
    "def total(argv): return [int(x) for x in argv if x.isdigit()]; print(total(sys.argv))",
    "Oper shr 22 cts vs 31 cts. Net 1,250,000 vs 1,800,000. Revs 42.1 mln vs 39.8 mln. Avg shrs 5,600,000.",
    "Directed by Jean-Pierre Dufresne. Starring Amélie Courtois, Étienne Marchand, Céline Beaufort.",
    "https://www.elpuerto.example/noticias/derechos-humanos/los-pescadores-reclaman-una-ayuda.html",
)


def cleaned(*paragraphs: str, language: str | None = None) -> CleanArticle:
    return clean(RawArticle(article_id="a", title="Bridge", text="\n\n".join(paragraphs), language=language))


def foreign_paragraphs(article: CleanArticle) -> list[tuple[str, str]]:
    return [(article.text[part.start : part.end], part.language) for part in article.other_languages]


@pytest.mark.parametrize(
    ("words", "claimed", "expected"),
    [
        ("The president said on Monday that the ferry would sail again.", None, "en"),
        ("Le président a déclaré lundi que le bateau partirait.", "en", "fr"),
        ("কয়রায় বাঁধ মেরামতে নামলেন চার গ্রামের মানুষ", None, "bn"),
        ("Hello", "en-US", "en"),
        ("Hello", None, None),
        ("12 345", "DE", "de"),
    ],
)
def test_the_words_decide_and_where_they_are_too_few_the_producer(
    words: str, claimed: str | None, expected: str | None
) -> None:
    assert language_of(words, claimed) == expected


def test_an_ordinary_article_is_in_one_language() -> None:
    article = cleaned(*ENGLISH)
    assert (article.language, article.other_languages) == ("en", [])


@pytest.mark.parametrize("code", OTHERS)
def test_a_paragraph_in_another_language_is_reported(code: str) -> None:
    article = cleaned(ENGLISH[0], OTHERS[code], *ENGLISH[1:])
    assert (article.language, foreign_paragraphs(article)) == ("en", [(OTHERS[code], code)])


@pytest.mark.parametrize("code", OTHERS)
def test_an_english_paragraph_in_an_article_in_another_language_is_reported(code: str) -> None:
    article = cleaned(*(OTHERS[code] + f" {number}." for number in (1, 2)), ENGLISH[0], OTHERS[code])
    assert (article.language, foreign_paragraphs(article)) == (code, [(ENGLISH[0], "en")])


def test_neighbours_in_one_language_are_one_stretch() -> None:
    article = cleaned(ENGLISH[0], OTHERS["fr"], OTHERS["fr"] + " Oui.", *ENGLISH[1:], OTHERS["sw"])
    assert foreign_paragraphs(article) == [
        (OTHERS["fr"] + "\n\n" + OTHERS["fr"] + " Oui.", "fr"),
        (OTHERS["sw"], "sw"),
    ]


def test_the_article_is_in_the_language_of_most_of_its_words() -> None:
    article = cleaned(OTHERS["fr"], OTHERS["fr"] + " Oui.", *ENGLISH)
    assert (article.language, [code for _, code in foreign_paragraphs(article)]) == ("en", ["fr"])
    article = cleaned(ENGLISH[0], *(OTHERS["es"] + f" Son {count}." for count in range(5)))
    assert (article.language, foreign_paragraphs(article)) == ("es", [(ENGLISH[0], "en")])


@pytest.mark.parametrize("paragraph", NO_LANGUAGE)
def test_names_scores_addresses_and_code_are_in_no_language(paragraph: str) -> None:
    assert cleaned(*ENGLISH[:2], paragraph, *ENGLISH[2:]).other_languages == []


def test_a_short_paragraph_keeps_the_language_of_the_article() -> None:
    assert cleaned(*ENGLISH[:2], "« Nous attendons », dit-elle.", *ENGLISH[2:]).other_languages == []


def test_a_quote_in_another_language_does_not_make_its_paragraph_foreign() -> None:
    quote = "“Nous avons appris la nouvelle par la radio,” said Odile Marchetti, who has sold bread there for years."
    assert cleaned(*ENGLISH[:2], quote, *ENGLISH[2:]).other_languages == []


def test_closely_related_languages_are_not_distinguished_in_one_paragraph() -> None:
    danish = "Ifølge beboerne har ingen fortalt dem, hvorfor vandet blev lukket i går."
    norwegian = "Ifølge beboerne har ingen fortalt dem hvorfor vannet ble stengt i går kveld."
    assert cleaned(danish, norwegian, danish + " Det siger de.").other_languages == []


def test_an_article_in_a_pidgin_is_not_english() -> None:
    pidgin = "Di govnor don tok say dem go open di bridge wen rain don finish, but pipo for di area no gree."
    article = cleaned(pidgin, pidgin + " Na so.", ENGLISH[0])
    assert article.language == "pcm"


def test_a_huge_article_asks_the_identifier_for_so_many_paragraphs_only(monkeypatch: pytest.MonkeyPatch) -> None:
    classified: list[str] = []

    def verdict(sample: str, home: str) -> language.Verdict:
        classified.append(sample)
        return language.Verdict(home, {home: 1.0})

    monkeypatch.setattr(language, "_verdict", verdict)
    cleaned(*(f"{OTHERS['sw']} {number}." for number in range(3 * language.MAX_CLASSIFIED)))
    assert len(classified) == language.MAX_CLASSIFIED


def test_function_words_that_prove_the_producers_language_need_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    def identifier() -> None:
        raise AssertionError

    monkeypatch.setattr(language, "_identifier", identifier)
    assert cleaned(OTHERS["de"], OTHERS["de"] + " Die Straße ist gesperrt.", language="de-DE").language == "de"


def test_a_language_that_the_text_contradicts_is_not_the_articles() -> None:
    assert cleaned(OTHERS["fr"], OTHERS["fr"] + " Ils sont en colère.", language="de").language == "fr"
