"""Kill notices of agencies that do not write English."""

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parts.withdrawals import label_end, takes_back
from wiredesk_schemas.raw import RawArticle

STORY = "The ferry ran aground on a sandbank in the lower river on Sunday night, police said."


@pytest.mark.parametrize(
    "line",
    [
        "Achtung Redaktionen: Bitte streichen Sie die Meldung „Fähre auf Grund gelaufen“ von 10.12 Uhr.",
        "Bitte die Meldung dpa0123 »Fähre auf Grund« nicht mehr verwenden.",
        "Diese Meldung wird zurückgezogen.",
        "Prière d’annuler la dépêche intitulée « Un ferry s’échoue ».",
        "ATTENTION RÉDACTIONS - Merci de ne pas tenir compte de notre dépêche de 10h12.",
        "ATENCIÓN EDITORES: anulen la información “Encalla un ferri”.",
        "Rogamos anulen la noticia titulada “Encalla un ferri”.",
        "Si prega di annullare la notizia dal titolo «Traghetto arenato».",
        "Agradecemos que anulem a notícia com o título “Ferry encalha”.",
        "Gelieve het bericht ‘Veerboot vastgelopen’ niet te gebruiken.",
        "Vänligen makulera texten ”Färja på grund”.",
        "Til redaksjonen: Saken «Ferge på grunn» trekkes.",
        "Venligst annuller telegrammet »Færge på grund«.",
        "Pyydämme mitätöimään uutisen ”Lautta karilla”.",
        "Prosimy o anulowanie depeszy pt. „Prom na mieliźnie”.",
        "Prosíme, zrušte zprávu „Trajekt uvázl“.",
        "Kérjük, töröljék a „Zátonyra futott a komp” című hírt.",
        "Vă rugăm să anulați știrea „Feribot eșuat”.",
        "Molimo da poništite vijest „Trajekt se nasukao“.",
        "Παρακαλούμε να ακυρώσετε την είδηση «Φέρι προσάραξε».",
        "Lütfen “Feribot karaya oturdu” başlıklı haberi iptal ediniz.",
        "Просим аннулировать сообщение под заголовком «Паром сел на мель».",
        "ВНИМАНИЕ! Сообщение «Паром сел на мель» аннулируется.",
        "Просимо анулювати повідомлення «Пором сів на мілину».",
        "Mohon berita “Feri kandas” tidak digunakan.",
        "يرجى إلغاء الخبر المعنون «جنوح عبارة».",
        "请撤销《渡轮搁浅》一稿。",
        "各用户：《渡轮搁浅》一稿作废，请勿采用。",
        "先に配信した「フェリー座礁」の記事を取り消します。",
        "이 기사는 전문 취소합니다.",
        "कृपया “नौका फंसी” खबर रद्द करें।",
        "Bitte verwenden Sie den Bericht „Fähre auf Grund“ vom 7. Dezember nicht mehr.",
        "Wir ziehen den Bericht „Fähre auf Grund“ vom 7. Dezember zurück.",
        "We are withdrawing the story “Ferry runs aground” of Dec 7.",
        "We retract our story “Ferry runs aground”.",
        "Wir annullieren unseren Bericht „Fähre auf Grund“.",
        "Nous annulons la dépêche « Un ferry s’échoue » de dimanche.",
        "Retiramos la noticia «Encalla un ferri».",
        "Annulliamo la notizia «Traghetto arenato» delle 10.12.",
        "Wij trekken het bericht “Veerboot vastgelopen” in.",
        "Vi trækker telegrammet »Færge på grund« tilbage.",
        "Wycofujemy depeszę „Prom na mieliźnie”.",
        "Отзываем сообщение «Паром сел на мель».",
    ],
)
def test_a_line_that_takes_a_story_back(line: str) -> None:
    assert takes_back(line)
    notices = clean(RawArticle(article_id="a", text=line)).notices
    assert [(notice.kind, notice.text) for notice in notices] == [("kill", line.replace("\u200f", ""))]


