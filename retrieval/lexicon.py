"""Words of a question → words of the other language, from a learned translation lexicon (pure)."""

import csv
import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import CorpusError
from corpus.model import Language

EMBEDDED_LEXICON = Path(__file__).parent / "model" / "lexicon.tsv.gz"
COLUMNS = ["language", "stem", "word", "probability"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A stem of one language and a word of the other that translates it.

    Args:
        language: of the stem.
        probability: how much both languages believe in the translation, 0–1.
    """

    language: Language
    stem: str
    word: str
    probability: float


class Lexicon:
    """Translations by stem, most probable first; immutable once made."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        found: dict[tuple[Language, str], list[Entry]] = {}
        for entry in entries:
            found.setdefault((entry.language, entry.stem), []).append(entry)
        self._entries: Mapping[tuple[Language, str], tuple[Entry, ...]] = {
            key: tuple(sorted(each, key=lambda entry: (-entry.probability, entry.word)))
            for key, each in found.items()
        }

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))

    def translations(self, stem: str, language: Language) -> tuple[Entry, ...]:
        """What the stem can be in the other language; empty where it is not known."""
        return self._entries.get((language, stem), ())


def read_lexicon(file: Path) -> Lexicon:
    """The lexicon of a gzipped TSV file.

    Raises:
        CorpusError: the file is not there or not a lexicon.
    """
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if next(rows, None) != COLUMNS:
                raise CorpusError(f"{file} is not a lexicon: its columns must be {', '.join(COLUMNS)}.")
            return Lexicon(
                Entry(Language(language), stem, word, float(probability))
                for language, stem, word, probability in rows
            )
    except (OSError, EOFError, ValueError, TypeError) as error:
        raise CorpusError(f"{file} cannot be read as a lexicon: {error}.") from error


@cache
def embedded_lexicon() -> Lexicon:
    """The one that comes with the project; read once, which takes most of a second."""
    return read_lexicon(EMBEDDED_LEXICON)


def write_lexicon(entries: Sequence[Entry], file: Path) -> None:
    """Write the entries in a fixed order, the same bytes each time."""
    ordered = sorted(entries, key=lambda entry: (entry.language, entry.stem, -entry.probability, entry.word))
    with file.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
        packed.write(("\t".join(COLUMNS) + "\n").encode())
        for entry in ordered:
            packed.write(f"{entry.language}\t{entry.stem}\t{entry.word}\t{entry.probability:.3f}\n".encode())
