import pytest

from wiredesk.clean.story.appeals import is_appeal


@pytest.mark.parametrize(
    "words",
    [
        "Get in touch with our news team by emailing us at desk@strait.example.",
        "Ihre Meinung ist uns wichtig. Senden Sie uns Ihr Feedback zu diesem Artikel an: briefe@strait.example",
        "We recommend the best goats, and may receive compensation if you visit partners that we recommend.",
        "Download the Tamba Herald apps for iOS and Android and read what we have seen on the lake.",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "Dann unterstützen Sie uns bitte mit einer Spende.",
        "We may earn a commission from links on this page.",
        "Einige Links sind Werbung: Wir erhalten eine Provision, wenn Sie darüber etwas kaufen.",
        "Sign up for our newsletter and get all the latest news in your inbox.",
    ],
)
def test_appeals_to_readers(words: str) -> None:
    assert is_appeal(words)


@pytest.mark.parametrize(
    "words",
    [
        "“Send us your goats at goats@tamba.example,” the harbour master said.",
        "The leaked mail was sent from mayor@tamba.example to the owner of the ferry in May.",
        "The ministry said that 57 per cent of the members had access to the lake, and that it is for them to pay.",
        "The council asked for donations for the ferry, and traders gave more than anybody had thought.",
        "Traders pay a commission of five per cent on what they buy and sell at the quay, the council said.",
        "Subscribers to the newsletter of the harbour fell by half last year, the council said.",
    ],
)
def test_reports_about_mail_and_newsletters_are_none(words: str) -> None:
    assert not is_appeal(words)
