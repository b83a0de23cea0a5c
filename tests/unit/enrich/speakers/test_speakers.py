import re

import pytest

from wiredesk.enrich.annotation import Annotation, Attribution, EntityMention, Span
from wiredesk.enrich.entities import entities_of
from wiredesk.enrich.speakers.speakers import Speakers
from wiredesk.enrich.text.sentences import sentences_of
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.quotes import Speaker


def speaker_or_none(
    text: str,
    source: str,
    people: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    earlier_sources: tuple[str, ...] = (),
) -> Speaker | None:
    """The speaker for the last occurrence of `source`; each person is named once."""
    mentions = [EntityMention(Span(text.index(name), text.index(name) + len(name)), "PERSON") for name in people]
    mentions += [EntityMention(Span(text.index(name), text.index(name) + len(name)), "ORGANIZATION") for name in groups]
    at = text.rindex(source)
    attribution = Attribution((), None, Span(at, at + len(source)), "direct", 0.9)
    earlier = [
        Attribution((), None, Span(text.index(words), text.index(words) + len(words)), "indirect", 0.9)
        for words in earlier_sources
    ]
    sentences, start = [], 0
    for sentence in text.split(". "):
        sentences.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    entities = entities_of(CleanArticle(article_id="a", text=text), mentions)
    attributions = [*earlier, attribution]
    return Speakers(text, Annotation(sentences, mentions, attributions), entities, attributions).of(attribution)


def speaker(
    text: str,
    source: str,
    people: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    earlier_sources: tuple[str, ...] = (),
) -> Speaker:
    """The speaker for the last occurrence of `source`; must not be None."""
    found = speaker_or_none(text, source, people, groups, earlier_sources)
    assert found is not None
    return found


def test_a_relative_clause_describes_the_speaker_and_the_age_does_not() -> None:
    source = "Petr, 35, a miner who declined to give his last name"
    found = speaker(f"So said {source}.", source, people=("Petr",))
    assert (found.text, found.name) == (source, "Petr")
    assert found.description == "a miner who declined to give his last name"


def test_a_title_before_the_name_describes_the_speaker() -> None:
    found = speaker("Finance Minister Ana Ruiz said so.", "Finance Minister Ana Ruiz", people=("Ana Ruiz",))
    assert (found.name, found.description) == ("Ana Ruiz", "Finance Minister")


def test_how_somebody_spoke_describes_nobody() -> None:
    for behind, description in (
        ("her voice almost gone", "union president"),
        ("her party’s leader", "her party’s leader"),
    ):
        source = f"union president Ana Ruiz, {behind}"
        found = speaker(f"“Go,” said {source}.", source, people=("Ana Ruiz",))
        assert (found.name, found.description) == ("Ana Ruiz", description)


def test_an_article_before_a_name_describes_nobody() -> None:
    found = speaker("It is late, the Great Marvo said.", "the Great Marvo", people=("Great Marvo",))
    assert (found.name, found.description) == ("Great Marvo", None)


def test_a_name_behind_the_office_is_the_speaker() -> None:
    source = "Putin’s spokesman, Oleg Dorin"
    found = speaker(f"{source}, said so.", source, people=("Putin", "Oleg Dorin"))
    assert (found.name, found.description) == ("Oleg Dorin", "Putin’s spokesman")


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    found = speaker("A lawyer for Ana Ruiz said so.", "A lawyer for Ana Ruiz", people=("Ana Ruiz",))
    assert (found.name, found.entity_id) == ("A lawyer for Ana Ruiz", None)


def test_a_group_is_kept_in_the_words_of_the_article() -> None:
    found = speaker("Police said so.", "Police")
    assert (found.name, found.entity_id, found.description) == ("Police", None, None)


def test_an_organisation_speaks_under_its_name() -> None:
    found = speaker("The Coal Board said so.", "The Coal Board", groups=("Coal Board",))
    assert found.name == "Coal Board"


def test_a_pronoun_means_the_last_person_it_fits() -> None:
    text = "Maria Lopez met David Kato. It is over, she said."
    assert speaker(text, "she", people=("Maria Lopez", "David Kato")).name == "Maria Lopez"
    text = "Maria Lopez met David Kato. It is over, he said."
    assert speaker(text, "he", people=("Maria Lopez", "David Kato")).name == "David Kato"


def test_a_pronoun_that_nobody_fits_is_nobody() -> None:
    assert speaker_or_none("Maria Lopez left. It is over, he said.", "he", people=("Maria Lopez",)) is None


@pytest.mark.parametrize("words", ["the", "they", "I", "we", "of", "it", "which"])
def test_words_that_only_point_are_no_speaker(words: str) -> None:
    assert speaker_or_none(f"Ana Ruiz left. So {words} said.", words, people=("Ana Ruiz",)) is None


def test_who_means_the_person_before_it() -> None:
    assert speaker("Ana Ruiz, 35, who said so, left.", "who", people=("Ana Ruiz",)).name == "Ana Ruiz"


