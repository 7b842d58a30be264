"""Figures of the PNM layer, and that no product figure moves for pieces that neither hold products nor take space."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.metrics.measure import measure
from planogram.metrics.pnm import as_json, bay_figures, pnm_figures, quantities
from planogram.metrics.report import as_json as report
from planogram.metrics.scope import PROJECT, Scope
from planogram.model.edits.pnm import change, new_placement, place, remove
from planogram.model.pnm import Pnm, PnmPlacement
from planogram.model.pnm_catalogue import HOSTS, PIECES, article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays

ARTICLES = tuple(article_of(key, key, key.title(), unit_cost=None if key == "flag" else 2.5) for key in PIECES)
PLAIN = [key for key, piece in PIECES.items() if piece.hosts and not piece.consumes_space and not piece.holds_products]


def plan() -> Project:
    return changed(two_bays(), pnm=Pnm(ARTICLES))


def put(project: Project, key: str, host_id: str, host: str = "", **fields: Any) -> Project:
    return place(project, [new_placement(project, key, host or PIECES[key].hosts[0], host_id, **fields)])


def test_pieces_and_cost_by_bay_gondola_and_project() -> None:
    project = put(put(put(plan(), "wobbler", "low", quantity=3), "header", "b2"), "flag", "b1")
    gondola, face = project.gondolas[0], project.gondolas[0].faces[0]
    first = bay_figures(project, gondola, face, 0)
    assert (first.pieces, first.cost, first.unpriced, first.known_cost) == (4, 7.5, 1, 7.5)
    whole = pnm_figures(project, PROJECT)
    assert (whole.pieces, whole.cost) == (5, 10.0)
    assert whole.density == pytest.approx(5 / 1.5)  # K20: the bays are 1000 and 500 mm wide
    assert pnm_figures(project, Scope("bay", ("g", "A", "2"))).pieces == 1
    assert quantities(project) == {"wobbler": 3, "header": 1, "flag": 1}


def test_space_taken_from_products() -> None:
    project = put(put(plan(), "glorifier", "low", "SHELF_TOP"), "clip_strip", "high")
    # K19: 250 + 60 mm of two levels of 1000 and two of 500
    assert pnm_figures(project, PROJECT).space_share == pytest.approx(310 / 3000)
    assert pnm_figures(project, Scope("bay", ("g", "A", "1"))).space_share == pytest.approx(310 / 2000)


def test_pieces_on_the_plan_of_the_floor_count_for_the_project_only() -> None:
    project = place(plan(), [PnmPlacement("t", "totem", "FLOOR", x=100.0, y=200.0, quantity=2)])
    assert pnm_figures(project, PROJECT).pieces == 2
    assert pnm_figures(project, Scope("gondola", ("g",))).pieces == 0


def test_absent_is_not_zero() -> None:
    empty = pnm_figures(Project(), PROJECT)
    assert (empty.space_share, empty.density, empty.known_cost) == (None, None, 0.0)
    assert pnm_figures(put(plan(), "flag", "b1"), PROJECT).known_cost is None


def test_json_has_its_keys_with_and_without_pieces() -> None:
    keys = {"pieces", "cost", "unpriced", "taken_m", "space_share", "density_per_m", "articles", "detached", "duplicate_rate", "completeness"}
    assert set(as_json(Project(), PROJECT)) == keys | {"coverage", "gondolas"}
    record = report(put(plan(), "wobbler", "low"), measure(put(plan(), "wobbler", "low")))["pnm"]
    assert record["gondolas"][0]["bays"][0]["pieces"] == 1
    assert record["gondolas"][0]["name"] == "g"


EDITS = st.lists(st.tuples(st.sampled_from(PLAIN), st.sampled_from(["low", "high", "other", "top"]), st.floats(0, 900)), min_size=1, max_size=8)


@settings(deadline=None)
@given(EDITS)
def test_plain_pieces_move_no_product_figure(edits: list[tuple[str, str, float]]) -> None:
    project = plan()
    before = report(project, measure(project))
    for key, level, u in edits:
        host = PIECES[key].hosts[0]
        host_id = level if HOSTS[host] == "level" else "b1" if level in ("low", "high") else "b2"
        project = put(project, key, host_id, u=u)
        assert same_products(before, project)
    for one in project.pnm.placements:
        project = change(project, [one.id], u=one.u + 5.0)
        assert same_products(before, project)
        project = remove(project, [one.id])
        assert same_products(before, project)
    assert project.gondolas == plan().gondolas


def same_products(before: dict[str, Any], project: Project) -> bool:
    now = report(project, measure(project))
    # the score is no figure of products: a piece that stands in them is a fault, which costs points
    own = now.keys() - {"pnm", "score"}
    return before.keys() == now.keys() and all(now[key] == before[key] for key in own)
