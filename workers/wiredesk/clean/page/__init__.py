"""Read HTML pages: metadata, layout, and the article's text."""
