"""From settings to the credentials of a Faust app."""

import faust
from faust.types.auth import CredentialsT

from wiredesk.kafka.tokens import tokens
from wiredesk.settings import Settings


def credentials(settings: Settings) -> CredentialsT | None:
    """What Faust's own clients show to the brokers; None where they ask for nothing.

    Raises:
        ConfigurationError: the TLS files cannot be used.
    """
    context = settings.ssl_context()
    if not settings.security_protocol.startswith("SASL"):
        return faust.SSLCredentials(context) if context else None
    if settings.sasl_mechanism == "OAUTHBEARER":
        return faust.OAuthCredentials(oauth_cb=tokens(settings), ssl_context=context)
    password = settings.sasl_password
    return faust.SASLCredentials(
        mechanism=settings.sasl_mechanism,
        username=settings.sasl_username,
        password=password.get_secret_value() if password else None,
        ssl_context=context,
    )
