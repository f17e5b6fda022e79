"""What is answered without the documents: small talk, attacks, and questions too vague to look for."""

from answering.advise.next_steps import all_templates
from answering.answer import Answer, Status, Suggestion, SuggestionKind
from answering.library import Snapshot
from answering.texts import choices, text, topic_name
from answering.understand.conversation import StandAlone
from answering.understand.routing import Route, Routed
from corpus.model import Language


def small_talk(said: str, language: Language, routed: Routed) -> Answer:
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


def ask_back(said: str, alone: StandAlone, vague: Routed, build: Snapshot) -> Answer:
    """One question back, with questions or templates to choose from."""
    language, topic = alone.language, topic_name(vague.topic, alone.language)
    asking = text("vague_about", language, topic=topic) if topic else text("vague", language)
    choose_from = _questions(vague.topic, language)
    if vague.topic == "template" and (listed := all_templates(build, language)):
        asking, choose_from = text("which_template", language), listed
    return Answer(said, alone.text, language, Status.CLARIFY, asking, suggestions=choose_from)


def which_reading(said: str, alone: StandAlone) -> Answer:
    """A question that can be meant of one actor or of another: both to choose from."""
    readings = tuple(Suggestion(SuggestionKind.QUESTION, one) for one in (alone.text, alone.other))
    asking = text("which_reading", alone.language)
    return Answer(said, said, alone.language, Status.CLARIFY, asking, suggestions=readings)


def _questions(topic: str | None, language: Language) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(SuggestionKind.QUESTION, choice) for choice in choices(topic, language))
