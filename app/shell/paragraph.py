"""One paragraph as HTML (pure)."""

from app.shell.jinja import Markup, render


def paragraph_html(words: str, css: str = "lots-meta", role: str = "", language: str = "") -> Markup:
    """Small print where no other class is named; `language`: of the words, where it is not the page's."""
    return render("shell/paragraph.html.jinja", words=words, css=css, role=role, language=language)
