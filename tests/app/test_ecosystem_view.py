"""The ecosystem, driven without a browser."""

import re
from datetime import date
from pathlib import Path

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of
from made_sections import made_section
from way_guide import GuideRetriever

from app.ecosystem.actor_table import facts_html
from app.shell.data_files import load_ecosystem
from app.shell.links import PageName
from corpus.errors import IndexUnavailable
from corpus.model import Document, Kind, Language

pytestmark = pytest.mark.usefixtures("_page_services")

ACTORS = """
[[actor]]
id = "one"
name_sv = '''{words}'''
name_en = '''{words}'''
type = "infrastructure"
owner_form = "region"
campus = "solna"
latitude = 59.349
longitude = 18.027
offers = ["gmp"]
offers_sv = '''{words}'''
offers_en = '''{words}'''
way_in = "https://example.org/\\"onmouseover=alert(1)"
document = "vecura"
source = "https://example.org/<script>"
as_of = "2024"

[[actor]]
id = "two"
name_sv = "Två"
name_en = "Two"
type = "company"
owner_form = "private"
campus = "none"
source = "https://example.org/two"
as_of = "2024"

[[relation]]
from = "two"
to = "one"
kind = "funds"
status = "unverified"
source = "https://example.org/relation"

[[relation]]
from = "two"
to = "one"
kind = "owns"
status = "verified"
source = "https://example.org/relation"
"""


def vecura(language: Language = Language.SWEDISH) -> Document:
    sections = (
        made_section("owner", (f"Ägare {HOSTILE}",), None, "Regionen äger."),
        made_section("way-in", ("Vägen in",), None, f"Gå in. {HOSTILE}"),
    )
    return Document(
        f"vecura-{language}", "Vecura", Kind.INFRASTRUCTURE, language, Path("vecura.md"), sections=sections
    )


@pytest.fixture
def retriever() -> GuideRetriever:
    return GuideRetriever(vecura())


