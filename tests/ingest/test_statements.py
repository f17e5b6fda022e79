"""What a passage says is cut once: each statement with its words, place, layout, role and ownership form."""

from pathlib import Path

import pytest

from corpus.model import Document, Kind, Language, Layout, Owner, Role, Section, Statement
from ingest.markdown import read_markdown
from ingest.sections import build_sections
from ingest.split import split
from ingest.statements import LONGEST_ITEM, with_statements

STATE, REGION, COMPANY = Owner.STATE, Owner.REGION, Owner.COMPANY


def document(markdown: str, role: Role = Role.RULE, **fields: object) -> Document:
    sections = build_sections(read_markdown(markdown.encode()))
    told = (Section(**{**_fields(one), "role": role}) for one in sections)
    made = {"kind": Kind.GUIDE, "language": Language.SWEDISH, "file": Path("x.md"), **fields}
    return Document("x", "X", sections=tuple(told), **made)  # type: ignore[arg-type]


def _fields(section: Section) -> dict[str, object]:
    return {name: getattr(section, name) for name in Section.__slots__}


def said(markdown: str, role: Role = Role.RULE, **fields: object) -> list[Statement]:
    whole = document(markdown, role, **fields)
    return [each for passage in with_statements(whole, split(whole)) for each in passage.statements]


def told(markdown: str, role: Role = Role.RULE) -> list[tuple[str, Role]]:
    return [(each.text, each.role) for each in said(markdown, role)]


MIXED = """# Pris

Priset räknas ut. Det gäller t.ex. hyra:

- Region: självkostnad
- Bolag: marknadspris

1. Räkna.
2. Jämför med
   marknaden.

| Fråga | Svar |
|---|---|
| Rabatt? | Nej |
"""


def test_every_span_carries_its_words() -> None:
    whole = document(MIXED)
    for passage in with_statements(whole, split(whole)):
        for each in passage.statements:
            carried = passage.text[each.start : each.end]
            if each.layout is Layout.ROW:
                assert all(word in carried for word in each.text.replace(":", "").split())
            else:
                assert " ".join(carried.split()) == each.text


def test_sentences_items_steps_and_rows_keep_their_layout_and_stand_in_order() -> None:
    statements = said(MIXED)
    assert [each.layout for each in statements] == [
        *(Layout.SENTENCE,) * 2, *(Layout.ITEM,) * 2, *(Layout.STEP,) * 2, Layout.ROW
    ]  # fmt: skip
    assert [each.block for each in statements] == [0, 0, 1, 2, 3, 4, 6]
    starts = [each.start for each in statements]
    assert starts == sorted(starts)


def test_an_item_knows_what_leads_its_list_in_and_has_no_mark() -> None:
    items = [each for each in said(MIXED) if each.layout is Layout.ITEM]
    assert [(each.text, each.lead_in) for each in items] == [
        ("Region: självkostnad", "Det gäller t.ex. hyra:"),
        ("Bolag: marknadspris", "Det gäller t.ex. hyra:"),
    ]


def test_a_table_of_ownership_forms_says_one_thing_a_form() -> None:
    rows = "| Vinst | nej | aldrig |\n| Får ni rabatt? | ja | |"
    statements = said(f"# A\n\n| Fråga | Statlig myndighet | Region |\n|---|---|---|\n{rows}")
    assert [(each.text, each.owners) for each in statements] == [
        ("Statlig myndighet: Vinst: nej", (STATE,)),
        ("Region: Vinst: aldrig", (REGION,)),
        ("Statlig myndighet: Får ni rabatt? ja", (STATE,)),
    ]
    assert {each.lead_in for each in statements} == {"Fråga"}


def test_a_plain_table_says_one_thing_a_row_and_its_header_nothing() -> None:
    statements = said(
        "# A\n\n| Gräns | Belopp | Lag |\n|---|---|---|\n| Lägre | 700 000 | LOU |\n| | 100 | KL |"
    )
    assert [each.text for each in statements] == [
        "Lägre: Belopp: 700 000; Lag: LOU",
        "Belopp: 100; Lag: KL",
    ]


def test_a_header_is_carried_on_to_a_later_passage_of_its_section_and_not_to_another_table() -> None:
    rows = "".join(f"| Fråga {number} | {'ord ' * 40} | sist |\n" for number in range(16))
    first = f"| Nr | Statlig myndighet | Region |\n|---|---|---|\n{rows}"
    whole = document(f"# A\n\n{first}\nSlut.\n\n| Dag | Tid |\n|---|---|\n| Måndag | 9 |")
    passages = with_statements(whole, split(whole))
    assert len(passages) > 1
    of_table = [each for passage in passages[1:] for each in passage.statements if each.layout is Layout.ROW]
    assert any(each.text.startswith("Region: Fråga 15") and each.owners == (REGION,) for each in of_table)
    assert of_table[-1].text == "Måndag: 9"
    assert of_table[-1].lead_in == "Dag"


