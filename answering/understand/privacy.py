"""Personal identifiers and hidden characters out of a text before it is stored, logged or sent (pure)."""

import re
import unicodedata
from collections.abc import Callable

from stdnum import iban, luhn

from corpus.model import Language

# What stands in the place of what was masked.
MASKS = {
    "identity": {Language.SWEDISH: "[personnummer]", Language.ENGLISH: "[identity number]"},
    "email": {Language.SWEDISH: "[e-post]", Language.ENGLISH: "[e-mail]"},
    "phone": {Language.SWEDISH: "[telefon]", Language.ENGLISH: "[phone]"},
    "card": {Language.SWEDISH: "[kortnummer]", Language.ENGLISH: "[card number]"},
    "account": {Language.SWEDISH: "[kontonummer]", Language.ENGLISH: "[account number]"},
}

# Tried once a word and not at each of its letters: a long text costs what it is long.
_EMAIL = re.compile(
    r"(?<![\w.+'-])[\w.+'-]+\s?(?:@|\(at\)|\[at\]|\(a\)|\(?\bsnabel-?a\b\)?)\s?[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\w/.+-])\d(?:[ -]?\d){12,18}(?![\w/]|[.-]\d)")
_IDENTITY = re.compile(r"(?<![\d/])(?<!\d[-.])((?:\d\d)?)(\d{6})(\s?[-+–‑]\s?|\s?)(\d{4})(?!\d|[-/]\d)")
# The birth date with dashes, dots or spaces in it; then something must stand before the last four.
_IDENTITY_IN_PARTS = re.compile(
    r"(?<![\d/])(?<!\d[-.])((?:\d\d)?)(\d\d[-. ]?\d\d[-. ]?\d\d)(\s?[-+–‑._]\s?)(\d{4})(?!\d|[-/]\d)"
)
# The VAT number of a sole trader is the personal number with SE before it and 01 behind.
_VAT = re.compile(r"\bSE[ -]?(?:\d\d)?(\d{6})-?(\d{4})[ -]?01\b", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?\b", re.IGNORECASE)
# Whoever writes "personnummer" before it means one, also with a digit wrong.
_CALLED_IDENTITY = re.compile(
    r"((?:person|samordnings)(?:nummer|nr)|\bpnr\b|personal (?:identity )?number|identity number)"
    r"(\W{0,4}(?:\w{1,4}\W{1,2})?)((?:\d\d)?\d{6}\s?[-+–]?\s?\d{4})(?!\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:(?<![\w./,–-])(?<!\d:))(?:\(0\d{1,3}\)|\+1\s?\(\d{3}\)|\+\s?\d{1,3}|00\d{2}|0\d{1,3})(?:\s?(?:\(0\)|[-/–])?\s?\d{1,10}){1,6}(?![\w/:]|"
    r"[.,-]\d)"
)
_WITH_DOTS = re.compile(r"(?<![\w.])07\d\.\d{3}\.\d{2}\.\d{2}(?![\w.]\d)")
# A number after one of these is a case number or a reference, whatever it looks like; but the organisation
# number of a sole trader is a personal number.
_REFERENCE_BEFORE = re.compile(
    r"(?:dnr|diarienr|diarienummer|diarienumret|ärendenummer|case no|case number|ref|sfs|cpv|"
    r"(?P<organisation>org\.?\s?nr|organisationsnummer|organisation number|reg\.? no))\W{0,3}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"^0?\d{1,2}[-/ ]\d{1,2}[-/ ](?:19|20)?\d{2}$")

# Digits of a phone number, country code included.
PHONE_DIGITS = range(8, 15)
# Swedish numbers that begin with one zero: 08-12 34 56 is the shortest, 0910-123 45 67 the longest.
NATIONAL_DIGITS = range(8, 12)


def strip_hidden(text: str) -> str:
    """The text without characters that a reader cannot see: controls, bidi marks, tags, selectors."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(sign for sign in composed if not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    if sign in "\n\t":
        return False
    code = ord(sign)
    selectors = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    # Hangul fillers are letters by category and yet drawn as nothing.
    return (
        selectors
        or code in {0x115F, 0x1160, 0x3164, 0xFFA0}
        or unicodedata.category(sign) in {"Cf", "Cc", "Co", "Cs"}
    )


def mask_personal(text: str, language: Language = Language.SWEDISH) -> str:
    """The text with identity, card and phone numbers and e-mail addresses replaced by what they are.

    Statute numbers, amounts, dates, case numbers and organisation numbers stay: people ask about them.
    """
    plain = _in_plain_signs(text)
    masked = _masked(plain, language)
    return masked if masked != plain else text


def _masked(text: str, language: Language) -> str:
    identity = MASKS["identity"][language]
    text = _EMAIL.sub(MASKS["email"][language], text)
    text = _CALLED_IDENTITY.sub(lambda match: f"{match[1]}{match[2]}{identity}", text)
    text = _replace(_VAT, text, identity, _is_sole_trader)
    text = _IBAN.sub(lambda match: _masked_account(match[0], MASKS["account"][language]), text)
    text = _replace(_CARD, text, MASKS["card"][language], _is_card)
    for pattern in (_IDENTITY, _IDENTITY_IN_PARTS):
        text = _replace(pattern, text, identity, _is_identity)
    text = _WITH_DOTS.sub(MASKS["phone"][language], text)
    return _replace(_PHONE, text, MASKS["phone"][language], _is_phone)


def _replace(pattern: re.Pattern[str], text: str, mask: str, test: Callable[[re.Match[str]], bool]) -> str:
    def masked(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 30) : match.start()]
        referred = _REFERENCE_BEFORE.search(before)
        may_be_personal = not referred or (pattern is _IDENTITY and referred["organisation"])
        return mask if may_be_personal and test(match) else match[0]

    return pattern.sub(masked, text)


def _in_plain_signs(text: str) -> str:
    """The text with digits, dashes and spaces of other scripts and widths as the ordinary ones."""
    return "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category == "Zs":
        return " "
    return {"＠": "@", "．": ".", "＋": "+", "−": "-", "‐": "-", "‑": "-", "－": "-"}.get(sign, sign)


def _is_sole_trader(match: re.Match[str]) -> bool:
    return _is_birth(match[1]) and luhn.is_valid(match[1] + match[2])


def _masked_account(found: str, mask: str) -> str:
    """The account number masked; a short word behind it looks like its end and is none."""
    for end in (len(found), *(gap.start() for gap in reversed(list(re.finditer(r"[ -]", found))))):
        if iban.is_valid(found[:end]):
            return mask + found[end:]
    return found


def _is_birth(digits: str) -> bool:
    """Whether the digits are a date, year first; co-ordination numbers have 60 added to the day."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def _is_identity(match: re.Match[str]) -> bool:
    """A date and a check digit that fits.

    The third digit of an organisation number is 2 or more, so that it is no month.
    """
    century, birth, _, last = match.groups()
    birth = re.sub(r"\D", "", birth)
    return century in {"", "18", "19", "20"} and _is_birth(birth) and luhn.is_valid(birth + last)


def _is_card(match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match[0])
    return len(set(digits)) > 1 and digits[0] in "23456" and luhn.is_valid(digits)


def _is_phone(match: re.Match[str]) -> bool:
    number = match[0].strip()
    digits = re.sub(r"\D", "", number)
    if _DATE.match(number):
        return False
    if number.startswith(("+", "00")):
        return len(digits) in PHONE_DIGITS
    return len(digits) in NATIONAL_DIGITS
