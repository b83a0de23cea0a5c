"""Dates in sentences as the press writes them, with values given by hand before the program was run on them."""

import pytest

from wiredesk.enrich.dates.found import with_dates
from wiredesk.enrich.entities import entities_of
from wiredesk.enrich.model.annotator import NewsroomAnnotator
from wiredesk_schemas.clean import CleanArticle

SENTENCES = """
# 1989-11-02
Shares rose Wednesday after the company said profit fell in the third quarter.
    Wednesday = 1989-11-01
    the third quarter = 1989-07/1989-09 | -
The board will meet Monday to vote on the plan.
    Monday = 1989-11-06
The company said it expects to complete the sale by year end.
    year end = 1989-12-31 | 1989 | 1989-12 | -
A year earlier the bank earned $4 million.
    A year earlier = 1988 | 1988-11 | 1988-11-02 | -
Revenue for fiscal 1989 was flat.
    fiscal 1989 = 1989
He bought the stock last week and sold it Tuesday night.
    last week = 1989-W43
    Tuesday night = 1989-10-31
The bonds mature on Nov. 15, 1999.
    Nov. 15, 1999 = 1999-11-15
For the nine months ended Sept. 30, net income rose.
    Sept. 30 = 1989-09-30
The strike, which began Oct. 4, is in its fifth week.
    Oct. 4 = 1989-10-04
Dividends are payable Jan. 2 to holders of record Dec. 8.
    Jan. 2 = 1990-01-02
    Dec. 8 = 1989-12-08
The new plant is scheduled to open next spring.
    next spring = 1990-03/1990-05 | 1990 | -
Sales this summer were the best in ten years.
    this summer = 1989-06/1989-08 | 1989 | -
She joined the firm in the early 1980s.
    early 1980s = 1980/1989 | 1980/1983 | 1980/1984 | -
The law takes effect Jan. 1.
    Jan. 1 = 1990-01-01
The chairman, 61, retired in June.
    June = 1989-06
    61 = -
The deal was announced in late August and closed last month.
    late August = 1989-08
    last month = 1989-10
The agency said it would rule by mid-December.
    mid-December = 1989-12
Two years ago the company had 400 workers.
    Two years ago = 1987 | 1987-11
He was elected in 1984 and again last year.
    1984 = 1984
    last year = 1988
The index closed yesterday at 2,645.
    yesterday = 1989-11-01
Trading resumes tomorrow morning.
    tomorrow morning = 1989-11-03
The rate has fallen since Friday.
    Friday = 1989-10-27
The crash of October 1987 hurt the firm.
    October 1987 = 1987-10
Hurricane Hugo struck on Sept. 21-22.
    Sept. 21-22 = 1989-09-21/1989-09-22
Analysts expect the merger to be completed in the first quarter of 1990.
    first quarter of 1990 = 1990-01/1990-03 | 1990 | -
The suit was filed earlier this week.
    this week = 1989-W44
The company earned $3 million in the year-ago quarter.
    year-ago = - | 1988
He will leave at the end of this month.
    end of this month = 1989-11 | 1989-11-30 | -
The 1980s were good for the bank.
    1980s = 1980/1989
The plan was approved on the morning of Oct. 13.
    Oct. 13 = 1989-10-13
# 1998-03-06
Two people died overnight when the roof collapsed.
    overnight = 1998-03-06 | 1998-03-05/1998-03-06 | 1998-03-05 | -
The president said Thursday he would go to Africa later this month.
    Thursday = 1998-03-05
    this month = 1998-03
Talks are to resume on Tuesday in Geneva.
    Tuesday = 1998-03-10
Inspectors left last Friday and will return next Monday.
    last Friday = 1998-02-27
    next Monday = 1998-03-09
He was shot Feb. 12 and died three days later.
    Feb. 12 = 1998-02-12
    three days later = 1998-02-15 | -
The trial, set for May 27, has been delayed until fall.
    May 27 = 1998-05-27
In January, the pope visited Cuba; in December he was ill.
    January = 1998-01
    December = 1997-12
The Olympics ended Feb. 22 in Nagano.
    Feb. 22 = 1998-02-22
Over the past five years crime has fallen.
    the past five years = 1993/1998 | -
The bill passed Wednesday night and goes to the Senate next week.
    Wednesday night = 1998-03-04
    next week = 1998-W11
It was the worst attack since the Gulf War in 1991.
    1991 = 1991
The boy, who turned 12 on Sunday, is a 7-year-old's friend.
    Sunday = 1998-03-01
    12 = -
This weekend, thousands will march.
    This weekend = 1998-03-07/1998-03-08
Last weekend, thousands marched.
    Last weekend = 1998-02-28/1998-03-01
Results are expected Saturday.
    Saturday = 1998-03-07
He had hoped to return Saturday, but police said Friday that he could not.
    Saturday = 1998-03-07 | 1998-02-28
    Friday = 1998-03-06
The company said today that it would close two plants this year.
    today = 1998-03-06
    this year = 1998
Officials said the jet left Monday and was due back Wednesday.
    Monday = 1998-03-02
    Wednesday = 1998-03-04 | 1998-03-11
On March 3, 1991, officers beat Mr. King.
    March 3, 1991 = 1991-03-03
The dispute dates to the late 19th century.
    late 19th century = 1801/1900 | 1850/1900 | 1876/1900
By the year 2000 the debt will double.
    2000 = 2000
In the 1992-93 season he scored 40 goals.
    1992-93 = 1992/1993
The killings began in April 1994.
    April 1994 = 1994-04
The agreement expires at midnight Sunday.
    Sunday = 1998-03-08
Six weeks ago nobody knew her name.
    Six weeks ago = 1998-W04
Ten days earlier he had resigned.
    Ten days earlier = -
The next day he was arrested.
    The next day = -
He spoke at 3 p.m. Thursday.
    3 p.m. Thursday = 1998-03-05
The following month, prices fell again.
    The following month = -
That year, he moved to Paris.
    That year = -
Annual sales are $3 billion a year.
    a year = -
The deadline is the end of March.
    end of March = 1998-03 | 1998-03-31
The fund gained 14 percent in the 12 months ended in February.
    February = 1998-02
    12 months = - | 1997-02/1998-02 | 1997-03/1998-02
The attack came a week ago.
    a week ago = 1998-02-27 | 1998-W09
A month ago the two sides agreed to talk.
    A month ago = 1998-02 | 1998-02-06
More than 20 years ago, the town had a mill.
    20 years ago = 1978
She will be 40 next January.
    next January = 1999-01
The report is due out Thursday.
    Thursday = 1998-03-12
Elections are planned for June 7.
    June 7 = 1998-06-07
The ship sank Nov. 10, 1975, in Lake Superior.
    Nov. 10, 1975 = 1975-11-10
Mr. Boro was born on the Fourth of July, 1950.
    Fourth of July, 1950 = 1950-07-04
In the fall of 1996 he ran for mayor.
    fall of 1996 = 1996 | 1996-09/1996-11 | -
At this time last year, unemployment was higher.
    last year = 1997
Later Friday, the court adjourned until March 16.
    Friday = 1998-03-06
    March 16 = 1998-03-16
Earlier Thursday, a bomb went off.
    Thursday = 1998-03-05
The embargo was imposed in 1990, four days after the invasion.
    1990 = 1990
Since last November, 40 people have died.
    last November = 1997-11
Net fell to $2.1 million from $3 million a year ago.
    a year ago = 1997 | 1997-03 | 1997-03-06
The Feb. 27 memo was leaked on March 4.
    Feb. 27 = 1998-02-27
    March 4 = 1998-03-04
The company plans to move in September.
    September = 1998-09
It moved in September.
    September = 1997-09
# 2026-05-06
The court will hear the appeal on 19 October.
    19 October = 2026-10-19
He was sentenced on 19 October.
    19 October = 2025-10-19
The talks take place on Thursday and Friday.
    Thursday = 2026-05-07 | 2026-05-07/2026-05-08
    Friday = 2026-05-08 | 2026-05-07/2026-05-08
The talks took place on Thursday and Friday.
    Thursday = 2026-04-30 | 2026-04-30/2026-05-01
    Friday = 2026-05-01 | 2026-04-30/2026-05-01
They met in March and April 2020.
    March = 2020-03 | 2020-03/2020-04
    April 2020 = 2020-04 | 2020-03/2020-04
The act dates from 04th Jan 2019 and 19.02.2026.
    04th Jan 2019 = 2019-01-04
    19.02.2026 = 2026-02-19
Passengers who travelled between 12 and 14 April should call.
    12 and 14 April = 2026-04-12/2026-04-14
The exhibition runs from 3 June to 9 August.
    3 June = 2026-06-03 | 2026-06-03/2026-08-09
    9 August = 2026-08-09 | 2026-06-03/2026-08-09
She is on remand until 21 May.
    21 May = 2026-05-21
The storm is forecast to reach the coast by Thursday evening.
    Thursday evening = 2026-05-07
The paper was published on Monday in Nature.
    Monday = 2026-05-04
Figures out today show that prices rose in the year to April.
    today = 2026-05-06
    April = 2026-04
A memorial service will be held at noon this Sunday.
    this Sunday = 2026-05-10
The ban was lifted in 2021/22.
    2021/22 = 2021/2022
In the mid-2010s rents doubled.
    mid-2010s = 2010/2019 | 2014/2016 | -
The last election, in February 2022, was close.
    February 2022 = 2022-02
Temperatures will reach 30C on Wednesday and fall by the weekend.
    Wednesday = 2026-05-06
    the weekend = 2026-05-09/2026-05-10
Police were called at 11.20pm on Saturday 2 May.
    Saturday 2 May = 2026-05-02
Voters go to the polls on Thursday.
    Thursday = 2026-05-07
Counting begins on Friday morning, when ballots from 2 May arrive.
    Friday morning = 2026-05-08
    2 May = 2026-05-02
The road reopens in three days' time.
    three days' time = 2026-05-09
It was the hottest April since records began in 1884.
    April = 2026-04
    1884 = 1884
Children aged 11 to 16 and a man in his 50s were hurt.
    50s = -
    11 to 16 = -
The museum closed for good in spring 2020.
    spring 2020 = 2020 | 2020-03/2020-05 | -
Three in four said they would vote in the May 7 election.
    May 7 = 2026-05-07
The fine must be paid within 28 days.
    28 days = -
# 1998-03-06
On Monday, the Senate will vote on the bill.
    Monday = 1998-03-09
On Monday, the Senate voted on the bill.
    Monday = 1998-03-02
On June 7 the country is to elect a president.
    June 7 = 1998-06-07
In November, voters will choose a governor.
    November = 1998-11
In November, voters chose a governor.
    November = 1997-11
He could have been there on Tuesday, police said.
    Tuesday = 1998-03-03
The pilot may have left the base Monday.
    Monday = 1998-03-02
He will have to resign by Tuesday.
    Tuesday = 1998-03-10
The teams play Sunday in Boston.
    Sunday = 1998-03-08
The minister visits Cairo on Tuesday.
    Tuesday = 1998-03-10
She leaves Thursday for Moscow.
    Thursday = 1998-03-12
Holders of record Nov. 10 were paid on Dec. 1.
    Nov. 10 = 1997-11-10
    Dec. 1 = 1997-12-01
The dividend is payable April 1.
    April 1 = 1998-04-01
A vote is likely Wednesday.
    Wednesday = 1998-03-11
Clinton said Monday he will travel to China in June.
    Monday = 1998-03-02
    June = 1998-06
Clinton, who travels to China in June, spoke Monday.
    June = 1998-06
    Monday = 1998-03-02
The suspect appeared in court Friday and is to return March 20.
    Friday = 1998-03-06
    March 20 = 1998-03-20
In an interview Thursday before he leaves, he was calm.
    Thursday = 1998-03-05
Tuesday's vote will be close.
    Tuesday = 1998-03-10
Tuesday's vote was close.
    Tuesday = 1998-03-03
The Cubs, who lost Monday, meet the Mets on Thursday.
    Monday = 1998-03-02
    Thursday = 1998-03-12
It expired on 31 December.
    31 December = 1997-12-31
The offer expires on 31 December.
    31 December = 1998-12-31
Thousands fled in August after the flood.
    August = 1997-08
Thousands are expected to flee in August.
    August = 1998-08
He has been in jail since August.
    August = 1997-08
The first of May is a holiday.
    first of May = 1998-05-01
The Jan. 5 hearing and the Feb. 3, 1997, trial were closed.
    Jan. 5 = 1998-01-05
    Feb. 3, 1997 = 1997-02-03
# 2022-09-14
In a press conference this Monday, July 25, he spoke.
    July 25 = 2022-07-25
It runs up to December 31 this year.
    December 31 = 2022-12-31
It ran from Dec 8 to 10 at all centres.
    Dec 8 = 2021-12-08/2021-12-10
On Dec 6 last year he spoke.
    Dec 6 = 2021-12-06
In March next year it ends.
    March = 2023-03
"""
"""The filing date behind "#", sentences, and for each date in them its values that are right; "-" is none.# 2026-11-24
Entries close at noon on Friday, the secretary said.
    Friday = 2026-11-27
The bridge will stay shut until Thursday week.
    Thursday week = 2026-12-03
Farmers have until Friday fortnight to reply.
    Friday fortnight = 2026-12-11
A verdict is expected on or before Tuesday next week.
    Tuesday next week = 2026-12-01
Bin collections move to another day from January.
    January = 2027-01
Buses were replaced by vans from January.
    January = 2026-01
The school breaks up for half-term on Friday, February 12.
    Friday, February 12 = 2027-02-12
He last played on Sunday, November 30.
    Sunday, November 30 = 2025-11-30
The meeting is at 7pm on Wed 2 Dec.
    Wed 2 Dec. = 2026-12-02
The market returns on Easter Saturday.
    Easter Saturday = 2027-03-27
The clinic is open every Friday.
    Friday = -
The hall hosts bingo on the first Thursday of each month.
    Thursday = -
The ban applies from 1 April to 30 September each year.
    1 April = -
    30 September = -
The cull took place over the weekend of 7-8 November.
    the weekend = -
    7-8 November = 2026-11-07/2026-11-08
"""


def _cases() -> list[tuple[str, str, str, list[str]]]:
    filed = sentence = ""
    cases = []
    for line in SENTENCES.strip().splitlines():
        if line.startswith("# "):
            filed = line[2:]
        elif line.startswith("    "):
            words, _, values = line.strip().rpartition(" = ")
            cases.append((filed, sentence, words, values.split(" | ")))
        else:
            sentence = line
    return cases


@pytest.mark.parametrize(("filed", "sentence", "words", "values"), _cases())
def test_a_date_in_the_news_has_its_value(
    annotator: NewsroomAnnotator, filed: str, sentence: str, words: str, values: list[str]
) -> None:
    article = CleanArticle(article_id="a", text=sentence, published_at=filed)
    dates = with_dates(sentence, annotator.annotate(sentence).mentions)
    start = sentence.index(words)
    found = {
        entity.links.date
        for entity in entities_of(article, dates)
        for mention in entity.mentions
        if entity.type == "DATE" and mention.start < start + len(words) and start < mention.end
    } - {None}
    assert found & set(values) or (not found and "-" in values)
