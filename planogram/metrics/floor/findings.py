"""Everything the floor's rules see, as findings: outline, collisions, widths, ways out, and the course's rules. An aid, no legal opinion."""

from collections.abc import Iterator
from math import ceil

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.floor import course
from planogram.metrics.floor.aisles import Aisle, BandWidth, aisles, bottlenecks
from planogram.metrics.floor.collisions import in_door_sweep, low_hangings, outside, overlaps
from planogram.metrics.floor.reach import dead_ends, exits_reached, reach, turning_gaps, unreached_faces
from planogram.metrics.floor.rules import threshold
from planogram.metrics.floor.shut_doors import shut_doors
from planogram.metrics.floor.walks import Walks, walk
from planogram.model.floor_layout import Piece, doors, outline_of, pieces, shape_ref
from planogram.model.footprint import HEIGHT_BANDS
from planogram.model.outline import hole_refusal, shop_refusal
from planogram.model.project import Project
from planogram.model.store import Store, StoreShape


def walks_for(project: Project) -> Walks | None:
    """The walks on this floor, computed now; None while nothing is drawn or placed on it."""
    return walk(project) if _has_floor(project.store) else None


def findings_with(project: Project, walks: Walks | None) -> tuple[Finding, ...]:
    """Every finding of the floor, none while nothing is drawn or placed on it; with these walks: the slowest part of it can be computed elsewhere."""
    if not _has_floor(project.store):
        return ()
    return (*_ground_findings(pieces(project), project.store, project), *course.course_findings(project, walks))


def no_way_in(project: Project) -> tuple[Finding, ...]:
    """Why neither access nor walks can be computed on a floor that has an outline; none where they can."""
    if shop_refusal(outline_of(project.store)) is not None:
        return tuple(one for one in _outlines(project.store) if one.code not in ("floor_hole_outside", "floor_no_outline"))
    return tuple(_doors(project)) if reach(project).floor.is_empty else ()


def _has_floor(store: Store) -> bool:
    return bool(store.placements or store.shapes)


_ground: dict[tuple[int, int, int], tuple[tuple[Finding, ...], object]] = {}


def _ground_findings(standing: tuple[Piece, ...], store: Store, project: Project) -> tuple[Finding, ...]:
    """What depends on where things stand only: remembered while nothing moves, whatever happens on the shelves."""
    key = (id(standing), id(store), id(project.pnm))
    known = _ground.get(key)
    if known is None:
        seen = (*_outlines(store), *_collisions(project), *width_findings(project), *_ways(project))
        known = _ground[key] = (seen, (standing, store, project.pnm))
        for old in list(_ground)[:-8]:
            _ground.pop(old, None)
    return known[0]


def _outlines(store: Store) -> Iterator[Finding]:
    """Drawn parts that enclose nothing sensible, the point named: only a file can bring these in."""
    outline = outline_of(store)
    within = outline if shop_refusal(outline) is None else ()
    if not outline and doors(store):
        yield found("floor_no_outline", (), Where())
    for index, shape in enumerate(store.shapes):
        if shape.shape in ("outline", "obstacle", "column"):
            wrong = shop_refusal(shape.points) if shape.shape == "outline" else hole_refusal(shape.points, within)
            if wrong is not None:
                yield found(f"floor_{wrong.code}", (f"shape:{index}",), Where(), point=wrong.number, x_mm=wrong.point[0], y_mm=wrong.point[1])


def _where(piece: Piece, side: str = "") -> Where:
    return Where(piece.name if piece.what == "gondola" else None, side or None)


def _collisions(project: Project) -> Iterator[Finding]:
    for one, other, deep in overlaps(project):
        yield found("floor_overlap", (one.ref, other.ref), _where(one), overlap_mm=deep)
    for piece, deep in outside(project):
        yield found("floor_outside", (piece.ref,), _where(piece), beyond_mm=deep)
    for piece, door, deep in in_door_sweep(project):
        yield found("floor_door_swept", (piece.ref, shape_ref(_index(project, door))), _where(piece), overlap_mm=deep)
    for ref, _, height, needed in low_hangings(project):
        yield found("floor_head_clearance", (ref,), Where(), height_mm=height, needed_mm=needed, missing_mm=needed - height)


