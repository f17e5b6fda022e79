"""The Quality page in a real browser: from the newest run to a comparison, a case, the whole report."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from made_run import BEFORE, NOW
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from visit import Visit

pytestmark = pytest.mark.browser
ColorScheme = Literal["light", "dark"]


def test_an_evaluator_compares_two_runs_reads_a_case_and_takes_the_report_along(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.go("quality?lang=en")
    expect(page.get_by_role("heading", name="Not passed: 1 of 1 thresholds do not hold")).to_be_visible()
    page.get_by_role("link", name="before, 2026-11-01 11:00").last.click()
    expect(page.get_by_text("refused · worse: Answered")).to_be_visible()
    assert page.url.endswith(f"/quality?lang=en&run={NOW}&against={BEFORE}")
    page.get_by_text("Show the whole case").first.click()
    expect(page.get_by_role("link", name="guide-sv#9.3/1").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the whole report").click()
    assert waiting.value.suggested_filename == f"lotsen-{NOW}.html"
    waiting.value.save_as(tmp_path / "report.html")
    assert "The run does not pass" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert visit.elsewhere() == []


def test_pictures_are_drawn(visit: Visit) -> None:
    page = visit.go("quality?lang=sv")
    images = page.locator(".lots-drawing img")
    expect(images).to_have_count(6)
    assert all(images.nth(number).evaluate("image => image.naturalWidth") > 100 for number in range(6))


def test_the_summary_of_the_report_is_printed_on_one_page(chromium: Browser, evaluations: Path) -> None:
    page = chromium.new_page()
    page.goto((evaluations / NOW / "report.html").as_uri())
    pages = [each.extract_text() for each in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    page.close()
    for words in ("The run does not pass", "Sendable as it is", "Wait, 95th percentile"):
        assert words in pages[0]
    assert "Threshold" not in pages[0]
    assert "Threshold" in pages[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_report(chromium: Browser, evaluations: Path, scheme: ColorScheme) -> None:
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto((evaluations / NOW / "report.html").as_uri())
    page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]] == []
    context.close()


def test_the_report_asks_for_nothing_from_elsewhere(visit: Visit, evaluations: Path) -> None:
    page = visit.page
    page.goto((evaluations / NOW / "report.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("How good are the answers of Samverkanslotsen?")
    assert len(visit.fetched) == 1
    assert visit.complaints == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
