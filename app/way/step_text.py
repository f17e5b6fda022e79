"""The text of a step as the guide has it, and links to what belongs to the step (pure)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.shell.blocks import blocks_html
from app.shell.jinja import Markup, render
from app.shell.links import PageName, address, ask_address, template_address
from app.shell.texts import Texts
from app.way.law import LegalPoint
from app.way.steps import Step, plain_heading
from corpus.model import Document
from corpus.template_fields import Template, Templates

# "Syfte: …", "Statlig myndighet (KI, ANA Futura): …": what stands before the colon is a label.
LABEL = re.compile(r"[^\W\d][^:.!?\n]{1,79}:(?= )")


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link, and what is said of where it leads.

    Args:
        language: of the words of a link with an id.
        id: of a link that opens a passage: page.js comes back to it when the passage is closed.
    """

    href: str
    words: str
    facts: str = ""
    language: str = ""
    id: str = ""


def step_text_html(step: Step, language: str, texts: Texts) -> Markup:
    """What the guide says of a step, with the words before a colon as labels."""
    whole = step.section.text

    def inline(start: int, end: int) -> Markup:
        words = whole[start:end]
        label = found.group() if (found := LABEL.match(words)) else ""
        return render("way/labelled.html.jinja", texts, label=label, words=words.removeprefix(label))

    text = blocks_html(whole, step.blocks, inline)
    return render("way/step_text.html.jinja", texts, text=text, language=language)


def section_html(title: str, texts: Texts, note: str = "", rows: Sequence[LinkRow] = ()) -> Markup:
    """A heading of a step, with links below."""
    return render("way/section.html.jinja", texts, title=title, note=note, rows=rows)


def template_rows(
    step: Step, templates: Templates, documents: Mapping[str, Document], texts: Texts
) -> Iterator[LinkRow]:
    """The step's templates that are among the documents; one that is not cannot be filled in."""
    for template in templates.templates:
        document = documents.get(f"{template.id}-{texts.language.value}")
        if document and _belongs(template, step):
            href = template_address(template.id, texts.language)
            yield LinkRow(href, document.title, template.need(texts.language))


def _belongs(template: Template, step: Step) -> bool:
    """What closes a stage has the templates that serve every stage; a step has its own."""
    if step.is_closing:
        return template.stage is None and any(code.startswith(step.letter) for code in template.steps)
    return step.code in template.steps


def legal_rows(points: Sequence[LegalPoint], step: Step, texts: Texts) -> Iterator[LinkRow]:
    """Each point of law with the passage of the legal guidance that explains it."""
    for number, point in enumerate(points, 1):
        passage = point.passage
        href = address(PageName.WAY, texts.language, step=step.code, passage=passage.id)
        chapter = plain_heading(passage.headings[-2]) if len(passage.headings) > 1 else ""
        words = passage.headings[-1] if passage.headings else passage.document_id
        facts = " · ".join(filter(None, (*point.shared, chapter)))
        yield LinkRow(href, words, facts, passage.language.value, f"law-{number}")


def question_rows(step: Step, texts: Texts) -> list[LinkRow]:
    """What can be asked about the step."""
    questions = [question.format(name=step.name) for question in texts.list("way.questions")]
    return [LinkRow(ask_address(question, texts.language), question) for question in questions]
