import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.desk.queries.query_language import SearchSyntaxError, fold, found_in, parse
from wiredesk.desk.store.fulltext import spaced

TEXTS = [
    "The night ferry across Lake Tamba is back",
    "A ferry sails at night",
    "Fähre über den See; l’École Ñandú",
    "渡轮今天回到坦巴湖",
    "Nothing of the kind",
]


def matched(search: str) -> list[int]:
    """FTS5's result, which matching on a text must equal."""
    index = sqlite3.connect(":memory:")
    index.execute('CREATE VIRTUAL TABLE t USING fts5(text, tokenize = "unicode61 remove_diacritics 2")')
    index.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", [(n, spaced(text)) for n, text in enumerate(TEXTS)])
    tree = parse(search)
    found = [n for (n,) in index.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (tree.fts(),))]
    assert found == [n for n, text in enumerate(TEXTS) if found_in(tree, fold(text))]
    return found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ferry", [0, 1]),
        ("FERRY night", [0, 1]),
        ('"night ferry"', [0]),
        ("“night ferry”", [0]),
        ("« night ferry »", [0]),
        ("fer*", [0, 1]),
        ('"ferry acr"*', [0]),
        ("ferry -lake", [1]),
        ("ferry NOT (lake OR sails)", []),
        ('ferry -"night ferry"', [1]),
        ("lake OR kind", [0, 4]),
        ("lake OR kind nothing", [0, 4]),
        ("(lake OR sails) AND ferry", [0, 1]),
        ("fahre", [2]),
        ("école nandu", [2]),
        ("坦巴湖", [3]),
        ("坦湖", []),
        ("today", []),
        ("night-ferry", [0]),
        ("title:ferry", []),
        ("NEAR(ferry night)", []),
        ('"fer*y night"', []),
        ('"night*" fer***', [0, 1]),
    ],
)
def test_a_search_finds_the_matching_articles(search: str, found: list[int]) -> None:
    assert matched(search) == found


@pytest.mark.parametrize(
    ("search", "why"),
    [
        ('"night ferry', "quote mark is not closed"),
        ("(ferry", "'\\(' is not closed"),
        ("ferry)", "closes nothing"),
        ("()", "missing"),
        ("AND", "nothing before"),
        ("ferry AND", "nothing after"),
        ("ferry OR", "missing"),
        ("OR ferry", "missing"),
        ("NOT", "missing"),
        ("-ferry", "only words to leave out"),
        ("*", "no letters"),
        ("...", "no letters"),
        ("f*", "2 letters"),
        ('""', "between the quote marks there are no letters"),
        ("*ferry", r"'\*' can only stand at the end"),
        ("ferry lake OR fer*y*", r"'fer\*y\*'"),
        ("(" * 9 + "ferry" + ")" * 9, "nested"),
        ("ferry " * 33, "more than 32"),
        ("\x00", "missing"),
    ],
)
def test_an_invalid_search_gives_the_reason(search: str, why: str) -> None:
    with pytest.raises(SearchSyntaxError, match=why):
        parse(search)


@given(st.text(alphabet="ab \"()*-ANDOR\x00:^{}+'渡é", max_size=40))
def test_any_input_is_parsed_or_rejected(search: str) -> None:
    try:
        tree = parse(search)
    except SearchSyntaxError:
        return
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(title, text, facets)")
    index.execute("SELECT * FROM t WHERE t MATCH ?", (f"({{title text}} : {tree.fts()}) AND (facets : (e1 OR e2))",))
