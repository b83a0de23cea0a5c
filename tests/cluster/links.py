"""Hosts of our own: network namespaces on one bridge, each at the end of a link that can be cut. Linux, as root."""

import ipaddress
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.cluster.errors import ClusterError
from tests.cluster.processes import Processes


@dataclass(frozen=True)
class Link:
    """One host and its cable."""

    name: str
    """Of the network namespace."""

    address: str
    """The host's IPv4 address."""

    port: str
    """The bridge's end of the cable."""

    @property
    def prefix(self) -> list[str]:
        """What to put before a command so that it runs on that host."""
        return ["ip", "netns", "exec", self.name]

    def cut(self) -> None:
        """Pull the cable: what is sent goes nowhere, and nobody is told."""
        _ip("link", "set", self.port, "down")

    def mend(self) -> None:
        """Plug the cable in again."""
        _ip("link", "set", self.port, "up")


class Network:
    """A bridge with a private subnet of its own; this machine is on it as the address that ends in 1."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._hosts = 0
        self._bridge, self._subnet = _bridge()
        processes.undo(["ip", "link", "delete", self._bridge])
        _ip("address", "add", f"{self._subnet[1]}/{self._subnet.prefixlen}", "dev", self._bridge)
        _ip("link", "set", self._bridge, "up")

    def host(self, name: str) -> Link:
        """Add a host; its name need be unique on this network only."""
        self._hosts += 1
        link = Link(f"{self._bridge}-{name}", str(self._subnet[10 + self._hosts]), f"{self._bridge}p{self._hosts}")
        self._processes.undo(["ip", "netns", "delete", link.name])
        _ip("netns", "add", link.name)
        _ip("link", "add", link.port, "type", "veth", "peer", "name", "eth0", "netns", link.name)
        _ip("link", "set", link.port, "master", self._bridge)
        _ip("link", "set", link.port, "up")
        inside = ("-netns", link.name)
        _ip(*inside, "address", "add", f"{link.address}/{self._subnet.prefixlen}", "dev", "eth0")
        _ip(*inside, "link", "set", "eth0", "up")
        _ip(*inside, "link", "set", "lo", "up")
        return link


@cache
def links_missing() -> str | None:
    """Why this machine cannot make hosts of its own; None when it can."""
    if sys.platform != "linux":
        return "network namespaces are a thing of Linux"
    if shutil.which("ip") is None:
        return "the command `ip` is missing: install iproute2"
    if os.geteuid() != 0:
        return "only root may make network namespaces"
    probe = f"wdprobe{os.getpid()}"
    try:
        _ip("netns", "add", probe)
    except ClusterError as error:
        return str(error)
    try:
        _ip("netns", "exec", probe, "true")
        _ip("link", "add", probe, "type", "bridge")
        _ip("link", "delete", probe)
    except ClusterError as error:
        return str(error)
    finally:
        _ip("netns", "delete", probe)
    return None


def _bridge() -> tuple[str, ipaddress.IPv4Network]:
    """Make a bridge for a subnet that nothing on this machine uses. Its name is the claim on it: no two share one."""
    lack = links_missing()
    if lack is not None:
        raise ClusterError(f"a cluster with its brokers apart is not to be had here: {lack}")
    for number in random.sample(range(256), 256):
        subnet = ipaddress.IPv4Network(f"10.213.{number}.0/24")
        if any(subnet.overlaps(taken) for taken in _taken()):
            continue
        name = f"wdesk{number}"
        try:
            _ip("link", "add", name, "type", "bridge")
        except ClusterError:
            continue
        return name, subnet
    raise ClusterError("no private subnet is free: delete the bridges wdesk* that `ip link` shows")


def _taken() -> list[ipaddress.IPv4Network]:
    routes: list[dict[str, Any]] = json.loads(_ip("-json", "-4", "route", "show", "table", "all"))
    return [ipaddress.IPv4Network(route["dst"]) for route in routes if route["dst"] != "default"]


def _ip(*words: str) -> str:
    done = subprocess.run(["ip", *words], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise ClusterError(f"`ip {' '.join(words)}` failed: {done.stderr.strip()}")
    return done.stdout
