"""The training: what is learned from is right, a broken-off run goes on, what is exported reads the same."""

import gzip
import json
from pathlib import Path

import pytest

from answering.reader.reading import Verdict
from answering.reader.training.domain import Domain, section_of
from answering.reader.training.examples import Share, general
from answering.reader.training.network import VERDICTS
from answering.reader.training.questions import HELD_OUT, Question, read_questions
from corpus.folding import fold
from corpus.model import Language, Passage
from tests.answering.conftest import FakeLibrary

CASES = Path(__file__).parents[3] / "evals" / "cases"


def passages(library: FakeLibrary) -> list[Passage]:
    return [passage for id in library.documents for passage in library.passages_of(id)]


def domain(library: FakeLibrary) -> Domain:
    def search(question: str, language: Language, top_k: int) -> list[Passage]:
        return [one for one in passages(library) if one.language is language][:top_k]

    return Domain(library.documents, passages(library), search)


def asked(library: FakeLibrary, **fields: object) -> list:  # type: ignore[type-arg]
    given = {"id": "1", "language": Language.SWEDISH, "kind": "plain", "section": "guide#1"} | fields
    return domain(library).examples([Question(question="Hur länge?", **given)])  # type: ignore[arg-type]


def test_what_answers_is_marked_statement_by_statement(library: FakeLibrary) -> None:
    answer = "Sekretessen hos KI gäller i högst tio år."
    right, *wrong = asked(library, answers=(("guide#1", answer),), verdict="no")
    assert (right.answers, right.labels, VERDICTS[right.verdict]) == (1, (1, 0), "no")
    assert right.heading == "Guiden – Sekretess"
    assert wrong
    assert all(one.answers == 0 and set(one.labels) == {0} and one.weight < 1 for one in wrong)


def test_where_only_the_best_is_known_the_rest_is_left_open(library: FakeLibrary) -> None:
    answer = "Sekretessen hos KI gäller i högst tio år."
    right = asked(library, answers=(("guide#1", answer),), is_complete=False)[0]
    assert right.labels == (1, None)


def test_a_question_that_nothing_answers_has_its_own_section_first(library: FakeLibrary) -> None:
    first, *rest = asked(library, answers=(), kind="near", section="guide#3")
    assert (first.answers, first.weight) == (0, 1.0)
    assert "Första kontakten" in first.heading
    assert all(one.answers == 0 for one in rest)


def test_a_section_and_its_translation_are_one(library: FakeLibrary) -> None:
    assert {section_of(one) for one in passages(library) if one.section_id == "1"} == {"guide#1"}


def test_other_fields_are_read_with_what_is_known_of_them(tmp_path: Path) -> None:
    here, there = "Huset ligger i Solna.", "Det är sent. Huset ligger i Solna."
    rows = [
        {"task": "answerability", "question": "Var?", "label": 1, "title": "T", "context": there},
        {"task": "answer_selection", "question": "Var?", "label": 1, "context": here},
        {"task": "answerability", "question": "När?", "label": 0, "context": f"{here} Det är rött."},
        {"task": "entailment", "question": "Nej.", "label": 0, "context": "Ja.", "label3": "contradiction"},
    ]
    rows = [{"lang": "sv", "split": "dev" if "label3" in row else "train"} | row for row in rows]
    with gzip.open(tmp_path / "set.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))
    found = general(tmp_path, "train", (Share("set", "answerability", ("sv",), 4),))
    assert {(one.question, one.answers, one.labels) for one in found} == {
        ("Var?", 1, (0, 1)),
        ("När?", 0, (0, 0)),
    }
    [claim] = general(tmp_path, "dev", (Share("set", "entailment", ("sv",), 2),))
    assert (claim.answers, claim.labels, VERDICTS[claim.verdict or 0]) == (None, (None,), "no")


def test_verdicts_are_those_of_a_reading() -> None:
    assert tuple(Verdict) == VERDICTS


def test_no_section_of_the_held_out_questions_was_trained_on() -> None:
    trained = {section for one in read_questions() for section, _ in (*one.answers, (one.section, ""))}
    held_out = {one.section for one in read_questions(HELD_OUT)}
    assert held_out
    assert not held_out & {one.section for one in read_questions()}
    assert len(held_out & trained) / len(held_out) < 0.2  # an answer may stand in a second section, too


def test_no_question_is_nearly_a_case() -> None:
    cases = [
        words_of(json.loads(line)["question"])
        for file in CASES.glob("*.jsonl")
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]
    for question in read_questions():
        said = words_of(question.question)
        assert not any(len(said & case) > 0.9 * max(len(said), len(case)) for case in cases), question.id


def words_of(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace("?", " ").replace(",", " ").replace(".", " ").split())


@pytest.mark.model
def test_a_run_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    """A tiny encoder made here: the loop learns, keeps its weights, and what is kept is what was learned."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel

    from answering.reader.encoding import Encoder
    from answering.reader.reader import MODEL, TOKENIZER
    from answering.reader.training.examples import Example
    from answering.reader.training.network import ReaderNetwork
    from answering.reader.training.train import Plan, train

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=34939, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(tmp_path / "base")
    examples = [
        Example("Vem äger?", "", ("Staten äger.",), 1, (1,), 0),
        Example("Vem äger?", "", ("Fisk simmar.",), 0, (0,), 3),
    ] * 40
    network = ReaderNetwork(tmp_path / "base", layers=1, frozen=0)
    said: list[str] = []
    encoder = Encoder(MODEL / TOKENIZER, 64)
    train(network, encoder, examples, Plan(epochs=60, batch=8, rate=1e-2), tmp_path / "w.pt", said.append)
    losses = [float(line.rsplit(" ", 1)[1]) for line in said]
    assert losses[-1] < losses[0] / 2
    again = ReaderNetwork(tmp_path / "base", layers=1, frozen=0)
    train(again, encoder, examples, Plan(epochs=0.1, batch=8, rate=0.0), tmp_path / "w.pt", said.append)
    for name, value in network.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name
