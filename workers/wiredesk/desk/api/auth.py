"""Access control, and the headers that restrict what a browser does with responses.

The desk is read-only, except that watches are changed with a token that may write. A browser sends that token only
where the desk's own page asks it to, so no other site can write. Article text is untrusted, so the content security
policy allows the desk's own files only.
"""

import hashlib
import hmac
import ipaddress
from collections.abc import Awaitable, Callable

from aiohttp import web
from pydantic import SecretStr

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

SENDING = {"/api/watches": ("POST",), "/api/watch": ("PUT", "DELETE"), "/api/watches/test": ("POST",)}
"""Further methods of some routes."""

UNSAVED = "/api/watches/test"
"""The route that takes a body and changes nothing."""

FEED = "/api/alerts"
"""The route whose feeds are opened with a key, since feed readers send no token."""

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
        parameter: the query parameter, or field of the body, that is wrong.
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
        settings: with the tokens and the name of the proxy's header.
        host: the address the desk binds to.
    """

    def __init__(self, settings: Settings, host: str) -> None:
        self._token = _secret(settings.desk_token)
        self._write_token = _secret(settings.desk_write_token)
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
        sends = request.method in SENDING.get(route, ())
        if request.method not in METHODS and not sends:
            allowed = ", ".join((*METHODS, *SENDING.get(request.path, ())))  # no route has a method that is not allowed
            raise DeniedError(405, f"{request.method} is not allowed here: use {allowed}", {"Allow": allowed})
        self._check_host(request)
        if route in HEALTH:
            return
        if self._user_header and not request.headers.get(self._user_header):
            raise DeniedError(403, f"the header {self._user_header} is missing: use the authenticating proxy")
        if self._token and route not in OPEN and not self._may_read(request, route):
            raise _unauthorized("the token is missing or wrong: send it as `Authorization: Bearer …`")
        if sends:
            self._check_sent(request)
            if route != UNSAVED:
                self._check_may_write(request)

    def may_read(self, request: web.Request) -> bool:
        """Whether this request has a token that it needs; a browser sends none for the address of a page."""
        return self._may_read(request, "/")

    @property
    def writable(self) -> bool:
        """Whether some token may change watches."""
        return self._write_token is not None

    def may_write(self, request: web.Request) -> bool:
        """Whether this request's token may change watches."""
        return self._write_token is not None and hmac.compare_digest(_bearer(request), self._write_token)

    def feed_key(self, watch_id: str) -> str | None:
        """The key that opens the feed of one watch; None if the desk asks for no token."""
        if self._token is None:
            return None
        return hmac.new(self._token, b"feed of " + watch_id.encode(), hashlib.sha256).hexdigest()[:32]

    def _may_read(self, request: web.Request, route: str) -> bool:
        if self._token is None or hmac.compare_digest(_bearer(request), self._token) or self.may_write(request):
            return True
        query = request.query
        if route != FEED or query.get("format") != "atom" or not query.get("watch"):
            return False
        given = query.get("key", "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, (self.feed_key(query["watch"]) or "").encode())

    def _check_may_write(self, request: web.Request) -> None:
        if not self.writable:
            raise DeniedError(403, "this desk is read-only: set WIREDESK_DESK_WRITE_TOKEN to change watches")
        if not self.may_write(request):
            raise _unauthorized(
                "changing watches needs the token of WIREDESK_DESK_WRITE_TOKEN: send it as `Authorization: Bearer …`"
            )

    def _check_sent(self, request: web.Request) -> None:
        """Refuse what a page of another site can make a browser send."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            raise DeniedError(403, "this request comes from another site: open the desk's own page")
        if request.method != "DELETE" and request.content_type != "application/json":
            raise DeniedError(415, "the body must be JSON: send it with `Content-Type: application/json`")

    def _check_host(self, request: web.Request) -> None:
        """Prevents DNS rebinding: another site could point its own name at this machine and read a local desk."""
        if self._hosts is not None and host_name(request.headers.get("Host", "")) not in self._hosts:
            raise DeniedError(
                421,
                "this desk binds to localhost: use localhost in the address, let a proxy send `Host: localhost`, or "
                "bind it to another address with WIREDESK_DESK_HOST",
            )


def _secret(token: SecretStr | None) -> bytes | None:
    return token.get_secret_value().encode() if token else None


def _bearer(request: web.Request) -> bytes:
    """The token that the request sends; empty if none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip().encode("utf-8", "surrogateescape") if scheme.lower() == "bearer" else b""


def _unauthorized(reason: str) -> DeniedError:
    return DeniedError(401, reason, {"WWW-Authenticate": 'Bearer realm="wiredesk"'})


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
