"""Settings.from_env(): the only reader of the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from app.server.limit_settings import (
    DEFAULT_LIMITS,
    QuestionLimits,
    limits_as_variables,
    read_question_limits,
)
from app.server.metrics_settings import (
    NO_METRICS,
    MetricsSettings,
    metrics_as_variables,
    read_metrics_settings,
)
from app.server.model_settings import ModelServer, as_variables, read_model_server
from app.server.setting_values import one_of, whole_number
from app.sign_in import Role, Rules
from corpus.errors import SettingsError
from retrieval.chroma import QUESTION_SECONDS
from retrieval.embed import DEFAULT_MODEL

DEFAULT_HOME = Path(".lotsen")
DEFAULT_KEEP_DAYS = 180
DEFAULT_ROLE_CLAIM = "groups"
NO_ROLES = Rules(DEFAULT_ROLE_CLAIM, {role: frozenset() for role in Role})
DEFAULT_CHROMA_SECONDS = int(QUESTION_SECONDS)
MOST_CHROMA_SECONDS = 60  # whoever asks waits for as long
MOST_KEEP_DAYS = 3650  # ten years: longer is an archive, with rules of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside.

    Args:
        home: where builds and originals are kept (`LOTSEN_HOME`).
        corpus: the folder that is read by default (`LOTSEN_CORPUS`).
        embedding_model: "bilingual", or any sentence-transformers name or path
            (`LOTSEN_EMBEDDING_MODEL`).
        chroma_url: a Chroma server for the vectors; None keeps them in the build (`LOTSEN_CHROMA_URL`).
        chroma_seconds: after which a server that does not answer a search is done without
            (`LOTSEN_CHROMA_SECONDS`).
        reader_model: a sentence-transformers CrossEncoder, by name or path, that reads in the place of ours
            (`LOTSEN_READER_MODEL`); None for the order that search gives.
        llm: a language model that puts answers into words; None for the writer that needs none
            (`LOTSEN_LLM_URL`, `LOTSEN_LLM_MODEL`, `LOTSEN_LLM_KEY`, `LOTSEN_LLM_SECONDS`,
            `LOTSEN_LLM_FAILURES`, `LOTSEN_LLM_REST`).
        database_url: a PostgreSQL server for conversations and feedback; None keeps them in a SQLite file of
            the home (`LOTSEN_DATABASE_URL`).
        keep_days: how long they are kept (`LOTSEN_KEEP_DAYS`).
        keep_questions: whether a question without an answer is noted, and the question beside a mark
            (`LOTSEN_KEEP_QUESTIONS`).
        evals: where runs of `lotsen-eval` lie; None for `evaluations`' own choice (`LOTSEN_EVALS`).
        operator: who runs the service, as its pages say it (`LOTSEN_OPERATOR`); "" where it is not said.
        contact: an e-mail address, a web address or words on whom to turn to (`LOTSEN_CONTACT`).
        roles: whose groups open the pages of staff and evaluators (`LOTSEN_ROLE_CLAIM`,
            `LOTSEN_STAFF_GROUPS`, `LOTSEN_EVALUATOR_GROUPS`).
        limits: how many questions are taken (`LOTSEN_QUESTIONS_SESSION`, `LOTSEN_QUESTIONS_ADDRESS`,
            `LOTSEN_ADDRESS_HEADER`) and answered at the same time (`LOTSEN_AT_ONCE`, `LOTSEN_QUEUE`).
        metrics: where they are read (`LOTSEN_METRICS_PORT`, `LOTSEN_METRICS_TOKEN`).
        traces_url: a collector that is sent a span for each part of an answer, over gRPC
            (`LOTSEN_TRACES_URL`); None for none.
        log_as_json: whether each line of the log is a JSON object (`LOTSEN_LOG`).
    """

    home: Path
    corpus: Path
    embedding_model: str = DEFAULT_MODEL
    chroma_url: str | None = None
    chroma_seconds: int = DEFAULT_CHROMA_SECONDS
    reader_model: str | None = None
    llm: ModelServer | None = None
    database_url: str | None = field(default=None, repr=False)  # it may hold a password
    keep_days: int = DEFAULT_KEEP_DAYS
    keep_questions: bool = True
    evals: Path | None = None
    operator: str = ""
    contact: str = ""
    roles: Rules = NO_ROLES
    limits: QuestionLimits = DEFAULT_LIMITS
    metrics: MetricsSettings = NO_METRICS
    traces_url: str | None = None
    log_as_json: bool = False

    @property
    def evaluations(self) -> Path:
        """The folder whose runs the Quality page shows: by default a checkout's own, else one of the home."""
        if self.evals is not None:
            return self.evals
        project = Path(corpus.__file__).parent.parent
        return project / "evals/results" if (project / "pyproject.toml").is_file() else self.home / "evals"

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
            chroma_seconds=whole_number(
                values, "LOTSEN_CHROMA_SECONDS", DEFAULT_CHROMA_SECONDS, range(1, MOST_CHROMA_SECONDS + 1)
            ),
            reader_model=values.get("LOTSEN_READER_MODEL"),
            llm=read_model_server(values),
            database_url=_postgres_url("LOTSEN_DATABASE_URL", values.get("LOTSEN_DATABASE_URL")),
            keep_days=whole_number(
                values, "LOTSEN_KEEP_DAYS", DEFAULT_KEEP_DAYS, range(1, MOST_KEEP_DAYS + 1)
            ),
            keep_questions=one_of(values, "LOTSEN_KEEP_QUESTIONS", ("yes", "no")) == "yes",
            evals=_folder(values.get("LOTSEN_EVALS")),
            operator=values.get("LOTSEN_OPERATOR", ""),
            contact=values.get("LOTSEN_CONTACT", ""),
            roles=_roles(values),
            limits=read_question_limits(values),
            metrics=read_metrics_settings(values),
            traces_url=_http_url("LOTSEN_TRACES_URL", values.get("LOTSEN_TRACES_URL")),
            log_as_json=one_of(values, "LOTSEN_LOG", ("text", "json")) == "json",
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
        os.environ["LOTSEN_CHROMA_SECONDS"] = str(self.chroma_seconds)
        os.environ["LOTSEN_READER_MODEL"] = self.reader_model or ""
        os.environ.update(as_variables(self.llm))
        os.environ["LOTSEN_DATABASE_URL"] = self.database_url or ""
        os.environ["LOTSEN_KEEP_DAYS"] = str(self.keep_days)
        os.environ["LOTSEN_KEEP_QUESTIONS"] = "yes" if self.keep_questions else "no"
        os.environ["LOTSEN_EVALS"] = str(self.evals or "")
        os.environ.update(limits_as_variables(self.limits))
        os.environ.update(metrics_as_variables(self.metrics))
        os.environ["LOTSEN_TRACES_URL"] = self.traces_url or ""
        os.environ["LOTSEN_LOG"] = "json" if self.log_as_json else "text"
        os.environ["LOTSEN_OPERATOR"], os.environ["LOTSEN_CONTACT"] = self.operator, self.contact
        os.environ["LOTSEN_ROLE_CLAIM"] = self.roles.claim
        for role in Role:
            os.environ[_groups_variable(role)] = ",".join(sorted(self.roles.groups[role]))


