"""The parts around a story: dateline, byline, headline, captions, notices, sign-offs."""
