"""The records of the sample articles, compared with annotations by hand (docs/seeds.md)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.integration.desk import WITHIN
from wiredesk.dead_letter import PREFIX
from wiredesk.feed.feed import key
from wiredesk.feed.source import ignore, path_articles
from wiredesk.settings import load_settings

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").iterdir())
EXPECTED: dict[str, dict[str, Any]] = orjson.loads((ROOT / "tests" / "seeds_expected.json").read_bytes())

Finished = dict[str, Any]


@pytest.fixture(scope="module")
def finished() -> dict[str, Finished]:
    """The demo's results for the sample articles, by file name."""
    demo = subprocess.run(
        [sys.executable, "-m", "wiredesk.cli", "demo", "--once", "--json", *map(str, SEEDS)],
        capture_output=True,
        env=os.environ,
        timeout=2 * WITHIN,
        check=False,
    )
    assert demo.returncode == 0, demo.stderr.decode()
    finished = [orjson.loads(line) for line in demo.stdout.splitlines()]
    return dict(_by_file(finished))


def _by_file(finished: list[Finished]) -> Iterator[tuple[str, Finished]]:
    """Results by file name; versions of one article are in the order in which they were fed."""
    letters = [article for article in finished if article["dead"] and not article["key"]]
    keyed = [article for article in finished if article["key"]]
    for file in SEEDS:
        (delivery,) = path_articles(file, ignore)
        identifier = (key(delivery, load_settings()) or b"").decode()
        among = [article for article in keyed if article["key"] == identifier] if identifier else letters
        article = among[0]
        (keyed if identifier else letters).remove(article)
        yield file.name, article


def test_every_sample_has_an_expectation_and_every_expectation_a_sample() -> None:
    assert sorted(EXPECTED) == [file.name for file in SEEDS]


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if wanted["outcome"] == "clean"])
def test_a_sample_is_clean(finished: dict[str, Finished], name: str) -> None:
    wanted, clean = EXPECTED[name], finished[name]["clean"]
    assert clean is not None

    for field in ("article_id", "url", "title", "revision", "byline", "agency", "language"):
        if field in wanted:
            assert clean[field] == wanted[field], field
    if "dateline" in wanted:
        found = clean["dateline"]
        assert found == wanted["dateline"] if wanted["dateline"] is None else {**found, **wanted["dateline"]} == found
    assert wanted.get("title_contains", "") in clean["title"]
    for words in wanted.get("contains", []):
        assert words in clean["text"]
    for words in wanted.get("once", []):
        assert clean["text"].count(words) == 1, words
    for words in wanted.get("absent", []):
        assert words not in clean["text"]
    for words in wanted.get("removed", []):
        assert any(words in part["text"] for part in clean["removed"] + clean["notices"]), words
    for beginning in wanted.get("captions", []):
        assert any(caption["text"].startswith(beginning) for caption in clean["captions"]), beginning


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if wanted["outcome"] == "clean"])
def test_offsets_in_the_records_of_a_sample_point_at_the_words(finished: dict[str, Finished], name: str) -> None:
    article = finished[name]
    text = article["clean"]["text"]

    spans = [mention for entity in article["entities"]["entities"] for mention in entity["mentions"]]
    for quote in article["quotes"]["quotes"]:
        spans += [part for part in (quote["cue"], quote["speaker"]) if part]
        assert " ".join(text[start:end] for start, end in quote["spans"]) == quote["text"]
        assert text[: quote["spans"][0][0]].endswith(quote["prefix"])
        assert text[quote["spans"][-1][1] :].startswith(quote["suffix"])
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if wanted.get("persons")])
def test_each_person_of_a_sample_is_one_entity(finished: dict[str, Finished], name: str) -> None:
    persons = [entity["name"] for entity in finished[name]["entities"]["entities"] if entity["type"] == "PERSON"]

    for person in EXPECTED[name]["persons"]:
        assert persons.count(person) == 1, f"{person} in {persons}"


def _wanted_quotes() -> Iterator[object]:
    """Each expected quote with its sample."""
    for name, wanted in EXPECTED.items():
        for quote in wanted.get("quotes", []):
            yield pytest.param(name, quote, id=f"{name[:3]} {quote['begins']}")


@pytest.mark.parametrize(("name", "wanted"), list(_wanted_quotes()))
def test_quotes_of_a_sample_have_the_expected_speakers(
    finished: dict[str, Finished], name: str, wanted: dict[str, Any]
) -> None:
    quotes = finished[name]["quotes"]["quotes"]

    matching = [quote for quote in quotes if _is(quote, wanted)]
    assert len(matching) == 1, [quote["text"][:40] for quote in quotes]
    assert _same((matching[0]["speaker"] or {}).get("name"), wanted["speaker"]), matching[0]["speaker"]


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if "not_quotes" in wanted])
def test_words_in_quote_marks_that_nobody_says_are_no_quote(finished: dict[str, Finished], name: str) -> None:
    output = [quote["text"] for quote in finished[name]["quotes"]["quotes"]]

    assert not set(EXPECTED[name]["not_quotes"]) & set(output)


def _is(quote: dict[str, Any], wanted: dict[str, Any]) -> bool:
    if quote["kind"] != wanted["kind"]:
        return False
    if wanted["kind"] == "mixed":  # the words in quote marks and their clause
        return wanted["begins"] in quote["text"]
    found: bool = quote["text"].startswith(wanted["begins"])
    return found


def _same(speaker: str | None, wanted: str | None) -> bool:
    if wanted and wanted == wanted.lower():  # an unnamed source, identified by a word
        return wanted in (speaker or "").lower()
    return speaker == wanted


def test_samples_that_are_not_articles_are_dead_letters(finished: dict[str, Finished]) -> None:
    dead = [name for name, wanted in EXPECTED.items() if wanted["outcome"] == "dead"]

    # Dead letters without a key come from any partition, so they cannot be assigned.
    assert sorted(finished[name]["dead"][PREFIX + "exception.class.name"] for name in dead) == sorted(
        EXPECTED[name]["dead_reason"] for name in dead
    )


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if wanted["outcome"] == "withdrawn"])
def test_a_kill_notice_withdraws_the_article_it_names(finished: dict[str, Finished], name: str) -> None:
    killed = EXPECTED[name]["supersedes"]

    assert finished[name]["key"] == finished[killed]["key"]
    assert (finished[name]["clean"], finished[name]["entities"], finished[name]["quotes"]) == (None, None, None)
