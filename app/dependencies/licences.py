"""Under which licence each installed package is, and whether EUPL-1.2 goes with it."""

import re
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from typing import cast

PERMISSIVE = "permissive"
WEAK_COPYLEFT = "weak copyleft"

# Families that a work under EUPL-1.2 may depend on. The weak copyleft ones stand in its own appendix, and
# bind only changes to themselves. GPL and AGPL stand there too, but a work that is made of them must go over
# to them. Whatever is not named here is looked at by somebody first.
ALLOWED = {
    PERMISSIVE: (
        *("0BSD", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "3-Clause BSD License"),
        *(
            "MIT",
            "MIT License",
            "MIT-0",
            "MIT-CMU",
            "BSL-1.0",
            "ISC",
            "ISC License",
            "Zlib",
            "CC0-1.0",
            "Unlicense",
        ),
        *("Apache-2.0", "Apache 2.0", "Apache License 2.0", "Apache 2.0 License", "Apache Software License"),
        *("Apache License, Version 2.0", "Apache License Version 2.0", "Apache-2.0 WITH LLVM-exception"),
        *("PSF-2.0", "PSFL", "Python Software Foundation License", "CNRI-Python"),
        "dependency licenses",  # pypdfium2's words for the parts of PDFium, all permissive
    ),
    WEAK_COPYLEFT: (
        *("MPL-2.0", "Mozilla Public License 2.0"),
        *("LGPL", "LGPL-2.1-or-later", "LGPL-3.0-only", "GNU Lesser General Public License v2 or later"),
    ),
}
_FAMILIES = {name.casefold(): family for family, names in ALLOWED.items() for name in names}
_SHORT = 80  # characters: what is longer is a licence's text, not its name
_PARTS = re.compile(r"\bAND\b|\bOR\b|,|;|[()]")
_IN_BRACKETS = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Licence:
    """What a package says of itself.

    Args:
        name: in its own words; empty where it says nothing.
        is_expression: whether these are SPDX's.
    """

    name: str
    is_expression: bool = False

    @property
    def family(self) -> str | None:
        """The widest family of its parts; None where any part is in none, also one that could be chosen."""
        if whole := _FAMILIES.get(self.name.casefold()):
            return whole
        parts = [part.strip().casefold() for part in _PARTS.split(self.name)]
        families = {_FAMILIES.get(part) for part in parts if part}
        if not families or None in families:
            return None
        return WEAK_COPYLEFT if WEAK_COPYLEFT in families else PERMISSIVE


def installed_licence(package: str) -> Licence | None:
    """Of the installed package; None where it is not installed."""
    try:
        return licence_of(cast(Message, metadata(package)))
    except PackageNotFoundError:
        return None


def licence_of(fields: Message) -> Licence:
    """The expression, else the short field, else the classifiers, else the first line of its text."""
    if expression := fields.get("License-Expression"):
        return Licence(str(expression), is_expression=True)
    lines = str(fields.get("License") or "").strip().splitlines() or [""]
    if len(lines) == 1 and 0 < len(lines[0]) <= _SHORT:
        return Licence(lines[0])
    classifiers = [str(each) for each in fields.get_all("Classifier", [])]
    names = [each.split(" :: ")[-1] for each in classifiers if each.startswith("License :: ")]
    return Licence(" AND ".join(_IN_BRACKETS.sub("", name) for name in names) or lines[0].strip()[:_SHORT])
