"""Verbs by which reporters attribute what they quote."""

SPEAKING_BEFORE = frozenset({"said", "says", "added"})
"""Verbs that stand directly before the speaker's name: "…, said Ana Ruiz"."""

STATED = ("said", "says", "told", "added", "explained", "argued", "wrote", "noted")
"""Verbs that stand directly after the speaker's name."""

INTERRUPTING = ("said", "says", "added", "told")
"""Verbs of a reporter's words between two parts of a quote."""
