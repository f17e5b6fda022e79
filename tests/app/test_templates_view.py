"""The templates page, driven without a browser."""

import logging
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of
from made_sections import made_section
from streamlit.testing.v1 import AppTest

from app.shell.links import PageName
from corpus.errors import IndexUnavailable
from corpus.model import Document, Kind, Language, Role, Stage
from retrieval.hit import Hit

pytestmark = pytest.mark.usefixtures("_page_services")
FORM = "{{ company_name }} {{ effective_date }} {{ collaboration_form }}"


def write_template(file: Path, text: str, alternatives: bool = True) -> Path:
    """A template of a few lines; the project's own are tested in test_template_filling."""
    document = docx.Document()
    document.add_heading("0 Så använder ni mallen", 1)
    document.add_heading("1 Parter", 1)
    document.add_paragraph(text)
    for owner in ("state", "company") if alternatives else ():
        style = document.styles.add_style(f"Alternative {owner}", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph(f"1.2\tBara {owner} {{{{ {owner}_field }}}}", style=style)
    document.save(str(file))
    return file


class TemplateRetriever:
    """The NDA in two languages, an owner's own template, a broken one and one that is no form."""

    def __init__(self, folder: Path) -> None:
        headings = ("0 Så använder ni mallen", "0.1 När ni använder mallen")
        use = made_section("0.1", headings, None, HOSTILE, role=Role.USE)
        form = write_template(folder / "nda.docx", f"1.1\tMellan {FORM} gäller (att kontrollera).")
        nda = Document("nda-sv", "Sekretessavtal", Kind.TEMPLATE, Language.SWEDISH, form, sections=(use,))
        own = write_template(folder / "own.docx", f"{HOSTILE} {{{{ Vårt eget fält }}}}", alternatives=False)
        broken = folder / "broken.docx"
        broken.write_bytes(b"no zip")
        plain = folder / "plain.pdf"
        plain.write_bytes(b"%PDF")
        documents = (
            nda,
            replace(
                nda,
                id="nda-en",
                title="Non-disclosure agreement",
                language=Language.ENGLISH,
                translation_of="nda-sv",
            ),
            replace(nda, id="own/mall.docx", title=HOSTILE, file=own, stage=Stage.EXECUTION, sections=()),
            replace(nda, id="broken", title="Trasig", file=broken),
            replace(nda, id="plain", title="Bara PDF", file=plain),
            replace(nda, id="gone", title="Borta", file=folder / "gone.docx"),
        )
        self.documents = {document.id: document for document in documents}

    def search(self, question: str, top_k: int) -> list[Hit]:
        return []

    def passage(self, id: str) -> None:
        return None


@pytest.fixture
def retriever(tmp_path: Path) -> TemplateRetriever:
    return TemplateRetriever(tmp_path)


def form(**parameters: str) -> AppTest:
    return opened(PageName.TEMPLATES, **{"template": "nda", "lang": "sv", **parameters})


def labels(page: AppTest) -> list[str]:
    fields = (*page.text_input, *page.text_area, *page.button_group)
    return [each.label for each in fields if (each.key or "").startswith("templates-field-")]


def choose(page: AppTest, place: int, document: str) -> None:
    page.button_group(key=f"templates-field-collaboration_form-{document}").set_value(place).run()


def test_templates_are_chosen_by_need_under_the_stage_that_they_belong_to() -> None:
    page = opened(PageName.TEMPLATES, lang="sv")
    words, html = words_of(page), html_of(page)
    assert "Ni ska dela hemlig information innan ni har ett avtal om arbetet." in words
    assert 'href="templates?lang=sv&amp;template=nda"' in html
    assert words.index(SWEDISH.say("library.stage.preparation").capitalize()) < words.index("Sekretessavtal")
    assert words.index(SWEDISH.say("library.stage.execution").capitalize()) < words.rindex("evil.example")
    assert "När ni använder mallen" in words
    assert html.count("<h1") == 1
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_the_ownership_form_goes_into_the_address_and_into_the_links() -> None:
    page = opened(PageName.TEMPLATES, lang="en")
    page.button_group(key="templates-owner").set_value("company").run()
    assert page.query_params["owner"] == "company"
    assert "template=nda&amp;owner=company" in html_of(page)


def test_a_form_asks_for_the_fields_of_the_chosen_ownership_form() -> None:
    assert labels(form(owner="state")) == [
        "Företagets namn",
        "Gäller från",
        "State field",
        "Samverkansform",
    ]
    both = form()
    assert "Company field" in labels(both)
    assert SWEDISH.say("templates.choose_owner") in words_of(both)
    assert "Company field" in labels(form(owner="company"))
    assert "State field" not in labels(form(owner="company"))


def test_what_is_typed_stands_in_the_preview_and_leaves_the_list_of_empty_fields() -> None:
    page = form(owner="state")
    assert SWEDISH.say("templates.progress", filled=0, fields=4) in words_of(page)
    page.text_input[0].set_value(HOSTILE).run()
    choose(page, 0, "sv")
    html, words = html_of(page), words_of(page)
    assert SWEDISH.say("templates.progress", filled=2, fields=4) in words
    assert '<mark class="lots-filled">&lt;script&gt;alert(1)&lt;/script&gt;' in html
    assert '<mark class="lots-filled">uppdrag</mark>' in html
    assert "<script>" not in html
    empty = next(element.value for element in page.html if "lots-list-title" in element.value)
    assert "Gäller från" in empty
    assert "Företagets namn" not in empty


def test_what_is_no_date_is_said_and_kept() -> None:
    page = form(owner="state")
    page.text_input[1].set_value("snart").run()
    assert SWEDISH.say("templates.wrong.date") in words_of(page)
    assert '<mark class="lots-filled">snart</mark>' in html_of(page)


def test_a_lawyer_gets_the_clauses_that_the_ownership_form_chose() -> None:
    words = words_of(form(owner="state"))
    owner = SWEDISH.say("templates.owner.state")
    assert SWEDISH.say("templates.chosen", owner=owner, clauses="1.2") in words
    assert "gäller (att kontrollera)." in words


def test_what_is_typed_follows_to_the_other_language_and_to_other_templates_until_it_is_emptied() -> None:
    page = form(owner="state")
    page.text_input[0].set_value("Prov AB").run()
    choose(page, 1, "sv")
    page.query_params["lang"] = "en"
    page.run()
    assert page.text_input[0].value == "Prov AB"
    assert '<mark class="lots-filled">commissioned research</mark>' in html_of(page)
    assert ENGLISH.say("templates.progress", filled=2, fields=4) in words_of(page)
    page.query_params["written"] = "sv"
    page.run()
    assert '<mark class="lots-filled">uppdragsforskning</mark>' in html_of(page)
    page.button(key="templates-forget").click().run()
    assert page.text_input[0].value == ""
    assert ENGLISH.say("templates.progress", filled=0, fields=4) in words_of(page)


def test_a_party_of_the_corpus_is_filled_in_by_choice_and_taken_out_again(
    retriever: TemplateRetriever,
) -> None:
    write_template(
        retriever.documents["nda-sv"].file, "{{ provider_name }} {{ provider_registration_number }}"
    )
    page = form()
    assert page.button_group(key="templates-party").options[0] == "Karolinska Institutet"
    page.button_group(key="templates-party").set_value(1).run()
    assert [each.value for each in page.text_input[:2]] == ["Region Stockholm", "232100-0016"]
    assert page.query_params["owner"] == "region"
    page.button_group(key="templates-party").set_value(2).run()
    assert [each.value for each in page.text_input[:2]] == ["Akademiska Hus AB (publ)", ""]
    page.button_group(key="templates-party").set_value(None).run()
    assert [each.value for each in page.text_input[:2]] == ["", ""]


def test_a_wrong_organisation_number_is_said(retriever: TemplateRetriever) -> None:
    write_template(retriever.documents["nda-sv"].file, "{{ company_registration_number }}")
    page = form(owner="state")
    page.text_input[0].set_value("556012-5791").run()
    assert SWEDISH.say("templates.wrong.registration_number") in words_of(page)
    page.text_input[0].set_value("5560125790").run()
    assert SWEDISH.say("templates.wrong.registration_number") not in words_of(page)
    assert '<mark class="lots-filled">556012-5790</mark>' in html_of(page)


def test_an_empty_field_is_named_in_the_documents_language() -> None:
    html = html_of(form(owner="state", lang="en", written="sv"))
    assert "[Företagets namn]" in html
    assert "[Company name]" not in html


def test_nothing_typed_reaches_the_address_or_the_log(caplog: pytest.LogCaptureFixture) -> None:
    typed = "Hemligt Bolag AB"
    with caplog.at_level(logging.DEBUG):
        page = form(owner="state")
        page.text_input[0].set_value(typed).run()
    assert typed in words_of(page)
    assert typed not in str(dict(page.query_params))
    assert typed not in caplog.text
    assert SWEDISH.say("templates.private") in words_of(page)


def test_an_owners_own_template_is_a_form_too() -> None:
    page = form(template="own/mall.docx")
    html = html_of(page)
    assert labels(page) == ["Vårt eget fält"]
    assert SWEDISH.say("templates.same_for_all") in words_of(page)
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_a_template_that_is_no_form_can_be_downloaded() -> None:
    page = form(template="plain")
    assert SWEDISH.say("templates.plain") in words_of(page)
    assert [button.label for button in page.download_button] == [SWEDISH.say("templates.download_plain")]


@pytest.mark.parametrize("template", ["broken", "gone"])
def test_a_file_that_cannot_be_read_is_one_sentence(template: str) -> None:
    assert SWEDISH.say("templates.broken") in words_of(form(template=template))


@pytest.mark.parametrize("template", ["none", HOSTILE, "nda-sv#x"])
def test_an_unknown_template_is_one_sentence_above_the_list(template: str) -> None:
    words = words_of(form(template=template))
    assert SWEDISH.say("templates.unknown") in words
    assert "Sekretessavtal" in words


def test_a_foreign_ownership_form_or_language_in_the_address_is_none() -> None:
    page = form(owner="<script>", written="xx")
    assert SWEDISH.say("templates.choose_owner") in words_of(page)


def test_without_an_index_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> None:
        raise IndexUnavailable("no index")

    monkeypatch.setattr("app.wiring.open_retriever", fail)
    words = words_of(opened(PageName.TEMPLATES, lang="sv"))
    assert SWEDISH.say("problem.no_index") in words
    assert SWEDISH.say("navigation.templates") in words
