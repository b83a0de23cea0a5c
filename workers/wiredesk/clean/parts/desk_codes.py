"""Initials, codes, numbers and times that a desk puts below a story."""

import re

CODES = re.compile(
    r"(?P<agency>[A-Z]{2,6})(?:\s[A-Z]{2,4}){1,4}"
    r"|[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\s?\((?P<list>[^()]{2,60})\)"
    r"|(?P<pair>[a-z]{2,5}(?:-[a-z]{2,5})?(?:/ ?[a-z]{2,5}){1,3}/?|[A-Z]{2,5}(?:/[a-z]{2,5}){1,2}/?|"
    r"[A-Z]{2,5}(?: ?//? ?[A-Z]{2,5}){1,3}/?)"
    r"|[A-Z]{2,8}(?:/[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}){1,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}/[A-Z]{2,8}"
    r"|\([A-Z][\w -]{1,20}\)(?: [a-z]{2,5}(?:/[a-z]{2,5}){0,2}){1,4}|/(?P<stroke>[A-Z]{2,8})/?"
    r"|(?P<sent>[A-Z]{2,8})(?:\s(?:[A-Z]{2,4}(?:/[A-Za-z]{2,4}){0,3}|\d{1,2}[A-Z][a-z]{2}\d{2,4}|\d{3,8})){1,4}"
    r"|={1,3}\s?(?P<equals>[A-Z][\w -]{2,30})|[A-Z]{2,8}[/ ][a-z]{2,5}(?:/[a-z]{2,5}){0,2}"
)
"""The initials of agency, writers and desk: "PTI KRM SVN", "am/kb (AFP, dpa)", "dpa/tmn", "am-kb/eq", "AMX // EFQ",
"WAM/Ama Mensah", "Ama Mensah/TT", "(Hina) am kb", "/ANI", "==Kyodo", "APP/am/kb"."""
FILED = re.compile(r"(?P<agency>[A-ZÀ-Þİ]{2,8})\s?[-–]\s?(?:[A-ZÀ-Þİ][\w’'.-]*[ /-]{0,3}){2,8}")
"""An agency with section, place and writer: "DHA-Genel Türkiye-ARDALUK Ama MENSAH"."""
CODES_AFTER = re.compile(
    r"(?P<story>.*[.!?…。][\"'”’»)]*)\s*(?P<code>(?:[—–-]{1,2}\s*(?:with|mit|avec|con)\s+(?:agencies|agenturen|"
    r"agences|agencias|inputs.{0,40})"
    r"|[A-Z]{2,6}(?:\s(?:[A-Z]{2,4}|\d{3,4}))(?P<more>(?:\s(?:[A-Z]{2,4}|\d{3,4})){0,3})|/[A-Z]{2,8}/?|"
    r"(?:/[A-Za-z]{2,3}){2,4}|={1,3}\s?[A-Z][\w -]{2,20}|(?:\([A-Z]{2,8}\) |[A-Z]{3,8}/)[a-z]{2,4}(?:/[a-z]{2,4}){0,2}|"
    r"[A-Z]{2,8} [a-z]{2,4}(?:/[a-z]{2,4}){1,2}|"
    r"[Ee]nditem|ENDITEM|[(（](?:END|完|ends?)[)）](?: [a-z.]{2,9})?|"
    r"ENDS|Fin(?:item)?))\s*\.?",
    re.DOTALL,
)
_PART = r"(?:[A-Z](?: [A-Z]){1,4}|[A-Z]{2,8}|[A-Z]{1,4}\d{1,2}|[a-z]{1,5}|\d{2,6}(?:hrs?|h)?)"
CODE = re.compile(
    rf"(?=.*[A-Za-z])(?!\d)[-—–#(]{{0,2}}{_PART}(?:[/-]{_PART}){{1,5}}[)#]?|"
    rf"[A-Z](?: [A-Z]){{1,4}}\s?/\s?[A-Z](?: [A-Z]){{1,4}}|[a-z]{{2,8}}:\d{{6}}(?:[-/]\d{{1,7}}){{1,4}}|"
    r"//[A-Z][\w ]{1,20}//(?: [A-Z]{1,4}){0,2}|/[A-Z]{2,6}/"
)
"""Initials and codes of a desk without spaces, whosever they are: "BSS/SPL/GMR/1745hrs", "YGT-LM", "//Petra// JF",
"S H H/ R E E", and the number of a message: "dpa:260502-930-441122/2"."""
SMALL_CODES = re.compile(r"(?P<agency>[A-Za-z]{2,8})(?: (?:[a-z]{1,2}\d{1,2}|[a-z]{2,5}(?:[./][a-z]{2,4}){0,3}))+")
"""An agency with the initials of its desk in small letters: "dpa am yydd n1 kb", "KUNA am.kb"."""
SERIAL = re.compile(r"[A-Z]{2,12}\d{10,30}(?:[A-Z]{1,4}\d{4,20})?")
"""The number that a service gives a text: "MENAFN11062026000045015839ID1109876543"."""
MAX_CODE = 28
NUMBERS = re.compile(
    r"(?:\d{1,6}(?:[:./-]\d{2,4}){0,2}\s?(?:[A-Z]{2,4}\b|local time|hrs)?[\s,/|]*){1,4}", re.IGNORECASE
)
"""A count, a day or a clock with its zone: "14:32 Local Time 11:32 GMT", "0021"."""
STAMPED = re.compile(r"(?P<agency>[A-Z][\w -]{1,24}?)\s*[—–-]{1,2}\s*[\d:./ -]{6,24}(?:[A-Z]{2,4})?")
"""An agency with the time at which it sent the story: "BERNAMA -- 2026-03-04 14:32"."""
SENT = re.compile(r"(?:[A-Z]{2,8} )?\d{6} [A-Z][A-Za-z]{2} \d{2}|[A-Z]{2,4}\d{3,5} \d{4}-\d\d-\d\d[/ ]\d\d:\d\d")
"""When a message was sent, with its number: "021207 Apr 26", "APA0231 2026-05-02/12:05"."""
INITIALS_ALONE = re.compile(r"[a-z]{2,4}(?: [a-z]{2,4}){1,3}")
DAY_ALONE = re.compile(r"(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10}\.?),? 20\d\d\.?")
STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)?")
"""Day and clock in the form of ISO 8601."""
MEDIA = re.compile(r"(?:[(\[][^\W\d_A-Z]{3,14}[)\]]\s?){1,4}")
"""What else an agency sends for the story: "(foto) (vídeo)"."""
