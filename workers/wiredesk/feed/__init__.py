"""Articles out of files and into `news.raw`."""
