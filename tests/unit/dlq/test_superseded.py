"""Superseded dead letters: an older version must not be replayed after a newer one."""

import pytest

from wiredesk.dead_letter import EARLIER_VERSION_NOTE, dead_letter, replay
from wiredesk.dlq.selection import Selection, retries_exhausted
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


def superseded(checked: Message, *records: Message, letters: tuple[Message, ...] = ()) -> bool:
    versions = Versions([checked], SETTINGS)
    for added in (checked, *letters):
        versions.add_letter(added)
    for record in records:
        versions.add_record(record)
    return versions.superseded(checked)


def test_a_letter_whose_article_has_no_other_version_is_not_superseded() -> None:
    assert not superseded(letter(DRAFT), DRAFT)


def test_a_failed_correction_is_not_superseded_by_the_version_that_it_corrects() -> None:
    assert not superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), NINE))


def test_a_failed_version_is_superseded_by_a_newer_one_that_succeeded() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), ELEVEN))


def test_a_failed_version_is_superseded_by_the_withdrawal_of_its_article() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", None, (), ELEVEN))


def test_a_failed_version_is_superseded_by_a_newer_one_that_waits() -> None:
    assert superseded(letter(DRAFT), DRAFT, Message("news.raw", b"ferry-1", b"{}", (), ELEVEN))


def test_a_failed_version_is_superseded_by_a_newer_failed_one_but_not_by_an_older_one() -> None:
    older, newer = letter(DRAFT), letter(Message("news.raw", b"ferry-1", b"[", (), ELEVEN, 1, 44), offset=1)

    assert superseded(older, letters=(newer,))
    assert not superseded(newer, letters=(older,))


def test_a_newer_version_of_another_article_does_not_supersede() -> None:
    others = (Message(topic, b"ferry-2", b"{}", (), ELEVEN) for topic in ("news.raw", "news.clean"))

    assert not superseded(letter(DRAFT), *others)


def test_an_article_is_identified_by_its_own_id_if_the_key_differs() -> None:
    newer = Message("news.clean", b"ferry-1", b"{}", (), ELEVEN)
    for key in (b"shard-7", None):
        failed = Message("news.raw", key, b'{"article_id": "ferry-1", "text": "The ferry is out."}', (), TEN, 1, 40)

        assert superseded(letter(failed), newer)


def test_a_replayed_letter_that_waits_is_not_replayed_again() -> None:
    checked = letter(DRAFT)

    assert superseded(checked, DRAFT, replay(checked))


def test_a_replayed_letter_that_succeeded_is_not_replayed_again() -> None:
    assert superseded(letter(DRAFT), Message("news.clean", b"ferry-1", b"{}", (), DRAFT.timestamp))


@pytest.mark.parametrize("key", [b"ferry-1", None])
def test_only_the_newest_letter_of_a_failed_replay_is_not_superseded(key: bytes | None) -> None:
    first = letter(Message("news.raw", key, DRAFT.value, (), TEN, 1, 40))
    again = letter(replay(first), offset=1)

    assert superseded(first, letters=(again,))
    assert not superseded(again, replay(first), letters=(first,))


def test_one_of_two_letters_for_one_record_is_superseded() -> None:
    first, second = letter(DRAFT), letter(DRAFT, offset=1)

    assert [superseded(first, letters=(second,)), superseded(second, letters=(first,))] == [True, False]


def test_a_letter_of_enrich_is_not_superseded_while_its_record_is_the_newest() -> None:
    checked = letter(CLEAN, stage="enrich")

    assert not superseded(checked, CLEAN)
    assert superseded(checked, CLEAN, replay(checked))
    assert superseded(checked, CLEAN, Message("news.clean", b"ferry-1", b"{}", (), ELEVEN))


def test_letters_are_selected_by_error_class_and_stage() -> None:
    empty, cut = letter(CLEAN, stage="enrich", error=EmptyArticle("no words")), letter(DRAFT)

    assert [Selection(error_class="EmptyArticle").matches(letter) for letter in (empty, cut)] == [True, False]
    assert [Selection(stage="clean").matches(letter) for letter in (empty, cut)] == [False, True]
    assert [Selection("EmptyArticle", "clean").matches(letter) for letter in (empty, cut)] == [False, False]
    assert [Selection().matches(letter) for letter in (empty, cut)] == [True, True]


def test_retries_are_exhausted_after_the_maximum_of_replays() -> None:
    once = letter(replay(letter(DRAFT)))

    assert not retries_exhausted(once, max_replays=2)
    assert retries_exhausted(letter(replay(once)), max_replays=2)


@pytest.mark.parametrize("stage", ["clean", "enrich"])
def test_the_reason_says_that_records_of_an_earlier_version_remain(stage: str) -> None:
    reason = letter(DRAFT, stage=stage).header("__connect.errors.exception.message")

    assert reason == f"field 'text': a list. {EARLIER_VERSION_NOTE}"


def test_a_tombstone_on_news_clean_is_kept_as_long_as_the_letters_that_it_supersedes() -> None:
    settings = load_settings(dead_retention_hours=48)

    assert configuration(settings, "clean")["delete.retention.ms"] == configuration(settings, "dead")["retention.ms"]
