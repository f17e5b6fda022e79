"""A reader sees each statement of an entry after the yes, no or "it depends" that the entry begins with."""

from dataclasses import replace
from pathlib import Path

import pytest

from answering.reader.reader import shipped_reader
from answering.reader.reading import Verdict
from answering.reader.written_verdict import leads_in
from corpus.model import Document, Kind, Language, Passage, Role, Statement
from retrieval.hit import Hit


def entry(*said: str, role: Role = Role.ANSWER, first: Role | None = None) -> Passage:
    statements = tuple(
        Statement(text, number, number + 1, role=(first or role) if number == 0 else role)
        for number, text in enumerate(said)
    )
    return Passage(
        "guide-sv#9.1/1", "guide-sv", ("Får vi?",), None, 0, 9, "", Language.SWEDISH, statements=statements
    )


@pytest.mark.parametrize(
    ("passage", "led_in"),
    [
        (entry("Nej.", "KI:s beslut gäller.", first=Role.VERDICT), ["", "Nej."]),
        (entry("Det beror på vem som äger.", "KI får."), ["", "Det beror."]),
        (entry("It depends on the owner.", "KI may."), ["", "It depends."]),
        (entry("KI får hyra ut.", "Fråga KI."), ["", ""]),
        (entry("Det beror på avtalet.", "Avtalet gäller.", role=Role.RULE), ["", ""]),
    ],
)
def test_what_an_entry_begins_with_leads_in_the_rest(passage: Passage, led_in: list[str]) -> None:
    assert [leads_in(passage, one) for one in passage.statements] == led_in


def test_the_words_over_a_list_are_nearer_than_the_verdict() -> None:
    passage = entry("Nej.", "skriv", first=Role.VERDICT)
    assert leads_in(passage, replace(passage.statements[1], lead_in="Gör så:")) == "Gör så:"


def test_the_shipped_reader_sees_it() -> None:
    document = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.md"), ())

    def no(first: str) -> float:
        passage = entry(first, "Fråga alltid KI innan ni flyttar in ert instrument.", first=Role.VERDICT)
        [reading] = shipped_reader().read("Får vi?", [Hit(passage, document, 0.9)])
        return reading.verdicts[1][list(Verdict).index(Verdict.NO)]

    assert no("Nej.") > no("Ja.")
