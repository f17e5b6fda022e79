"""Jinja templates → HTML: whatever a template writes out is escaped, unless it is HTML that a template made.

A template stands beside the code that renders it and is named from `evals/`: "report/tables.html.jinja". It
knows what measures and figures are called besides what it is given; a name that it is not given is a fault.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.report.harmless import visible
from evals.report.named import figure_words, interval_words, label_of

__all__ = ["Markup", "render"]

EVALS = Path(__file__).parent.parent


def render(template: str, **values: Any) -> Markup:
    """The template filled in with these values."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 # escaped


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(EVALS),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for function in (figure_words, interval_words, label_of):
        environment.globals[function.__name__] = function
    return environment


def _shown(value: object) -> object:
    """What has signs that cannot be seen loses them; None is a fault that StrictUndefined would not find."""
    if value is None:
        raise TypeError("a template writes out None")
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)
