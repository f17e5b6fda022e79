"""Boxes, arrows and lines of text as an enhanced metafile (EMF): sharp at any size, always the same bytes.

Word and LibreOffice draw it; no font or image library has a say in its bytes. Units are hundredths of a
millimetre. The records are those of Microsoft's [MS-EMF], Enhanced Metafile Format.
"""

import struct
from collections.abc import Sequence

FONT = "Arial"
EMU_PER_UNIT = 360  # in the measure of Word's drawings
# Widths of Arial's letters in thousandths of its size; what is not named here is as wide as a figure.
_WIDTHS = {
    letter: width
    for width, letters in {
        191: "'",
        222: "ijl",
        278: " !,./:;ftI",
        333: "()-r",
        355: '"',
        389: "*",
        500: "ckvsxyzJ",
        584: "+<=>÷",
        611: "FTZ",
        667: "&ABEKPSVXYÅÄ",
        722: "CDHNRUw",
        778: "GOQÖ",
        833: "mM",
        889: "%",
        944: "W",
        1015: "@",
    }.items()
    for letter in letters
}
_FIGURE_WIDTH = 556
_BOLDER = 1.06  # the bold face is about so much wider

_HEADER, _EOF, _BACKGROUND_MODE, _TEXT_COLOUR, _TEXT_ALIGN = 1, 14, 18, 24, 22
_MOVE_TO, _LINE_TO, _SELECT, _PEN, _BRUSH, _DELETE = 27, 54, 37, 38, 39, 40
_ROUND_RECTANGLE, _FONT_RECORD, _TEXT, _POLYGON = 44, 82, 84, 86
_TRANSPARENT, _TOP_LEFT = 1, 0
_PEN_HANDLE, _BRUSH_HANDLE, _FONT_HANDLE = 1, 2, 3
_HEADER_BYTES = 108
_UNITS_PER_MM = 100
_CORNER, _PEN_WIDTH, _ARROW_LENGTH, _ARROW_HALF = 250, 25, 220, 90


def text_width(text: str, size: int, bold: bool = False) -> int:
    """How wide a line of text is, in the drawing's units."""
    return sum(_letter_widths(text, size, bold))


