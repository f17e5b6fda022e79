"""Every page for everyone: axe, the keyboard, 320 pixels, both languages, both themes."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from visit import PRICE, Visit

from app.shell.links import PageName
from app.shell.texts import load_texts
from corpus.model import Language

pytestmark = pytest.mark.browser

# WCAG 2.2 A and AA, and axe's own rules of good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What has the focus, and whether that can be seen; a text field's frame shows it.
FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect();
    const frame = at.closest("[data-testid=stChatInput] > div, [data-baseweb]") || at;
    const isMarked = (style) =>
        (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none") || style.boxShadow !== "none";
    return {
        name: at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40) || at.tagName,
        drawn: box.width > 0 && box.height > 0,
        marked: isMarked(getComputedStyle(at)) || isMarked(getComputedStyle(frame)),
    };
}"""


# What Streamlit draws anew is pale for a moment, and its contrast too low.
AT_REST = """() => !document.querySelector("[data-stale=true]")
    && document.getAnimations().every((each) => each.playState !== "running")"""


def faults(page: Page) -> list[str]:
    """What axe finds wrong once the page is at rest, one line each."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(AT_REST)
    page.evaluate(Axe().axe_script)
    found = page.evaluate("tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", RULES)
    return [
        f"{page.url} {rule['id']}: {node['target']} {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def address(name: PageName, language: str) -> str:
    path = "" if name is PageName.ASK else name.value
    return f"{path}?lang={language}"


# Pixels of the window in which the question and its answer are, once the answer has come.
ANSWER_HEIGHT = """() => {
    const box = document.querySelector(".st-key-said").getBoundingClientRect();
    const pinned = document.querySelector("[data-testid=stBottom]").getBoundingClientRect();
    return Math.min(box.bottom, innerHeight, pinned.top) - Math.max(box.top, 0);
}"""
SETTINGS = [(language, scheme) for language in ("sv", "en") for scheme in ("light", "dark")]


@pytest.fixture(scope="module", params=SETTINGS, ids=["-".join(setting) for setting in SETTINGS])
def setting(request: pytest.FixtureRequest, chromium: Browser, url: str) -> Iterator[tuple[Visit, str]]:
    language, scheme = request.param
    visit = Visit(chromium, url, scheme=scheme)
    yield visit, language
    visit.context.close()


def test_axe_finds_nothing_on_any_page(setting: tuple[Visit, str]) -> None:
    visit, language = setting
    found = []
    for name in PageName:
        page = visit.go(address(name, language))
        expect(page.locator("html")).to_have_attribute("lang", language)
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_where_there_is_no_page(setting: tuple[Visit, str]) -> None:
    visit, language = setting
    reply = visit.page.goto(f"{visit.url}/nowhere?lang={language}")
    assert reply
    assert reply.status == 404
    visit.page.evaluate(Axe().axe_script)
    found = visit.page.evaluate("tags => axe.run(document, { runOnly: tags })", RULES)
    assert found["violations"] == []


def test_axe_finds_nothing_in_a_conversation(setting: tuple[Visit, str]) -> None:
    visit, language = setting
    texts = load_texts(Language(language))
    page = visit.go(f"?lang={language}")
    visit.ask(PRICE)
    page.get_by_role("button", name=texts.say("compare.do")).click()
    expect(page.locator(".lots-compare-title")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name=texts.say("feedback.down")).click()
    expect(page.get_by_text(texts.say("feedback.why"))).to_be_visible()
    found = faults(page)
    page.get_by_role("button", name=texts.say("keep.title")).click()
    expect(page.get_by_role("button", name=texts.say("keep.do"))).to_be_visible()
    found += faults(page)
    page.keyboard.press("Escape")
    page.locator("a.lots-cite").first.click()
    page.locator(".lots-page img").wait_for()
    found += faults(page)
    assert found == []


def test_320_pixels_are_enough_on_every_page_and_its_menu_opens(chromium: Browser, url: str) -> None:
    visit = Visit(chromium, url, width=320, height=640)
    for name in PageName:
        page = visit.go(address(name, "sv"))
        page.get_by_role("button", name="Meny").click()
        expect(page.get_by_role("navigation", name="Sidor")).to_be_visible()
        for selector in ("html", "[data-testid=stMain]"):
            width = page.locator(selector).first.evaluate("element => element.scrollWidth")
            assert width <= 320, f"{name.value} is {width} pixels wide"
        page.keyboard.press("Escape")
        expect(page.get_by_role("navigation", name="Sidor")).to_be_hidden()
    visit.context.close()


def test_every_page_can_be_walked_by_keyboard_with_the_focus_in_sight(visit: Visit) -> None:
    for name in PageName:
        page = visit.go(address(name, "sv"))
        seen: list[str] = []
        for _ in range(40):
            page.keyboard.press("Tab")
            place = page.evaluate(FOCUS)
            if place is None:
                break
            assert place["drawn"], f"{name.value}: {place['name']} has the focus and is not drawn"
            assert place["marked"], f"{name.value}: the focus on {place['name']} cannot be seen"
            seen.append(place["name"])
        assert seen[0] == "Hoppa till innehållet"
        assert (
            "Samverkanslotsen" in seen[:3]
        )  # after Streamlit's main region, which can be scrolled by keyboard


def test_the_skip_link_leads_past_the_menu(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()


def test_the_menu_goes_from_page_to_page_by_keyboard_and_keeps_the_language(visit: Visit) -> None:
    names = list(PageName)
    page = visit.go("?lang=en")
    visit.ask(PRICE)
    link = page.get_by_role("navigation").get_by_role("link").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"h1[data-page={names[1].value}]")).to_be_focused(timeout=30_000)
    assert page.url.endswith(f"/{names[1].value}?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    expect(page.locator(".lots-question")).to_have_count(1, timeout=30_000)  # the conversation is still there


def test_controls_are_named_in_the_language_of_the_page(visit: Visit) -> None:
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    tree = page.locator("body").aria_snapshot()
    for control in (
        "main",
        'navigation "Sidor"',
        'link "Fråga"',
        'button "English"',
        'button "Kopiera"',
        'button "Bra svar"',
        'textbox "Fråga om samverkan …"',
        'heading "Källor" [level=3]',
    ):
        assert control in tree
    for foreign in ("Send message", "Stop script", "Skip to main", "thumb_up", "refresh"):
        assert foreign not in tree


def test_four_hundred_percent_is_a_phone(chromium: Browser, url: str) -> None:
    visit = Visit(chromium, url, width=320, height=256)  # 1280 by 1024 at 400 %
    page = visit.go("?lang=sv")
    visit.ask(PRICE)
    assert page.locator("html").evaluate("html => html.scrollWidth") <= 320
    room = page.locator("[data-testid=stBottom]").bounding_box()
    assert room
    assert room["height"] <= 256 * 0.6  # what is fixed leaves room to read
    expect(page.locator("#question-1")).to_be_in_viewport()
    assert page.evaluate(ANSWER_HEIGHT) >= 256 / 2
    visit.context.close()


def test_nothing_moves_for_whoever_asks_for_that(chromium: Browser, url: str) -> None:
    context = chromium.new_context(reduced_motion="reduce", locale="sv-SE")
    page = context.new_page()
    page.goto(f"{url}/?lang=sv")
    page.locator("h1").wait_for(timeout=60_000)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
            const style = getComputedStyle(each);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).length"""
    )
    assert moving == 0
    context.close()
