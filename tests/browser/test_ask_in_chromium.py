"""The page in a real browser: a question, its citation, the highlighted page, nothing from elsewhere."""

import base64
import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from visit import PRICE, WAY_IN, Visit

from app.source.page_image import PASSAGE_COLOUR, QUOTE_COLOUR

pytestmark = pytest.mark.browser


def image_in(page: Page) -> Image.Image:
    source = page.locator(".lots-page img").get_attribute("src", timeout=30_000) or ""
    return Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("RGB")


def pixels(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return sum(number for number, found in image.getcolors(1 << 24) or () if found == colour)


def test_a_citation_opens_the_page_with_the_sentence_highlighted(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.locator("a.lots-cite", has_text="1").first.click()
    image = image_in(page)
    assert pixels(image, PASSAGE_COLOUR) == 0
    assert pixels(image, QUOTE_COLOUR) > 500
    box = page.locator(".lots-page img").bounding_box()
    assert box
    assert box["width"] > 400
    assert "passage=" in page.url
    expect(page.locator(".lots-answer")).to_be_visible()  # the conversation is still there
    expect(page.locator(".lots-panel-title")).to_be_focused()


def test_the_address_of_an_opened_page_opens_it_for_someone_else(visit: Visit, chromium: Browser) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.locator("a.lots-cite").first.click()
    page.locator(".lots-page img").wait_for()
    other = Visit(chromium, page.url.split("/?")[0])
    opened = other.go("?" + page.url.split("/?")[1])
    assert pixels(image_in(opened), QUOTE_COLOUR) > 500
    expect(opened.locator(".lots-answer")).to_have_count(0)  # the words of the first visitor are not
    other.context.close()


def test_pages_are_turned_and_the_panel_closes_to_where_it_was_opened(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.locator("a.lots-cite").first.click()
    page.get_by_role("button", name="Nästa sida").click()
    expect(page.locator(".lots-part")).to_contain_text("Sida 2")
    expect(page.locator("img[data-mark]")).to_have_count(0)
    page.get_by_role("button", name="Stäng").click()
    expect(page.locator(".lots-page")).to_have_count(0)
    expect(page.locator("a.lots-cite").first).to_be_focused()


def test_a_quote_is_seen_before_its_source_is_opened_and_the_way_back_is_a_step_each(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(WAY_IN)
    link = page.locator("a.lots-cite").first
    entries = page.evaluate("history.length")
    link.hover()
    expect(page.locator("#lots-quote")).to_have_text(link.get_attribute("data-quote") or "")
    page.keyboard.press("Escape")
    expect(page.locator("#lots-quote")).to_be_hidden()
    page.locator("a.lots-chip").first.press("Enter")
    expect(page.locator(".lots-panel-title")).to_be_focused()
    assert page.evaluate("history.length") == entries + 1
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-source")).to_have_count(0)
    expect(page.locator("a.lots-chip").first).to_be_focused()
    page.go_back()
    expect(page.locator(".st-key-source")).to_be_visible()
    page.go_back()
    expect(page.locator(".st-key-source")).to_have_count(0)
    expect(page.locator(".lots-question")).to_have_count(1)


def test_the_focus_goes_on_to_the_thanks_for_a_mark(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="Bra svar").press("Enter")
    expect(page.locator(".lots-thanks")).to_be_focused()


def test_what_is_pasted_is_kept_and_counted(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    page.get_by_role("textbox").fill("Pris? " * 400)
    expect(page.locator(".lots-too-long")).to_contain_text("2400 tecken")
    page.keyboard.press("Enter")
    expect(page.locator(".lots-too-long")).to_contain_text("2400 tecken")
    expect(page.get_by_role("textbox")).to_have_value("Pris? " * 400)
    expect(page.locator(".lots-question")).to_have_count(0)


def test_a_markdown_source_shows_its_section_as_the_document_looks(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(WAY_IN)
    page.locator("a.lots-cite").first.click()
    expect(page.locator(".lots-section mark.lots-quote").first).to_be_visible()
    expect(page.locator(".lots-section .lots-numbers li")).to_have_count(3)


def test_the_switch_changes_the_page_and_its_language_and_keeps_the_conversation(visit: Visit) -> None:
    page = visit.go()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    expect(page.get_by_role("button", name="Send the question")).to_be_visible()
    assert "lang=en" in page.url
    expect(page).to_have_title(re.compile("ask about collaboration"))


def test_an_answer_is_announced_once(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    page.evaluate(
        """() => {
            window.said = [];
            const region = document.querySelector("body > [role=status]");
            const listener = new MutationObserver(() => window.said.push(region.textContent));
            listener.observe(region, { childList: true });
        }"""
    )
    visit.ask(PRICE)
    page.wait_for_timeout(1500)
    [said] = page.evaluate("window.said")
    assert said.startswith("Svaret har kommit, med")


def test_a_suggested_question_is_asked_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    button = page.locator(".st-key-first-questions-0 button")
    for _ in range(20):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".lots-small")).to_have_count(1, timeout=60_000)
    expect(page.locator("#question-1")).to_be_focused()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_320_pixels_are_enough(chromium: Browser, url: str, language: str, scheme: str) -> None:
    visit = Visit(chromium, url, width=320, height=640, scheme=scheme)
    page = visit.go(f"?lang={language}")
    expect(page.locator(".st-key-first-questions button:visible")).to_have_count(3)
    expect(page.locator(".st-key-more-questions button:visible")).to_have_count(0)
    visit.ask(PRICE)
    page.locator("a.lots-cite").first.click()
    page.locator(".lots-page img").wait_for()
    for selector in ("html", "[data-testid=stMain]"):
        width = page.locator(selector).first.evaluate("element => element.scrollWidth")
        assert width <= 320
    expect(page.locator("mark.lots-quote").first).to_be_in_viewport(ratio=0.5)
    words, image = page.locator(".lots-section").bounding_box(), page.locator(".lots-page img").bounding_box()
    assert words
    assert image
    assert image["y"] > words["y"]
    assert image["width"] <= 320  # the page is whole
    visit.context.close()


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_refused(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.locator("a.lots-cite").first.click()
    page.locator(".lots-page img").wait_for()
    page.get_by_role("button", name="Avgränsa").click()
    expect(page.get_by_text("Infrastrukturens ägandeform")).to_be_visible()
    assert visit.elsewhere() == []
    assert visit.complaints == []


def test_hostile_words_are_shown_and_do_nothing(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    hostile = (
        "Vad får universitet ta ut i avgift? <img src=x onerror=window.owned=1> "
        "<script>window.owned=1</script> ![x](http://evil.example/x.png) :red[rött] $x^2$"
    )
    visit.ask(hostile)
    expect(page.locator("#question-1")).to_contain_text(hostile)
    assert page.evaluate("window.owned") is None
    assert visit.elsewhere() == []


@pytest.mark.parametrize("path", ["/", "/healthz", "/lotsen/page.js"])
def test_headers_and_health(visit: Visit, path: str) -> None:
    reply = visit.context.request.get(visit.url + path)
    assert reply.status == 200
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "script-src 'self';" in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "server" not in reply.headers
