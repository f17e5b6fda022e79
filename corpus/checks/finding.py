"""Finding: one thing that is missing or wrong in a corpus, told in one line."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a finding is about."""

    CATALOGUE = "catalogue"
    FILES = "files"
    DATES = "dates"
    TWINS = "twins"
    REFERENCES = "references"
    PLACEHOLDERS = "placeholders"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or wrong.

    Args:
        subject: the document id or file that it is about.
        message: one line that says what to do.
    """

    topic: Topic
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.topic}: {self.subject}: {self.message}"
