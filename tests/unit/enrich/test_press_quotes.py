"""Quotes in paragraphs as the press of several countries writes them; the speakers were written before the run."""

from collections.abc import Callable

import pytest

from wiredesk_schemas.entities import Entities
from wiredesk_schemas.quotes import Quote, Quotes

PARAGRAPHS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "Retired teachers Alan Marsh and Joan Marsh lost their home.\n\n“Everything is gone,” Mr Marsh said.\n\n"
        "“We have each other,” Mrs Marsh said.",
        [("Everything is gone", "Alan Marsh"), ("We have each other", "Joan Marsh")],
    ),
    (
        "Eating more oats may lower the risk of gout, a study of 4,000 Danes suggests. Dr Mette Holm, who led the "
        "study at the University of Velm, said the effect was “small but consistent”. “We cannot say that oats are "
        "the cause,” she added.",
        [("the effect was", "Mette Holm"), ("We cannot say", "Mette Holm")],
    ),
    (
        "Commenting on the findings, Professor Omar Diallo, chair of the Velm Heart Trust, said: “Patients should "
        "not stop taking their tablets.”",
        [("Patients should not", "Omar Diallo")],
    ),
    (
        "In a statement, Velm Pharma said it was reviewing the data and would co-operate with the regulator.",
        [("it was reviewing the data", "Velm Pharma")],
    ),
    (
        "“We were gobsmacked,” Tom Rees, landlord of the Lamb Inn, told the BBC. “The river came up in minutes.”",
        [("We were gobsmacked", "Tom Rees"), ("The river came up", "Tom Rees")],
    ),
    (
        "A spokesperson for Donegal County Council said: “The road will reopen once repairs are complete.”",
        [("The road will reopen", "A spokesperson for Donegal County Council")],
    ),
    (
        "Her neighbour Omar Diallo, 71, agreed. ‘You can’t get a bus after six,’ he said.",
        [("You can’t get a bus", "Omar Diallo")],
    ),
    (
        "Bernard Otieno, the area chief, urged residents to remain calm, adding that police were pursuing the "
        "suspects.",
        [("police were pursuing", "Bernard Otieno")],
    ),
    (
        "The Chief Justice noted that the appeal lacked merit and dismissed it with costs.",
        [("the appeal lacked merit", "The Chief Justice")],
    ),
    (
        "Police spokesperson Captain Sipho Dube confirmed that two suspects, aged 19 and 24, were arrested and "
        "would appear in the Velm Magistrate's Court soon.",
        [("two suspects", "Sipho Dube")],
    ),
    ("“No comment,” tweeted the club's owner, Bo Lind, before deleting his account.", [("No comment", "Bo Lind")]),
    (
        "“I’d do it again tomorrow” – Ama Mensah, 62, volunteer\n\n“Best week of my life” – Kofi Boro, 19, student",
        [("I’d do it again", "Ama Mensah"), ("Best week of my", "Kofi Boro")],
    ),
    (
        "Cllr Joan Walsh (Lab, Velm East) asked why the report had not been published. Council leader Tom Byrne "
        "said it contained personal data.",
        [("why the report had not", "Joan Walsh"), ("it contained personal data", "Tom Byrne")],
    ),
    (
        "According to the World Health Organization, malaria killed 608,000 people in 2022. Dr Bola Ade of the "
        "Velm Clinic believes the true figure is higher.",
        [("malaria killed", "World Health Organization")],
    ),
    (
        "Judge Anita Rowe told Boro: “You showed no remorse.” She sentenced him to six years.",
        [("You showed no remorse", "Anita Rowe")],
    ),
    ("“I want to apologise,” Boro said through his solicitor, Helen Marsh.", [("I want to apologise", "Boro")]),
    (
        "Coach Declan Roche was pleased with the draw: “A point away from home is never bad.” Captain Pat Moran, "
        "however, felt that they had “thrown it away”.",
        [("A point away", "Declan Roche"), ("thrown it away", "Pat Moran")],
    ),
    (
        "In a letter to parents, headteacher Sara Lim wrote that the school “will remain closed until further notice”.",
        [("will remain closed", "Sara Lim")],
    ),
    (
        "Residents said they had complained for years. “Nobody listens,” said one, who did not want to be named.",
        [("they had complained", "Residents"), ("Nobody listens", None)],
    ),
    (
        "“Farmers are leaving the land,” Ramesh Patil, a cotton grower in Velm district, told this newspaper over "
        "the phone. His son, Anil, nods. “There is no future here,” he says.",
        [("Farmers are leaving", "Ramesh Patil"), ("There is no future", "Anil")],
    ),
    (
        "The study, published on Monday in the BMJ, found that children who slept less than nine hours scored "
        "lower in tests. Its authors caution that it cannot prove cause and effect.",
        [("children who slept", "The study"), ("it cannot prove", "Its authors")],
    ),
    (
        "Energy Minister Bo Lind has ruled out a price cap, saying it would “do more harm than good”.",
        [("do more harm", "Bo Lind")],
    ),
    (
        "“This is the first time we have seen the molecule in living tissue,” says Jin Park, a biochemist at Tamba "
        "University and lead author of the paper. “It changes what we thought we knew,” agrees Ruth Vey of the "
        "Lind Institute, who was not involved in the work.",
        [("This is the first", "Jin Park"), ("It changes what", "Ruth Vey")],
    ),
    (
        "“The drug halved the number of attacks,” Dr Holm explains. “But it did so at a cost.” She warns that the "
        "trial was small.",
        [("The drug halved", "Holm"), ("But it did so", "Holm"), ("the trial was small", "Holm")],
    ),
    (
        "The researchers write in the journal Nature Air that dust from the quarry “poses a measurable risk” to "
        "children.",
        [("poses a measurable risk", "The researchers")],
    ),
    (
        "Speaking to RTÉ's Morning Ireland, Minister Orla Byrne said that she “absolutely” supported the Garda "
        "Commissioner.",
        [("absolutely", "Orla Byrne")],
    ),
    (
        "Q: How did it start?\n\nA: By accident. I was looking for mushrooms.\n\nQ: And then?\n\nA: Then I found "
        "the coin.",
        [("By accident", None), ("Then I found", None), ("How did it start", None), ("And then", None)],
    ),
    (
        "The Met Office said heavy rain was likely in the west, with up to 80mm falling on high ground.",
        [("heavy rain was likely", "The Met Office")],
    ),
    (
        "“We are not against development per se,” Senator Luz Reyes stressed in Filipino. She pointed out that "
        "fisherfolk had not been consulted.",
        [("We are not against", "Luz Reyes"), ("fisherfolk had not", "Luz Reyes")],
    ),
    (
        "Health officials in Velm have confirmed three cases of measles. “All three are children,” Dr Ama Mensah, "
        "the county's medical officer, told a briefing on Friday. “None had been vaccinated.” Parents are being "
        "asked to check their records, she said.",
        [("All three are", "Ama Mensah"), ("None had been", "Ama Mensah"), ("Parents are being", "Ama Mensah")],
    ),
    (
        "The number of puffins has halved since 2010, according to the Tamba Wildlife Trust. Warden Tom Rees "
        "blames trawlers: “They take everything.”",
        [("The number of puffins", "Tamba Wildlife Trust"), ("They take everything", "Tom Rees")],
    ),
    (
        "“I thought it was thunder,” Mrs Pryce, 81, said, “until I saw the roof.”",
        [("I thought it was", "Pryce"), ("until I saw", "Pryce")],
    ),
    (
        "‘The council has let us down,’ Mr Diallo told the Gazette. ‘We were promised a crossing in 2019.’ A "
        "council spokesman said funding had been agreed.",
        [
            ("The council has let", "Diallo"),
            ("We were promised", "Diallo"),
            ("funding had been agreed", "A council spokesman"),
        ],
    ),
    (
        "Lead author Dr Jin Park said the team had expected the opposite. “It was a shock,” said co-author Ruth Vey.",
        [("the team had expected", "Jin Park"), ("It was a shock", "Ruth Vey")],
    ),
    (
        "Prof Omar Diallo, an epidemiologist at Lind University who was not part of the study, said the work was "
        "“robust” but noted that most volunteers were men.",
        [("robust", "Omar Diallo"), ("most volunteers were men", "Omar Diallo")],
    ),
    (
        "“Dust is the story of the dry season,” writes Priya Nair in her new book.",
        [("Dust is the story", "Priya Nair")],
    ),
    (
        "Inspector Sani Musa of the Kisu police said a 22-year-old man had been detained. “He is co-operating,” "
        "Musa said.",
        [("a 22-year-old man", "Sani Musa"), ("He is co-operating", "Sani Musa")],
    ),
    (
        "Shri Ramesh Patil, the district collector, informed that relief camps had been set up in 12 villages.",
        [("relief camps had been", "Ramesh Patil")],
    ),
    (
        "Speaking at the event, the Minister for Works, Hon. Femi Ojo, assured residents that the road would be "
        "completed before the rains.",
        [("the road would be completed", "Femi Ojo")],
    ),
    (
        "Oba Femi Ojo lamented that youths had abandoned farming. He therefore called on government to provide loans.",
        [("youths had abandoned", "Femi Ojo")],
    ),
    (
        "“Kita kena sabar,” Datuk Ahmad Zaki said when met at the market. He said prices would stabilise by March.",
        [("prices would stabilise", "Ahmad Zaki"), ("Kita kena sabar", "Ahmad Zaki")],
    ),
    (
        "Why did the bridge fail? “Rust,” says engineer Li Wen. How long had it been there? “Decades.”",
        [("Rust", "Li Wen")],
    ),
    ("“Is it safe? I don't know,” admitted Declan Roche, the harbour master.", [("Is it safe", "Declan Roche")]),
    (
        "Ms Walsh's solicitor, Tom Byrne, said his client denied all the charges. “She will clear her name,” he added.",
        [("his client denied", "Tom Byrne"), ("She will clear", "Tom Byrne")],
    ),
    ("In a tweet on Sunday, the embassy said all its staff were safe.", [("all its staff were safe", "the embassy")]),
    (
        "Fire chief Bernard Otieno said the blaze, which started in a kitchen, was under control by noon. No one "
        "was hurt, he said.",
        [("the blaze, which", "Bernard Otieno"), ("No one was hurt", "Bernard Otieno")],
    ),
    (
        "A neighbour, who asked not to be named, said: “They kept to themselves.” Another described the couple as "
        "“lovely”.",
        [("They kept to", "A neighbour"), ("lovely", "Another")],
    ),
    (
        "“You have brought shame on your uniform,” Judge Helen Marsh told the former constable.",
        [("You have brought", "Helen Marsh")],
    ),
    (
        "The report concludes that the dam was built on sand. Its author, geologist Wei Chen, says warnings were "
        "ignored.",
        [("the dam was built on", "The report"), ("warnings were ignored", "Wei Chen")],
    ),
    (
        "Scientists say the find, described in the journal Nature Air, could rewrite the history of the island.",
        [("the find, described", "Scientists")],
    ),
    (
        "‘We won’t be silenced’, union leader Grace Wanjiru told a crowd in Velm, as members chanted ‘Shame’.",
        [("We won’t be silenced", "Grace Wanjiru")],
    ),
    ("Ruiz: “I stand by every word.” Lind: “Then you are a liar.”", [("I stand by", "Ruiz"), ("Then you are", "Lind")]),
    (
        "It's the best fish in the county, says chef Pat Moran, who has cooked here since 1998.",
        [("It's the best fish", "Pat Moran")],
    ),
    (
        "Velm United manager Kofi Boro insisted the striker would not be sold. “He’s going nowhere,” Boro said. "
        "“End of.”",
        [("the striker would not", "Kofi Boro"), ("He’s going nowhere", "Kofi Boro"), ("End of", "Kofi Boro")],
    ),
    ("“It is what it is,” shrugs Mary Owusu, folding nets on the quay.", [("It is what it is", "Mary Owusu")]),
    (
        "Shop owner Ana Ruiz said her sales had halved since May. “By Christmas I will have to close.”",
        [("her sales had halved since May", "Ana Ruiz"), ("By Christmas", "Ana Ruiz")],
    ),
    (
        "Farmer Tom Rees told the panel he was sorry. The panel asked its own clerk how many keys had gone.",
        [("he was sorry", "Tom Rees"), ("how many keys", "The panel")],
    ),
    (
        "“We waited for the boat,” Mary Owusu said.\n\n‘Nights on the Long Quay.’\n\nThe boat never came.",
        [("We waited for the boat", "Mary Owusu")],
    ),
    (
        "The hall was full. Its caretaker, Omar Diallo, was in tears. “Nobody ever came to help us.”",
        [("Nobody ever came", "Omar Diallo")],
    ),
    ("Ruth Vey runs the ferry. She shrugged. “It is only money after all.”", [("It is only money", "Ruth Vey")]),
    (
        "Ruth Vey, who owns the ferry, said she had sold it.\n\n“It is only money after all.”",
        [("she had sold it", "Ruth Vey"), ("It is only money", "Ruth Vey")],
    ),
    ("“Rubbish!” hissed Ms Vey. “Every word of it.”", [("Rubbish", "Vey"), ("Every word", "Vey")]),
    (
        "It was late.\n\nHer neighbour, 82-year-old Joan Walsh, was not amused. “I have waited here since six.”",
        [("I have waited", "Joan Walsh")],
    ),
    (
        "Mr Boro’s nephew, Omar, was not amused. “I have waited here since six.”",
        [("I have waited", "Omar")],
    ),
    (
        "Traders at Velm market said they would go. Analyst Ruth Vey holds shops. They wrote: “We have had enough.”",
        [("We have had enough", "Traders at Velm market")],
    ),
    (
        "Director Ruth Vey said in an e-mail to owners that the offer had been refused.",
        [("the offer had been refused", "Ruth Vey")],
    ),
    ("According to the survey, two million people live by the river.", [("two million people live", "the survey")]),
    (
        "The head of the choir, Kofi Boro, got to his feet. “We have sung here since 1920.”",
        [("We have sung", "Kofi Boro")],
    ),
    (
        "“I paint at night,” Joan Walsh said.\n\nWhy so late? “Because the phone is quiet then.”",
        [("I paint at night", "Joan Walsh"), ("Because the phone", "Joan Walsh")],
    ),
    ("The landlord, Velm property developer Tom Rees, said it would stay.", [("it would stay", "Tom Rees")]),
    (
        "Dr Ruth Vey blamed the pump. Warden Bo Lind disagreed. “It never failed,” the doctor said.",
        [("It never failed", "Ruth Vey")],
    ),
    (
        "The minister told the inquiry into the blast that he had slept. Bo Lind gave evidence that he had rung twice.",
        [("he had slept", "The minister"), ("he had rung twice", "Bo Lind")],
    ),
    ("“Stay at home.” That was the advice of Mayor Omar Diallo on Sunday.", [("Stay at home", "Omar Diallo")]),
    ("The inquiry heard that Kofi Boro had told his boss: “I will sink it.”", [("I will sink it", "Kofi Boro")]),
    ("18:40 Police said the bridge was shut. 18.52 The mayor says it will reopen.", [("the bridge was", "Police")]),
    ("Joan Walsh said on Monday that dust harms lungs.", [("dust harms lungs", "Joan Walsh")]),
    (
        "Asked about the delays, a company source said suppliers were to blame.",
        [("suppliers were to blame", "a company source")],
    ),
]
"""Paragraphs with the beginnings of their quotes and the speakers' names, or what the text calls them."""


