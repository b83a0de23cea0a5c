"""Whether the compose files can be run in containers here: status 0, or 1 with the reason on standard output."""

import sys

from tests.compose.engine import engine_missing
from tests.compose.standins import standins_missing

if (lack := engine_missing() or standins_missing()) is not None:
    print(lack)
    sys.exit(1)
