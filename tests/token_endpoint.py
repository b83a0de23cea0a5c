"""A token endpoint for tests, which issues tokens to known clients."""

import base64
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus


class TokenEndpoint(AbstractContextManager["TokenEndpoint"]):
    """Serves at `url`, on a free port, for the length of a block."""

    def __init__(self, clients: Mapping[str, str], sign: Callable[[str, float], str], life: int = 3600) -> None:
        self.clients = clients
        """Secrets by id."""
        self.sign = sign
        """Creates a token from a client id and its lifetime in seconds."""
        self.life = life
        """Lifetime of a token in seconds."""
        self.failures: list[int] = []
        """Statuses of the next responses, before tokens are issued again."""
        self.issued: list[str] = []
        """All issued tokens."""
        self.asked: list[dict[str, list[str]]] = []
        """The forms of the requests."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}/token"

    def __enter__(self) -> "TokenEndpoint":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, form: dict[str, list[str]], authorization: str) -> tuple[int, dict[str, Any]]:
        """The status and the body for a request."""
        self.asked.append(form)
        if self.failures:
            return self.failures.pop(0), {"error": "temporarily_unavailable"}
        scheme, _, credentials = authorization.partition(" ")
        name, _, secret = (unquote_plus(part) for part in base64.b64decode(credentials).decode().partition(":"))
        if scheme != "Basic" or self.clients.get(name) != secret:
            return 401, {"error": "invalid_client", "error_description": f"{secret} is wrong"}
        self.issued.append(self.sign(name, self.life))
        return 200, {"access_token": self.issued[-1], "token_type": "Bearer", "expires_in": self.life}


def _handler(endpoint: TokenEndpoint) -> type[BaseHTTPRequestHandler]:
    class Answerer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status, body = endpoint.answer(form, self.headers.get("Authorization", ""))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", endpoint.url)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Do nothing: failing tests show the logs of brokers and workers, not of this server."""

    return Answerer
