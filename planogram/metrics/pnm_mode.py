"""How an article should flow: rotation × obsolescence × life cycle give a mode, with the reason. A proposal: nothing is ordered here."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from planogram.metrics.pnm_needs import Need, needs
from planogram.model.memo import memo
from planogram.model.pnm import PnmArticle, PnmCampaign, PnmSettings, PnmSupplier, PnmVersion
from planogram.model.project import Project
from planogram.model.values import changed

Class = Literal["high", "medium", "low"]
Cycle = Literal["intro", "active", "decline", "ended"]
MODES = (
    "STOCK", "STOCK_CAPPED", "PUSH", "PUSH_RESERVE", "DIRECT_MTO", "LOCAL", "CALLOFF", "PROJECT_POOL", "POOL", "RUNDOWN", "EXIT",
)  # fmt: skip
STOCKED = ("STOCK", "STOCK_CAPPED")


class Mode(msgspec.Struct, frozen=True):
    """An article's mode with the rule (1–10) that gave it, the classes it followed from, and what they were computed from.

    `assumed` names the classes that were taken as medium because nothing is known; `review` is when a new article is looked at again.
    `overrides` are economic remarks: consolidate, late, half_pallet, no silent change of the mode; `proposed` is the mode they would give,
    `pallets` a store's delivery in pallets. `held`: the rotation's class of the last review stands, the threshold was passed by too little.
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
    proposed: str = ""
    pallets: float | None = None
    held: bool = False


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


def held_class(value: float | None, kept: str, seen: str, settings: PnmSettings) -> Class | None:
    """The rotation's class at a review: the mode itself changes the stock, so a class that was `kept` changes only when its threshold is
    passed by `class_margin`, or when the last review `seen` the new class already.

    >>> house = PnmSettings()
    >>> [held_class(value, "medium", "", house) for value in (6.0, 7.1, 7.2, 1.9, 1.6, 1.5)]
    ['medium', 'medium', 'high', 'medium', 'medium', 'low']
    >>> held_class(6.0, "medium", "high", house), held_class(6.0, "", "", house)
    ('high', 'high')
    """
    now = rotation_class(value, settings)
    if value is None or now is None or not kept or now in (kept, seen):
        return now
    margin = settings.class_margin
    high = settings.rotation_high * (1.0 - margin if kept == "high" else 1.0 + margin)
    low = settings.rotation_low * (1.0 + margin if kept == "low" else 1.0 - margin)
    return "high" if value >= high else "medium" if value >= low else "low"


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
    rotation = held_class(value, article.kept_rotation, article.seen_rotation, settings)
    obsolescence = obsolescence_class(article, versions, settings)
    assumed = tuple(name for name, known in (("rotation", rotation), ("obsolescence", obsolescence)) if known is None)
    cycle, durable = cycle_of(article, settings, today), is_durable(article, settings)
    mode, rule = mode_of(rotation or "medium", obsolescence or "medium", cycle, durable)
    review = (article.introduced or today) + timedelta(days=settings.intro_days) if rule == 11 else None
    supplier = next((one for one in project.pnm.suppliers if one.name == article.supplier), None)
    pallets = _pallets(project, article) if supplier is not None and supplier.by_store and mode in STOCKED else None
    overrides = _overrides(project, article, mode, supplier, today)
    proposed = "PUSH" if "consolidate" in overrides else ""
    if pallets is not None and pallets >= settings.pallet_share:
        overrides.append("half_pallet")
        proposed = "CALLOFF" if mode == "STOCK" else "DIRECT_MTO"
    classes = (rotation or "medium", obsolescence or "medium", cycle)
    held = rotation != rotation_class(value, settings)
    return Mode(article.code, mode, rule, *classes, durable, value, assumed, tuple(overrides), review, proposed, pallets, held)


def _pallets(project: Project, article: PnmArticle) -> float | None:
    """What a store needs of an article, in pallets; None when it is not known how many make one, or nothing is needed."""
    need = next((need.need for need in _needs(project) if need.code == article.code), 0)
    return need / article.per_pallet if article.per_pallet and need else None


@memo(2)
def _needs(project: Project) -> tuple[Need, ...]:
    return needs(project)


def _overrides(project: Project, article: PnmArticle, mode: str, supplier: PnmSupplier | None, today: date) -> list[str]:
    remarks = []
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


def reviewed(project: Project) -> Project:
    """The project after a review of its modes: each article keeps the class it is worked with, and remembers the one its figures gave."""
    settings = project.pnm.settings
    articles = []
    for article in project.pnm.articles:
        value = rotation_value(article)
        now, worked_with = rotation_class(value, settings), held_class(value, article.kept_rotation, article.seen_rotation, settings)
        articles.append(changed(article, kept_rotation=worked_with or "", seen_rotation=(now or "") if now != worked_with else ""))
    return changed(project, pnm=changed(project.pnm, articles=tuple(articles)))


def modes(project: Project, today: date) -> tuple[Mode, ...]:
    """The mode of every article, in the order of the référentiel."""
    return tuple(classify(project, article, today) for article in project.pnm.articles)
