import pytest

from wiredesk.enrich.dates.tense import is_ahead, is_of_another_year


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The harbour will open on Friday", True),
        ("The election is Friday", True),
        ("Today is Friday", None),
        ("They had a fair chance of losing the house on Friday", True),
        ("Ruiz, who plans to run, tried on Friday", False),
        ("The message from Friday", False),
        ("Results from Friday", False),
        ("The vote is scheduled for Friday", True),
        ("He said the bridge would be closed on Friday", True),
        ("They'll meet on Friday", True),
        ("They would sue if the seals were not removed by Friday", True),
        ("She joins from Velm on Friday", True),
        ("She will be paid well through Friday", True),
        ("We know that on Friday taxes will rise", True),
        ("Lind is heading to Velm for a speech on Friday", True),
        ("Lind is running for re-election against Bo Ruiz, a nurse, on Friday", True),
        ("The senators are up for re-election on Friday", True),
        ("They kept him until Ruiz fired him on Friday", False),
        ("The harbour was closed on Friday", False),
        ("It will rain. The harbour closed on Friday", False),
        ("What will come nobody said on Friday", None),
        ("Friday", None),
        ("Friday the board will meet", True),
        ("On Friday the board met", None),
        ("They could have left on Friday", False),
        ("It will have to close by Friday", True),
        ("The teams play on Friday", True),
        ("Ana Ruiz, who spoke Friday", False),
        ("She spoke to reporters on Friday", False),
        ("He went to court on Friday", False),
        ("They managed to escape on Friday", False),
        ("She wants to resign on Friday", True),
        ("the groundsman, who retires on Friday", True),
        ("He, who was on Friday", False),
        ("They asked him to leave the house by Friday", True),
        ("The judge ordered sentencing for Friday", True),
        ("He was charged for Friday's fight", False),
        ("Velm FC and Orno Savings Bank play at the park on Friday", True),
        ("The airline said it had moved 200 passengers to Friday", True),
        ("The hearing was adjourned until Friday", True),
        ("He moved to the city on Friday", False),
        ("Velm face Ilsa Warriors in the capital on Friday", True),
    ],
)
def test_the_nearest_sign_before_a_date_tells_its_tense(text: str, ahead: bool | None) -> None:
    assert is_ahead(text, text.index("Friday"), text.index("Friday") + len("Friday")) is ahead


@pytest.mark.parametrize(
    ("text", "is_other"),
    [("She withdrew that March.", True), ("She said that March was dry.", False), ("She withdrew in March.", False)],
)
def test_that_month_is_of_another_year(text: str, is_other: bool) -> None:
    start = text.index("March")
    assert is_of_another_year(text, start, start + 5) is is_other
