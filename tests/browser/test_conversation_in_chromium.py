"""A conversation in a real browser: stopped, copied, compared, kept, taken along, and nobody else's."""

import io
import re
from collections.abc import Iterator

import pytest
from docx import Document as WordDocument
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from visit import PRICE, WAY_IN, Visit

pytestmark = pytest.mark.browser

# Cumulative layout shift that is felt as none.
LITTLE_MOVED = 0.1


@pytest.fixture
def scripted(chromium: Browser, scripted_url: str) -> Iterator[Visit]:
    visit = Visit(chromium, scripted_url)
    yield visit
    visit.context.close()


def send(page: Page, question: str) -> None:
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("question", ["Svara långsamt om avgift.", "Svara inte alls, var tyst."])
def test_an_answer_is_stopped_while_it_is_written_and_the_question_can_be_asked_again(
    scripted: Visit, question: str
) -> None:
    page = scripted.go("?lang=sv")
    send(page, question)
    expect(page.locator(".lots-streaming, .lots-waiting")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.locator(".st-key-stopped")).to_be_hidden()
    page.get_by_role("button", name="Avbryt svaret").click()
    expect(page.get_by_role("alert")).to_have_text("Svaret avbröts innan det var klart.", timeout=5_000)
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("button", name="Fråga igen")).to_be_visible()
    send(page, PRICE)
    expect(page.locator(".lots-small")).to_have_count(1, timeout=60_000)
    expect(page.locator(".lots-question")).to_have_count(2)


def test_nothing_jumps_while_an_answer_is_written(scripted: Visit) -> None:
    page = scripted.go("?lang=sv")
    send(page, "Svara långsamt om avgift.")
    expect(page.locator(".lots-streaming")).to_be_visible()
    page.wait_for_timeout(1000)
    place = "() => document.querySelector('.lots-streaming').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.wait_for_timeout(1000)
    assert page.evaluate(place) == before


def test_nothing_jumps_when_the_answer_is_whole(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    page.evaluate(
        """() => {
            window.moved = 0;
            new PerformanceObserver((seen) => {
                for (const shift of seen.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
            }).observe({ type: "layout-shift", buffered: false });
        }"""
    )
    visit.ask(PRICE)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.moved") < LITTLE_MOVED


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Vad säger modellen?", "En språkmodell som behövs svarar inte just nu."),
        ("Är något trasigt?", "Något gick fel på sidan."),
    ],
)
def test_a_part_that_fails_is_one_sentence_and_the_page_goes_on(
    scripted: Visit, question: str, sentence: str
) -> None:
    page = scripted.go("?lang=sv")
    send(page, question)
    expect(page.get_by_text(sentence).first).to_be_visible(timeout=30_000)
    words = page.locator("body").inner_text()
    assert "Traceback" not in words
    assert "/a/path" not in words
    send(page, PRICE)
    expect(page.locator(".lots-small")).to_have_count(1, timeout=60_000)


def test_an_answer_is_copied_with_its_sources(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    expect(page.locator("body > [role=status]")).to_have_text("Kopierat")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(PRICE)
    assert re.search(r"\[1\] Samverkansguiden › .*sida 1", copied)
    expect(page.get_by_role("button", name="Kopiera", exact=True)).to_be_visible(timeout=5_000)


def test_a_conversation_is_kept_by_its_address_through_a_reload_and_goes_on(
    visit: Visit, chromium: Browser
) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="Ta med").click()
    page.get_by_role("button", name="Spara samtalet").click()
    expect(page.get_by_role("button", name="Ta bort det sparade")).to_be_visible()
    address = page.url
    assert re.search(r"conversation=[\w-]{32}", address)
    page.reload()
    expect(page.locator(".lots-small")).to_have_count(1, timeout=60_000)
    visit.ask(WAY_IN)
    assert page.url == address

    other = Visit(chromium, visit.url)
    theirs = other.go(address.removeprefix(f"{visit.url}/"))
    expect(theirs.locator(".lots-question")).to_have_count(2, timeout=60_000)
    other.ask("Vem tecknar avtal för universitetet?")
    assert "conversation=" not in theirs.url
    page.reload()
    expect(page.locator(".lots-question")).to_have_count(2, timeout=60_000)
    other.context.close()


def test_two_visitors_at_once_see_only_their_own_words(visit: Visit, chromium: Browser) -> None:
    other = Visit(chromium, visit.url)
    mine, theirs = visit.go("?lang=sv"), other.go("?lang=sv")
    send(mine, PRICE)
    send(theirs, WAY_IN)
    expect(mine.locator(".lots-small")).to_have_count(1, timeout=60_000)
    expect(theirs.locator(".lots-small")).to_have_count(1, timeout=60_000)
    assert PRICE in mine.locator(".lots-question").inner_text()
    assert WAY_IN in theirs.locator(".lots-question").inner_text()
    assert "Vecura" not in mine.locator(".lots-answer").inner_text()
    other.context.close()


def test_the_conversation_is_taken_along_as_word_and_as_pdf(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="Ta med").click()
    with page.expect_download() as word:
        page.get_by_role("button", name="Ladda ner som Word").click()
    text = "\n".join(paragraph.text for paragraph in WordDocument(str(word.value.path())).paragraphs)
    assert PRICE in text
    assert "Samverkansguiden" in text
    with page.expect_download() as pdf:
        page.get_by_role("button", name="Ladda ner som PDF").click()
    content = pdf.value.path().read_bytes()
    assert "Samverkansguiden" in "".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages)
    assert pdf.value.suggested_filename.endswith(".pdf")


def test_ownership_forms_stand_side_by_side_and_on_a_phone_below_each_other(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    page.get_by_role("button", name="Jämför ägandeformer").click()
    expect(page.locator(".lots-compare-title")).to_be_focused(timeout=60_000)
    forms = page.locator(".lots-form")
    tops = [forms.nth(number).bounding_box() for number in range(forms.count())]
    assert len({box["y"] for box in tops if box}) == 1
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_timeout(500)
    lefts = [forms.nth(number).bounding_box() for number in range(forms.count())]
    assert len({box["x"] for box in lefts if box}) == 1
    assert page.locator("html").evaluate("html => html.scrollWidth") <= 320


def test_a_link_from_elsewhere_only_fills_the_question_in(visit: Visit) -> None:
    page = visit.go("?lang=sv&ask=Vem%20tecknar%20avtal%3F")
    expect(page.get_by_role("textbox")).to_have_value("Vem tecknar avtal?")
    expect(page.locator(".lots-question")).to_have_count(0)


def test_a_link_inside_the_pages_asks_at_once_and_coming_back_does_not_ask_again(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(WAY_IN)
    page.evaluate(
        """question => {
            const link = document.createElement("a");
            link.href = `./?lang=sv&ask=${encodeURIComponent(question)}`;
            link.dataset.go = "";
            link.textContent = "Fråga om det här";
            document.querySelector("h1").append(link);
        }""",
        PRICE,
    )
    page.get_by_role("link", name="Fråga om det här").click()
    expect(page.locator(".lots-small")).to_have_count(2)
    assert "ask=" not in page.url
    page.go_back()
    visit.drawn()
    page.wait_for_timeout(1000)
    expect(page.locator(".lots-question")).to_have_count(2)
