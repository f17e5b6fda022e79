"""PDF → Raw: pieces of text with their places, page labels, outline and structure tree."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

from corpus.errors import UnreadableFile
from ingest.blocks import Raw
from ingest.clean import one_line, words_of
from ingest.layout import layout_blocks
from ingest.limits import MAX_BLOCKS, MAX_DEPTH, MAX_PAGES
from ingest.page import Bookmark, Element, Mark, Piece, lines_of, with_true_hyphens
from ingest.tagged import describes, tagged_blocks, texts_of

# What a parser of damaged files raises besides its own errors.
_FAULTS = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
# Below this many letters a page, what was found are stamps and page numbers on scanned pages.
_LETTERS_A_PAGE = 20

# pypdf warns of every small fault of a file that it reads well all the same.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(data: bytes) -> Raw:
    """The document; raises UnreadableFile."""
    try:
        return _read(data)
    except _FAULTS as error:
        raise UnreadableFile("is damaged or cut off; export or download the PDF again") from error


def _read(data: bytes) -> Raw:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile("is locked with a password; save a copy without it")
    count = len(reader.pages)
    if not 0 < count <= MAX_PAGES:
        raise UnreadableFile(f"has {count} pages; 1–{MAX_PAGES} can be read, so split it")
    pages = with_true_hyphens([_pieces(page) for page in reader.pages])
    empty = sum(1 for pieces in pages if not _has_text(pieces))
    if empty == count:
        raise UnreadableFile("holds pictures of pages and no text; run text recognition (OCR) on it first")
    lines = [lines_of([piece for piece in pieces if not piece.artifact]) for pieces in pages]
    known = words_of([line.text for page in lines for line in page])
    tree = _tree(reader)
    texts = texts_of(pages)
    blocks = (
        tagged_blocks(tree, texts, known)
        if tree and describes(tree, pages, texts)
        else layout_blocks(lines, tuple(_bookmarks(reader)), known)
    )
    notes = (
        (f"{empty} of {count} pages hold no text and cannot be searched; run OCR on them",) if empty else ()
    )
    return Raw(blocks, _title(reader), tuple(reader.page_labels), notes=notes if empty > count // 2 else ())


def _pieces(page: PageObject) -> tuple[Piece, ...]:
    """The page's text in drawing order, which is reading order in columns, too."""
    collector = _Collector()
    page.extract_text(visitor_text=collector.text, visitor_operand_before=collector.operator)
    return tuple(collector.pieces)


class _Collector:
    """Listens to the page being drawn, and knows which mark each run of text stands under."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._stack: list[tuple[str, int | None]] = []
        self._pending: tuple[int | None, bool] | None = None

    def operator(self, operator: bytes, operands: Any, _cm: Any, _tm: Any) -> None:
        """Before each drawing instruction."""
        if operator == b"BDC":
            properties = operands[1] if len(operands) > 1 else None
            number = properties.get("/MCID") if isinstance(properties, DictionaryObject) else None
            self._stack.append((str(operands[0]), int(number) if isinstance(number, NumberObject) else None))
        elif operator == b"BMC":
            self._stack.append((str(operands[0]) if operands else "", None))
        elif operator == b"EMC" and self._stack:
            self._stack.pop()
        elif operator in (b"Tj", b"TJ", b"'", b'"') and self._pending is None:
            # The text itself is told later, when the pen has moved on.
            self._pending = self._standing_under()

    def _standing_under(self) -> tuple[int | None, bool]:
        number = next((number for _, number in reversed(self._stack) if number is not None), None)
        return number, number is None and any(tag == "/Artifact" for tag, _ in self._stack)

    def text(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """A run of text, complete."""
        if not text:
            return
        mark, artifact = (self._pending or self._standing_under()) if text.strip() else (None, False)
        if text.strip():
            self._pending = None
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (tm[0] * cm[0] + tm[1] * cm[2]) or (tm[0] * cm[1] + tm[1] * cm[3])
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        self.pieces.append(Piece(text, mark, artifact, x, y, round(abs(size * scale), 1), bold))


def _has_text(pieces: tuple[Piece, ...]) -> bool:
    letters = sum(character.isalpha() for piece in pieces if not piece.artifact for character in piece.text)
    return letters >= _LETTERS_A_PAGE


def _title(reader: PdfReader) -> str:
    metadata = reader.metadata
    return one_line(str(metadata.title or "")) if metadata else ""


def _bookmarks(reader: PdfReader) -> Iterator[Bookmark]:
    """The outline in order; a broken one is as good as none, since headings are found by number, too."""
    try:
        stack: list[tuple[int, Any]] = [(1, entry) for entry in reversed(reader.outline)]
        while stack:
            level, entry = stack.pop()
            if isinstance(entry, list):
                stack.extend((level + 1, inner) for inner in reversed(entry))
            elif entry.title and (page := reader.get_destination_page_number(entry)) is not None:
                yield Bookmark(one_line(str(entry.title)), level, page)
    except _FAULTS:
        return


def _tree(reader: PdfReader) -> Element | None:
    """The structure tree, None if there is none or it cannot be followed."""
    try:
        root = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
        numbers = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages)
            if page.indirect_reference
        }
        return _Tree(root.get("/RoleMap", DictionaryObject()).get_object(), numbers).element(root)
    except _FAULTS:
        return None


class _Tree:
    """Reads the structure tree's objects into elements and marks, within bounds."""

    def __init__(self, roles: DictionaryObject, page_numbers: dict[int, int]) -> None:
        self._roles = roles
        self._page_numbers = page_numbers
        self._left = MAX_BLOCKS

    def element(self, node: DictionaryObject, page: int | None = None, depth: int = 0) -> Element:
        """The node and all below it; ValueError if it nests or counts beyond bounds."""
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise ValueError("the structure tree is too large")
        page = self._page(node, page)
        kids = node.get("/K", ArrayObject()).get_object()
        children = (
            self._child(kid, page, depth) for kid in (kids if isinstance(kids, ArrayObject) else [kids])
        )
        kept = tuple(child for child in children if child)
        return Element(self._tag(node), kept, str(node.get("/Alt", "")))

    def _child(self, kid: Any, page: int | None, depth: int) -> Element | Mark | None:
        kid = kid.get_object()
        if isinstance(kid, NumberObject):
            return Mark(page, int(kid)) if page is not None else None
        if not isinstance(kid, DictionaryObject):
            return None
        if "/MCID" in kid:
            own, number = self._page(kid, page), kid["/MCID"].get_object()
            if own is None or "/Stm" in kid or not isinstance(number, NumberObject):
                return None
            return Mark(own, int(number))
        return self.element(kid, page, depth + 1) if "/S" in kid else None

    def _page(self, node: DictionaryObject, inherited: int | None) -> int | None:
        reference = node.raw_get("/Pg") if "/Pg" in node else None
        return self._page_numbers.get(reference.idnum) if isinstance(reference, IndirectObject) else inherited

    def _tag(self, node: DictionaryObject) -> str:
        tag = node.get("/S", "/Document")
        for _ in range(MAX_DEPTH):
            if tag not in self._roles:
                break
            tag = self._roles[tag]
        return str(tag).lstrip("/")
