"""Detects the security protocol of a broker's listener without logging in."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.conn import AIOKafkaConnection, create_conn, get_ip_port_afi
from aiokafka.errors import IllegalSaslStateError, KafkaError, for_code
from aiokafka.protocol.admin import SaslHandShakeRequest

ANSWER_MS = 3_000
"""Timeout of each request in milliseconds: a paused broker accepts connections but never answers."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A port that speaks the Kafka protocol."""

    tls: bool
    mechanisms: tuple[str, ...] | None
    """The SASL mechanisms that it offers: empty without authentication, None if unknown."""

    @property
    def protocol(self) -> str:
        """The matching value of WIREDESK_SECURITY_PROTOCOL."""
        return f"{'SASL_' if self.mechanisms else ''}{'SSL' if self.tls else 'PLAINTEXT'}"


def address(broker: str) -> tuple[str, int]:
    """The host, without brackets, and the port of `host:port` or `[IPv6 address]:port`."""
    host, port, _ = get_ip_port_afi(broker)
    return host, port


async def unreachable(host: str, port: int) -> OSError | None:
    """Why no TCP connection can be made; None if one can."""
    try:
        async with asyncio.timeout(ANSWER_MS / 1000):
            _, writer = await asyncio.open_connection(host, port)
    except TimeoutError:
        return TimeoutError(f"no answer in {ANSWER_MS / 1000:g} s")
    except OSError as error:
        return error
    writer.close()
    return None


async def listener_at(host: str, port: int, context: ssl.SSLContext | None) -> Listener | None:
    """The listener at an address, or None if nothing there speaks the Kafka protocol.

    Args:
        host: host name or address.
        port: TCP port.
        context: the client's TLS settings, if any: a listener may require a client certificate.
    """
    try:
        async with _connection(host, port, None) as plain:
            return Listener(False, await _mechanisms(plain))
    except (KafkaError, OSError, TimeoutError):
        pass
    try:
        async with _connection(host, port, _trusting(context)) as encrypted:
            return Listener(True, await _mechanisms(encrypted))
    except (KafkaError, OSError, TimeoutError) as error:
        cause = error if isinstance(error, ssl.SSLError) else error.__cause__
        return Listener(True, None) if _is_alert(cause) else None


@asynccontextmanager
async def _connection(host: str, port: int, context: ssl.SSLContext | None) -> AsyncIterator[AIOKafkaConnection]:
    connection = await create_conn(
        host,
        port,
        request_timeout_ms=ANSWER_MS,
        security_protocol="SSL" if context else "PLAINTEXT",
        ssl_context=context,
    )
    try:
        yield connection
    finally:
        connection.close()


async def _mechanisms(connection: AIOKafkaConnection) -> tuple[str, ...] | None:
    try:
        answer = await connection.send(SaslHandShakeRequest("PLAIN"))
    except (KafkaError, OSError, TimeoutError):
        return None
    if for_code(answer.error_code) is IllegalSaslStateError:  # the response of a listener without SASL
        return ()
    return tuple(answer.enabled_mechanisms)


def _trusting(context: ssl.SSLContext | None) -> ssl.SSLContext:
    """A context that accepts any certificate: nothing secret is sent through it."""
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    if context is not None:
        trusting.minimum_version = context.minimum_version
    return trusting


def _is_alert(cause: BaseException | None) -> bool:
    """True for a TLS alert, such as a missing client certificate: only a TLS peer sends one."""
    return isinstance(cause, ssl.SSLError) and "ALERT" in (cause.reason or "")
