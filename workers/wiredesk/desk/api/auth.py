"""Access control, and the headers that restrict what a browser does with responses.

The desk is read-only. Article text is untrusted, so the content security policy allows the desk's own files only.
"""

import hmac
import ipaddress
from collections.abc import Awaitable, Callable

from aiohttp import web

from wiredesk.desk.api.files import FILES, PAGES
from wiredesk.settings import Settings

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "wiredesk",
}
"""Headers of every response, including errors."""

METHODS = ("GET", "HEAD")

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

HEALTH = frozenset({"/health/live", "/health/ready"})

OPEN = HEALTH | {*PAGES, FILES}
"""Routes that need no token."""


class DeniedError(Exception):
    """A request that is refused.

    Args:
        status: HTTP status.
        reason: what is wrong and what to do.
        headers: in addition to those of every response.
        parameter: the query parameter that is wrong.
    """

    def __init__(
        self, status: int, reason: str, headers: dict[str, str] | None = None, parameter: str | None = None
    ) -> None:
        super().__init__(reason)
        self.status, self.reason, self.headers, self.parameter = status, reason, headers or {}, parameter


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Add `HEADERS` to a response."""
    response.headers.update(HEADERS)


class AccessControl:
    """Checks each request before it is handled.

    Args:
        settings: with the token and the name of the proxy's header.
        host: the address the desk binds to.
    """

    def __init__(self, settings: Settings, host: str) -> None:
        token = settings.desk_token
        self._token = token.get_secret_value().encode() if token else None
        self._user_header = settings.desk_user_header
        self._hosts = LOCAL_NAMES | {host.lower()} if is_local(host) else None

    def check(self, request: web.Request, route: str) -> None:
        """Return if the request is allowed.

        Health needs no access, and page files need no token, so that the page can ask for it.

        Args:
            request: the request.
            route: the route pattern, never the path itself, which can be written in many ways.

        Raises:
            DeniedError: it is not allowed.
        """
        if request.method not in METHODS:
            allowed = ", ".join(METHODS)
            raise DeniedError(405, f"the desk is read-only: use {allowed}", {"Allow": allowed})
        self._check_host(request)
        if route in HEALTH:
            return
        if self._user_header and not request.headers.get(self._user_header):
            raise DeniedError(403, f"the header {self._user_header} is missing: use the authenticating proxy")
        if self._token and route not in OPEN and not self._has_token(request):
            raise DeniedError(
                401,
                "the token is missing or wrong: send it as `Authorization: Bearer …`",
                {"WWW-Authenticate": 'Bearer realm="wiredesk"'},
            )

    def _check_host(self, request: web.Request) -> None:
        """Prevents DNS rebinding: another site could point its own name at this machine and read a local desk."""
        if self._hosts is not None and host_name(request.headers.get("Host", "")) not in self._hosts:
            raise DeniedError(
                421,
                "this desk binds to localhost: use localhost in the address, let a proxy send `Host: localhost`, or "
                "bind it to another address with WIREDESK_DESK_HOST",
            )

    def _has_token(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        given = token.strip().encode("utf-8", "surrogateescape")
        return scheme.lower() == "bearer" and hmac.compare_digest(given, self._token or b"")


def is_local(host: str) -> bool:
    """True for a name or address that is reachable from this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_name(host: str) -> str:
    """The name in a `Host` header in lower case, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
