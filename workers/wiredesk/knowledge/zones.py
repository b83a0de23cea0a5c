"""Time zones by the abbreviations that news writes."""

ZONES = {
    "GMT": "Z", "UTC": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00", "EDT": "-04:00",
    "PST": "-08:00", "PDT": "-07:00", "CST": "-06:00", "CDT": "-05:00", "MDT": "-06:00", "SGT": "+08:00",
    "HKT": "+08:00", "JST": "+09:00", "KST": "+09:00", "EAT": "+03:00", "WAT": "+01:00", "CAT": "+02:00",
    "SAST": "+02:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "MSK": "+03:00",
    "EET": "+02:00", "EEST": "+03:00", "WIB": "+07:00", "PKT": "+05:00", "NPT": "+05:45", "MYT": "+08:00",
    "MEZ": "+01:00", "MESZ": "+02:00",
}  # fmt: skip
"""Abbreviation to the offset in ISO 8601, where it means one offset in news. IST has three, ET two."""
