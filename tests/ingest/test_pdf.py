"""PDFs, tagged and untagged: headings, lists, tables, pages; one clear line for those that cannot be read."""

import io

import pytest
from conftest import Drawn, Node, PdfFile, lines
from pypdf import PdfReader, PdfWriter

from corpus.errors import UnreadableFile
from corpus.model import PageStart
from ingest.blocks import Form
from ingest.pdf import read_pdf

HEADING, PARAGRAPH, ITEM, ROW = Form.HEADING, Form.PARAGRAPH, Form.ITEM, Form.ROW


def blocks(file):
    return [(block.form, block.text) for block in read_pdf(file.bytes()).blocks]


def marked(*texts, top=700.0):
    """Lines with the marks 0, 1, 2 …"""
    return [Drawn(text, y=top - 14 * number, mark=number) for number, text in enumerate(texts)]


class TestTagged:
    """The structure tree says what is what."""

    def test_headings_paragraphs_and_lists_come_as_the_writer_made_them(self):
        page = marked("1 Avtal", "Avtalet skrivs", "av parterna.", "•", "Punkt ett", "1.", "Steg ett")
        tree = Node("", [
            Node("H1", [(0, 0)]),
            Node("P", [(0, 1), (0, 2)]),
            Node("L", [Node("LI", [Node("Lbl", [(0, 3)]), Node("LBody", [(0, 4)])])]),
            Node("L", [Node("LI", [Node("Lbl", [(0, 5)]), Node("LBody", [(0, 6)])])]),
        ])  # fmt: skip
        assert blocks(PdfFile([page], tree)) == [
            (HEADING, "1 Avtal"),
            (PARAGRAPH, "Avtalet skrivs av parterna."),
            (ITEM, "- Punkt ett"),
            (ITEM, "1. Steg ett"),
        ]

    def test_a_table_becomes_a_line_a_row_with_its_cells_unscrambled(self):
        cells = [
            Drawn("Ägarform", 60, 700, mark=0), Drawn("Pris", 200, 700, mark=1),
            Drawn("Stat", 60, 680, mark=2), Drawn("Full kostnad", 200, 680, mark=3),
            Drawn("enligt förordning", 200, 666, mark=4),
        ]  # fmt: skip
        tree = Node("", [Node("Table", [
            Node("THead", [Node("TR", [Node("TH", [(0, 0)]), Node("TH", [(0, 1)])])]),
            Node("TBody", [Node("TR", [Node("TD", [(0, 2)]), Node("TD", [Node("P", [(0, 3), (0, 4)])])])]),
        ])])  # fmt: skip
        assert blocks(PdfFile([cells], tree)) == [
            (ROW, "| Ägarform | Pris |"),
            (ROW, "| Stat | Full kostnad enligt förordning |"),
        ]

    def test_a_paragraph_over_a_page_turn_is_one_and_knows_where_the_page_begins(self):
        pages = [marked("Avtalet mellan parterna gäller i fem"), marked("år från underskriften.")]
        (block,) = read_pdf(PdfFile(pages, Node("", [Node("P", [(0, 0), (1, 0)])])).bytes()).blocks
        assert (block.text, block.page) == ("Avtalet mellan parterna gäller i fem år från underskriften.", 1)
        assert block.pages == (PageStart(block.text.index("år"), 2),)

    def test_running_headers_declared_as_artifacts_are_gone(self):
        page = [*marked("Parterna är överens om priset."), Drawn("Guiden · utkast", y=800, artifact=True)]
        assert blocks(PdfFile([page], Node("", [Node("P", [(0, 0)])]))) == [
            (PARAGRAPH, "Parterna är överens om priset.")
        ]

    def test_contents_go_and_pictures_speak_through_their_description(self):
        page = marked("Innehåll", "1 Avtal ..... 3", "Kartan", "Text om avtalet.")
        tree = Node("", [
            Node("P", [(0, 0)]), Node("TOC", [Node("TOCI", [(0, 1)])]),
            Node("Figure", [(0, 2)], alt="Karta över tre skeden."), Node("P", [(0, 3)]),
        ])  # fmt: skip
        assert blocks(PdfFile([page], tree)) == [
            (Form.CAPTION, "Karta över tre skeden."),
            (PARAGRAPH, "Text om avtalet."),
        ]

    def test_a_footnote_does_not_cut_the_sentence_that_calls_it(self):
        page = marked("Priset är fullt", "1", "enligt förordningen.", "1", "SFS 2022:1378.")
        tree = Node("", [Node("P", [
            (0, 0), Node("Lbl", [(0, 1)]), Node("Note", [Node("Lbl", [(0, 3)]), (0, 4)]), (0, 2),
        ])])  # fmt: skip
        assert blocks(PdfFile([page], tree)) == [
            (PARAGRAPH, "Priset är fullt enligt förordningen."),
            (PARAGRAPH, "SFS 2022:1378."),
        ]

    def test_a_tree_that_leaves_text_out_is_not_trusted(self):
        page = [*marked("Det här står i trädet."), *lines("Det här står utanför trädet.", top=600)]
        texts = [text for _, text in blocks(PdfFile([page], Node("", [Node("P", [(0, 0)])])))]
        assert texts == ["Det här står i trädet.", "Det här står utanför trädet."]

    def test_a_hyphen_drawn_by_itself_is_the_typesetters(self):
        page = [
            Drawn("en full-", y=700, mark=0), Drawn("kostnad och forsk", y=686, mark=1),
            Drawn("-", x=146, y=686, mark=2), Drawn("ningen", y=672, mark=3),
        ]  # fmt: skip
        tree = Node("", [Node("P", [(0, 0), (0, 1), (0, 2), (0, 3)])])
        assert blocks(PdfFile([page], tree)) == [(PARAGRAPH, "en full-kostnad och forskningen")]


