"""Question and statement as tokens: what is whose stays known."""

import numpy as np
import pytest

from answering.reader.encoding import (
    END,
    LONGEST,
    START,
    EarlierTurn,
    Encoder,
    batch_of,
    conversation_of,
    heading_of,
)
from answering.reader.reader import MODEL, TOKENIZER


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(MODEL / TOKENIZER)


def test_a_pair_holds_question_heading_lead_in_and_statement_in_this_order(encoder: Encoder) -> None:
    parts = ("Vecura – Ägare", "Ägaren är", "Regionen äger Vecura.")
    pair = encoder.pair("Vem äger Vecura?", parts[0], parts[2], parts[1])
    assert (pair.ids[0], pair.ids[-1]) == (START, END)
    assert pair.question[1] < pair.text[0]
    assert pair.text[1] == len(pair.ids) - 1
    places = [encoder.needed(pair, (part,))[0] for part in ("Ägare", "är", "Regionen")]
    assert places == sorted(places)


def test_what_is_too_long_is_cut(encoder: Encoder) -> None:
    pair = encoder.pair("Fråga?", "Rubrik", "ord " * 600)
    assert len(pair.ids) == LONGEST
    assert pair.text[1] == LONGEST - 1


def test_a_long_story_keeps_its_beginning_and_its_end(encoder: Encoder) -> None:
    pair = encoder.pair("Hej! " + "Vi gör mycket. " * 100 + "Får vi hyra?", "Rubrik", "Ja.")
    whole = encoder.pair("Får vi hyra?", "Rubrik", "Ja.")
    tail = whole.ids[whole.question[1] - 3 : whole.question[1]]
    assert pair.ids[pair.question[1] - 3 : pair.question[1]] == tail
    assert pair.text[1] - pair.text[0] == whole.text[1] - whole.text[0]


def test_rows_of_a_batch_are_means(encoder: Encoder) -> None:
    short = encoder.pair("Fråga?", "Rubrik", "Ett.")
    long = encoder.pair("En längre fråga?", "Rubrik", "Två ord.")
    batch = batch_of([short, long])
    assert batch.ids.shape == batch.mask.shape == (2, len(long.ids))
    assert batch.mask.sum(axis=1).tolist() == [len(short.ids), len(long.ids)]
    np.testing.assert_allclose(batch.question.sum(axis=-1), 1, rtol=1e-5)
    np.testing.assert_allclose(batch.text.sum(axis=-1), 1, rtol=1e-5)


def test_a_heading_tells_whose_page_it_is() -> None:
    assert heading_of("Guiden: allt om allt", ("4 A", "4.1 B", "4.1.1 C")) == "Guiden – 4.1.1 C"


def test_a_conversation_begins_with_what_was_said_last() -> None:
    turns = (EarlierTurn("Vem äger Vecura?", "Ägare", "Vecura"), EarlierTurn("Hej då?"))
    assert conversation_of(turns) == "Hej då? || Vem äger Vecura? | Ägare | Vecura"
