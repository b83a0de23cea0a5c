"""The desk's SQLite store: tables, the single writer that joins an article's records, and the counts it keeps.

Everything in it comes from the topics, so the file can be deleted and is rebuilt. Records and the offsets they were
read at are written in one transaction, so a desk that is killed resumes where it stopped.
"""
