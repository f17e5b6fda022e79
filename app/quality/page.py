"""The Quality page: how good the answers are, as the newest and earlier evaluations measured it."""

from pathlib import Path

import streamlit as st

from app.quality.cases import changed_html, worst_html
from app.quality.figures import differences_html, drawings_html, main_html, verdict_html
from app.quality.model import EvaluationReport, RunName
from app.quality.report_files import read_html, read_report, runs_with_reports
from app.quality.run_links import against_html, runs_html
from app.settings import Settings
from app.shell import session
from app.shell.audit_trail import note_opened
from app.shell.frame import draw_problem, draw_title
from app.shell.jinja import render
from app.shell.links import PageName
from app.shell.sign_in_view import may_enter
from app.shell.texts import Texts, load_texts
from app.sign_in import Role
from corpus.errors import LotsenError


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    draw_title(PageName.QUALITY, texts.say("navigation.quality"), texts.say("quality.lead"))
    if not may_enter(Role.EVALUATOR, texts):
        return
    with st.container(key="quality"):
        try:
            folder = Settings.from_env().evaluations
            _draw_runs(folder, runs_with_reports(folder), texts)
        except LotsenError as error:
            draw_problem(error, texts)


def _draw_runs(folder: Path, runs: list[RunName], texts: Texts) -> None:
    wanted = st.query_params.get("run")
    found = next((run for run in runs if run.folder == wanted), None)
    chosen = found or (runs[0] if runs else None)
    st.html(runs_html(runs, chosen, bool(wanted and not found), texts))
    if not chosen:
        return
    note_opened(f"quality: run {chosen.folder}")
    _draw_report(read_report(folder, chosen), texts)
    if content := read_html(folder, chosen):
        _draw_download(content, chosen, texts)


def _draw_report(report: EvaluationReport, texts: Texts) -> None:
    wanted = st.query_params.get("against")
    against = next((each for each in report.comparisons if each.run == wanted), None)
    st.html(verdict_html(report, texts))
    st.html(main_html(report, texts))
    st.html(against_html(report, against, bool(wanted and not against), texts))
    if against:
        st.html(differences_html(against, texts))
        st.html(changed_html(against, texts))
    st.html(drawings_html(report, texts))
    st.html(worst_html(report, texts))
    st.html(render("quality/limits.html.jinja", texts))


def _draw_download(content: bytes, run: RunName, texts: Texts) -> None:
    st.download_button(
        texts.say("quality.download"),
        content,
        file_name=f"lotsen-{run.folder}.html",
        # Not as text/html: it is to be saved and opened, never run within the service's own pages.
        mime="application/octet-stream",
        key="quality-download",
    )


draw()
