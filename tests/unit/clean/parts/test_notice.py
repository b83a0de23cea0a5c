import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.notice import extract_notices, read_notice, read_until
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.raw import RawArticle

STORY = "The ferry ran aground on a sandbank in the lower river on Sunday night, police said."


def extracted(*lines: str, title: str = "") -> tuple[Draft, list[tuple[str, int | None, str]]]:
    draft = Draft("a", title=title, paragraphs=list(lines))
    extract_notices(draft)
    return draft, [(notice.kind, notice.number, notice.text) for notice in draft.notices]


@pytest.mark.parametrize(
    ("title", "without", "notices"),
    [
        ("UPDATE 2-Ferry aground", "Ferry aground", [("update", 2, "UPDATE 2")]),
        ("CORRECTED-Ferry aground", "Ferry aground", [("correction", None, "CORRECTED")]),
        ("CORRECTED-UPDATE 3-Ferry aground", "Ferry aground",
         [("correction", None, "CORRECTED"), ("update", 3, "UPDATE 3")]),
        ("RPT-WRAPUP 3-Ferries aground", "Ferries aground", [("repeat", None, "RPT"), ("wrapup", 3, "WRAPUP 3")]),
        ("2nd LEAD Ferry aground", "Ferry aground", [("update", 2, "2nd LEAD")]),
        ("Ferry aground (2nd Ld)", "Ferry aground", [("update", 2, "2nd Ld")]),
        ("Ferry aground | UPDATED", "Ferry aground", [("update", None, "UPDATED")]),
        ("JUST IN | Ferry aground", "Ferry aground", [("update", None, "JUST IN")]),
        ("KORREKTUR: Ferry aground", "Ferry aground", [("correction", None, "KORREKTUR")]),
        ("(AMPLIACIÓN) Ferry aground", "Ferry aground", [("update", None, "(AMPLIACIÓN)")]),
        ("++ Ferry aground ++", "Ferry aground", []),
        ("RTRS-UPDATE 1-Ferry aground", "Ferry aground", [("update", 1, "RTRS-UPDATE 1")]),
        ("REFILE-Ferry aground", "Ferry aground", [("refile", None, "REFILE")]),
        ("EXCLUSIVE-Ferry aground", "Ferry aground", [("exclusive", None, "EXCLUSIVE")]),
        ("Exclusive: Ferry aground", "Ferry aground", [("exclusive", None, "Exclusive")]),
        ("BREAKING: Ferry aground", "Ferry aground", [("urgent", None, "BREAKING")]),
        ("URGENT - Ferry aground", "Ferry aground", [("urgent", None, "URGENT")]),
        ("MANDATORY KILL: Ferry aground", "Ferry aground", [("kill", None, "MANDATORY KILL")]),
        ("(2nd LD) Ferry aground", "Ferry aground", [("update", 2, "(2nd LD)")]),
        ("(URGENT) Ferry aground", "Ferry aground", [("urgent", None, "(URGENT)")]),
        ("[UPDATED] Ferry aground", "Ferry aground", [("update", None, "[UPDATED]")]),
        ("URGENT-CARE CENTRES CLOSE", "URGENT-CARE CENTRES CLOSE", []),
        ("KILL-SWITCH LAW PASSES", "KILL-SWITCH LAW PASSES", []),
        ("Update on the ferry", "Update on the ferry", []),
        ("UPDATE 2-", "UPDATE 2-", []),
    ],
)  # fmt: skip
def test_a_headline_loses_the_notices_before_it(
    title: str, without: str, notices: list[tuple[str, int | None, str]]
) -> None:
    draft, found = extracted(STORY, title=title)
    assert (draft.title, found) == (without, notices)


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("(Removes extraneous word in paragraph 3)", "correction", None),
        ("(Adds quotes, background)", "update", None),
        ("(Corrects spelling of name in paragraph 2)", "correction", None),
        ("(This version corrects the day of the accident.)", "correction", None),
        ("(Refiles to fix garble in headline)", "refile", None),
        ("(Repeats with no changes to text)", "repeat", None),
        ("Editor’s note: This story has been corrected to say that Moyo is the captain.", "correction", None),
        ("An earlier version of this article gave the wrong name of the captain.", "correction", None),
        ("This article was updated on 4 May to add a statement by the port.", "update", None),
        ("EMBARGOED UNTIL 0001 GMT, TUESDAY 3 MAY", "embargo", None),
        ("Not for publication before 6 p.m. on Monday, 3 May 2021", "embargo", None),
        ("NOT FOR USE BEFORE 0500 GMT", "embargo", None),
        ("SPERRFRIST: 5. März 2026, 18.00 Uhr", "embargo", None),
        ("Sous embargo jusqu'au 5 mars 2026 à 18h00", "embargo", None),
        ("EMBARGADO HASTA EL 5 DE MARZO DE 2026", "embargo", None),
        ("Eds: Updates with quotes from the captain.", "advisory", None),
        ("BC-AF--Ferry Aground, 3rd Ld-Writethru", "update", 3),
        ("BC-AF--Ferry Aground", "slug", None),
        ("bc-tamba-ferry 05-02 0412", "slug", None),
        ("r n BC-Tamba-Ferry,2nd Ld-Writethru 05-02 0412", "update", 2),
        ("1st Ld-Writethru", "update", 1),
        ("APNewsNow.", "advisory", None),
        ("URGENT", "urgent", None),
        ("ADVISORY", "advisory", None),
        ("FOR IMMEDIATE RELEASE", "release", None),
    ],
)
def test_a_line_over_the_story_that_speaks_to_editors_is_a_notice(line: str, kind: str, number: int | None) -> None:
    draft, found = extracted("Ferry aground", line, STORY, "Second paragraph.")
    assert found == [(kind, number, line)]
    assert draft.paragraphs == ["Ferry aground", STORY, "Second paragraph."]


