from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from wiredesk.enrich.stage import STAGE
from wiredesk.enrich.user_knowledge import Knowledge, Known, read_knowledge
from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings
from wiredesk.stages.filters.filter import filter_lines

RUIZ = Known(id="p/1", type="PERSON", names=["Ana Ruiz", "A. Ruiz"])


def test_an_entity_is_identified_by_any_of_its_names() -> None:
    assert Knowledge([RUIZ]).identify("PERSON", ["Ruiz", "ANA RUIZ"]) == "p/1"


def test_another_type_is_somebody_else() -> None:
    assert Knowledge([RUIZ]).identify("ORGANIZATION", ["Ana Ruiz"]) is None


def test_a_name_that_two_bear_identifies_neither_unless_another_name_tells() -> None:
    other = Known(id="p/2", type="PERSON", names=["Ana Ruiz", "Ana Ruiz Soto"])
    knowledge = Knowledge([RUIZ, other])
    assert knowledge.identify("PERSON", ["Ana Ruiz"]) is None
    assert knowledge.identify("PERSON", ["Ana Ruiz", "Ana Ruiz Soto"]) == "p/2"


def test_a_file_has_one_object_a_line(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text('{"id": "o/1", "type": "ORGANIZATION", "names": ["Tidewater Union"], "note": "ours"}\n\n')
    assert read_knowledge(file).identify("ORGANIZATION", ["Tidewater Union"]) == "o/1"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", r"line 2: no JSON"),
        ("[1, 2]", r"line 2: no object \(such as .*\): write one object a line"),
        ('{"id": "o 1", "type": "ORGANIZATION", "names": ["A"]}', r"line 2: field 'id'"),
        ('{"id": "o1", "type": "CLUB", "names": ["A"]}', r"line 2: field 'type'"),
        ('{"id": "o1", "type": "PERSON", "names": []}', r"line 2: field 'names'"),
    ],
)
def test_a_line_that_cannot_be_read_is_reported_with_its_field(tmp_path: Path, line: str, error: str) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text('{"id": "o1", "type": "PERSON", "names": ["A"]}\n' + line)
    with pytest.raises(ConfigurationError, match=error):
        read_knowledge(file)


def test_the_mark_of_windows_editors_in_front_of_a_list_is_read_over(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text('{"id": "o/1", "type": "ORGANIZATION", "names": ["Tidewater Union"]}', "utf-8-sig")

    assert read_knowledge(file).identify("ORGANIZATION", ["Tidewater Union"]) == "o/1"


def test_a_list_that_cannot_be_opened_is_a_setting_to_correct(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"WIREDESK_KNOWLEDGE_FILE=.*: Is a directory"):
        read_knowledge(tmp_path)


def test_an_unreadable_list_is_reported_before_any_process_starts(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text("{")
    with pytest.raises(ConfigurationError, match="line 1"):
        list(filter_lines(STAGE, Settings(knowledge_file=file), [b'{"article_id": "a", "text": "b"}'], Counter()))


def test_a_list_that_is_not_there_is_a_setting_to_correct(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="WIREDESK_KNOWLEDGE_FILE"):
        Settings(knowledge_file=tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "NK-1", "schema": "Person", "properties": {"name": ["Ana Ruiz"], "alias": ["A. M. Ruiz"]}}',
        '{"id": "NK-1", "type": "human", "labels": {"en": {"language": "en", "value": "Ana Ruiz"}}, '
        '"aliases": {"en": [{"language": "en", "value": "A. M. Ruiz"}]}}',
        '{"id": "NK-1", "type": "Q5", "labels": {"en": "Ana Ruiz"}, "aliases": {"en": ["A. M. Ruiz"]}}',
        '{"id": "NK-1", "type": "person", "names": ["Ana Ruiz", "A. M. Ruiz"]}',
    ],
    ids=["FollowTheMoney", "Wikidata", "Wikidata, plain", "names"],
)
def test_lines_of_other_knowledge_bases_are_read(tmp_path: Path, line: str) -> None:
    (tmp_path / "known.jsonl").write_text(line + "\n")

    knowledge = read_knowledge(tmp_path / "known.jsonl")

    assert knowledge.identify("PERSON", ["A. M. Ruiz"]) == "NK-1"
    assert knowledge.identify("PERSON", ["Ana Ruiz"]) == "NK-1"


def test_what_names_nobody_in_a_file_of_opensanctions_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "known.jsonl").write_text('{"id": "a", "schema": "Address", "properties": {"full": ["1 High St"]}}\n')

    assert read_knowledge(tmp_path / "known.jsonl").identify("PERSON", ["Ana Ruiz"]) is None
