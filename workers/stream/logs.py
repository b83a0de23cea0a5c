"""Log lines of a worker: one line an event, with the stage, and the same complaint at most once a minute."""

import logging
import time

from workers.settings import Settings

COMPLAIN_EVERY = 60.0
"""Seconds between two equal complaints of the Kafka clients, which otherwise come several a second."""

CLIENT_LOGGERS = ("aiokafka", "faust", "mode")


class OncePerMinute(logging.Filter):
    """Lets a message template pass once in `COMPLAIN_EVERY` seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """True when the same template of the same logger has not passed lately."""
        template, now = (record.name, str(record.msg)), time.monotonic()
        if now - self._last.get(template, -COMPLAIN_EVERY) < COMPLAIN_EVERY:
            return False
        self._last[template] = now
        return True


def tells_no_login(record: logging.LogRecord) -> bool:
    """False for what aiokafka says of a login at DEBUG: the request and its answer whole, with password or token."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    return not any(type(argument).__name__.startswith("SaslAuthenticate") for argument in arguments)


def set_up_logs(settings: Settings, stage: str) -> None:
    """Send this process's log lines to standard error."""
    form = f"%(asctime)s %(levelname)-7s {stage}: %(message)s"
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(form))
    quiet = OncePerMinute()
    handler.addFilter(lambda record: not record.name.startswith(CLIENT_LOGGERS) or quiet.filter(record))
    handler.addFilter(tells_no_login)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    if settings.log_level != "DEBUG":
        for name in CLIENT_LOGGERS:
            logging.getLogger(name).setLevel(logging.ERROR)
