"""The Quality page, driven without a browser: which run, its figures, what changed, the worst answers."""

import base64
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of
from made_run import BEFORE, NOW, REFUSED, two_runs

from app.quality.model import RunName
from app.quality.report_files import read_report, run_name, runs_with_reports
from app.quality.wording import MEASURES, fault_words, figure_words, status_name
from app.settings import Settings
from app.shell.links import PageName, address
from corpus.errors import EvaluationError
from corpus.model import Language
from evals.report.named import MAIN
from evals.report.worst import FAULTS

pytestmark = pytest.mark.usefixtures("_page_services")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs with reports; the newer one beside the older."""
    return two_runs(tmp_path_factory.mktemp("runs"))


@pytest.fixture
def folder(runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two, which a test may change."""
    folder = shutil.copytree(runs, tmp_path / "runs")
    monkeypatch.setenv("LOTSEN_EVALS", str(folder))
    return folder


def changed(folder: Path, **values: Any) -> None:
    """The newest report, with other content."""
    file = folder / NOW / "report.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), encoding="utf-8")


def hostile(value: Any) -> Any:
    """Every text of a value as bad as can be, but for what has few values."""
    if isinstance(value, dict):
        kept = {"language", "measure", "unit"}
        return {name: each if name in kept else hostile(each) for name, each in value.items()}
    if isinstance(value, list):
        return [hostile(each) for each in value]
    return HOSTILE if isinstance(value, str) else value


def test_the_newest_run_is_shown_with_its_verdict_and_figures(folder: Path) -> None:
    page = opened(PageName.QUALITY, lang="sv")
    words = words_of(page)
    assert "Inte godkänd: 1 av 1 gränsvärden hålls inte" in words
    assert "answered (all) ≥ 0.9" in words
    assert "Besvarade, av dem som dokumenten besvarar33,3 %" in words
    assert "5 frågor skrivna för utvärderingen." in words
    html = html_of(page)
    assert html.count("<h1") == 1
    assert (
        f'href="{address(PageName.QUALITY, Language.SWEDISH, run=NOW).replace("&", "&amp;")}" aria-current'
        in html
    )


def test_an_earlier_run_has_an_address(folder: Path) -> None:
    words = words_of(opened(PageName.QUALITY, lang="en", run=BEFORE))
    assert "There are no thresholds" in words
    assert "There was no earlier evaluation to compare with" in words
    assert ENGLISH.say("quality.no_such_run") in words_of(
        opened(PageName.QUALITY, lang="en", run="../../etc")
    )


def test_the_run_that_is_opened_is_noted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    monkeypatch.setattr("app.shell.audit_trail.note_opened", noted.append)
    opened(PageName.QUALITY, lang="en", run=BEFORE)
    opened(PageName.QUALITY, lang="en", run="../../etc")
    assert noted == [f"quality: run {BEFORE}", f"quality: run {NOW}"]


def test_two_runs_are_compared_with_the_cases_that_changed(folder: Path) -> None:
    words = words_of(opened(PageName.QUALITY, lang="en", against=BEFORE))
    assert "Key facts told50.0 %0.0 %" in words
    assert (
        words.count("refused · worse: Answered, of those that the documents answer; worse: Expected section")
        == 1
    )
    assert "Avgiften är högst full kostnad. [1]" in words
    assert ENGLISH.say("quality.other_cases") in words
    missing = words_of(opened(PageName.QUALITY, lang="en", against="20200101-000000-x"))
    assert ENGLISH.say("quality.not_compared") in missing


def test_what_only_some_reports_have_is_said_too(folder: Path) -> None:
    entry = json.loads((folder / NOW / "report.json").read_text("utf-8"))
    entry["main"][0]["cells"].pop("all")
    kept_back = {**entry["comparisons"][0]["changed"][0], "before": None, "after": None, "question": ""}
    changed(
        folder,
        gates=[{"gate": f"measure {number} ≥ 1", "holds": False} for number in range(7)],
        main=entry["main"],
        made_cases=2,
        problems=1,
        settings=entry["settings"] | {"writer": "a-model"},
        comparisons=[entry["comparisons"][0] | {"changed": [kept_back]}],
    )
    words = words_of(opened(PageName.QUALITY, lang="en", against=BEFORE))
    asked = [ENGLISH.say("quality.made", number=2), ENGLISH.say("quality.not_asked", number=1)]
    assert " ".join([*asked, ENGLISH.say("quality.by_model", model="a-model")]) in words
    assert ENGLISH.say("quality.more", number=2) in words
    assert ENGLISH.say("quality.kept_back") in words
    assert "Sendable as it is–" in words
    changed(folder, gates=[], comparisons=[entry["comparisons"][0] | {"changed": []}])
    words = words_of(opened(PageName.QUALITY, lang="en", against=BEFORE))
    assert ENGLISH.say("quality.no_change") in words
    assert ENGLISH.say("quality.no_gates") in words


def test_the_worst_answers_are_named_in_the_language_of_the_page_with_their_sources(folder: Path) -> None:
    page = opened(PageName.QUALITY, lang="sv")
    words = words_of(page)
    assert "1. Vad kostar led-astray?" in words
    assert "besvarad fast den inte borde" in words
    assert "1 fall till med fel visas inte" in words
    assert "Vad kostar secret?" not in words
    assert 'href="library?lang=sv&amp;document=guide-sv&amp;section=9.3"' in html_of(page)


