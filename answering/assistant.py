"""Assistant.ask: privacy → route → stand alone → search → write → check → Answer, in that order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from answering.answer import Answer, Status, Turn
from answering.attempt import Attempt, combined, compared_with
from answering.beginning import beginning
from answering.citations import cite
from answering.conversation import StandAlone, stand_alone
from answering.draft import Draft, Writer
from answering.extract import ExtractiveWriter
from answering.finding import find
from answering.library import Library, in_one
from answering.model_writer import ModelWriter
from answering.nearby import introduction, nothing_found
from answering.parts import compared, parts
from answering.premises import corrected, correction, wrongly_owned
from answering.privacy import mask_personal, strip_hidden
from answering.question import Asked, read_question
from answering.relevance import TOO_MUCH_UNKNOWN, Evidence, decide, said_of, weigh
from answering.respelling import Speller
from answering.rewriting import Rewriter
from answering.routing import Route, route_talk, route_vague
from answering.section_scores import asks_which, is_clause
from answering.speech import Speech
from answering.suggestions import all_templates, suggest
from answering.talk import ask_back, talk
from answering.telling import Told, may_be_told, tell
from answering.text_model import TextModel
from answering.texts import text
from answering.twins import in_language
from answering.validity import validity_notes
from answering.vocabulary import Term, Vocabulary
from answering.words import content_of
from corpus.errors import QuestionError
from corpus.language import detect_language
from corpus.model import Language
from retrieval.closeness import Closeness
from retrieval.embed import Embedder, embedded_model
from retrieval.hit import Filter, Hit

MOST_CHARACTERS = 2000


class Assistant:
    """Answers questions from a library's documents.

    Args:
        writer: puts hits into words; by default the extractive one.
        model: a language model that tells in its own words what was found, each of them checked.
        today: for documents past their review date.
        on_evidence: told what each decision to answer or not rests on, for whoever measures it.
        embedder: compares questions with statements; by default the model that comes with the project.
    """

    def __init__(
        self,
        library: Library,
        writer: Writer | None = None,
        model: TextModel | None = None,
        today: Callable[[], date] = date.today,
        on_evidence: Callable[[Asked, Evidence], None] | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._library = library
        self._writer = writer
        self._model_writer = ModelWriter(model) if model else None
        self._rewriter = Rewriter(model) if model else None
        self._today = today
        self._on_evidence = on_evidence
        self._closeness = Closeness(embedder or embedded_model(), content_of)
        self._seen: tuple[tuple[str, str], ...] | None = None
        self._vocabulary = Vocabulary(())
        self._speller = Speller((), embedded_model().pieces)

    def prepare(self) -> None:
        """Learn the words of the build that is published, which the first question would wait for."""
        self._current_writer()

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
        speech = Speech(on_text)
        answer = self._answer(said, language, history, filter, speech)
        if masked:
            answer = replace(answer, notes=(*answer.notes, text("masked", answer.language)))
        speech.say(answer)
        return replace(answer, seconds=perf_counter() - start)

    def _answer(
        self, said: str, language: Language, history: Sequence[Turn], filter: Filter, speech: Speech
    ) -> Answer:
        routed = route_talk(said)
        if routed.route not in {Route.SEARCH, Route.VAGUE}:
            return talk(said, language, routed)
        earlier = [mask_personal(strip_hidden(turn.question)[:MOST_CHARACTERS]) for turn in history]
        alone = stand_alone(said, earlier, language)
        if self._rewriter:
            turns = [replace(turn, question=asked) for turn, asked in zip(history, earlier, strict=True)]
            alone = self._rewriter.rewrite(said, turns, alone)
        alone = beginning(alone)
        if (vague := route_vague(alone.text)).route is Route.VAGUE:
            return ask_back(said, alone, vague, self._library)
        return self._from_documents(said, alone, filter, speech)

    def _from_documents(self, said: str, alone: StandAlone, filter: Filter, speech: Speech) -> Answer:
        writer = self._current_writer()
        alone = replace(alone, text=self._speller.respelt(alone.text))
        asked = read_question(alone.text, alone.source)
        wrong = wrongly_owned(asked.text)
        if wrong and wrong.owner:
            asked = replace(asked, owners=(wrong.owner,))
        # Who lets only one language through wants the answer in it.
        language = filter.languages[0] if len(filter.languages) == 1 else alone.language
        found = Told(self._best_attempt(asked, language, filter, writer), writer.name)
        told = self._told(found, said, alone, language, speech)
        best = told.attempt
        if best.status is Status.NOT_FOUND and asks_which(asked) and best.evidence.unknown < TOO_MUCH_UNKNOWN:
            # Which template fits is best answered by the list of them.
            listed = all_templates(self._library, language)
            which = text("which_template", language)
            return Answer(said, alone.text, language, Status.CLARIFY, which, suggestions=listed)
        if best.status is Status.NOT_FOUND:
            near = nothing_found(asked, language, best.evidence, best.hits, self._library)
            answer = Answer(said, alone.text, language, near.status, near.text, suggestions=near.suggestions)
        else:
            words = best.draft.introduction or introduction(best.status, best.evidence, language)
            answer = self._found(said, alone, language, best, words if told.opening is None else told.opening)
        notes = (*answer.notes, *(text(key, language) for key in told.notes))
        answer = replace(answer, writer=told.writer, notes=notes)
        return corrected(answer, correction(wrong, language, self._library)) if wrong else answer

    def _told(self, found: Told, said: str, alone: StandAlone, language: Language, speech: Speech) -> Told:
        """What was found as the model tells it, where there is one; what it says is given on as it comes."""
        if not self._model_writer or not may_be_told(found.attempt, language):
            return found
        asked, hits = found.attempt.asked, found.attempt.hits
        terms = self._terms(asked)
        best = found.attempt.draft.best_statement

        def show(attempt: Attempt) -> None:
            words, claims = attempt.draft.introduction, attempt.cited.claims
            speech.say(Answer(said, alone.text, language, attempt.status, words, claims))

        def judged(draft: Draft) -> Attempt:
            return self._judged(asked, terms, hits, replace(draft, best_statement=best), True)

        return tell(found, self._model_writer, judged, show)

    def _found(self, said: str, alone: StandAlone, language: Language, best: Attempt, opening: str) -> Answer:
        documents = [citation.document for citation in best.cited.citations]
        notes = validity_notes(documents, self._library.documents, self._today(), language)
        if any(document.language is not language for document in documents):
            notes = (text("other_language", language), *notes)
        if any(is_clause(citation.document, citation.passage) for citation in best.cited.citations):
            notes = (*notes, text("clause", language))
        cited = [citation.passage for citation in best.cited.citations]
        return Answer(
            question=said,
            standalone_question=alone.text,
            language=language,
            status=best.status,
            text=opening,
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
        terms = self._terms(asked)
        hits = find(asked, terms, self._library, filter)
        own = filter.languages == (asked.language,)
        attempt = self._judged(asked, terms, hits, writer.write(asked, hits, ()), own)
        if self._on_evidence:
            self._on_evidence(asked, attempt.evidence)
        return attempt

    def _terms(self, asked: Asked) -> list[Term]:
        return [self._vocabulary.term(word, asked.language, asked.text) for word in asked.terms]

    def _judged(
        self, asked: Asked, terms: list[Term], hits: list[Hit], draft: Draft, in_own_language: bool
    ) -> Attempt:
        """A draft with its citations, and whether what holds of it is an answer."""
        cited = cite(draft.claims, hits)
        said = said_of(cited, hits)
        evidence = weigh(asked, terms, hits, said, draft.best_statement, self._closeness)
        status = decide(evidence, in_own_language)
        if not said:
            status = Status.NOT_FOUND
        return Attempt(asked, hits, cited, draft, evidence, status)

    def _current_writer(self) -> Writer:
        """The writer for the build that is published now."""
        documents = self._library.documents
        seen = tuple((document.id, document.sha256) for document in documents.values())
        if seen != self._seen:
            passages = [passage for id in documents for passage in self._library.passages_of(id)]
            self._vocabulary = Vocabulary(passages)
            self._speller = Speller(passages, embedded_model().pieces)
            self._seen = seen
        return self._writer or ExtractiveWriter(self._vocabulary, self._closeness)


def _taken(question: str) -> tuple[str, bool, Language]:
    """The question without hidden characters and personal data, whether any was masked, and its language."""
    clean = strip_hidden(question[: MOST_CHARACTERS + 1]).strip()
    language = detect_language(clean)
    if len(question) > MOST_CHARACTERS:
        raise QuestionError(text("too_long", language, limit=str(MOST_CHARACTERS)))
    if not clean:
        raise QuestionError(text("empty", language))
    masked = mask_personal(clean, language)
    return masked, masked != clean, language
