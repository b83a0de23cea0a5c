"""How vocabularies are written down here: as words with spaces between."""


def listed(words: str, separator: str | None = None) -> frozenset[str]:
    """The set of the words in a string, separated by white space or, where given, by `separator`."""
    return frozenset(" ".join(word.split()) for word in words.split(separator))
