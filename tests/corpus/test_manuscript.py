"""Manuscripts become blocks, or are refused with the reason."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Owner
from corpus.typesetting.manuscript import (
    Alternative,
    Figure,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Run,
    Table,
    parse_manuscript,
    read_manuscript,
)

# Parsing


def test_a_heading_is_cut_into_level_number_and_text() -> None:
    blocks = parse_manuscript("# T\n## 4 Förberedelser\n### 4.1 Första kontakten (steg A1)\n").blocks
    assert blocks == (
        Heading(1, "4", "Förberedelser"),
        Heading(2, "4.1", "Första kontakten (steg A1)"),
    )
    assert blocks[1].label == "4.1 Första kontakten (steg A1)"


def test_a_heading_without_number_keeps_its_text() -> None:
    assert parse_manuscript("# T\n## Följebrev\n").blocks == (Heading(1, "", "Följebrev"),)


def test_styles_links_and_placeholders_become_runs() -> None:
    source = "# T\n**Köpare:** {{ company_name }}, *se* [sidan](https://example.org)\noch mer."
    assert parse_manuscript(source).blocks == (
        Paragraph(
            (
                Run("Köpare:", bold=True),
                Run(" "),
                Run("company_name", placeholder=True),
                Run(", "),
                Run("se", italic=True),
                Run(" "),
                Run("sidan", link="https://example.org"),
                Run(" och mer."),
            )
        ),
    )


def test_lists_keep_number_depth_and_checkbox() -> None:
    source = "# T\n1. ett\n2. två\n   - inre\n\n- [ ] **klart** nu\n"
    assert parse_manuscript(source).blocks == (
        ListItem((Run("ett"),), number=1),
        ListItem((Run("två"),), number=2),
        ListItem((Run("inre"),), depth=1),
        ListItem((Run("klart", bold=True), Run(" nu")), checkbox=True),
    )


def test_a_table_row_is_as_wide_as_the_header() -> None:
    assert parse_manuscript("# T\n| A | B |\n|---|---|\n| 1 |\n").blocks == (
        Table(((Run("A"),), (Run("B"),)), (((Run("1"),), ()),)),
    )


def test_notes_figures_and_alternatives_are_blocks() -> None:
    source = (
        '# T\n> Obs.\n\n![En karta](figure:way "Vägen")\n\n'
        "::: alternative owner=state, region\nBara myndighet.\n:::\nAlla.\n"
    )
    assert parse_manuscript(source).blocks == (
        Note((Paragraph((Run("Obs."),)),)),
        Figure("way", "En karta", "Vägen"),
        Alternative((Owner.STATE, Owner.REGION), (Paragraph((Run("Bara myndighet."),)),)),
        Paragraph((Run("Alla."),)),
    )


def test_placeholders_are_listed_once_also_from_inside_alternatives() -> None:
    source = "# T\n{{ b }} {{ a }}\n\n::: alternative owner=company\n| {{ b }} |\n|---|\n| {{c}} |\n:::\n"
    assert parse_manuscript(source).placeholders() == ("b", "a", "c")


def test_html_in_a_manuscript_is_text() -> None:
    assert parse_manuscript("# T\n<b>x</b>\n").blocks == (Paragraph((Run("<b>x</b>"),)),)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("## 1 Ingen titel\n", "first line"),
        ("# T\n## 1 A\n## 1 B\n", "used twice"),
        ("# T\n## 1.1 A\n", "does not fit"),
        ("# T\n# En till\n", "only the first line"),
        ("# T\n::: alternative owner=state\nText\n", "never closed"),
        ("# T\n:::\n", "wrong place"),
        ("# T\n::: alternative owner=city\n:::\n", "use state, region, company"),
        ("# T\n```\nkod\n```\n", "cannot hold fence"),
        ("# T\n![](figure:way)\n", "a figure is written"),
        ("# T\n![x](https://example.org/x.png)\n", "a figure is written"),
    ],
)
def test_what_leaves_the_convention_is_refused_with_its_reason(source: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        parse_manuscript(source)


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "guide-sv.md"
    path.write_text("ingen titel", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"guide-sv\.md: the first line"):
        read_manuscript(path)
