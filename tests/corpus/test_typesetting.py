"""Blocks become PDF files that are safe, navigable and reproducible."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language
from corpus.typesetting.__main__ import main
from corpus.typesetting.blocks import Heading
from corpus.typesetting.manuscript import parse_manuscript
from corpus.typesetting.pdf import document_data, typeset_pdf

SMALL = """# Liten guide
## 1 Om guiden
Ett **fett** ord och en [länk](https://example.org).

### 1.1 Pris
- första
- andra

## 2 Avtal
Sista stycket.
"""


LONG = "\n## 3 Lång\n" + "\n\n".join(["Ett ganska långt stycke om samverkan. " * 10] * 20)


def document(language: Language = Language.SWEDISH, file: Path = Path("guide-sv.pdf")) -> Document:
    return Document(
        id="guide-sv",
        title="Liten guide",
        kind=Kind.GUIDE,
        language=language,
        file=file,
        version="1.2",
        valid_from=date(2026, 11, 1),
        review_by=date(2027, 6, 30),
    )


def typeset(source: str, language: Language = Language.SWEDISH) -> PdfReader:
    return PdfReader(io.BytesIO(typeset_pdf(parse_manuscript(source), document(language))))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def one_line(text: str) -> str:
    return " ".join(text.split())


def outline(entries: Sequence[Any]) -> list[Any]:
    return [outline(entry) if isinstance(entry, list) else entry.title for entry in entries]


# Typesetting


def test_a_numbered_list_that_starts_again_is_a_new_list() -> None:
    data = document_data(parse_manuscript("# T\n1. a\n2. b\n\n> Obs.\n\n1. c\n"), document())
    assert [(block["kind"], block.get("start")) for block in data["blocks"]] == [
        ("list", 1),
        ("note", None),
        ("list", 1),
    ]


def test_a_long_chapter_begins_a_page_and_a_short_one_follows_on() -> None:
    reader = typeset(SMALL + LONG + "\n\n## 4 Också kort\nText.\n")
    pages = [page.extract_text() for page in reader.pages[2:]]
    assert "3 Lång" not in pages[0]
    assert "3 Lång" in pages[1]
    assert "4 Också kort" in pages[-1]
    assert "om samverkan" in pages[-1]


def test_same_input_gives_same_bytes() -> None:
    assert typeset_pdf(parse_manuscript(SMALL), document()) == typeset_pdf(
        parse_manuscript(SMALL), document()
    )


def test_the_outline_holds_number_and_title_of_every_heading() -> None:
    assert outline(typeset(SMALL).outline) == ["1 Om guiden", ["1.1 Pris"], "2 Avtal"]


def test_front_matter_has_roman_labels_and_the_body_starts_at_one() -> None:
    assert typeset(SMALL + LONG).page_labels == ["i", "ii", "1", "2", "3"]


def test_the_file_is_tagged_and_says_its_language_and_title() -> None:
    reader = typeset(SMALL)
    root = reader.root_object
    assert str(root["/MarkInfo"].get_object()) == "{'/Marked': True, '/Suspects': False}"
    assert str(root["/Lang"]) == "sv"
    assert reader.metadata is not None
    assert reader.metadata.title == "Liten guide"


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (Language.SWEDISH, "inte den verkliga guiden från 2023 och inte juridisk rådgivning"),
        (Language.ENGLISH, "not the real guide of 2023, and not legal advice"),
    ],
)
def test_every_page_carries_the_standing_note_in_its_language(language: Language, note: str) -> None:
    pages = [one_line(page.extract_text()) for page in typeset(SMALL, language).pages]
    assert all(note in page for page in pages)


def test_the_title_page_shows_version_and_dates() -> None:
    first = one_line(typeset(SMALL).pages[0].extract_text())
    assert "Version 1.2" in first
    assert "Gäller från 2026-11-01" in first
    assert "Ses över senast 2027-06-30" in first


def test_text_that_looks_like_typst_markup_is_printed_and_never_run() -> None:
    hostile = r'#panic("stop") $x^2$ @ref <label> = rubrik _a_ "citat" \u{41} #read("/etc/passwd") // slut'
    source = f"# {hostile}\n## 1 {hostile}\n{hostile}\n\n| {hostile} |\n|---|\n| {hostile} |\n"
    manuscript = parse_manuscript(source)
    heading = manuscript.blocks[0]
    assert isinstance(heading, Heading)
    reader = PdfReader(io.BytesIO(typeset_pdf(manuscript, document())))
    assert outline(reader.outline) == [heading.label]
    body = one_line(reader.pages[2].extract_text())
    for piece in ('#panic("stop")', "$x^2$", "@ref", "<label>", '#read("/etc/passwd")', "// slut"):
        assert body.count(piece) >= 3  # heading, paragraph and table


def test_table_cells_come_out_row_by_row() -> None:
    rows = "".join(f"| fråga {n} | svar {n} |\n" for n in range(1, 80))
    reader = typeset(f"# T\n## 1 A\n| Rad | Text |\n|---|---|\n{rows}")
    text = one_line(text_of(reader))
    places = [text.index(f"{word} {n} ") for n in range(1, 80) for word in ("fråga", "svar")]
    assert places == sorted(places)
    assert text.count("Rad Text") == len(reader.pages) - 2  # the header row stands on every page of the table


def test_an_unknown_drawing_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CorpusError, match="use one of: way"):
        typeset("# T\n## 1 A\n![x](figure:nosuch)\n")


# The command


CATALOGUE = """
[[document]]
id = "guide-sv"
title = "Liten guide"
kind = "guide"
language = "sv"
file = "documents/guide/guide-sv.pdf"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "manuscripts/guide").mkdir(parents=True)
    (tmp_path / "manuscripts/guide/guide-sv.md").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_check_complains_until_the_file_is_built_and_after_the_manuscript_changes(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check"], corpus) == 1
    assert main([], corpus) == 0
    assert main(["--check"], corpus) == 0
    (corpus / "manuscripts/guide/guide-sv.md").write_text(SMALL + "\nNytt.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check"], corpus) == 1
    assert "guide-sv.pdf: out of date" in capsys.readouterr().out


def test_a_faulty_manuscript_leaves_the_built_file_and_no_half_file(corpus: Path) -> None:
    assert main([], corpus) == 0
    built = corpus / "documents/guide/guide-sv.pdf"
    before = built.read_bytes()
    (corpus / "manuscripts/guide/guide-sv.md").write_text("ingen titel", encoding="utf-8")
    assert main([], corpus) == 1
    assert built.read_bytes() == before
    assert [path.name for path in built.parent.iterdir()] == ["guide-sv.pdf"]


def test_a_manuscript_that_the_catalogue_does_not_know_is_named(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "manuscripts/guide/extra-sv.md").write_text(SMALL, encoding="utf-8")
    assert main([], corpus) == 1
    assert "extra-sv" in capsys.readouterr().out


def test_a_place_in_law_is_never_broken_over_two_lines() -> None:
    words = " ".join(["ord"] * 12)
    text = "\n\n".join(f"{'x' * shift} {words} enligt 24 kap. 5 a § OSL." for shift in range(1, 30))
    lines = text_of(typeset(f"# Liten guide\n\n## 1 Om\n\n{text}")).splitlines()
    assert sum("§" in line for line in lines) == 29
    assert all(one_line(line).count("24 kap. 5 a §") == 1 for line in lines if "§" in line)
