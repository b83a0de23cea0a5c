"""Webhook signatures as defined by Standard Webhooks 1.0 (https://www.standardwebhooks.com)."""

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"

MIN_BYTES, MAX_BYTES = 24, 64
"""Size of a secret required by the specification."""


class InvalidSecretError(ValueError):
    """A secret does not have the format of Standard Webhooks."""


def key_of(secret: str) -> bytes:
    """The key encoded in a secret.

    Raises:
        InvalidSecretError: it is not `whsec_` followed by 24 to 64 bytes in base64. The message does not contain it.
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
    """The signed headers of a webhook request.

    Args:
        secret: the secret of the receiver.
        message_id: the id, the same for every attempt.
        timestamp: the time of this attempt, in seconds since 1970.
        body: the request body.
    """
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    digest = hmac.new(key_of(secret), signed, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
