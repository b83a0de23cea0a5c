from wiredesk.clean.parse.field_mapping import map_fields


def test_our_own_fields_are_taken_as_they_are() -> None:
    raw = map_fields({"article_id": "a", "text": "Words.", "authors": ["Jane Roe"], "revision": 3, "desk": {"a": 1}})
    assert (raw.article_id, raw.text, raw.authors, raw.revision) == ("a", "Words.", ["Jane Roe"], 3)
    assert raw.extra == {"desk": {"a": 1}}


def test_trafilatura_writes_the_address_under_source_and_authors_in_one_string() -> None:
    raw = map_fields(
        {
            "title": "T",
            "author": "Jane Roe; John Doe",
            "hostname": "paper.example",
            "source": "https://paper.example/1",
            "source-hostname": "The Paper",
            "date": "2026-03-03",
            "text": "Words.",
            "raw_text": "Words.",
            "id": None,
        }
    )
    assert (raw.url, raw.source, raw.published_at) == ("https://paper.example/1", "The Paper", "2026-03-03")
    assert raw.authors == ["Jane Roe", "John Doe"]
    assert raw.extra["raw_text"] == "Words."


def test_news_please_has_a_maintext_and_dates_with_a_space() -> None:
    raw = map_fields({"maintext": "Words.", "date_publish": "2026-03-16 13:05:00", "source_domain": "paper.example"})
    assert (raw.text, raw.published_at, raw.source) == ("Words.", "2026-03-16T13:05:00", "paper.example")


def test_fundus_sections_become_paragraphs_and_the_summary_a_subhead() -> None:
    body = {"summary": ["Deck."], "sections": [{"headline": ["Head"], "paragraphs": ["One.", "Two."]}]}
    raw = map_fields({"body": body, "lang": "en", "publisher": "The Paper"})
    assert raw.text == "Head\n\nOne.\n\nTwo."
    assert (raw.subhead, raw.language, raw.source) == ("Deck.", "en", "The Paper")


def test_ninjs_versions_bodies_and_headlines_are_understood() -> None:
    raw = map_fields(
        {
            "uri": "urn:1",
            "version": "2",
            "pubstatus": "usable",
            "headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "Long"}],
            "bodies": [
                {"role": "main", "contenttype": "application/xhtml+xml", "value": "<p>Words.</p>"},
                {"role": "teaser", "contenttype": "text/plain", "value": "Teaser"},
            ],
        }
    )
    assert (raw.article_id, raw.revision, raw.title, raw.html) == ("urn:1", 2, "Long", "<p>Words.</p>")
    assert not raw.withdrawn
    assert raw.text is None


def test_a_numeric_id_is_an_id_and_a_version_that_is_no_number_rides_along() -> None:
    raw = map_fields({"id": 42, "content": "Words.", "version": "1.0.3"})
    assert (raw.article_id, raw.revision, raw.extra) == ("42", 1, {"version": "1.0.3"})


def test_a_body_full_of_tags_is_html_whatever_its_field_is_called() -> None:
    assert map_fields({"content": "<p>Words.</p>"}).html == "<p>Words.</p>"


def test_a_time_that_cannot_be_read_is_kept_as_given() -> None:
    assert map_fields({"text": "x", "published_at": "last Tuesday"}).published_at == "last Tuesday"


def test_a_post_of_wordpress_has_its_words_in_objects() -> None:
    raw = map_fields(
        {
            "id": 12,
            "date": "2026-05-05T18:05:00",
            "link": "https://strait.example/a",
            "title": {"rendered": "Ferry &#8211; again"},
            "content": {"rendered": "<p>The ferry sailed again.</p>", "protected": False},
        }
    )
    assert (raw.title, raw.html, raw.url) == (
        "Ferry &#8211; again",
        "<p>The ferry sailed again.</p>",
        "https://strait.example/a",
    )


def test_the_sender_s_id_outside_of_an_agency_s_item_is_kept() -> None:
    item = {"uri": "tag:x", "headline": "Ferry", "versioncreated": "2026-05-05T18:05:00Z", "body_text": "It sailed."}
    assert map_fields({"article_id": "mine", "data": {"item": item}}).article_id == "mine"
