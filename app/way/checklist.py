"""The checklist of a step, or of the whole way, made ready to be downloaded (pure)."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.exports.checklist import Checklist, Group, Item, Part
from app.shell.texts import Texts
from app.way.state import number_ticked, tick_id
from app.way.steps import GuideWay, Step


def make_checklist(
    way: GuideWay, steps: Sequence[Step], title: str, ticked: frozenset[str], texts: Texts, today: date
) -> Checklist:
    """The items of these steps with their ticks."""
    listed = [step for step in steps if step.items]
    return Checklist(
        language=texts.language,
        content_language=way.document.language,
        title=title,
        service=texts.say("page.name"),
        day=today.isoformat(),
        source=texts.say("way.export.source", title=way.document.title),
        standing=texts.say("export.standing"),
        ticked=texts.say(
            "way.export.ticked",
            done=sum(number_ticked(step, ticked) for step in listed),
            total=sum(len(step.items) for step in listed),
        ),
        parts=tuple(Part(step.title, tuple(_groups(step, ticked))) for step in listed),
    )


def _groups(step: Step, ticked: frozenset[str]) -> Iterator[Group]:
    number = 0
    for group in step.groups:
        items = []
        for words in group.items:
            number += 1
            items.append(Item(words, tick_id(step, number) in ticked))
        yield Group(group.lead, tuple(items))
