"""The PNM référentiel as tables of words: likely duplicates, needs, modes, diagnostic. Rows only; the dialog shows them, the report prints them."""

from datetime import date

import msgspec

from planogram.i18n import Translator
from planogram.metrics.pnm_diagnostic import FamilySheet, diagnostic
from planogram.metrics.pnm_mode import modes
from planogram.metrics.pnm_needs import Need, RuleCount, needs
from planogram.metrics.pnm_referential import Likeness, likenesses
from planogram.model.pnm import PnmArticle, PnmRule
from planogram.model.pnm_layout import articles_by_code
from planogram.model.project import Project

Rows = list[tuple[str, ...]]


class Sheet(msgspec.Struct, frozen=True):
    """Titles and rows."""

    titles: tuple[str, ...]
    rows: Rows


def _titles(say: Translator, *names: str) -> tuple[str, ...]:
    return tuple(say(f"pnm.report.{name}") for name in names)


def sheets(project: Project, say: Translator, today: date) -> dict[str, Sheet]:
    """Every table that is computed, by name."""
    return {
        "duplicates": duplicates_sheet(project, say),
        "needs": needs_sheet(project, say),
        "modes": modes_sheet(project, say, today),
        "diagnostic": diagnostic_sheet(project, say),
    }


def rule_titles(say: Translator) -> tuple[str, ...]:
    """Titles of `rule_counts`."""
    return _titles(say, "hosts", "asked", "why", "need", "order", "over")


def rule_counts(project: Project, say: Translator) -> list[tuple[str, ...]]:
    """Beside each rule: hosts it matches, pieces it asks for, why so many, and what its article needs in all."""
    by_rule = {count.rule: (count, need) for need in needs(project) for count in need.counts}
    return [_rule_row(*by_rule[rule.id], rule, say) if rule.id in by_rule else ("–",) * 6 for rule in project.pnm.rules]


def _rule_row(count: RuleCount, need: Need, rule: PnmRule, say: Translator) -> tuple[str, ...]:
    why = say("pnm.rule.product", hosts=say.number(count.hosts), each=_short(rule.per_host, say), asked=_short(count.asked, say))
    if count.capped:
        why += " · " + say("pnm.rule.capped", most=count.raw)
    if count.hosts and rule.least and need.raw < need.least == rule.least:
        why += " · " + say("pnm.rule.least", least=rule.least)
    return (say.number(count.hosts), say.number(count.raw), why, *map(say.number, (need.need, need.to_order, need.over_order)))


def _short(value: float, say: Translator) -> str:
    return say.number(value, 0 if float(value).is_integer() else 2)


def pairs(project: Project) -> tuple[Likeness, ...]:
    """Likely duplicates, in the order of the sheet's rows."""
    return likenesses(project.pnm.articles, project.pnm.settings)


def duplicates_sheet(project: Project, say: Translator) -> Sheet:
    """Each pair side by side."""
    articles = articles_by_code(project.pnm.articles)
    rows = [(*_side(articles[one.one], project, say), *_side(articles[one.other], project, say), _why(one, say)) for one in pairs(project)]
    side = ("code", "label", "size", "supplier", "cost")
    return Sheet(_titles(say, *side, *side, "why"), rows)


def _side(article: PnmArticle, project: Project, say: Translator) -> tuple[str, ...]:
    size = " × ".join("?" if value is None else say.number(value) for value in (article.width, article.height, article.depth))
    supplier = " ".join(part for part in (article.supplier, article.supplier_ref) if part)
    return article.code, article.label, size, supplier, _money(article.unit_cost, project, say)


def _why(one: Likeness, say: Translator) -> str:
    return ", ".join(say(f"pnm.why.{reason}") for reason in one.reasons) + f" ({say.percent(one.label * 100)})"


def _money(value: float | None, project: Project, say: Translator) -> str:
    return "–" if value is None else say.money(value, project.currency)


