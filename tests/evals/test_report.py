"""A report says what a run brought: verdict, figures, worst cases; and nothing foreign acts in it."""

import json
import re
import xml.etree.ElementTree as Tree
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from made_run import EVERYTHING, RECORD, REFUSED, SUPPORT, asked, made_run, unanswerable

from answering.answer import Status, Support
from answering.reader.reading import Verdict
from corpus.model import Language
from evals.cases import Case, Kind, Split
from evals.gate import Gate, check
from evals.judge.verdict import Judge
from evals.ranking import Share
from evals.record import CitationRecord, ClaimRecord, Record
from evals.report.content import Report, compared, read_run, relevance_of, report_of, statuses, waits
from evals.report.drawing import Drawing
from evals.report.drawn_times import latency_drawing
from evals.report.harmless import markdown_text
from evals.report.limits import limits, repeat
from evals.report.markdown import report_markdown
from evals.report.named import figure_words
from evals.report.pictures import pictures
from evals.report.plain import report_json
from evals.report.single_file import report_html
from evals.report.verdict import headline, sentences
from evals.report.worst import good, judged, worst
from evals.scores import SENDABLE
from evals.summary import summary

HOSTILE = (
    '<script>alert(1)</script> <img src="http://evil.example/x" onerror=alert(1)> [a](http://evil.example)'
)
VOID = {"meta", "link", "img", "br"}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    before = read_run(made_run(tmp_path / "20261101-110000-before", (asked("refused"), *EVERYTHING[2:])))
    run = read_run(made_run(tmp_path / "20261101-120000-now"))
    return report_of(run, check([Gate("answered", at_least=0.9)], run.measures), [before], SUPPORT)


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


# What is wrong with an answer ---------------------------------------------------------------------


WRONG: list[tuple[tuple[Case, Record], dict[str, float], list[str]]] = [
    (asked("a"), {"expected section cited": 1, "key facts": 1}, []),
    (asked("a", REFUSED), {"recall@5": 1}, ["not_answered_though_found"]),
    (asked("a", REFUSED), {"recall@5": 0}, ["not_answered"]),
    (
        asked("a"),
        {"expected section cited": 0, "recall@5": 0, "key facts": 0},
        ["no_facts", "section_not_found"],
    ),
    (asked("a"), {"expected section cited": 0, "recall@5": 1}, ["section_found_not_cited"]),
    (asked("a"), {"key facts": 0.5, "unsupported claims": 0.5}, ["unsupported", "facts_missing"]),
    (asked("a"), {"verdict given wrong": 1, "verdict": 0}, ["wrong_verdict"]),
    (asked("a"), {"verdict given wrong": 0, "verdict": 0}, ["no_verdict"]),
    (asked("a", must_not=("full kostnad",)), {}, ["wrong_told"]),
    (asked("a", sections=frozenset({"legal#1"})), {"expected section cited": 1}, ["begins_elsewhere"]),
    (asked("a"), {"expected section cited": 1, "words beside the point": 0.4}, ["much_beside"]),
    (asked("a"), {"shape": 0}, ["out_of_shape"]),
    (asked("a"), {"citation precision": 0.5, "one language": 0.5}, ["needless_citations", "two_languages"]),
    (unanswerable("a", RECORD), {}, ["answered_wrongly"]),
    (unanswerable("a", replace(RECORD, status=Status.PARTIAL)), {}, ["answered_with_caution"]),
    (unanswerable("a", RECORD, kind=Kind.HOSTILE, status=Status.REFUSED), {}, ["answered_hostile"]),
    (unanswerable("a", REFUSED, kind=Kind.HOSTILE, status=Status.REFUSED), {}, ["another_no"]),
    (unanswerable("a", REFUSED), {}, []),
]


@pytest.mark.parametrize(("pair", "values", "codes"), WRONG, ids=lambda each: str(each)[:30])
def test_a_fault_is_named(pair: tuple[Case, Record], values: dict[str, float], codes: list[str]) -> None:
    assert [fault.code for fault in judged(*pair, values).faults] == codes


