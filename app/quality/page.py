"""The Quality page: how good the answers are, as the newest and earlier evaluations measured it."""

from pathlib import Path

import streamlit as st

from app.quality.cases_html import changed_html, worst_html
from app.quality.model import Report, RunName
from app.quality.quality_html import (
    against_html,
    differences_html,
    drawing_html,
    main_html,
    runs_html,
    verdict_html,
)
from app.quality.report_files import read_html, read_report, runs_with_reports
from app.settings import Settings
from app.shell import session
from app.shell.audit_trail import note_opened
from app.shell.escape import html_text
from app.shell.frame import draw_problem, draw_title
from app.shell.links import PageName
from app.shell.sign_in_view import may_enter
from app.shell.texts import Texts, load_texts
from app.sign_in import Role
from corpus.errors import LotsenError


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    draw_title(PageName.QUALITY, texts.say("quality.title"), texts.say("quality.lead"))
    if not may_enter(Role.EVALUATOR, texts):
        return
    with st.container(key="quality"):
        try:
            folder = Settings.from_env().evaluations
            _draw_runs(folder, runs_with_reports(folder), texts)
        except LotsenError as error:
            draw_problem(error, texts)


def _draw_runs(folder: Path, runs: list[RunName], texts: Texts) -> None:
    if not runs:
        _say("quality.no_runs", texts)
        return
    wanted = st.query_params.get("run")
    chosen = next((run for run in runs if run.folder == wanted), None if wanted else runs[0])
    if chosen is None:
        _say("quality.no_such_run", texts)
        chosen = runs[0]
    st.html(runs_html(runs, chosen, texts))
    note_opened(f"quality: run {chosen.folder}")
    report = read_report(folder, chosen)
    _draw_report(report, texts)
    if content := read_html(folder, chosen):
        _draw_download(content, chosen, texts)


def _draw_report(report: Report, texts: Texts) -> None:
    st.html(verdict_html(report, texts))
    _draw_heading("quality.figures", texts)
    st.html(main_html(report, texts))
    _draw_heading("quality.changes", texts)
    _draw_changes(report, texts)
    _draw_heading("quality.pictures", texts)
    drawings = "".join(drawing_html(each, texts) for each in report.drawings[texts.language])
    st.html(f'<div class="lots-drawings">{drawings}</div>')
    _draw_heading("quality.worst", texts)
    _draw_worst(report, texts)
    _draw_heading("quality.limits_title", texts)
    points = "".join(f"<li>{html_text(each)}</li>" for each in texts.list("quality.limits"))
    st.html(f"<ul>{points}</ul>")


def _draw_changes(report: Report, texts: Texts) -> None:
    wanted = st.query_params.get("against")
    against = next((each for each in report.compared if each.run == wanted), None)
    st.html(against_html(report, against, texts))
    if against:
        st.html(differences_html(against, texts))
        st.html(f'<div class="lots-changed">{changed_html(against, texts)}</div>')
    elif wanted:
        _say("quality.not_compared", texts)


def _draw_worst(report: Report, texts: Texts) -> None:
    lead = texts.say("quality.worst_lead")
    if report.held_back:
        lead += " " + texts.say("quality.held_back", number=report.held_back)
    st.html(f"<p>{html_text(lead)}</p>{worst_html(report.worst, texts)}")


def _draw_download(content: bytes, run: RunName, texts: Texts) -> None:
    st.download_button(
        texts.say("quality.download"),
        content,
        file_name=f"lotsen-{run.folder}.html",
        # Not as text/html: it is to be saved and opened, never run within the service's own pages.
        mime="application/octet-stream",
        key="quality-download",
    )


def _draw_heading(key: str, texts: Texts) -> None:
    st.html(f"<h2>{html_text(texts.say(key))}</h2>")


def _say(key: str, texts: Texts) -> None:
    st.html(f'<p class="lots-note">{html_text(texts.say(key))}</p>')


draw()
