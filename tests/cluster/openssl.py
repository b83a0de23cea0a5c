"""The command `openssl`."""

import shutil
import subprocess

from tests.cluster.errors import ClusterError


def openssl(*words: str, stdin: bytes = b"") -> bytes:
    """Run it with these arguments and standard input; return its output.

    Raises:
        ClusterError: it is not installed, or fails.
    """
    if shutil.which("openssl") is None:
        raise ClusterError("the command `openssl` is missing: install openssl, which makes the certificates and tokens")
    done = subprocess.run(["openssl", *words], check=False, input=stdin, capture_output=True)
    if done.returncode != 0:
        raise ClusterError(f"`openssl {' '.join(words)}` failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
