"""The checker of the chaos test finds violations, and a seed determines its articles."""

from collections.abc import Sequence

from tests.chaos.articles import versions
from tests.chaos.checker import Seen, check
from tests.chaos.reference import Expected, Record


def record(topic: str, key: str, version: int) -> Record:
    return Record(f"news.{topic}", key.encode(), f"{key} {version}".encode())


def version(article: str, number: int, *topics: str) -> Expected:
    written = tuple(record(topic, article, number) for topic in topics)
    return Expected(article, number, record("raw", article, number).digest, written)


def seen(*records: Record) -> list[Seen]:
    return [Seen(record, 0, offset) for offset, record in enumerate(records)]


FIRST, CORRECTED = version("ferry", 1, "clean", "entities"), version("ferry", 2, "clean", "entities")
FED = seen(record("raw", "ferry", 1), record("raw", "ferry", 2))
QUIET = [*FIRST.records, *CORRECTED.records]


def result(written: Sequence[Record], fed: Sequence[Seen] = FED) -> tuple[set[str], set[str], set[str]]:
    """The lost, differing and duplicated articles."""
    passed = check([FIRST, CORRECTED], fed, seen(*written), "news.dead")
    return set(passed.lost), set(passed.differing), set(passed.seen_twice)


def test_the_reference_run_has_no_violations() -> None:
    assert result(QUIET) == (set(), set(), set())


def test_an_article_without_one_of_its_records_is_lost() -> None:
    assert result([*FIRST.records, CORRECTED.records[0]])[0] == {"ferry"}


def test_an_acknowledged_article_missing_from_the_raw_topic_is_lost() -> None:
    assert result(FIRST.records, FED[:1])[0] == {"ferry"}


def test_a_repeated_record_counts_as_a_duplicate_only() -> None:
    assert result([*QUIET, *CORRECTED.records]) == (set(), set(), {"ferry"})


def test_an_article_fed_twice_may_appear_twice() -> None:
    fed = seen(record("raw", "ferry", 1), record("raw", "ferry", 2), record("raw", "ferry", 2))
    assert result([*QUIET, *CORRECTED.records], fed) == (set(), set(), set())


def test_an_older_version_that_comes_last_differs() -> None:
    assert result([*QUIET, *FIRST.records])[1] == {"ferry"}


def test_a_record_missing_from_the_reference_run_differs() -> None:
    assert result([record("clean", "ferry", 3), *QUIET])[1] == {"ferry at news.clean 0:0"}


def test_dead_letters_do_not_replace_one_another() -> None:
    dying = [version("ferry", 1, "dead"), version("ferry", 2, "dead")]
    written = seen(dying[1].records[0], dying[0].records[0])
    passed = check(dying, FED, written, "news.dead")
    assert (passed.lost, passed.differing, passed.dead) == ({}, {}, 2)


def test_a_seed_determines_the_articles() -> None:
    assert versions(7, 200, 20) == versions(7, 200, 20)
    assert versions(7, 200, 20) != versions(8, 200, 20)


def test_versions_of_an_article_are_fed_in_order_and_under_one_key() -> None:
    by_article: dict[str, list[tuple[int, bytes]]] = {}
    for fed in versions(7, 200, 50):
        by_article.setdefault(fed.article, []).append((fed.number, fed.key))
    assert len(by_article) == 200
    for course in by_article.values():
        assert [number for number, _ in course] == list(range(1, len(course) + 1))
        assert len({key for _, key in course}) == 1
