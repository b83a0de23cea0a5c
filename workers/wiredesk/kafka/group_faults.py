"""Why the coordinator of a consumer group does not have a worker, in terms of the settings to look at.

aiokafka (0.14) keeps such an error until someone asks for records, and Faust asks only once it has partitions.
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
    """An error after which the group does not have this worker."""

    message: str
    """What is wrong, the setting, and the remedy."""
    lasting: bool
    """True where a restart cannot help."""


def group_fault(error: BaseException, settings: Settings, group: str) -> GroupFault:
    """What an error of the coordinator's means for a worker.

    Args:
        error: as aiokafka has it.
        settings: those of the worker.
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
            f"the group {group} is in use by consumers that divide partitions in another way: stop them, or set "
            "WIREDESK_TOPIC_PREFIX, which begins the names of groups too",
            lasting=True,
        )
    if isinstance(error, InvalidGroupIdError):
        return GroupFault(f"the brokers take no group named {group}: set WIREDESK_TOPIC_PREFIX", lasting=True)
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
    return GroupFault(f"the group {group} does not have this worker: {type(error).__name__}: {error}", lasting=False)
