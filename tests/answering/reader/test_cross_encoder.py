"""Any cross-encoder as the reader."""

from pathlib import Path

import pytest

from answering.reader.cross_encoder import CrossEncoderReader, load_cross_encoder
from answering.reader.reading import NO_VERDICT
from answering.reader.worth_reading import worth_reading
from corpus.errors import ModelUnavailable
from tests.answering.conftest import FakeLibrary


class ByLength:
    """A model that is surer the longer the text."""

    num_labels = 1

    def predict(self, pairs: list[tuple[str, str]], **_: object) -> list[float]:
        return [min(0.99, len(text) / 1000) for _, text in pairs]


def test_it_reads_the_statements_that_are_worth_it(library: FakeLibrary) -> None:
    hits = library.search("Sekretess, pris, kontakten, behovsbeskrivningen, Vecura?", 10)
    reader = CrossEncoderReader(Path("unused"))
    reader._model = ByLength()
    readings = reader.read("Vad?", hits)
    assert [reading.hit for reading in readings] == hits
    read = {one.statement.text for one in worth_reading(hits)}
    assert {said.text for one in readings for said, sure in one.statements if sure > 0} == read
    for reading in readings:
        assert reading.answers == max((sure for _, sure in reading.statements), default=0.0)
    assert {verdicts for reading in readings for verdicts in reading.verdicts} == {NO_VERDICT}


@pytest.mark.parametrize("name", ["cross-encoder/no-such-model", "no-such-model", "/no/such/folder", "a b"])
def test_a_model_that_is_not_here_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="reader model") as raised:
        load_cross_encoder(name)
    assert "\n" not in str(raised.value)


def test_a_model_by_name_is_fetched_by_ingest_alone() -> None:
    with pytest.raises(ModelUnavailable, match="run `lotsen ingest` once to fetch it"):
        load_cross_encoder("no-such-model")


def test_a_folder_that_holds_no_such_model_is_said(tmp_path: Path, library: FakeLibrary) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="does not load"):
        load_cross_encoder(str(tmp_path)).read("?", library.search("sekretess", 1))
