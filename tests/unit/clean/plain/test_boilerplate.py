import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.boilerplate import extract_boilerplate, reason_for


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertising", "advertising"),
        ("- ADVERTISEMENT -", "advertising"),
        ("Story continues below advertisement", "advertising"),
        ("Related Articles", "related_links"),
        ("You May Also Like", "related_links"),
        ("More from Sport", "related_links"),
        ("READ MORE: Snow leopard walks through car wash", "read_more"),
        ("Read also: Lake fishermen want closed season moved", "read_more"),
        ("Sign up for our daily newsletter.", "newsletter"),
        ("Get the commodities letter in your inbox every morning.", "newsletter"),
        ("Share on Telegram", "share_prompt"),
        ("Facebook | Twitter | WhatsApp", "share_prompt"),
        ("Follow us on Telegram", "share_prompt"),
        ("Sign up for our Morning Briefing and never miss a story", "newsletter"),
        ("[Newsletter: The best of our food writing, every Thursday.]", "newsletter"),
        ("By clicking Subscribe, you agree to our Terms.", "newsletter"),
        ("Did you find this useful? Yes / No", "comments"),
        ("Tagged With: ferry, Tamba", "related_links"),
        ("Comments (27)", "comments"),
        ("© 2026 The Alatau Times. All rights reserved.", "copyright"),
        ("none", "placeholder"),
        ("Larger text size", "placeholder"),
        ("FEATURED STORIES", "related_links"),
        ("TEXT AD: Call Ama - 555 0199", "advertising"),
        ("Read more from The Strait: Ferry sails again", "read_more"),
        ("For all latest news, follow The Strait’s Google News channel.", "newsletter"),
        ("Follow our coverage on the @strait channel.", "newsletter"),
        ("Your subscription could not be saved. Please try again.", "newsletter"),
        ("Support The Strait’s journalism of integrity", "newsletter"),
        ("Copyright AP Photo", "copyright"),
        ("This is AI generated summarization, which may have errors.", "placeholder"),
        ("(This is a developing story)", "placeholder"),
        ("Why am I seeing this ad?", "advertising"),
        ("Log in, register or subscribe to save articles for later.", "newsletter"),
        ("■", "placeholder"),
        ("Video by Sella TV", "placeholder"),
        ("Stock photo of a ferry.", "placeholder"),
        ("This video is not available in your region.", "placeholder"),
        ("Tweet from @tambaport", "social_embed"),
        ("👉 Subscribe to @tambaport", "newsletter"),
        ("Save to read later", "share_prompt"),
        ("Facebook Twitter Flipboard Comments Print Email", "share_prompt"),
        ("Also on strait.example", "related_links"),
        ("Article content", "placeholder"),
        ("You can save this article by registering for free here. Or sign-in if you have an account.", "newsletter"),
        ("Forwarded from Strait News", "syndication"),
        ("RELATED TOPICS / KEYWORDS:", "related_links"),
        ("Thank you for your report!", "contact_prompt"),
        ("Lasi arī: Prāmis atkal kursē", "related_links"),
        ("Nepřehlédněte: Přívoz opět jezdí", "related_links"),
        ("0:00 / 1:23", "placeholder"),
        ("Also Read – Lake fishermen want closed season moved", "read_more"),
        ("READ ALSO Lake fishermen want closed season moved", "read_more"),
        ("ANALYSIS | Why the lake is closed", "read_more"),
        ("More: Lake fishermen want closed season moved", "related_links"),
        ("@tambaport", "social_embed"),
        ("(Instagram/@tambaport)", "social_embed"),
        ("Clarification: This story was changed to add a name.", "correction_notice"),
        ("* * *", "placeholder"),
        ("Published: 3 June 2026, 09:15", "timestamp"),
        ("(Corrects the number of families in paragraph 2 to 41, not 14)", "correction_notice"),
        ("Report this ad", "advertising"),
        ("Sponsored by Orwen Steel", "advertising"),
        ("Filed under: Ferries, Tamba", "related_links"),
        ("Want more updates from Ama? Sign up for her newsletter, The Quay.", "newsletter"),
        ("Enter your email address:", "newsletter"),
        ("Thank you for reading!", "newsletter"),
        ("Do you like the new harbour? Like the page:", "share_prompt"),
        ("Follow Ama Mensah on Twitter @amamensah.", "share_prompt"),
        ("Print this article", "share_prompt"),
        ("Be the first to comment", "comments"),
        ("Sort by newest", "comments"),
        ("Media playback is unsupported on your device", "placeholder"),
        ("Accept all cookies", "cookies"),
        ("By continuing to browse this site you agree to our use of cookies.", "cookies"),
        ("This article is for subscribers only.", "paywall"),
        ("SUBSCRIBER ONLY STORIESView All", "paywall"),
        ("To continue reading, please log in or subscribe.", "paywall"),
        ("You’ve read 3 of 5 free articles", "paywall"),
        ("Get unlimited access for £1 a week", "paywall"),
        ("Subscribe now to get 66% off", "paywall"),
        (".boat-image {", "code"),
        ("margin-right:15px;", "code"),
        ("(adsbygoogle = window.adsbygoogle || []).push({});", "code"),
        ("\\pard\\pardeftab720\\sa520", "code"),
        ("The post Ferry pulled free appeared first on Tamba Courier.", "syndication"),
        ("This story was originally published by the Tamba Courier.", "syndication"),
        ('Dieser Artikel ist zuerst bei "Tamba heute" erschienen.', "syndication"),
        ("Cet article a été initialement publié par le Courrier de Tamba.", "syndication"),
        ("Este artículo se publicó originalmente en El Correo de Tamba.", "syndication"),
        ("Got a news tip? Write to the desk.", "contact_prompt"),
        ("This story has been updated to add a comment by the harbour master.", "correction_notice"),
        ("Correction: An earlier version of this article misstated the captain’s age.", "correction_notice"),
        ("A post shared by Ama Mensah (@amamensah)", "social_embed"),
        ("https://t.co/a1B2c3", "social_embed"),
        ("Privacy policy | Terms of use | About us", "navigation"),
        ("Page 1 of 3", "navigation"),
        ("Show more", "navigation"),
        ("Scroll left for more photos", "placeholder"),
        ("Latest Videos", "related_links"),
        ("Video Duration 02 minutes 41 seconds", "timestamp"),
        ("(2 Minuten)", "timestamp"),
        ("Show all (12)", "navigation"),
        ("Stay ahead! Follow The Strait on WhatsApp for real-time updates.", "newsletter"),
        ("Gift this article", "share_prompt"),
        ('[gallery ids="1,2"]', "code"),
        ("[/vc_row][/vc_column]", "code"),
        ("[embed]https://strait.example/1[/embed]", "code"),
        ("Join the conversation (12)", "comments"),
        ("Show all 6", "navigation"),
        ("View 3 more images", "navigation"),
        ("Reading Time: 3 mins read", "timestamp"),
        ("View gallery (6 photos)", "placeholder"),
        ("Video above: The ferry at its quay", "placeholder"),
        ("This TikTok was deleted", "placeholder"),
        ("Instagram post by The Strait", "social_embed"),
        ("In association with Strait Oil", "advertising"),
        ("Read the rest of the story at The Strait.", "read_more"),
        ("Save for later", "share_prompt"),
        ("Turn on desktop notifications for breaking stories about your interests?", "newsletter"),
        ("Top Stories Delivered Daily", "newsletter"),
        ("Tap on the arrows to see more", "placeholder"),
        ("Your browser doesn't support HTML5 audio", "placeholder"),
        ("Listen • 3:41", "placeholder"),
        ("Recommended Videos", "related_links"),
        ("This article contains affiliate links. We may earn a commission.", "advertising"),
        ("Get our top stories on your phone: join our Telegram group", "newsletter"),
    ],
)
def test_boilerplate_is_recognised_by_the_whole_line(line: str, reason: str) -> None:
    assert reason_for(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Advertising fell by a third, the paper said.",
        "Share prices rose on Monday.",
        "Related firms in the port also closed, she said.",
        "“Sign up here,” the recruiter told them, and they did.",
        "None of the passengers was hurt.",
        "Comments by the minister angered the union.",
        "Subscribe he would not, he said.",
        "By clicking twice you agree with yourself, she said.",
        "Did you find this road by chance, the officer asked him.",
        "Copyright law should be changed, the court said.",
        "Read the room, she told him.",
        "Follow the money, he said.",
        "More than 20 people were hurt in the crash",
        "Print sales fell by a tenth.",
        "Update the law, they cried.",
        "To read the will the court had to register a second heir, he said.",
        "By signing up to the treaty, the country agreed to cut its catch.",
        "Stay up to date with vaccinations, the ministry said.",
        "Enjoy free access to the museum on Sunday, the city said.",
        "Sponsored by a rival, the bill failed.",
        "Powered by wind",
        "Top: Ama Mensah; below: her boat;",
        "You have read the law, she told them, and it does not set you free.",
        "This story has been updated so often in court. The judge no longer believes it.",
        "Correction: An earlier version of this article named the wrong port. The ferry sank off Tamba.",
        "500 shares",
        "Published risk provisions 736.3 mln marks vs 224.0 mln.",
        "3 of 5",
        "[laughter]",
        "In association with others, she built the ferry, she said.",
        "Tap water in the village was cut off on Monday, a map shows",
        "Click on the brakes alerted the driver, he said.",
        "Ama Mensah 2:21:04",
        "Follow the app’s advice and you may lose money, a consumer group in Sella warned its members.",
        "Subscribe to a channel on WhatsApp, the advert said, and double your savings.",
        "Download figures for the app rose to two million in January, the group said.",
        "Our browser game of the week is about a ferry.",
        "The post was vacant for a year.",
        "For all the latest boats, he said, there is no room.",
        "Your subscription is a gift, she said.",
        "Copyright was her field.",
    ],
)
def test_news_that_begins_like_boilerplate_stays(line: str) -> None:
    assert reason_for(line) is None


