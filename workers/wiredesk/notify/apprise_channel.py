"""Sends texts through apprise, with connections to allowed addresses only."""

import importlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from wiredesk.notify.addresses import Network, PrivateAddressError, check_address

_guarded = threading.local()


def through_apprise(url: str, subject: str, text: str, allowed: Sequence[Network]) -> bool | None:
    """True if sent, False if not, None if apprise does not recognize the address.

    Args:
        url: an address of apprise.
        subject: the title.
        text: plain text; apprise escapes it for services that take HTML or Markdown.
        allowed: private networks to which connections are allowed.

    Raises:
        ModuleNotFoundError: apprise is not installed.
        PrivateAddressError: it looked up a private address that is not allowed.
    """
    apprise: Any = importlib.import_module("apprise")
    with _checked_lookups(allowed) as refused:
        sender = apprise.Apprise()
        if not sender.add(url):
            return None
        sent = bool(sender.notify(title=subject, body=text, body_format=apprise.NotifyFormat.TEXT))
    if refused and not sent:
        raise refused[0]
    return sent


@contextmanager
def _checked_lookups(allowed: Sequence[Network]) -> Iterator[list[PrivateAddressError]]:
    """Context manager: check every address that this thread looks up, also after a redirect or a change in DNS.

    Libraries of Python connect to what `socket.getaddrinfo` returns. The block gets the refusals.
    """
    _install()
    refused: list[PrivateAddressError] = []
    _guarded.check = (allowed, refused)
    try:
        yield refused
    finally:
        del _guarded.check


def _install() -> None:
    if getattr(socket.getaddrinfo, "checks_addresses", False):
        return
    lookup: Callable[..., Any] = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        found = lookup(host, *args, **kwargs)
        if (check := getattr(_guarded, "check", None)) is not None:
            allowed, refused = check
            for *_, address in found:
                try:
                    check_address(str(host), str(address[0]), allowed)
                except PrivateAddressError as error:
                    refused.append(error)
                    raise
        return found

    getaddrinfo.checks_addresses = True  # type: ignore[attr-defined]
    socket.getaddrinfo = getaddrinfo
