"""The whole error tree: everything that a front may show as one line.

    LotsenError
    ├── SettingsError            a setting has a value that cannot be used
    ├── CorpusError              catalogue, glossary or ecosystem file is wrong
    ├── IngestError              documents cannot be read
    │   └── UnreadableFile       this one file cannot; the others can
    ├── BuildError               a build cannot be made or published
    │   ├── BuildInProgress      another process is building
    │   └── SelfCheckFailed      the new build does not find its own passages
    ├── IndexUnavailable         there is nothing to search
    │   └── DamagedBuild         a build does not open or is not what its manifest says
    ├── ModelUnavailable         an embedding or language model does not load or answer
    │   └── ModelResting         it failed several times in a row and is not asked for a while
    ├── StoreError               what visitors chose to keep cannot be kept or read; answers do not need it
    ├── ArchiveError             a backup cannot be made, or is not whole
    ├── EvaluationError          cases or results of a measurement cannot be used
    ├── ExportError              a document cannot be made of a conversation or a template
    ├── QuestionError            a question cannot be taken (empty, too long)
    ├── TooManyQuestions         a session or an address has asked too much within a minute
    └── TooBusy                  too many questions wait for their turn already

Every message is one line that says what to do next.
"""


class LotsenError(Exception):
    """Base of all errors that are the user's or the machine's, never a fault in the code."""


class SettingsError(LotsenError):
    """A setting has a value that cannot be used."""


class CorpusError(LotsenError):
    """Catalogue, glossary or ecosystem file is wrong."""


class IngestError(LotsenError):
    """Documents cannot be read."""


class UnreadableFile(IngestError):
    """This one file cannot be read; the others can."""


class BuildError(LotsenError):
    """A build cannot be made or published."""


class BuildInProgress(BuildError):
    """Another process is building."""


class SelfCheckFailed(BuildError):
    """The new build does not find its own passages."""


class IndexUnavailable(LotsenError):
    """There is nothing to search."""


class DamagedBuild(IndexUnavailable):
    """A build does not open, or is not what its manifest says."""


class ModelUnavailable(LotsenError):
    """An embedding or language model does not load or answer."""


class ModelResting(ModelUnavailable):
    """A language model failed several times in a row and is not asked for a while."""


class StoreError(LotsenError):
    """What visitors chose to keep cannot be kept or read; answers do not need it."""


class ArchiveError(LotsenError):
    """A backup cannot be made, or is not whole."""


class EvaluationError(LotsenError):
    """Cases or results of a measurement cannot be used."""


class ExportError(LotsenError):
    """A document cannot be made of a conversation or a template."""


class QuestionError(LotsenError):
    """A question cannot be taken: empty, or too long."""


class TooManyQuestions(LotsenError):
    """A session or an address has asked too much within a minute."""


class TooBusy(LotsenError):
    """Too many questions wait for their turn already."""
