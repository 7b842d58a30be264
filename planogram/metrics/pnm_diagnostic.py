"""The diagnostic sheet of the PNM: articles, volumes, values, suppliers and zones by family, and who decides, executes and regulates."""

import msgspec

from planogram.metrics.pnm import quantities
from planogram.model.pnm import PnmArticle, PnmProcess
from planogram.model.project import Project


class FamilySheet(msgspec.Struct, frozen=True):
    """One family (first level, or all with an empty code): volume in pieces a year, value in money a year, None where nothing is known."""

    family: str
    articles: int
    placed: int
    volume: float | None
    value: float | None
    suppliers: tuple[str, ...]
    zones: tuple[tuple[str, float], ...]


class Diagnostic(msgspec.Struct, frozen=True):
    """The whole, family by family, how much of the value the five largest suppliers hold (K13), and the map of processes."""

    whole: FamilySheet
    families: tuple[FamilySheet, ...]
    top_five_share: float | None
    processes: tuple[PnmProcess, ...]


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def zone_of(project: Project, article: PnmArticle) -> str:
    """Where an article comes from: its own zone, else its supplier's."""
    return article.sourcing_zone or next((one.zone for one in project.pnm.suppliers if one.name == article.supplier), "")


def _sheet(project: Project, family: str, articles: list[PnmArticle], placed: dict[str, int]) -> FamilySheet:
    value = _sum([article.yearly_spend for article in articles])
    zones: dict[str, float] = {}
    for article in articles:
        zone = zone_of(project, article)
        zones[zone] = zones.get(zone, 0.0) + (article.yearly_spend or 0.0)
    shares = tuple((zone, spend / value if value else 0.0) for zone, spend in sorted(zones.items(), key=lambda pair: -pair[1]))
    suppliers = tuple(sorted({article.supplier for article in articles} - {""}))
    volume = _sum([article.yearly_issues for article in articles])
    return FamilySheet(family, len(articles), sum(placed.get(one.code, 0) for one in articles), volume, value, suppliers, shares)


def diagnostic(project: Project) -> Diagnostic:
    """The sheet of a project; families in the order of their codes, those without one last."""
    placed, groups = quantities(project), dict[str, list[PnmArticle]]()
    for article in project.pnm.articles:
        groups.setdefault(article.family[:1] + "0" if article.family else "", []).append(article)
    families = tuple(_sheet(project, code, groups[code], placed) for code in sorted(groups, key=lambda code: code or "~"))
    return Diagnostic(_sheet(project, "", list(project.pnm.articles), placed), families, _top_five(project), project.pnm.processes)


def _top_five(project: Project) -> float | None:
    spend: dict[str, float] = {}
    for article in project.pnm.articles:
        spend[article.supplier] = spend.get(article.supplier, 0.0) + (article.yearly_spend or 0.0)
    whole = sum(spend.values())
    named = sorted((value for name, value in spend.items() if name), reverse=True)
    return sum(named[:5]) / whole if whole else None