class TestUntagged:
    """Outline, numbers, size and white space say what is what."""

    def test_the_outline_gives_headings_and_their_levels(self):
        page = [
            *lines("1 Avtal"), *lines("Parterna skriver avtal. Det gäller", "i fem år.", top=670),
            *lines("1.1 Pris", top=620), *lines("Priset är fullt.", top=590),
        ]  # fmt: skip
        raw = read_pdf(PdfFile([page], bookmarks=[("1 Avtal", 0), ("Pris", 0)]).bytes())
        assert [(block.form, block.text) for block in raw.blocks] == [
            (HEADING, "1 Avtal"),
            (PARAGRAPH, "Parterna skriver avtal. Det gäller i fem år."),
            (HEADING, "1.1 Pris"),
            (PARAGRAPH, "Priset är fullt."),
        ]

    def test_without_an_outline_numbers_in_turn_give_headings_and_list_numbers_do_not(self):
        page = [
            *lines("1 Avtal", top=760), *lines("Parterna skriver ett avtal.", top=730),
            *lines("1.1 Pris", top=690), *lines("Ni ska:", top=660),
            *lines("1. Räkna ut priset", "2. Skriva under", top=640),
            *lines("1.2 Moms", top=580), *lines("Moms tillkommer på priset.", top=550),
        ]  # fmt: skip
        raw = read_pdf(PdfFile([page]).bytes())
        assert [(b.text, b.level) for b in raw.blocks if b.form is HEADING] == [
            ("1 Avtal", 1),
            ("1.1 Pris", 2),
            ("1.2 Moms", 2),
        ]
        assert [block.text for block in raw.blocks if block.form is ITEM] == [
            "1. Räkna ut priset",
            "2. Skriva under",
        ]

    def test_larger_type_gives_headings_too(self):
        page = [
            Drawn("Sekretess", y=740, size=18),
            *lines("Uppgifter skyddas av lag.", "Lagen är OSL.", top=700),
        ]
        assert blocks(PdfFile([page]))[0] == (HEADING, "Sekretess")

    def test_running_headers_and_footers_are_gone_and_the_sentence_goes_on(self):
        pages = [
            [
                *lines("Guiden 2026", top=810),
                *lines(f"Sak {word} och parterna är överens om att"),
                *lines(str(n), top=30),
            ]
            for n, word in enumerate(["ett", "två", "tre", "fyra"], start=1)
        ]
        pages[3] = [*lines("Guiden 2026", top=810), *lines("avtalet slutar."), *lines("4", top=30)]
        (block,) = read_pdf(PdfFile(pages).bytes()).blocks
        assert "Guiden" not in block.text
        assert block.text.startswith("Sak ett och parterna är överens om att Sak två")
        assert block.text.endswith("överens om att avtalet slutar.")
        assert [start.page for start in block.pages] == [2, 3, 4]
        assert block.text[block.pages[2].offset :] == "avtalet slutar."

    def test_a_list_item_on_two_lines_is_one_line(self):
        page = [
            *lines("Ni ska lämna:", top=700), Drawn("• en beskrivning av behovet som", y=680),
            Drawn("är kort och öppen", x=70, y=666), Drawn("• en bilaga", y=652),
        ]  # fmt: skip
        assert blocks(PdfFile([page])) == [
            (PARAGRAPH, "Ni ska lämna:"),
            (ITEM, "- en beskrivning av behovet som är kort och öppen"),
            (ITEM, "- en bilaga"),
        ]

    def test_words_broken_at_line_ends_are_mended(self):
        page = lines(
            "Parterna ska i samverkan bedriva forsk-", "ningen och dela FoU-", "tjänsten efter samtal."
        )
        assert blocks(PdfFile([page]))[0][1] == (
            "Parterna ska i samverkan bedriva forskningen och dela FoU-tjänsten efter samtal."
        )


