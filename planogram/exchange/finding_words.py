"""Findings in words: one sentence for the screen, the paper, the workbook and the command line. Which findings there are is metrics/checks'."""

from datetime import date, timedelta

from planogram.exchange.floor_words import ref_name
from planogram.i18n import Translator
from planogram.metrics.checks import Finding
from planogram.model.placement import products_by_id
from planogram.model.pnm_layout import articles_by_code, placements_by_id
from planogram.model.project import Project

_WHOLE = ("_mm", "_g", "days", "_pct")


def data_day(project: Project) -> date:
    """The day the project speaks of: the end of its sales, else the first day it is valid, else long ago. What is written knows no clock."""
    ends = [row.period_start + timedelta(days=row.period_days) for row in project.sales if row.period_start]
    return max(ends, default=project.valid_from or date(1970, 1, 1))


def finding_text(finding: Finding, project: Project, t: Translator) -> str:
    """The sentence of a finding with its numbers, as many decimals as they mean."""
    product = products_by_id(project.products).get(finding.where.product or "")
    values = {name: _number(name, value, t) for name, value in finding.numbers.items()}
    values |= {f"{name.removesuffix('_g')}_kg": _kilograms(value, t) for name, value in finding.numbers.items() if name.endswith("_g")}
    named = {"product": product.name if product else finding.where.product or "", "family": finding.subject[-1] if finding.subject else ""}
    if finding.code.startswith("floor_"):
        named |= {
            "first": "",
            "second": "",
            **dict(zip(("first", "second"), (ref_name(project, ref, t) for ref in finding.subject[-2:]), strict=False)),
        }
    pieces = _pieces(finding, project) if finding.code.startswith("pnm_") else {}
    return t(_key(finding), **{**named, **pieces, **values})


def _key(finding: Finding) -> str:
    if finding.code == "floor_door_blocked" and len(finding.subject) > 1:
        return "finding.floor_door_blocked.by"
    if "divider_bay" in finding.numbers:  # of a level joined to this one
        return "finding.divider_crossed.beside"
    if finding.code == "heavy_high" and "weight_g" not in finding.numbers:
        return "finding.heavy_high.unweighed"
    if finding.code == "not_placed" and "revenue" not in finding.numbers:
        return "finding.not_placed.unsold"
    if finding.code == "hook_clash" and len(finding.subject) > 1:
        return "finding.hook_clash.hung"
    if finding.code == "levels_meet" and finding.numbers["lower_mm"] == finding.numbers["upper_mm"]:
        return "finding.levels_meet.one_height"
    if "target_linear_m" in finding.names and "target_linear_m" not in finding.numbers:
        return "finding.exposed.no_target"
    return f"finding.{finding.code}.text"


def _pieces(finding: Finding, project: Project) -> dict[str, str]:
    """The labels of the PNM pieces a finding speaks of; the code where the article is unknown."""
    placements, articles = placements_by_id(project.pnm.placements), articles_by_code(project.pnm.articles)
    codes = [placements[subject].code for subject in finding.subject if subject in placements]
    labels = [articles[code].label if code in articles else code for code in codes] + ["", ""]
    return {"piece": labels[0], "other": labels[1]}


def _number(name: str, value: float, t: Translator) -> str:
    """A number, and of days with their word: one of them is told of one."""
    decimals = 0 if name.endswith(_WHOLE) or float(value).is_integer() else 1 if name.endswith(("_cm", "_rate")) else 2
    written = t.number(value, decimals)
    return t.plural("finding.days", round(value, decimals), written=written) if "days" in name else written


def _kilograms(grams: float, t: Translator) -> str:
    """Grams in kilograms, to ten grams, no more decimals than it takes."""
    kilograms = round(grams / 1000.0, 2)
    return t.number(kilograms, next(decimals for decimals in (0, 1, 2) if decimals == 2 or round(kilograms, decimals) == kilograms))
