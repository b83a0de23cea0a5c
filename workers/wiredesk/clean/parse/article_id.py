"""The id of an article: the producer's own, else the Kafka key, else one made from its URL or its words."""

import hashlib
import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from wiredesk.errors import MalformedArticle

MAX_CHARACTERS = 512
"""Longer keys are not ids but text in the wrong field."""

DIGITS = 24
"""Hexadecimal digits of a made id: 96 bits, so that two articles in a lifetime of news do not meet."""

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ocid|ito|smid|ref_?src|guce_\w+|"
    r"__twitter\w*",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to a page, not which page it is."""

DEFAULT_PORTS = {"http": 80, "https": 443}
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def article_id(given: str | None, key: bytes | None, url: str | None, content: str) -> str:
    """Return the id of an article, which is the key of all its records.

    Args:
        given: the id in the article's own fields.
        key: the Kafka key; one that is not UTF-8 names nothing.
        url: where the article stands.
        content: what the id is made from where there is nothing else: title and body.

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
    """Return the article id in a Kafka key; None where the key cannot be an id."""
    named = _decoded(key)
    return named if named and len(named) <= MAX_CHARACTERS and not UNFIT.search(named) else None


def normalise_url(url: str) -> str | None:
    """The same address for the same page: without fragment, default port and tracking; None for no web address."""
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


def host_of(url: str) -> str:
    """The host that an address names, in lower case; empty for what is no address."""
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
