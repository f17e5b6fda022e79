"""Sign-in in a real browser, with a provider of the test's own: who has the role sees the page."""

from collections.abc import Iterator

import pytest
from page_server import free_port, serving
from playwright.sync_api import Browser, expect
from visit import Visit

from app.shell.texts import load_texts
from corpus.model import Language

oidc_provider = pytest.importorskip(
    "oidc_provider", reason="authlib is not installed: pip install '.[signin]'"
)

pytestmark = pytest.mark.browser

SWEDISH = load_texts(Language.SWEDISH)
SECRETS = """
[auth]
redirect_uri = "{page}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator["oidc_provider.Provider"]:
    with oidc_provider.running(free_port()) as provider:
        yield provider


@pytest.fixture(scope="module")
def signed_url(
    url: str,
    environment: dict[str, str],
    provider: "oidc_provider.Provider",
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Address of a page over the same build, with sign-in set up as docs/deploy.md says."""
    folder, port = tmp_path_factory.mktemp("signed"), free_port()
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(
        SECRETS.format(
            page=f"http://127.0.0.1:{port}",
            cookie="c" * 64,
            client=oidc_provider.CLIENT_ID,
            secret=oidc_provider.CLIENT_SECRET,
            provider=provider.url,
        ),
        encoding="utf-8",
    )
    with serving(port, folder, {**environment, "LOTSEN_STAFF_GROUPS": "lotsar"}) as address:
        yield address


@pytest.fixture
def visitor(chromium: Browser, signed_url: str) -> Iterator[Visit]:
    visitor = Visit(chromium, signed_url)
    yield visitor
    visitor.context.close()


def sign_in(visitor: Visit) -> None:
    page = visitor.go("legal?lang=sv")
    expect(page.get_by_text(SWEDISH.say("sign_in.needed_staff"))).to_be_visible()
    expect(page.get_by_role("navigation", name=SWEDISH.say("legal.menu"))).to_have_count(0)
    page.get_by_role("button", name=SWEDISH.say("sign_in.button")).click()
    # Back to the page that was asked for, as who signed in.
    expect(page.get_by_role("button", name=SWEDISH.say("sign_in.out"))).to_be_visible(timeout=30_000)
    assert page.url.endswith("/legal?lang=sv")


def test_staff_sign_in_and_see_the_legal_desk(visitor: Visit, provider: "oidc_provider.Provider") -> None:
    provider.claims = {"sub": "1", "name": "Test Lots", "groups": ["lotsar", "annat"]}
    sign_in(visitor)
    expect(visitor.page.get_by_role("navigation", name=SWEDISH.say("legal.menu"))).to_be_visible()
    expect(visitor.page.get_by_text("Inloggad som Test Lots")).to_be_visible()


def test_signing_out_ends_it_for_a_window_loaded_anew_and_for_a_copy_of_the_cookie(
    visitor: Visit, provider: "oidc_provider.Provider"
) -> None:
    provider.claims = {"sub": "3", "name": "Test Lots", "groups": ["lotsar"]}
    sign_in(visitor)
    copies = visitor.context.cookies()
    other = visitor.context.new_page()
    other.goto(visitor.page.url)
    expect(other.get_by_text("Inloggad som Test Lots")).to_be_visible(timeout=30_000)
    visitor.page.get_by_role("button", name=SWEDISH.say("sign_in.out")).click()
    # What the other window has drawn stays; loaded anew it asks to sign in.
    expect(visitor.page.get_by_text("Inloggad som Test Lots")).to_have_count(0, timeout=30_000)
    other.reload()
    expect(other.get_by_text(SWEDISH.say("sign_in.needed_staff"))).to_be_visible(timeout=30_000)
    visitor.context.add_cookies(copies)
    page = visitor.go("legal?lang=sv")
    expect(page.get_by_text(SWEDISH.say("sign_in.needed_staff"))).to_be_visible()


def test_somebody_else_reads_one_sentence(visitor: Visit, provider: "oidc_provider.Provider") -> None:
    provider.claims = {"sub": "2", "name": "Test Gäst", "groups": ["annat"]}
    sign_in(visitor)
    expect(visitor.page.get_by_text(SWEDISH.say("sign_in.lacks_staff"))).to_be_visible()
    expect(visitor.page.get_by_role("navigation", name=SWEDISH.say("legal.menu"))).to_have_count(0)


def test_the_page_for_everybody_asks_nobody_to_sign_in(visitor: Visit) -> None:
    page = visitor.go("?lang=sv")
    expect(page.get_by_role("button", name=SWEDISH.say("sign_in.button"))).to_have_count(0)
