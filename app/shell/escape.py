"""Foreign text made harmless: what does not show is left out; as the Markdown of a Streamlit label."""

import re
import unicodedata

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit turns ":name:" into pictures, "->" into arrows and addresses into links after Markdown has been
# read, when a backslash no longer helps. An invisible, non-breaking joiner in the middle stops that.
WORD_JOINER = "\u2060"
LATE_SYNTAX = re.compile(r"(?<=[:@])(?=\S)|(?<=[<>~=-])(?=[<>~=-])|(?<=\bwww)(?=\.)", re.IGNORECASE)
# Controls and signs that turn the writing direction around could make text look like something else.
HIDDEN = {"Cc", "Cs", "Co"}
DIRECTION_SIGNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def visible(text: str) -> str:
    """The text without control characters and without signs that reverse its direction."""
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) not in HIDDEN and sign not in DIRECTION_SIGNS)
    )


def markdown_label(text: str) -> str:
    """The text as one line of Markdown that shows exactly these words, for labels of controls."""
    line = " ".join(visible(text).split())
    joined = LATE_SYNTAX.sub(WORD_JOINER, line)
    escaped = PUNCTUATION.sub(r"\\\1", joined)
    # "1. " at the start of a line would begin a list: a digit cannot be escaped, its full stop is.
    return escaped or WORD_JOINER
