"""Settings: what can be set from outside, a variable each; the only reader of the environment."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BeforeValidator,
    DirectoryPath,
    Field,
    PlainSerializer,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

import corpus
from app.sign_in import Role, Rules
from corpus.errors import SettingsError
from retrieval.chroma import QUESTION_SECONDS
from retrieval.embed import DEFAULT_MODEL

PREFIX = "LOTSEN_"
LEAST_TOKEN = 16  # characters
MOST_QUESTIONS = 1_000_000
# What most servers serve OpenAI's protocol under; added where an address has no path at all.
USUAL_PATH = "/v1"


class WriterName(StrEnum):
    """Who puts an answer into words."""

    EXTRACT = "extract"
    MODEL = "model"


def _absolute(path: str | Path) -> Path:
    return Path(path).expanduser().absolute()


def _web_address(value: str) -> str:
    """As it was written: pydantic's own type would add a slash and drop a usual port."""
    AnyHttpUrl(value)
    return value


def _with_path(address: str) -> str:
    # Whoever copies the whole address from a manual means the same.
    address = address.rstrip("/").removesuffix("/chat/completions").rstrip("/")
    return address if "/" in address.partition("://")[2] else address + USUAL_PATH


def _group_names(value: str | frozenset[str]) -> frozenset[str]:
    names = value.split(",") if isinstance(value, str) else value
    return frozenset(name.strip() for name in names if name.strip())


def _number(default: int, *, least: int = 1, most: int) -> Any:
    return Field(default, ge=least, le=most, description=f"a number, {least} to {most}")


def _secret(description: str) -> Any:
    return Field(None, repr=False, description=description)


Folder = Annotated[Path, BeforeValidator(_absolute)]
ExistingFolder = Annotated[DirectoryPath, BeforeValidator(_absolute)]
WebAddress = Annotated[str, Field(pattern="(?i)^https?://[^/]"), AfterValidator(_web_address)]
# Neither user nor query: people put keys where they find room.
ModelAddress = Annotated[WebAddress, Field(pattern="^[^/]+//[^/@?#]+(/[^?#]*)?$"), AfterValidator(_with_path)]
DatabaseAddress = Annotated[str, Field(pattern="^postgres(ql)?://[^/]")]
Key = Annotated[str, Field(pattern="^[!-~]+$")]
Token = Annotated[str, Field(pattern="^[ -~]+$", min_length=LEAST_TOKEN)]
Groups = Annotated[
    frozenset[str],
    NoDecode,  # as it is written, not as JSON
    BeforeValidator(_group_names),
    PlainSerializer(lambda groups: ",".join(sorted(groups))),
]


