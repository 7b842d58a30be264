"""Repairs that give a product another height or another number of facings. What comes back no longer has the finding, else None."""

from collections.abc import Callable, Iterator

from planogram.metrics.checks.finding import Finding
from planogram.metrics.checks.holding import free_on, level_for
from planogram.metrics.measure import measure
from planogram.model.edits import positions as edits
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.placement import products_by_id
from planogram.model.position import Position, facing_size
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import band_of

LOWER = ("hand", "floor")
BETTER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "heavy_high": (("eye", "top"), LOWER),
    "bulky_high": (("eye", "top"), LOWER),
    "margin_on_floor": (("floor",), ("eye", "hand")),
    "low_margin_at_eye": (("eye",), LOWER),
    "top_unjustified": (("top",), ("hand", "eye", "floor")),
}
"""From which bands to which, the best first."""
COVERED = ("stockout_risk", "cover_too_long")
EXPOSED = ("over_exposed", "under_exposed")
REARRANGED = (*BETTER, *COVERED, *EXPOSED)
_MOST_FACINGS = 60


def rearranged(project: Project, finding: Finding) -> Project | None:
    """The project after the repair of a finding of REARRANGED."""
    if finding.code in BETTER:
        return _moved(project, finding)
    return _covered(project, finding) if finding.code in COVERED else _exposed(project, finding)


def _blocks(project: Project, finding: Finding) -> Iterator[tuple[LevelPlace, Position, Product]]:
    """The blocks a finding is about: the position, or all those of the product, that are not pinned."""
    products = products_by_id(project.products)
    for place in walk_levels(project):
        for position in place.level.positions:
            product = products.get(position.product)
            if product is not None and not position.pinned and {position.id, position.product} & set(finding.subject):
                yield place, position, product


def _moved(project: Project, finding: Finding) -> Project | None:
    """Every block of the wrong height on a level of a better one."""
    wrong, better = BETTER[finding.code]
    before = project
    for place, position, product in list(_blocks(project, finding)):
        if band_of(place.level.elevation, project.settings) in wrong:
            goal = level_for(project, product, position, place, list(walk_levels(project)), better)
            if goal is None:
                return None
            project = edits.move(project, [position.id], goal.level.id, 10**6)
            if finding.code == "margin_on_floor":
                break  # one block at a better height is enough
    return project if project is not before else None


def _covered(project: Project, finding: Finding) -> Project | None:
    """Facings until the shelf lasts as long as it should."""
    numbers, product_id = finding.numbers, finding.subject[0]

    def mended(plan: Project) -> bool:
        cover = measure(plan).value(product_id, "days_of_supply")
        if not isinstance(cover, float):
            return False
        return cover >= numbers["replenishment_days"] if finding.code == "stockout_risk" else cover <= numbers["limit_days"]

    return _refaced(project, finding, finding.code == "stockout_risk", mended)


def _exposed(project: Project, finding: Finding) -> Project | None:
    """Facings until one of the two indices is within bounds."""
    product_id, settings = finding.subject[0], project.settings
    over = finding.code == "over_exposed"

    def mended(plan: Project) -> bool:
        indices = [measure(plan).value(product_id, key) for key in ("is_revenue", "is_margin")]
        known = [index for index in indices if isinstance(index, float)]
        return any(index >= settings.index_close_low if over else index <= settings.index_close_high for index in known)

    return _refaced(project, finding, not over, mended)


def _refaced(project: Project, finding: Finding, more: bool, mended: Callable[[Project], bool]) -> Project | None:
    """One facing more or less at a time, in the block with most room or the widest, until it is mended; None when that runs out."""
    for _ in range(_MOST_FACINGS):
        blocks = list(_blocks(project, finding))
        if not blocks:
            return None
        place, position, product = max(blocks, key=lambda found: free_on(project, found[0]) if more else found[1].wide)
        if free_on(project, place) < facing_size(position, product)[0] if more else position.wide == 1:
            return None
        project = edits.add_facings(project, [position.id], wide=1 if more else -1)
        if mended(project):
            return project
    return None