@pytest.mark.parametrize(
    "line",
    [
        "An embargo on arms was lifted on Monday, the ministry said.",
        "Embargoes hurt the poor.",
        "“Embargoed until Monday, it was told to us,” she said. “It was 3 May.”",
        "The story has two sides.",
        "(The captain adds salt.)",
        "This story was told to me by my grandmother.",
        "Note: the ferry sails on Mondays.",
        "The earlier version of this ship sank in 1912.",
        "Updates are posted on the pier.",
        "UN-Habitat opened its meeting.",
        "Editors of the paper met on Monday.",
        "Correction is a slow process in any trade.",
    ],
)
def test_a_story_s_own_words_are_no_notice(line: str) -> None:
    draft, found = extracted(line, STORY)
    assert found == []
    assert draft.paragraphs[0] == line


def test_an_update_that_tells_news_keeps_its_news() -> None:
    draft, found = extracted("UPDATE: The port has removed the ferry from its list of ships that sail.", STORY)
    assert found == [("update", None, "UPDATE")]
    assert draft.paragraphs[0] == "The port has removed the ferry from its list of ships that sail."


def test_a_note_under_the_story_is_taken_and_one_in_its_middle_is_left_alone() -> None:
    note = "Correction: An earlier version of this article misstated the age of the captain."
    draft, found = extracted(*[STORY] * 8, note)
    assert found == [("correction", None, note)]
    assert len(draft.paragraphs) == 8
    assert extracted(*[STORY] * 8, note, *[STORY] * 8)[1] == []


def test_a_notice_before_the_story_s_first_words_is_taken_off_them() -> None:
    draft, found = extracted("(Adds detail) SUVA, May 3 (Reuters) - " + STORY)
    assert found == [("update", None, "(Adds detail)")]
    assert draft.paragraphs[0].startswith("SUVA, May 3")
    assert extracted("RPT --SUVA, May 3 - " + STORY)[1] == [("repeat", None, "RPT")]


