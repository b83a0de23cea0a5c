import gzip
import hashlib
import tracemalloc
from random import Random
from typing import Any

import pytest
from aiokafka import TopicPartition

from fuzz.records.mutations import damaged as mutated
from tests.wire import CODECS, batch, numbered, pack, raw_snappy, record, varint
from wiredesk.kafka.fetch.fetched import Faults, FetchedRecords
from wiredesk.kafka.fetch.record_batch import DECOMPRESSED_RECORDS
from wiredesk.message import Unreadable

PARTITION = TopicPartition("news.raw", 0)
LARGEST = 1 << 20


def fetched(data: bytes, offset: int = 0, end: int | None = None, faults: Faults | None = None, **more: Any) -> Any:
    return FetchedRecords(
        PARTITION, data, more.get("aborted"), offset, end, more.get("largest", LARGEST), faults or Faults()
    )


def from_log(log: list[tuple[int, int, bytes]], per_fetch: int = 1) -> tuple[list[bytes | None], list[int]]:
    """Read a log to its end; return keys, and the offsets of placeholders.

    Args:
        log: first and last offset of each batch on the broker, and its bytes as received.
    """
    offset, end, faults, found = 0, log[-1][1] + 1, Faults(), list[Any]()
    for _ in range(100):
        if offset >= end:
            return keys(found), [offset for offset, _ in faults_of(found)]
        behind = [data for _, last, data in log if last >= offset]
        records = fetched(b"".join(behind[:per_fetch]), offset, end, faults)
        found += list(records)
        offset = records.next_fetch_offset
    raise AssertionError(f"no progress at offset {offset}")


def keys(records: list[Any]) -> list[bytes | None]:
    return [record.key for record in records if record.checksum is None]


def faults_of(records: list[Any]) -> list[tuple[int, Unreadable]]:
    return [(record.offset, record.checksum) for record in records if record.checksum is not None]


@pytest.mark.parametrize("codec", CODECS)
def test_batches_of_every_codec_are_read(codec: str) -> None:
    found = list(fetched(numbered(0, 3, codec)))

    assert [(record.offset, record.key, record.value, record.timestamp) for record in found] == [
        (at, b"%d" % at, b"value %d" % at, 1_772_528_400_000 + at) for at in range(3)
    ]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("size", [1, 100, 70_000, 900_000])
