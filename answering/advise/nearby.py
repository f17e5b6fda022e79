"""What to say when the documents do not answer: what is near, and whom to ask."""

from collections.abc import Callable, Sequence

from answering.advise.next_steps import bare, ways_in
from answering.answer import Suggestion, SuggestionKind
from answering.library import Snapshot
from answering.reader.reading import Reading
from answering.texts import text
from answering.understand.phrases import own_words
from answering.understand.routing import is_order_to_machine
from corpus.actors import mentions
from corpus.model import Kind, Language, Layout

MOST_PLACES = 2
LONGEST_SENTENCE = 220  # characters
# A passage that comes so near to being an answer is near; where none comes as far as the second, nothing is.
NEAR, FAR = 0.6, 0.3
Nearness = Callable[[Reading], float]  # 1 where a passage just is an answer


def nothing_found(
    question: str, language: Language, readings: Sequence[Reading], nearness: Nearness, build: Snapshot
) -> tuple[str, tuple[Suggestion, ...]]:
    """An honest refusal with ways on; far from everything it only says what the documents are about."""
    named = mentions(question)
    if not named and max(map(nearness, readings), default=0.0) < FAR:
        return f"{text('not_found', language)} {text('outside', language)}", ()
    near = _near([reading for reading in readings if nearness(reading) >= NEAR], language)
    sentences = [_refusal(question, language)]
    if near:
        places = [
            text(
                "near_place", language, heading=heading, title=reading.hit.document.title, says=_says(reading)
            )
            for heading, reading in near
        ]
        sentences.append(text("near", language, titles="; ".join(places)))
    contacts = tuple(ways_in(question, build, language))
    if contacts:
        sentences.append(text("turn_to", language, actor=named[0].actor.name(language)))
    else:
        sentences.append(text("turn_to_any", language))
    opened = tuple(
        Suggestion(SuggestionKind.DOCUMENT, _label(heading, reading.hit.document.title), reading.hit.passage)
        for heading, reading in near
    )
    return " ".join(sentences), (*opened, *contacts)


def _refusal(question: str, language: Language) -> str:
    """With the matter of the question, where one word beside the names says it."""
    asked = own_words(question)
    return (
        text("not_found_about", language, word=asked[0]) if len(asked) == 1 else text("not_found", language)
    )


def _near(readings: Sequence[Reading], language: Language) -> list[tuple[str, Reading]]:
    """The best sections, each once, no clause of a template."""
    found: dict[tuple[str, str], tuple[str, Reading]] = {}
    for reading in sorted(readings, key=lambda reading: -reading.answers):
        document, passage = reading.hit.document, reading.hit.passage
        if passage.headings and document.language is language and document.kind is not Kind.TEMPLATE:
            found.setdefault((document.id, passage.section_id), (bare(passage.headings[-1]), reading))
    return list(found.values())[:MOST_PLACES]


def _says(reading: Reading) -> str:
    """The first sentence of the section, where it states something in a line or two."""
    for statement, _ in reading.statements:
        said = statement.text
        if statement.role.may_answer and len(said) <= LONGEST_SENTENCE and not is_order_to_machine(said):
            return f": {said.rstrip('.')}" if statement.layout is Layout.SENTENCE else ""
    return ""


def _label(heading: str, title: str) -> str:
    short = title.split(": ")[0]
    return heading if short in heading else f"{short}: {heading}"
