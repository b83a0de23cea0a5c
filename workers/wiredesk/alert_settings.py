"""The settings of `watch` and `notify`; `wiredesk.settings` has the others."""

import ipaddress
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings


class AlertSettings(BaseSettings):
    """Settings of watches, alerts and their delivery."""

    watch_file: Annotated[
        Path, Field(description="file of the state of watch, created where it is missing; its folder must exist")
    ] = Path("watch.sqlite")
    watch_window_hours: Annotated[
        int,
        Field(
            ge=1,
            le=8760,
            description="hours after its arrival in which an article can raise an alert or change one, 1 to 8760",
        ),
    ] = 168
    watch_story_wait_seconds: Annotated[
        float,
        Field(
            ge=0,
            le=600,
            description="seconds that an alert waits for link to name the story, while link keeps up, 0 to 600",
        ),
    ] = 10.0
    notify_file: Annotated[
        Path, Field(description="file of the deliveries of notify, created where it is missing; its folder must exist")
    ] = Path("notify.sqlite")
    notify_secret: Annotated[
        SecretStr | None,
        Field(
            pattern=r"^whsec_[A-Za-z0-9+/]{32,88}={0,2}$",
            description="secret (whsec_…) that signs webhooks of watches without one of their own; unset: none",
        ),
    ] = None
    notify_per_minute: Annotated[
        int, Field(ge=1, le=60_000, description="attempts to deliver to one address a minute, 1 to 60000")
    ] = 60
    notify_retry_hours: Annotated[
        float,
        Field(
            gt=0,
            le=168,
            description="hours after which an alert that cannot be delivered becomes a dead letter, above 0 and up to "
            "168",
        ),
    ] = 24.0
    notify_private_networks: Annotated[
        str,
        Field(
            pattern=r"^[0-9A-Fa-f.:/, ]*$",
            description="networks of private addresses that may be delivered to, comma-separated, such as 10.0.0.0/8; "
            "unset: none",
        ),
    ] = ""

    @field_validator("notify_private_networks")
    @classmethod
    def _are_networks(cls, networks: str) -> str:
        for network in filter(None, map(str.strip, networks.split(","))):
            ipaddress.ip_network(network, strict=False)
        return networks
