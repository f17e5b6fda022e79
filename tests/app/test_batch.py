from pathlib import Path

import pytest

from app.console.batch import read_batch
from corpus.errors import QuestionError


def written(folder: Path, text: str) -> Path:
    file = folder / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


def test_questions_come_in_order_with_their_history(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '{"id": "a", "question": "Vad kostar det?"}\n\n'
        '{"id": 2, "question": "Och hos Vecura?", "history": [{"question": "Vad kostar det?"}]}\n',
    )
    first, second = read_batch(file)
    assert (first.id, first.question, first.history) == ("a", "Vad kostar det?", ())
    assert second.id == "2"
    assert [turn.question for turn in second.history] == ["Vad kostar det?"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path, sign: str) -> None:
    line = f'{{"id": "a", "question": "Vad{sign}kostar det?"}}\r\n'
    assert [each.question for each in read_batch(written(tmp_path, line))] == [f"Vad{sign}kostar det?"]


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    assert read_batch(written(tmp_path, '\ufeff{"id": "a", "question": "?"}'))[0].id == "a"


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '["a list"]',
        '{"id": "a"}',
        '{"question": "?"}',
        '{"id": "a", "question": 5}',
        '{"id": "a", "question": "?", "history": [{}]}',
        '{"id": "a", "question": "?", "history": ["text"]}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(QuestionError, match="line 2"):
        read_batch(written(tmp_path, '{"id": "a", "question": "?"}\n' + line))


def test_a_missing_file_and_a_file_of_bytes_are_each_one_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        read_batch(tmp_path / "missing.jsonl")
    file = tmp_path / "bytes.jsonl"
    file.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(QuestionError, match="UTF-8"):
        read_batch(file)
