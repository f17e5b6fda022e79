"""The reader that is shipped: it reads, and neither company nor threads change what it says."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from answering.reader.reader import TransformerReader, shipped_reader
from answering.reader.reading import Verdict
from corpus.errors import ModelUnavailable
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document

TEXTS = {
    "1": (("Öppettider",), "Biblioteket öppnar klockan nio och stänger klockan arton. Barn är välkomna."),
    "2": (("Lån",), "Ett lån gäller i fyra veckor. Den som lämnar tillbaka för sent betalar en avgift."),
    "3": (
        ("Lokaler",),
        "Mötesrummet ligger på andra våningen. Rummet rymmer tolv personer och bokas på webben.",
    ),
}
QUESTIONS = {"När öppnar ni på morgonen?": "1", "Hur länge får jag ha en bok hemma?": "2"}
# int8 rounds a little differently in batches of other lengths.
ROUNDING = 0.05


@pytest.fixture(scope="module")
def hits() -> list[Hit]:
    library = FakeLibrary(document("bibliotek-sv", TEXTS))
    given = library.documents["bibliotek-sv"]
    return [Hit(passage, given, 0.5) for passage in library.passages_of(given.id)]


@pytest.mark.parametrize(("question", "section"), QUESTIONS.items())
def test_the_passage_that_answers_is_read_as_the_answer(hits: list[Hit], question: str, section: str) -> None:
    readings = shipped_reader().read(question, hits)
    assert [reading.hit for reading in readings] == hits
    best = max(readings, key=lambda reading: reading.answers)
    assert best.hit.passage.section_id == section
    said = max(best.statements, key=lambda one: one[1])[0]
    assert said is best.hit.passage.statements[0]


def test_what_is_read_are_probabilities(hits: list[Hit]) -> None:
    for reading in shipped_reader().read("Vad kostar ett lånekort?", hits):
        assert 0 <= reading.answers <= 1
        assert [statement for statement, _ in reading.statements] == list(reading.hit.passage.statements)
        assert all(0 <= sure <= 1 for _, sure in reading.statements)
        assert len(reading.verdicts) == len(reading.statements)
        assert all(sum(verdicts) == pytest.approx(1) for verdicts in reading.verdicts)
        assert all(len(verdicts) == len(Verdict) for verdicts in reading.verdicts)


def test_a_passage_is_read_the_same_in_other_company(hits: list[Hit]) -> None:
    reader = shipped_reader()
    question = next(iter(QUESTIONS))
    together = reader.read(question, hits)
    for hit, reading in zip(hits, together, strict=True):
        [alone] = reader.read(question, [hit])
        assert alone.answers == pytest.approx(reading.answers, abs=ROUNDING)


def test_threads_may_read_at_once(hits: list[Hit]) -> None:
    reader = shipped_reader()
    alone = [reader.read(question, hits) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: reader.read(question, hits), [*QUESTIONS] * 4))
    assert together == alone * 4


def test_nothing_found_is_nothing_read() -> None:
    assert shipped_reader().read("Vad?", []) == ()


def test_a_folder_without_a_model_is_one_clear_line(tmp_path: Path, hits: list[Hit]) -> None:
    with pytest.raises(ModelUnavailable, match="does not load") as raised:
        TransformerReader(tmp_path).read("Vad?", hits)
    assert str(tmp_path) in str(raised.value)


def test_the_model_is_read_without_telling_anybody(tmp_path: Path) -> None:
    """In a process of its own: the switch is read when onnxruntime is imported."""
    reading = "from answering.reader.reader import shipped_reader; shipped_reader().needed('Och priset?', [])"
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", reading], check=True, env={**environment, "HOME": str(tmp_path)})
    assert list(tmp_path.rglob("*onnxruntime*")) == []
