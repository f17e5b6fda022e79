"""What the measures are called in a report, and what each says; those that stand in the main table (pure)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from evals.scores import ALL, PARITY, SENDABLE

NAMES = Path(__file__).with_name("named.toml")
COLUMNS = (
    (ALL, "All"),
    ("language=sv", "Swedish"),
    ("language=en", "English"),
    (PARITY, "Swedish − English"),
)
SHARES = frozenset({"false refusals", "recall@3"})  # that stand in no main table
SLICED = (SENDABLE, "answered", "expected section cited", "key facts", "recall@5", "missed refusals")
# In the order of the tables; a slice's name before "=".
GROUPS = (
    ("kind", "kind of question"),
    ("style", "way of asking"),
    ("owner", "ownership form that the question names"),
    ("topic", "topic"),
    ("split", "part (tune: weights were chosen with it in sight; report: they were not)"),
    ("reason", "reason why the documents do not answer"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A measure of the main table.

    Args:
        unit: "%" of cases or claims, "s", or "" for a plain number.
    """

    measure: str
    label: str
    says: str
    unit: str = "%"


def _main() -> tuple[Named, ...]:
    entries = tomllib.loads(NAMES.read_text(encoding="utf-8"))["measure"]
    return tuple(Named(entry["name"], entry["label"], entry["says"], entry["unit"]) for entry in entries)


MAIN = _main()
LABELS = {each.measure: each for each in MAIN}


def label_of(measure: str) -> str:
    """What a measure is called; itself where it stands in no main table."""
    named = LABELS.get(measure)
    return named.label if named else measure


def unit_of(measure: str) -> str:
    """In what a measure is told; further ones are plain numbers."""
    name = measure.removeprefix("change: ")
    if name in SHARES:
        return "%"
    named = LABELS.get(name)
    return named.unit if named else ("s" if name.startswith("seconds") else "")


def figure_words(measure: str, value: float, signed: bool = False) -> str:
    """ "84.2 %", "0.18 s", "0.63", "+3.2 points": the value as a person reads it."""
    unit = unit_of(measure)
    scaled, digits = (100 * value, 1) if unit == "%" else (value, 0 if abs(value) >= 20 else 2)
    rounded = round(scaled, digits) + 0.0  # minus zero becomes zero
    figure = f"{rounded:{'+' if signed and rounded else ''}.{digits}f}".replace("-", "−")
    return figure + {"%": " points" if signed else " %", "s": " s"}.get(unit, "")


def interval_words(measure: str, low: float, high: float, signed: bool = False) -> str:
    """ "80.1 to 84.2 %": the unit stands once."""
    first, second = (figure_words(measure, bound, signed) for bound in (low, high))
    return f"{first.removesuffix(' points').removesuffix(' %').removesuffix(' s')} to {second}"
