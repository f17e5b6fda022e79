"""What to do next: the guide's step, the template that fits, the way in, questions that can be answered."""

import re
from collections.abc import Iterable, Mapping, Sequence

from answering.answer import Suggestion, SuggestionKind
from answering.concepts import concepts, concepts_of
from answering.library import Library
from answering.question import Asked
from answering.section_scores import is_form
from answering.texts import choices, text
from answering.words import content_words, fold, stems
from corpus.actors import Actor, is_about, mentions
from corpus.model import Document, Kind, Language, Passage, Section
from retrieval.hit import Hit

MOST_QUESTIONS = 3

_WAY_IN = re.compile(r"\b(vag(en)? in|kontakt\w*|ingang\w*|ways? in|contact\w*|entry|how to reach)\b")
# Headings that name a part of a document and no matter of its own.
_NO_MATTER = re.compile(
    r"\b(vad det betyder for|what it means for|vanliga misstag|common mistakes|missforstand|"
    r"misunderstandings|oversikt efter|samband med|relations to|"
    r"plats|place|vilken fråga som|vilken fraga som|which question|vagen in|way in|ord och|words and|"
    r"om (texten|mallen|dokumentet|vagledningen|guiden)|sa (laser|anvander) ni|oversikt|inledning|"
    r"innehall|kallor|lasanvisning|vad \w+ ar och inte|"
    r"about (the|this)|overview|introduction|contents|sources|how to (read|use)|what \w+ is and|"
    r"underskrift\w*|signature\w*|parter|parties|datum|var ni kan lasa|where you)\b"
)
# "Första kontakten (steg A1)".
_STEP = re.compile(r"\((?:steg|step)\s+\w+\)", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:[A-Z]?\d+(?:\.\d+)*\.?|[A-Z]\d+)\s+")


def suggest(
    asked: Asked, hits: Sequence[Hit], cited: Sequence[Passage], library: Library
) -> tuple[Suggestion, ...]:
    """Suggestions in the question's language, best first."""
    language, documents = asked.language, library.documents
    found: list[Suggestion] = []
    if (step := next_step(asked, hits, cited, library)) is not None:
        found.append(step)
    found += templates(asked, documents, library)
    found += ways_in(mentions(asked.text), documents, library, language)
    return (*found, *questions(asked, cited, library))


def next_step(
    asked: Asked, hits: Sequence[Hit], cited: Sequence[Passage], library: Library
) -> Suggestion | None:
    """The step of the guide after the one that the answer rests on, or else the step that was found."""
    ids, language = {passage.id for passage in cited}, asked.language
    steps = [
        hit
        for hit in hits
        if hit.document.kind is Kind.GUIDE and hit.document.language is language and _is_step(hit)
    ]
    at = next((hit for hit in steps if hit.passage.id in ids), None)
    if at:
        section = _following_step(at.document, at.passage.section_id)
        return _to_step("next_step", section, at.document, library, language) if section else None
    found = max(steps, key=lambda hit: _is_named(hit, asked)) if steps else None
    section = found.document.section(found.passage.section_id) if found else None
    return _to_step("this_step", section, found.document, library, language) if found and section else None


def _is_named(hit: Hit, asked: Asked) -> bool:
    """Whether the question speaks of what the step is called."""
    heading = hit.passage.headings[-1]
    groups = {group for term in asked.terms for group in concepts_of(term.text)}
    return bool(stems(heading) & {term.stem for term in asked.terms}) or any(
        concepts_of(word.text) & groups for word in content_words(heading)
    )


def _is_step(hit: Hit) -> bool:
    return any(_STEP.search(heading) for heading in hit.passage.headings)


def _to_step(
    key: str, section: Section, document: Document, library: Library, language: Language
) -> Suggestion:
    heading = text(key, language, heading=_bare(section.headings[-1]))
    return Suggestion(SuggestionKind.STEP, heading, _first_passage(section, document, library))


def templates(asked: Asked, documents: Mapping[str, Document], library: Library) -> list[Suggestion]:
    """The template for what the question is about, at most one."""
    groups = {group for term in asked.terms for group in concepts_of(term.text)}
    wanted = [concept.template for concept in concepts() if concept.template and concept.name in groups]
    for start in wanted:
        for document in documents.values():
            fits = document.kind is Kind.TEMPLATE and document.language is asked.language
            if fits and document.id.startswith(start):
                return [_template(document, library)]
    return []


