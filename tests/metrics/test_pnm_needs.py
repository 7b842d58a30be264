"""Quantities counted from the plan: hosts, rules, stock, minimum of order; and the list from one plan's pieces to another's."""

from collections import Counter

import pytest

from planogram.metrics.pnm_changes import pnm_changes
from planogram.metrics.pnm_needs import Need, host_parts, needs
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.pnm import change, copies, new_placement, place, remove
from planogram.model.pnm import Pnm, PnmRule, PnmStock
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays


def plan(*rules: PnmRule, **fields: object) -> Project:
    articles = (article_of("ticket_strip", "R", "Réglette", unit_cost=3.0, moq=10, order_multiple=4), article_of("header", "F", "Fronton"))
    return changed(two_bays(), pnm=Pnm(articles, rules=rules, **fields))  # type: ignore[arg-type]


def only(project: Project) -> Need:
    (need,) = needs(project)
    return need


def test_hosts_are_counted_from_the_plan() -> None:
    assert Counter(part.host for part in host_parts(plan())) == {
        "SHELF_EDGE": 4, "SHELF_TOP": 4, "SHELF_UNDER": 4, "FLOOR": 2, "CEILING": 2, "WALL": 2, "POST": 2, "TOP": 2, "BACK": 2, "PLINTH": 2,
        "SIDE": 2,
    }  # fmt: skip
    edges = Counter((part.gondola, part.side, part.bay) for part in host_parts(plan()) if part.host == "SHELF_EDGE")
    assert edges == {("g", "A", 1): 2, ("g", "A", 2): 2}


@pytest.mark.parametrize(
    ("rule", "hosts", "raw", "need"),
    [
        (PnmRule("1", "R", "SHELF_EDGE"), 4, 4, 4),
        (PnmRule("1", "R", "SHELF_EDGE", per_host=1.5), 4, 6, 6),
        (PnmRule("1", "R", "SHELF_EDGE", most=3), 4, 3, 3),
        (PnmRule("1", "R", "SHELF_EDGE", least=9), 4, 4, 9),
        (PnmRule("1", "R", "SHELF_EDGE", include=("band:floor",)), 2, 2, 2),
        (PnmRule("1", "R", "SHELF_EDGE", include=("band:floor", "band:eye")), 3, 3, 3),
        (PnmRule("1", "R", "SHELF_EDGE", include=("band:floor", "gondola:other")), 0, 0, 0),
        (PnmRule("1", "R", "SHELF_EDGE", exclude=("band:floor",)), 2, 2, 2),
        (PnmRule("1", "R", "PEG", least=5), 0, 0, 0),
    ],
)
def test_a_rule_counts_its_hosts(rule: PnmRule, hosts: int, raw: int, need: int) -> None:
    found = only(plan(rule))
    assert (found.counts[0].hosts, found.raw, found.need) == (hosts, raw, need)


def test_the_order_in_steps() -> None:
    rule = PnmRule("1", "R", "SHELF_EDGE", per_host=5, spare_pct=10, spare_least=3)
    found = only(plan(rule, stocks=(PnmStock("R", usable=4, in_transit=1, returning=1, central_free=2),)))
    assert (found.need, found.net, found.spares, found.gap) == (20, 14, 3, 15)
    assert (found.to_order, found.over_order, found.cost, found.over_cost) == (16, 1, 48.0, 3.0)


def test_the_minimum_of_order_is_shown_as_over_order() -> None:
    found = only(plan(PnmRule("1", "R", "SHELF_EDGE")))
    assert (found.gap, found.to_order, found.over_order, found.over_cost) == (4, 12, 8, 24.0)  # at least 10, by fours
    assert only(plan(PnmRule("1", "R", "SHELF_EDGE"), stocks=(PnmStock("R", usable=9),))).to_order == 0


def test_two_rules_add_up_and_what_is_placed_without_rule_is_needed() -> None:
    project = plan(PnmRule("1", "R", "SHELF_EDGE", most=2), PnmRule("2", "R", "TOP"))
    assert only(project).raw == 4
    project = place(project, [new_placement(project, "F", "TOP", "b1", quantity=2)])
    header = needs(project)[1]
    assert (header.source, header.need, header.cost) == ("placed", 2, None)


def test_add_move_remove() -> None:
    old = plan()
    pieces = [new_placement(old, "R", "SHELF_EDGE", level) for level in ("low", "high")] + [new_placement(old, "F", "TOP", "b1")]
    old = place(old, pieces)
    new = remove(change(old, [pieces[0].id], host_id="other"), [pieces[2].id])
    new = place(change(new, [pieces[1].id], version="Noël"), [new_placement(new, "F", "TOP", "b2")])
    found = [(one.kind, one.code, one.before and one.before.bay, one.after and one.after.bay) for one in pnm_changes(old, new)]
    assert found == [("removed", "F", 1, None), ("moved", "R", 1, 2), ("changed", "R", 1, 1), ("added", "F", None, 2)]
    assert pnm_changes(old, old) == ()


def test_a_shelf_that_moves_takes_its_pieces_along_without_a_change() -> None:
    old = plan()
    old = place(old, [new_placement(old, "R", "SHELF_EDGE", "high")])
    assert pnm_changes(old, change_levels(old, ["high"], elevation=1000.0)) == ()


def test_pieces_of_another_file_are_the_same_where_they_say_the_same() -> None:
    old = plan()
    old = place(old, [new_placement(old, "R", "SHELF_EDGE", "low"), new_placement(old, "R", "SHELF_EDGE", "high")])
    new = changed(old, pnm=changed(old.pnm, placements=copies(old.pnm.placements)))
    assert pnm_changes(old, new) == ()
