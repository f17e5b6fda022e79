"""Reading a TOML file into a validated model, every fault told in one line."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import CorpusError

FAULTS_SHOWN = 3  # a message stays one line that can be read; the rest is counted


class Entry(BaseModel):
    """A table of a data file: unknown keys are faults, since they are misspelt ones."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Model = TypeVar("Model", bound=Entry)


def read_toml(path: Path, model: type[Model]) -> Model:
    """The file as `model`; raises CorpusError with the entry, the field and what is allowed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CorpusError(f"{path.name}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path.name}: is not valid TOML: {error}") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise CorpusError(f"{path.name}: {_in_one_line(error, data)}") from error


def _in_one_line(error: ValidationError, data: Mapping[str, Any]) -> str:
    faults = [
        f"{_place(fault['loc'], data)}: {_what_is_wrong(dict(fault))}"
        for fault in error.errors(include_url=False)
    ]
    more = len(faults) - FAULTS_SHOWN
    return "; ".join(faults[:FAULTS_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _place(location: tuple[int | str, ...], data: Any) -> str:
    """`document "guide-sv": kind` for ("document", 0, "kind"); the number where there is no id."""
    words: list[str] = []
    for part in location:
        data = _child(data, part)
        if not isinstance(part, int):
            words.append(part)
        elif isinstance(data, dict) and words:
            words[-1] += f' "{data["id"]}"' if data.get("id") else f" number {part + 1}"
    return ": ".join(words) or "the file"


def _child(data: Any, part: int | str) -> Any:
    try:
        return data[part]
    except (KeyError, IndexError, TypeError):
        return None


def _what_is_wrong(fault: dict[str, Any]) -> str:
    given, context = fault.get("input"), fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not a known field"
        case "enum":
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return f"{given!r} is not one of {allowed}"
        case "date_type" | "date_from_datetime_inexact":
            return f"{given!r} is not a date; write it as 2026-11-01, without quotes"
        case "string_pattern_mismatch" if "id" in fault["loc"]:
            return f"{given!r} may only hold letters, digits, '.', '-' and '_'"
        case "value_error":
            return str(context["error"])
        case _:
            return f"{fault['msg'][0].lower()}{fault['msg'][1:]} (given: {given!r})"