class Settings(BaseSettings):
    """Everything that can be set from outside: `keep_days` by `LOTSEN_KEEP_DAYS`, and so each field.

    A description says what to write, to whoever wrote something else; what is not printed, for it may be a
    secret, is not repeated to them either.

    Args:
        corpus: the folder that is read by default.
        embedding_model: "bilingual", or any sentence-transformers name or path.
        reader_model: a sentence-transformers CrossEncoder, by name or path, that reads in the place of ours.
        chroma_url: a Chroma server for the vectors; None keeps them in the build.
        llm_url: an OpenAI-compatible server that puts answers into words; None for no such server.
        llm_seconds: for a whole answer.
        llm_failures: after so many in a row the server is left alone.
        llm_rest: seconds that it is left alone for; then one question tries it.
        database_url: a PostgreSQL server for what is kept; None for a SQLite file of the home.
        keep_questions: whether a question without an answer is noted, and the question beside a mark.
        evals: where runs of `lotsen-eval` lie; None for `evaluations`' own choice.
        contact: an e-mail address, a web address or words on whom to turn to.
        questions_session: that one visitor's session may ask within a minute.
        questions_address: the same for one address, which an office may share.
        address_header: the header in which a proxy says who asks it; "" for whoever is connected.
        queue: questions that may wait to be among those answered at once.
        metrics_port: of their own, at the page's address, for whoever reaches it; 0 for none.
        metrics_token: opens /metrics on the page's own port.
        traces_url: a collector that is sent a span for each part of an answer, over gRPC.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    home: Folder = Path(".lotsen")
    corpus: ExistingFolder = Field(
        Path(corpus.__file__).parent, description="the path of a folder of documents"
    )
    embedding_model: str = DEFAULT_MODEL
    reader_model: str | None = None
    chroma_url: WebAddress | None = Field(None, description="it as http://host:port")
    chroma_seconds: int = _number(int(QUESTION_SECONDS), most=60)  # whoever asks waits for as long
    llm_url: ModelAddress | None = _secret(
        "it as https://host/v1 or http://host:port/v1, a key into LOTSEN_LLM_KEY"
    )
    llm_model: str = ""
    llm_key: Key | None = _secret("the key alone, without spaces")
    llm_seconds: int = _number(60, most=600)
    llm_failures: int = _number(3, most=1000)
    llm_rest: int = _number(60, most=86_400)
    database_url: DatabaseAddress | None = _secret("it as postgresql://user:password@host:5432/database")
    keep_days: int = _number(180, most=3650)  # ten years: longer is an archive, with rules of its own
    keep_questions: bool = Field(True, description="yes or no")
    evals: Folder | None = None
    operator: str = ""
    contact: str = ""
    role_claim: str = "groups"
    staff_groups: Groups = frozenset()
    evaluator_groups: Groups = frozenset()
    questions_session: int = _number(20, most=MOST_QUESTIONS)
    questions_address: int = _number(120, most=MOST_QUESTIONS)
    address_header: str = ""
    at_once: int = _number(4, most=MOST_QUESTIONS)
    queue: int = _number(50, least=0, most=MOST_QUESTIONS)
    metrics_port: int = _number(0, least=0, most=65_535)
    metrics_token: Token | None = _secret(f"at least {LEAST_TOKEN} letters and digits")
    traces_url: WebAddress | None = Field(None, description="it as http://host:port")
    log: Literal["text", "json"] = Field("text", description="text or json")

    @model_validator(mode="after")
    def _has_whole_model(self) -> Self:
        if (self.llm_url is None) is bool(self.llm_model):
            raise SettingsError("set LOTSEN_LLM_URL and LOTSEN_LLM_MODEL, both or neither (docs/models.md).")
        return self

    @property
    def evaluations(self) -> Path:
        """The folder whose runs the Quality page shows: by default a checkout's own, else one of the home."""
        if self.evals is not None:
            return self.evals
        project = Path(corpus.__file__).parent.parent
        return project / "evals/results" if (project / "pyproject.toml").is_file() else self.home / "evals"

    @property
    def roles(self) -> Rules:
        """Whose groups open the pages of staff and evaluators."""
        return Rules(self.role_claim, {Role.STAFF: self.staff_groups, Role.EVALUATOR: self.evaluator_groups})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        *_: Any,
        **__: Any,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is given: `from_env` alone reads the environment."""
        return (init_settings,)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Settings of the environment; a variable that is set but empty counts as not set.

        Raises:
            SettingsError: a value cannot be used.
        """
        source = EnvSettingsSource(cls)
        given = (os.environ if environ is None else environ).items()
        source.env_vars = {name.lower(): value.strip() for name, value in given if value.strip()}
        try:
            return cls(**source())
        except ValidationError as error:
            raise SettingsError(_first_fault(error)) from None

    def with_home(self, home: Path | None) -> "Settings":
        """The same with another home, where one is named."""
        return self if home is None else self.model_copy(update={"home": _absolute(home)})

    def with_writer(self, writer: WriterName | None) -> "Settings":
        """The same for this writer; as they are where none is named.

        Raises:
            SettingsError: a model is wanted and none is set.
        """
        if writer is WriterName.MODEL and self.llm_url is None:
            raise SettingsError(
                "no language model is set: set LOTSEN_LLM_URL and LOTSEN_LLM_MODEL (docs/models.md)."
            )
        without = {"llm_url": None, "llm_model": ""}
        return self.model_copy(update=without) if writer is WriterName.EXTRACT else self

    def export(self) -> None:
        """Make these the settings that `from_env` gives in this process and those it starts."""
        for name, value in self.model_dump().items():
            os.environ[f"{PREFIX}{name.upper()}"] = "" if value is None else str(value)


def _first_fault(error: ValidationError) -> str:
    """The variable and what to write into it."""
    fault = error.errors()[0]
    name = str(fault["loc"][0])
    field = Settings.model_fields[name]
    wrong = f"is {str(fault['input'])!r}" if field.repr else "cannot be used"
    return f"{PREFIX}{name.upper()} {wrong}; write {field.description}."
