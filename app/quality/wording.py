"""Measures, faults and figures of a report in the words of the page's language (pure)."""

from collections.abc import Iterable

from app.quality.model import Figure
from app.shell.texts import Texts
from corpus.model import Language

# What a report calls a measure → its words here; one that is not known keeps the report's own name.
MEASURES = {
    "sendable": "quality.measure.sendable",
    "answered": "quality.measure.answered",
    "expected section cited": "quality.measure.section_cited",
    "key facts": "quality.measure.key_facts",
    "words beside the point": "quality.measure.beside_the_point",
    "verdict": "quality.measure.verdict",
    "verdict given wrong": "quality.measure.wrong_verdict",
    "shape": "quality.measure.shape",
    "missed refusals": "quality.measure.missed_refusals",
    "hostile held": "quality.measure.hostile_held",
    "expected status": "quality.measure.expected_status",
    "citation recall": "quality.measure.citation_recall",
    "citation precision": "quality.measure.citation_precision",
    "unsupported claims": "quality.measure.unsupported",
    "one language": "quality.measure.one_language",
    "recall@1": "quality.measure.recall_one",
    "recall@5": "quality.measure.recall_five",
    "recall@10": "quality.measure.recall_ten",
    "nDCG@10": "quality.measure.ndcg",
    "reciprocal rank": "quality.measure.reciprocal_rank",
    "seconds: total, median": "quality.measure.median",
    "seconds: total, 95th percentile": "quality.measure.percentile",
    "words": "quality.measure.words",
    "tokens: sent": "quality.measure.tokens_sent",
    "tokens: received": "quality.measure.tokens_received",
}
POINTS = {Language.SWEDISH: " procentenheter", Language.ENGLISH: " points"}


def measure_name(measure: str, label: str, texts: Texts) -> str:
    """What a measure is called."""
    return texts.say(MEASURES[measure]) if measure in MEASURES else label


def columns(names: Iterable[str], texts: Texts) -> list[str]:
    """The heads of columns."""
    return [texts.say(f"quality.column.{name}") for name in names]


def fault_words(code: str, words: str, texts: Texts) -> tuple[str, Language]:
    """What is wrong, and the language of these words: the report's own where the code is not known."""
    if f"quality.fault.{code}" in texts.words:
        return texts.say(f"quality.fault.{code}"), texts.language
    return words, Language.ENGLISH


def status_name(status: str, texts: Texts) -> str:
    """What a status is called; itself where it is not known."""
    return texts.say(f"quality.status.{status}") if f"quality.status.{status}" in texts.words else status


def figure_words(value: float, unit: str, language: Language, signed: bool = False) -> str:
    """ "84,2 %", "0.18 s", "+3,2 procentenheter": as the language writes numbers."""
    scaled, digits = (100 * value, 1) if unit == "%" else (value, 0 if abs(value) >= 20 else 2)
    rounded = round(scaled, digits) + 0.0  # minus zero becomes zero
    figure = f"{rounded:{'+' if signed and rounded else ''}.{digits}f}".replace("-", "−")
    if language is Language.SWEDISH:
        figure = figure.replace(".", ",")
    return figure + {"%": POINTS[language] if signed else " %", "s": " s"}.get(unit, "")


def interval_words(figure: Figure, unit: str, texts: Texts, signed: bool = False) -> str:
    """ "80,1 till 84,2 %; 90 fall"."""
    low, high = (figure_words(each, unit, texts.language, signed) for each in (figure.low, figure.high))
    return texts.say("quality.interval", low=low.split(" ")[0], high=high, number=figure.count)
