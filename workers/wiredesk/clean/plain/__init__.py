"""Plain text: lines, paragraphs, boilerplate."""
