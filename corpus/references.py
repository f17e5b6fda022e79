"""The list of statutory references that the corpus may make, each checked against the text of the act."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import model_validator

from corpus.act_mentions import label_of
from corpus.data_file import Entry, read_toml
from corpus.statutes import Reference


@dataclass(frozen=True, slots=True)
class CitableAct:
    """An act with the places that may be cited.

    Args:
        label: as in canonical references: "OSL", "2022:1378".
        places: "24:5", "3", "26a", in one form without spaces and without paragraphs of articles.
        chapters: chapters that may be cited as a whole.
        wrong: places that do not exist and are named only to say so.
        is_checked: whether a text of it was read; else the sentence that cites it must say that it was not.
    """

    label: str
    places: frozenset[str]
    chapters: frozenset[str]
    wrong: frozenset[str]
    is_checked: bool


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """All acts that may be cited, by label."""

    acts: dict[str, CitableAct]

    def objection(self, reference: Reference) -> str:
        """Why this reference may not be made, in one line; empty if it may."""
        act = self.acts.get(reference.act)
        if not reference.act:
            return ""  # "3 §" of an act that an earlier sentence names: nothing to look up
        if act is None:
            return f"cites {reference.canonical}, an act that the reference list does not have"
        if not _is_listed(act, reference):
            return f"cites {reference.canonical}, a place that the reference list does not have"
        return ""


class _ActEntry(Entry):
    sfs: str = ""
    eu: str = ""
    short: str = ""
    sv: str = ""
    en: str = ""
    as_of: str = ""
    label: str = "V"
    sections: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _has_number(self) -> "_ActEntry":
        if bool(self.sfs) == bool(self.eu):
            raise ValueError("an act needs either sfs or eu")
        return self


class _OtherEntry(Entry):
    name: str
    note: str = ""


class _ReferencesFile(Entry):
    act: tuple[_ActEntry, ...] = ()
    other: tuple[_OtherEntry, ...] = ()


def read_references(path: Path) -> ReferenceList:
    """The reference list in a TOML file; raises CorpusError."""
    acts = (_citable(entry) for entry in read_toml(path, _ReferencesFile).act)
    return ReferenceList({act.label: act for act in acts})


def _citable(entry: _ActEntry) -> CitableAct:
    places = frozenset(_canonical_place(section) for section in entry.sections)
    return CitableAct(
        label=label_of(entry.sfs or entry.eu),
        places=places,
        chapters=frozenset(entry.chapters) | {place.split(":")[0] for place in places if ":" in place},
        wrong=frozenset(_canonical_place(section) for section in entry.wrong),
        is_checked=entry.label != "U",
    )


def _canonical_place(section: str) -> str:
    """ "19 a:2" → "19a:2", "28(2)(c)" → "28"."""
    return re.sub(r"\(.*|\s", "", section)


def _is_listed(act: CitableAct, reference: Reference) -> bool:
    if not reference.section:
        return not reference.chapter or reference.chapter in act.chapters
    if reference.chapter:
        return f"{reference.chapter}:{reference.section}" in act.places | act.wrong
    # "57 §" of an act with chapters, the chapter being named earlier
    return any(place.rsplit(":", 1)[-1] == reference.section for place in act.places)
