from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.markdown import extract_markdown


def test_marks_are_replaced_by_what_they_show() -> None:
    draft = Draft(
        "a",
        text="# Ferry sails again\n\n*By Ama Mensah*\n\n![The ferry](https://strait.example/a.jpg)\n\n"
        "The **only** ferry on [Lake Tamba](https://strait.example/t) sailed again.\n\n> No goats\n\n"
        "[Read more](https://strait.example/b)",
    )
    extract_markdown(draft)

    assert [line for line in draft.text.split("\n") if line] == [
        "Ferry sails again",
        "By Ama Mensah",
        "The only ferry on Lake Tamba sailed again.",
        "No goats",
    ]
    assert [part.reason for part in draft.removed] == ["picture", "related_links"]


def test_other_texts_keep_their_asterisks() -> None:
    for text in ("* Ferry * sails **again**", "> quoted mail\n\nHe rated it *** of five.", "#1 song"):
        draft = Draft("a", text=text)
        extract_markdown(draft)
        assert draft.text == text
