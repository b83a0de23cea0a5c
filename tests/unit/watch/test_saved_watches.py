import base64
import sys

import pytest

from wiredesk.watch.saved_watches import (
    InvalidWatchError,
    checked_watch,
    host_of,
    made_id,
    new_secret,
    unused_id,
    with_secrets,
)


def test_an_id_is_made_from_a_name() -> None:
    assert made_id("Åse Öberg: the ferry!") == "ase-oberg-the-ferry"
    with pytest.raises(InvalidWatchError, match="letters or digits"):
        made_id("!?")


def test_a_new_watch_has_no_id_of_a_removed_one_that_left_alerts() -> None:
    assert unused_id("ferry", {"tram"}.__contains__) == "ferry"
    assert unused_id("ferry", {"ferry", "ferry-2"}.__contains__) == "ferry-3"


def test_a_name_in_another_script_has_an_id_of_its_own() -> None:
    names = ("渡船", "Паром 2", "Поезд 2", "نهر")
    made = {made_id(name) for name in names}
    assert len(made) == len(names)
    for watch_id in made:
        checked_watch({"watch_id": watch_id, "name": "A", "people": ["B"]})


def test_a_watch_that_would_match_everything_is_refused() -> None:
    with pytest.raises(InvalidWatchError, match="matches every article"):
        checked_watch({"watch_id": "a", "name": "A", "words_none": ["boat"], "min_confidence": 0.5})

    assert checked_watch({"watch_id": "a", "name": "A", "min_newsrooms": 3}).min_newsrooms == 3


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("languages", "German"),
        ("places", "country-GH"),
        ("places", "country-ghana"),
        ("words_any", "harb*"),
        ("phrases", "night *"),
        ("words_none", "!"),
        ("people", " "),
    ],
)
def test_a_condition_that_no_article_can_meet_is_refused(field: str, text: str) -> None:
    with pytest.raises(InvalidWatchError, match=rf"{field}\.1"):
        checked_watch(
            {"watch_id": "a", "name": "A", "sources": ["b"], field: ["en" if field == "languages" else "b", text]}
        )


def test_conditions_in_any_script_are_accepted() -> None:
    fields = {"languages": ["pt-BR", "haw"], "words_any": ["渡船", "نهر"], "places": ["country-gh", "Åbo"]}
    assert checked_watch({"watch_id": "a", "name": "A", **fields}).languages == ["pt-BR", "haw"]


@pytest.mark.parametrize("url", ["nowhere", "https://", "http://[", "https:///hook"])
def test_an_address_without_scheme_or_host_is_refused(url: str) -> None:
    with pytest.raises(InvalidWatchError, match=r"deliver_to\.0\.url"):
        checked_watch({"watch_id": "a", "name": "A", "people": ["B"], "deliver_to": [{"url": url}]})


@pytest.mark.parametrize("url", ["ftp://files.example/alerts", "slak://token/a/b", "ftp://user:secret@files.example"])
def test_an_address_to_which_apprise_sends_nothing_is_refused(url: str) -> None:
    fields = {"watch_id": "a", "name": "A", "people": ["B"], "deliver_to": [{"url": url}]}

    with pytest.raises(
        InvalidWatchError, match=r"deliver_to\.0\.url.*apprise sends nothing to (ftp|slak)://"
    ) as refused:
        checked_watch(fields)

    assert "secret" not in str(refused.value)


def test_services_are_not_checked_where_apprise_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)

    checked_watch({"watch_id": "a", "name": "A", "people": ["B"], "deliver_to": [{"url": "slak://token"}]})


def test_only_webhooks_without_a_secret_get_one() -> None:
    mine = new_secret()
    addresses = [{"url": "https://a.example"}, {"url": "https://b.example", "secret": mine}, {"url": "mailto://c"}]
    watch = checked_watch({"watch_id": "a", "name": "A", "people": ["B"], "deliver_to": addresses})

    saved, made = with_secrets(watch)

    assert [host for host, _ in made] == ["https://a.example"]
    assert [address.secret for address in saved.deliver_to] == [made[0][1], mine, None]
    assert len(base64.b64decode(made[0][1].removeprefix("whsec_"))) == 32


def test_the_shown_part_of_an_address_has_no_password() -> None:
    assert host_of("https://user:pass@newsroom.example/secret?token=1") == "https://newsroom.example"
    assert host_of("slack://TokenA/TokenB/TokenC") == "slack://…"
    assert host_of("http://[") == "http://…"
