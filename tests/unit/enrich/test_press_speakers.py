"""Who speaks in paragraphs of the local press; the speakers were written before the run."""

from collections.abc import Callable

import pytest

from wiredesk_schemas.quotes import Quote

PARAGRAPHS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "Scientists at the Velm Institute in Orno followed 9,000 men for six years. They found that the test picked up "
        "most tumours.",
        [("the test picked up", "Scientists")],
    ),
    (
        "“It is the best thing that ever happened,” says Ana, 12. Her friend isn’t so sure. “My mum just gives me jobs "
        "instead.”",
        [("It is the best", "Ana"), ("My mum just", "Her friend")],
    ),
    (
        "Velm Tel staff stopped work on Thursday. The Velm Telephone Workers Union said its strike was the first in "
        "ten years.\n\nThe company said its networks would go on.",
        [("its strike was", "Velm Telephone Workers Union"), ("its networks", "The company")],
    ),
    (
        "“Tomorrow they will be back at the square, and so will we,” warned a driver who gave his name only as Toma.",
        [("Tomorrow they", "Toma")],
    ),
    (
        "DC Laura Penn said afterwards that she hoped it was over. She urged anybody who had paid Dean Tolley to come "
        "forward.\n\n“There will be others,” she said.",
        [("she hoped it was", "Laura Penn"), ("There will be others", "Laura Penn")],
    ),
    (
        "In 2007 Mr. Huckaby was quoted as saying, “The change is here, it’s real.” But he has been silent since.",
        [("The change is here", "Huckaby")],
    ),
    (
        "During a session with voters, Bo Lind was asked, “Do you feel any guilt for it?” He said that he did.",
        [("Do you feel any guilt", None)],
    ),
    (
        "Coach Ana Brandt was not amused. “Three points thrown away,” she said. Her opposite number, Luc Perrin, saw "
        "it differently. “We deserved all three.”",
        [("Three points", "Ana Brandt"), ("We deserved", "Luc Perrin")],
    ),
    (
        "The VBX, which runs the bridges of Velm Harbour Corp, said that work on the pier started in July at a cost of "
        "$80 million.",
        [("work on the pier", "VBX")],
    ),
    (
        "Velm Books is to open twenty shops, bucking a trend that has seen a third of its rivals close.\n\nSales rose "
        "12% in the six months to May, the company said.",
        [("Sales rose", "Velm Books")],
    ),
    (
        "The Velm Fruit Board said plums are served in schools.\n\nBo Lind visited one of them to try a lunch, the "
        "board said in a release.\n\nVelm grows plums in the south, it said.\n\nMost orchards are on hills with good "
        "soil, it said, adding that they get a lot of sun.\n\nA “plum passport” was brought in by growers last year, "
        "it said.\n\nThe films were made with the town’s help to teach how to cut plums, it added.",
        [
            ("Velm grows plums", "Velm Fruit Board"),
            ("they get a lot", "Velm Fruit Board"),
            ("The films were made", "Velm Fruit Board"),
        ],
    ),
    (
        "A spokesperson for Ruiz hit back on Monday, saying that the plan was old and dear. The spokesperson "
        "also praised her “strong record on roads”. Ana Ruiz is a senator.",
        [("the plan was old", "A spokesperson for Ruiz"), ("her “strong record", "A spokesperson for Ruiz")],
    ),
    (
        "Bo Lind spoke of guesswork after his Velm Harriers side lost to a late penalty.\n\nOmar Diallo was judged to "
        "have handled on the line.\n\n“He is forty yards away,” said the Harriers manager. “What is he giving?”",
        [("He is forty yards", "Bo Lind")],
    ),
    (
        "Ana Ruiz chased the bus for two stops. The pram was found at the depot with a wheel missing.\n\n"
        "“They offered me a day ticket. It cost a fortune, that pram.”",
        [("They offered me", "Ana Ruiz")],
    ),
    (
        "“We can only work with the numbers,” said Tom Marsh.\n\nThat drew an angry response from Joan Walsh. "
        "“Forty others! God help them.”",
        [("We can only work", "Tom Marsh"), ("Forty others!", "Joan Walsh")],
    ),
    ("For Joan Walsh, the words ring hollow. “They sent us an email, no more.”", [("They sent us", "Joan Walsh")]),
    (
        "“I have baked here since I was twelve,” said Tom Marsh.\n\nThe bakery opened in 1908 and sold its bread to "
        "half the county.\n\n“It was the only job I ever had in my life.”",
        [("I have baked", "Tom Marsh"), ("It was the only", "Tom Marsh")],
    ),
    (
        "Joan Walsh lost everything in the fire. Her voice trembled. “I had my whole life in there.”",
        [("I had my whole", "Joan Walsh")],
    ),
    (
        "A rice dealer, Mr Omar Diallo, lost two trucks in the fire.\n\nHear him: “I borrowed a lot of money to buy "
        "those goods and now it is gone.”",
        [("I borrowed a lot", "Omar Diallo")],
    ),
    (
        "Another trader, who identified herself as Joan Walsh, blamed the power company. According to her, “The "
        "lights came back at nine and then we saw the smoke.”",
        [("The lights came", "Joan Walsh")],
    ),
    (
        "Area MP Omar Diallo went to see the family. “The law is clear on this. Who are these people to defy it?” "
        "posed the first-time lawmaker.",
        [("The law is clear", "Omar Diallo")],
    ),
    (
        "County police commander Omar Diallo said his officers would not break the chains.\n\n“Politicians should "
        "solve their things. We are here so that nobody is slapped,” said the police boss.",
        [("Politicians should", "Omar Diallo")],
    ),
    (
        "When contacted, the state Commissioner for Agriculture, Barr. Omar Diallo, promised help to the farmers.\n\n"
        "“We are not sleeping. We are talking to our neighbours,” the commissioner quipped.",
        [("We are not", "Omar Diallo")],
    ),
    (
        "Det Con Tom Marsh, of Velm Police, went round to every door. ‘If somebody turns up and says your roof is "
        "falling in, shut it. Lock it. Then go to the phone. Ring us at once. We will come,’ the officer said.",
        [("If somebody turns", "Tom Marsh")],
    ),
    (
        "Tom Marsh stole the pram, the court heard.\n\n“You should be ashamed of yourself,” the judge said.",
        [("You should be", "the judge")],
    ),
    (
        "Marsh, of Mill Lane, Ilsa, shouted ‘I'm sorry, Mary’ as he was led away.",
        [("I'm sorry, Mary", "Marsh")],
    ),
    (
        "In a statement, Mrs Walsh said: ‘My husband built that house. I have let him down.\n\n‘I don't answer the "
        "door any more, not even to the milkman.’",
        [("My husband built that house. I have let him down. I don't answer", "Walsh")],
    ),
    (
        "Club captain Tom “Bosun” Marsh said the boat was there in nine minutes.\n\n“It is never safe,” Bosun said.",
        [("the boat was", "Tom “Bosun” Marsh"), ("It is never safe", "Tom “Bosun” Marsh")],
    ),
    (
        "Ms Nur Hidayah Azman started the petition. “My phone would not stop,” said Ms Hidayah.",
        [("My phone would", "Nur Hidayah Azman")],
    ),
    (
        "The hens belong to Joan Walsh, who has kept them for 37 years.\n\n“It's the countryside. What did he expect?”",
        [("It's the countryside", "Joan Walsh")],
    ),
    (
        "Outside court, Tom Marsh said he was content with the sentence.\n\nAsked whether he could forgive her, he "
        "paused. “Ask me again next season.”",
        [("Ask me again", "Tom Marsh")],
    ),
    (
        "Tom Marsh read a letter from his 9-year-old son, Omar. “We had to share gloves,” the boy wrote.",
        [("We had to", "Omar")],
    ),
    (
        "An official of the Velm Corporation blamed a strike by its drivers.\n\n“We have brought more vehicles,” the "
        "official said.",
        [("We have brought", "An official of the Velm Corporation")],
    ),
    (
        "Ana Ruiz taught him to sew.\n\nOne of the pupils he has helped is Amyoli*, 14. “He did not ask me for any "
        "money,” she says.",
        [("He did not ask", "Amyoli")],
    ),
    (
        "The shelter was started by Mr Omar Diallo and his wife, Ms Joan Walsh.\n\nHis wife, who handles the letters, "
        "said the waiting list now has 60 names.",
        [("the waiting list", "Joan Walsh")],
    ),
    (
        "In a letter, Velm Council said that it was looking into the matter. “We take all complaints seriously,” it "
        "read.",
        [("We take all", "Velm Council")],
    ),
    (
        "Omar Diallo said he had sued for the lane.\n\nThe owner of the hall, however, claimed he had a valid lease. "
        "“I pay rent every month. Ask them who takes it,” he said.",
        [("he had a valid", "The owner of the hall"), ("I pay rent", "The owner of the hall")],
    ),
    (
        "Omar Diallo sued.\n\nThe bank’s branch manager, when contacted, refused to comment. “Please speak to our head "
        "office,” she said.",
        [("Please speak", "The bank’s branch manager")],
    ),
    (
        "Omar Diallo lost the vote. The former lawmaker will appeal. “I was robbed,” he said.",
        [("I was robbed", "Omar Diallo")],
    ),
    (
        "“I am giving him seven days,” said Velm MP Omar Diallo. Trade CS Joan Walsh was in Ilsa. “He can have ten,” "
        "the CS said. “Seven,” said the MP.",
        [("I am giving", "Omar Diallo"), ("He can have", "Joan Walsh"), ("Seven", "Omar Diallo")],
    ),
    (
        "Walsh bought the lane. Walsh’s neighbour, who asked not to be named, complained that the builders had "
        "blocked it for a month.",
        [("the builders had", "Walsh’s neighbour")],
    ),
    (
        "“One letter?” asked Cllr Omar Diallo.\n\n“Only one,” replied Ms Joan Walsh.\n\n“And what did it say?”\n\n"
        "“That we should put in swings.”",
        [
            ("One letter", "Omar Diallo"),
            ("Only one", "Joan Walsh"),
            ("And what", "Omar Diallo"),
            ("That we", "Joan Walsh"),
        ],
    ),
    (
        "“Which women? Name one,” said Joan Walsh. The executive, Dr Omar Diallo, shrugged.\n\n“I do not have the list "
        "here,” replied the executive.\n\n“Then what do you have?”\n\n“I have the goats,” he said.",
        [
            ("Which women", "Joan Walsh"),
            ("I do not", "Omar Diallo"),
            ("Then what", "Joan Walsh"),
            ("I have the", "Omar Diallo"),
        ],
    ),
    (
        "“Velm East has no road,” said Velm East MCA Joan Walsh. Walsh walked out.",
        [("Velm East has", "Joan Walsh")],
    ),
    (
        "Skipper Omar Diallo, 68, has seen governments come and go.\n\nAsked if he would leave, the 68-year-old "
        "laughed. “On what?”",
        [("On what?", "Omar Diallo")],
    ),
    (
        "A herder from Ilsa who came to the session, Omar Diallo, was calm. “A goat that has gone does not come back,” "
        "he said.",
        [("A goat that", "Omar Diallo")],
    ),
    (
        "A hill farmer near Ilsa has said he may give up sheep after dogs killed 41 ewes.\n\nOmar Diallo, who farms at "
        "Velm, found them on Sunday.",
        [("he may give", "Omar Diallo")],
    ),
    (
        "A woman from Ilsa has said she may give up sheep after dogs killed 41 ewes.\n\nOmar Diallo, who farms next to "
        "her, found them on Sunday.",
        [("she may give", "A woman from Ilsa")],
    ),
    (
        "Joan Walsh, a florist, found the urn on her doorstep. Neighbour Ama Mensah, 90, saw a man.\n\nThe florist has "
        "pinned his picture up. “He’s got kind eyes,” she said.",
        [("He’s got", "Joan Walsh")],
    ),
    (
        "Joan Walsh waited with her children. A rickshaw driver standing nearby offered to take them. “Petrol is not "
        "free,” he shrugged.",
        [("Petrol is", "A rickshaw driver")],
    ),
    (
        "Meanwhile, a student of Velm College, Omar Diallo, walked nine kilometres. “They had left,” the student said.",
        [("They had left", "Omar Diallo")],
    ),
    (
        "The Assemblyman for the area, Hon. Omar Diallo, wrote to the board. “They never answered,” the "
        "Assemblyman said.",
        [("They never", "Omar Diallo")],
    ),
    (
        "For the applicant, planning consultant Joan Walsh said the site would be screened by 900 trees.",
        [("the site", "Joan Walsh")],
    ),
    (
        "Committee chairwoman Cllr Joan Walsh voted for it. “I had no reason to refuse,” said the Conservative.",
        [("I had no", "Joan Walsh")],
    ),
    (
        "“I was on my own,” said goalkeeper Sal Diallo. Diallo found it cold. “I froze,” he said.\n\nHis wife missed "
        "it. Noor was at home. “He came in at midnight,” she said.",
        [("I was on", "Sal Diallo"), ("I froze", "Sal Diallo"), ("He came", "Noor")],
    ),
    (
        "Barrister Omar Diallo blamed a chaotic home.\n\nThe defendant’s grandmother, who raised him, wept. “He’s not "
        "a bad lad,” she said.",
        [("He’s not", "The defendant’s grandmother")],
    ),
    (
        "“She ate my porridge,” said Joan, the skip. “I had my name on it.”\n\n“It was a communal pot,” countered her "
        "sister.",
        [("She ate my porridge I had my name on it", "Joan")],
    ),
    (
        "Small Business Development MEC Omar Diallo called the deal “proof that the town can bite”.",
        [("the deal", "Omar Diallo")],
    ),
    (
        "Station house officer Omar Diallo said the accused had a uniform. “He had stopped people,” the SHO added.",
        [("He had", "Omar Diallo")],
    ),
    (
        "Veterinarian Dr. Joan Walsh said roosters cannot be trained. “You may as well fine the sun,” the doctor said.",
        [("You may", "Joan Walsh")],
    ),
    (
        "A boy ran.\n\nDet Con Joan Walsh, who led the inquiry, was glad. “He was fast,” the detective said.",
        [("He was fast", "Joan Walsh")],
    ),
    (
        "A witness said the van flew through the air.\n\nOmar Diallo, 27, drove it on Sunday.",
        [("the van flew", "A witness")],
    ),
    (
        "Ilsa’s last deacon, Omar Diallo, 88, (pictured) said he would rather see the chapel fall down.",
        [("he would rather", "Omar Diallo")],
    ),
    (
        "Parent Omar Diallo, wearing a T-shirt that read “Five Days, Five Fingers, One Fist,” said he would sue.",
        [("Five Days", "a T-shirt"), ("he would sue", "Omar Diallo")],
    ),
    (
        "Her granddaughter Joan placed a lollipop sign on the coffin. It read: “Safe across, Granny.”",
        [("Safe across", "a lollipop sign")],
    ),
    (
        "The District Chief Executive (DCE), Madam Joan Walsh, saw the bridge. “Work will begin before the "
        "rains,” the DCE said.",
        [("Work will begin", "Joan Walsh")],
    ),
    (
        "Joan Walsh confirmed the inquiry.\n\nOne pupil (17), who may not be named, said they taught themselves. "
        "“There’s a man on the radio. He’s our teacher,” she said.",
        [("There’s a man", "One pupil")],
    ),
    (
        "Wildlife Ranger in charge of the area, Omar Diallo, admitting that the fence was faulty, said batteries had "
        "been stolen three times.",
        [("the fence was faulty", "Omar Diallo"), ("batteries had been", "Omar Diallo")],
    ),
    (
        "Opposition MP Joan Walsh interjected: “And how many elephants?” to which the Deputy Minister replied, “Three "
        "hundred and four.”",
        [("And how many", "Joan Walsh"), ("Three hundred", "the Deputy Minister")],
    ),
    (
        "A man who rode his lawnmower to a bar while more than twice over the limit told police that he was thirsty.",
        [("he was thirsty", "A man who rode his lawnmower to a bar while more than twice over the limit")],
    ),
    (
        "Madam Joan Walsh sells soup. Her landlord, Velm Bay, raised the rent in May, she said. The firm offered her a "
        "smaller stall near the toilets, she added.",
        [("The firm offered", "Joan Walsh")],
    ),
    (
        "“Which cooperative?” shouted a man at the back of the hall. “Not mine!”",
        [("Which cooperative?", "a man at the back of the hall")],
    ),
    (
        "Area chair Joan Walsh appealed for calm. “We’re all neighbours here,” she began.\n\n“We are not at all,” said "
        "a voice from the back.",
        [("We’re all", "Joan Walsh"), ("We are not", "a voice from the back")],
    ),
    (
        "“We told him so,” said Joan Walsh.\n\nAsked what he would do in January, Diallo was blunt: “Fish.”",
        [("Fish.", "Diallo")],
    ),
    (
        "MP for Ilsa Vale Omar Diallo waded down the street. “It is sitting in a bank account while people here sit in "
        "the wet,” the Labour MP said.",
        [("It is sitting", "Omar Diallo")],
    ),
    (
        "Police had to fire teargas to disperse the crowd, the area chairperson, Mr Omar Diallo, said.",
        [("Police had to fire teargas to disperse the crowd", "Omar Diallo")],
    ),
    (
        "Mr Justice Omar Diallo said he had sympathy for the goat.\n\nThe judge said the lease was clear.",
        [("the lease was clear", "Omar Diallo")],
    ),
    (
        "The Permanent Secretary, Velm State Emergency Agency, Dr Joan Walsh, confirmed the incident, noting that no "
        "life was lost.",
        [("no life was lost", "Joan Walsh")],
    ),
    (
        "Dr Joan Walsh’s first patient was Mr Marsh, who had burnt his hand. “A quiet start to the week,” she said.",
        [("A quiet start", "Joan Walsh")],
    ),
    (
        "Omar Diallo said his speaker had been damaged.\n\nThe bride, a postgraduate in chemistry, told police that "
        "she did not want him. “I am relieved,” she said.",
        [("I am relieved", "The bride")],
    ),
    (
        "RBA Governor Omar Diallo was away. The RBA said that it would lift the rate.",
        [("it would lift", "RBA")],
    ),
    (
        "Senator Omar Diallo was in Ilsa. The Independent Vermont senator shrugged. “We will "
        "fight for every vote,” he said.",
        [("We will fight", "Omar Diallo")],
    ),
    ("Mitigating, Joan Walsh said her client was ashamed.", [("her client was", "Joan Walsh")]),
    ("Diallo himself revealed that he had an exam on Monday.", [("he had an exam", "Diallo")]),
    (
        "Velm Fishing Agency (VFA) executive director Omar Diallo said no boat had left. The Velm Rail Board (VRB) "
        "said its trains ran.",
        [("no boat had", "Omar Diallo"), ("its trains", "Velm Rail Board")],
    ),
    (
        "Velm Water Authority (VWA) communications manager, Omar Diallo, said the pump had failed. Permanent secretary "
        "in the Ministry of Ports Ana Ruiz said it ran.",
        [("the pump had", "Omar Diallo"), ("it ran", "Ana Ruiz")],
    ),
    (
        "Ministry of Ports Permanent Secretary (Technical Services), Dr Omar Diallo, said the pump had failed. The "
        "Bishop of Velm, the Right Reverend Bo Lind, said it ran.",
        [("the pump had", "Omar Diallo"), ("it ran", "Bo Lind")],
    ),
    (
        "Deputy commissioner of police (cyber) Omar Diallo said no agency arrested people over video calls.",
        [("no agency", "Omar Diallo")],
    ),
    (
        "The road was cleared after Collector Divya Nambiar visited the site. “We will pay for the repairs,” Collector "
        "Divya Nambiar said.",
        [("We will pay", "Divya Nambiar")],
    ),
    (
        "Clerk Ana Al Marri sold her car. Her partner, Priya Nair, kept the books.\n\n“I had no car,” Al Marri said. "
        "“I had dates.”\n\nOfficer Omar Al Marri runs the shop. “I like it,” he said.",
        [("I had no car", "Ana Al Marri"), ("I like it", "Omar Al Marri")],
    ),
    (
        "Ama Mensah, 19, won the race. Her mother, Grace Mensah, wept.\n\n“I prayed,” her mother said.\n\n“She prays "
        "every night,” her daughter said.",
        [("I prayed", "Grace Mensah"), ("She prays", "Ama Mensah")],
    ),
    (
        "Fire chief Omar Ruiz saw it first. Ana Ruiz, a nurse, said she felt nothing. “She taught me,” she said.\n\n"
        "Her father put it another way. “It is like a burial,” he said.",
        [("She taught me", "Ana Ruiz"), ("It is like a burial", "Omar Ruiz")],
    ),
    (
        "Tom Marsh was hurt. His brother, Alan Marsh, drove.\n\n“They are good boys,” his father said.",
        [("They are good boys", "his father")],
    ),
    (
        "“Ask your father,” Mariam Diallo says. “He knows.” To buy the dates, Diallo sold her car.\n\n“I took the bus "
        "for a year,” she says.",
        [("Ask your father", "Mariam Diallo"), ("I took the bus", "Mariam Diallo")],
    ),
    (
        "Finance minister Omar Diallo opened the debate. Speaker Tom Marsh ruled that she was late. Joan Walsh noted "
        "that the money had been spent.\n\n“You cannot ask in November,” the former accountant said.",
        [("You cannot ask", "Joan Walsh")],
    ),
    (
        "Norway’s fisheries minister has apologised for a tweet in which she called the puffin “a flying herring”.\n\n"
        "Ana Ruiz posted it on Sunday. On Monday the minister wrote: “I am sorry if anybody was hurt.”\n\nPrime "
        "Minister Joan Walsh was in Nuuk.",
        [("the puffin", "Ana Ruiz"), ("I am sorry", "Ana Ruiz")],
    ),
    (
        "Bo Lind, the headmaster who boasted that “we never closed”, was there.",
        [("we never closed", "Bo Lind")],
    ),
    (
        "Magistrate Ana Ruiz heard the case. Counsel Bo Lind was late.\n\n“We will go and see it,” the magistrate "
        "said.",
        [("We will go", "Ana Ruiz")],
    ),
    (
        "Constable Tom Marsh grows potatoes.\n\n“I have been called many things,” said the Constable.",
        [("I have been called", "Tom Marsh")],
    ),
    (
        "“A roof is what we need,” said Joan Walsh.\n\n“And a television,” put in her daughter, Hiwot.\n\n“A roof, I "
        "said,” said Walsh.",
        [("A roof is what", "Joan Walsh"), ("And a television", "Hiwot"), ("A roof, I", "Joan Walsh")],
    ),
    (
        "When Bo Lind landed, nobody came to meet him.\n\n“I waited four hours,” says the 130-kilogram winger. “Then a "
        "small man arrived.”",
        [("I waited four", "Bo Lind")],
    ),
    (
        "Agriculture Minister Lyonpo Bo Lind told the House it would cost too much. MP Ana Ruiz disagreed.\n\n“A new "
        "proposal will be tabled,” the minister said.",
        [("A new proposal", "Bo Lind")],
    ),
    (
        "Moving the motion, Member of Parliament from Laya, Bo Lind, said herders had lost yaks.\n\n“A cow is "
        "insured,” said the MP. “A yak is not.”\n\nParo MP Ana Ruiz backed him.",
        [("A cow is insured", "Bo Lind")],
    ),
    (
        "Tom Marsh admitted taking the cart. Charles Lowe, for the defence, said he had been drunk. “He is young,” the "
        "lawyer added.\n\nMagistrate Ana Ruiz asked the defendant if he had anything to say.\n\n“Sorry,” he replied. "
        "“It was my birthday.”",
        [("He is young", "Charles Lowe"), ("Sorry", "Tom Marsh")],
    ),
    (
        "Phra Omar Diallo, 79, the abbot of Velm, reported the loss. “I had accused nobody,” the monk said.",
        [("I had accused", "Omar Diallo")],
    ),
    (
        "Her surgeon, Sister Dr. Joan Walsh, had doubts. “I said it was a rod,” the nun admits.",
        [("I said it", "Joan Walsh")],
    ),
    (
        "The moose lay down. Superintendent Joan Walsh sent a text to parents at dawn. It read: “No school. Moose "
        "still here.”",
        [("No school.", "Joan Walsh")],
    ),
    (
        "The sarpanch, Ana Ruiz, stood by the drive. “Eleven people died here. Laugh if you want,” the sarpanch said.",
        [("Eleven people", "Ana Ruiz")],
    ),
    (
        "Garda Bo Lind found a bottle. “It had been rinsed, Judge,” the garda said. Cross-examined by solicitor Tom "
        "Marsh, he said: “They are sold in every shop in the county.”",
        [("It had been rinsed", "Bo Lind"), ("They are sold", "Bo Lind")],
    ),
    (
        "“Laugh if you want,” said Ana Ruiz.\n\nRamappa, a tea seller who saw it all, is still laughing. “The left one "
        "put his head inside the booth,” he said.",
        [("Laugh if you", "Ana Ruiz"), ("The left one", "Ramappa")],
    ),
    (
        "Her motion was seconded by Hon. Bo Lind of Paris, who said: “We woke up and saw holes.”",
        [("We woke up", "Bo Lind")],
    ),
    (
        "“It looked like a prize,” said Bo Lind. Asked why he named it Gladys, the younger Lind hesitated. “After my "
        "grandmother,” he said.",
        [("It looked like", "Bo Lind"), ("After my", "Bo Lind")],
    ),
    (
        "The deputy collector, Asha Rao, has closed the quarry. “Nobody will blast here again,” the DC said.",
        [("Nobody will blast", "Asha Rao")],
    ),
    (
        "Joan Walsh, whose brother Neil spent the night in a lift, rang the council at six.\n\n“They put me through "
        "to parking,” the 61-year-old bus driver said. “He could hear them laughing.”",
        [("They put me", "Joan Walsh")],
    ),
    (
        "Pupil Ama Mensah won the regional spelling bee on Friday.\n\n“My teacher bet against me,” the 12-year-old "
        "giggled. “She owes me a goat.”",
        [("My teacher bet", "Ama Mensah")],
    ),
    (
        "“It’s a swindle,” said Tom Rees. “They cut half and we pay the same.”\n\nHis wife, Nia, disagreed. “Tom has "
        "never borrowed a book in 31 years,” she said.",
        [("It’s a swindle They cut half", "Tom Rees"), ("Tom has never", "Nia")],
    ),
    (
        "“The lake went out like a tide.”\n\nThat is how Rut Lind remembers the morning of the flood.",
        [("The lake went", "Rut Lind")],
    ),
    (
        "Rut Lind, the dam’s chief engineer, has kept the log. The engineer herself says she never looks at it.",
        [("she never looks", "Rut Lind")],
    ),
    (
        "Doctors followed 300 sailors, according to a study in the Journal of Sleep and Tides. They found that naps "
        "halved mistakes.",
        [("naps halved mistakes", "Doctors")],
    ),
    (
        "The survey, released today in the Velm Review, found nearly half of bakers were asleep by eight.",
        [("nearly half of bakers", "The survey")],
    ),
    (
        "“She was built the year I was born. Only one of us still floats.”\n\nTom Rees pats the rail of the ferry, "
        "which will cross for the last time on Friday.",
        [("She was built", "Tom Rees")],
    ),
    (
        "The Deputy Governor, Prof. Omar Diallo, directed that the bridge be closed. The don said he would sleep on "
        "it until it was mended.",
        [("the bridge be closed", "Omar Diallo"), ("he would sleep", "Omar Diallo")],
    ),
    (
        "Defence counsel Neil Walsh said his client was poor. “He kept a list,” Mr Walsh said.\n\nThe victim, Glyn "
        "Marsh, 61, read a note to the court. “You kept my teeth,” he said.\n\n“Apologise to Mrs Marsh,” the judge "
        "said.\n\nMr Marsh left.",
        [("He kept a list", "Neil Walsh"), ("You kept my teeth", "Glyn Marsh")],
    ),
    (
        "Kyla Reyes laughed. Kyla’s classmate, who asked not to be named because her father drives a jeepney, said the "
        "discount was rarely given. “Not even to me,” she said.",
        [("the discount was", "Kyla’s classmate"), ("Not even", "Kyla’s classmate")],
    ),
    (
        "Dunne’s grandson, Tama, 9, waved a flag at the crossing on Sunday. The boy said his grandfather had taught "
        "him what the colours meant.",
        [("his grandfather had", "Tama")],
    ),
    (
        "Dr Ana Ruiz led the trial. Ruiz and her co-authors found that the effect did not depend on the tune.",
        [("the effect did not", "Ana Ruiz")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_quotes_get_the_speaker_that_a_reader_would_name(
    quotes_in: Callable[[str], list[Quote]], text: str, expected: list[tuple[str, str | None]]
) -> None:
    quotes = quotes_in(text)
    for begins, name in expected:
        [quote] = [quote for quote in quotes if quote.text.startswith(begins)]
        assert (quote.speaker and quote.speaker.name) == name


@pytest.mark.parametrize("name", ["Passenger Joan Walsh", "Retiree Omar Diallo", "Nominated MCA Joan Walsh"])
def test_what_somebody_is_stays_outside_the_name_where_it_opens_a_sentence(
    quotes_in: Callable[[str], list[Quote]], name: str
) -> None:
    [quote] = quotes_in(f"{name} said the driver had closed the doors.")
    assert quote.speaker is not None
    assert quote.speaker.name == " ".join(name.split()[-2:])


@pytest.mark.parametrize(
    "occasion",
    [
        "on joining Perth Glory",
        "as she left the court",
        "outside the hall",
        "via email",
        "after beating Omar Diallo in the final",
        "when asked about Omar Diallo",
        "while sitting beside her lawyer, Omar Diallo",
    ],
)
def test_the_occasion_behind_a_name_is_not_part_of_it(quotes_in: Callable[[str], list[Quote]], occasion: str) -> None:
    [quote] = quotes_in(f"“I wanted a new start here,” said keeper Joan Walsh {occasion}.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Joan Walsh"


@pytest.mark.parametrize("source", ["a spokesman for Omar Diallo in Velm", "the brother of Omar Diallo on Monday"])
def test_who_has_a_helper_or_relative_does_not_speak_whatever_is_behind_the_name(
    quotes_in: Callable[[str], list[Quote]], source: str
) -> None:
    [quote] = quotes_in(f"“I wanted a new start here,” said {source}.")
    assert quote.speaker is not None
    assert quote.speaker.name != "Omar Diallo"


def test_what_a_source_says_with_a_second_verb_is_a_quote_of_its_own(quotes_in: Callable[[str], list[Quote]]) -> None:
    first, second = quotes_in("Marsh told police the money had been a gift, then admitted she had used the card.")
    assert first.text == "the money had been a gift"
    assert second.text == "she had used the card"
    assert second.speaker is not None
    assert second.speaker.name == "Marsh"


@pytest.mark.parametrize(
    "report",
    [
        "The court heard that the thefts came to light in May.",
        "Counsel submitted that the thefts came to light in May.",
        "The villagers charged that the fence was broken.",
        "Marsh indicated that the thefts came to light in May.",
        "Marsh accepted that the thefts came to light in May.",
    ],
)
def test_what_a_court_hears_and_counsel_submits_is_a_quote(
    quotes_in: Callable[[str], list[Quote]], report: str
) -> None:
    [quote] = quotes_in(report)
    assert quote.text in ("the thefts came to light in May", "the fence was broken")
    assert quote.act == "says"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("But the member for Velm, Labour MP Bill Hale, said nobody wanted it.", "Bill Hale"),
        (
            "The traders, under their umbrella body, the Velm Shoe Association, say the levy will ruin them.",
            "The traders",
        ),
    ],
)
def test_a_party_before_a_title_and_a_body_behind_its_members_name_no_other_speaker(
    quotes_in: Callable[[str], list[Quote]], text: str, speaker: str
) -> None:
    [quote] = quotes_in(text)
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_who_opens_a_report_of_their_own_is_its_speaker(quotes_in: Callable[[str], list[Quote]]) -> None:
    text = (
        "When Des Hale saw the lorry wasn't slowing down, he says, he did not think at all.\n\n“I just put the stick "
        "out and shouted,” the 72-year-old recalls. “It was that or the kids.”"
    )
    assert [quote.speaker and quote.speaker.name for quote in quotes_in(text)] == ["Des Hale", "Des Hale"]


def test_the_rest_of_a_quote_stays_with_its_paragraph(quotes_in: Callable[[str], list[Quote]]) -> None:
    text = (
        "Driver Samir Hale, 39, said he had slept in his cab for nine nights. “They told us to wait, then to go, then "
        "to wait,” he said. “The medicine will be spoiled before anyone decides.”\n\nAt least 31 people were hurt in "
        "strikes overnight, local health authorities said. The army said it was looking into the reports."
    )
    said = {quote.text: quote.speaker.name for quote in quotes_in(text) if quote.speaker}
    assert said["At least 31 people were hurt in strikes overnight"] == "local health authorities"
    assert said[next(words for words in said if words.endswith("before anyone decides."))] == "Samir Hale"


def test_the_manager_of_a_club_is_the_one_named_before(quotes_in: Callable[[str], list[Quote]]) -> None:
    text = (
        "Their rival, Noel Hale, saw it otherwise. “He missed it,” the St Bede's manager told Velm FM. “We earned it.”"
    )
    [quote] = quotes_in(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Noel Hale"


def test_how_something_happened_is_a_quote_where_somebody_recalls_it(quotes_in: Callable[[str], list[Quote]]) -> None:
    [quote] = quotes_in("Her son Omar, giving the eulogy, recalled how she once held up an Army convoy in 1976.")
    assert quote.text == "how she once held up an Army convoy in 1976"


@pytest.mark.parametrize(
    "text",
    [
        "Diallo called on ministers to release the money promised in 2023.",
        "Ted Fitch declared himself satisfied.",
        "Ruiz was asked by a reader whether she would run again.",
        "Asked by reporters why her colleagues had left, Ruiz smiled.",
        "The imam was asked to explain why his brother had painted it.",
        "Environmental health officers are understood to be monitoring the situation.",
    ],
)
def test_what_somebody_is_to_do_or_is_declared_is_no_quote(quotes_in: Callable[[str], list[Quote]], text: str) -> None:
    assert quotes_in(text) == []


def test_a_quote_over_two_paragraphs_stays_whole(quotes_in: Callable[[str], list[Quote]]) -> None:
    quotes = quotes_in('Omar Diallo said: "They need help now.\n\n"If they get none they will die," he added.')
    assert quotes[0].text == "They need help now. If they get none they will die"
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Omar Diallo"}


def test_a_question_in_a_paragraph_of_its_own_is_answered_by_the_last_speaker(
    quotes_in: Callable[[str], list[Quote]],
) -> None:
    quotes = quotes_in(
        "Colm Tuohy grew up on a farm.\n\n“He never said a kind word about a beast,” Tuohy recalls.\n\n"
        "Did he disapprove of the writing?\n\n“He came to the first play and slept. At the third he was awake.”"
    )

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Colm Tuohy"] * 2


def test_a_name_behind_the_place_of_a_post_is_the_speaker(quotes_in: Callable[[str], list[Quote]]) -> None:
    [quote] = quotes_in("The bridge is shut. Taking to X, Tilda Ruiz posted, “They start, they don’t finish.”")

    assert quote.speaker is not None
    assert quote.speaker.name == "Tilda Ruiz"
