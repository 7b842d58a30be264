"""Every rule of the PNM layer on an elevation: when it speaks, with what numbers, and what repairs it."""

from datetime import date
from typing import Any

import pytest

from planogram.metrics.checks import check, repair, repairable
from planogram.metrics.checks.finding import Finding
from planogram.metrics.checks.pnm import pnm_findings
from planogram.model.edits.pnm import change, new_placement, place
from planogram.model.edits.positions import add_facings
from planogram.model.fixture import Bay
from planogram.model.pnm import Pnm, PnmPlacement, PnmVersion
from planogram.model.pnm_catalogue import PIECES, article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import PRODUCTS, bay, gondola, level, position, project

TODAY = date(2026, 11, 20)


def shelf(*bays: Bay) -> Project:
    """One bay, 1000 wide and 1800 high, 500 deep: level `low` at 300 with a (2 × 100 wide, 200 high) from the left; `high` at 900, empty."""
    first = bay("bay", level("low", position("a1", "a", 2), elevation=300), level("high", elevation=900))
    articles = tuple(article_of(key, key, key.title()) for key in PIECES)
    return changed(project(gondola("g", first, *bays), products=PRODUCTS), pnm=Pnm(articles))


def put(plan: Project, key: str, host: str, host_id: str, **fields: Any) -> Project:
    return place(plan, [changed(new_placement(plan, key, host, host_id, **fields), id=f"{key}{len(plan.pnm.placements)}")])


def seen(plan: Project, code: str) -> list[Finding]:
    return [finding for finding in pnm_findings(plan, TODAY) if finding.code == code]


def only(plan: Project, code: str) -> Finding:
    (finding,) = seen(plan, code)
    return finding


def codes(plan: Project) -> set[str]:
    return {finding.code for finding in pnm_findings(plan, TODAY)}


def test_a_strip_with_a_clip_between_two_labels_is_fine() -> None:
    plan = put(put(shelf(), "ticket_strip", "SHELF_EDGE", "low"), "shelf_stopper", "SHELF_EDGE", "low", u=400.0)
    assert codes(plan) == set()


def test_two_headers_on_one_bay() -> None:
    plan = put(put(shelf(), "header", "TOP", "bay"), "header", "TOP", "bay")
    finding = only(plan, "pnm_overlap")
    assert finding.subject == ("header0", "header1")
    assert finding.numbers == {"across_mm": 1000.0, "up_mm": 300.0, "deep_mm": 10.0}
    assert finding.where.bay == 1


def test_a_touch_is_no_overlap() -> None:
    plan = put(put(shelf(), "poster_holder", "TOP", "bay", u=0.0), "poster_holder", "TOP", "bay", u=296.5)
    assert not seen(plan, "pnm_overlap")
    assert only(put(put(shelf(), "poster_holder", "TOP", "bay"), "poster_holder", "TOP", "bay", u=295.0), "pnm_overlap").numbers["across_mm"] == 2.0


def test_a_piece_that_takes_no_room_stands_in_a_product() -> None:
    plan = put(shelf(), "mannequin", "SHELF_TOP", "low", u=150.0)
    finding = only(plan, "pnm_product")
    assert finding.numbers["across_mm"] == 50.0
    assert (finding.where.product, finding.where.level) == ("a", 1)
    # a glorifier takes room instead: the product goes beside
    assert not seen(put(shelf(), "glorifier", "SHELF_TOP", "low", u=150.0), "pnm_product")


def test_a_rider_hides_the_price_below_it_and_is_pushed_aside() -> None:
    plan = put(shelf(), "rider", "SHELF_EDGE", "low", u=30.0, v=-100.0)
    finding = only(plan, "pnm_hides_price")
    assert finding.numbers["covered_mm"] == 30.0  # label 0–60, rider 30–135
    mended = repair(plan, finding)
    assert repairable(finding) and mended is not None
    assert mended.pnm.placements[0].u == 60.0 and not seen(mended, "pnm_hides_price")


def test_a_clip_two_millimetres_thick_hides_no_label_but_a_strip_does_not_hide_labels_at_all() -> None:
    assert not seen(put(shelf(), "shelf_stopper", "SHELF_EDGE", "low", u=20.0), "pnm_hides_price")
    assert not seen(put(shelf(), "ticket_strip", "SHELF_EDGE", "low"), "pnm_hides_price")
    assert seen(put(shelf(), "printed_strip", "SHELF_EDGE", "low", v=0.0), "pnm_hides_price")


def test_a_wobbler_hides_a_product_by_more_than_fifteen_percent() -> None:
    plan = put(shelf(), "wobbler", "SHELF_EDGE", "low", u=10.0, v=40.0)  # 310–390 high before a facing 300–500
    assert only(plan, "pnm_hides_product").numbers == {"hidden_pct": pytest.approx(32.0), "limit_pct": 15.0, "covered_mm": 80.0}
    assert not seen(change(plan, ["wobbler0"], u=250.0), "pnm_hides_product")


def test_pieces_on_one_edge_closer_than_the_pitch() -> None:
    plan = put(put(shelf(), "wobbler", "SHELF_EDGE", "high", u=100.0), "wobbler", "SHELF_EDGE", "high", u=190.0)
    finding = only(plan, "pnm_too_close")
    assert finding.numbers == {"gap_mm": 10.0, "limit_mm": 25.0}
    mended = repair(plan, finding)
    assert mended is not None and not seen(mended, "pnm_too_close")