def test_the_address_over_the_text_becomes_the_articles() -> None:
    draft = Draft("a", paragraphs=["https://p.example/1", "Words."])
    extract_boilerplate(draft)
    assert draft.url == "https://p.example/1"
    assert [removed.reason for removed in draft.removed] == ["page_url"]


def test_links_under_related_articles_go_and_a_story_there_stays() -> None:
    links = ["Words.", "Related Articles", "Council delays vote"]
    draft = Draft("a", paragraphs=links)
    extract_boilerplate(draft)
    assert draft.paragraphs == ["Words."]

    story = ["Words.", "Related Articles", "The vote was delayed, she said."]
    draft = Draft("a", paragraphs=story)
    extract_boilerplate(draft)
    assert len(draft.paragraphs) == 2


@pytest.mark.parametrize("line", ["Record March 31, 1987", "Pay Aug 14, 1987", "Due 3 May 1990"])
def test_a_day_with_a_word_that_says_what_happens_then_is_news(line: str) -> None:
    draft = Draft("a", paragraphs=[line, "The ferry sails again."])
    extract_boilerplate(draft)
    assert not draft.removed


@pytest.mark.parametrize("line", ["May 4, 2021", "Updated: May 4, 2021 9:14 am"])
def test_a_day_alone_over_the_story_is_when_the_page_was_made(line: str) -> None:
    draft = Draft("a", paragraphs=[line, "The ferry sails again."])
    extract_boilerplate(draft)
    assert [removed.reason for removed in draft.removed] == ["timestamp"]


