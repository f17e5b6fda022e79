"""Jinja templates → HTML: whatever a template writes out is escaped, unless it is HTML that a template made.

A template stands beside the code that renders it and is named from `app/`: "library/list.html.jinja". It
knows `texts` and `say` besides what it is given; a name that it is not given is a fault in the code.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.shell import links
from app.shell.escape import visible
from app.shell.texts import Texts

__all__ = ["Markup", "render", "unbroken_dates"]

APP = Path(__file__).parent.parent
DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def render(template: str, texts: Texts | None = None, **values: Any) -> Markup:
    """The template filled in with these values, in the words of the page's language if it has any."""
    words = {"texts": texts, "say": texts.say} if texts else {}
    return Markup(_environment().get_template(template).render(**words, **values))  # noqa: S704 # escaped


def unbroken_dates(words: str) -> Markup:
    """The same words; a browser would end a line inside "2026-11-01". In templates a filter."""
    text = str(escape(_shown(words)))
    return Markup(DATE.sub(r'<span class="lots-date">\g<0></span>', text))  # noqa: S704 # escaped


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(APP),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["links"] = links
    environment.filters["unbroken_dates"] = unbroken_dates
    return environment


def _shown(value: object) -> object:
    """What has signs that cannot be seen loses them; None is a fault that StrictUndefined would not find."""
    if value is None:
        raise TypeError("a template writes out None")
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)
