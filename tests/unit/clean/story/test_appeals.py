import pytest

from wiredesk.clean.story.appeals import asks_to_sign_up, closing_appeal, is_appeal, lines_with_hints


@pytest.mark.parametrize(
    "words",
    [
        "Get in touch with our news team by emailing us at desk@strait.example.",
        "Ihre Meinung ist uns wichtig. Senden Sie uns Ihr Feedback zu diesem Artikel an: briefe@strait.example",
        "We recommend the best goats, and may receive compensation if you visit partners that we recommend.",
        "Download the Tamba Herald apps for iOS and Android and read what we have seen on the lake.",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "Dir gefällt das? Dann freuen wir uns, wenn auch du uns monatlich unterstützt. Jetzt Mitglied werden!",
        "Become a member today and help us keep reporting from the lake.",
        "Dann unterstützen Sie uns bitte mit einer Spende.",
        "Good journalism costs money, so we ask you to consider making a modest contribution to ours.",
        "Si cree en el periodismo libre, apoya nuestro trabajo.",
        "We may earn a commission from links on this page.",
        "Einige Links sind Werbung: Wir erhalten eine Provision, wenn Sie darüber etwas kaufen.",
        "Sign up for our newsletter and get all the latest news in your inbox.",
        "Follow us on Telegram for more.",
    ],
)
def test_appeals_to_readers(words: str) -> None:
    assert is_appeal(words)


@pytest.mark.parametrize(
    "words",
    [
        "The harbour wants to become a member of the league today, its master said.",
        "“Send us your goats at goats@tamba.example,” the harbour master said.",
        "The city must pay because its site stored cookies before readers had given their consent, an office said.",
        "The bishop asked the council to support journalism in small towns with a fund of its own.",
        "The leaked mail was sent from mayor@tamba.example to the owner of the ferry in May.",
        "The ministry said that 57 per cent of the members had access to the lake, and that it is for them to pay.",
        "The council asked for donations for the ferry, and traders gave more than anybody had thought.",
        "Traders pay a commission of five per cent on what they buy and sell at the quay, the council said.",
        "Subscribers to the newsletter of the harbour fell by half last year, the council said.",
    ],
)
def test_reports_about_mail_and_newsletters_are_none(words: str) -> None:
    assert not is_appeal(words)


@pytest.mark.parametrize(
    "line",
    [
        "The Morning Post newsletter brings you the stories that matter, every weekday. Sign up here.",
        "Want more stories like this in your inbox? Sign up for our weekly newsletter.",
        'Mit unserem Newsletter "Hafenpost" erhalten Sie jeden Morgen Nachrichten. Jetzt kostenlos anmelden.',
        "Recevez chaque matin l'essentiel de l'actualité avec notre newsletter. Inscrivez-vous gratuitement.",
        "Suscríbete a nuestro boletín y recibe cada mañana las noticias más importantes.",
        "¿Quieres recibir nuestras noticias en tu correo? Apúntate a nuestra newsletter.",
        "Assine a nossa newsletter e receba as principais notícias do dia no seu e-mail.",
        "Iscriviti alla nostra newsletter per ricevere ogni giorno le notizie più importanti.",
        "Meld je aan voor onze nieuwsbrief en ontvang elke ochtend het belangrijkste nieuws.",
        "Prenumerera på vårt nyhetsbrev och få de viktigaste nyheterna varje morgon.",
        "Tilmeld dig vores nyhedsbrev og få de vigtigste nyheder hver morgen.",
        "Meld deg på nyhetsbrevet vårt og få de viktigste sakene rett i innboksen.",
        "Zapisz się do naszego newslettera i otrzymuj najważniejsze informacje każdego ranka.",
        "Подпишитесь на нашу рассылку, чтобы получать главные новости каждое утро.",
        "Підпишіться на нашу розсилку, щоб отримувати головні новини щоранку.",
        "Bültenimize abone olun, günün önemli haberleri her sabah e-postanıza gelsin.",
        "Tilaa uutiskirjeemme, niin saat tärkeimmät uutiset joka aamu sähköpostiisi.",
        "Přihlaste se k odběru našeho newsletteru a dostávejte nejdůležitější zprávy každé ráno.",
        "Iratkozzon fel hírlevelünkre, és kapja meg minden reggel a legfontosabb híreket.",
        "Abonează-te la newsletterul nostru și primești zilnic cele mai importante știri.",
        "Εγγραφείτε στο newsletter μας για να λαμβάνετε τις σημαντικότερες ειδήσεις.",
        "뉴스레터를 구독하고 매일 아침 주요 뉴스를 받아보세요.",
        "ニュースレターに登録して、毎朝主要ニュースを受け取りましょう。",
        "订阅我们的电子报，每天早上获取重要新闻。",
        "اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.",
        "הירשמו לניוזלטר שלנו וקבלו מדי בוקר את החדשות החשובות.",
    ],
)
def test_a_line_that_asks_to_sign_up_shows_without_its_page(line: str) -> None:
    assert asks_to_sign_up(line)


