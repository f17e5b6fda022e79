"""What the service says of itself: what it is, its owner, privacy, accessibility, contact (pure)."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.ask.pilots import pilot_projects, project_owners
from app.settings import Settings
from app.shell.escape import html_text
from app.shell.links import about_address, actor_address, here_link, link_html
from app.shell.texts import Texts
from corpus.ecosystem import Actor, Ecosystem

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


def menu_html(part: Part, texts: Texts) -> str:
    """Links to the parts."""
    items = ""
    for each in Part:
        link = here_link(texts.say(f"about.{each.value}.title"), about_address(each.value, texts.language))
        current = ' aria-current="true"' if each is part else ""
        items += f"<li{current}>{link}</li>"
    label = html_text(texts.say("about.menu"))
    return f'<nav aria-label="{label}"><ul class="lots-ways" role="list">{items}</ul></nav>'


def part_html(part: Part, settings: Settings, ecosystem: Ecosystem, texts: Texts) -> str:
    """The paragraphs of a part."""
    paragraphs = "".join(f"<p>{each}</p>" for each in _paragraphs(part, settings, ecosystem, texts))
    return f'<div class="lots-about">{paragraphs}</div>'


def _paragraphs(part: Part, settings: Settings, ecosystem: Ecosystem, texts: Texts) -> Iterator[str]:
    if part is Part.OWNER:
        yield _operator(settings, texts)
        yield from _project(ecosystem, texts)
    yield from _escaped(texts.list(f"about.{part.value}.text"))
    if part is Part.PRIVACY:
        kept = "kept" if settings.keep_questions else "not_kept"
        yield html_text(texts.say(f"about.privacy.{kept}"))
        yield html_text(texts.say("about.privacy.days", days=settings.keep_days))
        model = "model" if settings.llm else "no_model"
        yield html_text(texts.say(f"about.privacy.{model}"))
    if part in (Part.PRIVACY, Part.ACCESSIBILITY, Part.CONTACT):
        yield _contact(settings, texts)


def _escaped(paragraphs: Iterable[str]) -> Iterator[str]:
    return (html_text(each) for each in paragraphs)


def _operator(settings: Settings, texts: Texts) -> str:
    if not settings.operator:
        return html_text(texts.say("about.no_operator"))
    return html_text(texts.say("about.operator", operator=settings.operator))


def _project(ecosystem: Ecosystem, texts: Texts) -> Iterator[str]:
    """Whom the corpus names as owner of the project behind the guide: not whoever runs these pages."""

    def links(actors: Iterable[Actor]) -> str:
        return ", ".join(
            link_html(actor_address(each.id, texts.language), each.name(texts.language)) for each in actors
        )

    owners, projects = links(project_owners(ecosystem)), links(pilot_projects(ecosystem))
    if owners:
        before, between, after = (html_text(each) for each in texts.list("about.project"))
        yield f"{before} {projects} {between} {owners}{after}"


def _contact(settings: Settings, texts: Texts) -> str:
    if not settings.contact:
        return html_text(texts.say("about.no_contact"))
    return f"{html_text(texts.say('about.contact_label'))} {contact_html(settings.contact)}"


def contact_html(contact: str) -> str:
    """A link where the words are an address of mail or the web, else the words."""
    if MAIL.fullmatch(contact):
        return f'<a class="lots-link" href="mailto:{html_text(contact)}">{html_text(contact)}</a>'
    if WEB.fullmatch(contact):
        return f'<a class="lots-link" href="{html_text(contact)}" rel="noopener">{html_text(contact)}</a>'
    return html_text(contact)
