"""Errors of the desk's file, with messages that name the remedy."""

import sqlite3
from pathlib import Path

from wiredesk.errors import ConfigurationError, OperationError

PASSING = ("full", "I/O", "readonly", "locked", "unable to open")
"""Words in SQLite's messages about temporary errors, such as a full disk or a read-only file."""


class StoreUnavailableError(OperationError):
    """The file cannot be read or written at the moment; the message names it and the remedy."""


class DamagedStoreError(ConfigurationError):
    """The file is damaged and has to be deleted; nothing is lost, since it is rebuilt from the topics."""


def store_fault(path: Path, error: sqlite3.Error | OSError) -> OperationError:
    """The error to report for an error of SQLite or the operating system.

    Args:
        path: the desk's file.
        error: the original error.
    """
    name = f"WIREDESK_DESK_FILE={path}"
    if "full" in str(error) or "No space" in str(error):
        return StoreUnavailableError(f"{name}: {error}: free some space, the desk goes on by itself")
    if isinstance(error, OSError) or any(word in str(error) for word in PASSING):
        return StoreUnavailableError(f"{name}: {error}: make the file and its folder writable")
    return DamagedStoreError(
        f"{name}: {error}: name another file, or delete the file and start the desk: it is rebuilt from the topics"
    )
