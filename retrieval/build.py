"""Passages → a complete build in a folder of its own → self-check → published by one atomic rename."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import BuildError, DamagedBuild, IndexUnavailable
from retrieval.build_folder import Content, Destination, write_build
from retrieval.embed import Embedder
from retrieval.home import Home, builder_lock
from retrieval.manifest import Manifest
from retrieval.publish import half_built_folder, new_build_id, publish, sweep
from retrieval.published import Build, open_published
from retrieval.steps import Progress, Steps, no_progress


def build(
    content: Content,
    embedder: Embedder,
    home: Path,
    on_progress: Progress = no_progress,
    chroma_url: str | None = None,
    reuse: bool = True,
) -> Manifest:
    """Build the index of this content and publish it; what was published stays as it is until then.

    Args:
        on_progress: told the step (files, embed, chroma, keyword, check, publish), and how much of
            what is done.
        chroma_url: of a Chroma server for the vectors; None keeps them in the build's folder.
        reuse: take over the vectors of unchanged texts from the build before.

    Raises:
        BuildInProgress: another process is building.
        SelfCheckFailed: the new build does not find its own passages.
        BuildError: there is nothing to index, a document has changed or is gone, or the disk is full.
    """
    if not content.passages:
        raise BuildError("there is nothing to index: the documents have no text that could be read")
    where = Home(home.absolute())
    with builder_lock(where), _told_in_one_line(where):
        sweep(where, chroma_url)
        before = _build_before(where)
        folder = half_built_folder(where, new_build_id(where))
        steps = Steps(on_progress)
        try:
            folder.mkdir()
            to = Destination(where, folder, chroma_url)
            manifest = write_build(content, to, embedder, before if reuse else None, steps)
            with steps.step("publish") as report:
                publish(where, folder, manifest, before)
                report(1, 1)
        finally:
            # Interrupted or failed, nothing half-built stays; a published build has moved away from here.
            shutil.rmtree(folder, ignore_errors=True)
        sweep(where, chroma_url)
        return manifest


def _build_before(home: Home) -> Build | None:
    """The published build, if there is one that opens: its vectors are used again, and it is what remains."""
    try:
        return open_published(home.root)
    except (IndexUnavailable, DamagedBuild):
        return None


@contextmanager
def _told_in_one_line(home: Home) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BuildError(
            f"the index cannot be written to {home.root} ({reason}): what was published is unchanged"
        ) from error
