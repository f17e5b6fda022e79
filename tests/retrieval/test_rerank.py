import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from corpus.model import Document, Kind, Language, Passage
from retrieval.hit import Hit
from retrieval.rerank import RERANKED, load_reranker, rerank
from retrieval.retriever import Retriever

ROOT = Path(__file__).parents[2]


@dataclass
class ByLength:
    """Prefers the longer text, on a scale that is no probability."""

    read: list[tuple[str, str]] = field(default_factory=list)

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        self.read += [(question, text) for text in texts]
        return [float(len(text)) for text in texts]


def hit(section: str, text: str, score: float) -> Hit:
    document = Document("guide", "Vägledningen", Kind.GUIDE, Language.SWEDISH, Path("x"))
    passage = Passage(f"guide#{section}/1", "guide", ("Pris",), 1, 0, len(text), text, Language.SWEDISH)
    return Hit(passage, document, score, (("fused", 1.0),))


def test_the_order_changes_and_the_probabilities_stay() -> None:
    reranker = ByLength()
    hits = rerank("Vad kostar det?", [hit("1", "kort", 0.7), hit("2", "en längre text", 0.2)], reranker)
    assert [(one.passage.section_id, one.score) for one in hits] == [("2", 0.7), ("1", 0.2)]
    assert reranker.read[0] == ("Vad kostar det?", "Vägledningen – Pris\nkort")
    assert dict(hits[0].why) == {"fused": 1.0, "rerank": len("Vägledningen – Pris\nen längre text")}


def test_what_is_equally_good_stays_in_its_order() -> None:
    hits = rerank("?", [hit("1", "ett", 0.5), hit("2", "två", 0.4)], ByLength())
    assert [one.passage.section_id for one in hits] == ["1", "2"]
    assert rerank("?", [], ByLength()) == []


def test_more_hits_are_looked_at_than_are_given(small_corpus, build_small, home, embedder) -> None:
    for part in range(1, 30):
        small_corpus = small_corpus.with_passage("guide-sv", "9", f"Mikroskop {part}. {'ord ' * part}", part)
    build_small(small_corpus)
    plain = Retriever(home, lambda name: embedder).search("mikroskop", RERANKED)
    reranker = ByLength()
    hits = Retriever(home, lambda name: embedder, reranker=reranker).search("mikroskop", 2)
    assert len(reranker.read) == RERANKED
    assert [one.score for one in hits] == [one.score for one in plain[:2]]
    longest = max(plain, key=lambda one: len(one.passage.text))
    assert hits[0].passage == longest.passage


@pytest.mark.parametrize("name", ["cross-encoder/no-such-model", "no-such-model", "/no/such/folder", "a b"])
def test_a_model_that_is_not_here_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="rerank model") as raised:
        load_reranker(name)
    assert "\n" not in str(raised.value)


def test_a_model_by_name_is_fetched_by_ingest_alone() -> None:
    with pytest.raises(ModelUnavailable, match="run `lotsen ingest` once to fetch it"):
        load_reranker("no-such-model")


def test_a_folder_that_holds_no_such_model_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="does not load"):
        load_reranker(str(tmp_path)).scores("?", ["text"])


def test_without_a_reranker_torch_is_never_imported() -> None:
    script = (
        "import sys; from pathlib import Path; from retrieval.retriever import Retriever; "
        "from retrieval.rerank import load_reranker; Retriever(Path('.')); "
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


@pytest.fixture(scope="module")
def tiny_models(tmp_path_factory) -> Path:
    """A folder with cross-encoders that were never trained: "one" gives one score a pair, "two" give two."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "avtal", "pris", "moms", "vad", "kostar"]
    tokenizer = Tokenizer(
        models.WordPiece({piece: id for id, piece in enumerate(pieces)}, unk_token=pieces[1])
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    marks = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=32, **marks)
    root = tmp_path_factory.mktemp("rerankers")
    for name, labels in (("one", 1), ("two", 2)):
        torch.manual_seed(1)
        config = BertConfig(
            vocab_size=len(pieces), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=16, max_position_embeddings=32, num_labels=labels, initializer_range=1.0,
        )  # fmt: skip
        BertForSequenceClassification(config).save_pretrained(root / name)
        wrapped.save_pretrained(root / name)
    return root


@pytest.mark.model
def test_a_real_cross_encoder_reads_question_and_text_together(tiny_models: Path) -> None:
    from sentence_transformers import CrossEncoder

    reranker = load_reranker(str(tiny_models / "one"))
    texts = ["avtal", "moms pris", "pris " * 500]
    scores = reranker.scores("vad kostar", texts)
    theirs = CrossEncoder(str(tiny_models / "one")).predict([("vad kostar", text) for text in texts])
    assert scores == pytest.approx(theirs.tolist(), abs=1e-5)
    assert len(set(scores)) == 3
    assert reranker.scores("moms", texts) != pytest.approx(scores)


@pytest.mark.model
def test_a_model_with_several_scores_a_pair_is_refused(tiny_models: Path) -> None:
    with pytest.raises(ModelUnavailable, match="gives 2 scores a pair"):
        load_reranker(str(tiny_models / "two")).scores("vad", ["avtal"])
