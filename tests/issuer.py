"""A token endpoint for tests: gives signed tokens to the clients it knows, and the keys to check them with."""

import base64
import json
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote_plus

AUDIENCE = "kafka"


class Issuer(AbstractContextManager["Issuer"]):
    """Serves `/token` and `/keys` on a free port; needs the command `openssl`."""

    def __init__(self, folder: Path, clients: Mapping[str, str], life: int = 3600) -> None:
        self.clients = dict(clients)
        """Secrets by id."""
        self.life = life
        """Seconds that a token lives."""
        self.failures: list[int] = []
        """Statuses to answer with next, before any token is given again."""
        self.given: list[str] = []
        """All tokens so far."""
        self.asked: list[dict[str, list[str]]] = []
        """The forms that came with the requests."""
        self._key = folder / "issuer.pem"
        openssl("genrsa", "-out", str(self._key), "2048")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._answerer())
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def token_url(self) -> str:
        return f"{self.address}/token"

    @property
    def keys_url(self) -> str:
        return f"{self.address}/keys"

    def __enter__(self) -> "Issuer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answerer(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Answerer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(200, issuer._keys())

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                issuer.asked.append(form)
                if issuer.failures:
                    self._answer(issuer.failures.pop(0), {"error": "temporarily_unavailable"})
                    return
                scheme, _, credentials = self.headers.get("Authorization", "").partition(" ")
                name, _, secret = base64.b64decode(credentials).decode().partition(":")
                if scheme != "Basic" or issuer.clients.get(unquote_plus(name)) != unquote_plus(secret):
                    said = {"error": "invalid_client", "error_description": f"{secret} is wrong"}
                    self._answer(401, said)
                    return
                token = issuer._sign(unquote_plus(name))
                issuer.given.append(token)
                self._answer(200, {"access_token": token, "token_type": "Bearer", "expires_in": issuer.life})

            def _answer(self, status: int, body: Mapping[str, Any]) -> None:
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", f"{issuer.address}/elsewhere")
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, format: str, *args: Any) -> None:
                """A test that fails shows what the brokers and workers say; this would bury it."""

        return Answerer

    def _sign(self, name: str) -> str:
        now = int(time.time())
        header = {"alg": "RS256", "typ": "JWT", "kid": "test"}
        number = len(self.given)
        claims = {
            "sub": name,
            "aud": AUDIENCE,
            "scope": "kafka",
            "iat": now,
            "exp": now + self.life,
            "jti": str(number),
        }
        signed = ".".join(_base64(json.dumps(part).encode()) for part in (header, claims))
        signature = openssl("dgst", "-sha256", "-sign", str(self._key), stdin=signed.encode())
        return f"{signed}.{_base64(signature)}"

    def _keys(self) -> dict[str, Any]:
        modulus = openssl("rsa", "-in", str(self._key), "-noout", "-modulus").decode().strip().removeprefix("Modulus=")
        key = {"kty": "RSA", "kid": "test", "alg": "RS256", "use": "sig", "e": "AQAB"}
        return {"keys": [key | {"n": _base64(bytes.fromhex(modulus))}]}


def openssl(*arguments: str, stdin: bytes = b"") -> bytes:
    """What `openssl` writes."""
    return subprocess.run(["openssl", *arguments], input=stdin, capture_output=True, check=True).stdout


def _base64(plain: bytes) -> str:
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")
