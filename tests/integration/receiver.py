"""A receiver of webhooks for tests, which checks signatures and can be killed."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks.webhooks import Webhook

from tests.ports import lasting_port


class Receiver:
    """Keeps what it was sent, also what it did not acknowledge.

    Args:
        secret: that webhooks are signed with.
    """

    def __init__(self, secret: str) -> None:
        self._webhook = Webhook(secret)
        self._server: ThreadingHTTPServer | None = None
        self.port = lasting_port()
        self.came: list[tuple[str, dict[str, Any]]] = []
        """The id and the body of each request."""
        self.moments: list[float] = []
        """When each of them came, in seconds since 1970."""
        self.acknowledged: set[str] = set()
        self.status: int | None = 204
        """What it answers; None: it breaks the connection off."""

    @property
    def url(self) -> str:
        """Where webhooks go."""
        return f"http://127.0.0.1:{self.port}/hook"

    def start(self) -> None:
        """Listen, on the port that it had before."""
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver._webhook.verify(body, dict(self.headers))
                key = self.headers["webhook-id"]
                receiver.moments.append(time.time())
                receiver.came.append((key, json.loads(body)))
                if receiver.status is None:
                    self.connection.close()
                    return
                self.send_response(receiver.status)
                self.end_headers()
                if receiver.status < 300:
                    receiver.acknowledged.add(key)

            def log_message(self, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True
            request_queue_size = 200

            def handle_error(self, *args: Any) -> None:
                pass

        self._server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def receiving(secret: str) -> Iterator[Receiver]:
    """A receiver for the length of a block."""
    receiver = Receiver(secret)
    receiver.start()
    try:
        yield receiver
    finally:
        receiver.stop()