@pytest.mark.parametrize(
    "line",
    [
        "The senator told supporters to sign up for the newsletter of his campaign, which costs $5 a month.",
        "The newspaper lost 3,000 subscribers in a year, and its newsletter was closed.",
        "Der Verlag hat im vergangenen Jahr 10.000 Abonnenten seines Newsletters verloren, wie er am Montag mitteilte.",
        "Le quotidien compte 200 000 abonnés à sa newsletter, a indiqué son directeur lundi.",
        "She writes a newsletter on Substack, to which 40,000 people subscribe.",
        "The agency said it would subscribe to the rights issue of the bank.",
        "Издание потеряло половину подписчиков своей рассылки, сообщил его редактор в понедельник.",
        "El diario perdió la mitad de los suscriptores de su boletín, informó su director.",
        "Het blad verloor de helft van de abonnees op zijn nieuwsbrief, meldde de uitgever maandag.",
        "Readers of the “Lake Letter” newsletter got our report: “Sign up, they said,” said Ama Mensah.",
    ],
)
def test_news_of_newsletters_is_no_appeal(line: str) -> None:
    assert not asks_to_sign_up(line)


@pytest.mark.parametrize(
    "appeal",
    [
        "Sign up for our morning newsletter to stay up to date.",
        "Follow us on WhatsApp for more of our news.",
        "Abonnieren Sie unseren Newsletter, um mehr zu lesen.",
        "Inscrivez-vous à notre infolettre pour lire la suite.",
        "Suscríbete a nuestro boletín.",
    ],
)
@pytest.mark.parametrize(
    "story", ["The ferry ran late, the harbour master said.", "“It is late,” Ana Ruiz said.", "He left: “Late.”"]
)
def test_an_appeal_behind_a_sentence_of_the_story(story: str, appeal: str) -> None:
    assert closing_appeal(f"{story} {appeal}") == len(story)
    assert not is_appeal(f"{story} {appeal}")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Sign up for our morning newsletter.",
        "The ferry is late. The owners asked all to sign up for their newsletter.",
        "“The ferry is late. Sign up for our newsletter,” he said.",
        "“The ferry is late. Sign up for our newsletter",
        "The ferry is late. Follow us, he said, and we will show you the quay.",
        "Have you ever said no to the lake? Sign up for our newsletter.",
        "The ferry is late. Receipts fell as subscribers to our newsletter left.",
    ],
)
def test_a_report_of_an_appeal_stays(paragraph: str) -> None:
    assert closing_appeal(paragraph) is None


@pytest.mark.parametrize(
    "line",
    [
        "Tidewater is a reader-funded newsletter. Sign up for free to get the next story by mail.",
        "You may republish this article, so long as you credit the authors and do not change the text.",
        "To receive new posts and support my work, consider becoming a free or paid subscriber.",
    ],
)
def test_a_letter_of_one_writer_asks_to_subscribe(line: str) -> None:
    assert is_appeal(line)


def test_hints_are_looked_up_for_all_paragraphs_at_once() -> None:
    appeal = "Sign up for our newsletter and get all the latest news in your inbox."
    assert lines_with_hints(f"the ferry sails again.\n{appeal.lower()}\n\nthe newsletter") == {1, 3}
    assert lines_with_hints("the ferry sails again.") == set()