@pytest.mark.parametrize(("text", "quotes"), PARAGRAPHS)
def test_quotes_in_the_press_have_their_speakers(
    read: Callable[[str], tuple[Entities, Quotes]], text: str, quotes: list[tuple[str, str | None]]
) -> None:
    found = read(text)[1].quotes
    for words, speaker in quotes:
        names = {quote.speaker.name if quote.speaker else None for quote in found if words in quote.text}
        assert {_bare(name) for name in names} == {_bare(speaker)}


def test_a_quote_in_the_sentence_behind_a_report_is_another_quote(
    read: Callable[[str], tuple[Entities, Quotes]],
) -> None:
    found = read("Shop owner Ana Ruiz said her sales had halved. “By Christmas I will have to close.”")[1].quotes

    assert [(quote.kind, quote.text) for quote in found] == [
        ("indirect", "her sales had halved"),
        ("direct", "By Christmas I will have to close."),
    ]


def test_a_heading_in_marks_is_no_quote(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    text = "“We waited,” Mary Owusu said.\n\n‘Nights on the Long Quay.’\n\nThe boat never came."

    assert [quote.text for quote in read(text)[1].quotes] == ["We waited"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The roof was sound in June, according to two engineers who asked not to be named because they were not "
            "authorised to speak.",
            "two engineers who asked not to be named because they were not authorised to speak",
            "The roof was sound in June",
        ),
        (
            "The talks have stalled, said an official who asked not to be identified because the matter is private.",
            "an official who asked not to be identified because the matter is private",
            "The talks have stalled",
        ),
        (
            "The surgeon who operated on Mr Doyle told the inquest the scan had been misread.",
            "The surgeon who operated on Mr Doyle",
            "the scan had been misread",
        ),
        (
            "A carer who stole £83,000 from a 91-year-old widow told police she had earned every penny.",
            "A carer who stole £83,000 from a 91-year-old widow",
            "she had earned every penny",
        ),
        (
            "Trade groups including Velm Industries sued in August, alleging the law violated free-speech rights.",
            "Trade groups including Velm Industries",
            "the law violated free-speech rights",
        ),
        (
            "Velm Brewers said in a letter to the Commission seen by the Herald that the remedies were weak.",
            "Velm Brewers",
            "the remedies were weak",
        ),
    ],
)
def test_source_and_report_are_whole(
    read: Callable[[str], tuple[Entities, Quotes]], text: str, source: str, content: str
) -> None:
    [quote] = read(text)[1].quotes

    assert quote.speaker is not None
    assert (quote.speaker.text, quote.text) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "Those who slept longest were groggier afterwards, a state known as “sleep inertia”.",
        "The law, known as the “Digital Guardians Act”, was signed in May.",
        "When the dust is that of grain, the disease is called “miller’s lung.” It is treated in May.",
    ],
)
def test_names_in_marks_are_no_quotes(read: Callable[[str], tuple[Entities, Quotes]], text: str) -> None:
    assert read(text)[1].quotes == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor stressed, for her part, that the bridge was safe.", "the bridge was safe"),
        ("The bank said, though, that its chairman would stay.", "its chairman would stay"),
        ("Lee Park, who said she would never resign, left the hall early.", "she would never resign"),
        ("The ferry is late, a second source said, while a third named no time.", "The ferry is late"),
        ("The authors speculate that a change in climate drove them south.", "a change in climate drove them south"),
        (
            "Nurses who nap make fewer mistakes, suggests a study published on Thursday.",
            "Nurses who nap make fewer mistakes",
        ),
        (
            "The doctors warned, however, that people with kidney disease should not take the drug, and they cautioned "
            "against buying it without a prescription.",
            "people with kidney disease should not take the drug",
        ),
    ],
)
def test_a_report_is_what_was_said_and_no_more(
    read: Callable[[str], tuple[Entities, Quotes]], text: str, content: str
) -> None:
    [quote] = read(text)[1].quotes

    assert quote.text == content


