"""The id of an article: the producer's id, else the Kafka key, else derived from its URL or its content."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from wiredesk.errors import MalformedArticle

MAX_CHARACTERS = 512
"""Longer keys are not ids but text in the wrong field."""

DIGITS = 24
"""Hexadecimal digits of a derived id: 96 bits, enough to avoid collisions."""

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ocid|ito|smid|ref_?src|guce_\w+|"
    r"__twitter\w*",
    re.IGNORECASE,
)
"""Parameters that track how a reader reached a page and do not identify it."""

DEFAULT_PORTS = {"http": 80, "https": 443}
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def article_id(given: str | None, key: bytes | None, url: str | None, content: str) -> str:
    """Return the id of an article, which is the key of all its records.

    Args:
        given: the id in the article's fields.
        key: the Kafka key; ignored if not UTF-8.
        url: the article's URL.
        content: title and body, from which the id is derived if there is nothing else.

    Raises:
        MalformedArticle: the given id or the key is too long or holds control characters.
    """
    if given is not None and given.strip():
        return _fit(given.strip(), "field 'article_id'")
    named = _decoded(key)
    if named:
        return _fit(named, "the Kafka key")
    normalised = normalise_url(url or "")
    if normalised:
        return "url-" + _digest(normalised)
    return "text-" + _digest(content)


def id_of_key(key: bytes | None) -> str | None:
    """Return the article id in a Kafka key; None if the key cannot be an id."""
    named = _decoded(key)
    return named if named and len(named) <= MAX_CHARACTERS and not UNFIT.search(named) else None


def normalise_url(url: str) -> str | None:
    """The normalised URL: without fragment, default port and tracking parameters; None if it is not a web URL."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in DEFAULT_PORTS or not host:
        return None
    scheme = parts.scheme.lower()
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])]
    return SplitResult(scheme, host, parts.path or "/", urlencode(kept, errors="replace"), "").geturl()


@lru_cache(maxsize=4)
def host_of(url: str) -> str:
    """The host of a URL in lower case; empty if it is not a URL. Several steps ask for that of the article's."""
    if not url:
        return ""
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""


def _decoded(key: bytes | None) -> str | None:
    try:
        return key.decode().strip() if key else None
    except UnicodeDecodeError:
        return None


def _fit(identifier: str, where: str) -> str:
    if len(identifier) > MAX_CHARACTERS:
        raise MalformedArticle(
            f"{where}: an id of {len(identifier)} characters is longer than {MAX_CHARACTERS}: send a shorter one"
        )
    if UNFIT.search(identifier):
        raise MalformedArticle(f"{where}: an id with control characters cannot be a key: send printable text")
    return identifier


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