def test_who_means_the_noun_before_it_where_that_has_no_name() -> None:
    assert speaker("Ana Ruiz met a night clerk, who said so.", "who", people=("Ana Ruiz",)).name == "a night clerk"


@pytest.mark.parametrize(
    "before", ["Sheriff Ana Ruiz of Velm County, Neb., ", "It is up to Ms. Ana Ruiz — ", "Ana Ruiz of Velm, "]
)
def test_who_means_the_person_before_a_county_or_a_dash(before: str) -> None:
    assert speaker(f"{before}who said so, left.", "who", people=("Ana Ruiz",)).name == "Ana Ruiz"


@pytest.mark.parametrize("people", ["lawmakers", "counter-protesters"])
def test_who_means_the_people_before_it(people: str) -> None:
    assert speaker(f"It swayed {people}, who said so.", "who").name == people


def test_who_means_no_things() -> None:
    assert speaker_or_none("It swayed windmills, who said so.", "who") is None


def test_they_are_the_last_body_with_a_plural_name_that_spoke() -> None:
    text = "House Unionists wept. It is late, House Unionists said. They said so."
    found = speaker(text, "They", groups=("House Unionists",), earlier_sources=("House Unionists",))
    assert found.name == "House Unionists"


def test_they_are_the_last_group_that_spoke() -> None:
    text = "Fishermen wept. It is late, the fishermen said. They said so."
    assert speaker(text, "They", earlier_sources=("the fishermen",)).name == "the fishermen"


def test_they_may_be_a_party() -> None:
    text = "Unionists wept. It is late, the Unionists said. They said so."
    assert speaker(text, "They", earlier_sources=("Unionists",)).name == "Unionists"
    assert speaker_or_none("Charles wept. They said so.", "They", ("Charles",), earlier_sources=("Charles",)) is None


def test_a_pronoun_means_the_same_person_as_the_last_one() -> None:
    text = "“No,” Ruth Vey said. " + "It rained. " * 3 + "“Why,” she said. " + "It rained. " * 6 + "“Go,” she said."
    places = [at.start() for at in re.finditer("she", text)]
    mentions = [EntityMention(Span(6, 14), "PERSON")]
    said = [Attribution((), None, Span(at, at + 3), "direct", 0.9) for at in places]
    annotation = Annotation(sentences_of(text), mentions, said)
    speakers = Speakers(text, annotation, entities_of(CleanArticle(article_id="a", text=text), mentions), said)
    assert [found and found.name for found in map(speakers.of, said)] == ["Ruth Vey", "Ruth Vey"]


def test_he_and_she_of_one_surname_are_kept_apart() -> None:
    text = "Helen Marsh, the wife of Tom Marsh, left. It rained. “No,” he said."
    people = ("Helen Marsh", "Tom Marsh")
    assert speaker(text, "he", people, earlier_sources=("Helen Marsh",)).name == "Tom Marsh"


def test_it_means_the_organisation_that_the_sentence_before_opens_with() -> None:
    assert speaker("Velm Rail is late. It said so.", "It", groups=("Velm Rail",)).name == "Velm Rail"


@pytest.mark.parametrize(
    "source",
    [
        "a spokesman for Governor Ana Ruiz",
        "an aide to Senator Ana Ruiz",
        "the mother of Mr Ana Ruiz",
        "a spokeswoman for Home Secretary Ana Ruiz",
        "A spokesman for Deputy First Minister Ana Ruiz",
        "a lawyer for the foreign minister Ana Ruiz",
        "an adviser to Velm Council leader Ana Ruiz",
        "spokesperson for singer Ana Ruiz",
    ],
)
def test_a_helper_is_not_the_principal(source: str) -> None:
    assert speaker(f"Late, {source} said.", source, people=("Ana Ruiz",)).name == source


@pytest.mark.parametrize(
    "source",
    [
        "the spokesman for the company Mr Ana Ruiz",
        "a candidate for the council Ana Ruiz",
        "Minister for Health Ana Ruiz",
    ],
)
def test_a_name_behind_what_somebody_speaks_for_is_the_speaker(source: str) -> None:
    assert speaker(f"It is late, said {source}.", source, people=("Ana Ruiz",)).name == "Ana Ruiz"


def test_a_pronoun_means_rather_who_speaks_in_the_sentence_before() -> None:
    text = "At Sena Kove, Ruth Vey said it was late. It is over, she said."
    found = speaker(text, "she", people=("Sena Kove", "Ruth Vey"), earlier_sources=("Ruth Vey",))
    assert found.name == "Ruth Vey"


def test_a_pronoun_that_follows_on_somebody_without_a_name_means_no_one_else() -> None:
    text = "Bo Lind left. It is late, a spokesman for the union said. It is over, he said."
    found = speaker(text, "he", people=("Bo Lind",), earlier_sources=("a spokesman for the union",))
    assert (found.name, found.entity_id) == ("a spokesman for the union", None)


def test_a_pronoun_means_a_person_of_its_gender_rather_than_a_subject_without_one() -> None:
    text = "A retired printer mends the spines, and Mrs Vey cooks. It is late, she said."
    assert speaker(text, "she", people=("Vey",)).name == "Vey"