def test_a_piece_beyond_its_host_is_cut_or_moved() -> None:
    plan = put(shelf(), "wobbler", "SHELF_EDGE", "high", u=950.0)
    finding = only(plan, "pnm_beyond_host")
    assert finding.numbers == {"excess_mm": 30.0, "width_mm": 80.0, "host_mm": 1000.0}
    mended = repair(plan, finding)
    assert mended is not None and mended.pnm.placements[0].u == 920.0
    wide = place(shelf(), [PnmPlacement("w", "ticket_strip", "SHELF_EDGE", "low", width=1250.0)])
    cut = repair(wide, only(wide, "pnm_beyond_host"))
    assert cut is not None and cut.pnm.placements[0].width == 1000.0


def test_a_flag_far_in_the_aisle_low_down() -> None:
    assert only(put(shelf(), "flag", "POST", "bay"), "pnm_protrusion").numbers == {"protrusion_mm": 300.0, "limit_mm": 150.0}
    assert not seen(put(shelf(), "flag", "POST", "bay", v=2250.0), "pnm_protrusion")


def test_more_than_one_stopper_a_metre() -> None:
    plan = put(shelf(), "shelf_stopper", "SHELF_EDGE", "low", u=400.0)
    assert not seen(plan, "pnm_density")
    finding = only(put(plan, "shelf_stopper", "SHELF_EDGE", "high", u=400.0), "pnm_density")
    assert finding.numbers == {"pieces": 2, "per_m": 2.0, "limit_per_m": 1.0}


def test_a_slender_piece_and_a_tall_shallow_one() -> None:
    assert only(put(shelf(), "roll_up", "FLOOR", "bay"), "pnm_unstable").numbers["ratio"] == 10.0
    assert only(put(shelf(), "kiosk", "FLOOR", "bay"), "pnm_unstable").numbers["depth_mm"] == 350.0
    assert not seen(put(shelf(), "pallet_box", "FLOOR", "bay"), "pnm_unstable")


def test_mains_need_a_route() -> None:
    plan = shelf()
    articles = tuple(changed(one, power="mains") if one.code == "totem" else one for one in plan.pnm.articles)
    plan = changed(plan, pnm=changed(plan.pnm, articles=articles))
    assert seen(put(plan, "totem", "FLOOR", "bay"), "pnm_power")


def test_a_header_that_closes_the_top_shelf() -> None:
    high = level("tall", position("c1", "c"), elevation=1400)  # c is 300 high: 1700
    plan = put(shelf(bay("second", high)), "header", "TOP", "second", v=-90.0)  # its foot at 1710
    assert only(plan, "pnm_finger_space").numbers == {"missing_mm": 20.0, "limit_mm": 30.0}
    assert not seen(change(plan, ["header0"], v=-60.0), "pnm_finger_space")


def test_floor_displays_in_and_near_one_another_across_bays() -> None:
    plan = put(shelf(bay("second", level("x", elevation=150))), "totem", "FLOOR", "bay", u=800.0)
    close = put(plan, "totem", "FLOOR", "second", u=400.0)
    assert only(close, "pnm_free_gap").numbers == {"gap_mm": 100.0, "limit_mm": 300.0}
    assert only(put(plan, "totem", "FLOOR", "second", u=200.0), "pnm_overlap").numbers["across_mm"] == 100.0
    assert not {"pnm_free_gap", "pnm_overlap"} & codes(put(plan, "totem", "FLOOR", "second", u=600.0))


def test_hosts_missing_wrong_or_unknown() -> None:
    plan = shelf()
    plan = changed(plan, pnm=changed(plan.pnm, placements=(PnmPlacement("p", "wobbler", "SHELF_EDGE", "gone"),)))
    assert only(plan, "pnm_no_host").subject == ("p",)
    mended = repair(plan, only(plan, "pnm_no_host"))
    assert mended is not None and len(mended.pnm.detached) == 1
    assert seen(place(shelf(), [PnmPlacement("p", "wobbler", "TOP", "bay")]), "pnm_wrong_host")
    assert seen(place(shelf(), [PnmPlacement("p", "nothing", "TOP", "bay")]), "pnm_unknown_article")


def test_a_message_past_its_day_is_taken_down() -> None:
    plan = put(shelf(), "header", "TOP", "bay", version="Rentrée")
    plan = changed(plan, pnm=changed(plan.pnm, versions=(PnmVersion("header", "Rentrée", valid_to=date(2026, 11, 10)),)))
    finding = only(plan, "pnm_out_of_date")
    assert finding.numbers == {"days": 10.0}
    mended = repair(plan, finding)
    assert mended is not None and not mended.pnm.placements


def test_live_findings_equal_findings_from_scratch() -> None:
    plan = shelf(bay("second", level("x", position("c1", "c", 3), elevation=150)))
    for key, host, host_id, u in (("wobbler", "SHELF_EDGE", "low", 5.0), ("rider", "SHELF_EDGE", "x", 9.0), ("totem", "FLOOR", "bay", 0.0)):
        plan = put(plan, key, host, host_id, u=u)
    for step in range(12):
        plan = add_facings(plan, ["a1"], wide=1) if step % 2 else change(plan, ["wobbler0"], u=20.0 * step)
        again = changed(plan, pnm=changed(plan.pnm, articles=tuple(changed(one, label=f"{one.label} {step}") for one in plan.pnm.articles)))
        assert pnm_findings(plan, TODAY) == pnm_findings(again, TODAY)
    assert {finding.code for finding in check(plan, TODAY)} >= codes(plan)


def test_a_locked_piece_is_not_pushed() -> None:
    plan = put(shelf(), "rider", "SHELF_EDGE", "low", u=30.0, v=-100.0)
    locked = change(plan, ["rider0"], locked=True)
    assert repair(locked, only(locked, "pnm_hides_price")) is None
