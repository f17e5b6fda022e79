"""Foreign text is shown as it stands, in HTML and in the label of a control."""

from html import unescape

import pytest
from markdown_it import MarkdownIt

from app.shell.escape import WORD_JOINER, markdown_label, visible
from app.shell.paragraph import paragraph_html

HOSTILE = [
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &copy; &#x3c;",
    "`code` ``more``",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "1) item",
    "| a | b |",
    "---",
    "===",
    "*a* **b** _c_ __d__ ~~e~~",
    "<http://evil.example>",
    "a\\b \\* c\\",
    "```\ncode\n```",
    "    indented",
    "[ref]: http://evil.example",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_reads_a_label_as_the_very_words(text: str) -> None:
    [block, inline, _] = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown_label(text))
    )
    assert block.type == "paragraph_open"
    assert all(child.type in ("text", "text_special") for child in inline.children or ())
    shown = "".join(child.content for child in inline.children or ())
    assert shown.replace(WORD_JOINER, "") == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        ":smile:",
        ":material/home:",
        ":red[x]",
        ":+1:",
        "a -> b",
        "x <-> y",
        "5 >= 3",
        "www.evil.example",
        "a@evil.example",
    ],
)
def test_what_streamlit_reads_after_markdown_is_broken_up(text: str) -> None:
    assert WORD_JOINER in markdown_label(text)
    assert markdown_label(text).replace(WORD_JOINER, "").replace("\\", "") == text


@pytest.mark.parametrize(
    "text", ["Vad kostar det?", "24 kap. 5 § OSL", "och/eller", "Pris (exkl. moms): 5 %"]
)
def test_ordinary_words_are_shown_without_invisible_signs_inside_words(text: str) -> None:
    assert markdown_label(text).replace("\\", "") == text


def test_an_empty_label_is_still_a_label() -> None:
    assert markdown_label(" \n ") == WORD_JOINER


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_markup_of_the_text(text: str) -> None:
    html = str(paragraph_html(text, "x"))
    shown = html.removeprefix('<p class="x">').removesuffix("</p>")
    assert len(shown) == len(html) - len('<p class="x"></p>')
    assert not set("<>\"'") & set(shown)
    assert unescape(shown) == text


def test_an_attribute_cannot_be_left() -> None:
    html = str(paragraph_html("", '" onclick="x'))
    assert html == '<p class="&#34; onclick=&#34;x"></p>'


def test_signs_that_turn_text_around_or_do_not_show_are_left_out() -> None:
    assert visible("a\u202eb\x00c\x1bd\u2066e") == "abcde"
    assert visible("å\tä\nö 漢 🙂") == "å\tä\nö 漢 🙂"
