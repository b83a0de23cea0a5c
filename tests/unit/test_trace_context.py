from wiredesk.message import Message
from wiredesk.trace_context import made_ids, with_trace

CAME = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
ARTICLE = Message("news.raw", b"tamba-1", b"{}", (("x", b"y"),), 1_772_528_400_123, 2, 17)


def test_an_incoming_trace_is_passed_on_unchanged() -> None:
    article = Message("news.raw", b"tamba-1", b"{}", (("traceparent", CAME),))

    assert with_trace(article) is article


def test_an_article_without_a_trace_gets_the_same_one_each_time() -> None:
    first, again = with_trace(ARTICLE), with_trace(ARTICLE)

    assert first == again
    assert first.headers[0] == ("x", b"y")
    version, trace, span, flags = (first.header("traceparent") or "").split("-")
    assert (version, len(trace), len(span), flags) == ("00", 32, 16, "01")
    assert (int(trace, 16), int(span, 16)) == made_ids(ARTICLE)


def test_each_record_has_its_own_trace() -> None:
    others = [
        Message("news.raw", b"tamba-2", b"{}", partition=2, offset=17),
        Message("news.raw", b"tamba-1", b"{}", partition=2, offset=18),
        Message("news.raw", b"tamba-1", b"{}", partition=1, offset=17),
        Message("news.clean", b"tamba-1", b"{}", partition=2, offset=17),
        Message("news.raw", None, b"{}", partition=2, offset=17),
    ]

    assert len({made_ids(article) for article in (ARTICLE, *others)}) == 6
