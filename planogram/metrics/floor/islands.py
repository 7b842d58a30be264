"""Whether furniture was moved within one island only: article M 8 then asks for no notice beforehand. An aid, no legal opinion."""

from collections.abc import Collection

from planogram.metrics.floor.aisles import aisles
from planogram.metrics.floor.ground import ANY_BAND, form_of, polygon_of
from planogram.model.floor_layout import pieces
from planogram.model.project import Project


def stays_in_island(before: Project, after: Project, refs: Collection[str]) -> bool | None:
    """Whether all of `refs` stood and stand in one and the same island and no main aisle beside them changed; None without islands.

    M 8 has further conditions (hatches, M 56) that are not looked at here.
    """
    islands = [polygon_of(shape.points).buffer(1.0) for shape in after.store.shapes if shape.shape == "island" and len(shape.points) > 2]
    if not islands or any(ref.startswith("shape:") for ref in refs):
        return False if islands else None
    stood = [form.polygon for project in (before, after) for piece in pieces(project) if piece.ref in refs and (form := form_of(piece, ANY_BAND))]
    inside = any(all(island.covers(polygon) for polygon in stood) for island in islands)
    return inside and _main_aisles(before, refs) == _main_aisles(after, refs)


def _main_aisles(project: Project, refs: Collection[str]) -> set[tuple[object, ...]]:
    """The main aisles that moved furniture bounds or narrows, with their clear width to the millimetre."""
    return {
        (aisle.subject, round(aisle.clear))
        for aisle in aisles(project)
        if aisle.kind == "main" and not {aisle.first, aisle.second, *aisle.bottleneck.culprits}.isdisjoint(refs)
    }
