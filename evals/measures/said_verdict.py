"""The verdict that an answer begins with (pure)."""

import re

from answering.advise.verdicts import says_a_verdict
from answering.reader.reading import Verdict
from answering.reader.written_verdict import YES_OR_NO
from evals.record import Record

_FIRST = re.compile(r"\w+")
# "No fee is taken" may be a yes; "No, …" and "No." never are.
_NONE_OF = re.compile(r"no\s+\w", re.IGNORECASE)


def said_verdict(record: Record) -> Verdict | None:
    """What it says to a question of yes or no: a yes that it quotes first, or else the assistant's own."""
    first = record.claims[0].text if record.claims else ""
    if not says_a_verdict(first) or _NONE_OF.match(first):
        return record.verdict
    found = _FIRST.match(first)
    return YES_OR_NO.get(found[0].lower(), Verdict.DEPENDS) if found else record.verdict
