import pytest

from wiredesk.clean.writers.desk_credits import is_desk_credit, is_note_on_writer, is_role_credit


@pytest.mark.parametrize(
    ("line", "credits_desk"),
    [
        ("Reporting by Jane Roe; Editing by John Doe", True),
        ("(Additional reporting by Jane Roe in Lagos)", True),
        ("Reporting by the paper showed that he lied.", False),
        ("She left by Monday.", False),
    ],
)
def test_names_behind_what_was_done_credit_the_desk(line: str, credits_desk: bool) -> None:
    assert is_desk_credit(line) == credits_desk


@pytest.mark.parametrize(
    ("line", "names_roles"),
    [
        ("Pewarta: Ana Popa", True),
        ("Text: Ama Mensah, Fotos: Kofi Boro", True),
        ("Text: a poem about the ferry and its goats", False),
    ],
)
def test_roles_are_named_with_who_had_them(line: str, names_roles: bool) -> None:
    assert is_role_credit(line) == names_roles


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("Ama Mensah of The Strait contributed to this report.", True),
        ("Ama Mensah can be reached at mensah@strait.example", True),
        ("Jane Roe jane@strait.example", True),
        ("He contributed to this report card.", False),
        ("Ama Mensah can be reached on 01632 960983.", True),
        ("Ama Mensah can be followed on Twitter: @mensah", True),
        ("“She can be reached at the quay,” said her brother.", False),
        ("The quay can be reached on foot.", False),
    ],
)
def test_a_note_says_who_contributed_or_how_to_reach_the_writer(line: str, is_note: bool) -> None:
    assert is_note_on_writer(line) == is_note
