"""From a need to a filled Word document, and from a filter to a passage, in a real browser."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from page_server import free_port, index, serving
from playwright.sync_api import Browser, Page, expect
from test_every_page_in_chromium import faults
from visit import Visit

import corpus
from app.shell.texts import load_texts
from corpus.model import Language, Owner
from corpus.template_fields import read_templates

pytestmark = pytest.mark.browser

ROOT = Path(corpus.__file__).parent
KNOWN = read_templates(ROOT / "templates.toml")
FIELDS = {field.name: field for field in KNOWN.fields}
NDA = next(template for template in KNOWN.templates if template.id == "nda")
TYPED = "Påhittade Bolaget <b>&</b> {{ purpose }} AB"
CATALOGUE = """
[[document]]
id = "{id}"
title = "{title}"
kind = "{kind}"
language = "{language}"
file = "{file}"
"""
STATES = (
    "templates?lang=en",
    "templates?lang=sv&template=nda&owner=state",
    "library?lang=sv",
    "library?lang=sv&q=sekretess",
    "library?lang=en&document=nda-sv&section=6",
    "library?lang=sv&document=guide-sv&page=2",
)
DOCUMENTS = (
    ("nda-sv", "Sekretessavtal", "template", "sv", "nda-sv.docx"),
    ("nda-en", "Non-disclosure agreement", "template", "en", "nda-en.docx"),
    ("guide-sv", "Samverkansguiden", "guide", "sv", "guide.pdf"),
    ("vecura-sv", "Vecura", "infrastructure", "sv", "vecura.md"),
)


@dataclass(frozen=True)
class Served:
    """A page and the folder where its home and its log are."""

    url: str
    folder: Path


@pytest.fixture(scope="module")
def served(
    documents: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The project's own NDA beside the small documents, with a catalogue."""
    folder = tmp_path_factory.mktemp("library")
    source = folder / "corpus"
    shutil.copytree(documents, source)
    (source / "agreement.docx").unlink()
    for name in ("nda-sv.docx", "nda-en.docx"):
        shutil.copy(ROOT / "documents" / "templates" / name, source / name)
    entries = [
        CATALOGUE.format(**dict(zip(("id", "title", "kind", "language", "file"), each, strict=True)))
        + ('translation_of = "nda-sv"\n' if each[0] == "nda-en" else "")
        for each in DOCUMENTS
    ]
    (source / "catalogue.toml").write_text("".join(entries), encoding="utf-8")
    settings = {**environment, "LOTSEN_HOME": str(folder / "home")}
    index(source, settings)
    with serving(free_port(), folder, settings) as url:
        yield Served(url, folder)


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Visit]:
    visit = Visit(chromium, served.url)
    yield visit
    visit.context.close()


def fill(page: Page, language: Language, name: str, value: str, filled: int) -> None:
    texts = load_texts(language)
    page.get_by_label(FIELDS[name].label(language), exact=True).fill(value)
    page.keyboard.press("Tab")
    fields = page.locator(".lots-filled-of")
    expect(fields).to_contain_text(texts.say("templates.progress", filled=filled, fields="")[:2])


