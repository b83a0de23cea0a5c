"""How vocabularies are written down here: as words with spaces between."""


def listed(words: str) -> frozenset[str]:
    """The set of the words in a string, separated by white space."""
    return frozenset(words.split())
