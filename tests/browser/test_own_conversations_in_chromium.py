"""The visitor's own conversations in a real browser: there after a reload and after the service was away."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import free_port, wait_for
from playwright.sync_api import Browser, Page, expect
from test_every_page_in_chromium import faults
from visit import PRICE, WAY_IN, Visit

from app.shell.texts import load_texts
from corpus.model import Language

pytestmark = pytest.mark.browser

STORAGE = "lotsen-conversations"
SHOWN = "lotsen-conversation"
THEIRS = ("Streamlit", "Connection error", "Traceback")
SETTINGS = [(language, scheme) for language in ("sv", "en") for scheme in ("light", "dark")]


def stored(page: Page) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads(page.evaluate(f"localStorage.getItem('{STORAGE}') || '[]'"))
    return entries


def store(page: Page, text: str) -> None:
    page.evaluate(f"text => localStorage.setItem('{STORAGE}', text)", text)


def wait_for_stored(page: Page, field: str, values: list[str]) -> None:
    """The page is drawn before its script has written."""
    page.wait_for_function(
        f"""([field, values]) => {{
            const stored = JSON.parse(localStorage.getItem("{STORAGE}") || "[]");
            return JSON.stringify(stored.map((entry) => entry[field])) === JSON.stringify(values);
        }}""",
        arg=[field, values],
        timeout=60_000,
    )


def begin_anew(page: Page) -> None:
    """The page is drawn before its script has noted that a reload shows none of the conversations."""
    page.get_by_role("button", name="Börja om").click()
    expect(page.locator(".lots-welcome")).to_be_visible()
    expect(page.locator(".lots-small")).to_have_count(0)
    page.wait_for_function(f"() => sessionStorage.getItem('{SHOWN}') === null")


def unfold(page: Page, name: str = "Mina samtal") -> None:
    page.get_by_text(name, exact=True).click()


def answered(page: Page, number: int) -> None:
    expect(page.locator(".lots-small")).to_have_count(number, timeout=60_000)


def test_a_conversation_is_there_again_after_a_reload_and_goes_on(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    expect(page.get_by_text("Mina samtal")).to_have_count(0)
    visit.ask(PRICE)
    wait_for_stored(page, "first", [PRICE])
    page.reload()
    answered(page, 1)
    assert PRICE in page.locator(".lots-question").inner_text()
    expect(page.locator("body > .lots-hidden[role=status]")).to_have_text("Samtalet är framme igen.")
    visit.ask(WAY_IN)
    page.reload()
    answered(page, 2)
    assert len(stored(page)) == 1
    assert "conversation=" not in page.url
    assert visit.elsewhere() == []
    assert visit.complaints == []


def test_a_new_conversation_is_another_one_and_the_first_is_opened_renamed_and_deleted(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    begin_anew(page)
    page.reload()
    expect(page.locator(".lots-welcome")).to_be_visible()
    unfold(page)
    page.get_by_label("Nytt namn på samtalet").fill("Priset <b>hos</b> *oss*")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Priset <b>hos</b> *oss* (")).to_have_count(1)
    wait_for_stored(page, "name", ["Priset <b>hos</b> *oss*"])
    visit.drawn()
    unfold(page)
    expect(page.get_by_label("Nytt namn på samtalet")).to_be_hidden()
    visit.ask(WAY_IN)
    unfold(page)
    wait_for_stored(page, "first", [WAY_IN, PRICE])
    page.get_by_text("Priset <b>hos</b> *oss* (").click()
    page.get_by_role("button", name="Öppna samtalet").click()
    expect(page.locator(".lots-question")).to_contain_text(PRICE, timeout=60_000)
    answered(page, 1)
    page.get_by_role("button", name="Ta bort samtalet").click()
    expect(page.locator(".lots-welcome")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(1)
    wait_for_stored(page, "first", [WAY_IN])
    page.get_by_role("button", name="Ta bort alla").click()
    page.get_by_role("button", name="Ja, ta bort alla").click()
    expect(page.get_by_text("Mina samtal")).to_have_count(0)
    page.wait_for_function(f"() => localStorage.getItem('{STORAGE}') === null")
    assert visit.complaints == []


def test_a_list_of_conversations_is_walked_by_keyboard(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    for question in (PRICE, WAY_IN):
        visit.ask(question)
        begin_anew(page)
    page.locator(".st-key-own-list summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Öppna samtalet")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Öppna samtalet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".lots-question")).to_contain_text(PRICE, timeout=60_000)
    expect(page.locator(".lots-question")).to_be_focused()


def test_a_storage_that_was_changed_by_hand_leaves_a_page_that_works(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    for damage in (
        "no JSON <img src=x onerror=alert(1)>",
        '{"a": 1}',
        '[1, null, {"id": "<b>", "name": 1}]',
        "".join(["["] * 50_000),
    ):
        store(page, damage)
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text("går inte att läsa", timeout=60_000)
        visit.ask(PRICE)
        wait_for_stored(page, "first", [PRICE])
    assert visit.complaints == []


def test_a_conversation_that_another_tab_has_damaged_is_refused_in_a_sentence(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    other = visit.context.new_page()
    other.goto(f"{visit.url}/healthz")
    entry = stored(other)[0]
    for number, text in enumerate(
        (
            "no JSON",
            "[]",
            '[{"question": "?", "answer": {"text": 1}, "by_owner": []}]',
            '[{"question": "\\ud800", "answer": null, "by_owner": []}]',
            '[{"question": 7, "answer": null, "by_owner": []}]',
        )
    ):
        hostile = f"<script>alert({number})</script>"
        store(other, json.dumps([{**entry, "text": text, "first": hostile}]))
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text("går inte att läsa", timeout=60_000)
        expect(page.locator(".lots-welcome")).to_be_visible()
        unfold(page)
        expect(page.get_by_role("radio", name=hostile)).to_have_count(1)
    assert visit.complaints == []


def test_at_most_twenty_conversations_and_a_megabyte_stay_the_oldest_go(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    own = stored(page)[0]
    store(page, json.dumps([own, *({**own, "id": f"old-{number}"} for number in range(25))]))
    visit.ask(WAY_IN)
    wait_for_stored(page, "id", [own["id"], *(f"old-{number}" for number in range(19))])
    large = {**own, "text": "x" * 400_000}
    store(page, json.dumps([own, *({**large, "id": f"large-{number}"} for number in range(4))]))
    visit.ask(PRICE)
    wait_for_stored(page, "id", [own["id"], "large-0", "large-1"])
    assert len(page.evaluate(f"localStorage.getItem('{STORAGE}')")) <= 1_000_000


@pytest.mark.parametrize(("language", "scheme"), SETTINGS)
def test_axe_finds_nothing_in_the_list_and_320_pixels_are_enough(
    chromium: Browser, url: str, language: str, scheme: str
) -> None:
    visit = Visit(chromium, url, width=320, height=640, scheme=scheme)
    page = visit.go(f"?lang={language}")
    visit.ask(PRICE)
    texts = load_texts(Language(language))
    page.get_by_role("button", name=texts.say("ask.new_conversation")).click()
    unfold(page, texts.say("own.title"))
    expect(page.get_by_role("button", name=texts.say("own.open"))).to_be_visible()
    found = faults(page)
    page.get_by_role("button", name=texts.say("own.delete_all")).click()
    expect(page.get_by_role("button", name=texts.say("own.really_all"))).to_be_visible()
    found += faults(page)
    assert found == []
    assert page.locator("html").evaluate("html => html.scrollWidth") <= 320
    visit.context.close()


@contextmanager
def running(port: int, environment: dict[str, str], folder: Path) -> Iterator[None]:
    """The page at this port, until it is left."""
    log = folder / "server.log"
    with log.open("wb") as output:
        command = [str(Path(sys.executable).parent / "lotsen"), "app", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
        yield
    finally:
        server.kill()
        server.wait(timeout=20)


@pytest.mark.usefixtures("url")  # its index is searched
def test_while_the_service_is_away_our_line_says_so_and_the_conversation_is_there_when_it_is_back(
    chromium: Browser, environment: dict[str, str], tmp_path: Path
) -> None:
    port = free_port()
    visits = {language: Visit(chromium, f"http://127.0.0.1:{port}") for language in Language}
    with running(port, environment, tmp_path):
        for language, visit in visits.items():
            visit.go(f"?lang={language}")
            visit.ask(PRICE)
    for language, visit in visits.items():
        expect(visit.page.locator(".lots-connection")).to_have_text(load_texts(language).say("page.lost"))
        assert faults(visit.page) == []
    # Streamlit tries six times, some three seconds long, before it shows its own box.
    for _ in range(20):
        time.sleep(0.5)
        for visit in visits.values():
            shown = visit.page.locator("body").inner_text()
            assert not any(word in shown for word in THEIRS), shown
    for visit in visits.values():
        expect(visit.page.get_by_test_id("stDialog")).to_have_count(0)
        expect(visit.page.locator(".lots-question")).to_contain_text(PRICE)
    with running(port, environment, tmp_path):
        for visit in visits.values():
            expect(visit.page.locator(".lots-connection")).to_be_empty(timeout=60_000)
            visit.drawn()
            answered(visit.page, 1)
            visit.ask(WAY_IN)
            expect(visit.page.locator(".lots-question")).to_have_count(2)
            visit.page.reload()
            answered(visit.page, 2)
    for visit in visits.values():
        visit.context.close()
