"""Foreign text, of questions, answers and documents, made harmless in Markdown (pure)."""

import re
import unicodedata

# Controls, and signs that turn the writing direction around, could make text look like something else.
HIDDEN = {"Cc", "Cs", "Co"}
DIRECTION_SIGNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
# What Markdown, or one of its wider forms, makes something of; in the middle of a line, and at its start.
SYNTAX = re.compile(r"([\\`*_{}\[\]<>#|~$@&!^=]|:(?=[/\w])|(?<=www)\.)", re.IGNORECASE)
START = re.compile(r"^(\d*)([-+.)])")


def visible(text: str) -> str:
    """The text without what is not seen."""
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) not in HIDDEN and sign not in DIRECTION_SIGNS)
    )


def markdown_text(text: str) -> str:
    """As one line of Markdown: every sign that could mean something with a backslash before it."""
    line = START.sub(r"\1\\\2", SYNTAX.sub(r"\\\1", " ".join(visible(text).split())))
    # Some viewers read HTML in Markdown whatever stands before it.
    return line.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
