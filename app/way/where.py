"""What the five answers lead to: a step, and the infrastructures that fit (pure)."""

from collections.abc import Mapping

from app.shell.jinja import Markup, render
from app.shell.links import PageName, actor_address, address
from app.shell.texts import Texts
from app.way.lanes import lane_of
from app.way.model import ANYWHERE, Fit, fitting
from app.way.state import Progress
from app.way.step_text import LinkRow
from app.way.steps import GuideWay
from corpus.ecosystem import Actor, Ecosystem, Offer
from corpus.way import NEED, PLACE, Rule, WayRules


def result_html(
    rule: Rule, way: GuideWay | None, rules: WayRules, progress: Progress, texts: Texts
) -> Markup:
    """The step, why it is this one, and the others of its stage."""
    step = way.step(rule.step) if way else None
    stage = way.stage(step.letter) if way and step else None
    stage_lane = lane_of(way, stage, rules.gates, progress) if way and stage else None
    return render("way/result.html.jinja", texts, rule=rule, step=step, stage_lane=stage_lane)


def fitting_html(answers: Mapping[str, str], rules: WayRules, ecosystem: Ecosystem, texts: Texts) -> Markup:
    """The actors that offer what is needed; nothing where the ecosystem knows no such need."""
    need, place = answers.get(NEED, ""), answers.get(PLACE, ANYWHERE)
    if need not in list(Offer):
        return Markup()
    fit = fitting(ecosystem, need, place)
    campus = place if fit.actors and place != ANYWHERE else ""
    return render(
        "way/fitting.html.jinja",
        texts,
        reason=_reason(fit, need, place, rules, texts),
        rows=[_actor_row(actor, texts) for actor in fit.actors or fit.elsewhere],
        all_of_them=address(PageName.ECOSYSTEM, texts.language, need=need, campus=campus),
    )


def _reason(fit: Fit, need: str, place: str, rules: WayRules, texts: Texts) -> str:
    if fit.actors:
        key = "way.where.because_anywhere" if place == ANYWHERE else "way.where.because"
    else:
        key = "way.where.nothing_here" if fit.elsewhere else "way.where.nothing"
    return texts.say(key, need=_words(rules, NEED, need, texts), place=_words(rules, PLACE, place, texts))


def _words(rules: WayRules, question: str, option: str, texts: Texts) -> str:
    asked = rules.question(question)
    chosen = asked.option(option) if asked else None
    return chosen.words(texts.language) if chosen else ""


def _actor_row(actor: Actor, texts: Texts) -> LinkRow:
    facts = (
        actor.offer_text(texts.language),
        texts.say(f"ecosystem.campus.{actor.campus.value}"),
        texts.say("ecosystem.owned", owner=texts.say(f"ecosystem.owner.{actor.owner_form.value}")),
    )
    href = actor_address(actor.id, texts.language)
    return LinkRow(href, actor.name(texts.language), " · ".join(filter(None, facts)))
