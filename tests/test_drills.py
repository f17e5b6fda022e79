"""The table of `make drills` says what the tests of a drill saw; one of which nothing ran has not held."""

import re
from pathlib import Path

import pytest
from drills.__main__ import DRILLS, Drill, seen, table

ROOT = Path(__file__).parent.parent
DRILL = Drill("disk full", "the index stays", ("tests/x.py",))
PASSED = '<testcase name="a"/>'
SAID = '<testcase name="b"><properties><property name="saw" value="5 of 5"/></properties></testcase>'
SKIPPED = '<testcase name="c"><skipped message="only root can mount"/></testcase>'
FAILED = '<testcase name="d"><failure message="no"/></testcase>'
BROKEN = '<testcase name="e"><error message="no"/></testcase>'


@pytest.mark.parametrize(
    ("cases", "verdict", "line"),
    [
        (PASSED + PASSED, "held", "the index stays (2 cases)"),
        (PASSED + SAID, "held", "the index stays (2 cases); 5 of 5"),
        (PASSED + SKIPPED, "held", "the index stays (1 case); not run: only root can mount"),
        (SKIPPED + SKIPPED, "not run", "not run: only root can mount"),
        (PASSED + FAILED + BROKEN, "FAILED", "2 failed, the first: d"),
        ("", "not run", ""),
    ],
)
def test_a_drill_is_told_in_one_line(cases: str, verdict: str, line: str) -> None:
    told = seen(DRILL, f"<testsuites><testsuite>{cases}</testsuite></testsuites>", 3.4)
    assert (told.verdict, told.line) == (verdict, line)
    assert table([told]).splitlines()[2] == f"| disk full | {line} | 3 | {verdict} |"


@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.title)
def test_the_tests_of_a_drill_exist(drill: Drill) -> None:
    for named in drill.tests:
        file, _, name = named.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"^def {name}\(", text, re.M), named