@pytest.fixture
def _hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus whose actors are called what nobody should be called."""
    (tmp_path / "ecosystem.toml").write_text(ACTORS.replace("{words}", HOSTILE), encoding="utf-8")
    (tmp_path / "map.toml").write_text(
        "frame = { south = 59.1, west = 17.5, north = 59.4, east = 18.2 }\n"
        '[[campus]]\ncampus = "solna"\nat = [59.35, 18.03]\n'
        "frame = { south = 59.34, west = 18.02, north = 59.36, east = 18.04 }\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))


def actors_shown(html: str) -> set[str]:
    return set(re.findall(r"[?;]actor=([a-z0-9-]+)", html))


def test_the_map_shows_every_actor_as_a_link_and_says_that_it_is_schematic() -> None:
    html, words = (
        html_of(opened(PageName.ECOSYSTEM, lang="sv")),
        words_of(opened(PageName.ECOSYSTEM, lang="sv")),
    )
    assert len(actors_shown(html)) == 66
    assert SWEDISH.say("ecosystem.schematic") in words
    assert SWEDISH.say("ecosystem.map.also") in words, "who has no place on the map of a campus"
    assert "66 aktörer" in words
    assert html.count('src="data:image/svg+xml;base64,') == 3
    assert all('alt="' in image for image in re.findall(r"<img [^>]*>", html))


@pytest.mark.parametrize("view", ["map", "table"])
def test_filters_in_the_address_narrow_every_view(view: str) -> None:
    page = opened(PageName.ECOSYSTEM, lang="en", view=view, campus="flemingsberg", need="gmp")
    assert actors_shown(html_of(page)) == {"vecura", "kcc", "karolinska-atmp-center"}
    assert "3 actors" in words_of(page)
    assert page.selectbox(key="ecosystem-campus").value == "flemingsberg"
    assert page.selectbox(key="ecosystem-need").value == "gmp"


def test_the_names_on_the_map_count_their_actors_whatever_campus_is_chosen() -> None:
    html = html_of(opened(PageName.ECOSYSTEM, lang="sv", campus="solna"))
    assert 'aria-label="Flemingsberg: 25 aktörer"' in html
    assert 'aria-label="Solna och Hagastaden: 15 aktörer" aria-current="true"' in html


def test_choosing_a_filter_changes_the_address_and_showing_all_clears_it() -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv")
    page.selectbox(key="ecosystem-campus").set_value("sodertalje").run()
    assert page.query_params["campus"] == "sodertalje"
    assert "5 aktörer" in words_of(page)
    page.button(key="ecosystem-clear").click().run()
    assert "campus" not in page.query_params
    assert "66 aktörer" in words_of(page)


def test_a_name_is_searched_for_and_what_is_found_stands_beside_the_map() -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv")
    assert SWEDISH.say("ecosystem.found") not in words_of(page)
    page.text_input(key="ecosystem-name").set_value("vecura").run()
    assert page.query_params["name"] == "vecura"
    html = html_of(page)
    assert actors_shown(html) == {"vecura"}
    assert f"{SWEDISH.say('ecosystem.found')}</h2><ul" in html
    page.button(key="ecosystem-clear").click().run()
    assert "66 aktörer" in words_of(page)


def test_facts_that_are_old_say_so() -> None:
    actor = load_ecosystem().actor("vecura")
    assert actor
    assert actor.as_of == "2022-02"
    old, fresh = (facts_html(actor, SWEDISH, date(year, 1, 1)) for year in (2026, 2024))
    assert SWEDISH.say("ecosystem.old", years=2) in old
    assert SWEDISH.say("ecosystem.old", years=2) not in fresh


def test_a_choice_that_nobody_matches_is_one_sentence() -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", campus="sodertalje", need="gmp")
    assert SWEDISH.say("ecosystem.nothing") in words_of(page)


@pytest.mark.parametrize("tie", ["own", "host", "fund", "work"])
def test_the_network_tells_the_same_as_its_table(tie: str) -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", view="network", tie=tie)
    drawn, table = html_of(page).split(SWEDISH.say("ecosystem.relation_table"), 1)
    assert actors_shown(drawn) == actors_shown(table) != set()


def test_an_actor_has_facts_relations_passages_and_questions() -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", actor="vecura")
    html, words = html_of(page), words_of(page)
    assert html.count("<h1") == 1
    for shown in ("Vecura", "Infrastruktur", "Regionen", "2022-02", "XNK Therapeutics", "är kund hos"):
        assert shown in words
    assert 'rel="noopener noreferrer"' in html
    assert "passage=vecura-sv%23way-in%2F1" in html
    assert "ask=Hur%20kommer%20ett%20f%C3%B6retag%20in%20hos%20Vecura%3F" in html
    assert SWEDISH.say("ecosystem.status.unverified") not in words


def test_what_is_not_confirmed_is_marked() -> None:
    words = words_of(opened(PageName.ECOSYSTEM, lang="en", actor="ana-futura"))
    assert "is landlord of (to be verified)" in words


def test_the_selection_stays_while_an_actor_is_looked_at() -> None:
    html = html_of(opened(PageName.ECOSYSTEM, lang="sv", actor="vecura", view="table", campus="flemingsberg"))
    assert 'href="ecosystem?lang=sv&amp;view=table&amp;campus=flemingsberg"' in html


def test_a_passage_of_its_document_opens_beside() -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", actor="vecura", passage="vecura-sv#way-in/1")
    assert "lots-passage" in html_of(page)
    assert page.button(key="close-source")


def test_a_document_in_the_other_language_is_better_than_none() -> None:
    html = html_of(opened(PageName.ECOSYSTEM, lang="en", actor="vecura"))
    assert "passage=vecura-sv%23owner%2F1" in html
    assert 'lang="sv"' in html


def test_an_actor_without_document_says_so() -> None:
    assert ENGLISH.say("ecosystem.no_document") in words_of(
        opened(PageName.ECOSYSTEM, lang="en", actor="kth")
    )


@pytest.mark.parametrize("actor", ["nobody", "<script>alert(1)</script>"])
def test_an_unknown_actor_is_one_sentence_and_all_the_others(actor: str) -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", actor=actor)
    assert SWEDISH.say("ecosystem.no_such_actor") in words_of(page)
    assert "<script>" not in html_of(page)
    assert "66 aktörer" in words_of(page)


@pytest.mark.usefixtures("_hostile")
@pytest.mark.parametrize(
    "parameters",
    [{}, {"view": "table"}, {"view": "network", "tie": "fund"}, {"actor": "one"}, {"actor": "two"}],
)
def test_hostile_words_stay_words(parameters: dict[str, str]) -> None:
    page = opened(PageName.ECOSYSTEM, lang="sv", **parameters)
    html = html_of(page)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script" not in html
    assert "<img src=x" not in html
    assert '"onmouseover' not in html


@pytest.mark.usefixtures("_hostile")
def test_several_relations_of_the_same_two_stand_on_one_line() -> None:
    words = words_of(opened(PageName.ECOSYSTEM, lang="sv", actor="one"))
    assert "finansierar (att kontrollera), äger" in words


def test_actors_without_relations_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    actors, _, _ = ACTORS.replace("{words}", "Ett").partition("[[relation]]")
    (tmp_path / "ecosystem.toml").write_text(actors, encoding="utf-8")
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))
    assert SWEDISH.say("ecosystem.alone") in words_of(opened(PageName.ECOSYSTEM, lang="sv", actor="one"))
    network = words_of(opened(PageName.ECOSYSTEM, lang="sv", view="network"))
    assert SWEDISH.say("ecosystem.no_relations") in network


def test_a_corpus_without_actors_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))
    page = opened(PageName.ECOSYSTEM, lang="sv")
    assert SWEDISH.say("ecosystem.none") in words_of(page)
    assert not page.selectbox


def test_a_corpus_without_a_map_has_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ecosystem.toml").write_text(ACTORS.replace("{words}", "Ett"), encoding="utf-8")
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))
    assert "<table>" in html_of(opened(PageName.ECOSYSTEM, lang="sv"))


def test_a_wrong_data_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ecosystem.toml").write_text("nonsense", encoding="utf-8")
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))
    assert SWEDISH.say("problem.corpus") in words_of(opened(PageName.ECOSYSTEM, lang="sv"))


def test_without_an_index_the_actors_are_there_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> None:
        raise IndexUnavailable("run lotsen ingest first")

    monkeypatch.setattr("app.wiring.open_retriever", fail)
    words = words_of(opened(PageName.ECOSYSTEM, lang="sv", actor="vecura"))
    assert "XNK Therapeutics" in words
    assert SWEDISH.say("ecosystem.no_document") in words