def _corpus_folder(value: str | None) -> Path:
    if value is None:
        return Path(corpus.__file__).parent
    folder = Path(value).expanduser().absolute()
    if not folder.is_dir():
        raise SettingsError(
            f"LOTSEN_CORPUS is {value!r}, which is no folder; set it to a folder of documents."
        )
    return folder


def _folder(value: str | None) -> Path | None:
    return Path(value).expanduser().absolute() if value else None


def _http_url(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{name} is {value!r}; write it as http://host:port.")
    return value


def _postgres_url(name: str, value: str | None) -> str | None:
    """The value is not repeated in the message: it may hold a password."""
    if value is None:
        return None
    if not re.match(r"postgres(ql)?://[^/]", value):
        raise SettingsError(
            f"{name} cannot be used; write it as postgresql://user:password@host:5432/database."
        )
    return value


def _roles(values: Mapping[str, str]) -> Rules:
    groups = {role: _names(values.get(_groups_variable(role), "")) for role in Role}
    return Rules(values.get("LOTSEN_ROLE_CLAIM", DEFAULT_ROLE_CLAIM), groups)


def _groups_variable(role: Role) -> str:
    return f"LOTSEN_{role.value.upper()}_GROUPS"


def _names(value: str) -> frozenset[str]:
    return frozenset(name.strip() for name in value.split(",") if name.strip())
