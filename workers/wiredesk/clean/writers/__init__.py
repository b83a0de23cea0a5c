"""Who wrote a story or worked on it: bylines, signatures, credits of desks and agencies."""
