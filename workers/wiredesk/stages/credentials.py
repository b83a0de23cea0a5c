"""Credentials of a Faust app from settings."""

import faust
from faust.types.auth import CredentialsT

from wiredesk.kafka.tokens import tokens
from wiredesk.settings import Settings


def credentials(settings: Settings) -> CredentialsT | None:
    """The credentials of Faust's clients; None without authentication.

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
