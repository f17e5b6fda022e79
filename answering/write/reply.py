"""A language model's text, piece by piece → its verdict and its sentences with their tokens (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answering.answer import Status
from answering.understand.privacy import strip_hidden
from corpus.model import Layout

# Many times what is asked for; whoever writes more has lost the thread.
MOST_CHARACTERS = 8000


# How much of the question the sources answer, in the model's own opinion.
_STATUS = {"complete": Status.ANSWERED, "partial": Status.PARTIAL, "none": Status.NOT_FOUND}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of the reply, and the tokens that stood behind it."""

    text: str
    tokens: tuple[str, ...]
    layout: Layout = Layout.SENTENCE


_VERDICT = re.compile(r"[\W_]*+(?:status\b[\W_]*+)?(complete|partial|none)[\W_]*$", re.IGNORECASE)
# A run is tried from its first token alone: from each of them a long one would take the square of its length.
_TOKENS = r"(?<!\])(?<!\][ \t])(?<!\][ \t]{2})(?:\[[^\[\]\n]{1,60}\][ \t]*)+"
# A line ends with its break, or behind its tokens where the next sentence goes on in the same line.
_END = re.compile(rf"\n|{_TOKENS}[.!?]?[ \t]+(?=[^\s\[.!?,;:])")
_ENDS = re.compile(rf"[.!?:]$|{_TOKENS}[.!?]?$|^{_VERDICT.pattern}", re.IGNORECASE)
_GROUP = re.compile(rf"(?:(?<!\s)\s+)?({_TOKENS})")
_LIST_MARK = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|`")
_NO_PROSE = ("{", "```", "#", "|")
_OPEN, _CLOSE = "<think>", "</think>"


def read_reply(pieces: Iterable[str]) -> Iterator[Status | Sentence]:
    """The verdict, then each sentence as soon as it is whole.

    What stands before the verdict (thoughts, a greeting) is no answer; without a verdict nothing comes.
    Half a sentence is lost: tokens stand at the end.
    """
    judged = False
    for line in _unwrapped(_lines(_bounded(_without_thoughts(pieces)))):
        verdict = _VERDICT.match(line)
        if verdict and judged:
            return  # it begins anew
        if verdict:
            judged = True
            yield _STATUS[verdict[1].lower()]
        elif judged and (sentence := _sentence(line)):
            yield sentence


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    buffer = ""
    for piece in pieces:
        buffer += piece
        while end := _END.search(buffer):
            yield buffer[: end.end()].strip()
            buffer = buffer[end.end() :]
    yield buffer.strip()


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with what was broken in mid-sentence made whole again."""
    begun = ""
    for line in lines:
        whole = f"{begun} {line}" if begun and line[:1].islower() else line
        begun = "" if not whole or _ENDS.search(whole) else whole
        if not begun:
            yield whole


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    characters = 0
    for piece in pieces:
        characters += len(piece)
        if characters > MOST_CHARACTERS:
            return
        yield piece


def _without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without what stands between the tags in which some models think aloud."""
    buffer, thinking = "", False
    for piece in pieces:
        buffer += piece
        while (tag := _CLOSE if thinking else _OPEN) in buffer:
            before, buffer = buffer.split(tag, 1)
            if not thinking:
                yield before
            thinking = not thinking
        # The end may be the beginning of a tag that comes in two pieces.
        held = max((n for n in range(1, len(tag)) if buffer.endswith(tag[:n])), default=0)
        if not thinking:
            yield buffer[: len(buffer) - held]
        buffer = buffer[len(buffer) - held :]
    if not thinking:
        yield buffer


def _sentence(line: str) -> Sentence | None:
    """The line's words without tokens, list mark and emphasis; None where it is no prose."""
    clean = strip_hidden(line).strip()
    if not clean or clean.startswith(_NO_PROSE):
        return None
    mark = _LIST_MARK.match(clean)
    groups = "".join(match[1] for match in _GROUP.finditer(clean))
    tokens = re.findall(r"[^\s\[\],;]+", groups)
    words = _EMPHASIS.sub("", _GROUP.sub("", clean[mark.end() if mark else 0 :]))
    text = " ".join(words.split())
    return Sentence(text, tuple(tokens), Layout.ITEM if mark else Layout.SENTENCE) if text else None
