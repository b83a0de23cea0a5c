"""The page's static files, read once at the start."""

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
"""Served file types; others are not served."""

PAGES = (
    *("/", "/quotes", "/map", "/numbers", "/article", "/story", "/statement", "/person", "/place", "/trends"),
    *("/watches", "/watch", "/edit-watch"),
)
"""Paths that serve index.html; its router selects the view."""

FILES = "/page/{file}"
"""Route pattern of the files."""

MAX_COMPRESSION_RATIO = 0.9
"""A file is sent compressed if that is less than this share of its size."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file as it is served."""

    body: bytes
    compressed: bytes | None
    """With gzip; None if that saves too little."""
    content_type: str
    etag: str

    def response(self, request: web.Request, status: int = 200) -> web.Response:
        """The file, or 304 if the browser has it. Browsers revalidate each time, so a new version is used at once.

        Args:
            request: asks for the file, or for an address for which the page shows an error.
            status: of the response; an error is never a 304.
        """
        headers = {"ETag": self.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if status == 200 and self.etag in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = self.content_type
        if self.compressed is not None and takes_gzip(request):
            headers["Content-Encoding"] = "gzip"
            return web.Response(status=status, body=self.compressed, headers=headers)
        return web.Response(status=status, body=self.body, headers=headers)


def page_files(folder: Path = FOLDER) -> Mapping[str, PageFile]:
    """The files of the page by relative path, with slashes."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in TYPES:
            found[file.relative_to(folder).as_posix()] = _read(file)
    return found


def takes_gzip(request: web.Request) -> bool:
    """True if the client accepts gzip."""
    return "gzip" in request.headers.get("Accept-Encoding", "").lower()


def _read(file: Path) -> PageFile:
    body = file.read_bytes()
    compressed = gzip.compress(body, mtime=0)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return PageFile(
        body, compressed if len(compressed) < MAX_COMPRESSION_RATIO * len(body) else None, TYPES[file.suffix], etag
    )
