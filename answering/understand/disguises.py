"""The ways in which an order to a machine is hidden from a reader of words, undone (pure)."""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator

from answering.words import fold

# Letters of other alphabets that look like Latin ones (Unicode confusables, the ones in use).
_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕԁһкмтвнґьԛԝαοερικντυχηωօսոց",
    "aeopcyxijsdhkmtbhrbqwaoepikvtuxnwoung",
)
# Digits and signs for letters: "1gn0re".
_FOR_LETTERS = str.maketrans("0134579@$!", "oieastgasi")
_MIXED = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)[\w@$!]+")
# "I g n o r e": four letters or more, each by itself; what stands between words is wider, or nothing.
_SPELT_OUT = re.compile(r"(?<!\w)(?:\w[ ._-]{1,3}){3,}\w(?!\w)")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
LONGEST_ENCODED = 4000


def readings(text: str) -> Iterator[str]:
    """The text folded, and folded again for each disguise that it may wear."""
    folded = fold(text)
    plain = fold(unicodedata.normalize("NFKC", text)).translate(_LOOK_ALIKE)
    yield folded
    if plain != folded:
        yield plain
    if _MIXED.search(plain):
        yield _MIXED.sub(lambda match: match[0].translate(_FOR_LETTERS), plain)
    if _SPELT_OUT.search(plain):
        yield _SPELT_OUT.sub(lambda match: re.sub(r"[ ._-](?=[ ._-]{0,2}\w)|[ ._-]", "", match[0]), plain)
        yield _spelt_words(plain)
    yield from (fold(inner) for inner in _decoded(text))
    if "rot13" in folded or "rot 13" in folded:
        yield fold(codecs.decode(text, "rot13"))


def _spelt_words(plain: str) -> str:
    """Letters by themselves joined into words where the gaps between words are wider."""
    return re.sub(r"(?<=\b\w)[ ._-](?=\w\b)", "", plain).replace("  ", " ")


def _decoded(text: str) -> Iterator[str]:
    """What stands in Base64 in the text, where it is readable."""
    for match in _ENCODED.finditer(text[:LONGEST_ENCODED]):
        written = match[0].replace("-", "+").replace("_", "/").rstrip("=")
        try:
            inner = base64.b64decode(written + "=" * (-len(written) % 4), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if inner.isprintable():
            yield inner
