"""Parts below a story for editors and readers: end marks, notes to editors, disclaimers and footnotes."""

import re

from wiredesk.clean.draft import Draft

END = re.compile(
    r"[-–—*#/(（\[ ]{0,6}(?:ends?|enditem|endit|fin|ende|完|끝|30|#{1,3}|e\.?o\.?m|n{4}|end of (?:story|text|release|"
    r"report)|more (?:to )?follows?|o0o)[-–—*#/)）\] .]{0,6}|"
    r"(?:# ?){2,6}|"
    r"[-–—]0[-–—]|_{2,40}\.?|\*(?: ?\*){2,5}|\d{3,5}\*{1,2}\d{3,5}|"
    r"[-–—(]{1,2} ?(?:more|mehr folgt|à suivre|sigue|segue|continued) ?[-–—)]{1,2}|"
    r"[(*#/-]{1,3} ?(?:ende?|fin|schluss|fim|fine|konie?c|slutt?|loppu|конец|кінець) ?[)*#/-]{1,3}"
    r"(?: [a-z]{2,5}(?:/[a-z]{2,5}){0,3})?|enditem(?:/[a-z]{2,4}){1,3}|\(by [a-z][\w.'’-]+(?: [a-z][\w.'’-]+){1,3}\)",
    re.IGNORECASE,
)
"""The last line of a typescript: "ENDS", "-30-", "###", "(Schluss) am/kb"."""
APPENDIX = re.compile(
    r"[#* ]{0,4}(?:(?:dpa-)?notizblock|dpa-kontakte|redaktionelle hinweise|(?:notes?|information) (?:to|"
    r"for) (?:the )?editors?|"
    r"editors['’]? notes?|(?:press|media) contacts?|(?:presse|medien)kontakte?|pressekontakt|contacts? (?:presse|"
    r"médias)|"
    r"contacto de prensa|contatti stampa|nota (?:a|para) (?:los )?(?:editores|redactores))[*: ]{0,3}",
    re.IGNORECASE,
)
"""The label of what agencies and press offices add for editors."""
CONTACTS = re.compile(
    r"(?:contacts?|kontakte?|contactos?|contatti|contatos?)\W{0,3}\n(?=.{0,400}(?:@|\d{3}[ .-]?\d{3,4})).{1,700}",
    re.IGNORECASE | re.DOTALL,
)
"""The names and numbers of a press office under their label."""
MAX_CONTACTS = 800
"""Characters of the rest of a text that can be such names and numbers."""
DISCLAIMER = re.compile(r"\(?\s?(?:legal )?disclaimer\s?[:–—-]\s.{10,600}", re.IGNORECASE)
MAX_DISCLAIMER = 16
"""Characters in which the first letters of "disclaimer" are."""
DISCLAIMER_LABEL = re.compile(r"(?:legal )?disclaimer\s?:?", re.IGNORECASE)
LAST_PARAGRAPHS = 4
"""Paragraphs at the end of a text, where a disclaimer is the publisher's."""
MAX_APPENDIX_LABEL = 50
MIN_ABOVE_APPENDIX = 150
"""Characters of a story; what has less above the label is a note itself."""
NOTE = re.compile(r"(?:\[(?P<bracketed>\d{1,2})\]|(?P<bare>\d{1,2})[.)]?)\s+(?=[^\W\d_a-zß-ÿ]|[“\"«„]|https?:)")
"""How a footnote begins."""
_SMALL = r"[^\W\d_A-ZÀ-ÞА-Я]{3}"
_BEFORE_BRACKET = r"(?<=[^\W\d_]|[.,;:!?”\"’)])"
_BEFORE_NUMBER = rf"(?:(?<={_SMALL})|(?<={_SMALL}[.,;:!?”\"’)])|(?<=[.,!?][”\"’)])|(?<=[”\"’)][.,]))"
"""A number without brackets follows a word in small letters, unlike those in "F1", "No.1" and "3:1"."""
MAX_NOTES = 40
MIN_NOTES = 2


def extract_appendix(draft: Draft) -> None:
    """Remove notes to editors below the story, with all that follows them and the end mark above them."""
    texts = draft.paragraphs
    rest = sum(map(len, texts))
    for index in range(1, len(texts)):
        rest -= len(texts[index - 1])
        if len(texts[index]) > MAX_APPENDIX_LABEL:
            continue
        closes = rest <= MAX_CONTACTS and CONTACTS.fullmatch("\n".join(texts[index:]))
        if closes or APPENDIX.fullmatch(texts[index]):
            start = index - 1 if END.fullmatch(texts[index - 1]) else index
            above = sum(map(len, texts[:start]))
            if start and above >= MIN_ABOVE_APPENDIX:
                for text in texts[start:]:
                    draft.remove(text, "sign_off")
                del texts[start:]
            return


def extract_footnotes(draft: Draft) -> None:
    """Remove numbered notes below the story and their numbers in it: "… on Thursday.1", "rents[2]".

    Only if the numbers of the notes run from 1 to the last, and each of them follows a word of the story in this order:
    a numbered list below a story has no numbers in it.
    """
    texts = draft.paragraphs
    if len(texts) <= MIN_NOTES or not NOTE.match(texts[-1]):
        return
    start = len(texts)
    while start > 1 and len(texts) - start < MAX_NOTES and NOTE.match(texts[start - 1]):
        start -= 1
    numbers = [int(found["bracketed"] or found["bare"]) for found in map(NOTE.match, texts[start:]) if found]
    if len(numbers) < MIN_NOTES or numbers != list(range(1, len(numbers) + 1)):
        return
    story = "\n".join(texts[:start])
    pieces, end = [], 0
    for number in numbers:
        found = re.compile(rf"(?:{_BEFORE_BRACKET}\[{number}\]|{_BEFORE_NUMBER}{number})(?=[\s.,;:)]|$)", re.M).search(
            story, end
        )
        if found is None:
            return
        pieces.append(story[end : found.start()])
        end = found.end()
    for note in texts[start:]:
        draft.remove(note, "footnote")
    draft.paragraphs = "".join((*pieces, story[end:])).split("\n")


def extract_disclaimer(draft: Draft) -> None:
    """Remove a paragraph near the end that opens with "Disclaimer:"."""
    for index in range(len(draft.paragraphs) - 1, max(0, len(draft.paragraphs) - 1 - LAST_PARAGRAPHS), -1):
        if "cla" not in draft.paragraphs[index][:MAX_DISCLAIMER].lower():
            continue
        if DISCLAIMER_LABEL.fullmatch(draft.paragraphs[index]):
            for text in draft.paragraphs[index:]:
                draft.remove(text, "sign_off")
            del draft.paragraphs[index:]
            continue
        if DISCLAIMER.fullmatch(draft.paragraphs[index]):
            draft.remove(draft.paragraphs.pop(index), "sign_off")
