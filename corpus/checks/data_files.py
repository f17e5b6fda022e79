"""The glossary and the ecosystem: they must be right, and the pages of the actors must exist."""

from collections.abc import Iterator
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.checks.finding import Finding, Topic
from corpus.ecosystem import read_ecosystem
from corpus.errors import CorpusError
from corpus.glossary import read_glossary

GLOSSARY_FILE = "glossary.csv"
ECOSYSTEM_FILE = "ecosystem.toml"


def check_data_files(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Findings on the data files that the folder has; both may be left out."""
    if (folder / GLOSSARY_FILE).exists():
        try:
            read_glossary(folder / GLOSSARY_FILE)
        except CorpusError as error:
            yield Finding(Topic.DATA, GLOSSARY_FILE, str(error).removeprefix(f"{GLOSSARY_FILE}: "))
    if (folder / ECOSYSTEM_FILE).exists():
        yield from _ecosystem(folder / ECOSYSTEM_FILE, catalogue)


def _ecosystem(path: Path, catalogue: Catalogue) -> Iterator[Finding]:
    try:
        actors = read_ecosystem(path).actors
    except CorpusError as error:
        yield Finding(Topic.DATA, ECOSYSTEM_FILE, str(error).removeprefix(f"{ECOSYSTEM_FILE}: "))
        return
    languages = {document.language for document in catalogue.documents}
    for actor in actors:
        for language in sorted(languages):
            id = actor.document_id(language)
            if id and catalogue.document(id) is None:
                yield Finding(
                    Topic.DATA,
                    ECOSYSTEM_FILE,
                    f'actor "{actor.id}": there is no document "{id}" in the catalogue',
                )
