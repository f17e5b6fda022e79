"""Rows → the texts of a source, each once, and which of them say the same (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.outside.rows import Row
from evals.plain_texts import plain_id

# Two texts of one page with so many words in a row in common were cut from overlapping stretches of it.
IN_A_ROW = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A passage to be.

    Args:
        document: a page of the source; section: a number among the source's texts.
    """

    document: str
    section: str
    title: str
    text: str

    @property
    def id(self) -> str:
        """Of the passage."""
        return plain_id(self.document, self.section)


def texts_of(source: str, rows: Sequence[Row]) -> tuple[Text, ...]:
    """Every text that does not stand in another one of the source, in order."""
    titles: dict[str, str] = {}
    for row in rows:
        titles[row.text] = titles.get(row.text) or row.title
    whole = [text for text in titles if not any(text in other and text != other for other in titles)]
    pages = {title: number for number, title in enumerate(dict.fromkeys(titles.values()), start=1)}
    return tuple(
        Text(f"{source}-{pages[titles[text]]}", str(number), titles[text], text)
        for number, text in enumerate(whole, start=1)
    )


def holding(texts: Iterable[Text], wanted: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each wanted text → the ids of the texts that it stands in."""
    given = tuple(texts)
    return {each: frozenset(text.id for text in given if each in text.text) for each in set(wanted)}


def alike(texts: Iterable[Text]) -> Mapping[str, frozenset[str]]:
    """The id of each text → those of its page that share a long run of words with it, itself among them."""
    given = tuple(texts)
    by_run: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in given:
        for run in _runs(text.text):
            by_run[text.document, run].add(text.id)
    found: dict[str, set[str]] = {text.id: {text.id} for text in given}
    for ids in by_run.values():
        for id in ids:
            found[id] |= ids
    return {id: frozenset(ids) for id, ids in found.items()}


def _runs(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[start : start + IN_A_ROW]) for start in range(len(words) - IN_A_ROW + 1)}
