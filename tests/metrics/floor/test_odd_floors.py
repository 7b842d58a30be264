"""Floors no shop has: crossed outlines, points instead of rooms, furniture anywhere. Judged and drawn without an error, whatever they are."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.metrics.floor.findings import findings_with
from planogram.metrics.floor.walks import walk
from planogram.metrics.floor.zones import zone_figures
from planogram.model.project import Project
from planogram.model.store import SHAPE_ROLES, SWINGS, FloorPlacement, Point, Store, StoreShape, Zone
from tests.metrics.floor.shops import box

KINDS = ("outline", "door", "exit", "column", "obstacle", "checkout", "stockroom", "aisle", "island")


def odd_floor(seed: int) -> Project:
    chance = Random(seed)
    reach = chance.choice((10.0, 10_000.0, 1e6))

    def points(count: int) -> tuple[Point, ...]:
        return tuple((chance.uniform(-reach, reach), chance.uniform(-reach, reach)) for _ in range(count))

    shapes = tuple(
        StoreShape(chance.choice(KINDS), points(chance.randrange(1, 6)), role=chance.choice(SHAPE_ROLES), swing=chance.choice(SWINGS))  # type: ignore[arg-type]
        for _ in range(8)
    )
    if chance.random() < 0.7:
        shapes = (StoreShape("outline", ((-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach))), *shapes)
    boxes = tuple(box(f"g{n}", chance.choice((0.0, 1000.0, 5000.0)), chance.choice((0.0, 500.0))) for n in range(4))
    zones = tuple(Zone(f"z{n}", points(chance.randrange(1, 6))) for n in range(3))
    placements = tuple(FloorPlacement(gondola.id, *points(1)[0], chance.uniform(-400, 400)) for gondola in boxes)
    return Project(gondolas=boxes, store=Store(shapes, zones, placements))


@settings(max_examples=12)
@given(st.integers(0, 10**9))
def test_odd_floors_are_judged_without_an_error(seed: int) -> None:
    project = odd_floor(seed)
    findings_with(project, walk(project))
    zone_figures(project)
