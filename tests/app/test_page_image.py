"""A page of a PDF is drawn with the quoted sentence marked, or the whole passage where none is quoted."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from app.shell.passage_text import passage_pieces
from app.source.page_image import PASSAGE_COLOUR, QUOTE_COLOUR, draw_page
from corpus.errors import UnreadableFile

QUOTE = "Om konkurrensen annars kan snedvridas ska avgiften vara marknadsmässig."


def price(documents) -> tuple[str, ...]:
    return passage_pieces(documents.guide, documents.price)


def pixels(webp: bytes) -> Image.Image:
    return Image.open(io.BytesIO(webp)).convert("RGB")


def count(webp: bytes, colour: tuple[int, int, int]) -> int:
    return sum(number for number, found in pixels(webp).getcolors(1 << 24) or () if found == colour)


def test_a_quote_is_marked_alone_and_a_passage_without_one_whole(documents) -> None:
    quoted = draw_page(documents.guide.file, 1, price(documents), QUOTE)
    whole = draw_page(documents.guide.file, 1, price(documents), "")
    assert count(quoted.webp, QUOTE_COLOUR) > 1000
    assert count(quoted.webp, PASSAGE_COLOUR) == 0
    assert count(whole.webp, PASSAGE_COLOUR) > 1000
    assert count(whole.webp, QUOTE_COLOUR) == 0
    assert quoted.pages == 3
    assert 1 <= len(quoted.marks) < len(whole.marks)


def test_letters_stay_black_under_the_mark(documents) -> None:
    image = draw_page(documents.guide.file, 1, price(documents), QUOTE)
    left, top, right, bottom = image.marks[-1]
    box = pixels(image.webp).crop((int(left), int(top), int(right), int(bottom)))
    assert min(sum(colour) for _, colour in box.getcolors(1 << 24) or ()) < 60


def test_the_rest_of_a_passage_is_marked_on_its_next_page(documents) -> None:
    first = draw_page(documents.guide.file, 1, price(documents), "")
    second = draw_page(documents.guide.file, 2, price(documents), "")
    assert first.marks
    assert second.marks
    assert count(first.webp, QUOTE_COLOUR) == count(second.webp, QUOTE_COLOUR) == 0


def test_a_page_without_the_passage_has_no_mark(documents) -> None:
    image = draw_page(documents.guide.file, 3, price(documents), QUOTE)
    assert image.marks == ()
    assert count(image.webp, PASSAGE_COLOUR) == 0


def test_an_image_of_a_page_is_small(documents) -> None:
    assert len(draw_page(documents.guide.file, 1, price(documents), QUOTE).webp) < 200_000


@pytest.mark.parametrize("page", [0, -1, 4])
def test_a_page_that_is_not_there_is_an_unreadable_file(documents, page: int) -> None:
    with pytest.raises(UnreadableFile, match="no page"):
        draw_page(documents.guide.file, page, ("x",), "")


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7 broken", b"PK\x03\x04"])
def test_a_file_that_is_gone_or_no_pdf_is_an_unreadable_file(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnreadableFile):
        draw_page(file, 1, ("x",), "")


def test_many_threads_draw_the_same_image(documents) -> None:
    def drawn(_: int) -> bytes:
        return draw_page(documents.guide.file, 1, price(documents), QUOTE).webp

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(drawn, range(16)))) == 1
