"""The quotation rules with the real model, on small invented articles."""

from collections.abc import Callable

import pytest

from wiredesk_schemas.entities import Entities
from wiredesk_schemas.quotes import Quote, Quotes

QuotesIn = Callable[[str], list[Quote]]


def credited(quotes: list[Quote]) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker.text if quote.speaker else None) for quote in quotes]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is closed," said Maria Lopez.',
        "“The bridge is closed,” Maria Lopez said.",
        '"The bridge is closed,” Maria Lopez said.',
        "‘The bridge is closed,’ said Maria Lopez.",
        "Maria Lopez said: “The bridge is closed”.",
        'Maria Lopez said, "The bridge is closed."',
        "“The bridge is closed,” according to Maria Lopez.",
    ],
)
def test_a_quote_is_credited_wherever_its_speaker_stands(quotes_in: QuotesIn, text: str) -> None:
    [quote] = quotes_in(text)
    assert quote.kind == "direct"
    assert quote.text.rstrip(".") == "The bridge is closed"
    assert quote.speaker is not None
    assert quote.speaker.name == "Maria Lopez"


def test_quote_broken_by_its_attribution_is_one_record(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("“We tried,” Maria Lopez said, “but nobody came.”")
    assert quote.text == "We tried but nobody came."
    assert len(quote.spans) == 2


def test_a_quote_that_goes_on_after_its_attribution_is_one_record(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("“We tried hard,” said Maria Lopez. “Nobody came to help us.”")
    assert quote.text == "We tried hard Nobody came to help us."


def test_a_quote_over_several_paragraphs_is_one_record(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("Maria Lopez said: “It began at night.\n\n“Then the water came.\n\n“We ran.”")
    assert quote.text == "It began at night. Then the water came. We ran."


def test_a_later_quote_in_the_paragraph_keeps_the_speaker(quotes_in: QuotesIn) -> None:
    quotes = quotes_in("“We tried,” said Maria Lopez. The crowd fell silent at once. “Nobody ever came to help us.”")
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == ["Maria Lopez"] * 2


def test_a_quote_without_attribution_has_no_speaker(quotes_in: QuotesIn) -> None:
    text = "The walls were painted over.\n\n“We will not leave our homes tonight.”"
    assert credited(quotes_in(text)) == [("We will not leave our homes tonight.", None)]


def test_what_is_said_without_marks_is_indirect(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("Police said that they had arrested 40 people.")
    assert (quote.kind, quote.text) == ("indirect", "they had arrested 40 people")
    assert credited([quote])[0][1] == "Police"


def test_an_attribution_within_the_sentence_parts_the_content(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("The bank will close, the minister said, because it ran out of money.")
    assert quote.speaker is not None
    assert quote.speaker.text == "the minister"
    assert "minister" not in quote.text


def test_a_clause_with_some_words_in_marks_is_mixed_and_whole(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("The mayor said the plan was “a costly mistake” and would fail.")
    assert (quote.kind, quote.text) == ("mixed", "the plan was “a costly mistake” and would fail")


def test_one_who_is_quoted_as_saying_is_the_speaker(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in(
        "The army will send troops to the border until May 3, Vesti news agency quoted the defence ministry as saying."
    )
    assert quote.text == "The army will send troops to the border until May 3"
    assert credited([quote])[0][1] == "the defence ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers arrived for the “Northern Shield” exercise on Monday.",
        "The so-called “miracle cure” was sold in every shop.",
        "She starred in “Gone With the Wind” as a child.",
        "The choir then sang “The Lamp of the Valley” twice.",
        "She has read “The Night Ferry to Ilsa” to the youngest children.",
    ],
)
def test_names_titles_and_scare_quotes_are_no_quotes(quotes_in: QuotesIn, text: str) -> None:
    assert quotes_in(text) == []


def test_what_a_speaker_reports_within_a_quote_is_not_reported_by_the_article(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("“I think my son said that he saw it,” Maria Lopez said.")
    assert credited([quote]) == [("I think my son said that he saw it", "Maria Lopez")]


def test_a_description_of_the_speaker_holds_no_quote(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in('"It is over,” said Petr, 35, a miner who declined to give his last name.')
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.description) == (
        "Petr",
        "a miner who declined to give his last name",
    )


def test_a_clause_joined_to_another_is_reported_with_it(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("The ferry left late and was steering by a searchlight, according to crew members.")
    assert quote.text == "The ferry left late and was steering by a searchlight"


SEED = """\
President Alexander Lukashenko of Belarus will seek the backing of Russia’s Vladimir Putin at a crucial meeting \
today after a fifth consecutive weekend of huge protests demanding that he step down.

Lukashenko, facing the gravest crisis of his 26 years in power, will travel to Russia’s Black Sea resort of Sochi \
with his fate in Putin’s hands.

At least 100,000 protesters took to the streets of the capital Minsk yesterday, taunting Lukashenko with chants of \
"You’re a rat”. Police said they detained over 400 people.

Putin’s actions so far suggest he has no desire to see the leader of a neighbouring ex-Soviet country toppled by \
pressure from the streets — even if Lukashenko has often proved a prickly and difficult ally.

The Kremlin leader said last month he had set up a "reserve police force” at Lukashenko’s request, but it would be \
deployed only if needed. Today Russia will send paratroopers to Belarus for joint "Slavic brotherhood” military \
drills until September 25, RIA news agency quoted the defence ministry as saying.

"We have to show with this march that he doesn’t control the country, that he is not in a position to speak on \
behalf of Belarusians,” said Gennady, 35, a logistics worker who declined to give his last name.
"""


def test_the_seed_article_names_each_leader_once_with_all_mentions(
    read: Callable[[str], tuple[Entities, Quotes]],
) -> None:
    entities, _ = read(SEED)
    people = {entity.name: len(entity.mentions) for entity in entities.entities if entity.type == "PERSON"}
    assert people == {"Alexander Lukashenko": 5, "Vladimir Putin": 3, "Gennady": 1}


def test_the_seed_article_credits_the_march_to_gennady_and_quotes_no_exercise(quotes_in: QuotesIn) -> None:
    quotes = quotes_in(SEED)
    [march] = [quote for quote in quotes if quote.text.startswith("We have to show with this march")]
    assert march.speaker is not None
    assert march.speaker.name == "Gennady"
    assert march.speaker.description == "a logistics worker who declined to give his last name"
    assert "Slavic brotherhood" not in {quote.text for quote in quotes}


def test_a_quote_that_ends_in_a_quote_has_its_speaker(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("“He used to say, ‘There is a cellar under the cellar,’” Maria Lopez recalled.")
    assert credited([quote]) == [("He used to say, ‘There is a cellar under the cellar,’", "Maria Lopez")]


def test_what_somebody_says_that_others_found_is_one_report(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("Maria Lopez said the bridge was moved after divers found that the sea bed was soft.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Maria Lopez"


def test_what_people_do_says_nothing(quotes_in: QuotesIn) -> None:
    assert quotes_in("The governor’s actions show that he has no wish to see the strike go on.") == []


def test_a_number_that_speaks_is_whole_with_those_it_counts(quotes_in: QuotesIn) -> None:
    quotes = quotes_in("In Port Ilsa 120,000 fishermen demanded that the minister resign, and marched.")
    assert all(quote.speaker is None or quote.speaker.text != "120" for quote in quotes)


def test_relayed_words_partly_in_marks_are_mixed(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in(
        "The army will send “friendship troops” to the border until May 3, Vesti news agency quoted the defence "
        "ministry as saying."
    )
    assert (quote.kind, quote.speaker and quote.speaker.text) == ("mixed", "the defence ministry")


@pytest.mark.parametrize("title", ["Mrs. Cole", "Mr Cole", "Cllr. Cole"])
def test_a_speaker_ends_with_the_sentence(quotes_in: QuotesIn, title: str) -> None:
    [quote] = quotes_in(f"“The roof leaks,” said roofer Jan Hess. {title}, of the school, agreed.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Jan Hess"


def test_a_title_with_a_full_stop_does_not_end_the_speaker(quotes_in: QuotesIn) -> None:
    [quote] = quotes_in("“The roof leaks,” said Mrs. Mina Park, of the school.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Mina Park"


def test_those_asked_in_the_street_are_named_before_what_they_say(quotes_in: QuotesIn) -> None:
    quotes = quotes_in(
        "Mina Park, 31, a roofer: “I walk to work these days.”\n\nOmar Diaz, 58: “My pension is gone.”\n\n"
        "Lena Voss, 44, teacher from Velm: “Never.”"
    )
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Mina Park", "Omar Diaz", "Lena Voss"]
    assert all(quote.speaker and quote.speaker.entity_id for quote in quotes)
    assert [quote.speaker and quote.speaker.description for quote in quotes] == ["a roofer", None, "teacher from Velm"]


@pytest.mark.parametrize("source", ["Ms Park", "She"])
def test_what_one_said_before_they_sighed_is_theirs(quotes_in: QuotesIn, source: str) -> None:
    quotes = quotes_in(
        f"“The rent is too high,” said Mina Park. “We cannot pay.” {source} sighed. “It must come down.”"
    )
    assert {quote.speaker and quote.speaker.name for quote in quotes} == {"Mina Park"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ferries can safely use the new harbour, the government announced this week.",
            "Ferries can safely use the new harbour",
        ),
        ("The rite was performed according to custom.", None),
        ("If Mina Park says the roof is sound, it is sound.", None),
        ("Unless the council says the street is closed, buses will run.", None),
        ("Neither Omar Diaz nor Mina Park said the roof was sound.", None),
        ("None of the roofers said the roof was sound.", None),
        ("No roofer at the site said the roof was sound.", None),
    ],
)
def test_times_and_idioms_and_what_nobody_said_are_no_quotes(quotes_in: QuotesIn, text: str, words: str | None) -> None:
    assert [quote.text for quote in quotes_in(text)] == ([words] if words else [])


@pytest.mark.parametrize("source", ["Orvane Mining", "Velm Rail"])
def test_a_report_does_not_end_within_a_duration(quotes_in: QuotesIn, source: str) -> None:
    [quote] = quotes_in(f"{source} said on Thursday the Kestrel pit would close in two weeks.")
    assert quote.text == "the Kestrel pit would close in two weeks"


@pytest.mark.parametrize(
    "text",
    [
        "“The rent is too high,” said Mina Park. “We cannot pay.” Her sister, June Park, agreed. “It must come down.”",
        "“The rent is too high,” Mina Park said in a post. “We cannot pay.” Her friend, June Lee, nodded. “It must "
        "come down.”",
    ],
)
def test_what_one_said_before_another_agreed_stays_with_the_first(quotes_in: QuotesIn, text: str) -> None:
    first, second = quotes_in(text)
    assert first.text == "The rent is too high We cannot pay."
    assert second.text == "It must come down."
    assert [quote.speaker and quote.speaker.name.split()[0] for quote in (first, second)] == ["Mina", "June"]


def test_what_one_asked_before_another_agreed_stays_with_the_first(quotes_in: QuotesIn) -> None:
    text = (
        "“The rent is too high,” said Mina Park. “Who can pay it?” Her sister, June Park, agreed. “It must come down.”"
    )
    assert [quote.text for quote in quotes_in(text)] == ["The rent is too high Who can pay it?", "It must come down."]