STORY = ["The only ferry on Lake Tamba sailed again on Saturday.", "It carried two hundred people and a goat."]


@pytest.mark.parametrize(
    "foot",
    [
        ["Das könnte Sie auch interessieren", "Zehn Fähren, die man gesehen haben muss"],
        ["Topics :", "Lake Tamba", "ferry"],
        ["FERRY", "LAKE TAMBA"],
    ],
)
def test_what_stands_at_the_foot_leaves_also_below_a_label_in_mid_story(foot: list[str]) -> None:
    draft = Draft(article_id="a", paragraphs=[STORY[0], "Lesen Sie auch: Ziegen im Bus", STORY[1], *foot])
    extract_boilerplate(draft)
    assert draft.paragraphs == STORY


@pytest.mark.parametrize("last", [["THE END"], ["CHELSEA 2", "LEEDS 1"], ["Tables follow", "TAMBA"]])
def test_other_lines_at_the_foot_stay(last: list[str]) -> None:
    draft = Draft(article_id="a", paragraphs=[*STORY, *last])
    extract_boilerplate(draft)
    assert draft.paragraphs == [*STORY, *last]


def test_the_rate_of_exchange_is_the_storys_last_line_below_an_appeal() -> None:
    appeal = "The Lake Briefing newsletter brings you all the news you need. Sign up here."
    draft = Draft(article_id="a", paragraphs=[*STORY, appeal, "($1 = 12.5 quists)"])
    extract_boilerplate(draft)
    assert draft.paragraphs == [*STORY, "($1 = 12.5 quists)"]


def test_the_last_paragraph_with_initials_after_it_is_no_link_below_a_label() -> None:
    story = ["Die Fähre ist wieder gefahren.", "Sie fährt dreimal am Tag, sagte der Hafenmeister. (am mit dpa)"]
    draft = Draft("a", paragraphs=[story[0], "Lesen Sie auch: Ziegen im Bus verboten", story[1]])
    extract_boilerplate(draft)
    assert draft.paragraphs == story


