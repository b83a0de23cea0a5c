from wiredesk.clean.page.stated_authors import is_office, without_publisher


def test_the_publisher_beside_a_writer_is_left_out() -> None:
    assert without_publisher("Lea Torn | Valley Courier", {"valleycourier"}) == ["Lea Torn"]
    assert without_publisher("Valley Courier", {"valleycourier"}) == []
    assert without_publisher("Lea Torn - Orsa", {"valleycourier"}) == ["Lea Torn - Orsa"]


def test_a_name_that_shares_a_word_with_the_site_is_an_office() -> None:
    assert is_office("Amt Auenland", ["Auenland Online"])
    assert not is_office("Ama Mensah", ["Auenland Online"])
