"""OAUTHBEARER tokens: fetched with client credentials, cached, and renewed before they expire."""

import asyncio
import json
import logging
import random
import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from base64 import b64encode
from functools import cache
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote_plus, urlencode

from aiokafka.abc import AbstractTokenProvider
from aiokafka.errors import KafkaError

from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

FETCH_WITHIN = 3.0
"""Timeout of a request in seconds: a thread waits for it, and a worker stops in under 10."""

PAUSES = (0.5, 1.0, 2.0)
"""Approximate seconds between attempts; with the requests they end before the 40 s of a connection do."""

RENEW_AT = 0.8
"""The fraction of a token's lifetime after which it is renewed, for brokers whose clocks are ahead."""

RENEW_AGAIN = 10.0
"""Seconds between attempts to renew a valid token: each delays the connection that needs it."""

DEFAULT_LIFETIME = 60.0
"""Lifetime in seconds if the endpoint does not return one."""

ANSWER_BYTES = 64 * 1024
"""Maximum size of a response: tokens have a few kilobytes, and Kafka accepts no more than this."""

TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""Token syntax of RFC 6750; anything else could inject fields into the SASL message."""

CODE = re.compile(r"[a-z_]{1,40}")
"""Error code of RFC 6749. Nothing else of an error response is logged: its text may repeat the request."""


class TokenError(KafkaError):  # type: ignore[misc]  # aiokafka has no types
    """No token: the endpoint is unavailable. Kafka clients retry, as after a failed connection."""


class TokenRefusedError(TokenError):
    """The endpoint refuses a token; the message names the settings."""


class Tokens(AbstractTokenProvider):  # type: ignore[misc]
    """The token provider of this process, shared by all event loops: Faust has its own."""

    def __init__(self, settings: Settings) -> None:
        """Args: settings: with OAUTHBEARER.

        Raises:
            ConfigurationError: a setting is missing, or the CA file cannot be used.
        """
        url, name, secret = settings.oauth_token_url, settings.oauth_client_id, settings.oauth_client_secret
        if url is None or name is None or secret is None:
            raise ConfigurationError(
                "OAUTHBEARER needs WIREDESK_OAUTH_TOKEN_URL, WIREDESK_OAUTH_CLIENT_ID and WIREDESK_OAUTH_CLIENT_SECRET"
            )
        self._url, self._id, self._secret = url, name, secret
        self._scope = settings.oauth_scope
        self._open = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=_ca_context(settings)), _NoRedirects
        ).open
        self._one_at_a_time = threading.Lock()
        self._token = ""
        self._renew_at = self._ends_at = 0.0

    async def token(self) -> str:
        """A valid token, cached or new.

        Raises:
            TokenRefusedError: the endpoint refuses this client.
            TokenError: the endpoint was unavailable at every attempt.
        """
        for pause in PAUSES:
            try:
                return await asyncio.to_thread(self._current)
            except TokenRefusedError:
                raise
            except TokenError:
                await asyncio.sleep(pause * random.uniform(0.5, 1.0))
        return await asyncio.to_thread(self._current)

    def _current(self) -> str:
        with self._one_at_a_time:
            if time.monotonic() >= self._renew_at:
                try:
                    self._renew()
                except TokenError as error:
                    left = self._ends_at - time.monotonic()
                    if left <= 0:
                        raise
                    self._renew_at = min(time.monotonic() + RENEW_AGAIN, self._ends_at)
                    log.warning("%s; the current token is valid for another %.0f s", error, left)
            return self._token

    def _renew(self) -> None:
        asked_at = time.monotonic()
        answer = self._fetch()
        token, life = answer.get("access_token"), answer.get("expires_in", DEFAULT_LIFETIME)
        if not (isinstance(token, str) and TOKEN.fullmatch(token)):
            raise TokenRefusedError(f"{self._url} answers without a token: is WIREDESK_OAUTH_TOKEN_URL right?")
        seconds = float(life) if isinstance(life, int | float) else DEFAULT_LIFETIME
        self._token, self._renew_at, self._ends_at = token, asked_at + RENEW_AT * seconds, asked_at + seconds

    def _fetch(self) -> dict[str, Any]:
        form = {"grant_type": "client_credentials"} | ({"scope": self._scope} if self._scope else {})
        client = f"{quote_plus(self._id)}:{quote_plus(self._secret.get_secret_value())}"
        headers = {"Authorization": f"Basic {b64encode(client.encode()).decode()}", "Accept": "application/json"}
        request = urllib.request.Request(self._url, urlencode(form).encode(), headers)
        try:
            with self._open(request, timeout=FETCH_WITHIN) as answer:
                found = _parse(answer.read(ANSWER_BYTES))
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from None  # its text may repeat the request
        except (OSError, HTTPException) as error:
            why = getattr(error, "reason", error)
            if isinstance(why, ssl.SSLCertVerificationError):
                raise TokenRefusedError(
                    f"the certificate of {self._url} is not trusted ({why.verify_message}): "
                    "name a file with its authority in WIREDESK_TLS_CA_FILE"
                ) from None
            raise TokenError(f"no token from {self._url} ({why}): is WIREDESK_OAUTH_TOKEN_URL right?") from None
        return found

    def _refusal(self, error: urllib.error.HTTPError) -> TokenError:
        with error:
            code = _parse(error.read(ANSWER_BYTES)).get("error")
        said = f"{error.code} {code}" if isinstance(code, str) and CODE.fullmatch(code) else f"{error.code}"
        if error.code >= 500 or error.code == 429:
            return TokenError(f"no token from {self._url} ({said}): it has to recover")
        return TokenRefusedError(
            f"{self._url} refuses a token ({said}): check WIREDESK_OAUTH_TOKEN_URL, WIREDESK_OAUTH_CLIENT_ID, "
            "WIREDESK_OAUTH_CLIENT_SECRET and WIREDESK_OAUTH_SCOPE"
        )


@cache
def tokens(settings: Settings) -> Tokens:
    """The token provider of this process for these settings."""
    return Tokens(settings)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows no redirects, which would forward the client secret."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Return None, so that the response is an error."""


def _ca_context(settings: Settings) -> ssl.SSLContext:
    """A context with the system's authorities and those of the brokers, for public and private endpoints."""
    context = ssl.create_default_context()
    if settings.tls_ca_file:
        try:
            context.load_verify_locations(settings.tls_ca_file)
        except (ssl.SSLError, OSError) as error:
            raise ConfigurationError(f"WIREDESK_TLS_CA_FILE: {error}: name a readable PEM file") from error
    return context


def _parse(answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
