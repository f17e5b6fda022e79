"""Long lists of the Legal desk: what is folded, cut or counted instead of shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from driven_page import HOSTILE, SWEDISH
from made_sections import made_section, passages_of

from answering.answer import Status
from app.legal.areas import areas_html
from app.legal.gap_list import MOST_GROUPS, gaps_html
from app.legal.gaps import gap_groups
from app.legal.law_references import MOST_SHOWN, acts_html, found_html
from app.legal.model import Entry, Grid
from app.legal.review import to_review
from app.legal.review_list import MOST_OF_A_DAY, review_html
from app.legal.state import LegalRequest, View
from app.store.records import Feedback, Gap, Verdict
from corpus.model import Document, Kind, Language, LegalArea
from retrieval.reference_index import ReferenceIndex

TODAY = date(2026, 12, 1)
DUE = date(2027, 6, 30)
LAW = Document("law", HOSTILE, Kind.LEGAL, Language.SWEDISH, Path("law.md"), review_by=DUE)


def documents(number: int, text: str) -> dict[str, Document]:
    made = (replace(LAW, id=f"law-{n}", sections=(made_section("1", (), None, text),)) for n in range(number))
    return {each.id: each for each in made}


def test_many_documents_due_on_one_day_are_behind_their_number_and_what_a_text_names_is_not() -> None:
    due = documents(MOST_OF_A_DAY + 1, "Gäller till 2027-06-30.")
    due["named"] = replace(due.pop("law-0"), id="named", review_by=None)
    due["law-x"] = replace(due["law-1"], id="law-x")
    passages = [passage for each in due.values() for passage in passages_of(each)]
    html = review_html(to_review(due, passages, Language.SWEDISH), LegalRequest(View.REVIEW), SWEDISH, TODAY)
    shown, folded = html.split("<details", 1)
    assert SWEDISH.say("legal.documents_due", number=MOST_OF_A_DAY + 1) in folded
    assert "<mark>2027-06-30</mark>" in shown
    assert "to-law-1#1/1" in folded
    assert "<script>" not in html


def test_nothing_to_review_is_one_sentence() -> None:
    html = review_html((), LegalRequest(View.REVIEW), SWEDISH, TODAY)
    assert SWEDISH.say("legal.no_date") in html
    assert SWEDISH.say("legal.unverified") not in html


def test_a_section_names_its_first_references_and_how_many_more() -> None:
    text = " ".join(f"Se OSL 24:{n}." for n in range(1, 9))
    (law,) = documents(1, text).values()
    (passage,) = passages_of(law)
    html = areas_html(Grid(LegalArea.SECRECY, (), (Entry(law, passage),)), LegalRequest(), SWEDISH, TODAY)
    assert "OSL\u00a024:5<" in html
    assert "OSL\u00a024:6<" not in html
    assert SWEDISH.say("legal.and_more", number=3) in html
    assert SWEDISH.say("legal.overdue") not in html


def test_of_very_many_passages_the_first_are_shown() -> None:
    many = documents(MOST_SHOWN + 1, "Se OSL 24:5.")
    index = ReferenceIndex([passage for each in many.values() for passage in passages_of(each)])
    html = found_html(index.find("OSL 24:5"), many, LegalRequest(View.REFERENCE), SWEDISH, TODAY)
    assert html.count("<mark>") == MOST_SHOWN
    assert SWEDISH.say("legal.cut", number=MOST_SHOWN) in html
    assert "OSL\u00a024:5</a>" in acts_html(index.acts(Language.SWEDISH), SWEDISH)


def test_groups_that_are_not_shown_are_counted_and_a_mark_without_its_question_says_so() -> None:
    gaps = [
        Gap(f"zirkon{n} kanel{n} peppar{n}?", Language.SWEDISH, Status.NOT_FOUND, TODAY)
        for n in range(MOST_GROUPS + 1)
    ]
    mark = Feedback("", Language.SWEDISH, Status.ANSWERED, Verdict.DOWN, passages=("gone#1/1",), day=DUE)
    html = gaps_html(gap_groups(gaps, [mark]), {}, LegalRequest(View.GAPS), SWEDISH)
    assert SWEDISH.say("legal.no_question") in html
    assert SWEDISH.say("legal.more_gaps", number=2) in html
    assert html.count("<li>") == MOST_GROUPS
