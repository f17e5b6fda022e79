"""The fifteen templates: complete, equal in both languages, and in step with their list of fields."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Owner, Stage
from corpus.typesetting.blocks import Alternative, Block, Heading, Manuscript, Note, Paragraph, Table, runs_of
from corpus.typesetting.manuscript import read_manuscript

CORPUS = Path(__file__).parents[2] / "corpus"
MANUSCRIPTS = CORPUS / "manuscripts" / "templates"
IDS = (
    "access-agreement",
    "collaboration-agreement",
    "data-processing-agreement",
    "letter-of-intent",
    "material-transfer-agreement",
    "membership-agreement",
    "nda",
    "price-sheet",
    "procurement-decision-tree",
    "project-plan",
    "raci-and-risk-log",
    "secrecy-decision-tree",
    "service-agreement",
    "stage-checklists",
    "state-aid-quick-test",
)
AGREEMENTS = (*IDS[:7], "service-agreement")
TREES = ("procurement-decision-tree", "secrecy-decision-tree", "state-aid-quick-test")
TYPES = {"text", "long_text", "date", "money", "number", "choice", "registration_number"}
# Those that the guide has: seven steps of preparation, eight of development, eight of execution.
STEPS = {f"A{n}" for n in range(1, 8)} | {f"{letter}{n}" for letter in "BC" for n in range(1, 9)}
CLAUSE = re.compile(r"(?:\d+|[A-Z])(?:\.\d+)+(?= )")


@pytest.fixture(scope="module")
def fields() -> dict[str, Any]:
    return tomllib.loads((CORPUS / "templates.toml").read_text(encoding="utf-8"))


def manuscript(id: str, language: str) -> Manuscript:
    return read_manuscript(MANUSCRIPTS / f"{id}-{language}.md")


def text_of(block: Block) -> str:
    return "".join(f"{{{{ {run.text} }}}}" if run.placeholder else run.text for run in runs_of(block))


def clauses(document: Manuscript) -> list[str]:
    """The typed numbers of headings and clauses, with the owners of alternatives, in order."""
    found: list[str] = []
    for block in document.walk():
        if isinstance(block, Heading):
            found.append(block.number)
        elif isinstance(block, Alternative):
            found.append(" ".join(block.owners))
        elif isinstance(block, Paragraph) and (number := CLAUSE.match(text_of(block))):
            found.append(number[0])
    return found


def test_all_fifteen_templates_are_there_in_both_languages(fields: dict[str, Any]) -> None:
    expected = {f"{id}-{language}.md" for id in IDS for language in ("sv", "en")}
    assert {path.name for path in MANUSCRIPTS.glob("*.md")} == expected
    assert set(fields["template"]) == set(IDS)


@pytest.mark.parametrize("id", IDS)
def test_languages_have_the_same_clauses_placeholders_and_shape(id: str) -> None:
    swedish, english = manuscript(id, "sv"), manuscript(id, "en")
    assert clauses(swedish) == clauses(english)
    assert [type(block) for block in swedish.walk()] == [type(block) for block in english.walk()]
    for mine, theirs in zip(swedish.walk(), english.walk(), strict=True):
        names = [[run.text for run in runs_of(block) if run.placeholder] for block in (mine, theirs)]
        assert sorted(names[0]) == sorted(names[1]), text_of(mine)
        if isinstance(mine, Table) and isinstance(theirs, Table):
            assert (len(mine.rows), len(mine.header)) == (len(theirs.rows), len(theirs.header))


@pytest.mark.parametrize("id", IDS)
def test_placeholders_are_the_list_of_fields(id: str, fields: dict[str, Any]) -> None:
    names = fields["template"][id]["fields"]
    assert list(manuscript(id, "sv").placeholders()) == names
    assert set(names) <= set(fields["field"])


def test_every_field_is_used_and_complete(fields: dict[str, Any]) -> None:
    used = {name for template in fields["template"].values() for name in template["fields"]}
    assert used == set(fields["field"])
    for name, field in fields["field"].items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert field["type"] in TYPES, name
        assert all(field[f"{part}_{language}"] for part in ("label", "help") for language in ("sv", "en")), (
            name
        )
        options = [field.get(f"options_{language}", []) for language in ("sv", "en")]
        assert len(options[0]) == len(options[1])
        assert bool(options[0]) == (field["type"] == "choice"), name


@pytest.mark.parametrize("id", IDS)
def test_labels_in_one_form_differ(id: str, fields: dict[str, Any]) -> None:
    for language in ("sv", "en"):
        labels = [fields["field"][name][f"label_{language}"] for name in fields["template"][id]["fields"]]
        assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("id", IDS)
def test_a_template_says_whom_and_which_step_it_serves(id: str, fields: dict[str, Any]) -> None:
    template = fields["template"][id]
    assert set(template["steps"]) <= STEPS
    assert {Owner(owner) for owner in template["owners"]} == set(Owner)
    assert template["need_sv"]
    assert template["need_en"]
    assert Stage(template.get("stage", "preparation"))
    first = {"A": "preparation", "B": "development", "C": "execution"}
    if "stage" in template:
        assert any(first[step[0]] == template["stage"] for step in template["steps"])


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(
    ("language", "advice"), [("sv", "inte juridisk rådgivning"), ("en", "not legal advice")]
)
def test_each_template_begins_with_its_cover_note(id: str, language: str, advice: str) -> None:
    document = manuscript(id, language)
    numbers = [block.number for block in document.walk() if isinstance(block, Heading)]
    assert numbers[:6] == ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]
    assert sum(isinstance(block, Note) for block in document.blocks) >= 3
    cover = " ".join(text_of(block) for block in document.walk() if isinstance(block, Paragraph))
    assert advice in cover
    assert "2023" in cover


@pytest.mark.parametrize("id", AGREEMENTS)
def test_agreements_have_the_public_access_clause_for_authorities(id: str) -> None:
    document = manuscript(id, "sv")
    for owner in (Owner.STATE, Owner.REGION):
        alternatives = [b for b in document.blocks if isinstance(b, Alternative) and owner in b.owners]
        text = " ".join(text_of(block) for alternative in alternatives for block in alternative.blocks)
        assert "OSL" in text
        assert "utlämnande" in text


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_alternatives_of_one_clause_leave_no_owner_twice(id: str, language: str) -> None:
    """Whichever form is chosen, each clause number stands exactly once in a row of alternatives."""
    seen: dict[str, set[Owner]] = {}
    for block in manuscript(id, language).blocks:
        if not isinstance(block, Alternative):
            continue
        for inner in block.blocks:
            number = CLAUSE.match(text_of(inner))
            assert number, text_of(inner)
            owners = seen.setdefault(number[0], set())
            assert not owners & set(block.owners), number[0]
            owners |= set(block.owners)


@pytest.mark.parametrize("id", TREES)
def test_each_question_of_a_tree_stands_in_text_and_in_the_drawn_table(id: str) -> None:
    for language, yes, no in (("sv", "Ja:", "Nej:"), ("en", "Yes:", "No:")):
        document = manuscript(id, language)
        tree = next(
            b
            for b in document.blocks
            if isinstance(b, Table) and len(b.header) == 4 and b is not _cover(document)
        )
        questions = [b for b in document.blocks if isinstance(b, Heading) and b.number.startswith("2.")]
        texts = [text_of(b) for b in document.blocks if isinstance(b, Paragraph) and yes in text_of(b)]
        assert len(questions) == len(tree.rows) == len(texts)
        for row, text in zip(tree.rows, texts, strict=True):
            assert no in text
            cells = ["".join(run.text for run in cell) for cell in row]
            assert set(re.findall(r"fråga (\d)|question (\d)", " ".join(cells[2:]))) == set(
                re.findall(r"fråga (\d)|question (\d)", text)
            ), text


def _cover(document: Manuscript) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))
