"""Texts read for the keyword index: their words as numbers, and the law they name, kept for the next build.

Of 100 000 passages this takes most of the time that the keyword index takes; of unchanged texts it is taken
over from the build before.
"""

import hashlib
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import corpus
from retrieval import terms
from retrieval.terms import Wording, law_terms, words
from retrieval.text_hashes import Hashes, text_hashes

WORDS_FILE = "words.npy"
STARTS_FILE = "starts.npy"
HASHES_FILE = "hashes.npy"
READ_FILE = "read.json"
# Another version of these files of corpus/ may read the same text otherwise.
READ_BY = (
    "act.py", "acts.py", "european_acts.py", "act_mentions.py", "sentences.py", "statutes.py",
    "statute_forms.py",
)  # fmt: skip

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class ReadTexts:
    """What was read of each text.

    Args:
        vocabulary: every word that stands in a text; its place is the word's number.
        words: uint32, the words of all texts in order, one text after the other.
        starts: int64 (texts + 1,), where each text's words begin.
        hashes: uint8 (texts, 16), by which a text is known again.
        law: row of a text → the terms of the law it names, where it names any.
    """

    vocabulary: tuple[str, ...]
    words: Numbers
    starts: NDArray[np.int64]
    hashes: Hashes
    law: Mapping[int, tuple[str, ...]]

    def words_of(self, row: int) -> Numbers:
        """The words of one text, in order."""
        return self.words[self.starts[row] : self.starts[row + 1]]

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        folder.mkdir()
        np.save(folder / WORDS_FILE, self.words, allow_pickle=False)
        np.save(folder / STARTS_FILE, self.starts, allow_pickle=False)
        np.save(folder / HASHES_FILE, self.hashes, allow_pickle=False)
        made = {"by": _reading(), "vocabulary": self.vocabulary, "law": list(self.law.items())}
        (folder / READ_FILE).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "ReadTexts | None":
        """What was saved; None where there is none, or where this program would read the texts otherwise."""
        try:
            made = json.loads((folder / READ_FILE).read_text(encoding="utf-8"))
            if made["by"] != _reading():
                return None
            law = {row: tuple(named) for row, named in made["law"]}
            numbered, starts, hashes = (
                np.load(folder / file) for file in (WORDS_FILE, STARTS_FILE, HASHES_FILE)
            )
            return cls(tuple(made["vocabulary"]), numbered, starts, hashes, law)
        except (OSError, ValueError, KeyError, TypeError):
            return None


def read_texts(texts: Sequence[Wording], before: ReadTexts | None = None) -> ReadTexts:
    """Read the texts; those that were read before are taken from there."""
    hashes = text_hashes([text.text for text in texts])
    known = {hash.tobytes(): row for row, hash in enumerate(before.hashes)} if before else {}
    numbers = {word: number for number, word in enumerate(before.vocabulary)} if before else {}
    all_words, starts, law = array("I"), [0], {}
    for row, text in enumerate(texts):
        old = known.get(hashes[row].tobytes())
        if before is None or old is None:
            all_words.extend([numbers.setdefault(word, len(numbers)) for word in words(text.text)])
            named = law_terms(text.text)
        else:
            all_words.frombytes(before.words_of(old).tobytes())
            named = before.law.get(old, ())
        starts.append(len(all_words))
        if named:
            law[row] = named
    vocabulary, numbered = _without_unused(list(numbers), np.array(all_words, dtype=np.uint32))
    return ReadTexts(vocabulary, numbered, np.array(starts), hashes, law)


def _without_unused(vocabulary: Sequence[str], numbered: Numbers) -> tuple[tuple[str, ...], Numbers]:
    """The vocabulary without the words that only texts had that are gone."""
    used = np.flatnonzero(np.bincount(numbered, minlength=len(vocabulary)))
    number_of = np.zeros(len(vocabulary), dtype=np.uint32)
    number_of[used] = np.arange(len(used))
    return tuple(vocabulary[number] for number in used.tolist()), number_of[numbered]


def _reading() -> str:
    """Changes with every change in how texts are read."""
    digest = hashlib.sha256()
    for file in (Path(terms.__file__), *(Path(corpus.__file__).parent / name for name in READ_BY)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