def test_every_codec_round_trips(codec: str, size: int) -> None:
    value = bytes(at * at % 251 for at in range(size // 2)) + b"boat" * (size // 8)

    found = list(fetched(batch(record(value, b"a"), record(b"2", b"b", offset=1), codec=codec)))

    assert [(record.key, record.value) for record in found] == [(b"a", value), (b"b", b"2")]


def test_raw_snappy_is_read() -> None:
    assert keys(list(fetched(batch(codec="snappy", packed=raw_snappy(record(b"boat", b"a")), count=1, last=0)))) == [
        b"a"
    ]


def test_a_header_name_that_is_not_utf_8_is_escaped() -> None:
    (found,) = fetched(batch(record(b"boat", b"a", [(b"caf\xe9", b"1"), (b"k", None), (b"k", b"2")])))

    assert found.checksum is None
    assert found.headers == ((r"caf\xe9", b"1"), ("k", None), ("k", b"2"))


@pytest.mark.parametrize(
    "bad",
    [
        record(b"boat", b"b", offset=1, behind=b"\0"),
        record(b"boat", b"b", [(b"name", b"held")], offset=1)[:-9],
        record(b"boat", b"b", offset=7),
        b"\x02\0",
    ],
    ids=["bytes too many", "headers cut", "offset out of its batch", "empty"],
)
def test_an_invalid_record_affects_no_other(bad: bytes) -> None:
    bad = varint(len(bad) - 1) + bad[1:]  # a valid length, so that the next record is found
    data = batch(record(b"1", b"a"), bad, record(b"3", b"c", offset=2))

    found = list(fetched(data))

    assert keys(found) == [b"a", b"c"]
    ((offset, fault),) = faults_of(found)
    assert (offset, fault.kind, fault.last_offset) == (1, "record", 1)


def test_after_a_wrong_record_length_the_rest_of_the_batch_is_skipped() -> None:
    damaged = batch(record(b"1", b"a"), record(b"2", b"b", offset=1, length=999), record(b"3", b"c", offset=2))

    found = list(fetched(damaged + numbered(3, 2)))

    assert keys(found) == [b"a", b"3", b"4"]
    ((offset, fault),) = faults_of(found)
    assert (offset, fault.kind, fault.last_offset) == (1, "batch", 2)
    assert found[1].value == damaged
    assert fault.sha256 == hashlib.sha256(damaged).hexdigest()


@pytest.mark.parametrize("place", [21, 40, 57, 70, -1], ids=["attributes", "timestamp", "count", "record", "last byte"])
def test_a_batch_with_a_wrong_checksum_is_fetched_again_and_then_skipped(place: int) -> None:
    damaged = bytearray(numbered(0, 3))
    damaged[place] ^= 0x40
    data, faults = bytes(damaged) + numbered(3, 3), Faults()

    first = fetched(data, faults=faults)
    assert list(first) == []
    assert first.next_fetch_offset == 0

    found = list(fetched(data, faults=faults))
    assert keys(found) == [b"3", b"4", b"5"]
    ((offset, fault),) = faults_of(found)
    assert (offset, fault.last_offset, found[0].value) == (0, 2, bytes(damaged))


def test_damage_in_transit_is_repaired_by_the_second_fetch() -> None:
    faults, damaged = Faults(), bytearray(numbered(0, 3))
    damaged[-1] ^= 1

    assert list(fetched(bytes(damaged), faults=faults)) == []
    assert keys(list(fetched(numbered(0, 3), faults=faults))) == [b"0", b"1", b"2"]
    assert faults == Faults()


def test_records_before_the_damage_are_returned_first() -> None:
    damaged = bytearray(numbered(3, 3))
    damaged[-1] ^= 1

    records = fetched(numbered(0, 3) + bytes(damaged), faults=Faults())

    assert keys(list(records)) == [b"0", b"1", b"2"]
    assert records.next_fetch_offset == 3


@pytest.mark.parametrize(
    ("change", "place"),
    [(b"\x7f\xff\xff\xff", 8), (b"\0\0\0\x07", 8), (b"\xff\xff\xff\xff", 8), (b"\x2a", 16), (b"\x00" * 8, 0)],
    ids=["length too large", "length too small", "length negative", "unknown format", "offset in the past"],
)
def test_a_broken_batch_header_is_skipped_offset_by_offset_with_one_placeholder(change: bytes, place: int) -> None:
    broken = bytearray(numbered(6, 3))
    broken[place : place + len(change)] = change
    faults, found, offset = Faults(), list[Any](), 6
    while offset < 11:
        data = bytes(broken) if offset < 9 else numbered(9, 2)
        records = fetched(data, offset, 11, faults)
        found += list(records)
        offset = records.next_fetch_offset

    assert keys(found) == [b"9", b"10"]
    assert [offset for offset, _ in faults_of(found)] == [6]


def test_a_damaged_last_offset_skips_no_other_batch() -> None:
    damaged = bytearray(numbered(0, 3))
    damaged[23:27] = b"\x7f\xff\xff\xff"
    data, faults = bytes(damaged), Faults()
    list(fetched(data, 0, 9, faults))

    records = fetched(data, 0, 9, faults)

    list(records)
    assert records.next_fetch_offset == 1


def test_a_damaged_base_offset_skips_no_other_batch() -> None:
    damaged = bytearray(numbered(0, 1))
    damaged[7] = 5

    read, letters = from_log([(0, 0, bytes(damaged)), (1, 2, numbered(1, 2))], per_fetch=2)

    assert (read, letters) == ([b"1", b"2"], [0])


@pytest.mark.parametrize("per_fetch", [1, 2, 9])
def test_gaps_left_by_compaction_are_skipped(per_fetch: int) -> None:
    log = [(4, 5, numbered(4, 2)), (9, 9, numbered(9, 1)), (30, 31, numbered(30, 2))]

    assert from_log(log, per_fetch) == ([b"4", b"5", b"9", b"30", b"31"], [])


@pytest.mark.parametrize("per_fetch", [1, 2, 9])
@pytest.mark.parametrize("moved_to", [0, 1, 3, 8, 11, 500])
@pytest.mark.parametrize("place", [0, 3, 9])
def test_a_permanently_wrong_base_offset_affects_one_batch(place: int, moved_to: int, per_fetch: int) -> None:
    log = [(at, at, numbered(at, 1)) for at in range(10)]
    log[place] = place, place, moved_to.to_bytes(8) + log[place][2][8:]

    read, letters = from_log(log, per_fetch)

    assert {b"%d" % at for at in range(10)} - set(read) <= {b"%d" % place}
    assert b"%d" % place in read or place in letters


@pytest.mark.parametrize("seed", range(200))
def test_permanent_damage_affects_only_the_damaged_batches(seed: int) -> None:
    rng, log, intact, at = Random(seed), list[tuple[int, int, bytes]](), set[bytes](), 0
    for _ in range(8):
        count = rng.choice([1, 1, 2, 3])
        data = numbered(at, count, rng.choice(list(CODECS)))
        if rng.random() < 0.6:
            data = mutated(data, rng)
        else:
            intact |= {b"%d" % offset for offset in range(at, at + count)}
        log.append((at, at + count - 1, data))
        at += count
    log.append((at, at, numbered(at, 1)))

    read, _ = from_log(log, rng.choice([1, 2, 3, 9]))

    assert intact <= set(read)


def test_data_reported_as_corrupt_is_skipped_after_two_attempts() -> None:
    faults = Faults()
    assert list(fetched(b"", 4, 9, faults)) == []

    (skipped,) = fetched(b"", 4, 9, faults)

    assert (skipped.offset, skipped.checksum.last_offset) == (4, 4)


def test_the_last_batch_of_a_fetch_may_be_cut_off() -> None:
    records = fetched(numbered(0, 3) + numbered(3, 3)[:-5])

    assert keys(list(records)) == [b"0", b"1", b"2"]
    assert records.next_fetch_offset == 3


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_only_the_batch_that_cannot_be_decompressed_is_skipped(codec: str) -> None:
    packed = pack(codec, record(b"boat" * 500, b"a"))
    damaged = batch(codec=codec, packed=packed[: len(packed) // 2], count=1, last=0)

    found = list(fetched(damaged + numbered(1, 2)))

    assert keys(found) == [b"1", b"2"]
    ((offset, fault),) = faults_of(found)
    assert (offset, fault.kind) == (0, "batch")


def test_a_snappy_block_that_claims_to_hold_gigabytes_takes_no_memory() -> None:
    found = list(fetched(batch(codec="snappy", packed=b"\xff\xff\xff\xff\x0f" + b"\0" * 20, count=1, last=0)))

    assert "claims to hold" in found[0].checksum.reason


def test_an_unknown_codec_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CODECS, "future", 7)

    (found,) = fetched(batch(codec="future", packed=b"boat", count=1, last=0))

    assert "unknown compression codec 7" in found.checksum.reason


@pytest.mark.parametrize("codec", ["gzip", "lz4", "zstd", "snappy"])
def test_an_oversized_record_is_returned_truncated_with_size_and_hash(codec: str) -> None:
    value = b"boat " * 2_000_000
    data = batch(record(value, b"a", [(b"k", b"v")]), record(b"2", b"b", offset=1), codec=codec)
    tracemalloc.start()

    found = list(fetched(data))

    assert tracemalloc.get_traced_memory()[1] < 8 * LARGEST or codec == "snappy"
    tracemalloc.stop()
    assert keys(found) == [b"b"]
    large = found[0]
    assert (large.key, large.value, large.headers) == (b"a", value[:LARGEST], (("k", b"v"),))
    assert (large.checksum.kind, large.checksum.size) == ("oversized", len(value))
    assert large.checksum.sha256 == hashlib.sha256(value).hexdigest()


def test_a_decompression_bomb_is_skipped_and_the_next_batch_is_read() -> None:
    bomb = gzip.compress(record(b"\0" * (DECOMPRESSED_RECORDS + 2) * LARGEST, b"a"))
    data = batch(codec="gzip", packed=bomb, count=1, last=0) + numbered(1, 1)

    found = list(fetched(data))

    assert keys(found) == [b"1"]
    assert "decompresses to more than" in faults_of(found)[0][1].reason


def test_large_records_are_returned_a_few_at_a_time() -> None:
    value = b"boat " * (LARGEST // 6)
    data = batch(*(record(value, b"%d" % at, offset=at) for at in range(12)), codec="gzip")
    offset, found = 0, list[bytes | None]()
    while offset < 12:
        records = fetched(data, offset)
        part = [record.key for record in records]
        assert 0 < len(part) <= 4
        found, offset = found + part, records.next_fetch_offset

    assert found == [b"%d" % at for at in range(12)]


def test_records_of_an_aborted_transaction_are_left_out() -> None:
    aborted = batch(record(b"no", b"a"), base=0, producer=7, transactional=True)
    mark = batch(record(b"\0" * 6, b"\0\0\0\0"), base=1, producer=7, transactional=True, control=True)
    committed = batch(record(b"yes", b"b"), base=2, producer=7, transactional=True)

    records = fetched(aborted + mark + committed, aborted=[(7, 0)])

    assert keys(list(records)) == [b"b"]
    assert records.next_fetch_offset == 3


def test_an_unreadable_transaction_marker_ends_the_fetch() -> None:
    mark = batch(record(b"", b"\0"), base=0, producer=7, transactional=True, control=True)

    records = fetched(mark + batch(record(b"yes", b"b"), base=1, producer=7, transactional=True), aborted=[(7, 0)])

    assert list(records) == []
    assert records.next_fetch_offset == 1
