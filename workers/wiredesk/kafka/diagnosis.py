"""Why brokers that are there do not take us: aiokafka's clients say of every fault that none could be reached."""

import ssl
from typing import Any

from aiokafka.conn import create_conn
from aiokafka.errors import IllegalSaslStateError, KafkaError, SaslAuthenticationFailed, UnsupportedSaslMechanismError
from aiokafka.protocol.metadata import MetadataRequest

from wiredesk.errors import BrokerAwayError, ConfigurationError, OperationError
from wiredesk.kafka.tokens import TokenError, TokenRefusedError

LOOK_WITHIN = 5_000
"""Milliseconds for each broker's answers, since a paused one accepts connections and says nothing."""

LOGIN = (SaslAuthenticationFailed, UnsupportedSaslMechanismError, IllegalSaslStateError)


async def refusal(arguments: dict[str, Any]) -> OperationError | None:
    """What the first of the brokers that has anything against us says; None where none of them does.

    Args:
        arguments: those of an aiokafka client.

    Returns:
        A ConfigurationError that names the settings to look at, never a secret; a BrokerAwayError where it is the
        token endpoint that is away.
    """
    rest = {name: value for name, value in arguments.items() if name != "bootstrap_servers"}
    for broker in arguments["bootstrap_servers"]:
        found = await _refusal_by(broker, rest)
        if found is not None:
            return found
    return None


async def _refusal_by(broker: str, arguments: dict[str, Any]) -> OperationError | None:
    host, _, port = broker.rpartition(":")
    mechanism = arguments.get("sasl_mechanism")
    try:
        connection = await create_conn(host, int(port), request_timeout_ms=LOOK_WITHIN, **arguments)
    except TokenRefusedError as error:
        return ConfigurationError(str(error))
    except TokenError as error:
        return BrokerAwayError(str(error))
    except LOGIN as error:
        return _login_refused(broker, mechanism, str(error))
    except (KafkaError, OSError) as error:
        # An alert that comes after our half of the handshake is the cause of a lost connection.
        return _tls_refused(broker, error if isinstance(error, ssl.SSLError) else error.__cause__)
    try:
        known = (await connection.send(MetadataRequest([]))).brokers
    except (KafkaError, OSError):
        known = []
    finally:
        connection.close()
    if mechanism == "OAUTHBEARER" and not known:
        # aiokafka takes a refused token for an accepted one; the broker then tells of no brokers, or hangs up.
        return _login_refused(broker, mechanism, "the token is not accepted")
    return None


def _tls_refused(broker: str, error: BaseException | None) -> ConfigurationError | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        return ConfigurationError(
            f"the certificate of {broker} is not trusted ({error.verify_message}): name a file with its authority in "
            "WIREDESK_TLS_CA_FILE, and the broker in WIREDESK_BROKERS as its certificate does"
        )
    if not isinstance(error, ssl.SSLError) or isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return None  # it is away, or went away meanwhile
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