@pytest.mark.parametrize(
    ("line", "published", "until"),
    [
        ("EMBARGOED UNTIL 0001 GMT, TUESDAY 3 MAY", "2022-05-02T10:00:00Z", "2022-05-03T00:01:00Z"),
        ("EMBARGOED UNTIL 0001 GMT, TUESDAY 3 MAY", None, None),
        ("Embargo: 3 May 2022, 14:30 CEST", None, "2022-05-03T14:30:00+02:00"),
        ("Not for publication before 6 p.m. on Monday, May 3, 2021", None, "2021-05-03T18:00:00"),
        ("STRICTLY EMBARGOED UNTIL 00.01 BST 4 JANUARY", "2021-12-30", "2022-01-04T00:01:00+01:00"),
        ("Embargoed until 2021-05-03", None, "2021-05-03"),
        ("EMBARGOED UNTIL 10am IST 31 FEBRUARY 2021", None, None),
        ("SPERRFRIST: 5. März 2026, 18.00 Uhr", None, "2026-03-05T18:00:00"),
        ("Sous embargo jusqu'au 1er mars 2026 à 18h00", None, "2026-03-01T18:00:00"),
        ("EMBARGADO HASTA EL 5 DE MARZO DE 2026", None, "2026-03-05"),
        ("NOT FOR USE BEFORE 0500 GMT", "2021-05-03", None),
    ],
)
def test_an_embargo_ends_when_it_says_and_the_year_is_never_guessed(
    line: str, published: str | None, until: str | None
) -> None:
    draft = Draft("a", published_at=published)
    assert read_until(line, draft) == until
    notice = read_notice(line, draft)
    assert notice is not None
    assert (notice.kind, notice.until) == ("embargo", until)


def test_a_kill_in_words_is_recorded_and_the_notice_stays_readable() -> None:
    line = "Attention editors: please disregard the story headlined “Ferry aground”, sent on Sunday."
    article = clean(RawArticle(article_id="a", title="MANDATORY KILL: Ferry aground", text=line))
    assert [(notice.kind, notice.text) for notice in article.notices] == [("kill", "MANDATORY KILL"), ("kill", line)]
    assert (article.title, article.text) == ("Ferry aground", line)


def test_a_part_that_is_deleted_is_no_kill() -> None:
    line = "Eds: Please delete the third paragraph of the story. It was garbled."
    assert extracted(line, STORY)[1] == [("advisory", None, line)]


def test_a_notice_that_is_all_there_is_stays_the_text() -> None:
    draft, found = extracted("(Corrects headline)")
    assert [kind for kind, _, _ in found] == ["correction"]
    assert draft.paragraphs == ["(Corrects headline)"]


def test_a_headline_between_ap_s_marks_is_the_title() -> None:
    draft, found = extracted("BC-AF--Ferry Aground", "^Ferry runs aground on sandbank<", STORY)
    assert (draft.title, found) == ("Ferry runs aground on sandbank", [("slug", None, "BC-AF--Ferry Aground")])
    assert draft.paragraphs == [STORY]


PIECES = st.sampled_from(
    [
        "UPDATE 2-",
        "(Corrects ",
        "paragraph 3)",
        "EMBARGOED UNTIL ",
        "0001 GMT ",
        "3 MAY",
        "99 MAY 2021",
        "24:00",
        "Eds: ",
        "BC-",
        "^",
        "<",
        "1st Ld",
        "KILL",
        "\n\n",
        "\n",
        " ",
        "— ",
        "By ",
        "Jane Roe",
        " in Lagos",
        "PARIS",
        ", ",
        "(AFP)",
        " - ",
        ": ",
        "Feb 30",
        "[AP]",
        "Photo: ",
        "FILE - ",
        "© ",
        "-30-",
        "Reporting by ",
        ";",
        "The ferry sank. ",
        "=\n",
        "-\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([None, "2021-05-03", "soon"]))
def test_whatever_the_pieces_of_wire_copy_stand_in_the_stage_reads_or_refuses_it(
    pieces: list[str], published: str | None
) -> None:
    raw = RawArticle(article_id="a", text="".join(pieces), published_at=published)
    try:
        article = clean(raw)
    except EmptyArticle:
        return
    assert article.text or article.captions
    words = article.model_dump_json()
    assert all(name in words for name in ("Roe", "ferry") if name in "".join(pieces))
