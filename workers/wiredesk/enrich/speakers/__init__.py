"""Who is behind the words that an article credits."""
