import pytest

from tests.unit.link.stories import FERRY, RATES, STRIKE
from wiredesk.link.copies import Likeness, Text, likeness
from wiredesk.link.word_table import look_up
from wiredesk.link.words import words_of


def read(text: str, title: str = "") -> Text:
    words = words_of(text)
    found = look_up(words)
    return Text(found.hashes, found.firm, title)


def compared(here: str, there: str, titles: tuple[str, str] = ("", ""), apart: float = 0.0) -> Likeness | None:
    return likeness(read(here, titles[0]), read(there, titles[1]), apart)


def relation(here: str, there: str) -> str | None:
    found = compared(here, there)
    return found.relation if found else None


def test_the_same_words_are_identical_whatever_the_marks_and_the_house_spelling() -> None:
    assert relation("“We organise the programme,” said 20 per cent. " + FERRY, FERRY) == "edited"
    assert relation(FERRY, FERRY.replace("Monday", "MONDAY").replace(",", "")) == "identical"
    assert relation("The labour programme. " + FERRY, "The labor program. " + FERRY) == "identical"


def test_a_correction_of_one_number_is_a_copy() -> None:
    assert relation(FERRY, FERRY.replace("48 people", "52 people")) == "edited"


def test_days_later_the_same_background_under_other_news_is_no_copy() -> None:
    corrected = FERRY.replace("48 people", "52 people")
    next_news = "Norland said today it would pay. " + corrected
    here = "Sudland said today it would pay. " + FERRY
    day = 86_400.0

    assert likeness(read(here), read(next_news), 3 * day) is None
    assert likeness(read(here), read(next_news), day / 24) is not None
    assert likeness(read(FERRY), read(corrected), 3 * day) is not None
    assert likeness(read(FERRY), read(FERRY), 6 * day) is not None


def test_half_of_an_article_with_a_paragraph_of_its_own_is_an_excerpt() -> None:
    half = " ".join(FERRY.split()[:55]) + " Port Nolan's own ferry sails as planned, its harbour master Lee Odum said."

    found = compared(half, FERRY)

    assert found is not None
    assert found.relation == "excerpt"
    assert found.here == pytest.approx(0.8, abs=0.1)
    assert found.there == pytest.approx(0.55, abs=0.1)


def test_what_two_texts_share_is_seen_alike_from_both() -> None:
    here, there = compared(FERRY + " " + STRIKE, FERRY), compared(FERRY, FERRY + " " + STRIKE)

    assert here is not None
    assert there is not None
    assert (here.relation, here.here, here.there) == (there.relation, there.there, there.here)


def test_two_reports_share_no_text() -> None:
    assert compared(FERRY, STRIKE) is None


def test_a_bulletin_that_fills_the_same_form_with_other_figures_is_no_copy() -> None:
    march = RATES.format(rate=4.5, day="March 3", prices=3.1, votes=7, against=2, growth=1.4, next="April 7")
    april = RATES.format(rate=4.25, day="April 7", prices=2.8, votes=6, against=3, growth=1.6, next="May 12")

    assert compared(march, april) is None


def test_the_bulletin_of_the_next_day_is_no_copy_even_where_one_figure_changed() -> None:
    tides = (
        "High water at Skerry pier is at 0612 and 1841 with 4.2 and 4.5 metres, low water at 1220 with 0.9 metres. "
        "Wind westerly 12 knots, visibility good. Masters of small craft keep clear of the works at the north wall."
    )
    changed = tides.replace("12 knots", "18 knots")

    assert compared(tides, changed, apart=3600.0) is not None
    assert compared(tides, changed, apart=24 * 3600.0) is None
    assert compared(tides, tides, apart=24 * 3600.0) is not None
    assert compared(tides, tides.replace("Skerry", "Marram")) is None


def test_a_form_with_another_name_is_no_copy() -> None:
    form = "{} said its board declared a dividend of 12 cents a share, payable April 15 to holders of record March 31."

    assert compared(form.format("Sable Foods Inc"), form.format("Cormorant Mining Corp")) is None


def test_a_few_words_are_not_compared() -> None:
    assert compared("File photo of the ferry", "File photo of the ferry") is None
    assert compared("", FERRY) is None


RESULTS = """Shr profit {a} cts vs loss two cts. Net profit 2,665,120 vs loss 202,450. Revs 12,141,300 vs 5,993,870.
Year. Shr profit 35 cts vs loss 11 cts. Net profit 4,653,900 vs loss 1,167,020. Revs 35.1 mln vs 18.0 mln."""


def test_results_that_are_sent_twice_with_other_abbreviations_are_one_text() -> None:
    again = RESULTS.format(a=20).replace("Revs", "Sales").replace("Year", "12 mths").replace("12,141,300", "12.1 mln")

    assert relation(again, RESULTS.format(a=20)) == "edited"