def width_findings(project: Project) -> Iterator[Finding]:
    """Aisles that are too narrow: the two culprits, the height band, the mm missing."""
    by_ref = {piece.ref: piece for piece in pieces(project)}
    tills: list[tuple[Aisle, BandWidth]] = []
    for aisle, worst in bottlenecks(project):
        if aisle.kind == "checkout":
            tills.append((aisle, worst))
        else:
            code = "floor_aisle_fire" if worst.fire_missing else "floor_aisle_access"
            yield _narrow(code, aisle, worst, by_ref)
    yield from _till_findings(project, tills, by_ref)


def _narrow(code: str, aisle: Aisle, worst: BandWidth, by_ref: dict[str, Piece]) -> Finding:
    low, high = HEIGHT_BANDS[worst.band]
    one, other = worst.culprits
    own = {aisle.first: aisle.subject[0], aisle.second: aisle.subject[1]}
    named = (own.get(one, one), own.get(other, other))
    subject = named if set(worst.culprits) == {aisle.first, aisle.second} else (*aisle.subject, *named)
    piece = by_ref.get(one) or by_ref.get(other)
    where = Where() if piece is None else _where(piece, aisle.first_side if piece.ref == aisle.first else "")
    clear, required = worst.judged
    numbers = {"clear_mm": clear, "required_mm": required, "missing_mm": ceil(worst.missing - 1e-6), "from_mm": low, "to_mm": high}
    return found(code, subject, where, **numbers)


def _till_findings(project: Project, narrow: list[tuple[Aisle, BandWidth]], by_ref: dict[str, Piece]) -> Iterator[Finding]:
    """At least one passage in twenty between checkouts must let a wheelchair through."""
    passages = sum(aisle.kind == "checkout" for aisle in aisles(project))
    if narrow and passages - len(narrow) < ceil(passages / threshold(project.store.profile, "checkout_one_in")):
        widest = max(narrow, key=lambda one: one[1].clear)
        yield _narrow("floor_checkout_access", *widest, by_ref)


def _index(project: Project, door: StoreShape) -> int:
    return next(n for n, shape in enumerate(project.store.shapes) if shape is door)


def _doors(project: Project) -> Iterator[Finding]:
    """Doors nobody gets through, and whether there is one to come in by."""
    for one in shut_doors(project):
        yield found(one.code, (shape_ref(_index(project, one.door)), *one.culprits), Where(), **one.numbers)
    if not reach(project).has_entrance:
        yield found("floor_no_entrance", (), Where())


def _ways(project: Project) -> Iterator[Finding]:
    if shop_refusal(outline_of(project.store)) is not None:
        return
    yield from _doors(project)
    found_reach = reach(project)
    if not found_reach.floor.is_empty:
        reached, there = exits_reached(project)
        needed = threshold(project.store.profile, "exits")
        if reached < needed:
            yield found("floor_exits", (), Where(), reached=reached, exits=there, needed=needed)
        for piece, side, share in unreached_faces(project):
            yield found("floor_unreachable", (f"{piece.ref}/{side}",), _where(piece, side), share=100.0 * share, width_mm=found_reach.width)
        for aisle in dead_ends(project):
            yield found("floor_dead_end", aisle.subject, Where(), length_mm=aisle.length)
    for aisle, apart in turning_gaps(project):
        profile = project.store.profile
        numbers = {"apart_mm": apart, "limit_mm": threshold(profile, "turning_every"), "circle_mm": threshold(profile, "turning_circle")}
        yield found("floor_turning", aisle.subject, Where(), **numbers)
