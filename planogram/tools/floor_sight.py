"""What the floor's tools see: pieces under a point or in a rectangle, drawn parts and departments, and what the common selection means here."""

from collections.abc import Iterable

from planogram.metrics.floor.ground import ANY_BAND, form_of
from planogram.model.find import UnknownId, find_bay, find_level, find_position
from planogram.model.floor_layout import Bounds, Piece, bounds_of, outline_of, piece_at, pieces, shape_ref
from planogram.model.outline import contains, distance_to_side
from planogram.model.pnm_layout import placements_by_id
from planogram.model.project import Project
from planogram.model.snap import nearest
from planogram.model.store import Point
from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Measure, Ring

LEGIBLE = 5.0
"""Tolerances (of 8 pixels) that a length must take on the screen to be written beside its line."""
GRID = 50.0
"""mm: corners lie on its points unless they line up with others."""


def box_of_bounds(bounds: Bounds) -> Box:
    """Bounds as the overlay has them."""
    return Box(bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1])


def zone_ref(name: str) -> str:
    """The ref of a department."""
    return f"zone:{name}"


def ref_at(project: Project, point: Point, tolerance: float) -> str:
    """What is under a point: a piece, a door, the name or the edge of a department; empty for bare floor."""
    piece = piece_at(project, point, tolerance / 4.0)
    if piece is not None and piece.what != "fixed":
        return piece.ref
    for index, shape in enumerate(project.store.shapes):
        if shape.shape in ("door", "exit") and len(shape.points) > 1 and _on_line(shape.points, point, tolerance):
            return shape_ref(index)
        if shape.shape == "aisle" and shape.points and distance_to_side(point, shape.points[0], shape.points[0]) <= tolerance:
            return shape_ref(index)
    for index, shape in enumerate(project.store.shapes):
        if shape.shape in ("outline", "island") and len(shape.points) > 2 and _on_edge(shape.points, point, tolerance / 2.0):
            return shape_ref(index)
    for zone in reversed(project.store.zones):
        if len(zone.points) > 2 and (_on_edge(zone.points, point, tolerance) or _on_name(zone.points, point)):
            return zone_ref(zone.name)
    return ""


def zone_at(project: Project, point: Point) -> str:
    """The name of the department at a point, the one drawn last first; empty for none."""
    return next((zone.name for zone in reversed(project.store.zones) if len(zone.points) > 2 and contains(zone.points, point)), "")


def names_at(project: Project, point: Point) -> str:
    """What stands at a point and the department it is in, a line each, however small the drawing has them."""
    piece = piece_at(project, point, 0.0)
    return "\n".join(name for name in (piece.name if piece is not None else "", zone_at(project, point)) if name)


def _on_line(points: tuple[Point, ...], point: Point, tolerance: float) -> bool:
    return any(distance_to_side(point, points[n - 1], points[n]) <= tolerance for n in range(1, len(points)))


def _on_edge(points: tuple[Point, ...], point: Point, tolerance: float) -> bool:
    return _on_line((*points, points[0]), point, tolerance)


_NAME_HEIGHT = 350.0


def _on_name(points: tuple[Point, ...], point: Point) -> bool:
    """Whether the point is on the strip at the top of a department where its name stands."""
    _, _, _, top = bounds_of(points)
    return contains(points, point) and point[1] >= top - _NAME_HEIGHT


def piece_of(project: Project, ref: str) -> Piece | None:
    """The piece of a ref; None for a door, a department, or something gone."""
    return next((piece for piece in pieces(project) if piece.ref == ref), None)


def bounds_of_ref(project: Project, ref: str) -> Bounds | None:
    """The box of anything on the floor; None when it is not there (any more)."""
    piece = piece_of(project, ref)
    if piece is not None:
        return piece.bounds
    kind, _, name = ref.partition(":")
    if kind == "shape" and name.isdigit() and int(name) < len(project.store.shapes):
        return bounds_of(project.store.shapes[int(name)].points)
    if kind == "zone":
        return next((bounds_of(zone.points) for zone in project.store.zones if zone.name == name), None)
    return None


def offered_by(project: Project, ref: str) -> str:
    """The id of the furniture on which a free-standing piece holds its products; empty for none."""
    placement = placements_by_id(project.pnm.placements).get(ref)
    return placement.offers if placement is not None else ""


