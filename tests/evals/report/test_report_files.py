"""The files and pictures of a report need nothing else, and nothing foreign acts in them."""

import re
import xml.etree.ElementTree as Tree
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from made_run import EVERYTHING, RECORD, REFUSED, SUPPORT, asked, made_run

from answering.answer import Support
from corpus.model import Language
from evals.record import CitationRecord, ClaimRecord
from evals.report.content import Report, read_run, report_of
from evals.report.drawn_times import latency_drawing
from evals.report.harmless import markdown_text
from evals.report.markdown import report_markdown
from evals.report.pictures import pictures
from evals.report.single_file import report_html
from tests.evals.report.conftest import drawn

HOSTILE = (
    '<script>alert(1)</script> <img src="http://evil.example/x" onerror=alert(1)> [a](http://evil.example)'
)


VOID = {"meta", "link", "img", "br"}


class Tags(HTMLParser):
    """The tags of a page with their attributes; every one must be closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


# The file -----------------------------------------------------------------------------------------


def test_the_file_needs_nothing_else_and_is_the_same_twice(report: Report) -> None:
    html = report_html(report)
    assert html == report_html(report)
    tags = Tags(html).all
    names = {name for name, _ in tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "base"})
    attributes = [(name, value) for _, found in tags for name, value in found.items()]
    assert all((value or "").startswith("#") for name, value in attributes if name in ("href", "src"))
    assert not re.search(r"url\(|@import", html)
    policy = next(found["content"] for tag, found in tags if tag == "meta" and "http-equiv" in found)
    assert policy
    assert policy.startswith("default-src 'none'")


def test_the_file_can_be_read_without_seeing_it(report: Report) -> None:
    tags = Tags(report_html(report)).all
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(found.get("scope") in ("col", "row") for tag, found in tags if tag == "th")
    assert not re.search(r"<(th|td|caption|h\d)[^>]*>\s*</", report_html(report))
    ids = [found["id"] for _, found in tags if "id" in found]
    assert len(ids) == len(set(ids))
    pictures = [found for tag, found in tags if tag == "svg"]
    assert len(pictures) == 6
    for found in pictures:
        assert found["role"] == "img"
        assert set((found["aria-labelledby"] or "").split()) <= set(ids)


def hostile_run(folder: Path) -> Path:
    record = replace(
        RECORD,
        text=HOSTILE,
        standalone_question=HOSTILE,
        claims=(ClaimRecord(HOSTILE, ("guide-sv#9.2/1",), Support.UNVERIFIED),),
        citations=(CitationRecord("guide-sv#9.2/1", HOSTILE),),
        passages=tuple(replace(each, around=HOSTILE, text=HOSTILE) for each in RECORD.passages),
    )
    pair = asked(
        "hostile", record, question=HOSTILE, history=(HOSTILE,), reference=HOSTILE, key_facts=("<b>",)
    )
    return made_run(folder, (pair, asked("good")), writer=HOSTILE)


def test_nothing_foreign_is_markup(tmp_path: Path) -> None:
    run = read_run(hostile_run(tmp_path / "now"))
    before = read_run(made_run(tmp_path / "before", (asked("hostile", REFUSED), asked("good"))))
    report = replace(report_of(run, earlier=[before]), run=replace(run, name=HOSTILE))
    html = report_html(report)
    names = {tag for tag, _ in Tags(html).all}
    assert names.isdisjoint({"script", "img", "b"})
    assert html.count("&lt;script&gt;alert(1)") >= 8
    markdown = re.sub(r"^    .*$", "", report_markdown(report), flags=re.M)  # code, which is shown as it is
    assert "<" not in markdown
    assert not re.search(r"(?<!\\)\]\(", markdown)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* _b_ `c` | d", r"\*a\* \_b\_ \`c\` \| d"),
        ("- a\n1. b", r"\- a 1. b"),
        ("1. a", r"1\. a"),
        ("# a <b>&amp;", r"\# a &lt;b&gt;&amp;amp;"),
        ("Of 2 (95 %), a–b.", "Of 2 (95 %), a–b."),
    ],
)
def test_markdown_shows_exactly_the_words(text: str, markdown: str) -> None:
    assert markdown_text(text) == markdown


# Pictures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_pictures_are_sound_and_their_tables_say_the_same(report: Report, language: Language) -> None:
    drawn = pictures(report, language)
    assert [each.name for each in drawn] == ["status", "recall", "relevance", "support", "latency", "steps"]
    for each in drawn:
        root = Tree.fromstring(each.svg)  # noqa: S314 - our own
        titles = {
            node.tag.split("}")[1]: node.text for node in root.iter() if node.tag.endswith(("title", "desc"))
        }
        assert titles == {"title": each.title, "desc": each.about}
        assert all(len(row) == len(each.columns) for row in each.rows)
        assert within(root)


def within(root: Tree.Element) -> bool:
    """Whether every mark lies on the picture."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    marks = [node for node in root.iter() if node.tag.endswith(("rect", "circle", "text"))]
    places = [
        (float(node.get("x") or node.get("cx") or 0), float(node.get("y") or node.get("cy") or 0))
        for node in marks
    ]
    return bool(places) and all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_recall_is_drawn_with_its_interval(report: Report) -> None:
    recall = drawn(report, "recall")
    assert recall.rows[0] == ("1", "both languages", "100 %", "44–100 %", "3")


def test_what_came_is_counted_in_the_table_of_statuses(report: Report) -> None:
    assert drawn(report, "status").rows == (
        ("answered", "1", "0", "2", "0", "0"),
        ("not found", "1", "0", "1", "0", "0"),
    )


def test_waits_are_counted_between_bounds() -> None:
    rows = latency_drawing([0.05, 0.3, 0.49, 0.5, 1.2], Language.ENGLISH).rows
    assert rows == (("0.05–0.1", "1"), ("0.1–0.2", "0"), ("0.2–0.5", "2"), ("0.5–1", "1"), ("1–2", "1"))


# On the command line ------------------------------------------------------------------------------

Lines = Callable[..., list[str]]


def test_the_commands_write_the_files_and_tell_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from evals.cli import main

    monkeypatch.setattr("evals.commands.report.support_shares", lambda: SUPPORT)
    made_run(tmp_path / "20261101-110000-before", (asked("refused"), *EVERYTHING[1:1], *EVERYTHING[2:]))
    folder = made_run(tmp_path / "20261101-120000-now")
    where = ["--results", str(tmp_path)]
    assert main(["report", "now", "--gates", str(tmp_path / "none.toml"), *where]) == 0
    assert capsys.readouterr().out == f"{folder / 'report.html'}\n"
    first = {name: (folder / name).read_bytes() for name in ("report.html", "report.md", "report.json")}
    assert b"Beside the run 20261101-110000-before" in first["report.html"]
    main(["report", "now", "--gates", str(tmp_path / "none.toml"), *where])
    assert first == {name: (folder / name).read_bytes() for name in first}
    capsys.readouterr()
    assert main(["compare", "before", "now", *where]) == 0
    said = capsys.readouterr()
    assert "worse  refused: answered 1 → 0" in said.out
    assert "before    (answered) Avgiften är högst full kostnad. [1]" in said.out
    assert "now       (not found) Det står inte i dokumenten." in said.out
    assert "different cases" in said.err
    assert main(["compare", "before", "now", "--markdown", *where]) == 0
    assert "| Answered | 50.0 % | 0.0 % |" in capsys.readouterr().out
    assert main(["report", "missing", *where]) == 1
