"""A report says what a run brought: verdict, figures, worst cases."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_run import RECORD, REFUSED, asked, made_run, unanswerable

from answering.answer import Status
from answering.reader.reading import Verdict
from evals.cases import Case, Kind, Split
from evals.gate import Gate, check
from evals.judge.verdict import Judge
from evals.ranking import Share
from evals.record import Record
from evals.report.content import Report, compared, read_run, relevance_of, report_of, statuses, waits
from evals.report.limits import limits, repeat
from evals.report.named import figure_words
from evals.report.plain import report_json
from evals.report.single_file import report_html
from evals.report.verdict import headline, sentences
from evals.report.worst import good, judged, worst
from evals.scores import SENDABLE
from evals.summary import summary

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
