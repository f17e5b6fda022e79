"""Names of controls that show the words and are also read out as they stand (pure)."""

import re

from app.shell.escape import markdown_label

# Streamlit reads a label as Markdown on the screen, but screen readers get it as it is, backslashes and all.
# Nothing in such words is Markdown: they begin with a letter, and no sign stands where it means anything.
PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,?()%§–]|[:.](?= |$)|(?<=[^\W_])['’]|[-/](?=[^\W_]))*")


def control_label(text: str) -> str:
    """The words as they are where Markdown leaves them alone, else escaped."""
    return text if PLAIN.fullmatch(text) else markdown_label(text)
