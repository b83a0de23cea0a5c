from wiredesk.knowledge.nations import is_country, is_nationality


def test_countries_are_known_and_names_with_two_meanings_are_left_to_the_context() -> None:
    assert is_country("New Zealand")
    assert not any(is_country(name) for name in ("Georgia", "Jordan", "Chad"))


def test_peoples_are_known_in_singular_and_plural() -> None:
    assert is_nationality("Ugandan")
    assert is_nationality("Ugandans")
    assert not is_nationality("Kampala")
