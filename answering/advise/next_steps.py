"""What to do next: the guide's step, the template that fits, the way in, questions that can be answered."""

import re
from collections.abc import Sequence
from itertools import takewhile

from answering.answer import Suggestion, SuggestionKind
from answering.library import Snapshot
from answering.texts import text
from corpus.actors import is_about, mentions
from corpus.ecosystem import Actor
from corpus.model import Document, Kind, Language, Passage, Role, Section
from corpus.owners import owners_named
from retrieval.hit import Hit

MOST_QUESTIONS = 3
NEAREST = 6  # passages; a template further down is about something else
# Sections that are a part of a document and no matter of its own.
_NO_MATTER = frozenset(
    {Role.ABOUT, Role.COVER, Role.SOURCES, Role.MISTAKE, Role.CHECKLIST, Role.OWNER, Role.WAY_IN, Role.CLAUSE}
)
_NUMBER = re.compile(r"^(?:[A-Z]?\d+(?:\.\d+)*\.?|[A-Z]\d+)\s+")
# "the template Project plan"; a title may give its abbreviation: "Material transfer agreement (MTA)".
_TEMPLATE = re.compile(r"\b(?:mallen|template) (?=(?P<word>\w+))", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\((\w+)\)")
_CODE = re.compile(r"(?:(?<!\s)\s+)?\((?:\w+ )?[A-Z]\d{0,2}\)$")


def suggest(
    question: str,
    language: Language,
    told: Sequence[str],
    hits: Sequence[Hit],
    cited: Sequence[Passage],
    build: Snapshot,
) -> tuple[Suggestion, ...]:
    """Suggestions in the answer's language, best first.

    Args:
        told: the sentences of the answer.
    """
    own = [hit for hit in hits if hit.passage.language is language]
    return (
        *next_step(own, cited, build, language),
        *(_template_that_is_named(told, language, build) or _template_that_fits(own, build)),
        *ways_in(question, build, language),
        *_questions(cited, build, language),
    )


def next_step(
    hits: Sequence[Hit], cited: Sequence[Passage], build: Snapshot, language: Language
) -> list[Suggestion]:
    """The step of the guide after the one that the answer rests on, or else the step that was found."""
    ids = {passage.id for passage in cited}
    found = ((hit, hit.document.section(hit.passage.section_id)) for hit in hits)
    steps = [(hit, section) for hit, section in found if section and section.role is Role.STEP]
    at = next((step for step in steps if step[0].passage.id in ids), None)
    if at:
        hit, section = at
        following = _following_step(hit.document, section)
        return [_to_step("next_step", following, hit.document, build, language)] if following else []
    return [_to_step("this_step", section, hit.document, build, language) for hit, section in steps[:1]]


def all_templates(build: Snapshot, language: Language) -> tuple[Suggestion, ...]:
    """Every template in this language."""
    found = (document for document in build.documents.values() if document.kind is Kind.TEMPLATE)
    return tuple(_template(document, build) for document in found if document.language is language)


def ways_in(question: str, build: Snapshot, language: Language) -> list[Suggestion]:
    """The part of a page that says whom to turn to, for each actor that the question names."""
    found = []
    for actor in dict.fromkeys(mention.actor for mention in mentions(question)):
        if passage := _way_in(actor, build, language):
            label = text("way_in", language, actor=actor.name(language))
            found.append(Suggestion(SuggestionKind.CONTACT, label, passage))
    return found


def bare(heading: str) -> str:
    """The heading without its number."""
    return _NUMBER.sub("", heading).strip()


def _way_in(actor: Actor, build: Snapshot, language: Language) -> Passage | None:
    for document in build.documents.values():
        if document.language is language and is_about(document, actor):
            for passage in build.passages_of(document.id):
                if passage.role is Role.WAY_IN:
                    return passage
    return None


def _following_step(document: Document, section: Section) -> Section | None:
    after = document.sections[document.sections.index(section) + 1 :]
    return next((one for one in after if one.role is Role.STEP and one.text.strip()), None)


def _to_step(
    key: str, section: Section, document: Document, build: Snapshot, language: Language
) -> Suggestion:
    heading = text(key, language, heading=bare(section.headings[-1]))
    return Suggestion(SuggestionKind.STEP, heading, _first_passage(section, document, build))


def _first_passage(section: Section, document: Document, build: Snapshot) -> Passage | None:
    return next((one for one in build.passages_of(document.id) if one.section_id == section.id), None)


def _template_that_is_named(told: Sequence[str], language: Language, build: Snapshot) -> list[Suggestion]:
    """The first that the answer itself speaks of, by as much of its title as is said, or its abbreviation."""
    documents = build.documents.values()
    templates = [one for one in documents if one.kind is Kind.TEMPLATE and one.language is language]
    for said in told:
        for found in _TEMPLATE.finditer(said):
            agreeing = [(_agreeing(one, said[found.end() :]), one) for one in templates]
            most, best = max(agreeing, key=lambda one: one[0], default=(0, None))
            if best and most >= len(found["word"]):
                return [_template(best, build)]
    return []


def _agreeing(template: Document, said: str) -> int:
    """With how many letters of its title, or of the abbreviation in it, this begins."""

    def same(name: str) -> int:
        letters = zip(name.casefold(), said.casefold(), strict=False)
        return sum(1 for _ in takewhile(lambda two: two[0] == two[1], letters))

    return max(map(same, (template.title, *_ABBREVIATION.findall(template.title))))


def _template_that_fits(hits: Sequence[Hit], build: Snapshot) -> list[Suggestion]:
    """The first of those that came nearest to the answer, if one is among them."""
    near = hits[:NEAREST]
    return [_template(hit.document, build) for hit in near if hit.document.kind is Kind.TEMPLATE][:1]


def _template(document: Document, build: Snapshot) -> Suggestion:
    passages = build.passages_of(document.id)
    label = text("template", document.language, title=document.title)
    return Suggestion(SuggestionKind.TEMPLATE, label, passages[0] if passages else None)


def _questions(cited: Sequence[Passage], build: Snapshot, language: Language) -> list[Suggestion]:
    """Questions that the sections beside the cited ones answer."""
    found: dict[str, None] = {}
    for passage in cited:
        document = build.documents[passage.document_id]
        if document.language is language and document.kind is not Kind.TEMPLATE:
            for section in _beside(document, passage.section_id):
                found.setdefault(_as_question(section.headings[-1], language))
    return [Suggestion(SuggestionKind.QUESTION, question) for question in list(found)[:MOST_QUESTIONS]]


def _beside(document: Document, section_id: str) -> list[Section]:
    """The sections after and before this one that have text and a matter of their own."""
    sections = [section for section in document.sections if section.text.strip() and section.headings]
    place = next((number for number, section in enumerate(sections) if section.id == section_id), None)
    if place is None:
        return []
    near = [sections[number] for number in (place + 1, place + 2, place - 1) if 0 <= number < len(sections)]
    parent = sections[place].headings[:-1]
    return [one for one in near if one.headings[:-1] == parent and _has_a_matter(one)]


def _has_a_matter(section: Section) -> bool:
    return section.role not in _NO_MATTER and not owners_named(section.headings[-1].split("(")[0])


def _as_question(heading: str, language: Language) -> str:
    plain = _CODE.sub("", bare(heading))
    if plain.endswith("?"):
        return plain
    first = plain.split()[0] if plain.split() else ""
    if first[1:] == first[1:].lower() and not mentions(first):
        plain = plain[:1].lower() + plain[1:]
    if ": " in plain and mentions(plain.split(": ")[-1]):
        matter, actor = plain.rsplit(": ", 1)
        return text("ask_about_actor", language, heading=matter, actor=actor)
    return text("ask_about", language, heading=plain)
