"""The steps are read out of whatever documents there are."""

from dataclasses import replace
from pathlib import Path

from driven_page import HOSTILE
from made_sections import made_section, passages_of
from way_guide import GuideRetriever, guide, law

from app.way.law import legal_points, places_in_law
from app.way.steps import GuideWay, ItemGroup, find_way, plain_heading, read_guide
from corpus.model import Document, Kind, Language


def found(*documents: Document) -> GuideWay | None:
    return find_way(documents, GuideRetriever(*documents).passages_of, Language.ENGLISH)


def test_steps_stages_and_gates_are_what_their_sections_are() -> None:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    assert [step.code for step in way.steps] == ["A1", "A2", "A", "B1"]
    assert [(stage.letter, stage.name) for stage in way.stages] == [
        ("A", "Förberedelser"),
        ("B", "Utveckling"),
    ]
    assert way.stages[0].intro == "I skedet förbereder ni er."
    assert way.gates == {"G0": "Kontakten är namngiven.", "G1": "Formen är vald."}


def test_a_steps_checklist_is_kept_apart_from_its_text() -> None:
    way = read_guide(guide(), passages_of(guide()))
    step = way.step("A1") if way else None
    assert step
    assert step.groups == (ItemGroup("", ("Ni vet vem ni ska kontakta.", HOSTILE)),)
    assert "Ni vet vem" not in step.text
    assert "Checklista" not in step.text
    assert "- Statlig myndighet (KI): Skriv enligt" in step.text, "a list that is no checklist stays"
    assert step.text.endswith("Mall: Ingen.")


def test_a_combined_checklist_closes_its_stage_with_the_lines_above_its_lists() -> None:
    way = read_guide(guide(), passages_of(guide()))
    closing = way.stages[0].closing if way else None
    assert closing
    assert [group.lead for group in closing.groups] == ["För företaget:", "För infrastrukturen:"]
    assert closing.items == ("Allt är klart.", "Frågan är registrerad.")
    assert way
    assert way.stages[1].closing is None


def test_items_with_boxes_are_a_checklist_whatever_stands_above() -> None:
    text = "Do this:\n\n- [ ] One\n- [x] Two"
    section = made_section("1", ("X", "Start (step A1)"), None, text, step="A1")
    document = replace(guide(Language.ENGLISH), sections=(section,))
    way = read_guide(document, passages_of(document))
    assert way
    assert way.steps[0].items == ("One", "Two")


def test_a_step_is_found_by_its_code_and_by_its_section() -> None:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    assert way.step("a2") is way.step("4.2") is not None
    assert way.step("Z9") is None
    assert way.step("") is None


def test_neighbours_end_at_the_ends_of_the_way() -> None:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    first, last = way.steps[0], way.steps[-1]
    assert way.neighbours(first) == (None, way.steps[1])
    assert way.neighbours(last) == (way.steps[-2], None)


def test_the_pages_language_is_preferred_and_another_is_better_than_none() -> None:
    swedish, english = guide(), guide(Language.ENGLISH, "guide-en")
    way = found(swedish, english, law())
    assert way
    assert way.document.id == "guide-en"
    alone = found(swedish)
    assert alone
    assert alone.document.id == "guide-sv"


def test_documents_without_steps_have_no_way() -> None:
    empty = Document("x", "X", Kind.OTHER, Language.SWEDISH, Path("x.md"))
    assert found(law(), empty) is None


def test_legal_points_share_law_with_the_step_and_repeat_nothing() -> None:
    passages = passages_of(law()) * 2
    points = legal_points("Enligt 24 kap. 5 § OSL och 6 § FL.", passages)
    assert [point.shared for point in points] == [("OSL 24:5",)]
    assert legal_points("Inget lagrum.", passages) == ()


def test_whole_acts_lead_nowhere() -> None:
    assert places_in_law("Enligt OSL och 24 kap. OSL, men 24 kap. 5 § OSL.") == ("OSL 24:5",)


def test_a_heading_loses_its_number_and_the_brackets_with_its_own_code_alone() -> None:
    assert plain_heading("4.4 Sekretessavtal (NDA) (steg A4)", "A4") == "Sekretessavtal (NDA)"
    assert plain_heading("2 Sekretess (OSL)") == "Sekretess (OSL)"
