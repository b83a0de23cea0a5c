import logging
import resource

import pytest

from wiredesk.errors import ConfigurationError
from wiredesk.stages.open_files import needed, raise_limit


def raised(soft: int, hard: int, count: int) -> tuple[int, int]:
    """The limits after `count` files were requested."""
    limits = (soft, hard)

    def change(kind: int, new: tuple[int, int]) -> None:
        nonlocal limits
        assert kind == resource.RLIMIT_NOFILE
        limits = new

    raise_limit(count, "200 partitions", lambda kind: (soft, hard), change)
    return limits


def test_exactly_once_needs_two_files_for_each_partition_and_more_with_more_brokers() -> None:
    fewer = needed(200, brokers=1, exactly_once=True, processes=2)

    assert fewer >= 421  # measured
    assert needed(200, brokers=3, exactly_once=True, processes=2) == fewer + 2 * 200
    assert needed(200, brokers=1, exactly_once=False, processes=2) < 256


@pytest.mark.parametrize(
    ("soft", "hard", "after"),
    [
        (1024, 4096, (1024, 4096)),  # enough
        (256, 4096, (4096, 4096)),
        (256, resource.RLIM_INFINITY, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)),
    ],
)
def test_the_soft_limit_is_raised_to_the_hard_limit_if_that_suffices(
    soft: int, hard: int, after: tuple[int, int]
) -> None:
    assert raised(soft, hard, 600) == after


def test_a_hard_limit_that_is_too_low_is_reported_with_the_remedy() -> None:
    with pytest.raises(ConfigurationError, match=r"256 open files, and it may need 600 \(200 partitions\).*ulimit"):
        raised(256, 256, 600)


def test_raising_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        raised(256, 4096, 600)

    assert "raised the limit of open files from 256 to 4096" in caplog.text
