"""Virtual hosts: network namespaces on one bridge, with links that can be cut. Needs Linux and root."""

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
    """One host and its link."""

    name: str
    """Name of the host's network namespace."""

    address: str
    """The host's IPv4 address."""

    switch: str
    """Name of the network namespace that holds the bridge."""

    port: str
    """The bridge's end of the link."""

    @property
    def prefix(self) -> list[str]:
        """Prefix for commands to run on that host."""
        return ["ip", "netns", "exec", self.name]

    def cut(self) -> None:
        """Cut the link: packets are dropped silently, and neither end gets an error."""
        _ip("-netns", self.switch, "link", "set", self.port, "down")

    def reconnect(self) -> None:
        """Restore the link."""
        _ip("-netns", self.switch, "link", "set", self.port, "up")


class Network:
    """A bridge with a private subnet, in which this machine has the address that ends in 1.

    The bridge has its own network namespace without a packet filter. On machines with Docker, the packet filter of the
    main namespace also applies to bridged traffic (net.bridge.bridge-nf-call-iptables), and drops it.
    """

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._hosts = 0
        self._name, self._subnet = _claim(processes)
        inside = ("-netns", self._name)
        _ip(*inside, "link", "add", "bridge", "type", "bridge")
        _ip(*inside, "link", "set", "bridge", "up")
        _ip("link", "add", self._name, "type", "veth", "peer", "name", "machine", "netns", self._name)
        _ip(*inside, "link", "set", "machine", "master", "bridge")
        _ip(*inside, "link", "set", "machine", "up")
        _ip("address", "add", f"{self._subnet[1]}/{self._subnet.prefixlen}", "dev", self._name)
        _ip("link", "set", self._name, "up")

    def host(self, name: str) -> Link:
        """Add a host; its name must be unique on this network."""
        self._hosts += 1
        link = Link(f"{self._name}-{name}", str(self._subnet[10 + self._hosts]), self._name, f"port{self._hosts}")
        self._processes.undo(["ip", "netns", "delete", link.name])
        _ip("netns", "add", link.name)
        switch = ("-netns", link.switch)
        _ip(*switch, "link", "add", link.port, "type", "veth", "peer", "name", "eth0", "netns", link.name)
        _ip(*switch, "link", "set", link.port, "master", "bridge")
        _ip(*switch, "link", "set", link.port, "up")
        inside = ("-netns", link.name)
        _ip(*inside, "address", "add", f"{link.address}/{self._subnet.prefixlen}", "dev", "eth0")
        _ip(*inside, "link", "set", "eth0", "up")
        _ip(*inside, "link", "set", "lo", "up")
        return link


@cache
def links_missing() -> str | None:
    """Why this machine cannot create virtual hosts; None if it can."""
    if sys.platform != "linux":
        return "network namespaces need Linux"
    if shutil.which("ip") is None:
        return "the command `ip` is missing: install iproute2"
    if os.geteuid() != 0:
        return "only root can create network namespaces"
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


def _claim(processes: Processes) -> tuple[str, ipaddress.IPv4Network]:
    """A namespace for the bridge of an unused subnet; its name reserves the subnet."""
    lack = links_missing()
    if lack is not None:
        raise ClusterError(f"this machine cannot isolate brokers: {lack}")
    for number in random.sample(range(256), 256):
        subnet = ipaddress.IPv4Network(f"10.213.{number}.0/24")
        if any(subnet.overlaps(taken) for taken in _taken()):
            continue
        name = f"wdesk{number}"
        try:
            _ip("netns", "add", name)
        except ClusterError:
            continue
        processes.undo(["ip", "netns", "delete", name])
        return name, subnet
    raise ClusterError("no private subnet is free: delete the namespaces wdesk* that `ip netns` shows")


def _taken() -> list[ipaddress.IPv4Network]:
    routes: list[dict[str, Any]] = json.loads(_ip("-json", "-4", "route", "show", "table", "all"))
    return [ipaddress.IPv4Network(route["dst"]) for route in routes if route["dst"] != "default"]


def _ip(*words: str) -> str:
    done = subprocess.run(["ip", *words], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise ClusterError(f"`ip {' '.join(words)}` failed: {done.stderr.strip()}")
    return done.stdout
