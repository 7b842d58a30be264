"""Small floors for tests: a hall with doors, gondolas as plain boxes, a corridor of a known width at any angle."""

from collections.abc import Iterable

from planogram.model.edits.store import place_gondola
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.footprint import turned
from planogram.model.project import Project
from planogram.model.store import Point, Store, StoreProfile, StoreShape

HALL: tuple[Point, ...] = ((0, 0), (20_000, 0), (20_000, 15_000), (0, 15_000))
DOORS = (
    StoreShape("door", ((2000, 0), (4000, 0)), "Entrée"),
    StoreShape("exit", ((16_000, 0), (18_000, 0)), "Sortie"),
    StoreShape("exit", ((9000, 15_000), (11_000, 15_000)), "Secours", role="emergency"),
)


def box(name: str, width: float = 3000.0, depth: float = 500.0, height: float = 1800.0, shelf: float | None = None) -> Gondola:
    """A single gondola of one bay; `shelf`: depth of its level at 900 mm, as deep as the bay when not given."""
    level = Level(f"{name}-l", elevation=900.0, depth=depth if shelf is None else shelf)
    low = Level(f"{name}-low", elevation=150.0, depth=depth)
    return Gondola(name, name, faces=(Face("A", (Bay(f"{name}-b", width, height, depth, levels=(low, level)),)),))


def hall(*shapes: StoreShape, outline: Iterable[Point] = HALL, profile: StoreProfile | None = None) -> Project:
    """An empty hall of 20 × 15 m with an entrance, an exit and an emergency exit."""
    drawn = (StoreShape("outline", tuple(outline)), *DOORS, *shapes)
    return Project(store=Store(drawn, profile=profile or StoreProfile()))


def with_boxes(project: Project, *boxes: tuple[Gondola, float, float, float]) -> Project:
    """`project` with gondolas placed at (x, y, turn)."""
    project = Project(gondolas=(*project.gondolas, *(one[0] for one in boxes)), store=project.store, pnm=project.pnm)
    for gondola, x, y, turn in boxes:
        project = place_gondola(project, gondola.id, x, y, turn)
    return project


def corridor(width: float, degrees: float, depth: float = 500.0) -> Project:
    """Two gondolas face to face in the middle of a hall, `width` mm apart, the pair turned by `degrees`."""
    half = (width + depth) / 2.0
    boxes = []
    for name, way, turn in (("low", -1.0, 180.0), ("high", 1.0, 0.0)):
        x, y = turned((0.0, way * half), degrees)
        boxes.append((box(name, depth=depth), 10_000.0 + x, 7500.0 + y, turn + degrees))
    return with_boxes(hall(), *boxes)
