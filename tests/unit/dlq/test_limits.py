import pytest

from wiredesk.dead_letter import REPLAYS, dead_letter, replay
from wiredesk.dlq import limits as module
from wiredesk.dlq.limits import JUDGED_FROM, WINDOW, DeadLimits, TooManyDeadError
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome

FINE = Outcome("published", (Message("news.clean", b"ferry-1", b"{}"),))
WITHDRAWN = Outcome("withdrawn", (Message("news.clean", b"ferry-1", None),))
UNSUPPORTED = Outcome("unsupported_language", (Message("news.entities", b"ferry-1", b"{}"),))


def dead(error: Exception | None = None, rounds: int = 0) -> Outcome:
    headers = ((REPLAYS, str(rounds).encode()),) if rounds else ()
    failed = Message("news.raw", b"ferry-1", b"", headers, 1_772_528_400_000, 0, 7)
    return Outcome("dead", (dead_letter(failed, "clean", "news.dead", error or EmptyArticle("no words")),))


def put_back(rounds: int = 1) -> Outcome:
    """The outcome of an article that `wiredesk dead replay` has put back so often, and that dies again."""
    letter = dead().messages[0]
    for _ in range(rounds):
        letter = dead_letter(replay(letter), "clean", "news.dead", EmptyArticle("no words"))
    return Outcome("dead", (letter,))


def limits(run: int = 10_000, share: float = 1.0) -> DeadLimits:
    return DeadLimits(load_settings(dead_max_consecutive=run, dead_max_ratio=share))


def test_a_run_as_long_as_the_limit_is_borne_and_one_more_stops_the_worker() -> None:
    watched = limits(run=5)
    watched.add([dead()] * 5)

    with pytest.raises(TooManyDeadError, match="clean stops: 6 articles one after another"):
        watched.add([dead()])


def test_the_run_goes_on_from_batch_to_batch() -> None:
    watched = limits(run=5)
    for _ in range(5):
        watched.add([dead()])

    with pytest.raises(TooManyDeadError):
        watched.add([dead()])


@pytest.mark.parametrize("other", [FINE, WITHDRAWN, UNSUPPORTED])
def test_an_article_that_is_not_dead_ends_the_run(other: Outcome) -> None:
    watched = limits(run=5)

    for _ in range(50):
        watched.add([*[dead()] * 5, other])


def test_a_share_beyond_the_limit_stops_the_worker_with_no_long_run() -> None:
    watched = limits(share=0.25)
    watched.add([FINE, FINE, FINE, dead()] * 100)

    with pytest.raises(TooManyDeadError, match=r"\d+ of the last 401 articles .* WIREDESK_DEAD_MAX_RATIO=0\.25"):
        watched.add([dead()])


def test_too_few_articles_have_no_share() -> None:
    watched = limits(share=0.5)
    watched.add([dead()] * (JUDGED_FROM - 1))

    with pytest.raises(TooManyDeadError, match="200 of the last 200 articles"):
        watched.add([dead()])


def test_only_the_last_thousand_count() -> None:
    watched = limits(share=0.5)
    watched.add([FINE] * 10 * WINDOW)
    watched.add([FINE, dead()] * WINDOW)  # half, and not more, however long

    with pytest.raises(TooManyDeadError, match="501 of the last 1000 articles"):
        watched.add([dead(), dead()])


def test_a_letter_that_was_put_back_and_dies_again_does_not_count() -> None:
    watched = limits(run=5, share=0.5)

    watched.add([put_back(rounds=1)] * 2 * WINDOW)

    watched.add([dead()] * 5)
    with pytest.raises(TooManyDeadError):
        watched.add([put_back(rounds=2), dead()])


@pytest.mark.parametrize("rounds", [1, 3, 999_999, int("9" * 4000)])
def test_a_producer_that_sets_the_count_itself_escapes_no_limit(rounds: int) -> None:
    watched = limits(run=5)

    with pytest.raises(TooManyDeadError, match="6 articles one after another"):
        watched.add([dead(rounds=rounds)] * 6)


def test_nor_does_one_that_seals_it_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PUT_BACK_RUN", 20)
    watched = limits(run=5)
    watched.add([put_back()] * 20)

    with pytest.raises(TooManyDeadError, match="21 letters that were put back died again"):
        watched.add([put_back()])


def test_the_message_tells_the_most_frequent_reason_an_example_and_the_remedy() -> None:
    watched = limits(run=5)

    with pytest.raises(TooManyDeadError) as stopped:
        watched.add([dead(MalformedArticle("field 'title': a list"))] + [dead(EmptyArticle("no\nwords\x1b[2J"))] * 5)

    message = str(stopped.value)
    assert "Most often EmptyArticle (5 of 6), such as: no words [2J." in message
    assert "raise WIREDESK_DEAD_MAX_CONSECUTIVE" in message
    assert "`wiredesk dead list`" in message
    assert "`wiredesk dead replay`" in message
    assert "\n" not in message
    assert stopped.value.status == 4


def test_the_example_of_a_fault_of_ours_tells_where_and_not_what_it_said_of_the_article() -> None:
    watched = limits(run=5)

    with pytest.raises(TooManyDeadError, match=r"such as: a fault in Wiredesk at \S+test_limits.py:\d+") as stopped:
        watched.add([dead(_fault("the fishmonger wept"))] * 6)

    assert "fishmonger" not in str(stopped.value)


def _fault(said: str) -> KeyError:
    try:
        raise KeyError(said)
    except KeyError as error:
        return error