def test_a_quote_is_apart_from_the_report_before_it(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    report, quote = read("The bank said the result was “a disgrace”. “We will appeal.”")[1].quotes

    assert (report.text, quote.text) == ("the result was “a disgrace”", "We will appeal.")


def test_a_short_line_of_a_conversation_is_a_quote(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    text = "The mayor of Velm, Omar Diallo, saw a light.\n\n“You knocked once?”\n\n“Once, yes.”\n\nThe trial goes on."
    quotes = read(text)[1].quotes

    assert [(quote.text, quote.speaker) for quote in quotes] == [("You knocked once?", None), ("Once, yes.", None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velm’s coach, the former world number three Anders Holm, insisted there was more to come.", "Anders Holm"),
        ("“Thirteen hours is not much,” noted Yuki Tanabe, a biologist at Velm University.", "Yuki Tanabe"),
        ("The company, valued at $4 billion in its last round, said it was disappointed.", "The company"),
        ("Bo Lind made changes. Lind said Omar Diallo had earned it, adding that he was fit.", "Bo Lind"),
        (
            "Colin Dray showed no emotion. Sentencing, Mr Justice Keane said Dray had ruined dozens of firms. “Some "
            "had traded for a century,” he said.",
            "Keane",
        ),
        ("Ana Ruiz pulled out. “I could not hold a cup,” the 24-year-old Serb told reporters.", "Ana Ruiz"),
        ("Tom Bayliss, 22, gets his first start. The Bath player admitted he had been sick.", "Tom Bayliss"),
    ],
)
def test_the_last_quote_is_by(read: Callable[[str], tuple[Entities, Quotes]], text: str, name: str) -> None:
    speaker = read(text)[1].quotes[-1].speaker

    assert speaker is not None
    assert speaker.name == name


def test_a_month_in_the_source_is_no_event(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    [quote] = read("Ana Ruiz, who joined in March, told analysts that she did not expect demand to recover.")[1].quotes

    assert quote.speaker is not None
    assert quote.speaker.name == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Velm Bank sued Omar Diallo.",
        "The Herald talked to baker Omar Diallo about his ovens.",
        "Joan Walsh laughed off suggestions that had hurt her.",
        "Joan Walsh asked the bank to explain why fees had doubled.",
        "Joan Walsh recalled her husband’s last words.",
        "Traders expect a bargain to be struck by May.",
        "The teeth suggest that it ate both plants and insects.",
        "Joan Walsh hopes to answer that with a study.",
        "One member requested anonymity to discuss private talks.",
    ],
)
def test_what_nobody_said_is_no_quote(read: Callable[[str], tuple[Entities, Quotes]], text: str) -> None:
    assert read(text)[1].quotes == []


def test_a_report_before_its_cue_begins_with_its_sentence(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    [quote] = read("Social network Velm will let its users pay to hide their age, the company announced.")[1].quotes

    assert quote.text == "Social network Velm will let its users pay to hide their age"


def test_a_dead_man_does_not_speak(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    [quote] = read("Omar Diallo was found dead on Monday. “We will miss him every day.”")[1].quotes

    assert quote.speaker is None


def test_a_person_named_in_quote_marks_is_said(read: Callable[[str], tuple[Entities, Quotes]]) -> None:
    [quote] = read("Joan Walsh labelled the plan “a fairy tale for adults”.")[1].quotes

    assert quote.act == "says"


def _bare(name: str | None) -> str | None:
    words = name.lower().split() if name else []
    return " ".join(words[1:] if words[:1] in (["the"], ["a"]) else words) or None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Nesta Lamont claimed that most lambs were already dead, a suggestion that drew a snort from the crofter.",
            "most lambs were already dead",
        ),
        ("Councillor Owen Prys wanted to know whether the bins had been tested.", "whether the bins had been tested"),
        ("Demographers say the hills could lose a fifth of their people by 2035.", None),
        (
            "Dr Ana Ruiz, who spoke on condition of anonymity as she may not talk, said the stock was gone.",
            "the stock was gone",
        ),
        (
            "A publican chased a thief on a mower before running out of fuel, a court heard.",
            "A publican chased a thief on a mower before running out of fuel",
        ),
        (
            "Bo Lind, 44, poured petrol through the hall, Velm Crown Court was told.",
            "Bo Lind, 44, poured petrol through the hall",
        ),
        ("Lind had debts of £380,000, the court heard, and had doubled his cover.", "Lind had debts of £380,000"),
        (
            "Bo Lind initially told police that he had been at his mother's home, but tapes showed his van elsewhere.",
            "he had been at his mother's home",
        ),
        (
            "17:05 Around 3,000 homes are without power, according to Velm Energy.",
            "Around 3,000 homes are without power",
        ),
        ("Gaston Perrot takes two every morning. « She only eats the ends », he confided.", "She only eats the ends"),
        (
            "“If it rains, we will,” Ana Ruiz said in an interview. “I control neither.”",
            "If it rains, we will I control neither.",
        ),
        (
            "The stall was part of a project on resilience, said Mrs Lim Bee Hong, principal of Velm East Primary.",
            "The stall was part of a project on resilience",
        ),
        ("His wife said the goats seem to know who needs them.", "the goats seem to know who needs them"),
        ("Councillor Ana Ruiz asked Dr Msiska when the boats would arrive.", "when the boats would arrive"),
        ("“With whom?” shot back transport director Ed Kowal.", "With whom?"),
        ("One resident, Ms Ana Ruiz, wanted to know whether he would be charged.", "whether he would be charged"),
        ("Counsel Bo Lind put it to the witness that he was a rival.", "he was a rival"),
        ("Magistrate Ana Ruiz then asked where the cart was at present.", "where the cart was at present"),
        ("Ana Ruiz said tourists now drive in from as far as Paris.", "tourists now drive in from as far as Paris"),
        (
            "Asked for his reaction, deputy superintendent of police K Raghavendra said home guards had no powers to "
            "seize anything.",
            "home guards had no powers to seize anything",
        ),
        ("Coach Bo Lind announced after the match that he was leaving.", "he was leaving"),
        ("Captain Tom “Rut” Marsh, 80, announced at last week’s meeting that he would go.", "he would go"),
        (
            "Bees live for only about five weeks in summer, Ruiz points out.",
            "Bees live for only about five weeks in summer",
        ),
        ("Velm boss Bo Lind felt his side should have had a penalty.", "his side should have had a penalty"),
        ("Parking is scarce, according to Ana Ruiz, and many visitors walk.", "Parking is scarce"),
        (
            "“It’s time,” owner Ana Ruiz said in a phone interview Thursday. “My hip says so.”",
            "It’s time My hip says so.",
        ),
    ],
)
def test_a_report_has_all_that_was_said_and_no_more(
    quotes_in: Callable[[str], list[Quote]], text: str, content: str | None
) -> None:
    [quote] = quotes_in(text)

    assert quote.text == (content or "the hills could lose a fifth of their people by 2035")
