import pytest

from wiredesk.link.wording.differences import compare, is_part


@pytest.mark.parametrize(
    ("first", "variant", "flags"),
    [
        ("We did not know that the engine would fail", "We did know that the engine would fail", ["negation_lost"]),
        ("We don't believe the report is right", "We do believe the report is right", ["negation_lost"]),
        ("It will cost 40 million to lift the wreck", "It will cost 14 million to lift the wreck", ["number_changed"]),
        ("I told Kofi Boateng about it in March", "I told Yaw Asante about it in March", ["name_changed"]),
        ("There is a two-in-three chance of rain", "There is a 2 in 3 chance of rain", []),
        ("The labour market will recover by May", "The labor market will recover, by May", []),
        ("I told Mr. Boateng about it in March", "I told Boateng about it in March", []),
        ("They knew about the engine in March", "They [the owners] knew about the engine in March", []),
        ("We won't stop. We will never give up on the ship", "We will never give up on the ship", []),
        (
            "He is not welcome here. By law we don't like him, we don't want him. We reject his message",
            "He is not welcome here. By law, we don't want him. We reject his message",
            [],
        ),
        (
            "There is a 2 in 3 chance that we win. But there's a 1 in 3 chance that we could lose",
            "But there's a one-in-three chance we could lose",
            [],
        ),
        ("two-in-three chance of holding on", "But there's a one-in-three chance of holding on", []),
        (
            "To pass this bill would be wrong for us",
            "If they don't pass this bill it would be wrong for us",
            ["negation_lost"],
        ),
        ("He is a liar and a whiner and a loser", "He is not just a liar and a whiner and a loser", []),
        ("We told Okafor's office about it in March", "We told the Special Counsel's office about it in March", []),
        ("We built twenty-five new schools in May", "We built 25 new schools in May", []),
        ("We built twenty-five new schools in May", "We built twenty-six new schools in May", ["number_changed"]),
        ("We counted 1,187 dead seals on this coast", "We counted about 1,200 dead seals on this coast", []),
        ("Nearly 30 percent of our nurses have left", "In all 29.6 percent of our nurses have left", []),
        ("We counted 1,187 dead seals on this coast", "We counted 1,200 dead seals on this coast", ["number_changed"]),
        ("We counted 1,187 seals on this coast", "We counted about 1,500 seals on this coast", ["number_changed"]),
        ("It will cost $2 million to lift the wreck", "It will cost $2 billion to lift the wreck", ["number_changed"]),
        ("It will cost $2 million to lift the wreck", "It will cost $2m to lift the wreck", []),
        ("It will cost two million to lift the wreck", "It will cost 2,000,000 to lift the wreck", []),
        ("It is the third time that the ship sank", "It is the fourth time that the ship sank", ["number_changed"]),
        ("It is the third time that the ship sank", "It is the 3rd time that the ship sank", []),
        ("Half of the ships sank in the storm", "A third of the ships sank in the storm", ["number_changed"]),
        ("We doubled the number of ships in port", "We tripled the number of ships in port", ["number_changed"]),
        ("Wages fell by 4 per cent in the north", "Wages fell by 4% in the north", []),
        ("It is impossible to lift the wreck now", "It is possible to lift the wreck now", ["negation_lost"]),
        ("The report is not true and he knows it", "The report is untrue and he knows it", []),
        ("They failed to lift the wreck in May", "They did not lift the wreck in May", []),
        ("They failed to lift the wreck in May", "They lifted the wreck in May", ["negation_lost"]),
        ("It was hardly a surprise to the crew", "It was a surprise to the crew", ["negation_lost"]),
        ("Nobody in the port wants this to go on", "Everybody in the port wants this to go on", ["negation_lost"]),
        ("The US has to keep its word in May", "The UK has to keep its word in May", ["name_changed"]),
        ("The US has to keep its word in May", "The United States has to keep its word in May", []),
        ("The crew came from Iran in a week", "The crew came from Iraq in a week", ["name_changed"]),
        ("We bought the ship from Boeing in May", "We bought the ship from Airbus in May", ["name_changed"]),
        ("We will meet them on Tuesday in port", "We will meet them on Thursday in port", ["name_changed"]),
        ("You paid into the fund for years", "You paid in to the fund for years", []),
        ("I told Senator Boateng about it in March", "I told Governor Boateng about it in March", []),
    ],
)
def test_what_a_change_of_words_means(first: str, variant: str, flags: list[str]) -> None:
    assert compare(first, variant)[1] == flags


def test_differences_are_listed_word_by_word() -> None:
    differences, _ = compare("It will cost 40 million to lift it", "It would cost 14 million to lift it")

    assert [(difference.first, difference.variant) for difference in differences] == [
        ("will", "would"),
        ("40 million", "14 million"),
    ]


@pytest.mark.parametrize(
    ("first", "variant"),
    [
        ("We’re asking them to lift the wreck now", "We are asking them to lift the wreck now"),
        ("They don't believe that the ship sank", "They do not believe that the ship sank"),
        ("We cannot lift the wreck before May", "We can't lift the wreck before May"),
        ("The owner said he'd lift the wreck in May", "The owner said he would lift the wreck in May"),
        ("Let's lift the wreck before the storm", "Let us lift the wreck before the storm"),
        ("The work force of the port grew in May", "The workforce of the port grew in May"),
        ("You paid into the fund for years", "You paid in to the fund for years"),
    ],
)
def test_contractions_and_spaces_are_no_differences(first: str, variant: str) -> None:
    assert compare(first, variant) == ([], [])


@pytest.mark.parametrize(
    ("first", "variant"),
    [
        ("They don't believe that the ship sank", "They do believe that the ship sank"),
        ("The crew had 2 5 tonne cranes in port", "The crew had 25 tonne cranes in port"),
        ("They were asking us to lift the wreck", "We are asking us to lift the wreck"),
    ],
)
def test_what_is_left_out_of_a_contraction_is_a_difference(first: str, variant: str) -> None:
    assert compare(first, variant)[0]


def test_passages_that_share_only_words_between_them_are_not_compared() -> None:
    assert compare("Nobody saw the old ship leave the port", "Everyone thinks the rubber hit the road")[0] == []


def test_a_cut_says_nothing_more() -> None:
    assert is_part("We will rebuild the harbor, and we'll do it by May", "We will rebuild the harbor by May")
    assert not is_part("We will rebuild the harbor", "We will not rebuild the harbor")
