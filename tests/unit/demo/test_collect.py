from wiredesk.dead_letter import dead_letter
from wiredesk.demo.collect import Collector
from wiredesk.errors import EmptyArticle
from wiredesk.message import Message
from wiredesk_schemas import CleanArticle, Entities, Quotes


def records(key: str, text: str) -> dict[str, Message]:
    head = {"article_id": key, "revision": 1, "published_at": None, "language": "en", "content_hash": ""}
    values = {
        "clean": CleanArticle(article_id=key, text=text).to_json(),
        "entities": Entities(**head, entities=[]).to_json(),
        "quotes": Quotes(**head, quotes=[]).to_json(),
    }
    return {kind: Message(f"news.{kind}", key.encode(), value) for kind, value in values.items()}


def test_an_article_is_complete_with_all_three_records() -> None:
    collector, first = Collector(), records("a", "One.")

    assert collector.add(first["quotes"]) is None
    assert collector.add(first["clean"]) is None
    finished = collector.add(first["entities"])

    assert finished is not None
    assert finished.clean is not None
    assert (finished.key, finished.clean.text, collector.finished) == ("a", "One.", 1)


def test_two_versions_of_an_article_are_not_mixed_up() -> None:
    collector, first, second = Collector(), records("a", "One."), records("a", "Two.")

    for message in (first["clean"], second["clean"], first["entities"], second["entities"]):
        assert collector.add(message) is None
    texts = [
        finished.clean.text
        for kind in (first, second)
        if (finished := collector.add(kind["quotes"])) and finished.clean
    ]

    assert texts == ["One.", "Two."]


def test_a_withdrawal_is_complete_without_records() -> None:
    collector = Collector()

    finished = [collector.add(Message(f"news.{kind}", b"a", None)) for kind in ("clean", "entities", "quotes")]

    assert finished[2] is not None
    assert finished[2].clean is None
    assert finished[2].letter is None


def test_a_dead_letter_of_enrich_completes_an_article_with_its_clean_record() -> None:
    collector, first, second = Collector(), records("a", "One."), records("a", "Two.")
    failed = dead_letter(first["clean"], "enrich", "news.dead", EmptyArticle("nothing"))

    collector.add(first["clean"])
    assert collector.add(failed) is not None
    collector.add(second["clean"])
    collector.add(second["entities"])
    finished = collector.add(second["quotes"])

    assert finished is not None
    assert finished.clean is not None
    assert finished.clean.text == "Two."
    assert collector.finished == 2


def test_a_dead_letter_of_enrich_may_arrive_before_the_clean_record() -> None:
    collector, first = Collector(), records("a", "One.")
    failed = dead_letter(first["clean"], "enrich", "news.dead", EmptyArticle("nothing"))

    assert collector.add(failed) is None
    finished = collector.add(first["clean"])

    assert finished is not None
    assert finished.letter is failed


def test_a_record_that_is_none_of_its_topic_is_left_out() -> None:
    collector, article = Collector(), records("a", "One.")

    for value in (b"{}", b"not JSON"):
        assert collector.add(Message("news.entities", b"a", value)) is None
    finished = [collector.add(article[kind]) for kind in ("clean", "entities", "quotes")]

    assert finished[2] is not None
    assert finished[2].clean is not None