class Drawing:
    """Collects records; everything is drawn in the order in which it is added."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.records = [
            _record(_BACKGROUND_MODE, struct.pack("<I", _TRANSPARENT)),
            _record(_TEXT_ALIGN, struct.pack("<I", _TOP_LEFT)),
        ]

    def box(self, left: int, top: int, width: int, height: int, fill: str, edge: str) -> None:
        """A box with round corners."""
        self._use_pen_and_brush(edge, fill)
        frame = struct.pack("<6i", left, top, left + width, top + height, _CORNER, _CORNER)
        self.records.append(_record(_ROUND_RECTANGLE, frame))
        self._drop_pen_and_brush()

    def arrow(self, start: tuple[int, int], end: tuple[int, int], colour: str) -> None:
        """A straight arrow, to the right or downwards."""
        self._use_pen_and_brush(colour, colour)
        self.records.append(_record(_MOVE_TO, struct.pack("<2i", *start)))
        self.records.append(_record(_LINE_TO, struct.pack("<2i", *end)))
        (x, y), back, half = end, _ARROW_LENGTH, _ARROW_HALF
        sideways = ((x, y), (x - back, y - half), (x - back, y + half))
        downwards = ((x, y), (x - half, y - back), (x + half, y - back))
        points = sideways if start[1] == y else downwards
        corners = b"".join(struct.pack("<2h", *point) for point in points)
        self.records.append(_record(_POLYGON, self._bounds() + struct.pack("<I", len(points)) + corners))
        self._drop_pen_and_brush()

    def text(self, left: int, top: int, line: str, size: int, colour: str, bold: bool = False) -> None:
        """One line of text; `top` is the upper edge of its letters' box."""
        self.records.append(_record(_TEXT_COLOUR, struct.pack("<I", _colour(colour))))
        self.records.append(_record(_FONT_RECORD, _font(size, bold)))
        self.records.append(_record(_SELECT, struct.pack("<I", _FONT_HANDLE)))
        self.records.append(_record(_TEXT, self._text(left, top, line, _letter_widths(line, size, bold))))
        self.records.append(_record(_DELETE, struct.pack("<I", _FONT_HANDLE)))

    def emf(self, title: str) -> bytes:
        """The file; the title is its description."""
        described = f"Samverkanslotsen\0{title}\0\0".encode("utf-16-le")
        end = _record(_EOF, struct.pack("<3I", 0, 0, 20))
        padding = -len(described) % 4
        header_size = _HEADER_BYTES + len(described) + padding
        size = header_size + sum(map(len, self.records)) + len(end)
        frame = struct.pack("<4i", 0, 0, self.width, self.height)
        counts = struct.pack("<4s3IHHIII", b" EMF", 0x10000, size, len(self.records) + 2, 4, 0,
                             len(described) // 2, _HEADER_BYTES, 0)  # fmt: skip
        millimetres = (self.width // _UNITS_PER_MM, self.height // _UNITS_PER_MM)
        device = struct.pack("<4i", self.width, self.height, *millimetres)
        rest = struct.pack("<5I", 0, 0, 0, millimetres[0] * 1000, millimetres[1] * 1000)
        content = self._bounds() + frame + counts + device + rest + described + bytes(padding)
        return _record(_HEADER, content) + b"".join(self.records) + end

    def _bounds(self) -> bytes:
        return struct.pack("<4i", 0, 0, self.width - 1, self.height - 1)

    def _text(self, left: int, top: int, line: str, widths: Sequence[int]) -> bytes:
        letters = line.encode("utf-16-le")
        letters += bytes(-len(letters) % 4)
        start = 76  # of the letters, counted from the beginning of the record
        place = struct.pack("<Iff2i", 1, 1.0, 1.0, left, top)
        about = struct.pack("<3I4iI", len(line), start, 0, 0, 0, -1, -1, start + len(letters))
        return self._bounds() + place + about + letters + struct.pack(f"<{len(widths)}I", *widths)

    def _use_pen_and_brush(self, edge: str, fill: str) -> None:
        pen = struct.pack("<II2iI", _PEN_HANDLE, 0, _PEN_WIDTH, 0, _colour(edge))
        brush = struct.pack("<IIII", _BRUSH_HANDLE, 0, _colour(fill), 0)
        self.records += [_record(_PEN, pen), _record(_SELECT, struct.pack("<I", _PEN_HANDLE))]
        self.records += [_record(_BRUSH, brush), _record(_SELECT, struct.pack("<I", _BRUSH_HANDLE))]

    def _drop_pen_and_brush(self) -> None:
        for handle in (_PEN_HANDLE, _BRUSH_HANDLE):
            self.records.append(_record(_DELETE, struct.pack("<I", handle)))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<II", kind, len(content) + 8) + content


def _colour(hexadecimal: str) -> int:
    """ "1F5C6B" as the number 0x006B5C1F."""
    return int.from_bytes(bytes.fromhex(hexadecimal), "little")


def _font(size: int, bold: bool) -> bytes:
    face = FONT.encode("utf-16-le").ljust(64, b"\0")
    look = struct.pack("<5i8B", -size, 0, 0, 0, 700 if bold else 400, 0, 0, 0, 1, 0, 0, 0, 0)
    # A LogFont padded to the fixed size of an extended one (320 bytes), as the record wants it.
    return struct.pack("<I", _FONT_HANDLE) + (look + face).ljust(320, b"\0")


def _letter_widths(text: str, size: int, bold: bool) -> list[int]:
    factor = size / 1000 * (_BOLDER if bold else 1.0)
    return [round(_WIDTHS.get(letter, _FIGURE_WIDTH) * factor) for letter in text]
