"""What visitors wrote, without personal identifiers and hidden characters, before it is stored (pure)."""

from dataclasses import replace

from answering.answer import Answer
from answering.understand.privacy import mask_personal, strip_hidden
from app.store.records import KeptTurn
from corpus.language import detect_language
from corpus.model import Language

LONGEST_TEXT = 4000  # characters of a question or comment


def masked_text(text: str, language: Language) -> str:
    """A question or a comment, masked and no longer than it may be."""
    return mask_personal(strip_hidden(text)[:LONGEST_TEXT], language)


def masked_said(said: KeptTurn) -> KeptTurn:
    """A question of a conversation with its answers, the visitor's words in them masked."""
    language = said.answer.language if said.answer else detect_language(said.question)
    return KeptTurn(
        masked_text(said.question, language),
        _masked_answer(said.answer) if said.answer else None,
        tuple((owner, _masked_answer(answer)) for owner, answer in said.by_owner),
    )


def _masked_answer(answer: Answer) -> Answer:
    """Only the visitor's words: an address that the documents give belongs to the answer."""
    return replace(
        answer,
        question=masked_text(answer.question, answer.language),
        standalone_question=masked_text(answer.standalone_question, answer.language),
    )
