"""Signatures of webhooks by Standard Webhooks 1.0 (https://www.standardwebhooks.com)."""

import base64
import binascii
import hashlib
import hmac
import secrets

PREFIX = "whsec_"

MIN_BYTES, MAX_BYTES = 24, 64
"""Size of a secret, as the specification wants it."""


class InvalidSecretError(ValueError):
    """A secret is none of Standard Webhooks."""


def new_secret() -> str:
    """A new random secret, as a receiver is given it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def key_of(secret: str) -> bytes:
    """The key that a secret holds.

    Raises:
        InvalidSecretError: it is not `whsec_` and 24 to 64 bytes in base64. The message does not quote it.
    """
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidSecretError(
            "a webhook's secret is not base64: use one that `wiredesk watch add` prints"
        ) from error
    if not secret.startswith(PREFIX) or not MIN_BYTES <= len(key) <= MAX_BYTES:
        raise InvalidSecretError(f"a webhook's secret is not {PREFIX} and {MIN_BYTES} to {MAX_BYTES} bytes in base64")
    return key


def signed_headers(secret: str, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers that a webhook is sent with.

    Args:
        secret: the receiver's.
        message_id: the same for every attempt.
        timestamp: of this attempt, in seconds since 1970.
        body: as it is sent.
    """
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    digest = hmac.new(key_of(secret), signed, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
