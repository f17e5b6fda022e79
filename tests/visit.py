"""A visitor of the page in a real browser."""

import re

from playwright.sync_api import Browser, Page, expect

# Questions that the documents of tests/browser/conftest.py answer.
PRICE = "Vad får ett universitet ta ut i avgift när ett företag använder utrustning?"
WAY_IN = "Hur kommer företaget in hos Vecura med en cellterapi?"


class Visit:
    """A visitor's page, with everything that it fetched and complained about."""

    def __init__(
        self, browser: Browser, url: str, width: int = 1280, height: int = 900, scheme: str = "light"
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="sv-SE", color_scheme=scheme
        )
        self.page = self.context.new_page()
        self.fetched: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.on("websocket", lambda socket: self.fetched.append(socket.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type == "error" else None,
        )
        self.url = url

    def go(self, address: str = "") -> Page:
        """Open an address such as "library?lang=sv" and wait until its page is drawn."""
        self.page.goto(f"{self.url}/{address}")
        self.drawn()
        return self.page

    def drawn(self) -> None:
        """Wait until the page is drawn to its end."""
        expect(self.page.locator("h1[data-page]")).to_have_count(1, timeout=60_000)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=60_000
        )

    def ask(self, question: str) -> None:
        before = self.page.locator(".lots-small").count()
        self.page.get_by_role("textbox").fill(question)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".lots-small")).to_have_count(before + 1, timeout=60_000)

    def elsewhere(self) -> list[str]:
        port = self.url.rsplit(":", 1)[1]
        own = re.compile(rf"(http|ws)://127\.0\.0\.1:{port}/|data:|blob:")
        return [address for address in self.fetched if not own.match(address)]
