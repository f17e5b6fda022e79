"""Single cases of a report as HTML: the worst ones, and those that changed (pure)."""

from collections.abc import Iterable

from app.quality.model import BadCase, ChangedCase, Compared, Said
from app.quality.wording import fault_words, measure_name, status_name
from app.shell.escape import html_text
from app.shell.links import PageName, address, link_html
from app.shell.texts import Texts

MOST_CHANGED = 60


def changed_html(compared: Compared, texts: Texts) -> str:
    """The cases that changed, with both answers."""
    if not compared.changed:
        return f"<p>{html_text(texts.say('quality.no_change'))}</p>"
    return "".join(_changed(each, texts) for each in compared.changed[:MOST_CHANGED])


def worst_html(cases: Iterable[BadCase], texts: Texts) -> str:
    """Each case folded; what is wrong with it stands outside."""
    return "".join(_bad_case(number, case, texts) for number, case in enumerate(cases, start=1))


def _changed(each: ChangedCase, texts: Texts) -> str:
    moves = "; ".join(
        f"{texts.say('quality.verdict.better' if is_better else 'quality.verdict.worse')}: "
        f"{measure_name(measure, label, texts)}"
        for measure, label, is_better in each.moves
    )
    facts = f'<p class="lots-meta">{html_text(f"{each.id} · {moves}")}</p>'
    if each.before is None or each.after is None:
        return (
            f'<article class="lots-case">{facts}<p>{html_text(texts.say("quality.kept_back"))}</p></article>'
        )
    sides = "".join(
        f"<section><h4>{html_text(texts.say(key))}</h4>{_said(said, texts)}</section>"
        for key, said in (("quality.column.before", each.before), ("quality.column.now", each.after))
    )
    question = f'<h3 lang="{each.language.value}">{html_text(each.question)}</h3>'
    return f'<article class="lots-case">{question}{facts}<div class="lots-sides">{sides}</div></article>'


def _bad_case(number: int, case: BadCase, texts: Texts) -> str:
    told = [fault_words(code, words, texts) for code, words in case.faults]
    faults = "".join(f'<li lang="{language.value}">{html_text(words)}</li>' for words, language in told)
    question, language = html_text(case.question), case.language.value
    return (
        f'<article class="lots-case"><h3>{number}. <span lang="{language}">{question}</span></h3>'
        f'<p class="lots-meta">{html_text(case.id)}</p><ul class="lots-faults">{faults}</ul>'
        f"<details><summary>{html_text(texts.say('quality.in_full'))}"
        f'<span class="lots-hidden">: {question}</span></summary>{_in_full(case, texts)}</details></article>'
    )


def _in_full(case: BadCase, texts: Texts) -> str:
    earlier = "".join(f'<p class="lots-meta">{html_text(question)}</p>' for question in case.history)
    came, expected = (html_text(texts.say(key)) for key in ("quality.came", "quality.expected"))
    return (
        f'<div lang="{case.language.value}">{earlier}</div><div class="lots-sides">'
        f"<section><h4>{came}</h4>{_said(case.said, texts)}</section>"
        f"<section><h4>{expected}</h4>{_expected(case, texts)}</section></div>{_sources(case.said, texts)}"
    )


def _said(said: Said, texts: Texts) -> str:
    paragraphs = "".join(f"<p>{html_text(part)}</p>" for part in said.text.split("\n") if part.strip())
    status = f'<p class="lots-status">{html_text(status_name(said.status, texts))}</p>'
    return f'{status}<div lang="{said.language.value}">{paragraphs}</div>'


def _expected(case: BadCase, texts: Texts) -> str:
    parts = [f'<p class="lots-status">{html_text(status_name(case.expected, texts))}</p>']
    if case.reference:
        parts.append(f'<p lang="{case.language.value}">{html_text(case.reference)}</p>')
    if case.sections:
        parts.append(f"<p>{html_text(texts.say('quality.one_of', sections=', '.join(case.sections)))}</p>")
    return "".join(parts)


def _sources(said: Said, texts: Texts) -> str:
    if not said.citations:
        return ""
    items = "".join(
        f"<li>{_passage(passage, texts)}<blockquote>{html_text(quote)}</blockquote></li>"
        for passage, quote in said.citations
    )
    return f"<h4>{html_text(texts.say('quality.sources'))}</h4><ol>{items}</ol>"


def _passage(passage: str, texts: Texts) -> str:
    """A link to the document that the passage is of, at its section."""
    document, _, place = passage.partition("#")
    href = address(PageName.LIBRARY, texts.language, document=document, section=place.rpartition("/")[0])
    return link_html(href, passage)
