"""Which sentence a visitor reads when a part does not work (pure)."""

from corpus.errors import (
    DamagedBuild,
    IndexUnavailable,
    LotsenError,
    ModelUnavailable,
    QuestionError,
    SettingsError,
    UnreadableFile,
)

SENTENCES: dict[type[BaseException], str] = {
    DamagedBuild: "problem.damaged_build",
    IndexUnavailable: "problem.no_index",
    ModelUnavailable: "problem.model_unavailable",
    QuestionError: "problem.question",
    SettingsError: "problem.settings",
    UnreadableFile: "problem.unreadable_file",
    LotsenError: "problem.other",
}


def problem_key(error: BaseException) -> str:
    """Key of the sentence for this error, the nearest kind that has one."""
    return next((SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES), "problem.fault")
