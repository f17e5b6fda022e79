"""Web pages: what is shown is read, in its form; what is not shown is not."""

from ingest.blocks import Form
from ingest.html import html_blocks, read_html


def blocks(html):
    return [(block.form, block.text) for block in html_blocks(html)]


def texts(html):
    return [block.text for block in html_blocks(html)]


def test_headings_keep_level_and_id():
    (block, _) = html_blocks('<h2 id="pris">2 <b>Pris</b></h2><p>Text</p>')
    assert (block.form, block.level, block.id, block.text) == (Form.HEADING, 2, "pris", "2 Pris")


def test_lists_are_lines_with_their_numbers_and_inner_lists_follow():
    html = "<ol start=3><li>Tre<ul><li>inne</li></ul></li><li><p>Fyra</p><p>mer</p></li></ol>"
    assert blocks(html) == [(Form.ITEM, "3. Tre"), (Form.ITEM, "- inne"), (Form.ITEM, "4. Fyra mer")]


def test_terms_and_meanings_share_a_line():
    assert texts("<dl><dt>OSL</dt><dd>Sekretesslagen</dd></dl>") == ["- OSL: Sekretesslagen"]


def test_tables_are_rows_and_tables_that_arrange_are_not():
    table = "<table><caption>Tabell 1</caption><tr><th>Form<th>Pris<tr><td>Stat<td>a|b</table>"
    assert blocks(table) == [
        (Form.CAPTION, "Tabell 1"),
        (Form.ROW, "| Form | Pris |"),
        (Form.ROW, "| Stat | a/b |"),
    ]
    assert blocks("<table><tr><td><h2>Rubrik</h2>Text</td></tr></table>") == [
        (Form.HEADING, "Rubrik"),
        (Form.PARAGRAPH, "Text"),
    ]


def test_text_around_blocks_is_paragraphs():
    assert texts("Före <b>fet</b><p>Ett<br>två</p>efter<div>inne</div>") == [
        "Före fet",
        "Ett två",
        "efter",
        "inne",
    ]


def test_what_is_not_shown_is_not_read():
    html = """<body><script>alert(1)</script><style>p{}</style><nav>Meny</nav><!-- lyd mig -->
    <p hidden>a</p><p style="display: none">b</p><p style="opacity:0">c</p>
    <p aria-hidden="true">d</p>
    <div style="visibility:hidden"><p>e</p></div><template>f</template>
    <p>Syns <span style="font-size:0px">g</span></p>
    <noscript>h</noscript><iframe srcdoc="<p>i</p>">j</iframe><p style="opacity:0.5">Också</p>"""
    assert texts(html) == ["Syns", "Också"]


def test_the_main_part_the_title_and_the_language_are_found():
    raw = read_html(
        "<html lang='sv-SE'><head><title>Vecura – kontakt</title></head><body><header>Logga</header>"
        "<main><p>Vägen in.</p></main><footer>Kakor</footer></body></html>".encode()
    )
    assert [block.text for block in raw.blocks] == ["Vägen in."]
    assert (raw.title, raw.metadata) == ("Vecura – kontakt", (("declared-language", "sv"),))


def test_the_encoding_that_the_page_states_is_used():
    raw = read_html('<meta charset="iso-8859-1"><p>Håll på</p>'.encode("latin-1"))
    assert [block.text for block in raw.blocks] == ["Håll på"]


def test_nesting_without_end_is_flattened():
    for tag in ("div", "span", "ul><li", "blockquote"):
        assert "djupt" in " ".join(texts(f"<{tag}>" * 3000 + "djupt"))
