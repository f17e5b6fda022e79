"""The rules of the way: every combination of answers leads to a step, and a file that does not is refused."""

import re
from itertools import product
from pathlib import Path

import pytest

import corpus
from corpus.ecosystem import Campus, Offer
from corpus.errors import CorpusError
from corpus.model import Language
from corpus.way import NEED, PLACE, WayRules, read_way

OURS = Path(corpus.__file__).parent / "way.toml"
QUESTION = """
[[question]]
id = "progress"
words_sv = "Hur långt?"
words_en = "How far?"
options = [
  { id = "idea", words_sv = "Idé", words_en = "Idea" },
  { id = "done", words_sv = "Klart", words_en = "Done" },
]
"""
RULE = """
[[rule]]
when = { progress = ["idea"] }
step = "A1"
why_sv = "Därför."
why_en = "Because."
"""
LAST = """
[[rule]]
when = {}
step = "C8"
why_sv = "Annars."
why_en = "Else."
"""


@pytest.fixture(scope="module")
def ours() -> WayRules:
    return read_way(OURS)


def written(folder: Path, text: str) -> Path:
    (folder / "way.toml").write_text(text, encoding="utf-8")
    return folder / "way.toml"


def test_every_combination_of_answers_leads_to_a_step_with_a_reason(ours: WayRules) -> None:
    ids = [question.id for question in ours.questions]
    assert len(ids) == 5
    options = [[option.id for option in question.options] for question in ours.questions]
    reached = set()
    for chosen in product(*options):
        rule = ours.rule_for(dict(zip(ids, chosen, strict=True)))
        assert rule
        assert rule.why(Language.SWEDISH)
        assert rule.why(Language.ENGLISH)
        reached.add(rule.step)
    assert reached == {rule.step for rule in ours.rules}, "a rule that never decides is left over"


def test_each_rule_decides_for_some_answers(ours: WayRules) -> None:
    ids = [question.id for question in ours.questions]
    options = [[option.id for option in question.options] for question in ours.questions]
    deciding = {id(ours.rule_for(dict(zip(ids, chosen, strict=True)))) for chosen in product(*options)}
    assert deciding == {id(rule) for rule in ours.rules}


def test_need_and_place_are_words_of_the_ecosystem(ours: WayRules) -> None:
    need, place = ours.question(NEED), ours.question(PLACE)
    assert need
    assert {option.id for option in need.options} == set(Offer)
    assert place
    assert {option.id for option in place.options} - {"anywhere"} <= set(Campus)


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({"progress": "idea", "sharing": "open"}, "A1"),
        ({"progress": "contact", "sharing": "secrets"}, "A4"),
        ({"progress": "contact", "doer": "unsure", "sharing": "secrets"}, "A3"),
        ({"progress": "contact", "need": "gmp"}, "A5"),
        ({"progress": "terms", "need": "gmp"}, "B8"),
        ({"progress": "terms", "doer": "together"}, "B5"),
        ({"progress": "signed", "need": "gmp", "doer": "we"}, "C2"),
        ({"progress": "signed"}, "C3"),
        ({"progress": "done", "doer": "unsure"}, "C8"),
    ],
)
def test_answers_lead_where_the_guide_says(ours: WayRules, answers: dict[str, str], step: str) -> None:
    usual = {"need": "research", "place": "anywhere", "doer": "they", "sharing": "open"}
    rule = ours.rule_for({**usual, **answers})
    assert rule
    assert rule.step == step


@pytest.mark.parametrize("word", ["steg", "step"])
def test_the_guide_has_every_step_and_gate_that_is_named(ours: WayRules, word: str) -> None:
    language = "sv" if word == "steg" else "en"
    text = (OURS.parent / "manuscripts" / "guide" / f"guide-{language}.md").read_text(encoding="utf-8")
    steps = set(re.findall(rf"^### .*\({word} ([A-Z]\d)\)$", text, re.MULTILINE))
    assert {rule.step for rule in ours.rules} <= steps
    assert {gate.after for gate in ours.gates} <= steps
    gates = set(re.findall(r"^\d\. (?:Grind|Gate) (G\d):", text, re.MULTILINE))
    assert {gate.code for gate in ours.gates} == gates


def test_nothing_is_decided_before_all_questions_have_a_known_answer(ours: WayRules) -> None:
    assert ours.rule_for({"progress": "idea"}) is None
    answers = {question.id: question.options[0].id for question in ours.questions}
    assert ours.rule_for(answers)
    assert ours.rule_for({**answers, "need": "<script>"}) is None
    assert ours.known({**answers, "need": "<script>", "other": "x"}).keys() == answers.keys() - {"need"}


def test_a_combination_without_a_rule_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no rule for .*done"):
        read_way(written(tmp_path, QUESTION + RULE))
    rule = read_way(written(tmp_path, QUESTION + RULE + LAST)).rule_for({"progress": "done"})
    assert rule
    assert rule.step == "C8"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (RULE.replace("progress", "nothing"), 'there is no question "nothing"'),
        (RULE.replace('"idea"', '"never"'), 'question "progress" has no option "never"'),
        (RULE.replace('"A1"', '"first"'), "step"),
    ],
)
def test_a_rule_that_names_what_is_not_there_is_refused(tmp_path: Path, wrong: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_way(written(tmp_path, QUESTION + wrong + LAST))
