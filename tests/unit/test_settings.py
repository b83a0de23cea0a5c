from pathlib import Path

import pytest

from wiredesk.errors import ConfigurationError
from wiredesk.settings import load_settings, unknown_settings


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_BROKERS", "one:9092, two:9093")
    monkeypatch.setenv("WIREDESK_TOPIC_PREFIX", "staging.")

    settings = load_settings()

    assert settings.broker_list == ["one:9092", "two:9093"]
    assert settings.topic("raw") == "staging.news.raw"
    assert settings.group("clean") == "staging.wiredesk-clean"


def test_settings_come_from_a_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WIREDESK_PARTITIONS=12\n")

    assert load_settings().partitions == 12


def test_a_file_in_another_encoding_is_reported_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WIREDESK_PARTITIONS=12\n", "utf-16")  # as some Windows editors save it

    with pytest.raises(ConfigurationError, match=r"^\.env: byte 0 is not UTF-8: save the file as UTF-8$"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROKERS", "no port"),
        ("PARTITIONS", "many"),
        ("PARTITIONS", "0"),
        ("SECURITY_PROTOCOL", "TSL"),
        ("TOPIC_PREFIX", "a b"),
        ("MAX_ARTICLE_BYTES", "-1"),
        ("BATCH_MAX_WAIT_SECONDS", "0"),
    ],
)
def test_a_wrong_setting_is_reported_with_valid_values(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"WIREDESK_{name}", value)

    with pytest.raises(ConfigurationError, match=rf"WIREDESK_{name}: .*: set it to "):
        load_settings()


def test_a_message_describes_the_value_instead_of_showing_its_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_TOPIC_PREFIX", "a b")

    with pytest.raises(ConfigurationError) as caught:
        load_settings()

    assert str(caught.value) == (
        "WIREDESK_TOPIC_PREFIX: the value is not valid: set it to prefix of every topic and group name: "
        "letters, digits and . _ - only"
    )


def test_all_wrong_settings_are_reported_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_PARTITIONS", "0")
    monkeypatch.setenv("WIREDESK_REPLICATION_FACTOR", "0")

    with pytest.raises(ConfigurationError) as caught:
        load_settings()

    assert len(str(caught.value).splitlines()) == 2


def test_sasl_without_a_user_reports_the_missing_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_SECURITY_PROTOCOL", "SASL_SSL")

    with pytest.raises(ConfigurationError, match="WIREDESK_SASL_USERNAME and WIREDESK_SASL_PASSWORD"):
        load_settings()


def test_oauthbearer_needs_a_client_and_no_user() -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_OAUTH_CLIENT_ID and WIREDESK_OAUTH_CLIENT_SECRET"):
        load_settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", oauth_token_url="https://id.test/t")

    load_settings(
        security_protocol="SASL_SSL",
        sasl_mechanism="OAUTHBEARER",
        oauth_token_url="https://id.test/t",
        oauth_client_id="clean",
        oauth_client_secret="hunter2",
    )


@pytest.mark.parametrize("url", ["http://id.test/token", "https://clean:hunter2@id.test/token", "id.test/token"])
def test_a_token_endpoint_without_tls_or_with_a_secret_in_its_url_is_rejected(url: str) -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_OAUTH_TOKEN_URL") as caught:
        load_settings(oauth_token_url=url)

    assert "hunter2" not in str(caught.value)


def test_no_message_contains_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_SASL_PASSWORD", "hunter2")
    monkeypatch.setenv("WIREDESK_OAUTH_CLIENT_SECRET", "hunter2")
    monkeypatch.setenv("WIREDESK_PARTITIONS", "0")

    with pytest.raises(ConfigurationError) as caught:
        load_settings()

    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(load_settings(partitions=1))


def test_a_missing_tls_file_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_TLS_CA_FILE", "/nowhere/ca.pem")

    with pytest.raises(ConfigurationError, match="WIREDESK_TLS_CA_FILE: no file"):
        load_settings()


def test_a_tls_file_that_is_no_certificate_is_a_configuration_error(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text("not PEM")

    with pytest.raises(ConfigurationError, match="WIREDESK_TLS_CA_FILE"):
        load_settings(security_protocol="SSL", tls_ca_file=authority).ssl_context()


def test_a_key_without_its_certificate_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="must be set together"):
        load_settings(tls_key_file=tmp_path / "key.pem")


def test_records_must_be_larger_than_bodies() -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_MAX_RECORD_BYTES"):
        load_settings(max_article_bytes=2 << 20, max_record_bytes=1 << 20)


@pytest.mark.parametrize("brokers", ["[::1]:9092", "[fe80::1%eth0]:9092, kafka-2:9092", "10.0.0.1:9092"])
def test_a_broker_may_be_named_by_its_address(brokers: str) -> None:
    assert load_settings(brokers=brokers).broker_list == brokers.split(", ")


@pytest.mark.parametrize("brokers", ["::1:9092", "[::1]", "[localhost]:9092", "kafka:9092,"])
def test_an_invalid_broker_address_is_rejected(brokers: str) -> None:
    with pytest.raises(ConfigurationError, match=r"WIREDESK_BROKERS: .*\[IPv6 address\]:port"):
        load_settings(brokers=brokers)


@pytest.mark.parametrize("line", ["WIREDESK_BROKER=x:1", "wiredesk_broker = x:1", "export WIREDESK_BROKER='x:1'"])
def test_a_misspelt_setting_in_the_file_is_reported_with_the_right_name(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"{line}\nWIREDESK_PARTITIONS=3\nOTHER=1\n")

    assert unknown_settings({}) == ["WIREDESK_BROKER in .env is not a setting: did you mean WIREDESK_BROKERS?"]


def test_a_misspelt_environment_variable_is_reported_with_the_right_name() -> None:
    assert unknown_settings({"WIREDESK_BROKER": "x:1", "HOME": "/"}) == [
        "WIREDESK_BROKER is not a setting: did you mean WIREDESK_BROKERS?"
    ]


def test_two_roles_cannot_have_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_NOTIFY_FILE", "./link.sqlite")

    with pytest.raises(ConfigurationError, match=r"WIREDESK_LINK_FILE and WIREDESK_NOTIFY_FILE both name link\.sqlite"):
        load_settings()
