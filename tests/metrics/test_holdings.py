"""What counts as blocks merely moved about on their face: then, and only then, the face's figures need no new sum."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.holdings import same_holdings
from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.positions import add_facings, change, fresh_copies, insert, move, remove
from planogram.model.edits.products import change_product
from planogram.model.find import find_level, walk_levels, walk_positions
from planogram.model.fixture import Face
from planogram.model.project import Project
from planogram.model.values import changed
from tests import builders

TOTALS = ("developed_linear", "linear_use", "productivity", "used_linear", "revenue")


def two_faces() -> Project:
    """`two_bays` with a face B that carries `back` of product a."""
    project = builders.two_bays()
    back = builders.bay("b3", builders.level("rear", builders.position("back", "a")))
    gondola = changed(project.gondolas[0], faces=(*project.gondolas[0].faces, Face("B", (back,))))
    return changed(project, gondolas=(gondola,))


@pytest.mark.parametrize(
    ("ids", "level", "index"), [(("a1",), "other", 1), (("b1p",), "low", 0), (("a1", "c1"), "top", 0), (("c1",), "low", 2), (("a2",), "high", 0)]
)
def test_blocks_moved_on_their_face_are_the_same_holdings(ids: tuple[str, ...], level: str, index: int) -> None:
    project = two_faces()
    after = move(project, ids, level, index)
    assert after is not project and same_holdings(project, after) and same_holdings(after, project)


def test_a_place_of_ones_own_is_none_of_the_holdings() -> None:
    project = two_faces()
    assert same_holdings(project, change(project, ("a1",), gap_before=40.0))
    assert same_holdings(project, change(project, ("a1", "b1p"), x=40.0))


def test_everything_else_is_another_holding() -> None:
    project = two_faces()
    level = find_level(project, "low").level
    wider = changed(project.gondolas[0].faces[0].bays[0], width=1200.0)
    lower = changed(project.gondolas[0].faces[0].bays[1], levels=project.gondolas[0].faces[0].bays[1].levels[:1])

    def with_bay(n: int, bay: object) -> Project:
        face = project.gondolas[0].faces[0]
        bays = tuple(bay if k == n else one for k, one in enumerate(face.bays))
        return changed(project, gondolas=(changed(project.gondolas[0], faces=(changed(face, bays=bays), project.gondolas[0].faces[1])),))

    for after in (
        add_facings(project, ("a1",), wide=1),
        change(project, ("a1",), orientation="side"),
        remove(project, ("a1",)),
        insert(project, "top", 0, fresh_copies(level.positions[:1])),
        move(project, ("a1",), "rear", 0),
        changed(project, sales=project.sales[:1]),
        changed(project, settings=changed(project.settings, visible_cm=12.0)),
        change_product(project, "a", width=90.0),
        changed(project, gondolas=(changed(project.gondolas[0], name="other"),)),
        changed(project, gondolas=()),
        with_bay(0, wider),
        with_bay(1, lower),
    ):
        assert not same_holdings(project, after)


@given(data=st.data())
def test_figures_of_every_face_are_equal_when_holdings_are(data: st.DataObject) -> None:
    project = two_faces()
    for _ in range(data.draw(st.integers(1, 4))):
        ids = [position.id for _, position in walk_positions(project)]
        levels = [place.level for place in walk_levels(project)]
        chosen, target = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(levels))
        after = (
            add_facings(project, (chosen,), wide=1)
            if data.draw(st.booleans()) and data.draw(st.booleans())
            else move(project, (chosen,), target.id, data.draw(st.integers(0, len(target.positions))))
        )
        if same_holdings(project, after):
            for side in ("A", "B"):
                old, new = measure(project, face_scope("g", side)), measure(after, face_scope("g", side))
                for key in TOTALS:
                    was, now = old.total(key), new.total(key)
                    assert was == now or math.isclose(float(was or 0.0), float(now or 0.0), rel_tol=1e-12)
        project = after
