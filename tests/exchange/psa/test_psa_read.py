"""PSA in: the published small file, units, versions, pegboards, shelves over several bays, and what is not PSA."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planogram.exchange.files import open_file
from planogram.exchange.problems import FileProblem
from planogram.exchange.psa.columns import cell_numbers
from planogram.exchange.psa.read import PsaImport, import_psa, read_psa
from planogram.exchange.psa.report import kept_report
from planogram.exchange.psa.write import new_row
from planogram.model.placement import placed, products_by_id

MINIMAL = Path(__file__).parent / "minimal_2017.psa"


def psa(*rows: bytes) -> bytes:
    return b"\r\n".join([b"PROSPACE SCHEMATIC FILE", b"; Version 2017.2.0", b"; Codepage=1252", *rows, b""])


def head(**cells: str) -> bytes:
    return new_row("Project", {"name": "P", "measurement": "1", "primary_key": "0", "movement_period": "28", **cells})


def can(**cells: str) -> bytes:
    return new_row("Product", {"upc": "111", "id": "A1", "name": "Can", "width": "6.6", "height": "11.5", "depth": "6.6", **cells})


def plan(**cells: str) -> bytes:
    return new_row("Planogram", {"name": "Aisle", "width": "200", "height": "200", "depth": "50", **cells})


def segment(width: str, offset: str) -> bytes:
    return new_row("Segment", {"width": width, "height": "200", "depth": "50", "offset_x": offset, "x": "0"})


def fixture(**cells: str) -> bytes:
    return new_row("Fixture", {"type": "0", "x": "0", "width": "100", "y": "15", "height": "2", "z": "0", "depth": "45", **cells})


def cans(**cells: str) -> bytes:
    size = {"width": "19.8", "height": "11.5", "depth": "6.6"}
    return new_row("Position", {"upc": "111", "x": "0", "y": "17", "h_facings": "3", "v_facings": "1", "d_facings": "1", **size, **cells})


def codes(imported: PsaImport) -> set[str]:
    return {note.code for note in imported.report.notes}


def test_the_published_small_file() -> None:
    imported = read_psa(MINIMAL)
    project = imported.project
    assert [product.name for product in project.products] == ["Cola, 330 ml", "Crème biscuit 200 g"]
    bay = project.gondolas[0].faces[0].bays[0]
    assert (bay.width, bay.height, bay.depth, bay.notch_pitch) == (1000, 2000, 500, 25)
    shelf, pegs = bay.levels
    assert (shelf.kind, shelf.elevation, shelf.thickness, shelf.depth) == ("shelf", 170, 20, 450)
    assert [(p.wide, p.high, p.deep, p.cap_high) for p in shelf.positions] == [(5, 2, 6, 0), (1, 2, 7, 1)]
    assert (pegs.kind, pegs.elevation) == ("pegs", 1070)
    assert [row.quantity for row in project.sales] == [20, 20]
    assert all(total.in_file == pytest.approx(total.computed) for total in imported.report.totals)
    assert kept_report(project) == imported.report


def test_inches_and_centimetres() -> None:
    inches = import_psa(psa(head(measurement="0"), can(), plan(), fixture(), cans()), "x.psa").project
    assert inches.products[0].width == pytest.approx(6.6 * 25.4)
    assert inches.gondolas[0].faces[0].bays[0].width == pytest.approx(200 * 25.4)


def test_a_missing_measurement_is_taken_as_metric_and_noted() -> None:
    imported = import_psa(psa(head(measurement=""), can(), plan(), fixture(), cans()), "x.psa")
    assert imported.project.products[0].width == 66
    assert "measurement_missing" in codes(imported)


def test_bays_come_from_segments_and_a_long_shelf_is_combined_over_them() -> None:
    rows = (head(), can(), plan(), segment("120", "0"), segment("80", "120"), fixture(width="200"), cans(x="10"), cans(x="150"))
    imported = import_psa(psa(*rows), "x.psa")
    bays = imported.project.gondolas[0].faces[0].bays
    assert [bay.width for bay in bays] == [1200, 800]
    assert all(bay.levels[0].combined for bay in bays)
    products = products_by_id(imported.project.products)
    assert placed(bays[0], bays[0].levels[0], products)[0].x == pytest.approx(100)
    assert placed(bays[1], bays[1].levels[0], products)[0].x == pytest.approx(300)
    assert "fixture_over_bays" in codes(imported)


def test_a_pegboard_becomes_one_level_per_row() -> None:
    board = fixture(type="7", y="60", height="100", depth="1")
    rows = (head(), can(), plan(), board, cans(y="88.5"), cans(x="30", y="88.5"), cans(y="140"))
    levels = import_psa(psa(*rows), "x.psa").project.gondolas[0].faces[0].bays[0].levels
    assert [(level.kind, level.elevation, len(level.positions)) for level in levels] == [("pegs", 1000, 2), ("pegs", 1515, 1)]


def test_gaps_overlaps_and_squeeze_are_kept() -> None:
    gaps = import_psa(psa(head(), can(), plan(), fixture(), cans(x="5"), cans(x="30")), "x.psa").project
    level = gaps.gondolas[0].faces[0].bays[0].levels[0]
    assert (level.flow, [round(p.gap_before, 3) for p in level.positions]) == ("left", [50, 52])
    over = import_psa(psa(head(), can(), plan(), fixture(), cans(x="0"), cans(x="10")), "x.psa").project
    level = over.gondolas[0].faces[0].bays[0].levels[0]
    assert (level.flow, [p.x for p in level.positions]) == ("free", [0, 100])
    squeezed = import_psa(psa(head(), can(), plan(), fixture(), cans(width="17.82")), "x.psa").project
    assert squeezed.gondolas[0].faces[0].bays[0].levels[0].positions[0].squeeze_pct == pytest.approx(10)


def test_performance_overrides_what_is_not_zero() -> None:
    performance = new_row("Performance", {"upc": "111", "unit_movement": "56", "price": "0", "case_cost": "12"})
    rows = (head(), can(price="2", case_cost="10", case_total_number="10", unit_movement="4"), plan(), performance, fixture(), cans())
    project = import_psa(psa(*rows), "x.psa").project
    assert (project.products[0].sale_price, project.products[0].purchase_price) == (2, 1.2)
    assert [(row.quantity, row.period_days) for row in project.sales] == [(56, 28)]


def test_what_has_no_twin_is_noted_and_kept() -> None:
    rows = (head(), b"Project2,1,2", can(), b"FixtureEx,x", plan(), fixture(type="11", name="Promo"), fixture(type="5"), cans(upc="999"))
    imported = import_psa(psa(*rows), "x.psa")
    assert {"fixture_sign", "fixture_nearest_rail", "position_without_product"} <= codes(imported)
    kept = {record.record: record.kept for record in imported.report.records if record.kept}
    assert kept == {"Project2": 1, "FixtureEx": 1}


def test_several_planograms_are_gondolas_and_utf8_is_read() -> None:
    content = psa(head(), can(), plan(name="One"), fixture(), cans(), plan(name="Two"), fixture(), cans()).replace(b"Can", "Canetté ✓".encode())
    project = import_psa(content, "x.psa").project
    assert [gondola.name for gondola in project.gondolas] == ["One", "Two"]
    assert project.products[0].name == "Canetté ✓"


def test_short_rows_of_old_versions_are_read_by_position() -> None:
    content = psa(head(), can(), plan(), b"Segment,1,1,0,100,0,200,0,50,,0,", fixture(), b"Position,111,,,0,19.8,17,11.5,0,6.6,,,,0,3,1,1")
    position = import_psa(content, "x.psa").project.gondolas[0].faces[0].bays[0].levels[0].positions[0]
    assert (position.wide, position.high, position.deep) == (3, 1, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "psa_no_header"), (b"PK\x03\x04", "psa_no_header"), (psa(), "psa_no_planogram"), (psa(head(), can()), "psa_no_planogram")],
)
def test_what_is_not_psa_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileProblem) as problem:
        import_psa(content, "x.psa")
    assert problem.value.code == code


def test_it_can_be_cancelled() -> None:
    with pytest.raises(FileProblem) as problem:
        read_psa(MINIMAL, cancelled=lambda: True)
    assert problem.value.code == "cancelled"


def test_impossible_values_are_brought_to_possible_ones_and_noted(tmp_path: Path) -> None:
    wild = (
        head(),
        can(depth="-4", price="1e11", weight="-3e11", tray_width="9e11", name="n" * 30_000, finger_space_y="8e10"),
        plan(notch_offset="-2", notch_spacing="5e11"),
        new_row("Segment", {"width": "100", "height": "-200", "depth": "-50", "offset_x": "0", "x": "0"}),
        fixture(depth="-45", height="9e11", weight_capacity="9e11", merch="7e11"),
        cans(x="9e11"),
    )
    (tmp_path / "wild.psa").write_bytes(psa(*wild))
    project = open_file(tmp_path / "wild.psa").project
    bay = project.gondolas[0].faces[0].bays[0]
    assert (bay.height, bay.depth, bay.notch_offset) == (2000, 500, 0)
    assert bay.levels[0].depth == 500 and bay.levels[0].positions[0].wide == 3
    assert project.products[0].depth == 0 and len(project.products[0].name) < 30_000
    report = kept_report(project)
    assert report is not None
    note = next(note for note in report.notes if note.code == "impossible")
    assert note.count >= 10 and note.line == 5


@pytest.mark.parametrize("number", ["-1", "-1e11", "9.9e11", "nan", "inf", "-0", "1e-300"])
@pytest.mark.parametrize("make", [head, can, plan, fixture, cans], ids=lambda make: make.__name__)
def test_no_number_of_any_column_costs_the_file(tmp_path: Path, make: Callable[..., bytes], number: str) -> None:
    rows = {head: head(), can: can(), plan: plan(), fixture: fixture(), cans: cans()}
    names = [name for name in cell_numbers(rows[make].partition(b",")[0].decode()) if name not in ("upc", "id", "name")]
    rows[make] = make(**dict.fromkeys(names, number))
    (tmp_path / "wild.psa").write_bytes(psa(*rows.values()))
    assert open_file(tmp_path / "wild.psa").project.products
