import logging

from wiredesk.cli.main import CommandFormatter
from wiredesk.message import Message
from wiredesk.telemetry.logs import about


def test_a_line_about_a_record_ends_with_where_it_stands() -> None:
    formatter = CommandFormatter("%(levelname)s %(message)s")
    record = logging.makeLogRecord(
        {
            "levelname": "WARNING",
            "msg": "skipping a record",
            **about(Message("news.clean", b"tamba-1", b"{", (), 0, 2, 17)),
        }
    )

    assert formatter.format(record) == "WARNING skipping a record [tamba-1, news.clean:2:17]"
    assert formatter.format(logging.makeLogRecord({"levelname": "INFO", "msg": "ready"})) == "INFO ready"