def all_templates(library: Library, language: Language) -> tuple[Suggestion, ...]:
    """Every template in this language."""
    found = (document for document in library.documents.values() if document.kind is Kind.TEMPLATE)
    return tuple(_template(document, library) for document in found if document.language is language)


def _template(document: Document, library: Library) -> Suggestion:
    passages = library.passages_of(document.id)
    label = text("template", document.language, title=document.title)
    return Suggestion(SuggestionKind.TEMPLATE, label, passages[0] if passages else None)


def ways_in(
    named: Iterable[object], documents: Mapping[str, Document], library: Library, language: Language
) -> list[Suggestion]:
    """The part of an infrastructure's page that says whom to turn to, for each actor that is named."""
    found: dict[str, Suggestion] = {}
    for mention in named:
        actor = getattr(mention, "actor", None)
        if isinstance(actor, Actor) and actor.id not in found:
            passage = way_in(actor, documents, library, language)
            if passage:
                label = text("way_in", language, actor=actor.name(language))
                found[actor.id] = Suggestion(SuggestionKind.CONTACT, label, passage)
    return list(found.values())


def way_in(
    actor: Actor, documents: Mapping[str, Document], library: Library, language: Language
) -> Passage | None:
    """The passage under the heading about contact, in the page about this actor."""
    for document in documents.values():
        if document.language is language and is_about(document, actor):
            for passage in library.passages_of(document.id):
                if any(_WAY_IN.search(fold(heading)) for heading in passage.headings[-1:]):
                    return passage
    return None


def questions(asked: Asked, cited: Sequence[Passage], library: Library) -> list[Suggestion]:
    """Questions that the sections beside the cited ones answer, and those of the topic."""
    texts: dict[str, Passage | None] = {}
    for passage in cited:
        document = library.documents.get(passage.document_id)
        if document is None or document.language is not asked.language or document.kind is Kind.TEMPLATE:
            continue
        for section in _beside(document, passage.section_id):
            texts.setdefault(_as_question(section.headings[-1], asked.language), None)
    groups = [group for term in asked.terms for group in sorted(concepts_of(term.text))]
    for group in groups:
        if choices(group, asked.language) != choices(None, asked.language):
            for choice in choices(group, asked.language):
                texts.setdefault(choice, None)
    asked_stems = stems(asked.text)
    fresh = [question for question in texts if stems(question) - asked_stems]
    return [Suggestion(SuggestionKind.QUESTION, question) for question in fresh[:MOST_QUESTIONS]]


def _beside(document: Document, section_id: str) -> list[Section]:
    """The sections after and before this one that have text and a matter of their own."""
    sections = [section for section in document.sections if section.text.strip() and section.headings]
    place = next((number for number, section in enumerate(sections) if section.id == section_id), None)
    if place is None:
        return []
    near = [sections[number] for number in (place + 1, place + 2, place - 1) if 0 <= number < len(sections)]
    parent = sections[place].headings[:-1]
    return [one for one in near if one.headings[:-1] == parent and _has_a_matter(one.headings[-1])]


def _has_a_matter(heading: str) -> bool:
    return not _NO_MATTER.search(fold(heading)) and not is_form(heading)


def _following_step(document: Document, section_id: str) -> Section | None:
    place = next(
        (number for number, section in enumerate(document.sections) if section.id == section_id), None
    )
    if place is None:
        return None
    after = (
        section for section in document.sections[place + 1 :] if section.headings and section.text.strip()
    )
    return next((section for section in after if _STEP.search(section.headings[-1])), None)


def _first_passage(section: Section, document: Document, library: Library) -> Passage | None:
    return next((p for p in library.passages_of(document.id) if p.section_id == section.id), None)


def _as_question(heading: str, language: Language) -> str:
    bare = _bare(heading)
    if bare.endswith("?"):
        return bare
    first = bare.split()[0] if bare.split() else ""
    if first[1:] == first[1:].lower() and not mentions(first):
        bare = bare[:1].lower() + bare[1:]
    bare = re.sub(r"\s*\((?:steg|step) \w+\)$", "", bare)
    if ": " in bare and mentions(bare.split(": ")[-1]):
        matter, actor = bare.rsplit(": ", 1)
        return text("ask_about_actor", language, heading=matter, actor=actor)
    return text("ask_about", language, heading=bare)


def _bare(heading: str) -> str:
    """The heading without its number."""
    return _NUMBER.sub("", heading).strip()
