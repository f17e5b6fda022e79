"""Where a model's files lie: in a folder that is named, or in the hub's cache on this machine."""

import re
from pathlib import Path

from corpus.errors import ModelUnavailable

_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
MODEL_FILES = ("modules.json", "config.json")  # a folder without either holds no model
NOT_NEEDED = ("*.onnx", "*.h5", "*.msgpack", "*.ot", "*.gguf", "onnx/*", "openvino/*")


def model_folder(kind: str, name: str, owner: str, otherwise: str, download: bool) -> Path:
    """The folder of a model; raises ModelUnavailable.

    Args:
        kind: what the model does, for the message: "embedding model".
        name: of a folder, or on the Hugging Face hub.
        owner: on the hub of a model that is named without one.
        otherwise: what the message says to do instead of giving a folder.
        download: may be fetched from the hub if it is not on this machine.
    """
    folder = Path(name).expanduser()
    if any((folder / file).is_file() for file in MODEL_FILES):
        return folder.resolve()
    if not _HUB_NAME.fullmatch(name):
        raise ModelUnavailable(f"there is no {kind} in {name}: give a folder or a name on the hub")
    return _hub_folder(kind, name if "/" in name else f"{owner}/{name}", otherwise, download)


def _hub_folder(kind: str, name: str, otherwise: str, download: bool) -> Path:
    # Late: it takes a while to import, and the packaged models do without.
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(snapshot_download(name, local_files_only=not download, ignore_patterns=list(NOT_NEEDED)))
    except (OSError, HFValidationError) as error:
        how = "could not be fetched" if download else "is not on this machine, and nothing may be fetched"
        raise ModelUnavailable(f"the {kind} {name} {how}: give a folder, or {otherwise}") from error