def test_labels_and_title_are_read():
    file = PdfFile(
        [lines("Text som räcker till för en sida."), lines("Mer text på sida två.")],
        title="Guiden",
        labels="0<</S/r>>1<</S/D>>",
    )
    raw = read_pdf(file.bytes())
    assert (raw.title, raw.page_labels) == ("Guiden", ("i", "1"))


GOOD = PdfFile([lines("En text som är lång nog för att läsas.")] * 3).bytes()


def encrypted():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD)))
    writer.encrypt("hemlig")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (encrypted(), "password"),
        (PdfFile([[]]).bytes(), "OCR"),
        (PdfFile([lines("3")]).bytes(), "OCR"),
        (GOOD[: len(GOOD) // 3], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50, "damaged"),
        (GOOD.replace(b"/Kids[", b"/Kids[2 0 R "), "damaged"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data, says):
    with pytest.raises(UnreadableFile, match=says) as caught:
        read_pdf(data)
    assert "\n" not in str(caught.value)


def test_a_pdf_that_is_mostly_scans_is_read_and_says_so():
    raw = read_pdf(PdfFile([lines("Omslaget har text som kan läsas."), [], [], []]).bytes())
    assert raw.blocks
    assert raw.notes == ("3 of 4 pages hold no text and cannot be searched; run OCR on them",)


def test_a_structure_tree_that_turns_in_circles_does_no_harm():
    data = PdfFile(
        [marked("Text som går att läsa ändå.")], Node("", [Node("Sect", [Node("P", [(0, 0)])])])
    ).bytes()
    tree = data.index(b"/S/Sect")
    root = data.rfind(b" 0 obj", 0, tree)
    number = data[data.rfind(b"\n", 0, root) + 1 : root]
    circular = data.replace(b"<</Type/MCR/Pg 4 0 R/MCID 0>>", b"%s 0 R" % number)
    assert circular != data
    assert [block.text for block in read_pdf(circular).blocks] == ["Text som går att läsa ändå."]
