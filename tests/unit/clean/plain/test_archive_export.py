import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.archive_export import extract_archive_fields

LEAD = "Two hundred beekeepers blocked the road to Orvella on Tuesday to protest against a spraying plan, police said."
STORY = f"{LEAD}\n\nThe plan would begin in June."
NEXIS = f"""The Valley Times

May 5, 2026 Tuesday
1 Edition

Beekeepers block road to Orvella

BYLINE: Ana Prat

SECTION: NEWS; Pg. 4

LENGTH: 412 words

DATELINE: ORVELLA

{STORY}

LOAD-DATE: May 6, 2026

LANGUAGE: ENGLISH

Copyright 2026 The Valley Times
"""
NEXIS_UNI = f"""Beekeepers block road to Orvella

The Valley Times

May 5, 2026 Tuesday

Copyright 2026 The Valley Times All Rights Reserved

Section: NEWS; Pg. 4
Length: 412 words
Byline: Ana Prat

Body

{STORY}

Classification

Language: ENGLISH

Load-Date: May 6, 2026

End of Document
"""
PROQUEST = f"""Title: Beekeepers block road to Orvella

Author: Ana Prat

Publication info: The Valley Times ; Orvella [Orvella]. 05 May 2026: A.4.

Full text: {STORY}

Publication title: The Valley Times

ISSN: 12345678

Database: ProQuest Central
"""
FACTIVA_CODES = f"""HD Beekeepers block road to Orvella
BY Ana Prat
WC 412 words
PD 5 May 2026
SN The Valley Times
LP
{LEAD}
TD

The plan would begin in June.
AN Document VALTIM0020260505em5500012"""


@pytest.mark.parametrize("text", [NEXIS, NEXIS_UNI, PROQUEST, FACTIVA_CODES])
def test_what_an_archive_labels_becomes_fields(text: str) -> None:
    draft = Draft("a", text=text)
    extract_archive_fields(draft)

    assert draft.text.split() == STORY.split()
    assert (draft.title, draft.byline) == ("Beekeepers block road to Orvella", ["Ana Prat"])
    assert draft.published_at == "2026-05-05"
    assert draft.source == "The Valley Times"
    assert {part.reason for part in draft.removed} == {"archive_fields"}


def test_factiva_s_lines_without_labels_go() -> None:
    head = (
        "News\nBeekeepers block road\n\nBy Ana Prat\n412 words\n5 May 2026\n18:05\nThe Valley Times\nVALTIM\nEnglish\n"
    )
    draft = Draft("a", text=f"{head}(c) 2026 The Valley Times\n\n{STORY}\n\nDocument VALTIM0020260505em5500012\n")
    extract_archive_fields(draft)

    assert draft.text.split() == f"News\nBeekeepers block road\n\nBy Ana Prat\n\n{STORY}".split()
    assert (draft.published_at, draft.source) == ("2026-05-05", "The Valley Times")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Title: Bees\n\nAuthor: Ana Prat\n\n{STORY}",
        f"{STORY}\n\nSubject: bees\n\nCompany: none\n\nDocument ABCDEFGHIJ12",
        "Database: one\n\nIssn: two\n\nLength: three\n\nTitle: four\n\nPublication title: five",
    ],
)
def test_other_texts_stay(text: str) -> None:
    draft = Draft("a", text=text)
    extract_archive_fields(draft)
    assert (draft.text, draft.removed) == (text, [])