def test_a_video_that_a_line_points_to_is_no_story() -> None:
    assert reason_for("Related video: Goats on the bus (The Strait)") == "read_more"


def test_an_appeal_at_the_end_of_a_paragraph_is_removed() -> None:
    draft = Draft(article_id="a")
    draft.paragraphs = [
        "The ferry came late, traders said. Sign up for our newsletter to read more.",
        "It left at ten.",
    ]
    extract_boilerplate(draft)
    assert draft.paragraphs == ["The ferry came late, traders said.", "It left at ten."]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [
        ("Sign up for our newsletter to read more.", "newsletter")
    ]


def test_a_label_takes_no_paragraph_with_it_in_scripts_without_full_stops() -> None:
    first = "เหมืองหินเก่าจะถูกปล่อยน้ำในฤดูใบไม้ผลิหน้าเพื่อเป็นอ่างเก็บน้ำให้สี่หมู่บ้าน ทางจังหวัดกล่าวเมื่อวันอังคาร"
    last = "รถบรรทุกคันสุดท้ายออกจากเหมืองเมื่อเช้าวันศุกร์ ประธานสภากล่าวกับผู้สื่อข่าว"
    draft = Draft(article_id="a", paragraphs=[first, "อ่านเพิ่มเติม", last])
    extract_boilerplate(draft)
    assert draft.paragraphs == [first, last]


@pytest.mark.parametrize("label", ["Mainos alkaa", "ఇవి కూడా చదవండి", "ასევე წაიკითხეთ", "Lexo edhe: Anija u kthye"])
def test_labels_of_more_languages_are_known(label: str) -> None:
    assert reason_for(label) is not None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("What to know about the ferry ➜", "related_links"),
        ("Don’t miss: Goats banned from buses", "read_more"),
        ("Go deeper: How the engine failed", "read_more"),
        ("Add The Strait on Google", "newsletter"),
        ("[Also Read: Goats banned from buses]", "read_more"),
        ("[The name of the goat was changed.]", None),
        ("Tap here to add The Strait as your trusted source", "read_more"),
        ("Straipsnis tęsiamas po reklamos", "advertising"),
        ("Hier finden Sie externe Inhalte von Drittanbietern", "site_label"),
        ("Previously: the ferry had failed in April and nobody knew why.", None),
    ],
)
def test_links_with_an_arrow_and_labels_before_a_headline_are_no_text(line: str, reason: str | None) -> None:
    draft = Draft(article_id="a", paragraphs=["The ferry sailed again on Saturday.", line, "It carried a goat."])
    extract_boilerplate(draft)
    assert next((part.reason for part in draft.removed), None) == reason


def test_what_an_aggregator_says_below_the_original_s_address_goes() -> None:
    story = "The ferry sailed again on Saturday, a year after its engine failed, the harbour master said."
    note = "ManyNews publishes 500 reports a day from over 90 organisations, representing all positions."
    draft = Draft("a", paragraphs=[story, "Read the original article on The Strait.", note])
    extract_boilerplate(draft)
    assert draft.paragraphs == [story]


def test_a_line_of_time_may_name_the_writer() -> None:
    draft = Draft("a", paragraphs=["Ferry sails again", "Updated May 7, 2026 by Ama Mensah", "The ferry sailed."])
    extract_boilerplate(draft)
    assert draft.byline == ["Ama Mensah"]


def test_rights_in_capitals_that_a_line_break_divides_are_removed_whole() -> None:
    rights = [
        "COPYRIGHT 2026 BY STRAIT SOURCES. NO PART OF IT MAY BE USED",
        "IN ANY MEDIA WITHOUT ATTRIBUTION TO STRAIT.",
    ]
    story = "The only ferry on the lake sailed again on Saturday, a year after its engine failed."
    draft = Draft("a", paragraphs=[*rights, story])
    extract_boilerplate(draft)
    assert draft.paragraphs == [story]


def test_a_writer_labelled_below_the_rights_is_the_byline() -> None:
    story = "Satu-satunya feri di Danau Tamba berlayar kembali pada Sabtu, setahun setelah mesinnya rusak."
    draft = Draft(
        "a", paragraphs=[story, "Baca juga: Kambing naik bus", "Pewarta: Ama Mensah", "Copyright © ANTARA 2026"]
    )
    extract_boilerplate(draft)
    assert draft.byline == ["Ama Mensah"]
