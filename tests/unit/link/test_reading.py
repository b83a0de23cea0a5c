import orjson
import pytest

from tests.unit.link.records import clean, quotes
from wiredesk.errors import MalformedArticle
from wiredesk.link.reading import read_record


@pytest.mark.parametrize("spans", [None, {}, [1, 2], [[1]], [[1, "2"]], [[0.5, 2]]])
def test_spans_that_are_no_pairs_of_offsets_are_refused(spans: object) -> None:
    record = quotes(clean("market", "Text."), ("It always breaks", None))
    record["quotes"][0]["spans"] = spans

    with pytest.raises(MalformedArticle, match=r"'quotes\.0'"):
        read_record("quotes", orjson.dumps(record))
