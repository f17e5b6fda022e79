"""From a finished folder to the published build, and what may then be removed."""

import secrets
import shutil
from pathlib import Path

from corpus.errors import DamagedBuild
from corpus.model import Document
from retrieval.fill_chroma import drop_collections
from retrieval.home import HALF_BUILT, HALF_WRITTEN, BuildRef, Home, Pointer, sync_folder, sync_tree
from retrieval.manifest import Manifest, write_manifest
from retrieval.originals import sweep_originals
from retrieval.published import DOCUMENTS_FILE, Build, collections_name, published_refs
from retrieval.stored import read_documents


def new_build_id(home: Home) -> str:
    """An id that sorts after all others here and is like none elsewhere."""
    numbers = [int(path.name[:6]) for path in home.builds.glob("[0-9]*") if path.name[:6].isdigit()]
    return f"{max(numbers, default=0) + 1:06d}-{secrets.token_hex(4)}"


def half_built_folder(home: Home, build_id: str) -> Path:
    """Where a build lies until it is complete."""
    return home.builds / f"{build_id}{HALF_BUILT}"


def publish(home: Home, folder: Path, manifest: Manifest, before: Build | None) -> None:
    """Make the finished folder the published build, for all readers from one moment to the next.

    Args:
        before: the build to fall back to; not always the one published last, which may be damaged.
    """
    sha256 = write_manifest(folder, manifest)
    sync_tree(folder)
    folder.rename(home.builds / manifest.id)
    sync_folder(home.builds)
    home.write_pointer(Pointer(BuildRef(manifest.id, sha256), before.ref if before else None))


def sweep(home: Home, chroma_url: str | None) -> None:
    """Remove half-built folders, builds but the newest two published, and originals that neither refers to.

    Only for the holder of the builder's lock.
    """
    refs = published_refs(home)
    keep = {ref.id for ref in refs}
    gone = [folder for folder in home.builds.iterdir() if folder.is_dir() and folder.name not in keep]
    if chroma_url and gone:
        drop_collections(
            chroma_url, [collections_name(folder.name.removesuffix(HALF_BUILT)) for folder in gone]
        )
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    for file in home.root.glob(f"*{HALF_WRITTEN}"):
        file.unlink(missing_ok=True)
    try:
        kept = {document.file.name for ref in refs for document in _documents_of(home, ref)}
    except DamagedBuild:
        return  # nobody knows what the damaged one refers to; a later sweep will
    sweep_originals(home, kept)


def _documents_of(home: Home, ref: BuildRef) -> tuple[Document, ...]:
    return read_documents(home.builds / ref.id / DOCUMENTS_FILE, home.files)
