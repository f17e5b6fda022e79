"""Markdown: front matter as data, headings with ids, lists, tables, and raw HTML that does nothing."""

from ingest.blocks import Form
from ingest.markdown import read_markdown


def blocks(text):
    return [(block.form, block.text) for block in read_markdown(text.encode()).blocks]


def test_front_matter_is_data_and_nothing_is_built_from_it():
    raw = read_markdown(
        b'---\ntitle: "Vecura"\nlanguage: sv\nevil: !!python/object/apply:os.system [x]\n---\n\n# A\n'
    )
    assert raw.title == "Vecura"
    assert dict(raw.metadata)["language"] == "sv"
    assert dict(raw.metadata)["evil"].startswith("!!python")
    assert [block.text for block in raw.blocks] == ["A"]


def test_a_rule_in_the_text_is_no_front_matter():
    assert blocks("Text\n\n---\n\ntitle: x") == [(Form.PARAGRAPH, "Text"), (Form.PARAGRAPH, "title: x")]


def test_headings_give_their_ids():
    block = read_markdown("## Vägen *in* {#way-in}".encode()).blocks[0]
    assert (block.form, block.level, block.id, block.text) == (Form.HEADING, 2, "way-in", "Vägen in")


def test_lists_are_lines_and_wrapped_lines_are_joined():
    text = "Ni ska\nlämna:\n\n- en **kort**\n  text\n  - inne\n- bilaga\n\n3. tre\n4) fyra\n"
    assert blocks(text) == [
        (Form.PARAGRAPH, "Ni ska lämna:"),
        (Form.ITEM, "- en kort text"),
        (Form.ITEM, "- inne"),
        (Form.ITEM, "- bilaga"),
        (Form.ITEM, "3. tre"),
        (Form.ITEM, "4) fyra"),
    ]


def test_tables_are_rows_and_two_tables_stay_two():
    table = "| Form | Pris |\n|---|---|\n| Stat | `a` |\n"
    found = read_markdown(f"{table}\n{table}".encode()).blocks
    assert [block.text for block in found] == ["| Form | Pris |", "| Stat | a |"] * 2
    assert [block.ends_table for block in found] == [False, True, False, True]


def test_code_is_text_and_a_quotation_a_paragraph():
    assert blocks("```\na\n b\n```\n\n> Varning!") == [
        (Form.PARAGRAPH, "a\n b"),
        (Form.PARAGRAPH, "Varning!"),
    ]


def test_a_mail_link_shows_its_address_and_a_picture_its_description():
    text = "[Kontakt](mailto:lots@example.org), [a@b.se](mailto:a@b.se), [sida](https://x.se) ![Karta](k.png)"
    assert blocks(text) == [(Form.PARAGRAPH, "Kontakt (lots@example.org), a@b.se, sida Karta")]


def test_raw_html_is_read_as_html_and_never_runs():
    text = (
        "<div><p>Inuti</p><script>x</script></div>\n\nA <b>fet</b> <script>alert(1)</script><!-- dold -->slut"
    )
    assert blocks(text) == [(Form.PARAGRAPH, "Inuti"), (Form.PARAGRAPH, "A fet slut")]
