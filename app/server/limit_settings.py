"""QuestionLimits: how many questions a process takes on, read from the environment's values."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.server.setting_values import whole_number

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class QuestionLimits:
    """By the clock's minute and at the same time, for each process that serves the page.

    Args:
        session: questions a minute of one visitor's session.
        address: questions a minute of one address, which an office may share.
        address_header: the header in which a proxy says who asks it; empty for whoever is connected.
        at_once: questions that are answered at the same time.
        queue: questions that may wait for that.
    """

    session: int = 20
    address: int = 120
    address_header: str = ""
    at_once: int = 4
    queue: int = 50


DEFAULT_LIMITS = QuestionLimits()


def read_question_limits(values: Mapping[str, str]) -> QuestionLimits:
    """The limits that are set.

    Raises:
        SettingsError: a value cannot be used.
    """

    def number(name: str, default: int, least: int = 1) -> int:
        return whole_number(values, name, default, range(least, MOST + 1))

    return QuestionLimits(
        number("LOTSEN_QUESTIONS_SESSION", DEFAULT_LIMITS.session),
        number("LOTSEN_QUESTIONS_ADDRESS", DEFAULT_LIMITS.address),
        values.get("LOTSEN_ADDRESS_HEADER", DEFAULT_LIMITS.address_header),
        number("LOTSEN_AT_ONCE", DEFAULT_LIMITS.at_once),
        number("LOTSEN_QUEUE", DEFAULT_LIMITS.queue, least=0),
    )


def limits_as_variables(limits: QuestionLimits) -> dict[str, str]:
    """The variables that give these limits again."""
    return {
        "LOTSEN_QUESTIONS_SESSION": str(limits.session),
        "LOTSEN_QUESTIONS_ADDRESS": str(limits.address),
        "LOTSEN_ADDRESS_HEADER": limits.address_header,
        "LOTSEN_AT_ONCE": str(limits.at_once),
        "LOTSEN_QUEUE": str(limits.queue),
    }
