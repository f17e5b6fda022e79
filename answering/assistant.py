"""Assistant.ask: understand → search → read → write → check → Answer, in that order, from one build."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from answering.advise.abbreviations import abbreviations
from answering.advise.actor_rows import rows
from answering.advise.narrowed import narrowed
from answering.advise.nearby import nothing_found
from answering.advise.next_steps import suggest
from answering.advise.twins import in_language, twin_of
from answering.advise.validity import validity_notes
from answering.advise.verdicts import says_a_verdict, verdict_of, whose_verdicts
from answering.answer import Answer, Status, Turn
from answering.check.citations import cite
from answering.library import Library, Snapshot
from answering.observer import UNOBSERVED, Observer
from answering.reader.decision import Decision, read_decision
from answering.reader.reader import shipped_reader
from answering.reader.reading import Reader, Reading, Verdict, about
from answering.reader.worth_reading import PASSAGES
from answering.texts import text
from answering.understand.conversation import FollowUps, StandAlone, stand_alone
from answering.understand.privacy import mask_personal, strip_hidden
from answering.understand.rewriting import Rewriter
from answering.understand.routing import Route, route_talk, route_vague
from answering.understand.without_documents import ask_back, small_talk, which_reading
from answering.write.answer_stream import AnswerStream
from answering.write.attempt import Attempt
from answering.write.draft import Writer
from answering.write.extract import ExtractiveWriter
from answering.write.model_answer import WrittenAnswer, write_with_model
from answering.write.model_writer import ModelWriter
from answering.write.text_model import TextModel
from corpus.errors import QuestionError
from corpus.language import detect_language
from corpus.model import Language, Owner, Role
from retrieval.hit import Filter, Hit

MOST_CHARACTERS = 2000
WARM_UP = "samverkan"
# Words before an answer that may not be one, by their key in texts.toml.
PERHAPS = "perhaps"


class Assistant:
    """Answers questions from a library's documents; holds nothing that a question changes.

    Args:
        reader, decision: what judges whether passages answer; by default those that come with the project.
        writer: puts what was read into words; by default the extractive one.
        model: a language model that tells in its own words what was found, each of them checked.
        today: for documents past their review date.
        follow_ups: reads what a question needs of the conversation; by default the reader of the project.
        observer: is told how answers come about.
    """

    def __init__(  # noqa: PLR0913 # collaborators, each by itself and with a default
        self,
        library: Library,
        reader: Reader | None = None,
        decision: Decision | None = None,
        writer: Writer | None = None,
        model: TextModel | None = None,
        today: Callable[[], date] = date.today,
        follow_ups: FollowUps | None = None,
        observer: Observer = UNOBSERVED,
    ) -> None:
        self._library = library
        self._reader = reader or shipped_reader()
        self._follow_ups = follow_ups or shipped_reader()
        self._decision = decision or read_decision()
        self._writer = writer or ExtractiveWriter(self._decision.statement)
        self._model_writer = ModelWriter(model) if model else None
        self._rewriter = Rewriter(model) if model else None
        self._today = today
        self._observer = observer

    def prepare(self) -> None:
        """Load the models, which the first question would wait for."""
        self._reader.read(WARM_UP, self._library.current().search(WARM_UP, 1))

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
        stream = AnswerStream(on_text)
        with self._observer.stage("answer"):
            answer = self._answer(said, language, history, filter, stream)
            if masked:
                answer = replace(answer, notes=(*answer.notes, text("masked", answer.language)))
            stream.say(answer)
            answer = replace(answer, seconds=perf_counter() - start)
            self._observer.answered(answer)
        return answer

    def fits(self, words: str, hits: Sequence[Hit]) -> bool:
        """Whether the reader finds that any of these passages answers; raises ModelUnavailable."""
        return bool(hits) and self._judged(self._reader.read(words, hits))[2] is not Status.NOT_FOUND

    def _judged(self, read: Sequence[Reading]) -> tuple[tuple[Reading, ...], float, Status]:
        """The readings calibrated, how surely they answer, and whether that is an answer."""
        readings = self._decision.calibrated(read)
        probability = self._decision.probability(readings)
        return readings, probability, self._decision.status(probability) if readings else Status.NOT_FOUND

    def _answer(
        self, said: str, language: Language, history: Sequence[Turn], filter: Filter, stream: AnswerStream
    ) -> Answer:
        routed = route_talk(said)
        if routed.route not in {Route.SEARCH, Route.VAGUE}:
            return small_talk(said, language, routed)
        with self._observer.stage("route"):
            alone = self._alone(said, history, language)
        if alone.other:
            return which_reading(said, alone)
        build = self._library.current()
        if (vague := route_vague(alone.text)).route is Route.VAGUE:
            return ask_back(said, alone, vague, build)
        # Who lets only one language through wants the answer in it.
        language = filter.languages[0] if len(filter.languages) == 1 else alone.language
        attempt = rows(alone.text, language, filter, build) or self._attempt(alone, language, filter, build)
        told = self._told(attempt, said, language, stream)
        if told.attempt.is_found:
            answer = self._found(said, told.attempt, language, build)
        else:
            near = self._decision.nearness
            words, ways = nothing_found(alone.text, language, told.attempt.readings, near, build)
            answer = Answer(said, alone.text, language, Status.NOT_FOUND, words, suggestions=ways)
        limits = narrowed(filter, language)
        notes = (*limits, *answer.notes, *(text(key, language) for key in told.notes))
        return replace(answer, writer=told.writer, notes=notes)

    def _alone(self, said: str, history: Sequence[Turn], language: Language) -> StandAlone:
        """The question made to stand alone after the earlier ones."""
        turns = [
            replace(turn, question=mask_personal(strip_hidden(turn.question)[:MOST_CHARACTERS]))
            for turn in history
        ]
        alone = stand_alone(said, turns, language, self._follow_ups)
        return self._rewriter.rewrite(said, turns, alone) if self._rewriter else alone

    def _attempt(self, alone: StandAlone, language: Language, filter: Filter, build: Snapshot) -> Attempt:
        """From the documents in the question's language, else from those that stand in the other alone."""
        source = alone.source
        hits = self._search(alone.text, replace(filter, languages=(source,)), build)
        own = self._read(alone.text, source, hits, filter.owners)
        if own.is_found:
            return _in_language(own, language, filter, build)
        hits = self._search(alone.text, replace(filter, languages=(source.other,)), build)
        rest = [hit for hit in hits if twin_of(hit.document, source, build.documents) is None]
        other = self._read(alone.text, source.other, rest, filter.owners)
        return _in_language(other, language, filter, build) if other.is_found else own

    def _search(self, question: str, filter: Filter, build: Snapshot) -> list[Hit]:
        with self._observer.stage("search"):
            return build.search(question, PASSAGES, filter)

    def _read(
        self, question: str, language: Language, hits: Sequence[Hit], owners: Sequence[Owner]
    ) -> Attempt:
        """What the passages say of these ownership forms, if the reader finds that they answer."""
        with self._observer.stage("read"):
            read = about(self._reader.read(question, hits), owners)
        readings, probability, status = self._judged(read)
        self._observer.read(probability)
        opening = PERHAPS if status is Status.PARTIAL else ""
        attempt = Attempt(question, language, readings, status, opening=opening)
        if not attempt.is_found:
            return attempt
        with self._observer.stage("write"):
            claims = self._writer.write(question, attempt.readings).claims
        with self._observer.stage("check"):
            cited = cite(claims, attempt.hits)
        status = attempt.status if cited.claims else Status.NOT_FOUND
        return replace(attempt, status=status, claims=claims, cited=cited)

    def _told(self, attempt: Attempt, said: str, language: Language, stream: AnswerStream) -> WrittenAnswer:
        """What was found as the model tells it, where there is one; what it says is given on as it comes."""
        found = WrittenAnswer(attempt, self._writer.name)
        if not self._model_writer or not attempt.is_found or attempt.language is not language:
            return found

        def show(now: Attempt) -> None:
            words = _opening(now, language)
            stream.say(Answer(said, now.question, language, now.status, words, now.cited.claims))

        with self._observer.stage("model"):
            return write_with_model(found, self._model_writer, show)

    def _found(self, said: str, attempt: Attempt, language: Language, build: Snapshot) -> Answer:
        citations = attempt.cited.citations
        documents = [citation.document for citation in citations]
        notes = validity_notes(documents, build.documents, self._today(), language)
        if any(document.language is not language for document in documents):
            notes = (text("other_language", language), *notes)
        if any(citation.passage.role is Role.CLAUSE for citation in citations):
            notes = (*notes, text("clause", language))
        claims = attempt.cited.claims
        notes = (*notes, *whose_verdicts(attempt.question, claims, citations, language))
        told = [claim.text for claim in claims]
        notes = (*notes, *abbreviations(told, language, build))
        cited = [citation.passage for citation in citations]
        return Answer(
            question=said,
            standalone_question=attempt.question,
            language=language,
            status=attempt.status,
            text=_opening(attempt, language),
            claims=claims,
            citations=citations,
            suggestions=suggest(attempt.question, language, told, attempt.hits, cited, build),
            notes=notes,
            # What opens with a caution says neither yes nor no.
            verdict=None
            if attempt.opening
            else verdict_of(attempt.question, attempt.claims, attempt.readings).verdict,
        )


def _in_language(attempt: Attempt, language: Language, filter: Filter, build: Snapshot) -> Attempt:
    """The same statements from the translated documents, where there are any and they may be shown."""
    if attempt.language is language:
        return attempt
    claims, hits = in_language(attempt.claims, attempt.hits, language, build)
    if cited := cite(claims, hits):
        attempt = replace(attempt, cited=cited) if cited.claims else attempt
    shown = {citation.document.language for citation in attempt.cited.citations}
    may_be_shown = not filter.languages or shown <= set(filter.languages)
    return attempt if may_be_shown else replace(attempt, status=Status.NOT_FOUND)


def _opening(attempt: Attempt, language: Language) -> str:
    """What stands before the claims: a caution, or the verdict where the first of them does not say it."""
    if attempt.opening:
        return text(attempt.opening, language)
    said, claims = verdict_of(attempt.question, attempt.claims, attempt.readings), attempt.cited.claims
    if said.verdict is None or (claims and says_a_verdict(claims[0].text)):
        return ""
    by_owner = "_on_owner" if said.by_owner and said.verdict is Verdict.DEPENDS else ""
    return text(f"verdict_{said.verdict.value}{by_owner}", language)


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
