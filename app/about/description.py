"""What the service says of itself: what it is, its owner, privacy, accessibility, contact (pure)."""

import re
from enum import StrEnum

from app.ask.pilots import pilot_projects, project_owners
from app.settings import Settings
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.ecosystem import Ecosystem

MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
WEB = re.compile(r"https?://[^\s<>\"]+")


class Part(StrEnum):
    """The parts, in the order of their menu."""

    SERVICE = "service"
    OWNER = "owner"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"
    CONTACT = "contact"


def read_part(words: str) -> Part:
    """What an address asks for; the service itself where that makes no sense."""
    return Part(words) if words in list(Part) else Part.SERVICE


def menu_html(part: Part, texts: Texts) -> Markup:
    """Links to the parts."""
    return render("about/menu.html.jinja", texts, parts=Part, current=part)


def part_html(part: Part, settings: Settings, ecosystem: Ecosystem, texts: Texts) -> Markup:
    """The paragraphs of a part.

    Args:
        ecosystem: names the owner of the project behind the guide, which is not whoever runs these pages.
    """
    return render(
        "about/description.html.jinja",
        texts,
        part=part,
        settings=settings,
        projects=pilot_projects(ecosystem),
        owners=project_owners(ecosystem),
        contact=contact_html(settings.contact, texts),
    )


def contact_html(contact: str, texts: Texts) -> Markup:
    """A link where the words are an address of mail or the web, else the words."""
    is_mail, is_web = bool(MAIL.fullmatch(contact)), bool(WEB.fullmatch(contact))
    return render("about/contact.html.jinja", texts, contact=contact, is_mail=is_mail, is_web=is_web)
