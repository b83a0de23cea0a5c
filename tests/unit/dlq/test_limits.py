import pytest

from wiredesk.dead_letter import REPLAYS, dead_letter, replay
from wiredesk.dlq import limits as module
from wiredesk.dlq.limits import MIN_RATIO_ARTICLES, WINDOW, DeadLimits, TooManyDeadError
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome

FINE = Outcome("published", (Message("news.clean", b"ferry-1", b"{}"),))
WITHDRAWN = Outcome("withdrawn", (Message("news.clean", b"ferry-1", None),))
UNSUPPORTED = Outcome("unsupported_language", (Message("news.entities", b"ferry-1", b"{}"),))


def dead(error: Exception | None = None, count: int = 0) -> Outcome:
    headers = ((REPLAYS, str(count).encode()),) if count else ()
    failed = Message("news.raw", b"ferry-1", b"", headers, 1_772_528_400_000, 0, 7)
    return Outcome("dead", (dead_letter(failed, "clean", "news.dead", error or EmptyArticle("no words")),))


def replayed(count: int = 1) -> Outcome:
    """The outcome of an article that was replayed `count` times and fails again."""
    letter = dead().messages[0]
    for _ in range(count):
        letter = dead_letter(replay(letter), "clean", "news.dead", EmptyArticle("no words"))
    return Outcome("dead", (letter,))


def limits(consecutive: int = 10_000, ratio: float = 1.0) -> DeadLimits:
    return DeadLimits(load_settings(dead_max_consecutive=consecutive, dead_max_ratio=ratio))


def test_as_many_consecutive_dead_letters_as_the_limit_are_allowed_and_one_more_stops_the_worker() -> None:
    watched = limits(consecutive=5)
    watched.add([dead()] * 5)

    with pytest.raises(TooManyDeadError, match="clean stops: 6 consecutive articles"):
        watched.add([dead()])


def test_consecutive_dead_letters_are_counted_across_batches() -> None:
    watched = limits(consecutive=5)
    for _ in range(5):
        watched.add([dead()])

    with pytest.raises(TooManyDeadError):
        watched.add([dead()])


@pytest.mark.parametrize("other", [FINE, WITHDRAWN, UNSUPPORTED])
def test_an_article_that_is_not_dead_resets_the_count(other: Outcome) -> None:
    watched = limits(consecutive=5)

    for _ in range(50):
        watched.add([*[dead()] * 5, other])


def test_a_ratio_above_the_limit_stops_the_worker_without_many_consecutive_dead_letters() -> None:
    watched = limits(ratio=0.25)
    watched.add([FINE, FINE, FINE, dead()] * 100)

    with pytest.raises(TooManyDeadError, match=r"\d+ of the last 401 articles .* WIREDESK_DEAD_MAX_RATIO=0\.25"):
        watched.add([dead()])


def test_the_ratio_is_checked_from_a_minimum_of_articles() -> None:
    watched = limits(ratio=0.5)
    watched.add([dead()] * (MIN_RATIO_ARTICLES - 1))

    with pytest.raises(TooManyDeadError, match="200 of the last 200 articles"):
        watched.add([dead()])


def test_only_the_last_thousand_count() -> None:
    watched = limits(ratio=0.5)
    watched.add([FINE] * 10 * WINDOW)
    watched.add([FINE, dead()] * WINDOW)  # never more than half

    with pytest.raises(TooManyDeadError, match="501 of the last 1000 articles"):
        watched.add([dead(), dead()])


def test_a_replayed_letter_that_fails_again_does_not_count() -> None:
    watched = limits(consecutive=5, ratio=0.5)

    watched.add([replayed(count=1)] * 2 * WINDOW)

    watched.add([dead()] * 5)
    with pytest.raises(TooManyDeadError):
        watched.add([replayed(count=2), dead()])


@pytest.mark.parametrize("count", [1, 3, 999_999, int("9" * 4000)])
def test_a_producer_that_sets_the_replay_count_does_not_evade_the_limits(count: int) -> None:
    watched = limits(consecutive=5)

    with pytest.raises(TooManyDeadError, match="6 consecutive articles"):
        watched.add([dead(count=count)] * 6)


def test_a_producer_that_seals_the_count_does_not_evade_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CONSECUTIVE_REPLAYED", 20)
    watched = limits(consecutive=5)
    watched.add([replayed()] * 20)

    with pytest.raises(TooManyDeadError, match="21 consecutive replayed dead letters failed again"):
        watched.add([replayed()])


def test_the_message_has_the_most_frequent_reason_an_example_and_the_remedy() -> None:
    watched = limits(consecutive=5)

    with pytest.raises(TooManyDeadError) as stopped:
        watched.add([dead(MalformedArticle("field 'title': a list"))] + [dead(EmptyArticle("no\nwords\x1b[2J"))] * 5)

    message = str(stopped.value)
    assert "Most often EmptyArticle (5 of 6), such as: no words [2J." in message
    assert "raise WIREDESK_DEAD_MAX_CONSECUTIVE" in message
    assert "`wiredesk dead list`" in message
    assert "`wiredesk dead replay`" in message
    assert "\n" not in message
    assert stopped.value.status == 4


def test_the_example_of_a_fault_in_wiredesk_has_its_location_and_no_article_text() -> None:
    watched = limits(consecutive=5)

    with pytest.raises(TooManyDeadError, match=r"such as: a fault in Wiredesk at \S+test_limits.py:\d+") as stopped:
        watched.add([dead(_fault("the fishmonger wept"))] * 6)

    assert "fishmonger" not in str(stopped.value)


def _fault(message: str) -> KeyError:
    try:
        raise KeyError(message)
    except KeyError as error:
        return error