def test_what_leads_astray_is_worse_than_what_is_not_answered_and_ties_go_to_the_worse_search() -> None:
    found = [
        judged(*asked("b", REFUSED), {"reciprocal rank": 0.5}),
        judged(*asked("a", REFUSED), {"reciprocal rank": 1.0}),
        judged(*unanswerable("c", RECORD), {}),
        judged(*asked("fine"), {}),
    ]
    assert [each.case.id for each in worst(found)] == ["c", "b", "a"]
    assert [each.case.id for each in worst(found, limit=1)] == ["c"]


def test_good_ones_are_drawn_the_same_every_time_and_have_no_fault() -> None:
    found = [judged(*asked(f"{number:02}"), {}) for number in range(30)]
    found.append(judged(*asked("bad"), {"key facts": 0}))
    drawn = good(found)
    assert drawn == good(list(reversed(found)))
    assert len(drawn) == 5
    assert good(found, seed=1) != drawn
    assert not any(each.faults for each in good(found, limit=30))


def test_cases_kept_for_reporting_are_counted_and_not_shown(report: Report) -> None:
    assert [each.case.id for each in report.worst] == ["led-astray", "refused"]
    assert report.held_back == 1
    assert "Vad kostar secret?" not in report_html(report)
    assert "Vad kostar secret?" not in report_json(report)
    opened = report_of(report.run, held_out=True)
    assert "Vad kostar secret?" in report_html(opened)
    assert (opened.held_back, repeat(opened)[-1]) == (0, "lotsen-eval report 20261101-120000-now --held-out")


# Figures ------------------------------------------------------------------------------------------


def test_statuses_are_counted_by_what_was_expected(report: Report) -> None:
    assert statuses(report.run) == {
        (Status.ANSWERED, Status.ANSWERED): 1,
        (Status.ANSWERED, Status.NOT_FOUND): 2,
        (Status.NOT_FOUND, Status.ANSWERED): 1,
        (Status.NOT_FOUND, Status.NOT_FOUND): 1,
    }
    assert waits(report.run) == [0.3] * 5


def test_relevance_is_set_beside_what_came_true(report: Report) -> None:
    """Five cases with hits of 0.85 and 0.15: the first is of the expected section where there is one."""
    found = relevance_of(report.run)
    assert found
    assert [(round(tenth.said, 2), tenth.true) for tenth in found.tenths] == [
        (0.15, Share(0, 5)),
        (0.85, Share(3, 5)),
    ]


def test_what_a_program_made_is_in_no_picture_and_no_list(tmp_path: Path) -> None:
    from evals.cases import Made

    made = asked("made", REFUSED, split=Split.MADE, made=Made.TYPO, of="good")
    report = report_of(read_run(made_run(tmp_path / "run", (asked("good"), made))))
    assert sum(report.statuses.values()) == 1
    assert report.worst == ()
    assert "Cases that a program made" in report_html(report)
    assert "1 questions written for the evaluation, and 1 that a program made" in report_html(report)


@pytest.mark.parametrize(
    ("measure", "value", "signed", "words"),
    [
        ("answered", 0.8421, False, "84.2 %"),
        ("answered", -0.0321, True, "−3.2 points"),
        ("answered", 0.05, True, "+5.0 points"),
        ("answered", -0.00001, True, "0.0 points"),
        ("change: recall@5", -0.4, True, "−40.0 points"),
        ("seconds: search", 0.183, False, "0.18 s"),
        ("words", 49.6, False, "50"),
        ("ragas CHRFScore", 0.5, False, "0.50"),
    ],
)
def test_a_figure_is_told_in_its_unit(measure: str, value: float, signed: bool, words: str) -> None:
    assert figure_words(measure, value, signed) == words


# Verdict ------------------------------------------------------------------------------------------


def test_the_verdict_names_the_gates_that_fail(report: Report) -> None:
    assert headline(report.gates) == "The run does not pass: 1 of 1 gates do not hold."
    assert headline(check([Gate("answered", at_least=0.1)], report.run.measures)).startswith("The run passes")
    assert "without a verdict" in headline([])
    assert "answered (all) ≥ 0.9: 0.333 of 3" in report_html(report)


