"""The page speaks the language of its address, else of the browser, else Swedish."""

import pytest

from app.shell.page_language import choose_language


@pytest.mark.parametrize(
    ("wished", "accepted", "language"),
    [
        ("en", "sv", "en"),
        ("sv", "en", "sv"),
        (None, None, "sv"),
        ("", "", "sv"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        (None, "en;q=0.5, sv;q=0.9", "sv"),
        (None, "nb-NO", "sv"),
        (None, "de-DE,de", "en"),
        (None, "*", "sv"),
        ("<script>", "sv", "sv"),
        (None, ";;q=x,,en;q=abc", "en"),
    ],
)
def test_language(wished: str | None, accepted: str | None, language: str) -> None:
    assert choose_language(wished, accepted).value == language
