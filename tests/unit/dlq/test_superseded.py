"""Which letters it is right to put back: an older version must not come after a newer one."""

import pytest

from wiredesk.dead_letter import STANDING, dead_letter, replay
from wiredesk.dlq.selection import Choice, retries_exhausted
from wiredesk.dlq.superseded import Versions
from wiredesk.errors import ArticleError, EmptyArticle, MalformedArticle
from wiredesk.kafka.topics import configuration
from wiredesk.message import Message
from wiredesk.settings import load_settings

SETTINGS = load_settings()
NINE, TEN, ELEVEN = 1_772_528_400_000, 1_772_532_000_000, 1_772_535_600_000

DRAFT = Message("news.raw", b"ferry-1", b'{"article_id": "ferry-1", "text": ["', (), TEN, partition=1, offset=40)
CLEAN = Message("news.clean", b"ferry-1", b'{"article_id": "ferry-1"}', (), TEN, partition=1, offset=12)


def letter(failed: Message, offset: int = 0, stage: str = "clean", error: ArticleError | None = None) -> Message:
    written = dead_letter(failed, stage, "news.dead", error or MalformedArticle("field 'text': a list"))
    return Message(written.topic, written.key, written.value, written.headers, written.timestamp, 1, offset)


def superseded(judged: Message, *records: Message, letters: tuple[Message, ...] = ()) -> bool:
    versions = Versions([judged], SETTINGS)
    for one in (judged, *letters):
        versions.see_letter(one)
    for record in records:
        versions.see(record)
    return versions.superseded(judged)


def test_a_letter_whose_article_has_no_other_version_stands() -> None:
    assert not superseded(letter(DRAFT), DRAFT)


def test_a_correction_that_died_stands_before_the_version_that_it_corrects() -> None:
    assert not superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), NINE))


def test_a_version_that_died_is_superseded_by_a_newer_one_that_did_well() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), ELEVEN))


def test_a_version_that_died_is_superseded_by_the_withdrawal_of_its_article() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", None, (), ELEVEN))


def test_a_version_that_died_is_superseded_by_a_newer_one_that_still_waits() -> None:
    assert superseded(letter(DRAFT), DRAFT, Message("news.raw", b"ferry-1", b"{}", (), ELEVEN))


def test_a_version_that_died_is_superseded_by_a_newer_one_that_died_too_but_not_the_other_way_round() -> None:
    older, newer = letter(DRAFT), letter(Message("news.raw", b"ferry-1", b"[", (), ELEVEN, 1, 44), offset=1)

    assert superseded(older, letters=(newer,))
    assert not superseded(newer, letters=(older,))


def test_another_article_overtakes_nothing() -> None:
    others = (Message(topic, b"ferry-2", b"{}", (), ELEVEN) for topic in ("news.raw", "news.clean"))

    assert not superseded(letter(DRAFT), *others)


def test_an_article_is_known_by_its_own_id_where_the_key_is_another_or_none() -> None:
    newer = Message("news.clean", b"ferry-1", b"{}", (), ELEVEN)
    for key in (b"shard-7", None):
        failed = Message("news.raw", key, b'{"article_id": "ferry-1", "text": "The ferry is out."}', (), TEN, 1, 40)

        assert superseded(letter(failed), newer)


def test_a_letter_that_was_put_back_and_waits_is_not_put_back_twice() -> None:
    judged = letter(DRAFT)

    assert superseded(judged, DRAFT, replay(judged))


def test_a_letter_that_was_put_back_and_did_well_is_not_put_back_twice() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), DRAFT.timestamp))


@pytest.mark.parametrize("key", [b"ferry-1", None])
def test_of_a_letter_that_was_put_back_and_died_again_only_the_newer_stands(key: bytes | None) -> None:
    first = letter(Message("news.raw", key, DRAFT.value, (), TEN, 1, 40))
    again = letter(replay(first), offset=1)

    assert superseded(first, letters=(again,))
    assert not superseded(again, replay(first), letters=(first,))


def test_of_two_letters_that_a_crash_wrote_about_one_record_one_stands() -> None:
    first, second = letter(DRAFT), letter(DRAFT, offset=1)

    assert [superseded(first, letters=(second,)), superseded(second, letters=(first,))] == [True, False]


def test_a_letter_of_enrich_stands_while_the_record_that_failed_is_the_newest() -> None:
    judged = letter(CLEAN, stage="enrich")

    assert not superseded(judged, CLEAN)
    assert superseded(judged, CLEAN, replay(judged))
    assert superseded(judged, CLEAN, Message("news.clean", b"ferry-1", b"{}", (), ELEVEN))


def test_letters_are_chosen_by_reason_and_by_stage() -> None:
    empty, cut = letter(CLEAN, stage="enrich", error=EmptyArticle("no words")), letter(DRAFT)

    assert [Choice(kind="EmptyArticle").takes(one) for one in (empty, cut)] == [True, False]
    assert [Choice(stage="clean").takes(one) for one in (empty, cut)] == [False, True]
    assert [Choice("EmptyArticle", "clean").takes(one) for one in (empty, cut)] == [False, False]
    assert [Choice().takes(one) for one in (empty, cut)] == [True, True]


def test_a_letter_is_worn_when_it_has_been_put_back_so_often() -> None:
    once = letter(replay(letter(DRAFT)))

    assert not retries_exhausted(once, max_replays=2)
    assert retries_exhausted(letter(replay(once)), max_replays=2)


@pytest.mark.parametrize("stage", ["clean", "enrich"])
def test_the_reason_of_a_correction_that_died_says_what_it_leaves_standing(stage: str) -> None:
    reason = letter(DRAFT, stage=stage).header("__connect.errors.exception.message")

    assert reason == f"field 'text': a list. {STANDING}"


def test_a_tombstone_on_news_clean_is_kept_as_long_as_the_letters_it_overtakes() -> None:
    settings = load_settings(dead_retention_hours=48)

    assert configuration(settings, "clean")["delete.retention.ms"] == configuration(settings, "dead")["retention.ms"]
