"""What linking keeps between articles: a SQLite file, and indexes in memory that are made of it."""
