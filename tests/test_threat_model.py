"""docs/threat-model.md, docs/operate.md and SECURITY.md name what exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
ROWS = [line for line in MODEL.splitlines() if line.startswith("| ") and "| who |" not in line]
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", MODEL)


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_every_test_that_it_names_is_there(file: str, name: str) -> None:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(", text, re.M)


def test_every_threat_has_a_test() -> None:
    assert len(ROWS) > 10
    assert [row for row in ROWS if "::test_" not in row.split("|")[4]] == []


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/operate.md", "docs/threat-model.md"])
def test_what_a_page_links_to_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    files = re.findall(r"`((?:app|retrieval|docs)/[\w./-]+\.\w+|sbom\.cdx\.json|requirements\.lock)`", text)
    assert all(((ROOT / page).parent / link).exists() for link in links), links
    assert all((ROOT / file).exists() for file in files), files
    assert links or files
