"""The Legal desk in a real browser: a reference, the passages that rest on it, the highlighted page."""

from collections.abc import Iterator

import pytest
import typst
from page_server import free_port, index, serving
from playwright.sync_api import Browser, Locator, Page, expect
from test_every_page_in_chromium import faults
from visit import Visit

from answering.answer import Status
from app import wiring
from app.legal.state import View
from app.settings import Settings
from app.store.records import Feedback, Reason, Verdict
from corpus.model import Language

pytestmark = pytest.mark.browser

SWEDISH_PDF = """
#set document(title: "Rättslig vägledning")
#set text(lang: "sv")
#set heading(numbering: "1.1")
= Sekretess
== Statlig myndighet
Uppgifterna skyddas enligt 24 kap. 5 § OSL i högst tio år när universitetet forskar tillsammans med företaget.
== Region
Hos regionen gäller 31 kap. 12 § OSL vid uppdrag, och företaget får fråga vad som gäller.
"""
ENGLISH_MARKDOWN = """---
title: Legal guidance
kind: legal
language: en
---

# Legal guidance

## Secrecy at a state authority

The company's information is protected under chapter 24, section 5 of the Secrecy Act for ten years.

## Secrecy at a region

The region applies chapter 31, section 12 of the Secrecy Act to assignments.
"""


@pytest.fixture(scope="module")
def legal_url(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a page over two documents that cite law."""
    folder, documents = tmp_path_factory.mktemp("legal"), tmp_path_factory.mktemp("law")
    (documents / "legal-en.md").write_text(ENGLISH_MARKDOWN, encoding="utf-8")
    (folder / "legal.typ").write_text(SWEDISH_PDF, encoding="utf-8")
    typst.compile(str(folder / "legal.typ"), output=str(documents / "legal-sv.pdf"))
    settings = {**environment, "LOTSEN_HOME": str(folder / "home")}
    index(documents, settings)
    store = wiring.open_store(Settings.from_env(settings))
    store.note_gap("Får vi bygga friggebod?", Language.SWEDISH, Status.NOT_FOUND)
    store.add_feedback(
        Feedback("Vad gäller?", Language.SWEDISH, Status.ANSWERED, Verdict.DOWN, Reason.WRONG, "Fel paragraf")
    )
    store.close()
    with serving(free_port(), folder, settings) as address:
        yield address


@pytest.fixture
def desk(chromium: Browser, legal_url: str) -> Iterator[Visit]:
    visit = Visit(chromium, legal_url)
    yield visit
    visit.context.close()


def look_up(page: Page, menu: str, label: str, typed: str) -> None:
    page.get_by_role("link", name=menu, exact=True).click()
    box = page.get_by_label(label, exact=True)
    box.fill(typed)
    box.press("Enter")


def lower(page: Page) -> Locator:
    return page.locator(".st-key-source")


def test_a_swedish_reference_leads_to_the_marked_page_and_back(desk: Visit) -> None:
    page = desk.go("legal?lang=sv")
    look_up(page, "Lagrum", "Lagrum", "24 kap 5 § osl")
    expect(page.get_by_role("heading", name="1 passage hänvisar till OSL 24:5")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Statlig myndighet").click()
    expect(lower(page).locator("img[data-mark]")).to_be_visible(timeout=30_000)
    assert "reference=" in page.url
    assert "passage=" in page.url
    page.go_back()
    expect(lower(page)).to_have_count(0, timeout=30_000)
    expect(page.get_by_role("heading", name="1 passage hänvisar till OSL 24:5")).to_be_visible()
    assert desk.elsewhere() == []


def test_closing_a_passage_brings_the_focus_back_to_its_link(desk: Visit) -> None:
    page = desk.go("legal?lang=sv&reference=OSL%2024%3A5")
    link = page.get_by_role("link", name="Statlig myndighet")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused(timeout=30_000)
    page.get_by_role("button", name="Stäng").focus()
    page.keyboard.press("Enter")
    expect(lower(page)).to_have_count(0, timeout=30_000)
    expect(link).to_be_focused(timeout=10_000)


def test_an_english_reference_leads_to_the_marked_text(desk: Visit) -> None:
    page = desk.go("legal?lang=en")
    look_up(page, "Provisions", "Provision", "OSL 24:5")
    expect(page.get_by_role("heading", name="1 passage referring to OSL 24:5")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Secrecy at a state authority").click()
    expect(lower(page).locator("mark.lots-quote")).to_contain_text("chapter 24, section 5", timeout=30_000)


def test_the_grid_opens_a_passage_and_stands_one_below_the_other_on_a_phone(
    chromium: Browser, legal_url: str
) -> None:
    phone = Visit(chromium, legal_url, width=320, height=700)
    page = phone.go("legal?lang=sv")
    cells = page.locator(".lots-cell")
    expect(cells).to_have_count(3)
    tops = [box["y"] for box in (cells.nth(number).bounding_box() for number in range(3)) if box]
    assert tops == sorted(set(tops))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cells.nth(1).get_by_role("link", name="Region").click()
    expect(lower(page)).to_be_visible(timeout=30_000)
    phone.context.close()


def test_an_address_shows_the_same_to_whoever_opens_it(desk: Visit) -> None:
    page = desk.go("legal?lang=sv&reference=OSL%2031%3A12")
    expect(page.get_by_label("Lagrum", exact=True)).to_have_value("OSL 31:12")
    expect(page.get_by_role("heading", name="1 passage hänvisar till OSL 31:12")).to_be_visible(
        timeout=30_000
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_part_of_the_desk_has_faults_that_axe_finds(
    chromium: Browser, legal_url: str, scheme: str
) -> None:
    visit = Visit(chromium, legal_url, scheme=scheme)
    addresses = [f"legal?lang=sv&view={view.value}" for view in View]
    addresses += ["legal?lang=en&reference=OSL%2024%3A5", "legal?lang=sv&reference=OSL%2099%3A1"]
    for address in addresses:
        page = visit.go(address)
        expect(page.locator(".lots-desk a[aria-current]")).to_have_count(1)
        expect(page.locator(".st-key-legal :is(h2, .lots-problem)").first).to_be_visible(timeout=30_000)
        assert faults(page) == []
    visit.context.close()


def test_what_the_guide_lacks_is_downloaded_as_a_file(desk: Visit) -> None:
    page = desk.go("legal?lang=sv&view=gaps")
    expect(page.get_by_text("Får vi bygga friggebod?")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som CSV").click()
    assert download.value.suggested_filename.startswith("lotsen-luckor-")
    written = download.value.path().read_text(encoding="utf-8-sig")
    assert "Får vi bygga friggebod?;sv;1;1;0;0" in written
    assert "Fel paragraf" in written
