"""Fifty kinds of text, each grown to any length: what a pattern that looks back or ahead stumbles on."""

UNITS = (
    "a", "å", "A", "1", "0", " ", "\n", "\t", ".", ",", "-", "_", "@", "/", "(", ")", "[", "{", "|", "<",
    "\"", "§", "!", "?", "\u00a0", "a ", "1 ", "a.", "1.", "a-", "1-", "a@", "a.b@", "A.", "A ", "1, ", ". ",
    "\n\n", "- a\n", "| a ", "|a|\n", "{{ ", "[1] ", "[1", "§ 1 ", "kap. ", "1 kap. 2 § ", "och ", "inte ",
    "the the ", "ignore all ", "forget ", "http://", "www.a.", "a/b/", "<a>", "<p ", "&#", "a:b ", "\"a\" ",
    "1981", "8112 28-", "SE45", "070-", "kr 1 000 ", "10 % ", "t.ex. ", "a, b och c ", "Ab", "en två ",
)  # fmt: skip
# The end decides whether what looked promising is given up, and tried again from the next sign.
ENDS = ("", "!")


def grown(unit: str, end: str, length: int) -> str:
    """The unit again and again, and the end."""
    return (unit * (length // len(unit) + 1))[: length - len(end)] + end
