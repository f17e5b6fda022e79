"""How words of a case are shown, and whether an answer tells a fact (pure)."""

import re

LONGEST_QUOTE = 900  # signs: a table that is quoted whole would push everything else off the page


def is_told(pattern: str, text: str) -> bool:
    """Whether the text says what the pattern stands for."""
    return bool(re.search(pattern, text, re.IGNORECASE))


def paragraphs(text: str) -> list[str]:
    """The lines that hold words."""
    return [line for line in text.split("\n") if line.strip()] or ["(no words)"]


def shortened(quote: str) -> str:
    """As much of a quotation as is shown."""
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()} …"
