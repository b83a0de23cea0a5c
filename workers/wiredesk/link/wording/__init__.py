"""Word-level differences between two wordings of a statement."""
