"""Explains why a group coordinator rejects a worker, with the settings to check.

aiokafka (0.14) raises such an error only when records are fetched, which Faust does only once it has partitions.
"""

from dataclasses import dataclass

from aiokafka.errors import (
    InconsistentGroupProtocolError,
    InvalidGroupIdError,
    InvalidSessionTimeoutError,
    SaslAuthenticationFailed,
)

from wiredesk.kafka.acls import DENIALS
from wiredesk.settings import Settings


@dataclass(frozen=True, slots=True)
class GroupFault:
    """An error by which the group rejects this worker."""

    message: str
    """The fault, the setting and the remedy."""
    lasting: bool
    """True if a restart does not help."""


def group_fault(error: BaseException, settings: Settings, group: str) -> GroupFault:
    """Explain an error of the coordinator.

    Args:
        error: the error from aiokafka.
        settings: settings of the worker.
        group: its consumer group.
    """
    if isinstance(error, InvalidSessionTimeoutError):
        return GroupFault(
            f"the brokers do not allow WIREDESK_SESSION_TIMEOUT_SECONDS={settings.session_timeout_seconds:g}: set it "
            "between their group.min.session.timeout.ms and group.max.session.timeout.ms, 6 and 1800 seconds unless "
            "changed",
            lasting=True,
        )
    if isinstance(error, InconsistentGroupProtocolError):
        return GroupFault(
            f"the group {group} is in use by consumers with another assignment strategy: stop them, or set "
            "WIREDESK_TOPIC_PREFIX, which is also the prefix of groups",
            lasting=True,
        )
    if isinstance(error, InvalidGroupIdError):
        return GroupFault(f"the brokers do not accept the group name {group}: set WIREDESK_TOPIC_PREFIX", lasting=True)
    if isinstance(error, SaslAuthenticationFailed):
        return GroupFault(
            f"the brokers refuse our login ({error}): check WIREDESK_SASL_USERNAME and WIREDESK_SASL_PASSWORD",
            lasting=True,
        )
    if isinstance(error, DENIALS):
        return GroupFault(
            f"not allowed ({type(error).__name__}: {error}): grant this user what `wiredesk topics acls` prints",
            lasting=False,
        )
    return GroupFault(f"the group {group} rejects this worker: {type(error).__name__}: {error}", lasting=False)