def test_pictures_are_images_in_the_language_of_the_page_with_a_table(folder: Path) -> None:
    html = html_of(opened(PageName.QUALITY, lang="sv"))
    assert "<svg" not in html
    svg = base64.b64decode(html.split("data:image/svg+xml;base64,")[1].split('"')[0]).decode("utf-8")
    assert "Vad som väntades, och vad som kom" in svg
    assert html.count("<figure") == html.count(SWEDISH.say("quality.as_table")) == 6


def test_the_whole_report_is_downloaded_and_never_shown_as_a_page(folder: Path) -> None:
    page = opened(PageName.QUALITY, lang="en")
    button = page.get("download_button")[0]
    assert button.proto.label == "Download the whole report (HTML)"
    assert button.proto.url.endswith(".bin")
    (folder / NOW / "report.html").unlink()
    assert not opened(PageName.QUALITY, lang="en").get("download_button")


@pytest.mark.parametrize("against", ["", HOSTILE])
def test_nothing_in_a_report_is_markup(folder: Path, against: str) -> None:
    entry = json.loads((folder / NOW / "report.json").read_text("utf-8"))
    names = ("settings", "gates", "main", "drawings", "worst", "comparisons")
    changed(folder, **{name: hostile(entry[name]) for name in names})
    html = html_of(opened(PageName.QUALITY, lang="sv", against=against))
    assert "<script" not in html
    assert "onerror=alert(1)&gt;" in html
    assert "<img src=x" not in html
    assert html.count("&lt;script&gt;") > 20


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"format": 99}', '{"format": 1, "settings": {"writer": 3}}', "[" * 100_000],
)
def test_a_damaged_report_is_one_sentence_and_the_menu_of_runs_stays(folder: Path, content: str) -> None:
    (folder / NOW / "report.json").write_text(content, encoding="utf-8")
    words = words_of(opened(PageName.QUALITY, lang="sv"))
    assert SWEDISH.say("problem.evaluation") in words
    assert "before, 2026-11-01 11:00" in words


def test_what_is_wrong_with_a_report_is_told_in_one_line_with_its_place(folder: Path) -> None:
    run = runs_with_reports(folder)[0]
    changed(folder, gates=[{"gate": "x", "holds": "true"}])
    with pytest.raises(
        EvaluationError, match=r"^.* valid boolean at \('gates', 0, 'holds'\)\); run .*again\.$"
    ):
        read_report(folder, run)
    changed(folder, gates=[], drawings={"sv": []})
    with pytest.raises(EvaluationError, match=r"^.*no drawings in en.*$"):
        read_report(folder, run)


def test_without_runs_one_sentence_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOTSEN_EVALS", str(tmp_path / "missing"))
    assert SWEDISH.say("quality.no_runs") in words_of(opened(PageName.QUALITY, lang="sv"))


def test_the_page_is_closed_where_evaluators_sign_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_EVALUATOR_GROUPS", "reviewers")
    words = words_of(opened(PageName.QUALITY, lang="en"))
    assert ENGLISH.say("sign_in.not_set_up") in words
    assert "thresholds" not in words


def test_only_folders_named_as_runs_with_a_report_are_found_newest_first(folder: Path) -> None:
    (folder / "index").mkdir()
    (folder / "20261103-120000-unfinished").mkdir()
    assert runs_with_reports(folder) == [
        RunName(NOW, "2026-11-02 12:00", "now"),
        RunName(BEFORE, "2026-11-01 11:00", "before"),
    ]
    assert run_name("../x") is None


def test_what_a_report_holds_is_read_whole(folder: Path) -> None:
    report = read_report(folder, runs_with_reports(folder)[0])
    assert [case.id for case in report.worst] == ["led-astray", "refused"]
    assert report.worst[1].answer.text == REFUSED.text
    assert [one.run for one in report.comparisons] == [BEFORE]
    assert {each.before is None for each in report.comparisons[0].changed} == {False}
    with pytest.raises(EvaluationError, match="lotsen-eval report"):
        read_report(folder, replace(runs_with_reports(folder)[0], folder="20261101-110000-gone"))


def test_every_measure_fault_and_status_of_a_report_has_words_in_both_languages() -> None:
    assert {named.measure for named in MAIN} == set(MEASURES)
    for texts in (SWEDISH, ENGLISH):
        assert all(fault_words(code, "?", texts)[0] != "?" for code in FAULTS)
        assert status_name("not_found", texts) != "not_found"
    assert fault_words("unheard_of", "words", SWEDISH) == ("words", Language.ENGLISH)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert figure_words(0.8421, "%", Language.SWEDISH) == "84,2 %"
    assert figure_words(-0.0321, "%", Language.SWEDISH, signed=True) == "−3,2 procentenheter"
    assert figure_words(0.05, "%", Language.ENGLISH, signed=True) == "+5.0 points"
    assert figure_words(-0.00001, "%", Language.ENGLISH, signed=True) == "0.0 points"
    assert figure_words(0.183, "s", Language.ENGLISH) == "0.18 s"


def test_runs_lie_in_the_checkout_unless_a_setting_says_where(tmp_path: Path) -> None:
    assert Settings.from_env({}).evaluations.parts[-2:] == ("evals", "results")
    assert Settings.from_env({"LOTSEN_EVALS": str(tmp_path)}).evaluations == tmp_path
