"""Small random shops for the optimiser's tests: few enough blocks to try every plan, and with all that furniture and packs can ask."""

from typing import Any

from hypothesis import strategies as st

from planogram.metrics.checks import check
from planogram.metrics.scope import face_scope
from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.positions import change
from planogram.model.find import walk_positions
from planogram.model.fixture import Level
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.position import Position
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import bay, gondola, level, position, product, project

FACE = face_scope("g", "A")
WIDTHS = st.sampled_from([60.0, 80.0, 105.5, 150.0])


@st.composite
def products(draw: Any, count: int) -> tuple[Product, ...]:
    return tuple(
        product(
            f"p{n}",
            draw(WIDTHS),
            200.0,
            100.0,
            family=draw(st.sampled_from(["F", "G"])),
            min_facings=draw(st.none() | st.integers(1, 3)),
            max_facings=draw(st.none() | st.integers(2, 4)),
            replenishment_days=draw(st.none() | st.integers(1, 20)),
            nest_width=draw(st.sampled_from([0.0, 0.0, 30.0])),
        )
        for n in range(count)
    )


@st.composite
def shops(draw: Any) -> Project:
    """Two levels of one bay, a top one too low for the products at times, three or four products, some standing twice, some pinned."""
    goods = draw(products(draw(st.integers(3, 4))))
    places: list[list[Any]] = [[], []]
    for n, one in enumerate((*goods, *goods[: draw(st.integers(0, 1))])):
        where = draw(st.integers(0, 1))
        places[where].append(position(f"pos{n}", one.id, draw(st.integers(1, 3)), deep=2, pinned=draw(st.sampled_from([False, False, False, True]))))
    levels = [
        level("low", *places[0], elevation=150.0, depth=300.0),
        level("up", *places[1], elevation=600.0, depth=draw(st.sampled_from([90.0, 300.0]))),
    ]
    sales = tuple(Sales(one.id, quantity=draw(st.none() | st.integers(0, 40)), revenue=draw(st.floats(0, 500).map(round))) for one in goods)
    return project(gondola("g", bay("b", *levels, width=draw(st.sampled_from([500.0, 700.0, 900.0])))), products=goods, sales=sales)


ARTICLES = (article_of("wobbler", "W", "Wobbler"), article_of("glorifier", "S", "Stand"), article_of("shelf_stopper", "R", "Ruler"))


@st.composite
def _goods(draw: Any, count: int) -> tuple[Product, ...]:
    """Products with every limit a pack can have."""
    return tuple(
        product(
            f"p{n}",
            draw(st.sampled_from([45.0, 60.0, 105.5, 240.0])),
            draw(st.sampled_from([80.0, 200.0, 330.0])),
            draw(st.sampled_from([60.0, 150.0, 320.0])),
            family=draw(st.sampled_from(["F", "G", "H"])),
            brand=draw(st.sampled_from(["x", "y"])),
            roles=draw(st.sampled_from([(), (), ("heavy",), ("impulse",), ("power_item",)])),
            weight_g=draw(st.none() | st.sampled_from([150.0, 2500.0])),
            min_facings=draw(st.none() | st.integers(1, 3)),
            max_facings=draw(st.none() | st.integers(2, 5)),
            max_units=draw(st.none() | st.integers(6, 60)),
            max_stack=draw(st.none() | st.integers(1, 2)),
            finger_space=draw(st.sampled_from([0.0, 0.0, 60.0])),
            nest_width=draw(st.sampled_from([0.0, 0.0, 30.0])),
            replenishment_days=draw(st.none() | st.integers(1, 20)),
            purchase_price=1.0,
            sale_price=draw(st.sampled_from([0.8, 1.5, 4.0])),
        )
        for n in range(count)
    )


@st.composite
def _furnished(draw: Any, name: str, elevation: float, positions: tuple[Position, ...], combined: bool) -> Level:
    """A level with holes, dividers, a load limit or blocks where they were put."""
    kind = draw(st.sampled_from(["shelf", "shelf", "shelf", "pegs", "arm"])) if not combined else "shelf"
    flow = draw(st.sampled_from(["left", "left", "right", "spread", "free"]))
    walls = draw(st.sampled_from([(), (), (350.0,), (250.0, 640.0)])) if kind == "shelf" else ()
    row = tuple(
        changed(one, gap_before=draw(st.sampled_from([0.0, 0.0, 35.0])), x=110.0 * n if flow == "free" else None) for n, one in enumerate(positions)
    )
    return level(
        name,
        *row,
        elevation=elevation,
        kind=kind,
        flow=flow,
        dividers=walls,
        combined=combined,
        depth=draw(st.sampled_from([150.0, 400.0])),
        hook_pitch=25.0 if kind == "pegs" else None,
        hook_length=draw(st.sampled_from([None, 200.0])) if kind != "shelf" else None,
        max_load_g=draw(st.none() | st.sampled_from([15_000.0, 60_000.0])),
    )


@st.composite
def hard_shops(draw: Any) -> Project:
    """Two bays of two or three levels with all that furniture, packs and PNM can ask: dividers, hooks, combined boards, loads, pieces, pins."""
    goods = draw(_goods(draw(st.integers(2, 6))))
    names, counter = [one.id for one in goods], iter(range(100))

    def block() -> Position:
        return position(
            f"q{next(counter)}",
            draw(st.sampled_from(names)),
            draw(st.integers(1, 3)),
            high=draw(st.sampled_from([1, 1, 2])),
            deep=draw(st.integers(1, 2)),
            pinned=draw(st.integers(0, 7)) == 0,
            group=draw(st.sampled_from(["", "", "together"])),
            squeeze_pct=draw(st.sampled_from([0.0, 0.0, 10.0])),
            style=draw(st.sampled_from(["unit", "unit", "unit", "hanging"])),
        )

    together = draw(st.booleans())
    bays = []
    for name in "bc":
        rows = [tuple(block() for _ in range(draw(st.integers(0, 4)))) for _ in range(draw(st.integers(2, 3)))]
        levels = [draw(_furnished(f"{name}{n}", 150.0 + 420.0 * n, row, together and n == 0)) for n, row in enumerate(rows)]
        bays.append(bay(name, *levels, width=draw(st.sampled_from([800.0, 1000.0]))))
    sales = tuple(Sales(one.id, quantity=draw(st.integers(0, 60)) * 1.0, revenue=draw(st.integers(0, 900)) * 1.0) for one in goods)
    plain = project(gondola("g", *bays), products=goods, sales=sales, pnm=Pnm(articles=ARTICLES))
    pieces = draw(
        st.lists(
            st.tuples(st.sampled_from(["b0", "b1", "c0", "c1"]), st.sampled_from("WSR"), st.sampled_from([0.0, 200.0, 500.0])),
            max_size=3,
            unique_by=lambda piece: (piece[0], piece[2]),
        )
    )
    hosts = {"W": "SHELF_EDGE", "S": "SHELF_TOP", "R": "SHELF_EDGE"}
    return _possible_pins(place(plain, [new_placement(plain, code, hosts[code], at, u, id=f"n{n}") for n, (at, code, u) in enumerate(pieces)]))


def _possible_pins(shop: Project) -> Project:
    """Blocks that cannot stand where they are, or whose level is impossible, are not pinned there."""
    wrong = {name for finding in check(shop) if finding.severity == "error" for name in finding.subject}
    ids = [one.id for place, one in walk_positions(shop) if one.pinned and (one.id in wrong or place.level.id in wrong)]
    return change(shop, ids, pinned=False)
