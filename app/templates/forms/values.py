"""What was typed in a field → the words that stand in the document (pure)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdnum.se import orgnr

from app.shell.escape import visible
from corpus.model import Language
from corpus.template_fields import FieldType

Typed = str | int  # of a choice, its place among the options: it is the same in both languages

AMOUNT = re.compile(r"\d{1,15}(?:[.,]\d{1,2})?")
SPACES = re.compile(r"[ \u00a0\u2009\u202f]+")
GROUP_SIGN = {Language.SWEDISH: "\u00a0", Language.ENGLISH: ","}
DECIMAL_SIGN = {Language.SWEDISH: ",", Language.ENGLISH: "."}


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A field as it is asked for.

    Args:
        label, help: in the page's language.
        options: of a choice, in the document's language, in which they are written.
        placeholder: what stands in the document where nothing is written, in its language.
    """

    name: str
    type: FieldType
    label: str
    help: str = ""
    options: tuple[str, ...] = ()
    placeholder: str = ""


def document_text(text: str) -> str:
    """The text as a Word file can hold it: lines kept, control signs and what XML forbids left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    allowed = ("".join(sign for sign in visible(line) if _is_allowed(sign)) for line in lines)
    return "\n".join(allowed).strip()


def _is_allowed(sign: str) -> bool:
    return ord(sign) & 0xFFFE != 0xFFFE and unicodedata.category(sign) not in ("Zl", "Zp")


def written(question: FormQuestion, typed: Typed | None, language: Language) -> str:
    """What is written in a document of this language; "" where nothing is."""
    if question.type is FieldType.CHOICE:
        is_option = isinstance(typed, int) and 0 <= typed < len(question.options)
        return question.options[typed] if is_option and isinstance(typed, int) else ""
    text = document_text(str(typed or ""))
    if question.type is FieldType.REGISTRATION_NUMBER:
        return orgnr.format(text) if orgnr.is_valid(text) else text
    return _amount(text, language) if question.type is FieldType.MONEY else text


def all_written(
    questions: "tuple[FormQuestion, ...]", typed: Mapping[str, Typed], language: Language
) -> dict[str, str]:
    """The same for every field that something has been typed in."""
    texts = {question.name: written(question, typed.get(question.name), language) for question in questions}
    return {name: text for name, text in texts.items() if text}


def looks_wrong(question: FormQuestion, typed: Typed | None) -> bool:
    """Whether what was typed is not of the field's type; it is written all the same."""
    text = document_text(str(typed or ""))
    if not text or question.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE):
        return False
    if question.type is FieldType.DATE:
        return not _is_date(text)
    if question.type is FieldType.REGISTRATION_NUMBER:
        return not orgnr.is_valid(text)
    return not AMOUNT.fullmatch(SPACES.sub("", text).removesuffix("%"))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _amount(text: str, language: Language) -> str:
    """The amount in groups of three; anything else as it was typed."""
    digits = SPACES.sub("", text)
    if not AMOUNT.fullmatch(digits):
        return text
    whole, _, decimals = digits.replace(",", ".").partition(".")
    grouped = f"{int(whole):,}".replace(",", GROUP_SIGN[language])
    return grouped + (DECIMAL_SIGN[language] + decimals if decimals else "")
