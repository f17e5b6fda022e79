"""ragas, imported without its telemetry, and without its warnings about its own older module."""

import asyncio
import os
import warnings
from collections.abc import Coroutine
from importlib import import_module
from types import ModuleType
from typing import Any


def ragas_module(name: str) -> ModuleType:
    """ "ragas.metrics" and the like; it takes seconds to import, so nothing imports it that does not measure."""
    os.environ["RAGAS_DO_NOT_TRACK"] = "true"  # read when ragas is imported; it reports its use otherwise
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return import_module(name)


def waited_for(work: Coroutine[Any, Any, dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """What ragas' measures, all of them coroutines, come to."""
    return asyncio.run(work)