def test_a_label_says_whose_its_item_is_and_no_others() -> None:
    items = said(
        "# A\n\n- Region (Vecura): Priset är lågt.\n- Moms: tillkommer.\n- Statlig myndighet: full kostnad."
    )
    assert [each.owners for each in items] == [(REGION,), (), (STATE,)]


def test_a_label_above_a_list_says_whose_all_its_items_are() -> None:
    statements = said(
        "# A\n\nStatligt ägt bolag: Så här går det till:\n\n- Priset förhandlas.\n\nSedan är det klart."
    )
    assert [each.owners for each in statements] == [(COMPANY,), (COMPANY,), ()]


def test_a_list_that_goes_on_in_a_later_passage_keeps_what_led_it_in() -> None:
    items = "".join(f"- Punkt {number} {'ord ' * 40}\n" for number in range(12))
    whole = document(f"# A\n\nStatligt ägt bolag: Så här:\n\n{items}")
    passages = with_statements(whole, split(whole))
    assert len(passages) > 1
    last = passages[-1].statements[-1]
    assert (last.text[:8], last.lead_in, last.owners) == (
        "Punkt 11",
        "Statligt ägt bolag: Så här:",
        (COMPANY,),
    )


def test_the_heading_and_the_document_say_whose_the_rest_is() -> None:
    assert [each.owners for each in said("# A\n\n## Region\n\nPriset är lågt.")] == [(REGION,)]
    assert [each.owners for each in said("# A\n\n## B\n\nPriset är lågt.", owners=(STATE,))] == [(STATE,)]


def test_a_long_item_is_told_sentence_by_sentence() -> None:
    long = " ".join(["Ett ord till."] * LONGEST_ITEM)
    items = said(f"# A\n\nSå här:\n\n- {long}")[1:]
    assert {each.text for each in items} == {"Ett ord till."}
    assert {(each.layout, each.lead_in) for each in items} == {(Layout.ITEM, "Så här:")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nej.", Role.VERDICT),
        ("Yes!", Role.VERDICT),
        ("Nej tack, sade regionen.", Role.RULE),
        ("Mellan {{ company_name }} och er.", Role.BLANK),
        ("Ort och datum: ____", Role.BLANK),
        ("Vem äger resultaten?", Role.QUESTION),
        ("https://example.org/a", Role.SOURCES),
        ("Läst lydelse: våren 2026.", Role.ABOUT),
        ("Källa: regionens webbplats.", Role.SOURCES),
        ("Missförstånd: allt är hemligt.", Role.MISTAKE),
        ("Checklista för steg A1:", Role.CHECKLIST),
        ("Avtalet skrivs.", Role.RULE),
    ],
)
def test_a_sentence_that_is_there_for_something_else_says_so(text: str, role: Role) -> None:
    assert told(f"# A\n\n## B\n\n{text}") == [(text, role)]


def test_words_of_a_drawing_are_a_caption() -> None:
    assert told("# A\n\n## B\n\n<figure><figcaption>Karta över vägen.</figcaption></figure>") == [
        ("Karta över vägen.", Role.CAPTION)
    ]


def test_on_a_cover_titles_are_cover_and_sentences_are_about_the_text() -> None:
    cover = "Guide\n\n| Version | 1.0 |\n|---|---|\n| Gäller från | 2026 |\n\nTexten är projektets egen."
    assert told(cover, Role.COVER) == [
        ("Guide", Role.COVER),
        ("Gäller från: 2026", Role.COVER),
        ("Texten är projektets egen.", Role.ABOUT),
    ]


def test_before_the_first_heading_titles_are_cover_and_sentences_say_what_holds() -> None:
    assert told("Bokbussen\n\nBussen går.\n\n## Tider\n\nTisdag.")[:2] == [
        ("Bokbussen", Role.COVER),
        ("Bussen går.", Role.RULE),
    ]


def test_items_below_a_checklist_or_with_boxes_are_a_checklist() -> None:
    assert told("# A\n\nChecklista:\n\n- Är avtalet klart?\n\nSedan:\n\n- [ ] Skriv på.\n- Vänta.") == [
        ("Checklista:", Role.CHECKLIST),
        ("Är avtalet klart?", Role.CHECKLIST),
        ("Sedan:", Role.RULE),
        ("Skriv på.", Role.CHECKLIST),
        ("Vänta.", Role.RULE),
    ]


def test_numbered_items_are_steps_where_the_section_says_what_holds_and_clauses_in_an_agreement() -> None:
    numbered = "# A\n\n## B\n\n1. Räkna.\n2. Jämför."
    assert [role for _, role in told(numbered)] == [Role.STEP] * 2
    assert [role for _, role in told(numbered, Role.CLAUSE)] == [Role.CLAUSE] * 2
    assert [each.layout for each in said(numbered, Role.CLAUSE)] == [Layout.STEP] * 2
