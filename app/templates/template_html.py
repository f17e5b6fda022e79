"""The list of templates, and what a form says of itself, as HTML (pure)."""

from collections.abc import Mapping, Sequence

from app.shell.blocks import section_html
from app.shell.escape import html_text
from app.shell.links import (
    PageName,
    address,
    ask_address,
    document_address,
    here_link,
    link_html,
    step_address,
)
from app.shell.texts import Texts
from app.templates.forms.choice import Offer, can_be_filled
from app.templates.forms.form import note_chapters
from app.templates.forms.lawyer import Checks
from app.templates.forms.questions import Group
from app.templates.forms.values import Question
from corpus.model import Document, Language, Owner, Section

WHEN_AND_WHEN_NOT = 2  # its first sections: when the template is used, when it is not enough


def offer_html(offer: Offer, owner: Owner | None, texts: Texts) -> str:
    """A situation, and the template that helps in it."""
    document = offer.document(texts.language)
    need = offer.known.need(texts.language) if offer.known else ""
    language = f' lang="{document.language.value}"'
    link = here_link(document.title, form_address(offer, owner, texts.language))
    heading = f"<h3>{html_text(need)}</h3>" if need else f"<h3{language}>{link}</h3>"
    title = f'<p class="lots-template"{language}>{link}</p>' if need else ""
    return (
        f'<li class="lots-offer">{heading}{title}{_facts(offer, document, texts)}{_use(document, texts)}</li>'
    )


def form_address(offer: Offer, owner: Owner | None, language: Language, written: str = "") -> str:
    """The form of a template, for one ownership form where one is chosen."""
    return address(
        PageName.TEMPLATES,
        language,
        template=offer.id,
        owner=owner.value if owner else "",
        written=written,
    )


def _facts(offer: Offer, document: Document, texts: Texts) -> str:
    facts = []
    if offer.known and offer.known.fields:
        facts.append(texts.count("templates.fields", len(offer.known.fields)))
    if offer.known and offer.known.steps:
        facts.append(texts.say("templates.steps", steps=", ".join(offer.known.steps)))
    facts += [texts.say(f"language.{language.value}") for language in Language if language in offer.documents]
    if not can_be_filled(document):
        facts.append(texts.say("templates.not_a_form"))
    return f'<p class="lots-meta">{html_text(" · ".join(facts))}</p>'


def cover_sections(document: Document) -> tuple[Section, ...]:
    """The chapter on how the template is used."""
    chapters = note_chapters(document)
    return tuple(
        section for section in document.sections if section.headings[:1] and section.headings[0] in chapters
    )


def _title(section: Section) -> str:
    """Its heading without the number."""
    heading = section.headings[-1]
    return html_text(heading.partition(" ")[2] or heading)


def _use(document: Document, texts: Texts) -> str:
    sections = cover_sections(document)[:WHEN_AND_WHEN_NOT]
    if not sections:
        return ""
    text = "".join(f"<h4>{_title(section)}</h4>{section_html(section)}" for section in sections)
    return (
        f"<details><summary>{html_text(texts.say('templates.when'))}</summary>"
        f'<div class="lots-use" lang="{document.language.value}">{text}</div></details>'
    )


def cover_html(document: Document) -> str:
    """The whole note on how a template is used."""
    text = "".join(
        f"<h2>{_title(section)}</h2>{section_html(section)}" for section in cover_sections(document)
    )
    return f'<div class="lots-section lots-use" lang="{document.language.value}">{text}</div>'


def ways_html(offer: Offer, document: Document, texts: Texts) -> str:
    """Where one can go from a form: back, to the steps of the guide, to the text, to a question."""
    links = [here_link(texts.say("templates.all"), address(PageName.TEMPLATES, texts.language))]
    for step in offer.known.steps if offer.known else ():
        links.append(link_html(step_address(step, texts.language), texts.say("templates.step", step=step)))
    links.append(link_html(document_address(document.id, texts.language), texts.say("templates.read")))
    question = texts.say("templates.question", title=document.title)
    links.append(link_html(ask_address(question, texts.language), texts.say("templates.ask")))
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'<ul class="lots-ways" role="list">{items}</ul>'


def group_html(group: Group, values: Mapping[str, str], document: Document, texts: Texts) -> str:
    """The heading of a group of fields, and how many of them are filled in."""
    filled = sum(question.name in values for question in group.questions)
    count = texts.say("templates.filled_of", filled=filled, fields=len(group.questions))
    title = (
        f'<span lang="{document.language.value}">{html_text(group.title)}</span>'
        if group.title
        else html_text(texts.say("templates.no_section"))
    )
    return f'<h2 class="lots-group">{title} <span class="lots-meta">{html_text(count)}</span></h2>'


def empty_html(groups: Sequence[Group], values: Mapping[str, str], document: Document, texts: Texts) -> str:
    """The fields that are still empty, under the headings that they belong to."""
    parts = []
    for group in groups:
        empty = [question for question in group.questions if question.name not in values]
        if empty:
            title = group.title or texts.say("templates.no_section")
            language = f' lang="{document.language.value}"' if group.title else ""
            parts.append(f'<p class="lots-list-title"{language}>{html_text(title)}</p>{_list(empty)}')
    return "".join(parts) or f"<p>{html_text(texts.say('templates.none_empty'))}</p>"


def _list(questions: Sequence[Question]) -> str:
    items = "".join(f"<li><span>{html_text(question.label)}</span></li>" for question in questions)
    return f'<ul class="lots-bullets" role="list">{items}</ul>'


def checks_html(checks: Checks, owner: Owner | None, document: Document, texts: Texts) -> str:
    """What a lawyer must look at: the chosen clauses, the template's warnings, what it leaves open."""
    parts = []
    if checks.chosen:
        clauses = ", ".join(checks.chosen)
        chosen = (
            texts.say("templates.chosen", owner=texts.say(f"templates.owner.{owner.value}"), clauses=clauses)
            if owner
            else texts.say("templates.not_chosen", clauses=clauses)
        )
        parts.append(f"<p>{html_text(chosen)}</p>")
    language = document.language.value
    for key, points in (("warnings", checks.warnings), ("unsettled", checks.unsettled)):
        if points:
            items = "".join(f"<li><span>{html_text(point)}</span></li>" for point in points)
            parts.append(f'<p class="lots-list-title">{html_text(texts.say(f"templates.{key}"))}</p>')
            parts.append(f'<ul class="lots-bullets" role="list" lang="{language}">{items}</ul>')
    return "".join(parts) or f"<p>{html_text(texts.say('templates.no_checks'))}</p>"
