"""From the map to an actor and a question, and from the way to a ticked and downloaded checklist."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from page_server import free_port, index, serving
from playwright.sync_api import Browser, expect
from test_every_page_in_chromium import faults
from visit import Visit

import corpus
from app.shell.texts import load_texts
from corpus.model import Language

pytestmark = pytest.mark.browser

ROOT = Path(corpus.__file__).parent
GUIDES = {
    Language.SWEDISH: """# Guiden

## 4 Förberedelser (skede A)

I skedet tar ni reda på vad ni behöver.

### 4.1 Första kontakten (steg A1)

**Syfte:** Ni får en namngiven kontakt. Skriv enligt 24 kap. 5 § OSL.

Checklista för steg A1:

- Ni vet vem ni ska kontakta.
- Förfrågan är öppen.

### 4.4 Sekretessavtal (steg A4)

**Syfte:** Avtalet skyddar hemligheter.
""",
    Language.ENGLISH: """# The guide

## 4 Preparation (stage A)

In the stage you find out what you need.

### 4.1 First contact (step A1)

**Purpose:** You get a named contact. Write under chapter 24, section 5 of OSL.

Checklist for step A1:

- You know whom to contact.
- The request is open.

### 4.4 Non-disclosure agreement (step A4)

**Purpose:** The agreement protects secrets.
""",
}
CATALOGUE = """
[[document]]
id = "{name}-{language}"
title = "{name}"
kind = "{kind}"
language = "{language}"
file = "{name}-{language}.md"
"""
STEPS = """
[[section]]
documents = ["guide"]
sections = ["{section}"]
step = "{code}"
"""
FIRST_ITEM = {Language.SWEDISH: "Ni vet vem ni ska kontakta.", Language.ENGLISH: "You know whom to contact."}
ANSWERS = "progress=contact&need=gmp&place=flemingsberg&doer=they&sharing=secrets"


@pytest.fixture(scope="module")
def served(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small guide with two steps, and the project's own page on Vecura, in both languages."""
    folder = tmp_path_factory.mktemp("way")
    source = folder / "corpus"
    source.mkdir()
    entries = ""
    for language, text in GUIDES.items():
        (source / f"guide-{language}.md").write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "documents" / "infrastructures" / f"vecura-{language}.md", source)
        entries += CATALOGUE.format(name="guide", kind="guide", language=language)
        entries += CATALOGUE.format(name="vecura", kind="infrastructure", language=language)
    for section, code in (("4", "A"), ("4.1", "A1"), ("4.4", "A4")):
        entries += STEPS.format(section=section, code=code)
    (source / "catalogue.toml").write_text(entries, encoding="utf-8")
    settings = {**environment, "LOTSEN_HOME": str(folder / "home")}
    index(source, settings)
    with serving(free_port(), folder, settings) as url:
        yield url


@pytest.fixture
def visit(chromium: Browser, served: str) -> Iterator[Visit]:
    visit = Visit(chromium, served)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("language", Language)
def test_from_the_map_to_an_actor_its_passage_and_a_question(visit: Visit, language: Language) -> None:
    texts = load_texts(language)
    page = visit.go(f"ecosystem?lang={language}")
    page.locator(".lots-pins").get_by_role("link", name="Flemingsberg").click()
    expect(page.get_by_role("status").filter(has_text=texts.count("ecosystem.number", 25))).to_be_visible()
    page.locator(".lots-campus").get_by_role("link", name="Vecura").press("Enter")
    heading = page.get_by_role("heading", level=1, name="Vecura")
    expect(heading).to_be_focused()
    expect(page).to_have_title("Vecura – Samverkanslotsen")
    link = page.locator("#passage-1")
    link.click()
    expect(page.locator("mark.lots-passage").first).to_be_visible()
    page.get_by_role("button", name=texts.say("source.close")).click()
    expect(link).to_be_focused()
    question = texts.list("ecosystem.questions")[1].format(name="Vecura")
    page.get_by_role("link", name=question).click()
    expect(page.locator(".lots-question")).to_contain_text(question, timeout=60_000)
    expect(page.locator(".lots-small")).to_have_count(1, timeout=60_000)
    assert visit.elsewhere() == []