@pytest.mark.parametrize("language", Language)
def test_from_a_need_to_a_word_document_that_is_read_again(
    visit: Visit, served: Served, language: Language, tmp_path: Path
) -> None:
    texts = load_texts(language)
    page = visit.go(f"templates?lang={language.value}")
    need = page.locator(".lots-offer", has_text=NDA.need(language))
    need.get_by_role("link").click()
    expect(page.locator("h1[data-page]")).to_be_focused()
    visit.drawn()
    page.get_by_role("radio", name=texts.say("templates.form.company"), exact=True).click()
    page.wait_for_url("**owner=company**")
    expect(page.get_by_label(FIELDS["penalty_amount"].label(language))).to_be_visible()
    fill(page, language, "company_name", TYPED, 1)
    fill(page, language, "effective_date", "2026-12-01", 2)
    fill(page, language, "penalty_amount", "250000", 3)
    option = FIELDS["disclosure_direction"].options(language)[1]
    page.get_by_role("radio", name=option, exact=True).click()
    expect(page.locator(".lots-preview mark", has_text=option)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.say("templates.download"), exact=True).click()
    title = {Language.SWEDISH: "sekretessavtal", Language.ENGLISH: "non-disclosure-agreement"}[language]
    assert download.value.suggested_filename == f"{title}-pahittade-bolaget-b-b-purpose-ab.docx"
    download.value.save_as(tmp_path / "nda.docx")

    document = docx.Document(str(tmp_path / "nda.docx"))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    amount = "250\u00a0000" if language is Language.SWEDISH else "250,000"
    for value in (TYPED, "2026-12-01", amount, option):
        assert value in words
    assert f"[{FIELDS['company_address'].label(language)}]" in words, "what is empty is named"
    assert "{{ company_name }}" not in words.replace(TYPED, "")
    assert "OSL 5:5" not in words
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert "Alternative company" not in styles
    assert Owner.COMPANY.value in page.url
    assert "AB" not in page.url.split("?")[1]
    written = [file for file in served.folder.rglob("*") if file.is_file()]
    assert not [file for file in written if b"Bolaget <b>" in file.read_bytes()]
    assert visit.elsewhere() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_form_a_search_or_a_document(
    chromium: Browser, served: Served, scheme: str
) -> None:
    visit = Visit(chromium, served.url, scheme=scheme)
    found = []
    for address in STATES:
        page = visit.go(address)
        for summary in page.locator("summary:visible").all()[:4]:
            summary.click()
        found += faults(page)
    visit.context.close()
    assert found == []


def test_320_pixels_are_enough_for_a_form_a_search_and_a_document(chromium: Browser, served: Served) -> None:
    visit = Visit(chromium, served.url, width=320, height=640)
    for address in STATES:
        page = visit.go(address)
        width = page.get_by_test_id("stMain").evaluate("element => element.scrollWidth")
        assert width <= 320, address
    visit.context.close()


def test_what_is_typed_is_there_again_after_a_look_at_another_page(visit: Visit) -> None:
    page = visit.go("templates?lang=sv&template=nda&owner=state")
    fill(page, Language.SWEDISH, "company_name", "Prov AB", 1)
    page.get_by_role("navigation").get_by_role("link", name="Bibliotek").click()
    expect(page.locator("h1[data-page=library]")).to_be_visible()
    page.go_back()
    expect(page.get_by_label(FIELDS["company_name"].label_sv, exact=True)).to_have_value("Prov AB")


def test_from_a_filter_to_a_document_to_a_section(visit: Visit) -> None:
    page = visit.go("library?lang=sv")
    page.get_by_text("Mallar", exact=True).and_(page.locator("p")).last.click()
    expect(page.get_by_role("link", name="Samverkansguiden")).to_have_count(0)
    page.wait_for_url("**kind=template**")
    page.get_by_role("link", name="Sekretessavtal", exact=True).click()
    expect(page.locator("h1[data-page]")).to_have_text("Sekretessavtal")
    outline = page.get_by_role("navigation", name="Innehåll")
    outline.get_by_role("link", name="6 Allmänna handlingar och sekretess").click()
    expect(page.get_by_role("heading", name="6 Allmänna handlingar och sekretess")).to_be_focused()
    expect(page.get_by_role("heading", name="6 Allmänna handlingar och sekretess")).to_be_in_viewport()
    assert "section=6" in page.url


def test_from_a_search_to_the_passage_beside_it(visit: Visit) -> None:
    page = visit.go("library?lang=sv")
    page.get_by_label("Sök i texten").fill("avgift universitet")
    page.keyboard.press("Enter")
    first = page.locator(".lots-hit", has_text="Samverkansguiden").first
    expect(first.locator("mark").first).to_be_visible()
    assert "q=avgift" in page.url
    page.get_by_role("button", name="Visa ställe 1", exact=True).click()
    expect(page.locator(".lots-panel-title")).to_be_focused()
    expect(page.locator(".st-key-source img[data-mark]")).to_be_visible()


def test_a_pdf_is_read_page_by_page_and_the_original_downloaded(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("library?lang=sv&document=guide-sv")
    expect(page.locator(".lots-page img")).to_be_visible()
    page.get_by_role("button", name="Nästa sida").click()
    expect(page.get_by_text("Sida 2 (av 2)")).to_be_visible()
    expect(page.locator(".lots-outline-wide [aria-current]")).to_contain_text("Underskrift")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ner originalet").click()
    assert download.value.suggested_filename == "guide-sv.pdf"
    download.value.save_as(tmp_path / "guide.pdf")
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF")
