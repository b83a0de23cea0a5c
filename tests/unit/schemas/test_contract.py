from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from pydantic import ValidationError

from wiredesk_schemas import CleanArticle
from wiredesk_schemas.compatibility import breaking_changes
from wiredesk_schemas.write import FOLDER, MESSAGES, documents, json_schema

EXAMPLES = Path(__file__).parent / "examples"


def written(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((FOLDER / f"{name}.json").read_bytes())
    return schema


@pytest.mark.parametrize("name", documents())
def test_the_checked_in_contract_matches_the_models(name: str) -> None:
    assert (FOLDER / name).read_bytes() == documents()[name], "run `wiredesk schemas write` and look at the change"


@pytest.mark.parametrize("name", MESSAGES)
def test_each_schema_is_valid_json_schema_2020_12(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(written(name))


@pytest.mark.parametrize("name", MESSAGES)
def test_an_example_of_each_message_is_valid_by_schema_and_by_model(name: str) -> None:
    example = orjson.loads((EXAMPLES / f"{name}.json").read_bytes())

    jsonschema.Draft202012Validator(written(name)).validate(example)
    MESSAGES[name][0].model_validate(example)


@pytest.mark.parametrize("name", [name for name in MESSAGES if name not in ("RawArticle", "DeadLetterHeaders")])
def test_written_records_have_all_fields_and_no_others(name: str) -> None:
    example = orjson.loads((EXAMPLES / f"{name}.json").read_bytes())
    validator = jsonschema.Draft202012Validator(written(name))

    assert list(validator.iter_errors({**example, "surprise": 1}))
    for field in example:
        assert list(validator.iter_errors({key: value for key, value in example.items() if key != field})), field


@pytest.mark.parametrize("name", [name for name in MESSAGES if name != "RawArticle"])
def test_no_change_breaks_older_readers(name: str) -> None:
    assert breaking_changes(written(name), json_schema(name)) == []


def test_a_removed_field_breaks_older_readers() -> None:
    changed = json_schema("Quotes")
    del changed["$defs"]["Quote"]["properties"]["speaker"]

    assert breaking_changes(written("Quotes"), changed) == [
        "quotes[].speaker: removed",
        "attributions[].speaker: removed",
    ]


def test_a_retyped_field_breaks_older_readers() -> None:
    changed = json_schema("CleanArticle")
    changed["properties"]["revision"]["type"] = "string"

    assert breaking_changes(written("CleanArticle"), changed) == ["revision: was integer, is string"]


def test_a_field_that_may_now_be_null_breaks_older_readers() -> None:
    changed = json_schema("Entities")
    changed["$defs"]["Entity"]["properties"]["name"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}

    assert breaking_changes(written("Entities"), changed) == ["entities[].name: was string, is null or string"]


def test_a_field_that_becomes_optional_breaks_older_readers() -> None:
    changed = json_schema("Entities")
    changed["required"].remove("content_hash")

    assert breaking_changes(written("Entities"), changed) == ["content_hash: no longer always there"]


def test_an_added_value_breaks_older_readers_and_a_removed_one_does_not() -> None:
    changed = json_schema("Quotes")
    kinds = changed["$defs"]["Quote"]["properties"]["kind"]
    kinds["enum"] = [*kinds["enum"], "sung"]
    fewer = deepcopy(changed)
    fewer["$defs"]["Quote"]["properties"]["kind"]["enum"] = ["direct"]

    assert breaking_changes(written("Quotes"), changed) == [
        "quotes[].kind: may hold sung",
        "attributions[].kind: may hold sung",
    ]
    assert breaking_changes(written("Quotes"), fewer) == []


def test_a_new_field_breaks_nobody() -> None:
    changed = json_schema("CleanArticle")
    changed["properties"]["tone"] = {"type": "string"}
    changed["required"].append("tone")

    assert breaking_changes(written("CleanArticle"), changed) == []


def test_a_reader_ignores_unknown_fields_and_a_writer_rejects_them() -> None:
    dateline = b'{"text": "X", "place": "X", "date": null, "mood": 1}'
    newer = b'{"article_id": "a", "text": "Words.", "tone": "dry", "dateline": ' + dateline + b"}"

    assert CleanArticle.from_json(newer).text == "Words."
    with pytest.raises(ValidationError, match="tone"):
        CleanArticle.model_validate({"article_id": "a", "text": "Words.", "tone": "dry"})


def test_equal_records_are_equal_bytes() -> None:
    article = CleanArticle(article_id="a", text="Words — “kept”.")

    assert CleanArticle.from_json(article.to_json()).to_json() == article.to_json()


def test_the_asyncapi_document_references_existing_files() -> None:
    document = documents()["asyncapi.json"].decode()

    for name in MESSAGES:
        assert f'"$ref": "./{name}.json"' in document
        assert (FOLDER / f"{name}.json").is_file()
