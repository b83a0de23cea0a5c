"""Text that was scraped from a page's article element: the story among the lines that a page prints around it."""
