"""Diagnosis of connection faults, which aiokafka all reports as unreachable brokers."""

import asyncio
import errno
import socket
import ssl
from typing import Any

from aiokafka.conn import create_conn
from aiokafka.errors import IllegalSaslStateError, KafkaError, SaslAuthenticationFailed, UnsupportedSaslMechanismError
from aiokafka.protocol.metadata import MetadataRequest

from wiredesk.errors import BrokerAwayError, ConfigurationError, OperationError
from wiredesk.kafka.listener import address, listener_at, unreachable
from wiredesk.kafka.tokens import TokenError, TokenRefusedError

ANSWER_MS = 5_000
"""Timeout of each request in milliseconds: a paused broker accepts connections but never answers."""

LOGIN = (SaslAuthenticationFailed, UnsupportedSaslMechanismError, IllegalSaslStateError)


class NothingListensError(BrokerAwayError):
    """Nothing accepts connections at this address."""


async def refusal(arguments: dict[str, Any]) -> OperationError | None:
    """Why no connection works; None if at least one broker accepts it and none refuses it.

    Args:
        arguments: arguments of an aiokafka client.

    Returns:
        A ConfigurationError that names the settings to check, never a secret; a BrokerAwayError if the fault is in the
        brokers, their token endpoint or the network.
    """
    rest = {name: value for name, value in arguments.items() if name != "bootstrap_servers"}
    brokers: list[str] = arguments["bootstrap_servers"]
    faults = await asyncio.gather(*(_fault(broker, rest) for broker in brokers))
    for kind in (ConfigurationError, OperationError):
        for fault in faults:
            if isinstance(fault, kind) and not isinstance(fault, NothingListensError):
                return fault
    if None in faults:
        return None
    reasons = "; ".join(dict.fromkeys(map(str, faults)))
    return NothingListensError(
        f"no broker answers at {','.join(brokers)} ({reasons}): start Kafka there, or name another with "
        "WIREDESK_BROKERS"
    )


async def _fault(broker: str, arguments: dict[str, Any], advertised_by: str | None = None) -> OperationError | None:
    """What is wrong with one broker.

    Args:
        broker: its address.
        arguments: those of an aiokafka client, without the brokers.
        advertised_by: the broker that gave us this address; None where it is one of WIREDESK_BROKERS.
    """
    host, port = address(broker)
    mechanism = arguments.get("sasl_mechanism")
    try:
        connection = await create_conn(host, port, request_timeout_ms=ANSWER_MS, **arguments)
    except TokenRefusedError as error:
        return ConfigurationError(str(error))
    except TokenError as error:
        return BrokerAwayError(str(error))
    except LOGIN as error:
        return await _mismatch(broker, arguments) or _login_refused(broker, mechanism, str(error))
    except (KafkaError, OSError) as error:  # TimeoutError is an OSError
        return await _not_connected(broker, arguments, error)
    try:
        known = (await connection.send(MetadataRequest([]))).brokers
    except (KafkaError, OSError):
        known = []
    finally:
        connection.close()
    if not known:
        if mechanism == "OAUTHBEARER":
            # aiokafka takes a refused token for an accepted one; the broker then lists no brokers, or hangs up.
            return _login_refused(broker, mechanism, "the token is not accepted")
        return await _mismatch(broker, arguments)
    if advertised_by is not None:
        return None
    return await _advertised(broker, arguments, [(f"[{at[1]}]" if ":" in at[1] else at[1], at[2]) for at in known])


async def _advertised(
    broker: str, arguments: dict[str, Any], addresses: list[tuple[str, int]]
) -> OperationError | None:
    """What is wrong with the advertised addresses of a cluster's brokers."""
    names = [f"{host}:{port}" for host, port in addresses]
    faults = await asyncio.gather(*(_fault(name, arguments, broker) for name in names))
    for name, fault in zip(names, faults, strict=True):
        if isinstance(fault, NothingListensError):
            return BrokerAwayError(
                f"{broker} answers, but advertises {name}, which cannot be reached from here "
                f"({fault}): set advertised.listeners of that broker to an address that its clients reach, or name "
                "its listener for this network in WIREDESK_BROKERS"
            )
        if fault is not None:
            return fault
    return None


async def _not_connected(broker: str, arguments: dict[str, Any], error: KafkaError | OSError) -> OperationError | None:
    if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        return ConfigurationError(
            f"no connection to {broker} ({error.strerror}): raise the limit, as `ulimit -n 65536`"
        )
    why = await unreachable(*address(broker))
    if isinstance(why, socket.gaierror):
        return NothingListensError(f"{broker}: the host name cannot be resolved: {why.strerror}")
    if why is not None:
        return NothingListensError(str(why))
    # An alert that comes after our half of the handshake is the cause of a lost connection.
    cause = error if isinstance(error, ssl.SSLError) else error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _not_trusted(broker, cause)
    return await _mismatch(broker, arguments) or _tls_refused(broker, cause) or await _silent(broker, arguments)


async def _mismatch(broker: str, arguments: dict[str, Any]) -> ConfigurationError | None:
    """A fault if the broker's port speaks another security protocol; otherwise None."""
    found = await listener_at(*address(broker), arguments.get("ssl_context"))
    ours = arguments["security_protocol"]
    if found is None or found.protocol == ours:
        return None
    if found.tls and found.mechanisms is None and ours == "SASL_SSL":
        return None  # a listener that wants a certificate first does not say whether it asks for a login
    offers = f" with {' or '.join(found.mechanisms)}" if found.mechanisms else ""
    return ConfigurationError(
        f"{broker} speaks {found.protocol}{offers}, and we speak {ours}: set WIREDESK_SECURITY_PROTOCOL="
        f"{found.protocol}, or name a listener for {ours} in WIREDESK_BROKERS"
    )


async def _silent(broker: str, arguments: dict[str, Any]) -> BrokerAwayError | None:
    if await listener_at(*address(broker), arguments.get("ssl_context")) is not None:
        return None  # it was unavailable and has recovered
    return BrokerAwayError(
        f"{broker} accepts connections but does not answer like a Kafka broker: wait if it is starting, restart it "
        "if it hangs, and check the port in WIREDESK_BROKERS"
    )


def _not_trusted(broker: str, error: ssl.SSLCertVerificationError) -> ConfigurationError:
    return ConfigurationError(
        f"the certificate of {broker} is not trusted ({error.verify_message}): name a file with its CA in "
        "WIREDESK_TLS_CA_FILE, and the broker in WIREDESK_BROKERS as its certificate does"
    )


def _tls_refused(broker: str, error: BaseException | None) -> ConfigurationError | None:
    if not isinstance(error, ssl.SSLError) or isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return None  # it is, or has just become, unavailable
    return ConfigurationError(
        f"{broker} and we cannot agree on TLS ({error.reason}): check WIREDESK_SECURITY_PROTOCOL, "
        "WIREDESK_TLS_CA_FILE, WIREDESK_TLS_CERT_FILE and WIREDESK_TLS_KEY_FILE"
    )


def _login_refused(broker: str, mechanism: str | None, why: str) -> ConfigurationError:
    names = (
        "WIREDESK_OAUTH_CLIENT_ID, WIREDESK_OAUTH_SCOPE and WIREDESK_OAUTH_TOKEN_URL"
        if mechanism == "OAUTHBEARER"
        else "WIREDESK_SASL_USERNAME, WIREDESK_SASL_PASSWORD and WIREDESK_SASL_MECHANISM"
    )
    return ConfigurationError(f"{broker} refuses our login by {mechanism} ({why}): check {names}")
