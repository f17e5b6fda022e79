"""ragas, imported without its telemetry, and without its warnings about its own older module."""

import os
import warnings
from importlib import import_module
from types import ModuleType

from corpus.errors import EvaluationError


def ragas_module(name: str) -> ModuleType:
    """A module of ragas by its name; the first takes seconds, so only what measures asks for one.

    Raises:
        EvaluationError: ragas is not installed.
    """
    os.environ["RAGAS_DO_NOT_TRACK"] = "true"  # read when ragas is imported; it reports its use otherwise
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return import_module(name)
        except ImportError as error:
            raise EvaluationError("ragas is not installed, or not wholly: run `make dev`.") from error
