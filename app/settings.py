"""Settings.from_env(): the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from corpus.errors import SettingsError
from retrieval.embed import DEFAULT_MODEL

DEFAULT_HOME = Path(".lotsen")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside.

    Args:
        home: where builds and originals are kept (`LOTSEN_HOME`).
        corpus: the folder that is read by default (`LOTSEN_CORPUS`).
        embedding_model: "bilingual", "minilm", or any sentence-transformers name or path
            (`LOTSEN_EMBEDDING_MODEL`).
        chroma_url: a Chroma server for the vectors; None keeps them in the build (`LOTSEN_CHROMA_URL`).
    """

    home: Path
    corpus: Path
    embedding_model: str = DEFAULT_MODEL
    chroma_url: str | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Settings of the environment; a variable that is set but empty counts as not set.

        Raises:
            SettingsError: a value cannot be used.
        """
        source = os.environ if environ is None else environ
        values = {name: value.strip() for name, value in source.items() if value.strip()}
        return cls(
            home=Path(values.get("LOTSEN_HOME", DEFAULT_HOME)).expanduser().absolute(),
            corpus=_corpus_folder(values.get("LOTSEN_CORPUS")),
            embedding_model=values.get("LOTSEN_EMBEDDING_MODEL", DEFAULT_MODEL),
            chroma_url=_http_url("LOTSEN_CHROMA_URL", values.get("LOTSEN_CHROMA_URL")),
        )

    def with_home(self, home: Path | None) -> "Settings":
        """The same with another home, where one is named."""
        return self if home is None else replace(self, home=home.expanduser().absolute())

    def export(self) -> None:
        """Make these the settings that `from_env` gives in this process and those it starts."""
        os.environ["LOTSEN_HOME"] = str(self.home)
        os.environ["LOTSEN_CORPUS"] = str(self.corpus)
        os.environ["LOTSEN_EMBEDDING_MODEL"] = self.embedding_model
        os.environ["LOTSEN_CHROMA_URL"] = self.chroma_url or ""


def _corpus_folder(value: str | None) -> Path:
    if value is None:
        return Path(corpus.__file__).parent
    folder = Path(value).expanduser().absolute()
    if not folder.is_dir():
        raise SettingsError(
            f"LOTSEN_CORPUS is {value!r}, which is no folder; set it to a folder of documents."
        )
    return folder


def _http_url(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{name} is {value!r}; write it as http://host:port.")
    return value
