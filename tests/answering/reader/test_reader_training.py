"""The training: what is learned from is right, a broken-off run goes on, what is exported reads the same."""

import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from answering.reader.encoding import Encoder
from answering.reader.reader import MODEL, TOKENIZER
from answering.reader.reading import Verdict
from answering.reader.training.domain import Domain, section_of
from answering.reader.training.examples import Example, Share, general
from answering.reader.training.follow_ups import follow_ups
from answering.reader.training.network import VERDICTS
from answering.reader.training.questions import HELD_OUT, TrainingQuestion, read_questions
from corpus.folding import fold
from corpus.model import Language, Passage
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary

TEN_YEARS = "Sekretessen hos KI gäller i högst tio år."
CASES = Path(__file__).parents[3] / "evals" / "cases"


def passages(library: FakeLibrary) -> list[Passage]:
    return [passage for id in library.documents for passage in library.passages_of(id)]


def asked(library: FakeLibrary, held_out: frozenset[str] = frozenset(), **fields: Any) -> list[Example]:
    def search(question: str, language: Language) -> list[Hit]:
        own = [one for one in passages(library) if one.language is language]
        return [Hit(one, library.documents[one.document_id], 0.5) for one in own]

    given: dict[str, Any] = {"id": "1", "language": Language.SWEDISH, "kind": "plain", "section": "guide#1"}
    domain = Domain(library.documents, passages(library), search, held_out)
    return list(domain.examples([TrainingQuestion(question="Hur länge?", **(given | fields))]))


def test_what_answers_comes_with_what_does_not(library: FakeLibrary) -> None:
    right, *wrong = asked(library, answers=(("guide#1", TEN_YEARS),), verdict="no")
    assert (right.answers, right.statement, VERDICTS[right.verdict or 0]) == (1, TEN_YEARS, "no")
    assert right.heading == "Guiden – Sekretess"
    assert wrong
    assert all(one.answers == 0 and one.group == right.group for one in wrong)
    assert {VERDICTS[one.verdict or 0] for one in wrong} == {"none"}
    assert TEN_YEARS not in {one.statement for one in wrong}


def test_what_was_judged_is_believed_and_what_is_doubtful_left_out(library: FakeLibrary) -> None:
    sections = [(section_of(one), said.text) for one in passages(library) for said in one.statements]
    other, doubtful = [one for one in sections if one[0] == "guide#3"][:2]
    wrong = asked(library, answers=(("guide#1", TEN_YEARS),), others=(other,), doubtful=(doubtful,))[1:]
    assert {one.statement: one.weight for one in wrong}[other[1]] == 1.0
    assert doubtful[1] not in {one.statement for one in wrong}


def test_of_a_section_held_out_nothing_is_learned(library: FakeLibrary) -> None:
    held_out = {said.text for one in passages(library) if one.section_id == "3" for said in one.statements}
    learned = asked(library, frozenset({"guide#3"}), answers=(("guide#1", TEN_YEARS),))
    assert not held_out & {one.statement for one in learned}


def test_a_question_that_nothing_answers_has_its_own_section_first(library: FakeLibrary) -> None:
    first, *rest = asked(library, answers=(), kind="near", section="guide#3")
    assert (first.answers, first.weight) == (0, 1.0)
    assert "Första kontakten" in first.heading
    assert all(one.answers == 0 for one in rest)


def test_a_section_and_its_translation_are_one(library: FakeLibrary) -> None:
    assert {section_of(one) for one in passages(library) if one.section_id == "1"} == {"guide#1"}


