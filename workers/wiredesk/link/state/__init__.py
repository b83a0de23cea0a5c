"""The persistent state of linking: a SQLite file, and in-memory indexes built from it."""
