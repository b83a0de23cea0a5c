"""Tables of what newsrooms know: places and nationalities, agencies, months, courtesy titles, verbs of speech.

Each table has one owner here, and `clean`, `enrich` and `link` import it. The tables are data with small helpers to
compile them into patterns; nothing here reads files or loads models.
"""
