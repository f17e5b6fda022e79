"""Glossary, ecosystem, way and map: they must be right, and the pages of the actors must exist."""

from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.checks.finding import Finding, Topic
from corpus.ecosystem_file import read_ecosystem
from corpus.errors import CorpusError
from corpus.glossary import read_glossary
from corpus.region_map import MAP_FILE, read_map
from corpus.way import WAY_FILE, read_way

GLOSSARY_FILE = "glossary.csv"
ECOSYSTEM_FILE = "ecosystem.toml"
READERS: dict[str, Callable[[Path], object]] = {
    GLOSSARY_FILE: read_glossary,
    WAY_FILE: read_way,
    MAP_FILE: read_map,
}


def check_data_files(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Findings on the data files that the folder has; each may be left out."""
    for name, read in READERS.items():
        if not (folder / name).exists():
            continue
        try:
            read(folder / name)
        except CorpusError as error:
            yield Finding(Topic.DATA, name, str(error).removeprefix(f"{name}: "))
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