def needs_sheet(project: Project, say: Translator) -> Sheet:
    """What to order of each article and why."""
    articles = articles_by_code(project.pnm.articles)
    titles = _titles(say, "code", "label", "why", "need", "placed", "net", "spares", "central", "order", "over", "cost", "over_cost")
    rows = [(one.code, articles[one.code].label, _reason(one, say), *_quantities(one, project, say)) for one in needs(project)]
    return Sheet(titles, rows)


def _reason(need: Need, say: Translator) -> str:
    if need.source == "placed":
        return say("pnm.need.placed")
    return " + ".join(say("pnm.need.rule", hosts=count.hosts, host=say(f"pnm.host.{count.host}"), raw=count.raw) for count in need.counts)


def _quantities(need: Need, project: Project, say: Translator) -> tuple[str, ...]:
    whole = (need.need, need.placed, need.net, need.spares, need.central, need.to_order, need.over_order)
    return (*map(say.number, whole), _money(need.cost, project, say), _money(need.over_cost, project, say))


def modes_sheet(project: Project, say: Translator, today: date) -> Sheet:
    """How each article should flow, by which rule."""
    articles = articles_by_code(project.pnm.articles)
    rows: Rows = []
    for one in modes(project, today):
        rotation = "–" if one.rotation_value is None else say.number(one.rotation_value, 1)
        classes = (f"{say(f'pnm.class.{one.rotation}')} ({rotation})", say(f"pnm.class.{one.obsolescence}"), say(f"pnm.cycle.{one.cycle}"))
        values = {"mode": say(f"pnm.mode.{one.proposed}") if one.proposed else "", "pallets": say.number(one.pallets or 0.0, 1)}
        remarks = [say(f"pnm.remark.{remark}", **values) for remark in (*one.assumed, *(["held"] if one.held else []), *one.overrides)]
        rows.append((one.code, articles[one.code].label, say(f"pnm.mode.{one.mode}"), say.number(one.rule), *classes, ", ".join(remarks)))
    return Sheet(_titles(say, "code", "label", "mode", "rule", "rotation", "obsolescence", "cycle", "remarks"), rows)


def diagnostic_sheet(project: Project, say: Translator) -> Sheet:
    """Family by family, then who decides, executes and regulates."""
    sheet = diagnostic(project)
    rows = [_family(one, say(f"pnm.family.{one.family}") if one.family else "–", project, say) for one in sheet.families]
    *whole, suppliers, zones = _family(sheet.whole, say("pnm.report.total"), project, say)
    if suppliers and sheet.top_five_share is not None:
        suppliers += " · " + say("pnm.report.top_five", share=say.percent(sheet.top_five_share * 100))
    rows.append((*whole, suppliers, zones))
    return Sheet(_titles(say, "family", "articles", "placed", "volume", "value", "suppliers", "zones"), rows)


def _family(one: FamilySheet, name: str, project: Project, say: Translator) -> tuple[str, ...]:
    volume = "–" if one.volume is None else say.number(one.volume)
    counts = (say.number(one.articles), say.number(one.placed), volume, _money(one.value, project, say))
    return name, *counts, ", ".join(one.suppliers), _zones(one, say)


def _zones(one: FamilySheet, say: Translator) -> str:
    """Where the spending goes; without a cost there is nothing to share out."""
    if not one.value:
        return ", ".join(zone for zone, _ in one.zones if zone) or "–"
    return ", ".join(f"{zone or '?'} {say.percent(share * 100)}" for zone, share in one.zones)


def processes_sheet(project: Project, say: Translator) -> Sheet:
    """The map of processes."""
    rows: Rows = [
        (one.process, one.step, one.decides, one.executes, one.regulates, one.system, one.rule, one.frequency, one.pain)
        for one in project.pnm.processes
    ]
    return Sheet(_titles(say, "process", "step", "decides", "executes", "regulates", "system", "by_rule", "frequency", "pain"), rows)
