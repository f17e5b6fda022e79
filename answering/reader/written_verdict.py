"""Yes, no or "it depends" as an entry begins with it, in its author's words (pure)."""

import re

from answering.reader.reading import Verdict
from corpus.model import Passage, Role, Statement

YES_OR_NO = {"ja": Verdict.YES, "yes": Verdict.YES, "nej": Verdict.NO, "no": Verdict.NO}
_DEPENDS = re.compile(r"(?:det beror|it depends)\b", re.IGNORECASE)


def says_it_depends(said: str) -> bool:
    """Whether it begins with "it depends"."""
    return _DEPENDS.match(said) is not None


def leads_in(passage: Passage, statement: Statement) -> str:
    """What a reader has to see before a statement: the words above its list, or its entry's yes or no."""
    first = passage.statements[0]
    if statement.lead_in or statement == first:
        return statement.lead_in
    if first.role is Role.VERDICT:
        return first.text
    depends = _DEPENDS.match(first.text) if first.role is Role.ANSWER else None
    return f"{depends[0]}." if depends else ""
