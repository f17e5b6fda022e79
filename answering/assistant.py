"""Assistant.ask: privacy → route → stand alone → search → write → check → Answer, in that order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from answering.answer import Answer, Status, Suggestion, SuggestionKind, Turn
from answering.attempt import Attempt, combined, compared_with
from answering.citations import around_of, cite
from answering.conversation import StandAlone, stand_alone
from answering.draft import Writer
from answering.extract import ExtractiveWriter
from answering.finding import find
from answering.library import Library, in_one
from answering.nearby import introduction, nothing_found
from answering.parts import compared, parts
from answering.plain_text import pieces
from answering.privacy import mask_personal, strip_hidden
from answering.question import Asked, read_question
from answering.relevance import TOO_MUCH_UNKNOWN, Evidence, Said, decide, weigh
from answering.routing import Route, Routed, route_talk, route_vague
from answering.section_scores import asks_which, heading_of, whole_text
from answering.suggestions import all_templates, suggest
from answering.texts import choices, text, topic_name
from answering.twins import in_language
from answering.validity import validity_notes
from answering.vocabulary import Vocabulary
from answering.words import content_of
from corpus.errors import QuestionError
from corpus.language import detect_language
from corpus.model import Language
from retrieval.closeness import Closeness, embedded_model
from retrieval.embed import Embedder
from retrieval.hit import Filter

MOST_CHARACTERS = 2000


class Assistant:
    """Answers questions from a library's documents.

    Args:
        writer: puts hits into words; by default the extractive one.
        today: for documents past their review date.
        on_evidence: told what each decision to answer or not rests on, for whoever measures it.
        embedder: compares questions with statements; by default the model that comes with the project.
    """

    def __init__(
        self,
        library: Library,
        writer: Writer | None = None,
        today: Callable[[], date] = date.today,
        on_evidence: Callable[[Asked, Evidence], None] | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._library = library
        self._writer = writer
        self._today = today
        self._on_evidence = on_evidence
        self._closeness = Closeness(embedder or embedded_model(), content_of)
        self._seen: tuple[tuple[str, str], ...] | None = None
        self._vocabulary = Vocabulary(())

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filter: Filter = Filter(),
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        """The answer; `on_text` gets its text in pieces, none of them before it is checked.

        Raises:
            QuestionError: the question is empty or longer than `MOST_CHARACTERS`.
        """
        start = perf_counter()
        said, masked, language = _taken(question)
        answer = self._answer(said, language, history, filter)
        if masked:
            answer = replace(answer, notes=(*answer.notes, text("masked", answer.language)))
        if on_text:
            for piece in pieces(answer):
                on_text(piece)
        return replace(answer, seconds=perf_counter() - start)

    def _answer(self, said: str, language: Language, history: Sequence[Turn], filter: Filter) -> Answer:
        routed = route_talk(said)
        if routed.route not in {Route.SEARCH, Route.VAGUE}:
            return _talk(said, language, routed)
        earlier = [mask_personal(strip_hidden(turn.question)[:MOST_CHARACTERS]) for turn in history]
        alone = stand_alone(said, earlier, language)
        if (vague := route_vague(alone.text)).route is Route.VAGUE:
            return self._ask_back(said, alone, vague)
        return self._from_documents(said, alone, filter)

    def _ask_back(self, said: str, alone: StandAlone, vague: Routed) -> Answer:
        language, topic = alone.language, topic_name(vague.topic, alone.language)
        asking = text("vague_about", language, topic=topic) if topic else text("vague", language)
        choose_from = _questions(vague.topic, language)
        if vague.topic == "template" and (listed := all_templates(self._library, language)):
            asking, choose_from = text("which_template", language), listed
        return Answer(said, alone.text, language, Status.CLARIFY, asking, suggestions=choose_from)

    def _from_documents(self, said: str, alone: StandAlone, filter: Filter) -> Answer:
        writer = self._current_writer()
        asked = read_question(alone.text, alone.source)
        # Who lets only one language through wants the answer in it.
        language = filter.languages[0] if len(filter.languages) == 1 else alone.language
        best = self._best_attempt(asked, language, filter, writer)
        if best.status is Status.NOT_FOUND and asks_which(asked) and best.evidence.unknown < TOO_MUCH_UNKNOWN:
            # Which template fits is best answered by the list of them.
            listed = all_templates(self._library, language)
            which = text("which_template", language)
            return Answer(said, alone.text, language, Status.CLARIFY, which, suggestions=listed)
        if best.status is Status.NOT_FOUND:
            near = nothing_found(asked, language, best.evidence, best.hits, self._library)
            answer = Answer(said, alone.text, language, near.status, near.text, suggestions=near.suggestions)
        else:
            answer = self._found(said, alone, language, best)
        return replace(answer, writer=writer.name)

    def _found(self, said: str, alone: StandAlone, language: Language, best: Attempt) -> Answer:
        documents = [citation.document for citation in best.cited.citations]
        notes = validity_notes(documents, self._library.documents, self._today(), language)
        if any(document.language is not language for document in documents):
            notes = (text("other_language", language), *notes)
        cited = [citation.passage for citation in best.cited.citations]
        return Answer(
            question=said,
            standalone_question=alone.text,
            language=language,
            status=best.status,
            text=best.draft.introduction or introduction(best.status, best.evidence, language),
            claims=best.cited.claims,
            citations=best.cited.citations,
            suggestions=suggest(replace(best.asked, language=language), best.hits, cited, self._library),
            notes=notes,
        )

    def _best_attempt(self, asked: Asked, language: Language, filter: Filter, writer: Writer) -> Attempt:
        """From the documents in the question's language, and only if they have nothing from the others."""
        first = self._tried(asked, in_one(filter, asked.language), writer)
        if not first.is_found:
            other = self._tried(asked, in_one(filter, asked.language.other), writer)
            first = other if other.is_found else first
        if not first.is_found:
            return first
        turned = self._in_language(first, language)
        may_be_shown = all(
            not filter.languages or citation.document.language in filter.languages
            for citation in turned.cited.citations
        )
        return turned if may_be_shown else replace(turned, status=Status.NOT_FOUND)

    def _tried(self, asked: Asked, filter: Filter, writer: Writer) -> Attempt:
        """The question, or its parts one after the other where it asks several."""
        whole = self._weighed(asked, filter, writer)
        sides = compared(asked.text, asked.language)
        single = sides or parts(asked.text, asked.language)
        if len(single) == 1:
            return whole
        tried = [self._weighed(read_question(part, asked.language), filter, writer) for part in single]
        of_parts = compared_with(whole, tried) if sides else combined(asked, tried)
        if of_parts is None or (whole.status is Status.ANSWERED and of_parts.status is Status.PARTIAL):
            return whole
        return of_parts

    def _in_language(self, attempt: Attempt, language: Language) -> Attempt:
        """The same statements from the translated documents, where there are any."""
        if all(citation.document.language is language for citation in attempt.cited.citations):
            return attempt
        claims, hits = in_language(attempt.draft.claims, attempt.hits, language, self._library)
        cited = cite(claims, hits)
        return replace(attempt, cited=cited, hits=hits) if cited.claims else attempt

    def _weighed(self, asked: Asked, filter: Filter, writer: Writer) -> Attempt:
        terms = [self._vocabulary.term(word, asked.language, asked.text) for word in asked.terms]
        hits = find(asked, terms, self._library, filter)
        draft = writer.write(asked, hits, ())
        cited = cite(draft.claims, hits)
        by_number = {citation.number: citation for citation in cited.citations}
        hit_of = {hit.passage.id: hit for hit in hits}
        said = []
        for claim in cited.claims:
            on = [hit_of[by_number[number].passage.id] for number in claim.citations]
            said.append(
                Said(
                    claim.text,
                    "\n".join(around_of(hit) for hit in on),
                    heading_of(on[0]),
                    "\n".join(whole_text(hit) for hit in on),
                )
            )
        best = max((hit.score for hit in hits), default=0.0)
        evidence = weigh(asked, terms, best, said, self._closeness)
        if self._on_evidence:
            self._on_evidence(asked, evidence)
        status = decide(evidence, filter.languages == (asked.language,))
        if not cited.claims:
            status = Status.NOT_FOUND
        return Attempt(asked, hits, cited, draft, evidence, status)

    def _current_writer(self) -> Writer:
        """The writer for the build that is published now."""
        documents = self._library.documents
        seen = tuple((document.id, document.sha256) for document in documents.values())
        if seen != self._seen:
            self._vocabulary = Vocabulary(p for id in documents for p in self._library.passages_of(id))
            self._seen = seen
        return self._writer or ExtractiveWriter(self._vocabulary, self._closeness)


def _taken(question: str) -> tuple[str, bool, Language]:
    """The question without hidden characters and personal data, whether any was masked, and its language."""
    clean = strip_hidden(question).strip()
    language = detect_language(clean)
    if len(question) > MOST_CHARACTERS:
        raise QuestionError(text("too_long", language, limit=str(MOST_CHARACTERS)))
    if not clean:
        raise QuestionError(text("empty", language))
    masked = mask_personal(clean, language)
    return masked, masked != clean, language


def _talk(said: str, language: Language, routed: Routed) -> Answer:
    """Small talk is answered with a question back, an attack with a calm refusal."""
    refused = routed.route in {Route.RULES, Route.INSULT}
    return Answer(
        question=said,
        standalone_question=said,
        language=language,
        status=Status.REFUSED if refused else Status.CLARIFY,
        text=text(routed.route.value, language),
        suggestions=() if routed.route is Route.GOODBYE else _questions(None, language),
    )


def _questions(topic: str | None, language: Language) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(SuggestionKind.QUESTION, choice) for choice in choices(topic, language))
