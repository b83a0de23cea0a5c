import pytest

from wiredesk.clean.page.attributes import kinds_of


@pytest.mark.parametrize(
    ("address", "is_writer"),
    [
        ("/authors/ama-mensah", True),
        ("https://strait.example/en/author/ama-mensah/", True),
        ("/Autores/ama-mensah", True),
        ("/penulis/ama_mensah", True),
        ("/authors/", False),
        ("/authors", False),
        ("/authors/a", False),
        ("/authors/ama-mensah/articles", False),
        ("/authors/ama-mensah?page=2", False),
        ("/coast/ferry", False),
        ("author/ama-mensah", False),
        ("#", False),
    ],
)
def test_a_link_to_the_page_of_a_writer_is_a_byline(address: str, is_writer: bool) -> None:
    kinds, name = kinds_of([("href", address)])
    assert ("byline" in kinds) == is_writer
    assert name == ""