@pytest.mark.parametrize("language", Language)
def test_from_the_way_to_a_ticked_checklist_that_is_read_again(
    visit: Visit, language: Language, tmp_path: Path
) -> None:
    texts = load_texts(language)
    page = visit.go(f"way?lang={language}")
    page.locator(".lots-stops").get_by_role("link", name="A1").press("Enter")
    expect(page.locator("h1[data-page=way]")).to_be_focused()
    expect(page.locator("h1")).to_contain_text("A1")
    expect(page).to_have_title(re.compile("A1.* – Samverkanslotsen"))
    page.get_by_text(FIRST_ITEM[language]).click()
    expect(page.get_by_text(texts.say("way.count", done=1, total=2))).to_be_visible()
    page.get_by_role("link", name=texts.say("navigation.ecosystem")).click()
    expect(page.locator("h1[data-page=ecosystem]")).to_be_visible(timeout=60_000)
    page.go_back()
    expect(page.get_by_role("checkbox", name=FIRST_ITEM[language])).to_be_checked(timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.say("way.step.word")).click()
    download.value.save_as(tmp_path / "list.docx")
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "list.docx")).paragraphs]
    assert f"☒\t{FIRST_ITEM[language]}" in words
    assert sum(line.startswith("☐") for line in words) == 1


def test_another_view_keeps_the_focus_on_its_link(visit: Visit) -> None:
    page = visit.go("ecosystem?lang=sv")
    page.locator("#view-network").press("Enter")
    expect(page.locator("#tie-fund")).to_be_visible()
    visit.drawn()
    expect(page.locator("#view-network")).to_be_focused()


def test_an_unanswered_question_is_named_and_gone_to(chromium: Browser, served: str) -> None:
    visit = Visit(chromium, served, width=390, height=844)
    page = visit.go(f"way?lang=sv&{ANSWERS}&where=ask".replace("&doer=they", ""))
    entries = page.evaluate("history.length")
    page.get_by_role("button", name=load_texts(Language.SWEDISH).say("way.where.show")).click()
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("listitem")).to_have_count(1)
    expect(alert).to_be_focused()
    expect(alert).to_be_in_viewport()
    page.get_by_role("radiogroup").nth(3).get_by_role("radio").first.check(force=True)
    page.get_by_role("button", name=load_texts(Language.SWEDISH).say("way.where.show")).click()
    expect(page.locator(".st-key-way-result")).to_be_visible()
    assert page.evaluate("history.length") == entries + 1
    visit.context.close()


def test_five_answers_lead_to_a_step_and_on_to_an_infrastructure(visit: Visit) -> None:
    page = visit.go(f"way?lang=sv&{ANSWERS}")
    expect(page.get_by_role("heading", name="A4")).to_be_visible()
    page.get_by_role("link", name="Vecura").click()
    expect(page.get_by_role("heading", level=1, name="Vecura")).to_be_visible(timeout=60_000)
    page.go_back()
    page.get_by_role("link", name="Öppna steg").click()
    expect(page.locator("h1")).to_contain_text("A4")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_step_the_questions_an_actor_and_the_network(
    chromium: Browser, served: str, scheme: str
) -> None:
    visit = Visit(chromium, served, scheme=scheme)
    found = []
    for address in (
        "way?lang=sv&step=A1",
        f"way?lang=en&{ANSWERS}",
        "ecosystem?lang=en&actor=karolinska-institutet",
        "ecosystem?lang=sv&view=network&tie=work",
        "ecosystem?lang=sv&view=table",
    ):
        found += faults(visit.go(address))
    visit.context.close()
    assert found == []


def test_nothing_runs_out_of_a_narrow_window(chromium: Browser, served: str) -> None:
    visit = Visit(chromium, served, width=320, height=640)
    for address in (
        "way?lang=en&step=A1",
        f"way?lang=sv&{ANSWERS}",
        "ecosystem?lang=sv&actor=vecura",
        "ecosystem?lang=en&view=network",
    ):
        page = visit.go(address)
        for wide in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
            assert page.evaluate(f"{wide}.scrollWidth") <= 320, address
    visit.context.close()
