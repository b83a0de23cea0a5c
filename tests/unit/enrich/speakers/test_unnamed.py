"""Speakers without a name, resolved by what the article says of them, with the real model."""

from collections.abc import Callable

import pytest

from wiredesk_schemas.quotes import Quote


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Harbour Safety Board met on Monday. “We found no fault,” the board said in a statement.",
            "Harbour Safety Board",
        ),
        (
            "The Fishing Union and the Dockers’ Union met on Monday. “We found no fault,” the union said.",
            "the union",
        ),
        ("Ana Ruiz, 44, lost her shop. “It is all gone,” the 44-year-old said.", "Ana Ruiz"),
        ("According to the police, Ana Ruiz sold drugs worth 7 million pesos in Velm.", "the police"),
        ("Joan Walsh won the race in the rain. “I am soaked,” the 26-year-old said.", "Joan Walsh"),
        ("Will the chairman go? “Never,” he said. The chairman, Omar Diallo, is 70.", "Omar Diallo"),
        ("The insurer Velm Mutual said it would pay every claim.", "Velm Mutual"),
        ("A lawyer for the insurer Velm Mutual said it would pay every claim.", "A lawyer for the insurer Velm Mutual"),
        ("The gang’s leader, known only as Captain Boro, vowed that his men would return.", "Boro"),
        (
            "The study, led by a team at Velm University, followed 412 men. It found that those who slept erred less.",
            "the study",
        ),
        (
            "A report by the Harbour Board came out on Monday. It said fares would rise.",
            "A report by the Harbour Board",
        ),
        ("The port’s insurer, Velm Mutual, paid at once. It said the claim was plain.", "Velm Mutual"),
        ("Tom Bayliss, 31, scored twice. The striker said he had never felt fitter.", "Tom Bayliss"),
        ("Jane Orr lost her seat by 12 votes. The former minister said she would not stand again.", "Jane Orr"),
        ("Maria Lopes fell ill in 2019. The mother of three said the drug had helped her.", "Maria Lopes"),
        ("Tom Bayliss was jailed for a year. The judge said he had shown no mercy.", "the judge"),
        ("Tom Bayliss met Omar Diallo on Friday. The surgeon said the talks had gone well.", "the surgeon"),
        (
            "Imran Sadiq lost. The company’s chief executive said the mine would close. “We have no choice,” he said.",
            "the company’s chief executive",
        ),
        ("Omar Diallo sings bass. “I never told them she was mine,” the retired miner said.", "Omar Diallo"),
        ("Omar Diallo was gracious. “He was braver,” the Japanese said.", "Omar Diallo"),
        (
            "Dale Hutto, 37, is charged with arson. Ana Ruiz gave evidence. The defendant said he was asleep.",
            "Dale Hutto",
        ),
        (
            "Police have arrested a 44-year-old baker, Omar Diallo, for fraud. Ana Ruiz lost her savings. The suspect,"
            " however, maintained that the money was “only resting”.",
            "Omar Diallo",
        ),
        (
            "Ana Ruiz, cabinet member for parks, met Omar Diallo. “Perhaps,” came the reply from the cabinet member.",
            "Ana Ruiz",
        ),
        ("Judge Ana Ruiz heard the case of Omar Diallo. Her Honour said the fence must go.", "Ana Ruiz"),
        (
            "The force’s spokesperson, Omar Diallo, met Tom Bayliss. The PPRO urged calm. He said the road was open.",
            "Omar Diallo",
        ),
        ("Mayor Ana Ruiz said in a statement the pier was shut. “It will be mended,” the statement read.", "Ana Ruiz"),
        (
            "Half the houses stand empty, according to the rural municipality. Its school has 14 pupils, it said.",
            "the rural municipality",
        ),
        (
            "Alan and Joan Marsh keep bees. “It is hard,” said Mr Marsh. His wife said they would go on.",
            "Joan Marsh",
        ),
        (
            "Fares fell in May, according to Velm Statistics. They would rise again, the agency said.",
            "Velm Statistics",
        ),
        (
            "Ana Ruiz of Mill Lane lost her roof. “I look up and see stars,” the Checker Hall resident said.",
            "Ana Ruiz",
        ),
        ("Assistant Commissioner (City) Sana Rizvi fined Omar Diallo. “It is the law,” the AC said.", "Sana Rizvi"),
        (
            "Publican Merv Tully met Shane Duffield. Outside, the publican said he bore no grudge. “He may come in,” he"
            " said.",
            "Merv Tully",
        ),
        (
            "Chloe Ruiz’s neighbour Peter Langat lost his job. “I am tired,” said the father of five. “No more.”",
            "Peter Langat",
        ),
        (
            "Saviour Farrugia, 61, is pleading not guilty to arson. “You had no licence,” said Magistrate Nadine Lia."
            "\n\n“It expired,” replied the accused.",
            "Saviour Farrugia",
        ),
        ("Rocks manager Liam Keogh was calm. “It was ours,” the former county full-back said.", "Liam Keogh"),
        ("His opposite number, Velm’s Aoife Doran, said the club would appeal.", "Aoife Doran"),
        (
            "Councilor Boy Lopez sang. Councilor Lilibeth Antonio was calm. “He can sing,” the lady councilor said.",
            "Lilibeth Antonio",
        ),
        ("Winger Luca Ferri said he was fit. “I can’t wait to play,” said the Italian.", "Luca Ferri"),
        ("Nurse-in-charge Ana Ruiz met Omar Diallo. “We have nine beds,” the nurse said.", "Ana Ruiz"),
        (
            "Omar Diallo sang.\n\nThe District Chief Executive, Madam Ana Ruiz, wept. “Let them deny,” the DCE said.",
            "Ana Ruiz",
        ),
        ("Nana Kofi Lind met Omar Diallo. “I will lock the office,” Nana said.", "Kofi Lind"),
        ("Velm mentor Bongani Lind beat Omar Diallo’s side. “We train with cows,” the coach said.", "Bongani Lind"),
        (
            "Velm owner Ana Ruiz paid R900.\n\nTeam manager Joan Walsh handed her a phone.\n\n"
            "“I thought it was my sister,” the businesswoman said.",
            "Ana Ruiz",
        ),
        ("Captain Bo Lind slipped.\n\n“I fell until I heard a whistle,” the prop said.", "Bo Lind"),
        ("Member of Parliament Homer Lind met Ana Ruiz. The MP later said he understood the pain.", "Homer Lind"),
        (
            "Ferryman Bo Lind pulled nine from the river. His son, Tom, filmed it.\n\n“I was crying,” the youth said.",
            "Tom",
        ),
        (
            "Deputy Ana Ruiz met Bo Lind. She was first there. According to her report, the emu failed to yield.",
            "Ana Ruiz",
        ),
        (
            "Bo Lind denied that anybody had complained. He said a mouse had got at the book.\n\n“A mouse?” Ana Ruiz"
            " asked.\n\n“I can’t speak for the mouse,” the witness replied.",
            "Bo Lind",
        ),
        (
            "Presiding officer Morgan Kwan asked Sasha Ruiz whether she would take dumplings.\n\n“It depends,” she"
            " replied.",
            "Sasha Ruiz",
        ),
        (
            "Methodist talatala Reverend Apisai Koroi supports the plan. “Noah did not ask for a meeting,” said the"
            " reverend. “He built.”",
            "Apisai Koroi",
        ),
        (
            "The sarpanch of the village, Chief (Mrs) Ronke Ayantoye, wept. Omar Diallo sang.\n\n“Fire has no party,”"
            " the sarpanch said.",
            "Ronke Ayantoye",
        ),
        ("Agriculture CEC Dr Bo Lind met Ana Ruiz. “The hens were insured,” the CEC said.", "Bo Lind"),
        (
            "Peter Lind took him on.\n\nThat lad, Craig Duggle, was among those who left flowers.\n\n“I’ve had 40"
            " years I wasn’t due,” said the father of three.",
            "Craig Duggle",
        ),
        ("Sher Zaman, 70, shook his head. “Let them eat,” the old man said.", "Sher Zaman"),
        ("Ana Ruiz, 22, came along with the baby. “He should not swim,” the young mother said.", "Ana Ruiz"),
        ("Ana Ruiz will compete in May. What will she wear? “My husband says gumboots. I say not.”", "Ana Ruiz"),
        (
            "Nonoy Abellana, 44, was arrested.\n\nAbellana’s live-in partner, Jessa Mae Lumapas, claimed that the"
            " police took 40 kilos as evidence and returned 22.",
            "Jessa Mae Lumapas",
        ),
        (
            "Bo Lind, 67, is suing Ana Ruiz.\n\nMEMBER: Is the bear here?\n\nRUIZ: No.\n\nMEMBER: Why not?\n\n"
            "LIND: He is outside.",
            "Bo Lind",
        ),
        (
            "Cllr Ana Ruiz voted no. “I have to look them in the eye,” the Lib Dem told the meeting.",
            "Ana Ruiz",
        ),
        (
            "Bo Lind keeps cows. The father of six said he had lost money. “My wife keeps the cattle,” he said.",
            "Bo Lind",
        ),
    ],
)
def test_a_description_leads_to_the_one_it_describes(
    quotes_in: Callable[[str], list[Quote]], text: str, name: str
) -> None:
    last = quotes_in(text)[-1].speaker

    assert last is not None
    assert last.name.removeprefix("the ").removeprefix("The ") == name.removeprefix("the ")