def test_a_spokeswoman_is_not_the_body_whose_short_name_stands_in_brackets() -> None:
    source = "a spokeswoman for the Coal Board (CB)"
    found = speaker(f"{source} said so.", source, groups=("Coal Board", "CB"))
    assert (found.name, found.entity_id) == (source, None)


def test_an_office_in_place_of_a_name_is_the_one_who_holds_it() -> None:
    text = "Harbour minister Ana Ruiz came. So did Bo Lind, a professor of law at Port Ilsa. “No,” said {}."
    people = ("Ana Ruiz", "Bo Lind")
    assert speaker(text.format("the minister"), "the minister", people).name == "Ana Ruiz"
    assert speaker(text.format("the harbour minister"), "the harbour minister", people).name == "Ana Ruiz"
    assert speaker(text.format("the law professor"), "the law professor", people).name == "Bo Lind"
    assert speaker(text.format("the fisheries minister"), "the fisheries minister", people).entity_id is None


def test_an_office_may_be_named_before_its_holder() -> None:
    text = "Tonga’s envoy to Oslo said no. Tonga’s envoy to Oslo Ana Ruiz later left."
    assert speaker(text[:30] + text[30:] + " So said the envoy.", "the envoy", ("Ana Ruiz",)).name == "Ana Ruiz"


def test_of_two_with_one_office_the_one_named_last_is_meant() -> None:
    text = "Lawyer Ana Ruiz spoke. Then lawyer Bo Lind rose. “No,” the lawyer said."
    assert speaker(text, "the lawyer", ("Ana Ruiz", "Bo Lind")).name == "Bo Lind"


def test_groups_and_things_are_nobody() -> None:
    text = "Lawyer Ana Ruiz told the newspaper of it. So said {}."
    for words in ("the lawyers", "the newspaper", "a lawyer"):
        assert speaker(text.format(words), words, ("Ana Ruiz",)).entity_id is None


def test_where_somebody_comes_from_describes_the_speaker() -> None:
    source = "geologist Ana Ruiz of Tonga Survey"
    found = speaker(f"So said {source}.", source, people=("Ana Ruiz",), groups=("Tonga Survey",))
    assert found.name == "Ana Ruiz"


def test_the_occasion_is_no_part_of_a_name() -> None:
    source = "Ruiz in a press conference today"
    assert speaker(f"So said {source}.", source, people=("Ruiz",)).name == "Ruiz"


def test_where_the_words_stood_is_not_who_said_them() -> None:
    source = "The authors of a study in the journal Ruiz"
    assert speaker(f"{source} said so.", source, people=("Ruiz",)).entity_id is None


def test_where_somebody_speaks_is_not_who_does() -> None:
    source = "At Bandar Ilsa, student Ana Ruiz, 20,"
    assert speaker(f"{source} said so.", source, people=("Bandar Ilsa", "Ana Ruiz")).name == "Ana Ruiz"


@pytest.mark.parametrize("body", ["Ana Ruiz’s campaign", "The port authority", "Its planning committee"])
def test_it_may_mean_a_body_without_a_name_of_its_own(body: str) -> None:
    text = f"{body} defended the plan. It called the report a lie."
    found = speaker(text, "It", people=("Ana Ruiz",) if "Ruiz" in body else (), earlier_sources=(body,))
    assert found.name == body


def test_it_does_not_mean_a_person() -> None:
    text = "Ana Ruiz defended the plan. It called the report a lie."
    assert speaker_or_none(text, "It", people=("Ana Ruiz",), earlier_sources=("Ana Ruiz",)) is None


def test_he_is_not_the_hearer() -> None:
    text = "In a letter to Secretary-General Bo Lind, guild leader Tor Ruiz asked for help. “They will flee,” he wrote."
    assert speaker(text, "he", people=("Bo Lind", "Tor Ruiz")).name == "Tor Ruiz"


def test_letters_behind_a_name_and_the_kind_of_medium_are_not_part_of_the_speakers_name() -> None:
    assert (
        speaker("Judge Rupert Lind KC said so.", "Judge Rupert Lind KC", people=("Rupert Lind",)).name == "Rupert Lind"
    )
    assert speaker("Velma news agency said so.", "Velma news agency", groups=("Velma",)).name == "Velma"
    assert (
        speaker("The state-run Velma agency said so.", "The state-run Velma agency", groups=("Velma",)).name == "Velma"
    )


def test_a_relative_clause_is_not_part_of_an_unnamed_speakers_name() -> None:
    source = "The monarch, who spoke through his press secretary, Bo Lind"
    assert speaker(f"{source}, lamented it.", source, people=("Bo Lind",)).name == "The monarch"


@pytest.mark.parametrize("source", ["Neither Bo Lind nor Ana Ruiz", "Ana Ruiz"])
def test_neither_of_two_is_no_speaker_with_a_name(source: str) -> None:
    found = speaker("Neither Bo Lind nor Ana Ruiz said it was late.", source, people=("Bo Lind", "Ana Ruiz"))
    assert (found.name, found.entity_id) == (source, None)
