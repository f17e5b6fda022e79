"""How much one document and one index may hold; counted, so that no test waits or fills the memory."""

import tracemalloc
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.sentences import most_sentences, split_sentences
from ingest import pipeline
from ingest.bounds import DOCUMENT, INDEX, Amount
from ingest.pipeline import Problem
from ingest.reader import read_file
from ingest.split import LONGEST_WHOLE

MEGABYTE = 1_000_000
# Reading takes a text's words apart, each a string of 50 bytes and more; a statement would take 1 500.
BYTES_A_CHARACTER = 70


def ingest(folder: Path, most: Amount = INDEX) -> pipeline.Ingested:
    return pipeline.ingest([folder], read=read_file, most=most)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("a. " * (DOCUMENT.statements + 1), f"{DOCUMENT.statements:,} statements"),
        ("Ja. " * (DOCUMENT.statements + 1), f"{DOCUMENT.statements:,} statements"),
        ("x" * (DOCUMENT.characters + 1), f"{DOCUMENT.characters:,} characters"),
    ],
    ids=["letters", "sentences", "one word"],
)
def test_a_document_beyond_a_bound_is_one_line_and_the_others_go_on(
    tmp_path: Path, text: str, bound: str
) -> None:
    (tmp_path / "endless.txt").write_text(text)
    (tmp_path / "good.txt").write_text("Ett avtal behövs.")
    tracemalloc.start()
    ingested = ingest(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [document.id for document in ingested.documents] == ["good"]
    assert ingested.problems == (Problem("endless.txt", f"holds more than {bound}; split it"),)
    assert peak < BYTES_A_CHARACTER * len(text) + MEGABYTE


@pytest.mark.parametrize(
    ("most", "bound"),
    [
        (Amount(9, 9, 9, 9), "9 characters"),
        (Amount(999, 1, 9, 9), "1 sections"),
        (Amount(999, 9, 9, 2), "2 statements"),
    ],
)
def test_each_bound_of_a_document_is_named(most: Amount, bound: str) -> None:
    data = "# Ett\nDet första. Det andra.\n\n# Två\nDet tredje.".encode()
    with pytest.raises(UnreadableFile, match=f"holds more than {bound}; split it"):
        read_file(data, "x.md", most=most)
    assert len(read_file(data, "x.md", most=Amount(999, 9, 9, 9)).sections) == 2


@pytest.mark.parametrize("most", [Amount(60, 9, 9, 9), Amount(999, 9, 2, 9), Amount(999, 9, 9, 4)])
def test_a_document_that_no_longer_fits_the_index_is_left_out_and_a_smaller_one_goes_in(
    tmp_path: Path, most: Amount
) -> None:
    (tmp_path / "a.txt").write_text("Det första. Det andra.")
    (tmp_path / "b.md").write_text(
        "# Ett\nDet tredje är längre.\n\n# Två\nDet fjärde. Det femte. Det sjätte."
    )
    (tmp_path / "c.txt").write_text("Det sista.")
    ingested = ingest(tmp_path, most)
    assert [document.id for document in ingested.documents] == ["a", "c"]
    (problem,) = ingested.problems
    assert problem.file == "b.md"
    assert "one index holds no more than" in problem.message


def test_what_is_taken_over_unread_counts_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Det första. Det andra.")
    first = ingest(tmp_path)
    previous = {"a": (first.documents[0], first.passages)}
    again = pipeline.ingest([tmp_path], previous, read=read_file, most=Amount(999, 9, 9, 1))
    assert again.documents == ()
    assert "1 statements" in again.problems[0].message


@pytest.mark.parametrize("start", ["- ", "1. ", "| "], ids=["item", "paragraph with a number", "row"])
def test_no_item_or_row_makes_a_passage_that_nobody_can_read(tmp_path: Path, start: str) -> None:
    (tmp_path / "x.md").write_text(start + "ord " * LONGEST_WHOLE + ("|" if start == "| " else ""))
    ingested = ingest(tmp_path)
    assert len(ingested.passages) > 4
    assert all(len(passage.text) <= LONGEST_WHOLE for passage in ingested.passages)


@pytest.mark.parametrize(
    "text",
    ["", "Ett. Två.", "Enligt 24 kap. 5 § OSL. Ja!", "- ett\n- två\n\n| a | b |\n| c | d |\nTre. Fyra"],
)
def test_sentences_are_never_more_than_what_was_counted(text: str) -> None:
    assert len(split_sentences(text)) <= most_sentences(text)
