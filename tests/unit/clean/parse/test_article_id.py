import pytest

from wiredesk.clean.parse.article_id import article_id, host_of, normalise_url
from wiredesk.errors import MalformedArticle


def test_the_same_page_has_one_id_however_it_was_reached() -> None:
    plain = article_id(None, None, "https://paper.example/a?id=7", "")
    shared = article_id(None, None, "HTTPS://Paper.Example:443/a?utm_source=x&id=7&fbclid=y#top", "")
    assert plain == shared
    assert plain.startswith("url-")
    assert len(plain) == 28


def test_ids_are_taken_from_article_key_address_and_content_in_that_order() -> None:
    assert article_id("own", b"key", "https://p.example/", "c") == "own"
    assert article_id(" ", b"key", "https://p.example/", "c") == "key"
    assert article_id(None, b"\xff", "https://p.example/", "c").startswith("url-")
    assert article_id(None, None, "no address", "c").startswith("text-")


@pytest.mark.parametrize("given", ["x" * 513, "a\nb", "a\x7fb"])
def test_an_id_that_cannot_be_a_key_is_malformed(given: str) -> None:
    with pytest.raises(MalformedArticle, match="article_id"):
        article_id(given, None, None, "")


@pytest.mark.parametrize("address", ["", "ftp://x.example/", "https://", "http://[", "https://x.example:port/"])
def test_what_is_no_web_address_names_no_page(address: str) -> None:
    assert normalise_url(address) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://Paper.Example:8080/a", "paper.example"), ("http://[x", ""), ("no address", ""), ("", "")],
)
def test_an_address_names_its_host_or_none(address: str, host: str) -> None:
    assert host_of(address) == host
