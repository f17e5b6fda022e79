"""Sorts of thing that a question asks for, and that an answer must have."""

import pytest

from answering.things import Thing, has, things_asked
from answering.words import fold


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Vilken ränta gäller när stödet betalas tillbaka?", (Thing.RATE,)),
        ("What interest rate does the loan have?", (Thing.RATE,)),
        ("Hur många procent får påslaget vara?", (Thing.RATE,)),
        ("Vad heter chefen där?", (Thing.PERSON,)),
        ("Who is the head of Vecura right now?", (Thing.PERSON,)),
        ("Vem är kontaktperson på labbet?", (Thing.PERSON,)),
        ("Vilka öppettider har labbet?", (Thing.HOURS,)),
        ("When does the lab open on Saturdays?", (Thing.HOURS,)),
        ("Vem äger resultaten?", ()),
        ("Vad kostar det?", ()),
        ("Who is responsible for safety?", ()),
        ("Is the interest of the region protected?", ()),
    ],
)
def test_what_a_question_asks_for(question: str, things: tuple[Thing, ...]) -> None:
    assert things_asked(fold(question)) == things


@pytest.mark.parametrize(
    ("thing", "text", "there"),
    [
        (Thing.RATE, "Påslaget är 8 procent.", True),
        (Thing.RATE, "The aid is repaid with interest.", False),
        (Thing.PERSON, "Föreståndare är Anna Exempel vid enheten.", True),
        (Thing.PERSON, "Sakkunnig är kontaktperson i kvalitetsfrågor.", False),
        (Thing.PERSON, "The way in is Karolinska Cell Therapy Center.", False),
        (Thing.HOURS, "Labbet är bemannat 8.00–17.00.", True),
        (Thing.HOURS, "Labbet ligger i Solna.", False),
    ],
)
def test_whether_a_text_has_it(thing: Thing, text: str, there: bool) -> None:
    assert has(thing, text) is there
