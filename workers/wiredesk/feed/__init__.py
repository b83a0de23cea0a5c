"""Reading articles from files, archives and standard input, and publishing them to `news.raw`."""
