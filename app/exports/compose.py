"""A conversation becomes a Report: questions, answers, what to bring up, what to do next, sources (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from answering.answer import Answer, Citation, Status, SuggestionKind
from app.exports.answer_blocks import MARKS, answer_blocks
from app.exports.report import Block, Chapter, Labels, Part, Report, Run, Section, Source
from app.shell.escape import visible
from app.shell.texts import Texts, load_texts
from app.source.document_facts import date_facts, is_overdue, page_label
from app.store.records import KeptTurn
from corpus.language import detect_language
from corpus.model import Language

Key = tuple[str, int, int]
NOT_IN_XML = str.maketrans("", "", "\ufffe\uffff")
WHOLE = {Status.ANSWERED, Status.CLARIFY}  # a question back is no gap in the documents


def compose(said: Sequence[KeptTurn], language: Language, today: date) -> Report:
    """The report in the language of the page; each answer stays in its own.

    Args:
        today: the date of the report, and the day against which review dates are held.
    """
    texts = load_texts(language)
    cited = _numbered(said)
    return Report(
        language=language,
        title=texts.say("export.title"),
        day=today.isoformat(),
        lead=texts.say("export.lead", date=today.isoformat()),
        standing=texts.say("export.standing"),
        legend=tuple(_legend(said, texts)),
        chapters=tuple(_chapter(each, cited, texts) for each in said),
        sections=tuple(_sections(said, texts)),
        sources=tuple(
            _source(number, citation, texts, today) for number, citation in enumerate(cited.values(), 1)
        ),
        labels=Labels(
            texts.say("source.list"),
            texts.say("export.page"),
            texts.say("page.name"),
            (texts.say("export.quote_begins"), texts.say("export.quote_ends")),
        ),
    )


def clean(text: str) -> str:
    """Text that every format can hold, without signs that hide or turn it."""
    return visible(text).translate(NOT_IN_XML)


def answers_of(said: Iterable[KeptTurn]) -> Iterator[Answer]:
    """Every answer of the conversation; where ownership forms were compared, theirs."""
    for each in said:
        if each.by_owner:
            yield from (answer for _, answer in each.by_owner)
        elif each.answer:
            yield each.answer


def _numbered(said: Sequence[KeptTurn]) -> dict[Key, Citation]:
    """Each cited place once, in order of first use."""
    cited: dict[Key, Citation] = {}
    for answer in answers_of(said):
        for citation in answer.citations:
            cited.setdefault(_key(citation), citation)
    return cited


def _key(citation: Citation) -> Key:
    return citation.passage.id, citation.start, citation.end


def _chapter(said: KeptTurn, cited: dict[Key, Citation], texts: Texts) -> Chapter:
    language = said.answer.language if said.answer else detect_language(said.question, texts.language)
    if said.by_owner:
        parts = [
            _part(texts.say(f"owner.{owner.value}"), answer, cited, texts) for owner, answer in said.by_owner
        ]
    elif said.answer:
        parts = [_part("", said.answer, cited, texts)]
    else:
        parts = [Part("", texts.say("export.no_answer"), texts.language, (), ())]
    return Chapter(clean(said.question), language, tuple(parts))


def _part(heading: str, answer: Answer, cited: dict[Key, Citation], texts: Texts) -> Part:
    places = {key: number for number, key in enumerate(cited, 1)}
    numbers = {citation.number: places[_key(citation)] for citation in answer.citations}
    status = "" if answer.status in WHOLE else texts.say(f"status.{answer.status.value}")
    blocks = tuple(_clean_block(block) for block in answer_blocks(answer, numbers))
    return Part(heading, status, answer.language, blocks, tuple(map(clean, answer.notes)))


def _clean_block(block: Block) -> Block:
    runs = tuple(Run(clean(run.text), run.sources, run.mark) for run in block.runs)
    return Block(block.kind, runs, block.marker)


def _legend(said: Sequence[KeptTurn], texts: Texts) -> Iterator[str]:
    """Only the marks that stand somewhere in the report."""
    used = {claim.support for answer in answers_of(said) for claim in answer.claims}
    for support, mark in MARKS.items():
        if mark and support in used:
            yield f"{mark} {texts.say(f'support.{support.value}.title')}"


def _sections(said: Sequence[KeptTurn], texts: Texts) -> Iterator[Section]:
    """What the documents leave open is what the meeting is for."""
    unanswered = tuple(
        (clean(each.question), each.answer.language if each.answer else texts.language)
        for each in said
        if not each.answer or each.answer.status in {Status.PARTIAL, Status.NOT_FOUND}
    )
    if unanswered:
        yield Section(texts.say("export.open"), texts.say("export.open_lead"), unanswered)
    onward = {
        clean(way.text): answer.language
        for answer in answers_of(said)
        for way in answer.suggestions
        if way.kind is not SuggestionKind.QUESTION
    }
    if onward:
        yield Section(texts.say("suggestion.next"), "", tuple(onward.items()))


def _source(number: int, citation: Citation, texts: Texts, today: date) -> Source:
    document, passage = citation.document, citation.passage
    facts = [texts.say(f"kind.{document.kind.value}")]
    if document.version:
        facts.append(texts.say("source.version", version=document.version))
    facts += date_facts(document, texts)
    if passage.page:
        facts.append(texts.say("source.page", page=page_label(document, passage.page)))
    return Source(
        number,
        clean(document.title),
        passage.language,
        clean(" › ".join(passage.headings)),
        clean(" · ".join(facts)),
        clean(" ".join(citation.quote.split())),
        texts.say("source.overdue") if is_overdue(document, today) else "",
    )