def test_it_that_reads_is_a_document(quotes_in: Callable[[str], list[Quote]]) -> None:
    [quote] = quotes_in("A note seen by Velm Bank is short. “The vault is empty. Tell nobody,” it reads.")

    assert quote.speaker is not None
    assert quote.speaker.name == "A note"


def test_a_surname_alone_is_whoever_has_spoken_of_its_bearers(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in(
        "“The bed was cold,” Lorene Stubbs testified.\n\n"
        "Tom Hale, 37, is charged with the murder of Weldon Stubbs, 64.\n\n"
        "Stubbs said she had heard nothing. “I sleep well,” Stubbs added."
    )

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Lorene Stubbs"] * 3


def test_he_who_replies_is_not_the_one_who_spoke_last(quotes_in: Callable[[str], list[Quote]]) -> None:
    *_, last = quotes_in(
        "Murdo Nicolson keeps ewes. Nesta Lamont claimed that most lambs were already dead, a suggestion that drew a"
        " snort from Mr Nicolson. “She should tell the ewe,” he retorted."
    )

    assert last.speaker is not None
    assert last.speaker.name == "Murdo Nicolson"


def test_a_title_decides_between_those_of_one_surname(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in(
        "“We are not against swans,” said Deirdre Brady of the residents’ group.\n\n"
        "The director, Padraig Brady, who is no relation, said the plant was safe. “I drink it,” said Mr Brady.\n\n"
        "Ms Brady said the group would go to court. “We’ve done the cake sale,” she added."
    )

    names = [quote.speaker and quote.speaker.name for quote in quotes]
    assert names == ["Deirdre Brady", "Padraig Brady", "Padraig Brady", "Deirdre Brady", "Deirdre Brady"]


def test_who_shares_a_surname_is_called_by_it(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in(
        "Fraser and Catriona Mackinlay bought a farm.\n\n“I used to bill by the minute,” said Mr Mackinlay, 49.\n\n"
        "“He gazes at a drain,” said Mrs Mackinlay."
    )

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Fraser Mackinlay", "Catriona Mackinlay"]


def test_a_surname_behind_a_title_is_not_the_given_name_of_a_couple(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in("Critics of President Velm and Ana Lind walked out. Velm said the club was safe.")

    assert "Velm Lind" not in [quote.speaker and quote.speaker.name for quote in quotes]
    assert [quote.speaker and quote.speaker.name for quote in quotes if "club" in quote.text] == ["Velm"]


def test_whose_daughter_somebody_is_keeps_her_surname(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in(
        "Wendy Stallard, 55, rang 114 times. “I grew fond of the music,” she said.\n\n"
        "Her daughter Jade, a nurse, offered to help. “Mum would rather go to Hull,” she joked.\n\n"
        "“It’s a joke,” Ms Stallard added."
    )

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Wendy Stallard", "Jade", "Wendy Stallard"]


def test_a_trade_may_stand_between_whose_relative_somebody_is_and_the_name(
    quotes_in: Callable[[str], list[Quote]],
) -> None:
    *_, last = quotes_in(
        "Morag Lind, 52, wept. Her husband, fisherman Donald, followed her into the witness chair.\n\n"
        "“I did it eleven times,” Mr Lind said."
    )

    assert last.speaker is not None
    assert last.speaker.name == "Donald Lind"


def test_a_surname_may_stand_first(quotes_in: Callable[[str], list[Quote]]) -> None:
    *_, last = quotes_in(
        "Ethan Koh, 11, said the takings would be given away. Mr Koh Wee Kiat, his father, was turned away.\n\n"
        "“Sold out, and he didn’t look up,” Mr Koh said."
    )

    assert last.speaker is not None
    assert last.speaker.name == "Koh Wee Kiat"


def test_a_surname_alone_is_not_that_of_somebodys_wife(quotes_in: Callable[[str], list[Quote]]) -> None:
    *_, last = quotes_in(
        "Minister Ramdhari Yadav said it was not about his son. The minister’s wife, Sunaina Yadav, said the board was"
        " generous.\n\n“Morality is not in the syllabus,” Yadav said."
    )

    assert last.speaker is not None
    assert last.speaker.name == "Ramdhari Yadav"
