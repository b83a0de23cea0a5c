"""Configuration: environment variables with the prefix `WIREDESK_`, or the same lines in a file `.env`."""

import difflib
import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from wiredesk.errors import ConfigurationError
from wiredesk.limits import Limits

PREFIX = "WIREDESK_"


class Settings(BaseSettings):
    """Every setting; the description of each is what its error message tells the user to set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    brokers: Annotated[
        str,
        Field(
            pattern=r"^\s*[^\s,:]+:\d{1,5}(\s*,\s*[^\s,:]+:\d{1,5})*\s*$",
            description="the Kafka brokers to start from, host:port, several divided by commas",
        ),
    ] = "localhost:9092"
    security_protocol: Annotated[
        Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"],
        Field(description="how to talk to the brokers: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"),
    ] = "PLAINTEXT"
    tls_ca_file: Annotated[
        Path | None, Field(description="a PEM file of the authorities to trust; unset: the system's")
    ] = None
    tls_cert_file: Annotated[
        Path | None, Field(description="a PEM file with the client's certificate, with WIREDESK_TLS_KEY_FILE")
    ] = None
    tls_key_file: Annotated[
        Path | None, Field(description="a PEM file with the client's key, with WIREDESK_TLS_CERT_FILE")
    ] = None
    sasl_mechanism: Annotated[
        Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"],
        Field(description="PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER"),
    ] = "SCRAM-SHA-512"
    sasl_username: Annotated[
        str | None, Field(description="the user name; needed with SASL_PLAINTEXT and SASL_SSL, but for OAUTHBEARER")
    ] = None
    sasl_password: Annotated[
        SecretStr | None,
        Field(description="the password; needed with SASL_PLAINTEXT and SASL_SSL, but for OAUTHBEARER"),
    ] = None
    oauth_token_url: Annotated[
        str | None,
        Field(
            pattern=r"^(https://|http://(localhost|127\.0\.0\.1)[:/])[^\s@?#]+$",
            description="where OAUTHBEARER gets its tokens, https://… without user, query or fragment",
        ),
    ] = None
    oauth_client_id: Annotated[str | None, Field(description="the client's id there; needed with OAUTHBEARER")] = None
    oauth_client_secret: Annotated[
        SecretStr | None, Field(description="the client's secret there; needed with OAUTHBEARER")
    ] = None
    oauth_scope: Annotated[
        str | None, Field(description="the scopes to ask for, divided by spaces; unset: what the client has there")
    ] = None

    topic_prefix: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z0-9._-]{0,100}$",
            description="what stands before every topic and group name: letters, digits and . _ - only",
        ),
    ] = ""
    partitions: Annotated[
        int,
        Field(
            ge=1,
            le=1000,
            description="the partitions of each topic, 1 to 1000: a bound on replicas of a stage",
        ),
    ] = 6
    replication: Annotated[
        int, Field(ge=1, le=10, description="the copies Kafka keeps of each record, 1 to 10; 3 in production")
    ] = 1
    raw_retention_hours: Annotated[int, Field(ge=1, description="hours that news.raw keeps an article, 1 or more")] = (
        168
    )
    dead_retention_hours: Annotated[int, Field(ge=1, description="hours that news.dead keeps a letter, 1 or more")] = (
        720
    )

    body_bytes: Annotated[int, Field(ge=1024, description="the largest raw article in bytes, 1024 or more")] = (
        Limits().body_bytes
    )
    depth: Annotated[int, Field(ge=4, le=500, description="the deepest nesting of a raw article's JSON, 4 to 500")] = (
        Limits().depth
    )
    record_bytes: Annotated[
        int,
        Field(
            ge=1 << 20,
            le=1 << 30,
            description="the largest record on any topic in bytes, 1 MiB or more and above WIREDESK_BODY_BYTES",
        ),
    ] = 16 * 1024 * 1024

    batch_articles: Annotated[
        int,
        Field(ge=1, le=10_000, description="articles taken, delivered and committed together, 1 to 10000"),
    ] = 64
    batch_seconds: Annotated[
        float,
        Field(gt=0, le=60, description="the longest wait for a batch to fill, above 0 and up to 60 seconds"),
    ] = 0.1
    cpu_processes: Annotated[
        int,
        Field(ge=0, le=256, description="processes that work on text in each worker; 0: one for each core"),
    ] = 0
    article_seconds: Annotated[
        float,
        Field(
            gt=0,
            le=3600,
            description="the longest work on one article before its process is ended, above 0 and up to 3600 seconds",
        ),
    ] = 60.0
    process_memory_mib: Annotated[
        int,
        Field(ge=512, description="MiB that a process may take for its work on text, 512 or more"),
    ] = 4096
    dead_run: Annotated[
        int,
        Field(ge=1, description="dead letters one after another beyond which a worker stops, 1 or more"),
    ] = 200
    dead_share: Annotated[
        float,
        Field(
            gt=0,
            le=1,
            description="the share of dead letters among the last 1000 articles beyond which a worker stops, up to 1",
        ),
    ] = 0.5
    knowledge_file: Annotated[
        Path | None,
        Field(description="a file of JSON lines (id, type, names) whose ids entities get; unset: ids made from names"),
    ] = None
    delivery: Annotated[
        Literal["at-least-once", "exactly-once"],
        Field(description="at-least-once, or exactly-once for readers that read committed records only"),
    ] = "at-least-once"
    instance: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9._-]{1,200}$",
            description="a worker's lasting name, so that its restart moves no partitions: letters, digits and . _ -",
        ),
    ] = None
    stuck_seconds: Annotated[
        float,
        Field(
            ge=5,
            description="seconds without progress, while articles wait, after which a stage starts again, 5 or more",
        ),
    ] = 120.0
    session_timeout_seconds: Annotated[
        float,
        Field(
            ge=1,
            le=300,
            description="how long Kafka waits for a silent worker before others take over, 1 to 300 seconds",
        ),
    ] = 10.0
    commit_seconds: Annotated[
        float, Field(gt=0, le=60, description="the pause between commits, above 0 and up to 60 seconds")
    ] = 1.0
    idempotent: Annotated[
        bool, Field(description="true, or false for a broker that cannot number producers (the embedded one)")
    ] = True
    web_host: Annotated[
        str,
        Field(
            pattern=r"^[^\s/]+$",
            description="where a worker serves metrics and health: a host name or an address; 0.0.0.0: everywhere",
        ),
    ] = "127.0.0.1"
    web_port: Annotated[
        int,
        Field(
            ge=0, le=65535, description="its port for that; a worker's further stages take the next; 0: any free one"
        ),
    ] = 0
    desk_host: Annotated[
        str,
        Field(min_length=1, max_length=255, description="the name or address of this machine that the desk answers at"),
    ] = "127.0.0.1"
    desk_port: Annotated[int, Field(ge=0, le=65535, description="the desk's port; 0: any free one")] = 8600
    desk_file: Annotated[
        Path, Field(description="the desk's store, a file that is made where it is missing; its folder must be there")
    ] = Path("desk.sqlite")
    desk_articles: Annotated[
        int, Field(ge=100, le=10_000_000, description="articles that the desk keeps, the newest; 100 to 10000000")
    ] = 100_000
    desk_token: Annotated[
        SecretStr | None,
        Field(min_length=16, description="what readers of the desk must know, 16 characters or more; unset: nothing"),
    ] = None
    desk_user_header: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9-]{1,100}$",
            description="the header that a login proxy sets, without which the desk answers nobody; unset: none",
        ),
    ] = None
    logs: Annotated[Literal["text", "json"], Field(description="text, or json for one JSON object a line")] = "text"
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], Field(description="DEBUG, INFO, WARNING or ERROR")
    ] = "INFO"
    traces: Annotated[
        str | None,
        Field(
            pattern=r"^https?://[^\s@?#]+$",
            description="where traces go, an OTLP/HTTP address as http://collector:4318; unset: nowhere",
        ),
    ] = None

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if self.security_protocol.startswith("SASL"):
            self._can_log_in()
        if (self.tls_cert_file is None) != (self.tls_key_file is None):
            raise ValueError(f"{PREFIX}TLS_CERT_FILE and {PREFIX}TLS_KEY_FILE go together: set both or neither")
        for name, path in self._tls_files():
            if path is not None and not path.is_file():
                raise ValueError(f"{PREFIX}{name}: there is no file {path}: name a readable PEM file")
        if self.knowledge_file is not None and not self.knowledge_file.is_file():
            raise ValueError(f"{PREFIX}KNOWLEDGE_FILE: there is no file {self.knowledge_file}: name a readable one")
        if self.delivery == "exactly-once" and not self.idempotent:
            raise ValueError(
                f"{PREFIX}DELIVERY=exactly-once needs a broker that numbers producers: set {PREFIX}IDEMPOTENT=true, "
                f"or {PREFIX}DELIVERY=at-least-once on the embedded broker"
            )
        if self.record_bytes <= self.body_bytes:
            raise ValueError(
                f"{PREFIX}RECORD_BYTES={self.record_bytes} must be above {PREFIX}BODY_BYTES={self.body_bytes}, "
                "since a clean article also says what was removed: set it to at least twice that"
            )
        return self

    def _can_log_in(self) -> None:
        if self.sasl_mechanism == "OAUTHBEARER":
            if not (self.oauth_token_url and self.oauth_client_id and self.oauth_client_secret):
                raise ValueError(
                    f"{PREFIX}SASL_MECHANISM=OAUTHBEARER needs a place to get tokens from: "
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
        return Limits(body_bytes=self.body_bytes, depth=self.depth)

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
        """The TLS context for the brokers, or None where the connection is not encrypted.

        Raises:
            ConfigurationError: a file is no PEM file, or key and certificate do not match.
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
                "name PEM files whose key and certificate belong together"
            ) from error
        return context


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment and `.env`; `overrides` win over both.

    Raises:
        ConfigurationError: with one line for each wrong setting.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_url=False, include_input=False):
            if not problem["loc"]:
                lines.append(problem["msg"].removeprefix("Value error, "))
                continue
            name = str(problem["loc"][0])
            wanted = Settings.model_fields[name].description
            lines.append(f"{PREFIX}{name.upper()}: {problem['msg']}: set it to {wanted}")
        raise ConfigurationError("\n".join(lines)) from error


def unknown_settings(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Variables with our prefix that no setting has, each with the nearest name: probably misspelt."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    unknown = []
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            unknown.append(f"{name} is no setting" + (f": did you mean {near[0]}?" if near else ""))
    return unknown
