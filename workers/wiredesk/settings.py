"""Configuration: environment variables with the prefix `WIREDESK_`, or the same lines in a file `.env`."""

import difflib
import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import DotEnvSettingsSource, SettingsConfigDict

from wiredesk.alert_settings import AlertSettings
from wiredesk.errors import ConfigurationError
from wiredesk.limits import Limits

PREFIX = "WIREDESK_"

ENV_FILE = ".env"

_ADDRESS = r"([^\s,:\[\]]+|\[[0-9A-Fa-f:.]+(%[\w.-]+)?\]):\d{1,5}"
"""A broker: a name or an IPv4 address, or an IPv6 address in brackets; and a port."""


class Settings(AlertSettings):
    """Every setting. Its description completes the error message `NAME: problem: set it to …`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore", frozen=True)

    brokers: Annotated[
        str,
        Field(
            pattern=rf"^\s*{_ADDRESS}(\s*,\s*{_ADDRESS})*\s*$",
            description="bootstrap brokers, comma-separated host:port or [IPv6 address]:port",
        ),
    ] = "localhost:9092"
    security_protocol: Annotated[
        Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"],
        Field(description="PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"),
    ] = "PLAINTEXT"
    tls_ca_file: Annotated[
        Path | None, Field(description="PEM file of the certificate authorities to trust; unset: the system's")
    ] = None
    tls_cert_file: Annotated[
        Path | None, Field(description="PEM file with the client certificate; needs WIREDESK_TLS_KEY_FILE")
    ] = None
    tls_key_file: Annotated[
        Path | None, Field(description="PEM file with the client key; needs WIREDESK_TLS_CERT_FILE")
    ] = None
    sasl_mechanism: Annotated[
        Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"],
        Field(description="PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER"),
    ] = "SCRAM-SHA-512"
    sasl_username: Annotated[
        str | None, Field(description="user name; required with SASL_PLAINTEXT and SASL_SSL, except for OAUTHBEARER")
    ] = None
    sasl_password: Annotated[
        SecretStr | None,
        Field(description="password; required with SASL_PLAINTEXT and SASL_SSL, except for OAUTHBEARER"),
    ] = None
    oauth_token_url: Annotated[
        str | None,
        Field(
            pattern=r"^(https://|http://(localhost|127\.0\.0\.1)[:/])[^\s@?#]+$",
            description="token endpoint for OAUTHBEARER, https://… without user, query or fragment",
        ),
    ] = None
    oauth_client_id: Annotated[str | None, Field(description="OAuth client id; required with OAUTHBEARER")] = None
    oauth_client_secret: Annotated[
        SecretStr | None, Field(description="OAuth client secret; required with OAUTHBEARER")
    ] = None
    oauth_scope: Annotated[
        str | None, Field(description="space-separated scopes to request; unset: the client's default scopes")
    ] = None

    topic_prefix: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z0-9._-]{0,100}$",
            description="prefix of every topic and group name: letters, digits and . _ - only",
        ),
    ] = ""
    partitions: Annotated[
        int,
        Field(
            ge=1,
            le=1000,
            description="partitions of each topic, 1 to 1000; the maximum number of useful workers per stage",
        ),
    ] = 6
    replication_factor: Annotated[
        int, Field(ge=1, le=10, description="copies Kafka keeps of each record, 1 to 10; use 3 in production")
    ] = 1
    raw_retention_hours: Annotated[int, Field(ge=1, description="retention of news.raw in hours, 1 or more")] = 168
    dead_retention_hours: Annotated[int, Field(ge=1, description="retention of news.dead in hours, 1 or more")] = 720
    alert_retention_hours: Annotated[int, Field(ge=1, description="retention of news.alerts in hours, 1 or more")] = 720

    max_article_bytes: Annotated[
        int, Field(ge=1024, description="maximum size of a raw article in bytes, 1024 or more")
    ] = Limits().body_bytes
    max_json_depth: Annotated[
        int, Field(ge=4, le=500, description="maximum nesting of a raw article's JSON, 4 to 500")
    ] = Limits().depth
    max_record_bytes: Annotated[
        int,
        Field(
            ge=1 << 20,
            le=1 << 30,
            description="maximum record size in bytes, 1 MiB or more and above WIREDESK_MAX_ARTICLE_BYTES",
        ),
    ] = 16 * 1024 * 1024

    batch_max_articles: Annotated[
        int,
        Field(ge=1, le=10_000, description="maximum articles per batch, 1 to 10000"),
    ] = 64
    batch_max_wait_seconds: Annotated[
        float,
        Field(gt=0, le=60, description="maximum wait for a batch to fill, above 0 and up to 60 seconds"),
    ] = 0.1
    pool_processes: Annotated[
        int,
        Field(ge=0, le=256, description="processes that work on text in each worker; 0: one per core"),
    ] = 0
    article_timeout_seconds: Annotated[
        float,
        Field(
            gt=0,
            le=3600,
            description="time limit for one article before its process is killed, above 0 and up to 3600 seconds",
        ),
    ] = 60.0
    process_memory_limit_mib: Annotated[
        int,
        Field(ge=512, description="memory that a pool process may allocate for articles in MiB, 512 or more"),
    ] = 4096
    dead_max_consecutive: Annotated[
        int,
        Field(ge=1, description="consecutive dead letters after which a worker stops, 1 or more"),
    ] = 200
    dead_max_ratio: Annotated[
        float,
        Field(
            gt=0,
            le=1,
            description="ratio of dead letters among the last 1000 articles above which a worker stops, up to 1",
        ),
    ] = 0.5
    knowledge_file: Annotated[
        Path | None,
        Field(description="JSON lines file of entities (id, type, names) whose ids to use; unset: ids made from names"),
    ] = None
    link_file: Annotated[
        Path,
        Field(
            description="file of the state of link, created where it is missing; its folder must exist; further "
            "workers use link-2.sqlite, …"
        ),
    ] = Path("link.sqlite")
    link_window_hours: Annotated[
        int,
        Field(
            ge=1,
            le=8760,
            description="hours between two articles within which one can be the other's copy, and for which articles "
            "are kept for linking, 1 to 8760",
        ),
    ] = 168
    delivery: Annotated[
        Literal["at-least-once", "exactly-once"],
        Field(description="at-least-once, or exactly-once for consumers that read committed records only"),
    ] = "at-least-once"
    instance_id: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9._-]{1,200}$",
            description="stable name of this worker, so that a restart moves no partitions: letters, digits and . _ -",
        ),
    ] = None
    stall_timeout_seconds: Annotated[
        float,
        Field(
            ge=5,
            description="seconds without progress, while articles wait, after which a stage is restarted, 5 or more",
        ),
    ] = 120.0
    session_timeout_seconds: Annotated[
        float,
        Field(
            ge=1,
            le=300,
            description="seconds without a heartbeat after which Kafka reassigns a worker's partitions, 1 to 300",
        ),
    ] = 10.0
    commit_interval_seconds: Annotated[
        float, Field(gt=0, le=60, description="seconds between commits, above 0 and up to 60")
    ] = 1.0
    idempotent_producer: Annotated[
        bool | None,
        Field(description="true or false: whether the broker supports idempotent producers; by default it is asked"),
    ] = None
    monitoring_host: Annotated[
        str,
        Field(
            pattern=r"^[^\s/]+$",
            description="host name or address at which a worker serves metrics and health; 0.0.0.0: all interfaces",
        ),
    ] = "127.0.0.1"
    monitoring_port: Annotated[
        int,
        Field(
            ge=0,
            le=65535,
            description="port for metrics and health; a worker's further stages take the next ones; 0: any free port",
        ),
    ] = 0
    desk_host: Annotated[
        str,
        Field(
            min_length=1, max_length=255, description="host name or address the desk binds to; 0.0.0.0: all interfaces"
        ),
    ] = "127.0.0.1"
    desk_port: Annotated[int, Field(ge=0, le=65535, description="the desk's port; 0: any free port")] = 8600
    desk_file: Annotated[
        Path, Field(description="the desk's SQLite file, created if missing; its folder must exist")
    ] = Path("desk.sqlite")
    desk_max_articles: Annotated[
        int, Field(ge=100, le=10_000_000, description="maximum articles the desk keeps, newest first; 100 to 10000000")
    ] = 100_000
    desk_min_confidence: Annotated[
        float,
        Field(ge=0, le=1, description="confidence below which the desk's cards leave a quote out, 0 to 1; 0: none"),
    ] = 0.7
    desk_token: Annotated[
        SecretStr | None,
        Field(min_length=16, description="bearer token required to read the desk, 16 characters or more; unset: none"),
    ] = None
    desk_write_token: Annotated[
        SecretStr | None,
        Field(min_length=16, description="bearer token that may change watches on the desk, and read; unset: none may"),
    ] = None
    desk_user_header: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9-]{1,100}$",
            description="header set by an authenticating proxy, without which requests are refused; unset: none",
        ),
    ] = None
    log_format: Annotated[Literal["text", "json"], Field(description="text, or json for one JSON object per line")] = (
        "text"
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], Field(description="DEBUG, INFO, WARNING or ERROR")
    ] = "INFO"
    otlp_endpoint: Annotated[
        str | None,
        Field(
            pattern=r"^https?://[^\s@?#]+$",
            description="OTLP/HTTP collector for traces, such as http://collector:4318; unset: no traces",
        ),
    ] = None

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if self.security_protocol.startswith("SASL"):
            self._can_log_in()
        if (self.tls_cert_file is None) != (self.tls_key_file is None):
            raise ValueError(f"{PREFIX}TLS_CERT_FILE and {PREFIX}TLS_KEY_FILE must be set together")
        for name, path in self._tls_files():
            if path is not None and not path.is_file():
                raise ValueError(f"{PREFIX}{name}: no file {path}: set it to a readable PEM file")
        if self.knowledge_file is not None and not self.knowledge_file.is_file():
            raise ValueError(f"{PREFIX}KNOWLEDGE_FILE: no file {self.knowledge_file}: set it to a readable file")
        if self.delivery == "exactly-once" and self.idempotent_producer is False:
            raise ValueError(
                f"{PREFIX}DELIVERY=exactly-once needs a broker with idempotent producers: set "
                f"{PREFIX}IDEMPOTENT_PRODUCER=true, or {PREFIX}DELIVERY=at-least-once on the embedded broker"
            )
        files = [(name, getattr(self, name)) for name in ("link_file", "watch_file", "notify_file", "desk_file")]
        for index, (name, file) in enumerate(files):
            for other, taken in files[:index]:
                if file.absolute() == taken.absolute():
                    raise ValueError(
                        f"{PREFIX}{other.upper()} and {PREFIX}{name.upper()} both name {file}: give each its own file"
                    )
        if self.max_record_bytes <= self.max_article_bytes:
            raise ValueError(
                f"{PREFIX}MAX_RECORD_BYTES={self.max_record_bytes} must be above "
                f"{PREFIX}MAX_ARTICLE_BYTES={self.max_article_bytes}, since a clean article also lists what was "
                "removed: set it to at least twice that"
            )
        return self

    def _can_log_in(self) -> None:
        if self.sasl_mechanism == "OAUTHBEARER":
            if not (self.oauth_token_url and self.oauth_client_id and self.oauth_client_secret):
                raise ValueError(
                    f"{PREFIX}SASL_MECHANISM=OAUTHBEARER needs a token endpoint: "
                    f"set {PREFIX}OAUTH_TOKEN_URL, {PREFIX}OAUTH_CLIENT_ID and {PREFIX}OAUTH_CLIENT_SECRET"
                )
        elif not (self.sasl_username and self.sasl_password):
            raise ValueError(
                f"{PREFIX}SECURITY_PROTOCOL={self.security_protocol} needs a user: "
                f"set {PREFIX}SASL_USERNAME and {PREFIX}SASL_PASSWORD"
            )

    def _tls_files(self) -> list[tuple[str, Path | None]]:
        return [
            ("TLS_CA_FILE", self.tls_ca_file),
            ("TLS_CERT_FILE", self.tls_cert_file),
            ("TLS_KEY_FILE", self.tls_key_file),
        ]

    @property
    def limits(self) -> Limits:
        """The bounds of one raw article."""
        return Limits(body_bytes=self.max_article_bytes, depth=self.max_json_depth)

    @property
    def broker_list(self) -> list[str]:
        """The brokers as `host:port`, one an entry."""
        return [broker.strip() for broker in self.brokers.split(",")]

    def topic(self, name: str) -> str:
        """The full name of the topic `news.<name>` on this cluster."""
        return f"{self.topic_prefix}news.{name}"

    def group(self, stage: str) -> str:
        """The consumer group of a stage."""
        return f"{self.topic_prefix}wiredesk-{stage}"

    def ssl_context(self) -> ssl.SSLContext | None:
        """The TLS context for the brokers, or None if the connection is not encrypted.

        Raises:
            ConfigurationError: a file is not PEM, or key and certificate do not match.
        """
        if "SSL" not in self.security_protocol:
            return None
        try:
            context = ssl.create_default_context(cafile=self.tls_ca_file)
            if self.tls_cert_file:
                context.load_cert_chain(self.tls_cert_file, self.tls_key_file)
        except (ssl.SSLError, OSError) as error:
            raise ConfigurationError(
                f"{PREFIX}TLS_CA_FILE, {PREFIX}TLS_CERT_FILE, {PREFIX}TLS_KEY_FILE: {error}: "
                "set them to PEM files with a matching key and certificate"
            ) from error
        return context


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment and `.env`; `overrides` take precedence.

    Raises:
        ConfigurationError: one line per invalid setting, or `.env` is in another encoding.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{ENV_FILE}: byte {error.start} is not UTF-8: save the file as UTF-8") from error
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_url=False, include_input=False):
            if not problem["loc"]:
                lines.append(problem["msg"].removeprefix("Value error, "))
                continue
            name = str(problem["loc"][0])
            wanted = Settings.model_fields[name].description
            by_pattern = problem["type"] == "string_pattern_mismatch"
            fault = "the value is not valid" if by_pattern else problem["msg"].removeprefix("Value error, ")
            lines.append(f"{PREFIX}{name.upper()}: {fault}: set it to {wanted}")
        raise ConfigurationError("\n".join(lines)) from error


def unknown_settings(environ: Mapping[str, str] = os.environ, env_file: Path = Path(ENV_FILE)) -> list[str]:
    """Messages about `WIREDESK_` variables, in the environment and in `.env`, that are not settings.

    Each with the closest name.
    """
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    places = [(name, "") for name in sorted(environ)]
    in_file = DotEnvSettingsSource(Settings, env_file=env_file).env_vars  # without the case they are written in
    places += [(name.upper(), f" in {env_file}") for name in sorted(in_file)]
    unknown = []
    for name, place in places:
        spelt = name.upper()  # names are read whatever their case
        if spelt.startswith(PREFIX) and spelt not in known:
            near = difflib.get_close_matches(spelt, known, 1)
            unknown.append(f"{name}{place} is not a setting" + (f": did you mean {near[0]}?" if near else ""))
    return unknown
