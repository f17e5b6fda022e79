from answering.answer import Answer, Claim, Status, Support
from answering.plain_text import plain_text
from answering.write.answer_stream import AnswerStream
from corpus.model import Language


def answer(*claims: str, notes: tuple[str, ...] = ()) -> Answer:
    made = tuple(Claim(text, (1,), Support.VERBATIM) for text in claims)
    return Answer("q", "q", Language.SWEDISH, Status.ANSWERED, "Så här:", made, notes=notes)


def test_a_growing_answer_is_told_once_in_order() -> None:
    told: list[str] = []
    stream = AnswerStream(told.append)
    whole = answer("Ett.", "Två.", notes=("Obs.",))
    for grown in (answer("Ett."), answer("Ett."), answer("Ett.", "Två."), whole, whole):
        stream.say(grown)
    assert told == ["Så här:", "\n\nEtt. [1]", " Två. [1]", "\n\nObs."]
    assert "".join(told) == plain_text(whole)


def test_nobody_has_to_listen() -> None:
    AnswerStream().say(answer("Ett."))
