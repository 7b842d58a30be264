"""Figures of the PNM layer: pieces, what they cost, the space they take from products, how dense they hang. No product figure looks here."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from planogram.metrics.pnm_referential import completeness, coverage, duplicate_rate
from planogram.metrics.scope import Scope
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.memo import memo
from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_layout import UNKNOWN, Articles, PnmBox, articles_by_code, face_key, of_bay, offered, pieces_of_bay
from planogram.model.project import Project

EDGE_HELD = ("SHELF_EDGE", "PEG")


class PnmFigures(msgspec.Struct, frozen=True):
    """Sums over some bays: pieces, their cost and how many of them have no known cost; lengths mm.

    `taken` is the facing width PNM takes, `developed` that of all levels, `ground` the bays' width.
    """

    pieces: int = 0
    cost: float = 0.0
    unpriced: int = 0
    taken: float = 0.0
    developed: float = 0.0
    ground: float = 0.0

    @property
    def space_share(self) -> float | None:
        """K19, space taken from products: facing width taken ÷ facing width; None without levels."""
        return self.taken / self.developed if self.developed else None

    @property
    def density(self) -> float | None:
        """K20, pieces per metre of ground linear; None without furniture."""
        return self.pieces / (self.ground / 1000.0) if self.ground else None

    @property
    def known_cost(self) -> float | None:
        """Cost of the pieces whose unit cost is known; None when none is."""
        return self.cost if self.unpriced < self.pieces or not self.pieces else None


def together(parts: Iterable[PnmFigures]) -> PnmFigures:
    """The sum of several."""
    sums = [0, 0.0, 0, 0.0, 0.0, 0.0]
    for one in parts:
        for n, value in enumerate((one.pieces, one.cost, one.unpriced, one.taken, one.developed, one.ground)):
            sums[n] += value
    return PnmFigures(int(sums[0]), sums[1], int(sums[2]), *sums[3:])


def taken_by(box: PnmBox) -> float:
    """Facing width (mm) one piece takes from the products of its level: what reserves a stretch, and strips that hang products of their own."""
    if box.level is None:
        return 0.0
    takes = box.article.consumes_space and box.placement.host == "SHELF_TOP"
    return box.width if takes or (box.article.holds_products and box.placement.host in EDGE_HELD) else 0.0


@memo(16384)
def _bay_figures(bay: Bay, pieces: tuple[PnmBox, ...]) -> PnmFigures:
    priced = [(box.placement.quantity, box.article.unit_cost) for box in pieces]
    return PnmFigures(
        sum(quantity for quantity, _ in priced),
        sum(quantity * cost for quantity, cost in priced if cost is not None),
        sum(quantity for quantity, cost in priced if cost is None),
        sum(taken_by(box) for box in pieces),
        bay.width * len(bay.levels),
        bay.width,
    )


def bay_figures(project: Project, gondola: Gondola, face: Face, number: int) -> PnmFigures:
    """The figures of one bay (`number` from 0); what stands before the whole face counts with its first bay."""
    bay = face.bays[number]
    return _bay_figures(bay, pieces_of_bay(project, bay, None, face_key(gondola.id, face.side) if number == 0 else ""))


def bays_of(project: Project, scope: Scope) -> Iterator[tuple[Gondola, Face, int]]:
    """The bays a scope of places speaks of; all of them for any other scope."""
    wanted = scope.values if scope.kind in ("gondola", "face", "bay", "level") else ()
    for gondola in project.gondolas:
        if gondola.id in offered(project.pnm.placements) or (wanted and gondola.name != wanted[0]):
            continue
        for face in gondola.faces:
            if len(wanted) < 2 or face.side == wanted[1]:
                yield from ((gondola, face, n) for n in range(len(face.bays)) if len(wanted) < 3 or str(n + 1) == wanted[2])


def pnm_figures(project: Project, scope: Scope) -> PnmFigures:
    """The figures of a scope's bays; for the project also what hangs on the plan of the floor."""
    bays = list(bays_of(project, scope))
    found = [bay_figures(project, *bay) for bay in bays]
    if scope.kind == "project":
        found.append(_floor_figures(project, {one.id for bay in bays for one in _placements(project, *bay)}))
    return together(found)


def _placements(project: Project, gondola: Gondola, face: Face, number: int) -> tuple[PnmPlacement, ...]:
    return of_bay(project, face.bays[number], face_key(gondola.id, face.side) if number == 0 else "")


def _floor_figures(project: Project, counted: set[str]) -> PnmFigures:
    """Pieces no bay carries."""
    articles, total = articles_by_code(project.pnm.articles), PnmFigures()
    rest = [one for one in project.pnm.placements if one.id not in counted]
    return together([total, *(_loose(one, articles) for one in rest)])


def _loose(one: PnmPlacement, articles: Articles) -> PnmFigures:
    cost = articles.get(one.code, UNKNOWN).unit_cost
    return PnmFigures(one.quantity, one.quantity * (cost or 0.0), one.quantity if cost is None else 0)


def quantities(project: Project) -> dict[str, int]:
    """How many pieces of each article are placed, by the article's present code."""
    articles, counts = articles_by_code(project.pnm.articles), dict[str, int]()
    for one in project.pnm.placements:
        code = articles[one.code].code if one.code in articles else one.code
        counts[code] = counts.get(code, 0) + one.quantity
    return counts


def as_json(project: Project, scope: Scope) -> dict[str, Any]:
    """`pnm` of `metrics --json`: sums of the scope, then gondola by gondola and bay by bay; the référentiel's rates (K1–K3)."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for gondola, face, number in bays_of(project, scope):
        row = {"face": face.side, "bay": number + 1} | _record(bay_figures(project, gondola, face, number))
        rows.setdefault(gondola.name, []).append(row)
    gondolas = [
        {"name": name} | _record(pnm_figures(project, Scope("gondola", (name,))) if scope.kind == "project" else None, bays)
        for name, bays in rows.items()
    ]
    return {
        **_record(pnm_figures(project, scope)),
        "articles": len(project.pnm.articles),
        "detached": len(project.pnm.detached),
        "duplicate_rate": duplicate_rate(project),
        "completeness": completeness(project).weighted,
        "coverage": coverage(project),
        "gondolas": gondolas,
    }


def _record(figures: PnmFigures | None, bays: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    own = {} if figures is None else {
        "pieces": figures.pieces,
        "cost": figures.known_cost,
        "unpriced": figures.unpriced,
        "taken_m": figures.taken / 1000.0,
        "space_share": figures.space_share,
        "density_per_m": figures.density,
    }  # fmt: skip
    return own if bays is None else own | {"bays": bays}
