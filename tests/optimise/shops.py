"""Small random shops for the optimiser's tests: two levels of one bay, few enough blocks to try every plan."""

from typing import Any

from hypothesis import strategies as st

from planogram.metrics.scope import face_scope
from planogram.model.product import Product, Sales
from planogram.model.project import Project
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