def test_results_that_repeat_the_figures_of_the_quarter_before_are_no_copy() -> None:
    later = """Shr profit 31 cts vs profit 20 cts. Net profit 3,110,870 vs profit 2,665,120. Revs 14,020,150 vs
12,141,300. Year. Shr profit 66 cts vs profit 35 cts. Net profit 7,763,010 vs profit 4,653,900. Revs 49.9 mln vs
35.1 mln."""

    assert compared(RESULTS.format(a=20), later) is None


def test_a_table_of_prices_an_hour_later_is_no_copy() -> None:
    table = (
        "MINNEAPOLIS WHEAT May {} up 1 Jul {} off 1 Sep 276 up 1 Dec 270 up 2 Mar 265 up 1 May 260 up 3 Jul 258 up 2"
    )

    assert relation(table.format(284, 280), table.format(284, 280)) == "identical"
    assert compared(table.format(284, 280), table.format(285, 281)) is None


NOTICE = "Qtly div {} cts vs {} cts prior Pay April 30 Record April 10"
AGAIN = "Qtly dividend {} cts vs {} cts Payable April 30 Record April 10"


def test_a_dividend_that_is_sent_twice_is_a_copy_if_its_headlines_name_the_company() -> None:
    here, again = NOTICE.format(22, 22), AGAIN.format(22, 22)

    assert compared(here, again, ("ACME STEEL CORP <AST> SETS PAYOUT", "ACME STEEL CORP <AST> SETS QUARTERLY"))
    assert compared(here, again, ("ACME STEEL CORP SETS PAYOUT", "BOND STORES INC SETS PAYOUT")) is None
    assert compared(here, AGAIN.format(24, 22), ("ACME STEEL CORP SETS PAYOUT",) * 2) is None
    assert compared(here, again, ("ACME STEEL CORP SETS PAYOUT",) * 2, apart=90 * 86_400) is None


def test_two_companies_with_the_same_dividend_are_no_copies() -> None:
    notice = NOTICE.format(20, 20)

    assert compared(notice, notice, ("ACME STEEL CORP SETS PAYOUT", "BOND STORES INC SETS PAYOUT")) is None
    assert relation(notice, notice) == "identical"
    assert compared(notice, notice, ("Acme Steel sets dividend", "Dividend of Acme Steel"))


def test_a_caption_with_another_headline_is_a_copy() -> None:
    caption = "Rescue workers carry survivors of the ferry accident ashore in the harbour of Accra on Monday"

    assert compared(caption, caption, ("Ferry sinks", "Dozens rescued off Ghana"))


def test_a_paragraph_of_another_newsroom_above_the_whole_story_leaves_it_a_copy() -> None:
    own = """An engineer of Port Nolan, Colin Pearse, was among the passengers of a ship that went down on Monday, said
    his wife Donna. Mr Pearse, 44, has worked in Belmont since 2019 for Terranova and Lowther. His brother Alan, who is
    councillor of Seaton, heard from the Foreign Office on Tuesday. His daughter Ellen and her friends at Marley
    School had waited for word from Norland. Father Ryan of St Anne opened Marley Hall, and Councillor Beth Orr came."""
    cut = " ".join(FERRY.split()[:70])

    assert relation(f"{own} {cut}", f"{cut} {STRIKE}") is not None


def test_a_second_report_that_repeats_the_background_is_no_copy() -> None:
    background = " ".join(FERRY.split()[20:75])
    first = "Rescuers from four countries went on looking for survivors of the ferry on Tuesday as hopes faded. "
    second = "The owner of the ship that sank off Tamba was held by police for questioning late on Wednesday. "
    news = "Crews of six boats had worked in shifts since dawn, with lamps and cameras, and were glad of calm weather. "
    other = "Officers took papers and computers out of two houses and an office, and spoke to the crew until midnight. "

    assert relation(first + 2 * news + background, second + other * 2 + background) is None
    assert relation(first + background, first + other + background) is not None


def test_an_item_of_a_digest_is_a_copy_even_where_sentences_of_the_report_were_left_out() -> None:
    sentences = FERRY.replace("\n", " ").split(". ")
    item = ". ".join((sentences[0], sentences[2], sentences[3]))
    strike = ". ".join(STRIKE.replace("\n", " ").split(". ")[:3])

    found = compared(FERRY, f"Good morning. Here is what matters today. {strike}. {item}. More at noon.")

    assert found is not None
    assert found.relation == "edited"


def test_what_a_firm_says_about_itself_below_two_reports_makes_no_copy() -> None:
    about = "About Mensah Lines. " + " ".join(FERRY.split()[-70:])
    here = "Mensah Lines opened a school for forty pilots on Monday, and half of its cost was paid by the region. "
    there = "Seats made of old nets will be used from spring on all ships, the owner said, and weigh two kilos less. "

    assert relation(here + here.lower() + about, there + there.lower() + about) is None