def rings_of(project: Project, ref: str) -> tuple[Ring, ...]:
    """The true outlines of anything on the floor, as it stands; none when it is not there (any more)."""
    piece = piece_of(project, ref)
    form = None if piece is None else form_of(piece, ANY_BAND)
    if form is not None:
        return tuple(tuple((float(x), float(y)) for x, y in part.exterior.coords[:-1]) for part in getattr(form.polygon, "geoms", (form.polygon,)))
    points = corners_of(project, ref)
    return (points,) if points else ()


def corners_of(project: Project, ref: str) -> tuple[Point, ...]:
    """The corners of a drawn part or of a department; none for anything else."""
    kind, _, name = ref.partition(":")
    if kind == "shape" and name.isdigit() and int(name) < len(project.store.shapes):
        return project.store.shapes[int(name)].points
    return next((zone.points for zone in project.store.zones if kind == "zone" and zone.name == name), ())


def outline_ref(project: Project) -> str:
    """The ref of the outline; empty without one."""
    return next((shape_ref(n) for n, shape in enumerate(project.store.shapes) if shape.shape == "outline"), "")


def drawn_points(project: Project) -> list[Point]:
    """Every corner of what is drawn: things line up with them."""
    drawn = [point for shape in project.store.shapes for point in shape.points]
    return [*drawn, *(point for zone in project.store.zones for point in zone.points)]


def on_grid(point: Point, known: Iterable[Point], tolerance: float) -> Point:
    """The point meant: level with a known one within `tolerance`, else on a grid of 5 cm."""
    known = tuple(known)
    found = [nearest(point[axis], (other[axis] for other in known), tolerance) for axis in (0, 1)]
    x, y = (round(point[axis] / GRID) * GRID if at is None else at for axis, at in enumerate(found))
    return x, y


def measures_of(box: Bounds, free: Iterable[tuple[Point, Point, float]], shortest: float = 0.0) -> tuple[Measure, ...]:
    """Width and depth of what is moved, at its lower and left edge, and the free distances around it, each in its middle.

    Lengths below `shortest` mm are left out: their figures would cover each other.
    """
    left, bottom, right, top = box
    own = (Measure((left + right) / 2.0, bottom, right - left), Measure(left, (bottom + top) / 2.0, top - bottom))
    gaps = (Measure((x1 + x2) / 2.0, (y1 + y2) / 2.0, length) for (x1, y1), (x2, y2), length in free)
    return tuple(one for one in (*own, *gaps) if one.length >= shortest)


def refs_in(project: Project, box: Box) -> tuple[str, ...]:
    """Pieces that lie wholly within a rectangle."""
    return tuple(
        piece.ref
        for piece in pieces(project)
        if piece.what != "fixed"
        and box.x <= piece.bounds[0]
        and piece.bounds[2] <= box.right
        and box.y <= piece.bounds[1]
        and piece.bounds[3] <= box.top
    )


def shared_refs(workbench: Workbench) -> tuple[str, ...]:
    """What the common selection means on the floor: the gondolas that hold the selected blocks or the selected part."""
    project, selection = workbench.project, workbench.selection
    found: dict[str, None] = {}
    for position_id in selection.ids:
        try:
            found[find_position(project, position_id)[0].gondola.id] = None
        except UnknownId:
            continue
    if not found and selection.pieces:
        standing = {piece.ref for piece in pieces(project) if piece.what == "pnm"}
        return tuple(ref for ref in selection.pieces if ref in standing)
    if not found and selection.part:
        gondola = gondola_of_part(project, selection.part)
        if gondola:
            found[gondola] = None
    return tuple(found)


def gondola_of_part(project: Project, part: str) -> str:
    """The id of the gondola that a selected gondola, bay or level belongs to; empty when it is gone."""
    if any(gondola.id == part for gondola in project.gondolas):
        return part
    try:
        return find_level(project, part).gondola.id
    except UnknownId:
        pass
    try:
        return project.gondolas[find_bay(project, part)[0]].id
    except UnknownId:
        return ""


def walls_of(project: Project) -> list[tuple[Point, Point]]:
    """The sides of the outline."""
    ring = outline_of(project.store)
    return [(ring[n - 1], ring[n]) for n in range(len(ring))]
