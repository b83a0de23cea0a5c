"""Exit statuses of a stage's process, by which the supervisor decides whether to start it again."""

from wiredesk.dlq.limits import TooManyDeadError

ENDED = 75
"""A worker that ends itself (EX_TEMPFAIL of sysexits.h): the next one reads uncommitted articles again. It exits at
once, since whatever hangs would block an orderly stop too."""

MISCONFIGURED = 78
"""A worker that a restart cannot help; EX_CONFIG of sysexits.h."""

TOO_MANY_DEAD = TooManyDeadError.status
"""A worker that exceeded a limit on dead letters; a restart would produce as many more."""
