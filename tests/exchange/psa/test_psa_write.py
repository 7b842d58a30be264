"""PSA out: a new file keeps what PSA can express; a file that came from PSA is patched cell by cell."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.exchange.psa.columns import row_width
from planogram.exchange.psa.patch import patched, psa_bytes
from planogram.exchange.psa.read import import_psa, read_psa
from planogram.exchange.psa.rows import PsaFile
from planogram.exchange.psa.write import write_psa
from planogram.model.edits import furniture, positions, products
from planogram.model.find import walk_levels, walk_positions
from planogram.model.fixture import Bay, Level
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import placed, products_by_id
from planogram.model.position import Position
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project

MINIMAL = Path(__file__).parent / "minimal_2017.psa"
TEXTS = st.text(alphabet=st.characters(codec="cp1252", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=20).map(str.strip)
LENGTHS = st.floats(5, 900).map(lambda value: round(value, 1))


@st.composite
def random_products(draw: st.DrawFn) -> tuple[Product, ...]:
    ids = draw(st.lists(st.text(alphabet="ABC0123456789", min_size=1, max_size=13), min_size=1, max_size=5, unique=True))
    sizes = [tuple(draw(LENGTHS) for _ in range(3)) for _ in ids]
    return tuple(
        Product(
            name,
            draw(TEXTS) or "x",
            brand=draw(TEXTS),
            family=draw(TEXTS),
            width=w,
            height=h,
            depth=d,
            sale_price=draw(st.none() | st.just(2.5)),
            units_per_tray=6,
            tray_width=300.0,
            tray_height=h,
            tray_depth=200.0,
        )
        for name, (w, h, d) in zip(ids, sizes, strict=True)
    )


@st.composite
def random_projects(draw: st.DrawFn) -> Project:
    known = draw(random_products())
    counter = iter(range(10_000))

    def random_position() -> Position:
        return position(
            f"p{next(counter)}",
            draw(st.sampled_from(known)).id,
            draw(st.integers(1, 9)),
            high=draw(st.integers(1, 4)),
            deep=draw(st.integers(1, 9)),
            orientation=draw(st.sampled_from(ORIENTATIONS)),
            style=draw(st.sampled_from(["unit", "tray"])),
            cap_high=draw(st.integers(0, 2)),
            gap_before=draw(st.sampled_from([0.0, 12.5])),
            squeeze_pct=draw(st.sampled_from([0.0, 5.0])),
        )

    def random_level(elevation: float) -> Level:
        return level(
            f"l{next(counter)}",
            *(random_position() for _ in range(draw(st.integers(0, 3)))),
            elevation=elevation,
            flow=draw(st.sampled_from(["left", "right", "spread"])),
            depth=draw(LENGTHS),
            kind=draw(st.sampled_from(["shelf", "basket", "arm"])),
        )

    def random_bay() -> Bay:
        return bay(f"b{next(counter)}", *(random_level(150 + 400 * index) for index in range(draw(st.integers(1, 3)))), width=5000.0)

    gondolas = [
        gondola(f"g{n}", *(random_bay() for _ in range(draw(st.integers(1, 3)))), name=f"Gondole {n}") for n in range(draw(st.integers(1, 2)))
    ]
    sales = tuple(Sales(item.id, period_days=14, quantity=draw(st.integers(0, 99)) * 1.0) for item in known)
    return project(*gondolas, products=known, sales=sales)


def picture(plan: Project) -> list[object]:
    """What PSA can express of a project: products, and every block at its absolute place, to 0.05 mm."""
    stock = products_by_id(plan.products)
    seen: list[object] = [(p.id, p.name, p.brand, p.family, p.width, p.height, p.depth, p.sale_price, p.units_per_tray) for p in plan.products]
    seen += sorted((row.product, row.quantity, row.period_days) for row in plan.sales)
    for place in walk_levels(plan):
        blocks = sorted(placed(place.bay, place.level, stock), key=lambda block: block.x)
        seen.append((place.gondola.name, place.face.side, place.bay.width, place.level.kind, place.level.elevation, place.level.depth))
        for block in blocks:
            p = block.position
            seen.append((p.product, p.wide, p.high, p.deep, p.orientation, p.style, p.cap_high))
            seen.append([pytest.approx(edge, abs=0.06) for edge in (block.x, block.width, block.height)])
    return seen


@given(random_projects())
@settings(max_examples=40)
def test_a_new_file_keeps_what_psa_can_express(plan: Project) -> None:
    content = write_psa(plan)
    assert picture(import_psa(content, "x.psa").project) == picture(plan)
    for row in PsaFile(content).rows:
        width = row_width("2017.2.0", row.tag)
        assert width is None or len(row.cells) == width + 1


def test_saving_without_a_change_gives_the_same_bytes() -> None:
    imported = read_psa(MINIMAL)
    assert psa_bytes(imported.project, imported.images) == MINIMAL.read_bytes()


@given(random_projects(), st.data())
@settings(max_examples=40)
def test_a_patch_says_what_the_project_says_and_touches_only_what_changed(plan: Project, data: st.DataObject) -> None:
    source = write_psa(plan)
    before = import_psa(source, "x.psa").project
    after = _random_edit(before, data)
    content = patched(source, after)
    assert picture(import_psa(content, "x.psa").project) == picture(after)
    assert patched(content, import_psa(content, "x.psa").project) == content


def _random_edit(before: Project, data: st.DataObject) -> Project:
    ids = [p.id for _, p in walk_positions(before)]
    levels = [place.level.id for place in walk_levels(before)]
    which = data.draw(st.sampled_from(["facings", "move", "remove", "copy", "level", "product", "price", "sales"]))
    if which == "product":
        return products.put_products(before, [product("NEW1", name="Neuf, été")])
    if which == "price":
        return products.change_product(before, before.products[0].id, sale_price=3.25, name="Autre nom")
    if which == "sales":
        return products.put_sales(before, [Sales(before.products[0].id, period_days=14, quantity=7.0)])
    if which == "level" or not ids:
        return furniture.change_levels(before, [levels[0]], elevation=123.0)
    chosen = data.draw(st.sampled_from(ids))
    if which == "facings":
        return positions.add_facings(before, [chosen], wide=2, deep=1)
    if which == "move":
        return positions.move(before, [chosen], data.draw(st.sampled_from(levels)), data.draw(st.integers(0, 3)))
    if which == "remove":
        return positions.remove(before, [chosen])
    copies = positions.fresh_copies(positions.in_shelf_order(before, [chosen]))
    return positions.insert(before, data.draw(st.sampled_from(levels)), 0, copies)


def test_one_more_facing_rewrites_its_row_and_the_neighbour_it_pushes() -> None:
    source = MINIMAL.read_bytes()
    before = read_psa(MINIMAL).project
    first = before.gondolas[0].faces[0].bays[0].levels[0].positions[0]
    content = patched(source, positions.add_facings(before, [first.id], wide=1))
    old, new = source.split(b"\r\n"), content.split(b"\r\n")
    changed = [index for index, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    assert changed == [12, 13]
    cells = [(one, other) for one, other in zip(old[12].split(b","), new[12].split(b","), strict=True) if one != other]
    assert cells == [(b"33", b"39.6"), (b"5", b"6")]
    assert [pair for pair in zip(old[13].split(b","), new[13].split(b","), strict=True) if pair[0] != pair[1]] == [(b"33", b"39.6")]


@given(st.binary(max_size=200), st.integers(0, 2500), st.integers(0, 60))
@settings(max_examples=200)
def test_whatever_the_bytes_nothing_is_lost(noise: bytes, at: int, gone: int) -> None:
    """A mutated file is refused with one code, or opens and is given back byte for byte."""
    from planogram.exchange.problems import FileProblem

    source = MINIMAL.read_bytes()
    content = source[:at] + noise + source[at + gone :]
    try:
        imported = import_psa(content, "x.psa")
    except FileProblem as problem:
        assert problem.code
        return
    assert psa_bytes(imported.project, imported.images) == content