@pytest.mark.parametrize(
    "line",
    [
        "Bitte streichen Sie im dritten Absatz der Meldung das Wort „nicht“.",
        "Prière de supprimer le dernier paragraphe de la dépêche.",
        "Diese Meldung überraschte alle.",
        "Bitte nehmen Sie Platz, sagte der Minister und strich seine Rede.",
        "Der Sender zog den Bericht zurück.",
        "Wir ziehen den Bericht zurück, sagte der Minister.",
        "We withdraw from the lake, and that is the whole story of “Ferry runs aground”, he wrote. It sold well.",
        "This story of how troops withdraw won a prize.",
        "We retract the third paragraph of the story “Ferry runs aground”.",
        "„Wir ziehen den Bericht zurück“, sagte der Minister in der Sendung „Fähre“.",
        "Nous retirons nos billes et la phrase « jamais » de la dépêche.",
        "Wir haben am 7. Dezember im Bericht „Fähre auf Grund“ gelesen, dass sie fährt.",
        "Achtung Redaktionen: Die Meldung „Minister zieht Bericht zurück“ folgt um 14 Uhr.",
        "La dépêche annulée mardi a fait scandale.",
        "Rogamos silencio, pidió el alcalde a los vecinos.",
        "通知指出，各地要取消不合理收费的消息。",
        "Внимание зрителей привлекло сообщение, которое позже сняли.",
        "",
    ],
)
def test_a_line_that_takes_none_back(line: str) -> None:
    assert not takes_back(line)


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        ("DÉPÊCHE ANNULÉE: Un ferry s’échoue", STORY, "Un ferry s’échoue"),
        ("Meldung zurückgezogen – Fähre auf Grund", STORY, "Fähre auf Grund"),
        ("[전문취소] 여객선 좌초", STORY, "여객선 좌초"),
        ("【記事取り消し】フェリー座礁", STORY, "フェリー座礁"),
        ("ANNULATION - Un ferry s’échoue", "Cette dépêche est annulée.", "Un ferry s’échoue"),
        ("ACHTUNG: Bericht zurückgezogen - Fähre auf Grund", STORY, "Fähre auf Grund"),
        ("ATTENTION ! DÉPÊCHE RETIRÉE - Un ferry s’échoue", STORY, "Un ferry s’échoue"),
        ("Atención: noticia anulada: Encalla un ferri", STORY, "Encalla un ferri"),
        ("撤稿通知", "《渡轮搁浅》", "撤稿通知"),
        ("Rogamos anulen la noticia “Encalla un ferri”", STORY, "Rogamos anulen la noticia “Encalla un ferri”"),
    ],
)
def test_a_headline_loses_the_label_of_a_withdrawn_story(title: str, text: str, headline: str) -> None:
    article = clean(RawArticle(article_id="a", title=title, text=text))
    assert article.title == headline
    assert {notice.kind for notice in article.notices} == {"kill"}


@pytest.mark.parametrize("title", ["ANNULÉ: le concert de samedi", "(ANNULÉ) Le concert", "Rückzug: Bayern verkauft"])
def test_news_of_what_is_cancelled_is_no_kill(title: str) -> None:
    article = clean(RawArticle(article_id="a", title=title, text=STORY))
    assert (article.title, article.notices) == (title, [])


def test_a_single_word_is_a_label_only_in_capitals_and_over_a_withdrawal() -> None:
    assert label_end("ANNULATION - Un ferry s’échoue") is None
    assert label_end("ANNULATION - Un ferry s’échoue", alone=True) == len("ANNULATION - ")
    assert label_end("Annulation - Un ferry s’échoue", alone=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "Der Bericht „Fähre auf Grund“ wird zurückgezogen. Wir bedauern den Fehler.",
        "L’information « Un ferry s’échoue » est retirée.",
        "Notre dépêche de 10h12 « Un ferry s’échoue » est annulée.",
        "La noticia «Encalla un ferri» queda anulada.",
        "Saken «Ferge på grunn» trekkes.",
        "The story “Ferry runs aground” has been withdrawn.",
        "Our story of Dec 7, “Ferry runs aground”, is retracted. We regret the error.",
        "Сообщение «Паром сел на мель» аннулируется.",
    ],
)
def test_a_short_text_that_only_says_so_takes_a_story_back(line: str) -> None:
    def kinds(text: str) -> list[str]:
        return [notice.kind for notice in clean(RawArticle(article_id="a", text=text)).notices]

    assert kinds(line) == ["kill"]
    assert kinds("\n\n".join((line, *[STORY] * 8))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Der Bericht „Fähre auf Grund“ wird im Januar nach Protesten des Verbands von der Regierung zurückgezogen.",
        "La nota “Encalla un ferri” fue eliminada de la cuenta oficial del presidente.",
        "The story “Ferry runs aground” has been withdrawn from shops in three countries since May, he said.",
        "The novel “Ferry runs aground” is withdrawn.",
        "Le film « Un ferry s’échoue » est retiré.",
        "L’article « 49.3 » est supprimé.",
        "La nouvelle « Retour » est retirée.",
        "Wir haben die Nachricht „Hilfe“ gelöscht.",
        "Der Absatz der Meldung „Fähre auf Grund“ wird gestrichen.",
    ],
)
def test_short_news_of_what_others_take_back_is_no_kill(line: str) -> None:
    assert clean(RawArticle(article_id="a", text=line)).notices == []
