"""Restricts the hosts that alerts are sent to: public addresses, and private networks that a setting allows."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable, Sequence

from aiohttp.abc import AbstractResolver, ResolveResult

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


class PrivateAddressError(OSError):
    """A host has a private address that is not allowed."""


def networks(setting: str) -> list[Network]:
    """The networks of a setting, comma-separated.

    Raises:
        ValueError: an entry is not a network.
    """
    return [ipaddress.ip_network(part.strip(), strict=False) for part in setting.split(",") if part.strip()]


def check_address(host: str, address: str, allowed: Iterable[Network]) -> None:
    """Check that connections to an address are allowed.

    Embedded addresses (IPv4 in IPv6, 6to4, Teredo, NAT64) are checked as the address that they lead to.

    Raises:
        PrivateAddressError: it is private, and not in an allowed network.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    allowed = list(allowed)
    if _is_in(found, allowed):
        return
    for inner in _inside(found) or [found]:
        if _is_in(inner, allowed):
            continue
        if not inner.is_global or inner.is_multicast or inner.is_reserved or inner.is_unspecified:
            raise PrivateAddressError(
                f"{host} is a private address: name its network in WIREDESK_NOTIFY_PRIVATE_NETWORKS to allow it"
            )


def _is_in(address: IPAddress, allowed: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in allowed)


def _inside(address: IPAddress) -> list[IPAddress]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[IPAddress | None] = [address.ipv4_mapped, address.sixtofour]
    if address.teredo:
        found += address.teredo
    if address in _NAT64 or address in _COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [address for address in found if address is not None]


def literal(host: str) -> str | None:
    """The host as an address if it is an IP literal, which needs no DNS lookup."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        return None


class PublicResolver(AbstractResolver):
    """Resolves hosts for connections, and rejects those with any private address.

    Connections use the addresses that were checked, so DNS rebinding has no effect.

    Args:
        allowed: private networks to which connections are allowed.
    """

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host.

        Raises:
            PrivateAddressError: an address is private and not in an allowed network.
            OSError: the host has no address.
        """
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        for _, _, _, _, address in found:
            check_address(host, str(address[0]), self._allowed)
        return [
            ResolveResult(
                hostname=host, host=str(address[0]), port=port, family=kind, proto=protocol, flags=socket.AI_NUMERICHOST
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing to close."""
