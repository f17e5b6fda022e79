"""The templates: when each is used, and the fields that are its placeholders."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator

from corpus.data_file import Entry, read_toml
from corpus.errors import CorpusError
from corpus.model import Language, Owner, Stage


class FieldType(StrEnum):
    """How a field is asked for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    REGISTRATION_NUMBER = "registration_number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One placeholder, shared by every template that has it.

    Args:
        options_sv, options_en: of a choice, in the same order in both languages; else empty.
        names_file: whether what is written in it stands in the name of the downloaded file.
    """

    name: str
    type: FieldType
    label_sv: str
    label_en: str
    help_sv: str
    help_en: str
    options_sv: tuple[str, ...]
    options_en: tuple[str, ...]
    names_file: bool = False

    def label(self, language: Language) -> str:
        """What it is called in this language."""
        return self.label_sv if language is Language.SWEDISH else self.label_en

    def help(self, language: Language) -> str:
        """How it is to be filled in, in this language."""
        return self.help_sv if language is Language.SWEDISH else self.help_en

    def options(self, language: Language) -> tuple[str, ...]:
        """What can be chosen, in this language."""
        return self.options_sv if language is Language.SWEDISH else self.options_en


@dataclass(frozen=True, slots=True)
class Template:
    """A template without its language: `nda` is the documents nda-sv and nda-en.

    Args:
        steps: the steps of the guide that it serves ("A4").
        fields: names of its placeholders in order of first appearance.
    """

    id: str
    stage: Stage | None
    steps: tuple[str, ...]
    owners: tuple[Owner, ...]
    need_sv: str
    need_en: str
    fields: tuple[str, ...]

    def need(self, language: Language) -> str:
        """When to choose it, in one line of this language."""
        return self.need_sv if language is Language.SWEDISH else self.need_en


@dataclass(frozen=True, slots=True)
class Party:
    """A legal person that the corpus describes, as what it fills in: words by field name, "" to be asked for.

    Args:
        id: of the actor in the ecosystem.
    """

    id: str
    name: str
    owner: Owner
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates, all fields, and the parties that can be filled in."""

    templates: tuple[Template, ...]
    fields: tuple[TemplateField, ...]
    parties: tuple[Party, ...] = ()

    def template(self, id: str) -> Template | None:
        """The template with this id."""
        return next((template for template in self.templates if template.id == id), None)


class _TemplateEntry(Entry):
    stage: Stage | None = None
    steps: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    need_sv: str = ""
    need_en: str = ""
    fields: tuple[str, ...] = ()


class _FieldEntry(Entry):
    type: FieldType
    label_sv: str
    label_en: str
    help_sv: str = ""
    help_en: str = ""
    options_sv: tuple[str, ...] = ()
    options_en: tuple[str, ...] = ()
    names_file: bool = False

    @model_validator(mode="after")
    def _has_its_options(self) -> "_FieldEntry":
        if len(self.options_sv) != len(self.options_en):
            raise ValueError("options_sv and options_en must be equally many")
        if (self.type is FieldType.CHOICE) != bool(self.options_sv):
            raise ValueError("a choice needs options, and nothing else has them")
        return self


class _PartyEntry(Entry):
    name: str = Field(min_length=1)
    owner: Owner
    fields: dict[str, str]


class _TemplatesFile(Entry):
    template: dict[str, _TemplateEntry] = Field(default_factory=dict)
    field: dict[str, _FieldEntry] = Field(default_factory=dict)
    party: dict[str, _PartyEntry] = Field(default_factory=dict)


def read_templates(path: Path) -> Templates:
    """The templates and fields in a TOML file; raises CorpusError."""
    entries = read_toml(path, _TemplatesFile)
    for kind, named in (("template", entries.template), ("party", entries.party)):
        for id, entry in named.items():
            unknown = [name for name in entry.fields if name not in entries.field]
            if unknown:
                raise CorpusError(
                    f'{path.name}: {kind} "{id}": there is no field "{unknown[0]}"; describe it'
                )
    return Templates(
        tuple(Template(id=id, **entry.model_dump()) for id, entry in entries.template.items()),
        tuple(TemplateField(name=name, **entry.model_dump()) for name, entry in entries.field.items()),
        tuple(Party(id=id, **entry.model_dump()) for id, entry in entries.party.items()),
    )
