"""The way as HTML: its lanes of steps and gates, and the text of a step (pure)."""

import re
from collections.abc import Sequence

from app.shell.blocks import blocks_html
from app.shell.escape import html_text
from app.shell.jinja import Markup
from app.shell.links import PageName, address, here_link
from app.shell.texts import Texts
from app.way.law import LegalPoint
from app.way.state import number_ticked
from app.way.steps import GuideStage, GuideWay, Step, plain_heading
from corpus.way import Gate

# "Syfte: …", "Statlig myndighet (KI, ANA Futura): …": what stands before the colon is a label.
LABEL = re.compile(r"[^\W\d][^:.!?\n]{1,79}:(?= )")


def way_html(way: GuideWay, gates: Sequence[Gate], ticked: frozenset[str], here: str, texts: Texts) -> str:
    """All lanes, from the need to the next project."""
    lanes = "".join(lane_html(way, stage, gates, ticked, here, texts, True) for stage in way.stages)
    return (
        f'<div class="lots-fairway"><p class="lots-shore">{html_text(texts.say("way.start"))}</p>'
        f'{lanes}<p class="lots-shore">{html_text(texts.say("way.end"))}</p></div>'
    )


def lane_html(
    way: GuideWay,
    stage: GuideStage,
    gates: Sequence[Gate],
    ticked: frozenset[str],
    here: str,
    texts: Texts,
    with_heading: bool,
    opened: str = "",
) -> str:
    """One stage: its steps in order, with the gates between them.

    Args:
        here: code of the step that the five questions led to.
        opened: code of the step that is shown now.
    """
    stops = []
    for step in (*stage.steps, *((stage.closing,) if stage.closing else ())):
        is_last_step = stage.closing is not None and step is stage.steps[-1]
        stops.append(_stop(step, step.code == here, step.code == opened, ticked, texts))
        # A gate at the end of a stage is passed once the stage's own checklist is done.
        passed_after = stage.steps[-1] if step is stage.closing else step
        stops.append("" if is_last_step else _gates(way, passed_after, gates))
    language = way.document.language.value
    name = texts.say("way.stage", letter=stage.letter)
    heading = (
        f'<h2><span class="lots-lane-letter">{html_text(name)}</span> '
        f'<span lang="{language}">{html_text(stage.name)}</span></h2>'
        f'<p class="lots-lane-intro" lang="{language}">{html_text(stage.intro)}</p>'
        if with_heading
        else ""
    )
    label = html_text(f"{name}: {stage.name}")
    return (
        f'<section class="lots-lane" aria-label="{label}">{heading}'
        f'<ol class="lots-stops" role="list">{"".join(stops)}</ol></section>'
    )


def _stop(step: Step, is_here: bool, is_opened: bool, ticked: frozenset[str], texts: Texts) -> str:
    total, done = len(step.items), number_ticked(step, ticked)
    states = [
        name
        for name, holds in (
            ("is-done", total and done == total),
            ("is-here", is_here),
            ("is-closing", step.is_closing),
        )
        if holds
    ]
    sign = "✓" if "is-done" in states else step.code
    count = f'<span class="lots-count">{html_text(texts.say("way.count", done=done, total=total))}</span>'
    marker = f'<span class="lots-here">{html_text(texts.say("way.here"))}</span>' if is_here else ""
    name = texts.say("way.closing") if step.is_closing else step.name
    code = "" if step.is_closing else f'<span class="lots-hidden">{html_text(step.code)} </span>'
    current = ' aria-current="step"' if is_opened else ""
    href = html_text(address(PageName.WAY, texts.language, step=step.code))
    return (
        f'<li class="{" ".join(("lots-stop", *states))}"><a data-go="page" href="{href}"{current}>'
        f'<span class="lots-knot" aria-hidden="true">{html_text(sign)}</span>'
        f'<span class="lots-stop-name">{code}{html_text(name)}</span>{count if total else ""}{marker}'
        "</a></li>"
    )


def _gates(way: GuideWay, step: Step, gates: Sequence[Gate]) -> str:
    """The gates that are passed after a step, as far as the document names them; each opens what it asks."""
    return "".join(
        '<li class="lots-gate"><details><summary><span class="lots-buoy" aria-hidden="true"></span>'
        f"{html_text(gate.code)}</summary>"
        f'<p lang="{way.document.language.value}">{html_text(way.gates[gate.code])}</p></details></li>'
        for gate in gates
        if gate.after == step.code and gate.code in way.gates
    )


def gates_html(way: GuideWay, gates: Sequence[Gate], texts: Texts) -> str:
    """What is agreed on at each gate, to be opened."""
    named = [gate for gate in gates if gate.code in way.gates]
    if not named:
        return ""
    rows = "".join(
        f"<li><strong>{html_text(gate.code)}</strong> {html_text(texts.say('way.after', step=gate.after))}: "
        f'<span lang="{way.document.language.value}">{html_text(way.gates[gate.code])}</span></li>'
        for gate in named
    )
    summary = html_text(texts.say("way.gates", number=len(named)))
    return f'<details class="lots-gates"><summary>{summary}</summary><ul>{rows}</ul></details>'


def step_text_html(step: Step, language: str) -> str:
    """What the guide says of a step, with the words before a colon as labels."""
    text = step.section.text

    def inline(start: int, end: int) -> str:
        words = text[start:end]
        label = LABEL.match(words)
        if not label:
            return words
        strong = f"<strong>{html_text(label.group())}</strong>"
        return Markup(strong + html_text(words[label.end() :]))

    return f'<div class="lots-section" lang="{language}">{blocks_html(text, step.blocks, inline)}</div>'


def legal_html(points: Sequence[LegalPoint], step: Step, texts: Texts) -> str:
    """Each point of law with the passage of the legal guidance that explains it."""
    return (
        '<ul class="lots-rows">'
        + "".join(_legal_row(point, step, number, texts) for number, point in enumerate(points, 1))
        + "</ul>"
    )


def _legal_row(point: LegalPoint, step: Step, number: int, texts: Texts) -> str:
    passage = point.passage
    href = address(PageName.WAY, texts.language, step=step.code, passage=passage.id)
    chapter = plain_heading(passage.headings[-2]) if len(passage.headings) > 1 else ""
    facts = " · ".join(filter(None, (*point.shared, chapter)))
    link = here_link(
        passage.headings[-1] if passage.headings else passage.document_id, href, id=f"law-{number}"
    )
    return (
        f'<li><span lang="{passage.language.value}">{link}</span>'
        f'<span class="lots-meta">{html_text(facts)}</span></li>'
    )
