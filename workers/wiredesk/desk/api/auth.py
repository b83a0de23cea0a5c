"""Who may ask, and what a browser may do with the answers.

The desk only ever answers: nothing that is asked changes anything. What articles hold is others' words, so a browser
is told to run and load nothing but the desk's own files.
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
"""On every answer, refusals too."""

METHODS = ("GET", "HEAD")

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

HEALTH = frozenset({"/health/live", "/health/ready"})

OPEN = HEALTH | {*PAGES, FILES}
"""Routes that need no token; all others do."""


class DeniedError(Exception):
    """A request that is not answered.

    Args:
        status: of HTTP.
        why: what is wrong and what to do.
        headers: besides those of every answer.
    """

    def __init__(self, status: int, why: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, headers or {}


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put `HEADERS` on an answer that is about to leave."""
    response.headers.update(HEADERS)


class Guard:
    """Looks at each request before anything is answered.

    Args:
        settings: name the token and the proxy's header.
        host: what the desk is bound to.
    """

    def __init__(self, settings: Settings, host: str) -> None:
        token = settings.desk_token
        self._token = token.get_secret_value().encode() if token else None
        self._user_header = settings.desk_user_header
        self._hosts = LOCAL_NAMES | {host.lower()} if is_local(host) else None

    def check(self, request: web.Request, route: str) -> None:
        """Return if the request may be answered.

        Health is answered to anyone, and page files need no token: a page without it can ask for it.

        Args:
            request: what is asked.
            route: the pattern that its address fits, never the address itself, which can be written in many ways.

        Raises:
            DeniedError: it may not.
        """
        if request.method not in METHODS:
            allowed = ", ".join(METHODS)
            raise DeniedError(405, f"the desk only answers {allowed}: nothing can be changed here", {"Allow": allowed})
        self._check_host(request)
        if route in HEALTH:
            return
        if self._user_header and not request.headers.get(self._user_header):
            raise DeniedError(
                403, f"the header {self._user_header} is missing: come through the proxy that logs people in"
            )
        if self._token and route not in OPEN and not self._has_token(request):
            raise DeniedError(
                401,
                "the desk's token is missing or wrong: send it as `Authorization: Bearer …`",
                {"WWW-Authenticate": 'Bearer realm="wiredesk"'},
            )

    def _check_host(self, request: web.Request) -> None:
        """A page elsewhere could give its own name our address and read what a local desk answers (DNS rebinding)."""
        if self._hosts is not None and host_name(request.headers.get("Host", "")) not in self._hosts:
            raise DeniedError(
                421,
                "this desk answers on this machine alone, as localhost: ask for it so, let a proxy send "
                "`Host: localhost`, or bind it to another address with WIREDESK_DESK_HOST",
            )

    def _has_token(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        given = token.strip().encode("utf-8", "surrogateescape")
        return scheme.lower() == "bearer" and hmac.compare_digest(given, self._token or b"")


def is_local(host: str) -> bool:
    """True for a name or address that only this machine can reach."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_name(host: str) -> str:
    """The name in a `Host` header, without port and brackets, in small letters."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
