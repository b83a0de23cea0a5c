"""The page's own files, read once: they are few, and then no request reaches the disk."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parents[1] / "page"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""What is served; a file of another kind is not."""

PAGES = ("/", "/article", "/person", "/place", "/trends")
"""Addresses of the one page: which of its views is shown is for its own script to see."""

FILES = "/page/{file}"
"""The pattern of the files' addresses."""

PAYS = 0.9
"""A file is sent packed where that takes less than this share of it."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file as it is sent."""

    body: bytes
    packed: bytes | None
    """With gzip, where that pays."""
    content_type: str
    etag: str

    def answer(self, request: web.Request) -> web.Response:
        """The file, or 304 where the browser has it. It asks each time, so that a new version is seen at once."""
        headers = {"ETag": self.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if self.etag in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = self.content_type
        if self.packed is not None and takes_gzip(request):
            return web.Response(body=self.packed, headers={**headers, "Content-Encoding": "gzip"})
        return web.Response(body=self.body, headers=headers)


def page_files(folder: Path = FOLDER) -> Mapping[str, PageFile]:
    """The files of the page by their path in its folder, with slashes."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in TYPES:
            found[file.relative_to(folder).as_posix()] = _read(file)
    return found


def takes_gzip(request: web.Request) -> bool:
    """True where the other side unpacks gzip."""
    return "gzip" in request.headers.get("Accept-Encoding", "").lower()


def _read(file: Path) -> PageFile:
    body = file.read_bytes()
    packed = gzip.compress(body, mtime=0)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return PageFile(body, packed if len(packed) < PAYS * len(body) else None, TYPES[file.suffix], etag)
