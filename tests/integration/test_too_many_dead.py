"""A worker whose articles all become dead letters stops before it has consumed the topic."""

from tests.integration.desk import WITHIN, Desk
from wiredesk.message import Message
from wiredesk.settings import Settings


def test_a_worker_that_exceeds_a_limit_stops_and_no_article_of_the_batch_is_lost(broker: Settings) -> None:
    desk = Desk(broker.model_copy(update={"topic_prefix": "poured."}))
    assert desk.command("topics", "apply").returncode == 0
    desk.publish(*(Message("poured.news.raw", b"cut-%d" % n, b'{"text": ["') for n in range(20)))

    with desk.worker("clean", DEAD_MAX_CONSECUTIVE="5", BATCH_MAX_WAIT_SECONDS="5") as stopped:
        stopped.wait(WITHIN)
        log = stopped.log

    assert stopped.returncode == 4, log.decode()
    assert b"consecutive articles became dead letters, more than WIREDESK_DEAD_MAX_CONSECUTIVE=5 allows" in log
    assert b"Most often MalformedArticle" in log
    assert b"is not restarted" in log
    assert len(desk.records("dead")) <= 5  # of a first batch with few articles, if the machine was slow to fetch them

    with desk.worker("clean", DEAD_MAX_CONSECUTIVE="1000") as patient:
        Desk(desk.settings, patient).wait(
            "dead", until=lambda letters: {letter.key for letter in letters} == {b"cut-%d" % n for n in range(20)}
        )
