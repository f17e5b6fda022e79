"""The reference list: what may be cited, and why the rest may not."""

from pathlib import Path

import pytest

from corpus.act_mentions import label_of
from corpus.acts import ACTS
from corpus.errors import CorpusError
from corpus.references import ReferenceList, read_references
from corpus.statutes import find_references

OURS = Path(__file__).parents[2] / "corpus" / "references.toml"
LIST = """
[[act]]
sfs = "2009:400"
short = "OSL"
sections = ["24:5", "31:12"]

[[act]]
sfs = "2016:1145"
short = "LOU"
sections = ["1:5", "19 a:2"]
wrong = ["3:32"]

[[act]]
eu = "651/2014"
sections = ["28(2)(c)"]
"""


@pytest.fixture
def references(tmp_path: Path) -> ReferenceList:
    path = tmp_path / "references.toml"
    path.write_text(LIST, encoding="utf-8")
    return read_references(path)


def objections(text: str, references: ReferenceList) -> list[str]:
    return [message for found in find_references(text) if (message := references.objection(found))]


@pytest.mark.parametrize(
    "text",
    [
        "24 kap. 5 § OSL",
        "chapter 19 a, section 2 of LOU",
        "OSL 24 kap.",
        "art. 28.2 c GBER",
        "Skriv inte LOU 3:32, den finns inte.",
        "Det följer av 5 §.",
        "SFS 2009:400",
    ],
)
def test_what_is_listed_may_be_cited(text: str, references: ReferenceList) -> None:
    assert objections(text, references) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("OSL 24:8", "cites OSL 24:8, a place that the reference list does not have"),
        ("26 kap. OSL", "cites OSL 26 kap., a place"),
        ("KL 2:6", "cites KL 2:6, an act that the reference list does not have"),
        ("SFS 1999:999", "cites 1999:999, an act"),
        ("artikel 25 GBER", "cites GBER 25, a place"),
    ],
)
def test_what_is_not_listed_is_objected_to(text: str, told: str, references: ReferenceList) -> None:
    (message,) = objections(text, references)
    assert message.startswith(told)


def test_an_act_needs_one_number(tmp_path: Path) -> None:
    path = tmp_path / "references.toml"
    path.write_text('[[act]]\nshort = "OSL"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="an act needs either sfs or eu"):
        read_references(path)


def test_every_act_of_ours_that_has_an_abbreviation_is_found_by_it() -> None:
    listed = read_references(OURS).acts
    unknown = [act.label for act in ACTS if act.short and act.short != "URL" and act.label not in listed]
    assert unknown == []
    assert label_of("2009:400") == "OSL"
    assert label_of("1999:999") == "1999:999"
