"""Small pages for tests of the page reader."""

from collections.abc import Callable

import pytest
from lxml import etree

from wiredesk.clean.page.layout import Layout, read_layout


@pytest.fixture
def layout() -> Callable[[str], Layout]:
    def read(html: str) -> Layout:
        return read_layout(etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8")))

    return read