def test_the_first_sentences_tell_answers_refusals_waiting_and_change(report: Report) -> None:
    said = " ".join(sentences(report))
    assert said.startswith("Of 5 questions that are not hostile, 40 %")
    assert "of the 1 kept unseen 0 %" in said
    assert "Of 3 questions that the documents answer, 33 % (0–100) got an answer" in said
    assert "Of 2 questions that ought not to be answered, 50 %" in said
    assert "Half of the answers were whole within 0.30 seconds" in said
    assert "Beside the run 20261101-110000-before: better in nothing; worse in" in said


def test_the_figures_of_what_was_kept_unseen_are_told_by_themselves(tmp_path: Path) -> None:
    pairs = (asked("seen"), asked("unseen", REFUSED, split=Split.REPORT), asked("too", split=Split.REPORT))
    wrong = unanswerable("wrong", RECORD, split=Split.REPORT)
    said = " ".join(sentences(report_of(read_run(made_run(tmp_path / "run", (*pairs, wrong))))))
    assert "3 of these questions were kept unseen while the system was tuned." in said
    assert "There 50 % (0–100) were answered, 50 % (0–100) with an expected section" in said
    assert "of the others 100 % (21–100) were answered all the same" in said


def test_the_first_figure_everywhere_is_whether_one_could_send_it(report: Report) -> None:
    assert report.main[0].measure == SENDABLE
    assert json.loads(report_json(report))["main"][0]["measure"] == SENDABLE
    lines = list(summary(report.run.measures))
    assert lines[1].split()[0] == SENDABLE
    hostile_first = [*report.run.measures[1:], report.run.measures[0]]
    assert next(line for line in summary(hostile_first) if "[" in line) == lines[1]


def test_what_a_right_answer_must_not_say_is_shown_beside_its_facts(tmp_path: Path) -> None:
    pair = asked("a", REFUSED, must_not=("självkostnad",), verdict=Verdict.NO)
    html = report_html(report_of(read_run(made_run(tmp_path / "run", (pair,)))))
    assert "Not to be said, as patterns" in html
    assert "<code>självkostnad</code>: not told" in html
    assert "Verdict: no." in html
    assert "answerable, other, part “tune”, 0.30 s" in html


def test_limits_depend_on_the_run_and_commands_name_it(report: Report) -> None:
    said = list(limits(report))
    assert said[0].startswith(
        "4 of the cases were in sight while weights and thresholds were chosen, 1 were not"
    )
    assert any("writer that needs no model" in sentence for sentence in said)
    assert repeat(report)[-1] == "lotsen-eval report 20261101-120000-now --baseline 20261101-110000-before"
    asked = "evals/results/20261101-120000-now/cases.jsonl"
    assert repeat(report)[0] == f"lotsen-eval run --cases {asked} --name now"


def test_a_judge_is_named(report: Report) -> None:
    judge = Judge("a-model", "localhost", "0.4.3", 3, 12)
    html = report_html(replace(report, run=replace(report.run, judge=judge)))
    assert "was judged by a-model at localhost, each answer 3 times, through ragas 0.4.3: 12 replies" in html
    assert "the opinion of one language model" in html
    assert "opinion of one" not in report_html(report)


def test_what_only_some_runs_have_is_said_too(report: Report) -> None:
    run = replace(report.run, problems=(("a", "longer than <b>"),))
    gates = check([Gate("answered", at_least=0.9)] * 6 + [Gate("unheard of", at_least=1)], run.measures)
    html = report_html(replace(report, run=run, gates=tuple(gates), comparisons=(compared(run, run),)))
    assert "<li>and 2 more, in the table of gates</li>" in html
    assert "<td>not measured</td>" in html
    assert "<td>longer than &lt;b&gt;</td>" in html
    assert "<p>No case changed.</p>" in html


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


def drawn(report: Report, name: str) -> Drawing:
    return next(each for each in pictures(report, Language.ENGLISH) if each.name == name)


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