def test_other_fields_are_read_with_what_is_known_of_them(tmp_path: Path) -> None:
    here, there = "Huset ligger i Solna.", "Det är sent."
    rows = [
        {
            "task": "answerability",
            "question": "När?",
            "label": 0,
            "context": f"{here} Det är rött.",
            "neg": "cut",
        },
        {"task": "answer_selection", "question": "Var?", "label": 1, "context": here, "title": "T"},
        {"task": "answer_selection", "question": "Var?", "label": 0, "context": there},
        {"task": "entailment", "question": "Nej.", "label": 0, "context": "Ja.", "label3": "contradiction"},
    ]
    rows = [{"lang": "sv", "split": "train", "group": "1"} | row for row in rows]
    with gzip.open(tmp_path / "set.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))

    def read(task: str) -> list[Example]:
        return general(tmp_path, "train", (Share("set", task, ("sv",), 4),))

    assert [(one.heading, one.statement, one.answers) for one in read("answer_selection")] == [
        ("T", here, 1),
        ("", there, 0),
    ]
    assert {(one.statement, one.answers) for one in read("answerability")} == {(here, 0), ("Det är rött.", 0)}
    [claim] = read("entailment")
    assert (claim.answers, VERDICTS[claim.verdict or 0]) == (None, "no")


def test_of_a_follow_up_the_words_it_needs_are_marked(tmp_path: Path) -> None:
    turns = [
        {"q": "Vem äger Vecura?", "h": "Ägare", "a": "Vecura"},
        {"q": "Vad kostar det där?", "h": "", "a": "", "needs": ["vecura"]},
    ]
    file = tmp_path / "dialogues.jsonl"
    file.write_text(json.dumps({"turns": turns}), encoding="utf-8")
    [example] = follow_ups(file)
    assert (example.statement, example.needed) == ("Vem äger Vecura? | Ägare | Vecura", ("Vecura",))
    encoder = Encoder(MODEL / TOKENIZER)
    pair = encoder.pair(example.question, example.heading, example.statement)
    places = encoder.needed(pair, example.needed or ())
    assert len(places) % 2 == 0
    assert all(pair.text[0] <= place < pair.text[1] for place in places)
    assert not encoder.needed(pair, ("hyra",))


def test_verdicts_are_those_of_a_reading() -> None:
    assert tuple(Verdict) == VERDICTS


def test_no_section_of_the_held_out_questions_was_trained_on() -> None:
    trained = {section for one in read_questions() for section, _ in (*one.answers, (one.section, ""))}
    held_out = {one.section for one in read_questions(HELD_OUT)}
    assert held_out
    assert not held_out & {one.section for one in read_questions()}
    assert len(held_out & trained) / len(held_out) < 0.2  # an answer may stand in a second section, too


def test_no_question_is_nearly_a_case() -> None:
    by_size: dict[int, list[frozenset[str]]] = defaultdict(list)
    for file in CASES.glob("*.jsonl"):
        for line in filter(None, file.read_text(encoding="utf-8").split("\n")):
            case = words_of(json.loads(line)["question"])
            by_size[len(case)].append(case)
    for question in read_questions():
        said = words_of(question.question)
        # Nine tenths of the larger are in both, so that both are about as large.
        alike = (
            case for size, cases in by_size.items() if 0.9 * size < len(said) < size / 0.9 for case in cases
        )
        assert not any(len(said & case) > 0.9 * max(len(said), len(case)) for case in alike), question.id


def words_of(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace("?", " ").replace(",", " ").replace(".", " ").split())


@pytest.mark.model
def test_a_run_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    """A tiny encoder made here: the loop learns, keeps its weights, and what is kept is what was learned."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel

    from answering.reader.training.network import ReaderNetwork
    from answering.reader.training.train import Plan, train

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=34939, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(tmp_path / "base")
    examples = [
        Example("Vem äger?", "", "Staten äger.", answers=1, verdict=0),
        Example("Vem äger?", "", "Fisk simmar.", answers=0, verdict=3),
    ] * 40
    network = ReaderNetwork(tmp_path / "base", frozen=0)
    said: list[str] = []
    encoder = Encoder(MODEL / TOKENIZER, 64)
    train(network, encoder, examples, Plan(epochs=20, batch=8, rate=1e-2), tmp_path / "w.pt", said.append)
    losses = [float(line.rsplit(" ", 1)[1]) for line in said]
    assert losses[-1] < losses[0] / 2
    again = ReaderNetwork(tmp_path / "base", frozen=0)
    train(again, encoder, examples, Plan(epochs=0.1, batch=8, rate=0.0), tmp_path / "w.pt", said.append)
    for name, value in network.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name


@pytest.mark.model
def test_a_rare_verdict_weighs_more_and_all_together_weigh_one() -> None:
    pytest.importorskip("torch")
    from answering.reader.training.loss import verdict_weights

    examples = [Example("?", "", "!", verdict=1)] * 9 + [Example("?", "", "!", verdict=0)]
    examples.append(Example("?", "", "!"))
    yes, no, *_ = verdict_weights(examples).tolist()
    assert yes == pytest.approx(3 * no)
    assert 9 * no + yes == pytest.approx(10)
