"""The newsroom model: from a text to its names and to who said what."""
