from wiredesk.knowledge.organisations import ORGANISATIONS
from wiredesk.knowledge.vocabulary import listed


def test_a_name_may_go_on_in_the_next_line() -> None:
    assert listed("Amnesty\n    International; Oxfam", ";") == {"Amnesty International", "Oxfam"}
    assert all("\n" not in name for name in ORGANISATIONS)
