"""Making watches: ids, checks, and the secrets of their webhooks. The command line and the desk share it."""

import base64
import hashlib
import importlib
import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from wiredesk.watch.tokens import term
from wiredesk_schemas.watches import Watch, WatchAddress

SECRET_BYTES = 32
"""Bytes of a webhook's secret; Standard Webhooks asks for 24 to 64."""

NO_CONDITION = ("watch_id", "name", "words_none", "min_confidence", "min_newsrooms", "deliver_to", "deliver_updates")
"""Fields that find no article by themselves."""


WORD_FIELDS = ("words_all", "words_any", "words_none", "phrases")

TEXT_FIELDS = ("people", "organisations", "places", "sources", "languages", *WORD_FIELDS, "quotes_by", "quotes_about")
"""The fields that are lists of names or words."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?")
COUNTRY = re.compile(r"country-[a-z]{2}")


class InvalidWatchError(Exception):
    """A watch has an invalid field, or no condition.

    Args:
        reason: what is wrong, and what to do.
        field: the name of the field; None where it is none in particular.
    """

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(f"field '{field}': {reason}" if field else reason)
        self.field = field


def made_id(name: str) -> str:
    """The id of a watch that has none: its name in ASCII, in lower case, with dashes.

    A name that is mostly in another script, such as Cyrillic or Chinese, has an id made from its SHA-256.

    Raises:
        InvalidWatchError: the name has no letter or digit.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100]
    letters, kept = (sum(map(str.isalnum, text)) for text in (name, made))
    if not letters:
        raise InvalidWatchError("no id can be made from this name: give one with letters or digits", "name")
    if kept < min(letters, 100) / 2:
        return f"watch-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:12]}"
    return made


def unused_id(wanted: str, left_alerts: Callable[[str], bool]) -> str:
    """The id for a new watch: the wanted one, with a number if it is that of a removed watch that left alerts.

    The new watch has neither these alerts nor the address of the old one's feed.

    Args:
        wanted: as made from the name.
        left_alerts: whether no watch has an id and alerts have it.
    """
    made, number = wanted, 1
    while left_alerts(made):
        number += 1
        made = f"{wanted[:90]}-{number}"
    return made


def checked_watch(fields: Mapping[str, Any]) -> Watch:
    """A watch from its fields.

    Raises:
        InvalidWatchError: a field is wrong, or no condition can find an article.
    """
    try:
        made = Watch.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise InvalidWatchError(first["msg"], ".".join(map(str, first["loc"]))) from error
    if not any(made.model_dump(exclude=set(NO_CONDITION)).values()) and made.min_newsrooms == 1:
        raise InvalidWatchError("matches every article: give a condition besides words that must not be there")
    for field in TEXT_FIELDS:
        for index, text in enumerate(getattr(made, field)):
            if reason := _never_matches(field, text):
                raise InvalidWatchError(reason, f"{field}.{index}")
    for index, address in enumerate(made.deliver_to):
        if "://" not in address.url or (is_webhook(address.url) and not _web_host(address.url)):
            wanted = "must be an address such as https://newsroom.example/hook or mailto://…"
            raise InvalidWatchError(wanted, f"deliver_to.{index}.url")
        if not is_webhook(address.url) and not _may_be_sent_to(address.url):
            scheme = address.url.partition("://")[0]
            raise InvalidWatchError(f"apprise sends nothing to {scheme}:// addresses", f"deliver_to.{index}.url")
    return made


def _may_be_sent_to(url: str) -> bool:
    """Whether apprise knows the scheme of an address; True if it is not installed here, since `notify` may have it."""
    try:
        apprise: Any = importlib.import_module("apprise")
    except ModuleNotFoundError:
        return True
    return url.partition("://")[0].lower() in apprise.NotificationManager().schemas()


def _never_matches(field: str, text: str) -> str | None:
    """Why no article can have what a list of a watch asks for; None if one can."""
    if field == "languages":
        return None if LANGUAGE.fullmatch(text) else "must be a code of ISO 639, such as en for English"
    if field == "places" and text.lower().startswith("country-") and not COUNTRY.fullmatch(text):
        return "must be a country's code in lower case, such as country-gh for all places in Ghana"
    if field in WORD_FIELDS and "*" in text:
        return "words are whole words here: list each form, as ferry and ferries, instead of *"
    return None if term(text) else "has no letters or digits"


def with_secrets(watch: Watch) -> tuple[Watch, list[tuple[str, str]]]:
    """The watch with a new secret for each webhook that has none, and those secrets with the host of each."""
    addresses, made = [], []
    for address in watch.deliver_to:
        if address.secret is None and is_webhook(address.url):
            secret = new_secret()
            made.append((host_of(address.url), secret))
            address = WatchAddress(url=address.url, secret=secret)
        addresses.append(address)
    return watch.model_copy(update={"deliver_to": addresses}), made


def new_secret() -> str:
    """A new random secret of a webhook, in the format of Standard Webhooks that a receiver is given."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def is_webhook(url: str) -> bool:
    """Whether an address is a webhook; apprise handles all others."""
    return url.partition("://")[0].lower() in ("http", "https")


def host_of(url: str) -> str:
    """The part of an address that is safe to show: scheme and host of a webhook, otherwise only the scheme."""
    host = _web_host(url) if is_webhook(url) else None
    return f"{url.partition('://')[0].lower()}://{host or '…'}"


def _web_host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # such as a bracket without its counterpart
        return None
