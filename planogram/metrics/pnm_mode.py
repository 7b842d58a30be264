"""How an article should flow: rotation × obsolescence × life cycle give a mode, with the reason. A proposal: nothing is ordered here."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from planogram.model.pnm import PnmArticle, PnmCampaign, PnmSettings, PnmVersion
from planogram.model.project import Project

Class = Literal["high", "medium", "low"]
Cycle = Literal["intro", "active", "decline", "ended"]
MODES = (
    "STOCK", "STOCK_CAPPED", "PUSH", "PUSH_RESERVE", "DIRECT_MTO", "LOCAL", "CALLOFF", "PROJECT_POOL", "POOL", "RUNDOWN", "EXIT",
)  # fmt: skip
STOCKED = ("STOCK", "STOCK_CAPPED")


class Mode(msgspec.Struct, frozen=True):
    """An article's mode with the rule (1–10) that gave it, the classes it followed from, and what they were computed from.

    `assumed` names the classes that were taken as medium because nothing is known; `review` is when a new article is looked at again.
    `overrides` are economic remarks: consolidate, late, no silent change of the mode.
    """

    code: str
    mode: str
    rule: int
    rotation: Class
    obsolescence: Class
    cycle: Cycle
    durable: bool
    rotation_value: float | None
    assumed: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    review: date | None = None


_RULES: dict[tuple[Class, Class], tuple[str, int]] = {
    ("high", "high"): ("LOCAL", 3),
    ("high", "medium"): ("PUSH", 4),
    ("high", "low"): ("DIRECT_MTO", 5),
    ("medium", "low"): ("DIRECT_MTO", 6),
    ("medium", "medium"): ("PUSH_RESERVE", 7),
    ("medium", "high"): ("STOCK_CAPPED", 8),
    ("low", "medium"): ("STOCK", 10),
    ("low", "high"): ("STOCK", 10),
}
"""Mode and rule by obsolescence and rotation, while the article lives."""


def mode_of(rotation: Class, obsolescence: Class, cycle: Cycle, durable: bool) -> tuple[str, int]:
    """The mode and the number of the rule that gave it; the first that matches wins.

    >>> mode_of("high", "high", "active", False), mode_of("low", "low", "active", True), mode_of("high", "low", "intro", False)
    (('LOCAL', 3), ('PROJECT_POOL', 9), ('PUSH_RESERVE', 11))
    """
    if cycle == "ended":
        return "EXIT", 1
    if cycle == "decline":
        return ("POOL" if durable else "RUNDOWN"), 2
    if (obsolescence, rotation) == ("low", "low"):
        return ("PROJECT_POOL" if durable else "CALLOFF"), 9
    mode, rule = _RULES[obsolescence, rotation]
    return ("PUSH_RESERVE", 11) if cycle == "intro" and mode in STOCKED else (mode, rule)


def rotation_value(article: PnmArticle) -> float | None:
    """Issues of twelve months ÷ mean stock; order waves a year when nothing is stocked; None when neither is known.

    >>> rotation_value(PnmArticle("a", "A", yearly_issues=120, mean_stock=20)), rotation_value(PnmArticle("a", "A", yearly_waves=4, mean_stock=0))
    (6.0, 4)
    """
    if article.mean_stock and article.yearly_issues is not None:
        return article.yearly_issues / article.mean_stock
    return article.yearly_waves


def rotation_class(value: float | None, settings: PnmSettings) -> Class | None:
    """High from `rotation_high` on, low below `rotation_low`."""
    if value is None:
        return None
    return "high" if value >= settings.rotation_high else "medium" if value >= settings.rotation_low else "low"


def validity_days(article: PnmArticle, versions: tuple[PnmVersion, ...]) -> int | None:
    """The shortest validity of the article and its versions in days; None when none is dated."""
    dated: list[PnmArticle | PnmVersion] = [article, *(version for version in versions if version.article == article.code)]
    spans = [(one.valid_to - one.valid_from).days for one in dated if one.valid_from and one.valid_to]
    return min(spans, default=None)


def obsolescence_class(article: PnmArticle, versions: tuple[PnmVersion, ...], settings: PnmSettings) -> Class | None:
    """How soon a piece becomes wrong: tied to a campaign or short-lived is high, undated and long-lived low; None when nothing tells."""
    own = [version for version in versions if version.article == article.code]
    days = validity_days(article, versions)
    if any(version.campaign for version in own) or (days is not None and days <= settings.validity_short):
        return "high"
    if days is None and not own:
        days = article.life_days
        if days is None:
            return None
    if days is None:
        return "medium"
    return "high" if days <= settings.validity_short else "medium" if days <= settings.validity_long else "low"


def cycle_of(article: PnmArticle, settings: PnmSettings, today: date) -> Cycle:
    """Where an article is in its life."""
    over = article.valid_to is not None and article.valid_to < today
    if article.status == "ended" or over:
        return "ended"
    fell = article.previous_issues and (article.yearly_issues or 0.0) < article.previous_issues * (1.0 - settings.decline_share)
    if article.status == "phase_out" or article.successor or fell:
        return "decline"
    young = article.introduced is not None and (today - article.introduced).days < settings.intro_days
    return "intro" if young else "active"


def is_durable(article: PnmArticle, settings: PnmSettings) -> bool:
    """Reusable, dear and long-lived enough to be worth pooling."""
    dear = article.unit_cost is not None and article.unit_cost >= settings.durable_cost
    return article.reusable and dear and (article.life_days or 0) >= settings.durable_days


def classify(project: Project, article: PnmArticle, today: date) -> Mode:
    """The mode of an article of the project, with all it followed from."""
    settings, versions = project.pnm.settings, project.pnm.versions
    value = rotation_value(article)
    rotation, obsolescence = rotation_class(value, settings), obsolescence_class(article, versions, settings)
    assumed = tuple(name for name, known in (("rotation", rotation), ("obsolescence", obsolescence)) if known is None)
    cycle, durable = cycle_of(article, settings, today), is_durable(article, settings)
    mode, rule = mode_of(rotation or "medium", obsolescence or "medium", cycle, durable)
    review = (article.introduced or today) + timedelta(days=settings.intro_days) if rule == 11 else None
    overrides = tuple(_overrides(project, article, mode, today))
    return Mode(article.code, mode, rule, rotation or "medium", obsolescence or "medium", cycle, durable, value, assumed, overrides, review)


def _overrides(project: Project, article: PnmArticle, mode: str, today: date) -> list[str]:
    remarks = []
    supplier = next((one for one in project.pnm.suppliers if one.name == article.supplier), None)
    drop = (article.unit_cost or 0.0) * max(article.moq or 1, 1)
    if mode == "DIRECT_MTO" and supplier is not None and supplier.minimum is not None and drop < supplier.minimum:
        remarks.append("consolidate")
    start = min((one.valid_from for one in _campaigns(project, article) if one.valid_from and one.valid_from >= today), default=None)
    if start is not None and article.lead_days is not None and today + timedelta(days=article.lead_days) > start:
        remarks.append("late")
    return remarks


def _campaigns(project: Project, article: PnmArticle) -> list[PnmCampaign]:
    names = {version.campaign for version in project.pnm.versions if version.article == article.code}
    return [campaign for campaign in project.pnm.campaigns if campaign.code in names]


def modes(project: Project, today: date) -> tuple[Mode, ...]:
    """The mode of every article, in the order of the référentiel."""
    return tuple(classify(project, article, today) for article in project.pnm.articles)
