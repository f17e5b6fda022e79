"""Which reading it was: earlier passages may be taken over only if the same code would cut the same."""

import hashlib
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("beautifulsoup4", "markdown-it-py", "pypdf", "python-docx")
# Of the corpus, what decides how a document is cut and what its sections and statements are.
_OF_CORPUS = (
    "actors.py", "areas.py", "areas.toml", "blanked.py", "ecosystem.py", "ecosystem.toml",
    "ecosystem_file.py", "folding.py", "language.py", "model.py", "owners.py", "owners.toml", "roles.py",
    "roles.toml", "section_entries.py", "sentences.py", "text_blocks.py", "word_list.py",
)  # fmt: skip


def reading_version() -> str:
    """Changes with every change in how documents are read and split, be it in a library.

    What a catalogue says of a document and its sections is compared with what it said before instead.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for file in [*sorted(here.glob("*.py")), *(here.parent / "corpus" / name for name in _OF_CORPUS)]:
        digest.update(file.read_bytes())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()[:16]
