from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.typesetting import extract_typesetting


def test_marked_lines_are_set_apart() -> None:
    draft = Draft("a", text="^Ferry sails again<\n^By AMA MENSAH=\n   TAMBA (AP) _ The ferry sailed\nagain.\nAP-05-02<")
    extract_typesetting(draft)
    assert draft.text == "Ferry sails again\n\nBy AMA MENSAH\n\n   TAMBA (AP) _ The ferry sailed\nagain.\nAP-05-02"


def test_a_single_caret_stays() -> None:
    draft = Draft("a", text="^ see above\n2^10 is 1,024")
    extract_typesetting(draft)
    assert draft.text == "^ see above\n2^10 is 1,024"
