"""The language of an article and its paragraphs."""
