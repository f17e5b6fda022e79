"""What the guide lacks as a list (pure)."""

from collections.abc import Mapping, Sequence

from app.legal.gaps import GapGroup
from app.legal.state import LegalRequest
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.model import Passage

MOST_GROUPS = 100  # on the page; the file has them all


def gaps_html(
    groups: Sequence[GapGroup], passages: Mapping[str, Passage], request: LegalRequest, texts: Texts
) -> Markup:
    """The groups, with what was wrong and a way to ask again.

    Args:
        passages: those that badly marked answers cited and that are still there.
    """
    gaps = [
        (group, _facts(group, texts), [passages[id] for id in group.passages if id in passages])
        for group in groups[:MOST_GROUPS]
    ]
    more = len(groups[MOST_GROUPS:])
    return render("legal/gap_list.html.jinja", texts, request=request, gaps=gaps, more=more)


def _facts(group: GapGroup, texts: Texts) -> list[str]:
    """How often and why it was not answered well, and when last."""
    numbers = (("unanswered", group.unanswered), ("partial", group.partial), ("bad", group.bad))
    counts = [texts.count(f"legal.{key}", number) for key, number in numbers if number]
    reasons = [f"{texts.say(f'feedback.reason.{each.value}')} ({number})" for each, number in group.reasons]
    return [*counts, *reasons, texts.say("legal.last", date=group.last.isoformat())]
