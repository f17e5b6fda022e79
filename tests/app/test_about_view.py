"""What the service says of itself, and what only its operator can say."""

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of
from markupsafe import escape

from app.about.description import Part, contact_html
from app.ask.pilots import pilot_projects, pilots, project_owners
from app.ask.welcome import welcome_html
from app.shell.data_files import load_ecosystem
from app.shell.links import PageName
from corpus.ecosystem import Ecosystem

pytestmark = pytest.mark.usefixtures("_page_services")


@pytest.mark.parametrize("part", Part)
def test_every_part_has_its_heading_its_text_and_a_way_to_the_others(part: Part) -> None:
    html, words = html_of(page := opened(PageName.ABOUT, lang="en", part=part.value)), words_of(page)
    assert html.count("<h1") == 1
    assert f"{ENGLISH.say(f'about.{part.value}.title')}</h1>" in html
    assert all(escape(paragraph) in words for paragraph in ENGLISH.list(f"about.{part.value}.text"))
    assert html.count('href="about?lang=en&amp;part=') == len(Part)


def test_a_part_that_is_none_is_the_service_itself() -> None:
    assert escape(SWEDISH.list("about.service.text")[2]) in words_of(opened(PageName.ABOUT, part=HOSTILE))


def test_nobody_is_named_as_operator_until_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(opened(PageName.ABOUT, part="owner"))
    assert SWEDISH.say("about.no_operator") in words
    assert "Stockholm Life Tech (2020–2023) ägdes av Region Stockholm." in words
    assert SWEDISH.say("about.no_contact") in words_of(opened(PageName.ABOUT, part="contact"))
    monkeypatch.setenv("LOTSEN_OPERATOR", HOSTILE)
    monkeypatch.setenv("LOTSEN_CONTACT", "lotsen@example.org")
    html = html_of(opened(PageName.ABOUT, part="owner"))
    assert "Tjänsten drivs av &lt;script&gt;" in html
    assert SWEDISH.say("about.no_operator") not in html
    assert 'href="mailto:lotsen@example.org"' in html_of(opened(PageName.ABOUT, part="accessibility"))


def test_privacy_says_what_the_settings_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_KEEP_QUESTIONS", "no")
    monkeypatch.setenv("LOTSEN_KEEP_DAYS", "30")
    words = words_of(opened(PageName.ABOUT, part="privacy"))
    assert SWEDISH.say("about.privacy.not_kept") in words
    assert SWEDISH.say("about.privacy.days", days=30) in words
    assert SWEDISH.say("about.privacy.no_model") in words
    monkeypatch.setenv("LOTSEN_LLM_URL", "http://model.example:1/v1")
    monkeypatch.setenv("LOTSEN_LLM_MODEL", "some")
    assert SWEDISH.say("about.privacy.model") in words_of(opened(PageName.ABOUT, part="privacy"))


@pytest.mark.parametrize(
    ("contact", "html"),
    [
        ("a@b.se", '<a class="lots-link" href="mailto:a@b.se">a@b.se</a>'),
        ("https://b.se/x", '<a class="lots-link" href="https://b.se/x" rel="noopener">https://b.se/x</a>'),
        ("växeln 08-123", "växeln 08-123"),
        ("javascript:alert(1)@b.se x", "javascript:alert(1)@b.se x"),
        ('"><b>', "&#34;&gt;&lt;b&gt;"),
    ],
)
def test_a_contact_is_a_link_only_where_it_is_an_address(contact: str, html: str) -> None:
    assert contact_html(contact, SWEDISH) == html


def test_the_first_view_says_for_whom_names_the_pilots_and_leads_to_five_questions() -> None:
    html, words = html_of(page := opened()), words_of(page)
    assert SWEDISH.say("welcome.for_whom") in words
    assert 'href="ecosystem?lang=sv&amp;actor=vecura"' in html
    assert 'href="way?lang=sv&amp;where=ask"' in html
    assert 'href="about?lang=sv"' in html
    assert html.count("<h1") == 1


def test_pilots_and_owners_are_those_of_the_ecosystem() -> None:
    ecosystem = load_ecosystem()
    assert [actor.id for actor in pilots(ecosystem)][:2] == ["ana-futura", "vecura"]
    assert [actor.id for actor in pilot_projects(ecosystem)] == ["stockholm-life-tech"]
    assert [actor.id for actor in project_owners(ecosystem)] == ["region-stockholm"]
    assert SWEDISH.say("welcome.pilots") not in welcome_html(Ecosystem(), SWEDISH)


def test_staff_have_a_menu_of_their_own() -> None:
    html = html_of(opened(PageName.ABOUT))
    main, staff = html.split('<details class="lots-staff">')
    assert 'href="library?lang=sv"' in main
    assert 'href="legal?lang=sv"' not in main
    assert 'href="legal?lang=sv"' in staff
    assert 'href="quality?lang=sv"' in staff
