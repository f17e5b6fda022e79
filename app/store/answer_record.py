"""An Answer as a record that is kept, and back: whole, so that it can be drawn when the index has changed.

The command line's JSON leaves out what a page needs to draw; this record leaves out nothing but the files.
"""

from datetime import date
from pathlib import Path
from typing import Any

from answering.answer import (
    Answer,
    Citation,
    Claim,
    Status,
    Suggestion,
    SuggestionKind,
    Support,
)
from app.store.records import KeptTurn
from corpus.model import Document, Kind, Language, Layout, Owner, Passage

Record = dict[str, Any]  # what json takes; it lives only between this file and the store

NO_FILE = Path()  # a kept answer shows no file: whoever opens a source looks in the index of the day


def said_to_record(said: KeptTurn) -> Record:
    """Plain values only."""
    return {
        "question": said.question,
        "answer": answer_to_record(said.answer) if said.answer else None,
        "by_owner": [[owner.value, answer_to_record(answer)] for owner, answer in said.by_owner],
    }


def said_from_record(record: Record) -> KeptTurn:
    """Raises KeyError, TypeError or ValueError where the record is none."""
    answer = record["answer"]
    return KeptTurn(
        record["question"],
        answer_from_record(answer) if answer else None,
        tuple((Owner(owner), answer_from_record(each)) for owner, each in record["by_owner"]),
    )


def answer_to_record(answer: Answer) -> Record:
    """Plain values only; each passage and document once."""
    suggested = [each.passage for each in answer.suggestions if each.passage]
    passages = {each.id: each for each in (*(cite.passage for cite in answer.citations), *suggested)}
    documents = {citation.document.id: citation.document for citation in answer.citations}
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "language": answer.language.value,
        "status": answer.status.value,
        "text": answer.text,
        "claims": [
            [claim.text, list(claim.citations), claim.support.value, claim.layout.value]
            for claim in answer.claims
        ],
        "citations": [
            [each.number, each.passage.id, each.document.id, each.start, each.end]
            for each in answer.citations
        ],
        "suggestions": [
            [each.kind.value, each.text, each.passage.id if each.passage else None]
            for each in answer.suggestions
        ],
        "passages": [_passage_to_record(passage) for passage in passages.values()],
        "documents": [_document_to_record(document) for document in documents.values()],
        "seconds": answer.seconds,
        "writer": answer.writer,
        "notes": list(answer.notes),
    }


def answer_from_record(record: Record) -> Answer:
    """Raises KeyError, TypeError or ValueError where the record is none."""
    passages = {each["id"]: _passage_from_record(each) for each in record["passages"]}
    documents = {each["id"]: _document_from_record(each) for each in record["documents"]}
    return Answer(
        question=record["question"],
        standalone_question=record["standalone_question"],
        language=Language(record["language"]),
        status=Status(record["status"]),
        text=record["text"],
        claims=tuple(
            Claim(text, tuple(numbers), Support(support), Layout(layout))
            for text, numbers, support, layout in record["claims"]
        ),
        citations=tuple(
            Citation(number, passages[id], documents[document], passages[id].text[start:end], start, end)
            for number, id, document, start, end in record["citations"]
        ),
        suggestions=tuple(
            Suggestion(SuggestionKind(kind), text, passages[id] if id else None)
            for kind, text, id in record["suggestions"]
        ),
        seconds=record["seconds"],
        writer=record["writer"],
        notes=tuple(record["notes"]),
    )


def _passage_to_record(passage: Passage) -> Record:
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "headings": list(passage.headings),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "language": passage.language.value,
    }


def _passage_from_record(record: Record) -> Passage:
    fields = record | {"headings": tuple(record["headings"]), "language": Language(record["language"])}
    return Passage(**fields)


def _document_to_record(document: Document) -> Record:
    return {
        "id": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "language": document.language.value,
        "version": document.version,
        "valid_from": document.valid_from.isoformat() if document.valid_from else None,
        "review_by": document.review_by.isoformat() if document.review_by else None,
        "page_labels": list(document.page_labels),
    }


def _document_from_record(record: Record) -> Document:
    return Document(
        id=record["id"],
        title=record["title"],
        kind=Kind(record["kind"]),
        language=Language(record["language"]),
        file=NO_FILE,
        version=record["version"],
        valid_from=_day(record["valid_from"]),
        review_by=_day(record["review_by"]),
        page_labels=tuple(record["page_labels"]),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
