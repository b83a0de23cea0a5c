"""The names of a block that are not among those being joined."""

from collections.abc import Iterable

from wiredesk.link.people.bearers import Bearer


class Elsewhere:
    """No other names. Subclasses find those that are left out because they cannot be joined with any that are not."""

    def longer(self, bearer: Bearer, short: tuple[str, ...]) -> tuple[int, int]:
        """Count the articles of longer names that end with the words of a short one and may be meant by it.

        Args:
            bearer: the short name; names of other countries are not counted.
            short: its words.

        Returns:
            The number of articles, and of those that use the short name for the longer one.
        """
        return 0, 0

    def full_names(self, acronym: str) -> Iterable[Bearer]:
        """The organisations whose names have these initials."""
        return ()


NOTHING_ELSE = Elsewhere()
"""All names are being joined."""
