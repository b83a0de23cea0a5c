"""Private addresses are refused in every form, unless their network is allowed."""

import asyncio
import socket
from typing import Any

import pytest

from wiredesk.notify.addresses import PrivateAddressError, PublicResolver, check_address, literal, networks

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # metadata of clouds
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "::ffff:127.0.0.1",  # IPv4 in IPv6
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "2002:7f00:1::",  # 6to4 to 127.0.0.1
    "64:ff9b::7f00:1",  # NAT64 to 127.0.0.1
    "2001:0:7f00:1::",  # Teredo
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_rejected(address: str) -> None:
    with pytest.raises(PrivateAddressError, match="WIREDESK_NOTIFY_PRIVATE_NETWORKS"):
        check_address("host.example", address, [])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are_accepted(address: str) -> None:
    check_address("host.example", address, [])


def test_an_allowed_network_may_be_reached_and_no_other() -> None:
    allowed = networks("10.0.0.0/8, ::1/128")

    check_address("hooks.example", "10.1.2.3", allowed)
    check_address("hooks.example", "::1", allowed)
    with pytest.raises(PrivateAddressError):
        check_address("hooks.example", "192.168.1.1", allowed)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    async def both(self: Any, host: str, port: int, **kwargs: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.216.34", "127.0.0.1")
        ]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", both)
    with pytest.raises(PrivateAddressError):
        asyncio.run(PublicResolver([]).resolve("rebound.example", 443))


@pytest.mark.parametrize("host", ["localhost", "0x7f.1", "2130706433"])
def test_names_and_odd_notations_of_local_addresses_are_rejected(host: str) -> None:
    with pytest.raises(OSError, match=r"private address|not known|No address|resolution"):
        asyncio.run(PublicResolver([]).resolve(host, 80))


def test_addresses_in_urls_are_known_as_such() -> None:
    assert (literal("[::1]"), literal("127.0.0.1"), literal("host.example")) == ("::1", "127.0.0.1", None)
