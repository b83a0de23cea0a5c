"""Delivery attempts: over HTTP for webhooks, through apprise for everything else."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp

from wiredesk.notify.addresses import Network, PrivateAddressError, PublicResolver, check_address, literal
from wiredesk.notify.apprise_channel import through_apprise
from wiredesk.notify.signature import InvalidSecretError, signed_headers

TIMEOUT = 20.0
"""Timeout of an attempt, in seconds."""

MAX_ANSWER = 64 * 1024
"""Bytes of a response that are read. They are not used; reading them lets the connection be reused."""

NO_URL = "the address is not a URL"

GONE = 410
"""The HTTP status with which a receiver unsubscribes."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of an attempt."""

    delivered: bool
    reason: str = ""
    """Why it failed, without the path or password of the address."""
    final: bool = False
    """No further attempt can succeed."""
    retry_after: float | None = None
    """The delay that the receiver asks for, in seconds."""


class Channels:
    """Connections to receivers.

    Args:
        allowed: private networks to which connections are allowed.
    """

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        connector = aiohttp.TCPConnector(resolver=PublicResolver(allowed), use_dns_cache=False, limit=100)
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=TIMEOUT),
            headers={"user-agent": "wiredesk-notify", "content-type": "application/json"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    async def webhook(self, url: str, secret: str | None, message_id: str, timestamp: int, body: bytes) -> Trial:
        """Post a signed webhook once; redirects are not followed."""
        if secret is None:
            return Trial(False, "the webhook has no secret: set WIREDESK_NOTIFY_SECRET or add it again", final=True)
        try:
            headers = signed_headers(secret, message_id, timestamp, body)
            host = urlsplit(url).hostname or ""
            if (address := literal(host)) is not None:  # the resolver does not see IP literals
                check_address(host, address, self._allowed)
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                await answer.content.read(MAX_ANSWER)
                return _judged(answer.status, answer.headers.get("retry-after"))
        except (PrivateAddressError, InvalidSecretError) as error:
            return Trial(False, str(error), final=True)
        except aiohttp.InvalidURL:
            return Trial(False, NO_URL, final=True)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:  # a wrong certificate is also a ValueError
            cause = error.__cause__ if isinstance(error.__cause__, PrivateAddressError) else None
            if cause is not None or isinstance(getattr(error, "os_error", None), PrivateAddressError):
                return Trial(False, str(cause or error.os_error), final=True)  # type: ignore[union-attr]
            return Trial(False, f"no answer: {type(error).__name__}")
        except ValueError:  # its message may have parts of the address
            return Trial(False, NO_URL, final=True)

    async def other(self, url: str, subject: str, text: str) -> Trial:
        """Send a human-readable text through apprise once."""
        try:
            await self._check_host(url)
            sending = asyncio.to_thread(through_apprise, url, subject, text, self._allowed)
            sent = await asyncio.wait_for(sending, 3 * TIMEOUT)
        except PrivateAddressError as error:
            return Trial(False, str(error), final=True)
        except ValueError:
            return Trial(False, NO_URL, final=True)
        except ModuleNotFoundError:
            return Trial(False, "apprise is not installed: pip install 'wiredesk[notify]'", final=True)
        except TimeoutError:
            return Trial(False, "no answer in time")
        except Exception as error:  # apprise has over 100 services, each with errors of its own
            return Trial(False, f"apprise failed: {type(error).__name__}")
        if sent is None:
            return Trial(False, "apprise cannot read the address", final=True)
        return Trial(True) if sent else Trial(False, "the service refused it, or did not answer")

    async def _check_host(self, url: str) -> None:
        """Raises PrivateAddressError if an address names a private host; a token in its place is ignored."""
        host = urlsplit(url).hostname or ""
        if (address := literal(host)) is not None:
            check_address(host, address, self._allowed)
        elif host:
            try:
                await PublicResolver(self._allowed).resolve(host)
            except PrivateAddressError:
                raise
            except (OSError, UnicodeError):
                return


def _judged(status: int, retry_after: str | None) -> Trial:
    if 200 <= status < 300:
        return Trial(True)
    reason = f"HTTP {status}" + (": redirects are not followed" if 300 <= status < 400 else "")
    return Trial(False, reason, final=status == GONE, retry_after=_seconds(retry_after))


def _seconds(retry_after: str | None) -> float | None:
    if retry_after is None:
        return None
    try:
        if retry_after.strip().isdecimal():
            return float(retry_after)
        moment = parsedate_to_datetime(retry_after)
        return max(0.0, moment.timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
