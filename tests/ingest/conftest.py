"""Files of every kind, made in the test: small PDFs drawn by hand, DOCX packages, folders."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pytest


@dataclass(frozen=True)
class Drawn:
    """A run of text on a page; with a mark it can stand in the structure tree."""

    text: str
    x: float = 60.0
    y: float = 700.0
    size: float = 11.0
    mark: int | None = None
    artifact: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Node:
    """A node of the structure tree; a leaf is (page, mark)."""

    tag: str
    children: Sequence["Node | tuple[int, int]"] = ()
    alt: str = ""


@dataclass
class PdfFile:
    """Just enough of PDF to draw text, number pages and describe the structure."""

    pages: Sequence[Sequence[Drawn]]
    tree: Node | None = None
    bookmarks: Sequence[tuple[str, int]] = ()
    title: str = ""
    labels: str = ""
    _objects: list[bytes] = field(default_factory=list)

    def bytes(self) -> bytes:
        self._objects = [b"", b""]
        fonts = b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
        fonts += b"/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>"
        pages = []
        for runs in self.pages:
            stream = b"\n".join(_draw(run) for run in runs)
            content = self._add(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
            pages.append(
                self._add(
                    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font%s>>/Contents %d 0 R>>"
                    % (fonts, content)
                )
            )
        catalog = b"<</Type/Catalog/Pages 2 0 R"
        if self.tree:
            catalog += b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % self._node(
                self.tree, pages, root=True
            )
        if self.bookmarks:
            catalog += b"/Outlines %d 0 R" % self._outline(pages)
        if self.labels:
            catalog += b"/PageLabels<</Nums[%s]>>" % self.labels.encode()
        self._objects[0] = catalog + b">>"
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        self._objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
        info = self._add(b"<</Title%s>>" % _string(self.title)) if self.title else 0
        return self._file(info)

    def _add(self, content: bytes) -> int:
        self._objects.append(content)
        return len(self._objects)

    def _node(self, node: Node, pages: Sequence[int], root: bool = False) -> int:
        kids = [
            b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[child[0]], child[1])
            if isinstance(child, tuple)
            else b"%d 0 R" % self._node(child, pages)
            for child in node.children
        ]
        name = b"/Type/StructTreeRoot" if root else b"/S/%s" % node.tag.encode()
        alt = b"/Alt%s" % _string(node.alt) if node.alt else b""
        return self._add(b"<<%s%s/K[%s]>>" % (name, alt, b" ".join(kids)))

    def _outline(self, pages: Sequence[int]) -> int:
        first = len(self._objects) + 1
        for number, (title, page) in enumerate(self.bookmarks):
            beside = b"/Next %d 0 R" % (first + number + 1) if number + 1 < len(self.bookmarks) else b""
            self._add(b"<</Title%s/Dest[%d 0 R/Fit]%s>>" % (_string(title), pages[page], beside))
        return self._add(b"<</First %d 0 R/Last %d 0 R>>" % (first, first + len(self.bookmarks) - 1))

    def _file(self, info: int) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, content in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        trailer = b"<</Root 1 0 R/Size %d%s>>" % (size, b"/Info %d 0 R" % info if info else b"")
        return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer%s\nstartxref\n%d\n%%%%EOF" % (
            size, table, trailer, len(out),
        )  # fmt: skip


def _string(text: str) -> bytes:
    return b"(%s)" % text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _draw(run: Drawn) -> bytes:
    shown = b"BT /F%d %g Tf %g %g Td %s Tj ET" % (
        2 if run.bold else 1,
        run.size,
        run.x,
        run.y,
        _string(run.text),
    )
    if run.artifact:
        return b"/Artifact BMC %s EMC" % shown
    return shown if run.mark is None else b"/Span<</MCID %d>>BDC %s EMC" % (run.mark, shown)


def lines(*texts: str, top: float = 700.0, x: float = 60.0, size: float = 11.0) -> list[Drawn]:
    """Lines under each other at the usual distance."""
    return [Drawn(text, x=x, y=top - 14 * number, size=size) for number, text in enumerate(texts)]


def docx_bytes(fill: Callable[[docx.document.Document], object]) -> bytes:
    """A DOCX that `fill` has written into."""
    document = docx.Document()
    fill(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(package: bytes, name: str, content: str) -> bytes:
    """The package with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {entry: source.read(entry) for entry in source.namelist()}
    parts[name] = content.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for entry, data in parts.items():
            written.writestr(entry, data)
    return target.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder that is sure to be no link itself."""
    made = tmp_path.resolve() / "documents"
    made.mkdir()
    return made
