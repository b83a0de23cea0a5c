"""Articles in a web archive (WARC): the HTML pages that a crawler stored."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import orjson
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from wiredesk.clean.parse.decode import decode
from wiredesk.errors import ArticleError
from wiredesk.feed.delivery import HTML, JSON, MAX_ITEM_BYTES, Delivery, OnSkip, SourceError

PAGES = ("text/html", "application/xhtml+xml")


def web_archive_articles(stream: BinaryIO, origin: str, on_skip: OnSkip) -> Iterator[Delivery]:
    """Each `response` that is an HTML page with status 200, with its address.

    Other records are skipped, with one line for each reason.

    Raises:
        SourceError: it is not a WARC file, or it is damaged.
    """
    skipped = Counter[str]()
    try:
        for record in ArchiveIterator(stream, check_digests=False):
            reason = _skip_reason(record)
            if reason is None:
                value = record.content_stream().read(MAX_ITEM_BYTES + 1)
                reason = "pages that are too large" if len(value) > MAX_ITEM_BYTES else None
            if reason is not None:
                skipped[reason] += reason != ""
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield _delivery(value, record.http_headers.get_header("Content-Type") or "", address, f"{origin}:{address}")
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise SourceError(f"{origin}: not a readable WARC file: {error}: crawl or download it again") from error
    for reason, count in skipped.items():
        if count:
            on_skip(f"{origin}: skipped {count} {reason}")


def _skip_reason(record: ArcWarcRecord) -> str | None:
    """Why a record is not fed; None if it is, empty if it is no response and not worth reporting."""
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    if record.http_headers.get_statuscode() != "200":
        return "responses without status 200"
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return None if kind in PAGES else "responses that are not HTML pages"


def _delivery(value: bytes, content_type: str, address: str, origin: str) -> Delivery:
    """The page with its address; a page that cannot be decoded is returned unchanged, to become a dead letter."""
    charset = next(
        (
            parameter.partition("=")[2].strip(" \"'")
            for parameter in content_type.split(";")[1:]
            if parameter.strip().lower().startswith("charset=")
        ),
        None,
    )
    try:
        page = decode(value, charset, page=True)
    except ArticleError:
        return Delivery(value, HTML, origin)
    return Delivery(orjson.dumps({"url": address, "html": page}), JSON, origin)
