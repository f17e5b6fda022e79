"""Which sentence a visitor reads when a part does not work (pure)."""

from corpus.errors import (
    CorpusError,
    DamagedBuild,
    EvaluationError,
    IndexUnavailable,
    LotsenError,
    ModelUnavailable,
    QuestionError,
    SettingsError,
    StoreError,
    TooBusy,
    TooManyQuestions,
    UnreadableFile,
)

SENTENCES: dict[type[BaseException], str] = {
    CorpusError: "problem.corpus",
    DamagedBuild: "problem.damaged_build",
    EvaluationError: "problem.evaluation",
    IndexUnavailable: "problem.no_index",
    ModelUnavailable: "problem.model_unavailable",
    QuestionError: "problem.question",
    SettingsError: "problem.settings",
    StoreError: "problem.store",
    TooBusy: "problem.too_busy",
    TooManyQuestions: "problem.too_often",
    UnreadableFile: "problem.unreadable_file",
    LotsenError: "problem.other",
}


def problem_key(error: BaseException) -> str:
    """Key of the sentence for this error, the nearest kind that has one."""
    return next((SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES), "problem.fault")
