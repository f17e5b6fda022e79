"""Weights → `reader.onnx`, int8: what the project ships."""

from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from answering.reader.encoding import Encoder, batch_of
from answering.reader.reader import TOKENIZER, WEIGHTS
from answering.reader.training.network import ReaderNetwork

INPUTS = ("ids", "mask", "question", "text")
OUTPUTS = ("answers", "verdicts", "terms")
OPSET = 17


def export(network: ReaderNetwork, folder: Path) -> None:
    """Write the network beside the folder's tokenizer; needs the package onnx."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    pairs = [Encoder(folder / TOKENIZER).pair("a question", "heading", "a statement")] * 2
    batch = batch_of(pairs)
    arrays = (batch.ids, batch.mask, batch.question, batch.text)
    axes = {
        "ids": {0: "pairs", 1: "tokens"},
        "mask": {0: "pairs", 1: "tokens"},
        "question": {0: "pairs", 2: "tokens"},
        "text": {0: "pairs", 2: "tokens"},
        "answers": {0: "pairs"},
        "verdicts": {0: "pairs"},
        "terms": {0: "pairs", 1: "tokens"},
    }
    with TemporaryDirectory() as place:
        whole = Path(place) / "float32.onnx"
        torch.onnx.export(
            network,
            tuple(map(torch.from_numpy, arrays)),
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / WEIGHTS,
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )
