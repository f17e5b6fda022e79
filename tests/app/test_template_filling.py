"""A filled template is the same document with the values in it: nothing else changes, nothing breaks it."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from driven_page import HOSTILE

import corpus
from app.templates.forms.filling import fill
from app.templates.forms.reading import read_form
from corpus.errors import UnreadableFile
from corpus.model import Owner

FOLDER = Path(corpus.__file__).parent / "documents" / "templates"
TEMPLATES = sorted(file.name for file in FOLDER.glob("*.docx"))
PLACEHOLDER = re.compile(r"\{\{ (\w+) \}\}")
# Parts that a filling has no reason to touch; the text and Word's own list of parts are written anew.
REWRITTEN = {"word/document.xml", "[Content_Types].xml"}


NOTE = frozenset({"0 Så använder ni mallen"})


def original(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def test_an_empty_field_is_named_and_stays_marked() -> None:
    data = original("nda-sv.docx")
    filled = opened(fill(data, {}, labels={"company_name": "Företagets namn"}))
    (run,) = [
        run for paragraph in filled.paragraphs for run in paragraph.runs if run.text == "[Företagets namn]"
    ][:1]
    assert run.style.name == "Placeholder"
    assert "{{ company_name }}" not in text_of(filled.element.body)
    assert "{{ company_address }}" in text_of(filled.element.body)


def fields(data: bytes) -> set[str]:
    return set(PLACEHOLDER.findall(text_of(opened(data).element.body)))


def text_of(element: BaseOxmlElement) -> str:
    """The words with tabs and line breaks, read without the code under test."""
    signs = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n"}
    in_runs = (node for node in element.iter() if node.tag in signs and node.getparent().tag == qn("w:r"))
    return "".join(signs[node.tag] or node.text or "" for node in in_runs)


def style_of(element: BaseOxmlElement) -> str:
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


def formats(paragraph: BaseOxmlElement) -> list[str]:
    """The formatting of every run that is not a label, without the mark of a placeholder."""
    shown = []
    for run in paragraph.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        xml = "" if properties is None else properties.xml
        if "Alternativelabel" not in xml:
            shown.append("" if 'w:val="Placeholder"' in xml else re.sub(r' xmlns:\w+="[^"]+"', "", xml))
    return shown


def body_paragraphs(document: WordDocument) -> list[BaseOxmlElement]:
    return list(document.element.body.iter(qn("w:p")))


@pytest.mark.parametrize("owner", Owner)
@pytest.mark.parametrize("name", TEMPLATES)
def test_only_the_values_and_the_chosen_alternatives_differ(name: str, owner: Owner) -> None:
    data = original(name)
    values = {field: f"Värde av {field}" for field in fields(data)}
    filled = fill(data, values, owner)
    before, after = opened(data), opened(filled)
    names = {style.style_id: style.name for style in before.styles}
    base_of_alternatives = before.styles["Clause"].style_id
    kept = []
    for paragraph in body_paragraphs(before):
        words = names.get(style_of(paragraph), "").split()
        if words[:1] != ["Alternative"] or owner.value in words:
            kept.append(paragraph)
    now = body_paragraphs(after)
    assert len(now) == len(kept)
    for old, new in zip(kept, now, strict=True):
        is_alternative = names.get(style_of(old), "").startswith("Alternative ")
        assert style_of(new) == (base_of_alternatives if is_alternative else style_of(old))
        wanted = PLACEHOLDER.sub(lambda found: values[found[1]], text_of(old))
        if is_alternative:
            wanted = re.sub(r"(?<=\t)Alternativ[^:]*: |^Alternativ[^:]*: ", "", wanted)
        assert text_of(new) == wanted
        assert formats(new) == formats(old)
    assert not PLACEHOLDER.search(text_of(after.element.body))


@pytest.mark.parametrize("name", TEMPLATES)
def test_tables_sections_headers_styles_and_pictures_stay_as_they_are(name: str) -> None:
    data = original(name)
    filled = fill(data, dict.fromkeys(fields(data), "x"), Owner.STATE)
    before, after = opened(data), opened(filled)
    for tag in ("w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:drawing", "w:pict"):
        assert [each.xml for each in after.element.body.iter(qn(tag))] == [
            each.xml for each in before.element.body.iter(qn(tag))
        ]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(filled)) as new:
        assert set(new.namelist()) == set(old.namelist())
        for part in set(old.namelist()) - REWRITTEN:
            if part.endswith(".xml") or part.endswith(".rels"):
                assert canonical(new.read(part)) == canonical(old.read(part)), part
            else:
                assert new.read(part) == old.read(part), part


def canonical(xml: bytes) -> list[tuple[str, str, str]]:
    """What an XML file says; relationships may come in another order."""
    elements = parse_xml(xml).iter()
    return sorted((str(each.tag), str(sorted(each.attrib.items())), each.text or "") for each in elements)


@pytest.mark.parametrize("name", TEMPLATES)
def test_empty_fields_stay_as_marked_placeholders_and_every_alternative_stays_unchosen(name: str) -> None:
    data = original(name)
    untouched = fill(data, {})
    assert opened(untouched).element.body.xml == opened(data).element.body.xml
    field = sorted(fields(data))[0]
    filled = fill(data, {field: "Värdet"})
    assert fields(filled) == fields(data) - {field}


@pytest.mark.parametrize("owner", Owner)
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_clauses_of_every_ownership_form_are_numbered_without_gaps(name: str, owner: Owner) -> None:
    numbers: dict[str, list[int]] = {}
    for paragraph in body_paragraphs(opened(fill(original(name), {}, owner))):
        found = re.match(r"((?:\d+|[A-Z]))\.(\d+)\t", text_of(paragraph))
        if found:
            numbers.setdefault(found[1], []).append(int(found[2]))
    for section, found_numbers in numbers.items():
        assert found_numbers == list(range(1, len(found_numbers) + 1)), section


def test_the_note_on_use_can_be_left_out() -> None:
    data = original("nda-sv.docx")
    shown = text_of(opened(fill(data, {}, Owner.STATE, NOTE)).element.body)
    assert "När ni använder mallen" not in shown
    assert "1 Parter" in shown
    assert "Sekretessavtal (NDA)" in shown
    first = next(
        each
        for each in body_paragraphs(opened(fill(data, {}, Owner.STATE, NOTE)))
        if text_of(each) == "1 Parter"
    )
    assert first.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is None


# Values ----------------------------------------------------------------------------------------------------

HARD_VALUES = [
    HOSTILE,
    "{{ company_name }} {% for x in y %}{{ self.__init__ }}{% endfor %} {# #}",
    '</w:t></w:r><w:r><w:instrText>INCLUDETEXT "file"</w:instrText></w:r><w:t>',
    "]]> &amp; &#x0; &lt; <!-- -->",
    "=cmd|' /C calc'!A0",
    "Åäö ÅÄÖ é 漢字 😀 ”citat” – tankstreck",
]


@pytest.mark.parametrize("value", HARD_VALUES)
def test_a_value_is_text_and_nothing_else(value: str) -> None:
    data = original("nda-sv.docx")
    filled = fill(data, {"company_name": value, "purpose": "syftet"})
    after = opened(filled)
    clause = next(each for each in body_paragraphs(after) if text_of(each).startswith("1.1\t"))
    assert text_of(clause).startswith(f"1.1\tFöretaget är {value}, organisationsnummer")
    tags = {each.tag for each in after.element.body.iter()}
    assert tags == {each.tag for each in opened(data).element.body.iter()}


def test_signs_that_a_word_file_cannot_hold_are_left_out() -> None:
    value = "A\x00B\x08C\x1fD\ufffeE\uffffF\ud800G\u202eH\u2028I\tJ"
    filled = fill(original("nda-sv.docx"), {"company_name": value})
    assert "Företaget är ABCDEFGHI J, organisationsnummer" in text_of(opened(filled).element.body)


def test_lines_of_a_long_text_become_line_breaks_of_the_same_run() -> None:
    filled = opened(fill(original("nda-sv.docx"), {"authorised_persons": "Ada\r\nBo\n\nCilla"}))
    clause = next(each for each in body_paragraphs(filled) if "Ada" in text_of(each))
    assert "Ada\nBo\n\nCilla" in text_of(clause)
    run = next(each for each in clause.iter(qn("w:r")) if "Ada" in text_of(each))
    assert text_of(run) == "Ada\nBo\n\nCilla"


def test_a_value_of_spaces_leaves_the_placeholder() -> None:
    filled = fill(original("nda-sv.docx"), {"company_name": " \n\t "})
    assert "company_name" in fields(filled)


# Templates of an owner -------------------------------------------------------------------------------------


def saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_placeholder_that_word_has_cut_into_runs_is_filled_and_keeps_the_first_runs_look() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Mellan ")
    paragraph.add_run("{{ Före").bold = True
    paragraph.add_run("tagets ")
    paragraph.add_run("namn }} och ").italic = True
    paragraph.add_run("{{other}}.")
    filled = opened(fill(saved(document), {"Företagets namn": "Prov AB"}))
    runs = filled.paragraphs[0].runs
    assert filled.paragraphs[0].text == "Mellan Prov AB och {{other}}."
    assert [(run.text, run.bold, run.italic) for run in runs[1:4]] == [
        ("Prov AB", True, None),
        ("", None, None),
        (" och ", None, True),
    ]


def test_headers_footers_and_text_boxes_are_filled_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ name }} i huvudet"
    document.sections[0].footer.paragraphs[0].text = "{{ name }} i foten"
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>{{{{ name }}}} i rutan</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("{{ name }} utanför ")._p.append(box)
    filled = opened(fill(saved(document), {"name": "X"}))
    assert filled.sections[0].header.paragraphs[0].text == "X i huvudet"
    assert filled.sections[0].footer.paragraphs[0].text == "X i foten"
    assert text_of(filled.element.body) == "X utanför X i rutan"


def test_an_alternative_that_is_all_of_a_cell_leaves_the_cell_whole() -> None:
    document = docx.Document()
    document.styles.add_style("Alternative state", WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Alternative of an owner", WD_STYLE_TYPE.PARAGRAPH)
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Bara staten"
    cell.paragraphs[0].style = "Alternative state"
    document.add_paragraph("Ett eget format", style="Alternative of an owner")
    filled = opened(fill(saved(document), {}, Owner.REGION))
    assert filled.tables[0].cell(0, 0).text == ""
    assert len(filled.tables[0].cell(0, 0).paragraphs) == 1
    assert filled.paragraphs[-1].text == "Ett eget format"


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken", original("nda-sv.docx")[:5000]])
def test_what_is_no_word_file_is_said_to_be_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        fill(data, {})
    with pytest.raises(UnreadableFile):
        read_form(data)


def test_a_package_with_broken_xml_is_unreadable() -> None:
    source, target = io.BytesIO(original("nda-sv.docx")), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:document" if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFile):
        read_form(target.getvalue())
