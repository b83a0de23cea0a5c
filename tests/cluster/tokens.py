"""Bearer tokens for one cluster: an issuer whose key the brokers trust."""

import base64
import json
import time
from pathlib import Path
from typing import Any, ClassVar

from tests.cluster.openssl import openssl


class Issuer:
    """Signs JSON Web Tokens with an RSA key; `keys_file` is the JSON Web Key Set with which the brokers verify them."""

    NAME: ClassVar[str] = "wiredesk-tests"
    AUDIENCE: ClassVar[str] = "kafka"
    _KEY_ID: ClassVar[str] = "tests"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._key = folder / "issuer.key"
        self._key.write_bytes(openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"))
        self.keys_file = folder / "keys.json"
        output = openssl("rsa", "-in", str(self._key), "-noout", "-modulus").decode()
        modulus = bytes.fromhex(output.strip().removeprefix("Modulus="))
        # AQAB is 65537, the exponent of every key from openssl.
        key = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self._KEY_ID, "n": _base64(modulus), "e": "AQAB"}
        self.keys_file.write_text(json.dumps({"keys": [key]}), "utf-8")

    def token(self, user: str, seconds: float = 3600) -> str:
        """A token for `user` that is valid for `seconds`; a negative value gives an expired token."""
        now = time.time()
        claims = {"iss": self.NAME, "aud": self.AUDIENCE, "sub": user, "iat": int(now), "exp": int(now + seconds)}
        signed = f"{_json({'alg': 'RS256', 'typ': 'JWT', 'kid': self._KEY_ID})}.{_json(claims)}"
        signature = openssl("dgst", "-sha256", "-sign", str(self._key), stdin=signed.encode())
        return f"{signed}.{_base64(signature)}"


def _json(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")
