import pytest

from wiredesk.clean.story.appeals import is_appeal


@pytest.mark.parametrize(
    "words",
    [
        "Get in touch with our news team by emailing us at desk@strait.example.",
        "Ihre Meinung ist uns wichtig. Senden Sie uns Ihr Feedback zu diesem Artikel an: briefe@strait.example",
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
        "Traders pay a commission of five per cent on what they buy and sell at the quay, the council said.",
        "Subscribers to the newsletter of the harbour fell by half last year, the council said.",
    ],
)
def test_reports_about_mail_and_newsletters_are_none(words: str) -> None:
    assert not is_appeal(words)
