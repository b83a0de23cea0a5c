"""Security of a test cluster's client listeners: TLS, SASL and authorization."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tests.cluster.certificates import Authority
from tests.cluster.tokens import Issuer

ADMIN = "admin"
"""The superuser of every cluster with authorization."""


@dataclass(frozen=True)
class Security:
    """What the brokers require of clients.

    Brokers talk plaintext among themselves, on separate listeners.
    """

    protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"

    mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"] | None = None
    """With SASL_PLAINTEXT and SASL_SSL."""

    users: Mapping[str, str] = field(default_factory=dict)
    """Names and passwords for PLAIN and SCRAM; tokens of the cluster's issuer need no entry."""

    client_certificates: bool = False
    """With SSL: clients need a certificate of the cluster's CA, whose common name is the user name."""

    authorize: bool = False
    """Whatever no ACL allows is denied, except to `admin`. With SSL this requires `client_certificates`."""

    def __post_init__(self) -> None:
        if self.protocol.startswith("SASL") != (self.mechanism is not None):
            raise ValueError(f"{self.protocol} cannot be combined with mechanism {self.mechanism}")
        if self.authorize and self.mechanism is None and not self.client_certificates:
            raise ValueError("authorization requires user names: use SASL, or SSL with client_certificates")

    @property
    def encrypted(self) -> bool:
        """True if clients use TLS."""
        return self.protocol in ("SSL", "SASL_SSL")

    def properties(self, host: str, authority: Authority | None, issuer: Issuer | None) -> dict[str, str]:
        """The properties of a broker at `host`."""
        lines = {
            "listener.security.protocol.map": f"CLIENTS:{self.protocol},BROKERS:PLAINTEXT,CONTROLLER:PLAINTEXT",
        }
        if authority is not None:
            lines |= _tls(authority.broker(host), authority.ca_file, required=self.client_certificates)
        if self.mechanism is not None:
            lines |= self._sasl(issuer)
        if self.authorize:
            lines["authorizer.class.name"] = "org.apache.kafka.metadata.authorizer.StandardAuthorizer"
            # On their plaintext listeners brokers are anonymous; clients never are.
            lines["super.users"] = f"User:{ADMIN};User:CN={ADMIN};User:ANONYMOUS"
        return lines

    def options(self, issuer: Issuer | None) -> list[str]:
        """Java options of a broker: Kafka reads only key files that are allowed here."""
        if issuer is None:
            return []
        allowed = "-Dorg.apache.kafka.sasl.oauthbearer.allowed"
        return [f"{allowed}.urls={_url(issuer)}", f"{allowed}.files={issuer.keys_file.absolute()}"]

    def scram(self) -> list[str]:
        """The users in StorageTool's syntax."""
        if self.mechanism is None or not self.mechanism.startswith("SCRAM"):
            return []
        return [f"{self.mechanism}=[name={name},password={password}]" for name, password in self.users.items()]

    def _sasl(self, issuer: Issuer | None) -> dict[str, str]:
        assert self.mechanism is not None
        lines: dict[str, str] = {"listener.name.clients.sasl.enabled.mechanisms": self.mechanism}
        prefix = f"listener.name.clients.{self.mechanism.lower()}"
        login = "org.apache.kafka.common.security"
        match self.mechanism:
            case "PLAIN":
                users = " ".join(f'user_{name}="{password}"' for name, password in self.users.items())
                lines[f"{prefix}.sasl.jaas.config"] = f"{login}.plain.PlainLoginModule required {users};"
            case "OAUTHBEARER":
                assert issuer is not None
                lines[f"{prefix}.sasl.jaas.config"] = f"{login}.oauthbearer.OAuthBearerLoginModule required;"
                lines[f"{prefix}.sasl.server.callback.handler.class"] = (
                    f"{login}.oauthbearer.OAuthBearerValidatorCallbackHandler"
                )
                lines[f"{prefix}.sasl.oauthbearer.jwks.endpoint.url"] = _url(issuer)
                lines[f"{prefix}.sasl.oauthbearer.expected.issuer"] = issuer.NAME
                lines[f"{prefix}.sasl.oauthbearer.expected.audience"] = issuer.AUDIENCE
            case _:
                lines[f"{prefix}.sasl.jaas.config"] = f"{login}.scram.ScramLoginModule required;"
        return lines


def _url(issuer: Issuer) -> str:
    return issuer.keys_file.absolute().as_uri()


def _tls(pem: Path, ca: Path, *, required: bool) -> dict[str, str]:
    prefix = "listener.name.clients.ssl"
    return {
        f"{prefix}.keystore.type": "PEM",
        f"{prefix}.keystore.location": str(pem),
        f"{prefix}.truststore.type": "PEM",
        f"{prefix}.truststore.location": str(ca),
        f"{prefix}.client.auth": "required" if required else "none",
    }
