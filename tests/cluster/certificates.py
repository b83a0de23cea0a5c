"""Certificates for one cluster: a CA, and the certificates of brokers and clients."""

from pathlib import Path

from tests.cluster.openssl import openssl

_DAYS = "2"  # longer than any test


class Authority:
    """A certificate authority in a folder. Every file is PEM."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._key = folder / "ca.key"
        self.ca_file = folder / "ca.pem"
        subject = ("-subj", "/CN=A test cluster's authority", "-days", _DAYS)
        openssl("req", "-x509", *_NEW_KEY, "-keyout", str(self._key), "-out", str(self.ca_file), *subject)

    def broker(self, host: str) -> Path:
        """One file with the key and certificate of the broker at an IPv4 address."""
        certificate, key = self._signed(f"broker-{host}", host, f"subjectAltName=IP:{host}")
        both = self._folder / f"broker-{host}-both.pem"
        both.write_bytes(key.read_bytes() + certificate.read_bytes())
        return both

    def client(self, name: str) -> tuple[Path, Path]:
        """The files of a client's certificate and of its key; the broker knows the client as `User:CN=name`."""
        return self._signed(f"client-{name}", name, "extendedKeyUsage=clientAuth")

    def _signed(self, file: str, name: str, extension: str) -> tuple[Path, Path]:
        key, certificate = self._folder / f"{file}.key", self._folder / f"{file}.pem"
        request = openssl("req", *_NEW_KEY, "-keyout", str(key), "-subj", f"/CN={name}")
        extensions = self._folder / f"{file}.extensions"
        extensions.write_text(extension + "\n", "utf-8")
        by = ("-CA", str(self.ca_file), "-CAkey", str(self._key), "-CAcreateserial", "-days", _DAYS)
        certificate.write_bytes(openssl("x509", "-req", *by, "-extfile", str(extensions), stdin=request))
        return certificate, key


_NEW_KEY = ("-newkey", "rsa:2048", "-nodes")
