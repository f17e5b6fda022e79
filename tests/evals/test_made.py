"""Cases made by a program: the same every time, and what they say they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answering.answer import Status
from corpus.model import Document, Kind, Language, Section
from evals.case_files import MADE_CASES, read_cases
from evals.cases import Case, Made, Split
from evals.made.chosen import chosen
from evals.made.headings import heading_cases
from evals.made.left_out import MOST_SECTIONS, left_out_cases
from evals.made.make import contents, differing, make_cases, write_cases
from evals.made.misspelt import misspelt_cases, with_typos, without_diacritics
from evals.made.tables import table_cases

Make = Callable[..., Case]
OURS = read_cases()
MADE = read_cases(sorted(MADE_CASES.glob("*.jsonl")))
TABLE = "| Fråga | Staten | Regionen |\n| Högsta pris | Full kostnad | Självkostnad |\n| Pris | a | b |"


def document(id: str, *sections: tuple[str, str, str]) -> Document:
    made = tuple(Section(number, (heading,), None, text) for number, heading, text in sections)
    return Document(id, "", Kind.GUIDE, Language(id[-2:]), Path("x"), sections=made)


GUIDE = document(
    "guide-sv",
    ("9.3.1", "9.3.1 Vad kostar det?", "Högst full kostnad."),
    ("9.4", "9.4 Pris i korthet", f"Så här:\n\n{TABLE}"),
    ("9.5", "9.5 Sist", "Full kostnad är taket."),
)
ENGLISH = document("guide-en", ("9.3.1", "9.3.1 What does it cost?", "At most the full cost."))
DOCUMENTS = {each.id: each for each in (GUIDE, ENGLISH)}


def test_a_heading_that_asks_is_a_case_and_its_english_heading_the_twin() -> None:
    heading, twin = heading_cases(DOCUMENTS)
    assert (heading.question, heading.language, heading.made) == ("Vad kostar det?", "sv", Made.HEADING)
    assert (twin.question, twin.language, twin.of) == ("What does it cost?", "en", heading.id)
    assert heading.sections == twin.sections == {"guide#9.3.1"}


def test_a_row_and_one_of_its_columns_are_a_case() -> None:
    [only] = table_cases([GUIDE])  # the other label is a single word
    assert only.question in {"Högsta pris: staten?", "Högsta pris: regionen?"}
    assert only.sections == {"guide#9.4"}
    other = document("legal-sv", ("1", "1 Pris", TABLE))
    assert table_cases([GUIDE, other]) == []  # the label stands in two places


def test_everything_that_states_the_fact_is_taken_out(case: Make) -> None:
    [made] = left_out_cases([case(key_facts=("full kostnad",), sections=frozenset({"guide#9.3"}))], [GUIDE])
    assert made.without == {"guide#9.3", "guide#9.4", "guide#9.5"}
    assert (made.status, made.sections, made.of) == (Status.NOT_FOUND, frozenset(), "a")
    common = document("guide-sv", *((str(n), "", "full kostnad") for n in range(MOST_SECTIONS + 1)))
    assert left_out_cases([case(key_facts=("full kostnad",))], [common]) == []


def test_typos_are_small_and_the_same_every_time() -> None:
    question = "Hur länge gäller sekretessen enligt avtalet?"
    typed = with_typos(question)
    assert typed == with_typos(question) != question
    changed = [(old, new) for old, new in zip(question.split(), typed.split(), strict=True) if old != new]
    assert len(changed) == 2
    assert all(abs(len(old) - len(new)) <= 1 and old[0] == new[0] for old, new in changed)


def test_diacritics_go() -> None:
    assert without_diacritics("Får vi gå över ÅÄÖ?") == "Far vi ga over AAO?"


def test_misspelt_cases_keep_what_is_expected(case: Make) -> None:
    asked = case(question="Hur länge gäller sekretessen enligt avtalet?")
    typo, plain = misspelt_cases(
        [asked, case(id="b", history=("Vad?",)), case(id="c", status=Status.NOT_FOUND)]
    )
    assert {typo.made, plain.made} == {Made.TYPO, Made.NO_DIACRITICS}
    for made in (typo, plain):
        assert (made.of, made.sections, made.key_facts) == ("a", asked.sections, asked.key_facts)


def test_one_more_thing_hardly_changes_the_choice() -> None:
    names = [f"case {n}" for n in range(100)]
    before, after = set(chosen(names, 20, str)), set(chosen([*names, "another"], 20, str))
    assert len(before) == 20
    assert len(before - after) <= 1
    assert chosen(names, 200, str) == names


def test_files_are_written_and_a_change_is_seen(case: Make, tmp_path: Path) -> None:
    made = make_cases([case(question="Hur länge gäller sekretessen enligt avtalet?")], DOCUMENTS)
    assert made == make_cases([case(question="Hur länge gäller sekretessen enligt avtalet?")], DOCUMENTS)
    write_cases(made, tmp_path)
    assert differing(made, tmp_path) == []
    assert set(contents(made)) == {f"{kind}.jsonl" for kind in Made}
    (tmp_path / "typo.jsonl").write_text("", encoding="utf-8")
    assert differing(made, tmp_path) == ["typo.jsonl"]


@pytest.mark.parametrize("kind", Made)
def test_ours_have_some_of_each_kind(kind: Made) -> None:
    assert sum(case.made is kind for case in MADE) >= 30


def test_ours_are_kept_out_of_tuning_and_reporting() -> None:
    assert {case.split for case in MADE} == {Split.MADE}
    assert not {case.id for case in MADE} & {case.id for case in OURS}
    assert all(case.made is None for case in OURS)


def test_ours_are_made_of_cases_as_they_are_now() -> None:
    """Otherwise `lotsen-eval make-cases` is to be run again."""
    known = {case.id: case for case in (*OURS, *MADE)}
    for case in MADE:
        assert not case.of or case.of in known
        if case.made is Made.TYPO:
            assert case.question == with_typos(known[case.of].question)
            assert (case.sections, case.key_facts) == (known[case.of].sections, known[case.of].key_facts)
