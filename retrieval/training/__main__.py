"""python -m retrieval.training PARALLEL HOME WORK OUT: make the embedded model and the lexicon anew.

PARALLEL holds the parallel text (*.tsv.gz: English, tab, Swedish), HOME a published build of the corpus,
WORK the teacher's vectors between runs; OUT gets `embedding/` and `lexicon.tsv.gz`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

import corpus
from corpus.glossary import read_glossary
from retrieval.lexicon import write_lexicon
from retrieval.published import open_published
from retrieval.training.cloze import cloze_pairs
from retrieval.training.lexicon import GLOSSARY, glossary_pairs, lexicon_of
from retrieval.training.model_files import save
from retrieval.training.own_text import SOURCE as OWN
from retrieval.training.own_text import heading_pairs, own_pairs
from retrieval.training.pairs import Pair, read_pairs
from retrieval.training.static_model import Corpus, Recipe, principal_directions, tokenize, train
from retrieval.training.teacher import teacher_vectors
from retrieval.training.tokenizer import train_tokenizer

VOCABULARY = 40_000
OWN_TIMES = 4  # the corpus is small beside the parallel text, and what is asked about
THREADS = 2


def main(parallel: Path, home: Path, work: Path, out: Path) -> None:
    """Read, learn, write; every step says what it did."""
    build = open_published(home)
    glossary = glossary_pairs(read_glossary(Path(corpus.__file__).parent / "glossary.csv"))
    own, common = own_pairs(build), read_pairs(parallel)
    print(f"{len(common)} pairs of parallel text, {len(own)} of the corpus, {len(glossary)} of the glossary")
    out.mkdir(parents=True, exist_ok=True)
    entries = lexicon_of([*common, *own, *glossary])
    write_lexicon(entries, out / "lexicon.tsv.gz")
    print(f"lexicon: {len(entries)} entries")
    pairs = [*common, *own * OWN_TIMES, *glossary * OWN_TIMES]
    tokenizer = train_tokenizer((text for pair in pairs for text in (pair.english, pair.swedish)), VOCABULARY)
    recipe = Recipe()
    cloze = [*cloze_pairs(common, recipe.seed), *heading_pairs(build) * OWN_TIMES]
    training = _training_texts(tokenizer, pairs, cloze, work, recipe)
    weights = np.zeros(0, dtype=np.float32)
    for epoch, weights in train(training, tokenizer.get_vocab_size(), recipe):  # noqa: B007 # the last is kept
        print(f"epoch {epoch + 1} of {recipe.epochs}", flush=True)
    save(tokenizer, weights, out / "embedding")


def _training_texts(
    tokenizer: Tokenizer, pairs: Sequence[Pair], cloze: Sequence[tuple[str, str]], work: Path, recipe: Recipe
) -> Corpus:
    english = _texts_to_teach(pairs)
    place = {text: index for index, text in enumerate(english)}
    taught = teacher_vectors(english, work, THREADS)
    directions = principal_directions(taught, recipe.dimensions, recipe.seed)
    target = taught[[place[pair.english] for pair in pairs]].astype(np.float32) @ directions
    target /= np.linalg.norm(target, axis=1, keepdims=True)

    def ids(texts: Sequence[str]) -> list[NDArray[np.int32]]:
        return tokenize(tokenizer, texts, recipe.max_tokens)

    return Corpus(
        ids([pair.english for pair in pairs]),
        ids([pair.swedish for pair in pairs]),
        target,
        (ids([piece for piece, _ in cloze]), ids([around for _, around in cloze])),
    )


def _texts_to_teach(pairs: Sequence[Pair]) -> list[str]:
    """Each English text once, short ones first, the corpus's own last: a changed corpus costs little."""
    own = {pair.english for pair in pairs if pair.source in (OWN, GLOSSARY)}
    common = {pair.english for pair in pairs if pair.source not in (OWN, GLOSSARY)}

    def by_length(texts: set[str]) -> list[str]:
        return sorted(texts, key=lambda text: (len(text), text))

    return by_length(common) + by_length(own - common)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
