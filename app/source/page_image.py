"""A page of a PDF as an image, with the quoted words marked, or a whole passage where none are quoted."""

import io
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from app.source.find_on_page import find_words
from corpus.errors import UnreadableFile

SCALE = 2.0  # pixels a point: sharp on a high-density screen at half the width of a desktop window
PASSAGE_COLOUR = (255, 245, 190)
QUOTE_COLOUR = (255, 208, 64)
PASSAGE_MARGIN = 1.5  # points around the letters
QUOTE_MARGIN = 0.5

# PDFium keeps state for the whole process: two threads inside it at once crash it.
PDFIUM = threading.Lock()

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page.

    Args:
        webp: the image, lossless WebP.
        pages: how many pages the document has.
        marks: where the marked lines stand, as (left, top, right, bottom) in pixels.
    """

    webp: bytes
    width: int
    height: int
    pages: int
    marks: tuple[Box, ...]


def draw_page(file: Path, page: int, passage: Sequence[str], quote: str) -> PageImage:
    """Page number `page` (from 1) of `file`, with what it holds of the quote marked, else of the passage.

    Args:
        passage: its pieces, as `passage_pieces` gives them.

    Raises:
        UnreadableFile: the file is gone or no PDF, or has no such page.
    """
    try:
        with PDFIUM:
            return _draw(file, page, passage, quote)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableFile(
            f"{file.name}, page {page}, cannot be shown; run `lotsen ingest` again."
        ) from error


def _draw(file: Path, page: int, passage: Sequence[str], quote: str) -> PageImage:
    document = pdfium.PdfDocument(file)
    try:
        if not 1 <= page <= len(document):
            raise UnreadableFile(f"{file.name} has no page {page}; it has {len(document)}.")
        sheet = document[page - 1]
        image = sheet.render(scale=SCALE).to_pil().convert("RGB")
        boxes, colour = _boxes(sheet, passage, quote)
        pages = len(document)
    finally:
        document.close()
    image = _marked(image, boxes, colour)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", lossless=True, quality=20, method=1)
    return PageImage(buffer.getvalue(), *image.size, pages, tuple(boxes))


def _boxes(sheet: "pdfium.PdfPage", passage: Sequence[str], quote: str) -> tuple[list[Box], Colour]:
    """What is marked and how: the quote, or the passage where this page holds nothing of a quote."""
    text_page = sheet.get_textpage()
    text = text_page.get_text_range()
    passage_spans = find_words(text, passage)
    quote_spans = find_words(text, (quote,), within=passage_spans)
    height = sheet.get_height()
    if quote_spans:
        return list(_rectangles(text_page, quote_spans, height, QUOTE_MARGIN)), QUOTE_COLOUR
    return list(_rectangles(text_page, passage_spans, height, PASSAGE_MARGIN)), PASSAGE_COLOUR


def _rectangles(
    text_page: "pdfium.PdfTextPage", spans: list[tuple[int, int]], height: float, margin: float
) -> Iterator[Box]:
    for start, end in spans:
        for number in range(text_page.count_rects(start, end - start)):
            left, bottom, right, top = text_page.get_rect(number)
            yield (
                (left - margin) * SCALE,
                (height - top - margin) * SCALE,
                (right + margin) * SCALE,
                (height - bottom + margin) * SCALE,
            )


def _marked(image: Image.Image, boxes: Sequence[Box], colour: Colour) -> Image.Image:
    """The image as if a text marker had been drawn over it: the letters stay as dark as they were."""
    ink = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(ink)
    for box in boxes:
        pen.rectangle(box, fill=colour)
    return ImageChops.multiply(image, ink)
