"""The list of templates and fields is read and validated; ours matches the catalogue."""

from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.ecosystem_file import read_ecosystem
from corpus.errors import CorpusError
from corpus.model import Kind, Language, Owner, Stage
from corpus.template_fields import FieldType, Party, read_templates

CORPUS = Path(__file__).parents[2] / "corpus"
LIST = """
[template.nda]
stage = "preparation"
steps = ["A4"]
owners = ["state"]
need_sv = "Ni ska dela hemligheter."
need_en = "You are going to share secrets."
fields = ["direction"]

[field.direction]
type = "choice"
label_sv = "Riktning"
label_en = "Direction"
options_sv = ["ensidigt", "ömsesidigt"]
options_en = ["one-way", "mutual"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "templates.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_and_its_fields_are_read_in_both_languages(tmp_path: Path) -> None:
    templates = read_templates(write(tmp_path, LIST))
    template, (field,) = templates.template("nda"), templates.fields
    assert template is not None
    assert (template.stage, template.steps, template.owners) == (Stage.PREPARATION, ("A4",), (Owner.STATE,))
    assert template.need(Language.ENGLISH) == "You are going to share secrets."
    assert (field.name, field.type, field.label(Language.SWEDISH)) == (
        "direction",
        FieldType.CHOICE,
        "Riktning",
    )
    assert field.options(Language.ENGLISH) == ("one-way", "mutual")
    assert field.help(Language.ENGLISH) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["direction"]', '["direction", "price"]', 'template "nda": there is no field "price"'),
        ('"choice"', '"chioce"', "field: direction: type: 'chioce' is not one of text, long_text"),
        (', "mutual"', "", "field: direction: options_sv and options_en must be equally many"),
        ('"choice"', '"text"', "a choice needs options, and nothing else has them"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CorpusError) as error:
        read_templates(write(tmp_path, LIST.replace(old, new)))
    assert told in str(error.value)


@pytest.mark.parametrize(
    "party", read_templates(CORPUS / "templates.toml").parties, ids=lambda party: party.id
)
def test_what_a_party_fills_in_stands_on_its_page(party: Party) -> None:
    actor = read_ecosystem(CORPUS / "ecosystem.toml").actor(party.id)
    assert actor is not None
    assert actor.owner is party.owner
    page = (CORPUS / "documents" / "infrastructures" / f"{actor.document}-sv.md").read_text(encoding="utf-8")
    assert all(words in page for words in (party.name, *party.fields.values()))


def test_ours_has_every_template_of_the_catalogue_and_no_other() -> None:
    catalogue = read_catalogue(CORPUS)
    assert catalogue is not None
    listed = {template.id for template in read_templates(CORPUS / "templates.toml").templates}
    filed = {
        document.id.rsplit("-", 1)[0] for document in catalogue.documents if document.kind is Kind.TEMPLATE
    }
    assert listed == filed
    assert len(listed) == 15


def test_every_field_of_ours_is_used_and_explained_in_both_languages() -> None:
    templates = read_templates(CORPUS / "templates.toml")
    used = {name for template in templates.templates for name in template.fields}
    assert {field.name for field in templates.fields} == used
    assert all(field.label_sv and field.label_en for field in templates.fields)
