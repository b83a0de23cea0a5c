"""An HTML page: what it states about its article, how it is laid out, and its reading as an article."""
