"""Does a text stand in another word for word, as whole sentences of it (pure)."""

import re
import unicodedata

_MARK = r"(?:[-*+•▪◦‣–]|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zåäö][.)]|\([a-zåäö\d]{1,4}\))"
_BEGINNING = re.compile(
    rf"(?:(?:^|\n)(?:{_MARK}\s)?|[.!?:;|…][\"'”’»)\]]*\s(?:{_MARK}\s)?|\b(?:Ja|Nej|Jo|Yes|No)[,.]\s)$"
)
_MISTAKE = re.compile(
    r"(?:missförstånd|misstag|fel|myt|misconception|misunderstanding|mistake|wrong|myth):\s$", re.IGNORECASE
)
_ENDING = re.compile(r"$|[ \t]?[.!?;|]|\n")


def stands_there(claim: str, evidence: str) -> bool:
    """Whether the claim is whole sentences of the evidence; half a sentence may say the opposite."""
    said, given = _plain(claim).replace("\n", " "), _plain(evidence)
    flat = given.replace("\n", " ")
    for spelling in dict.fromkeys((said, said[:1].lower() + said[1:])) if said else ():
        start = flat.find(spelling)
        while start >= 0:
            end = start + len(spelling)
            begins = _BEGINNING.search(given[:start]) and not _MISTAKE.search(given[:start])
            if begins and (spelling[-1] in ".!?:;…" or _ENDING.match(given, end)):
                return True
            start = flat.find(spelling, start + 1)
    return False


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).strip()
    return re.sub(r"\s+", lambda space: "\n" if "\n" in space[0] else " ", composed)
