"""The writer that a language model stands behind: hits → prompt → drafts that grow sentence by sentence."""

from collections.abc import Callable, Iterator, Sequence

from answering.answer import Status
from answering.write.draft import Draft, DraftClaim
from answering.write.prompts import prompt, prompt_version
from answering.write.reply import read_reply
from answering.write.sources import Sources, random_token
from answering.write.text_model import TextModel
from corpus.errors import ModelUnavailable
from corpus.model import Language
from corpus.sentences import split_sentences
from retrieval.hit import Hit

# What one reads without scrolling, whoever writes it.
MOST_WORDS = 150
MOST_CLAIMS = 8


class ModelWriter:
    """Has a language model write, and believes nothing of it: that is for whoever reads the drafts.

    Args:
        new_token: a mark for a source, another one each time.
    """

    def __init__(self, model: TextModel, new_token: Callable[[], str] = random_token) -> None:
        self._model = model
        self._new_token = new_token

    @property
    def name(self) -> str:
        """The model and the version of its prompts, "name/prompt-1"."""
        return f"{self._model.name}/{prompt_version()}"

    def write(self, question: str, language: Language, hits: Sequence[Hit]) -> Iterator[Draft]:
        """A draft, then the same with one claim more, and so on; the last one is the whole.

        NOT_FOUND and no claims: the model said, in the form agreed, that the sources are no answer. No claims
        and another status: it answered, and rested on none of them.

        Raises:
            ModelUnavailable: the model does not answer, breaks off, or does not keep to the form.
        """
        sources = Sources(hits, self._new_token)
        system = prompt("answer", language, example=self._new_token())
        user = prompt("question", language, sources=sources.text(), question=question)
        status: Status | None = None
        claims: list[DraftClaim] = []
        words = 0
        for part in read_reply(self._model.stream(system, user)):
            if isinstance(part, Status):
                status = part
                if status is Status.NOT_FOUND:
                    break
                continue
            words += len(part.text.split())
            if words > MOST_WORDS or len(claims) >= MOST_CLAIMS:
                break
            if marks := sources.marks(part.tokens):
                # Sentences that share their marks are checked each for itself.
                told = [sentence.text for sentence in split_sentences(part.text)]
                said = {claim.text for claim in claims}
                claims += [DraftClaim(text, marks, part.layout) for text in told if text not in said]
                yield Draft(status or Status.PARTIAL, tuple(claims))
        if status is None:
            raise ModelUnavailable(f"the language model {self._model.name} does not keep to the form")
        if not claims:
            yield Draft(status)
