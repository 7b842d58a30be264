"""Pieces are where their hosts are, and what was not touched stays the same object."""

from datetime import date

import pytest

from planogram.model.edits.furniture import change_levels
from planogram.model.edits.pnm import change, new_placement, place
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement, PnmVersion
from planogram.model.pnm_catalogue import FAMILIES, HOSTS, NATURES, PIECES, article_of, piece_of
from planogram.model.pnm_layout import PnmBox, of_bay, pieces_of_bay, pieces_on_face
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays


def dressed(*keys: str) -> Project:
    """The two bays with an article of each of these kinds, its code the kind's name."""
    return changed(two_bays(), pnm=Pnm(tuple(article_of(key, key, key.title()) for key in keys)))


def with_piece(key: str, host: str, host_id: str, **fields: object) -> Project:
    project = dressed(key)
    return place(project, [new_placement(project, key, host, host_id, **fields)])  # type: ignore[arg-type]


def box_of(project: Project) -> PnmBox:
    (box,) = pieces_on_face(project, "g", "A")
    return box


def test_every_piece_of_the_glossary_names_known_families_hosts_and_natures() -> None:
    assert len(PIECES) > 60
    for piece in PIECES.values():
        assert piece.family in FAMILIES
        assert piece.nature in NATURES
        assert set(piece.hosts) <= set(HOSTS)
        assert bool(piece.hosts) == (piece.layer != "consumable")
        assert min(piece.width, piece.height, piece.depth) > 0


def test_an_article_without_kind_looks_like_its_family() -> None:
    assert piece_of(PnmArticle("x", "X", family="35")).key == "kakemono"
    assert piece_of(PnmArticle("x", "X", family="22")).family == "22"
    assert piece_of(PnmArticle("x", "X")).key == "poster_holder"


@pytest.mark.parametrize(
    ("key", "host", "host_id", "expected"),
    [
        # the level `high` is at 900, 30 thick, 500 deep, in the first bay, 1000 wide and 1800 high
        ("ticket_strip", "SHELF_EDGE", "high", (0, 862, 1000, 39, 500, 505)),
        ("shelf_stopper", "SHELF_EDGE", "high", (200, 870, 2, 200, 500, 600)),
        ("wobbler", "SHELF_EDGE", "high", (200, 898, 80, 80, 619, 620)),
        ("glorifier", "SHELF_TOP", "high", (200, 900, 250, 250, 300, 500)),
        ("header", "TOP", "b1", (0, 1800, 1000, 300, 490, 500)),
        ("side_kick", "SIDE", "b1", (-127, 500, 127, 914, 200, 556)),
        ("totem", "FLOOR", "b2", (1200, 0, 500, 1800, 500, 900)),
        ("kakemono", "CEILING", "g/A", (200, 600, 800, 2000, 499, 500)),
        ("flag", "POST", "b1", (196, 1300, 8, 450, 500, 800)),
    ],
)
def test_a_piece_stands_in_the_frame_of_its_host(key: str, host: str, host_id: str, expected: tuple[float, ...]) -> None:
    box = box_of(with_piece(key, host, host_id, u=200.0))
    assert (box.x, box.y, box.width, box.height, box.back, box.front) == expected


def test_a_piece_follows_its_shelf() -> None:
    project = with_piece("wobbler", "SHELF_EDGE", "high")
    before, after = box_of(project), box_of(change_levels(project, ["high"], elevation=1000.0))
    assert after.y == before.y + 100.0


def test_the_host_must_be_of_the_part_its_code_says() -> None:
    project = dressed("wobbler")
    project = place(project, [PnmPlacement("p", "wobbler", "SHELF_EDGE", "b1")])
    assert pieces_on_face(project, "g", "A") == ()


def test_an_edit_of_one_piece_leaves_the_other_bays_as_they_were() -> None:
    project = dressed("wobbler")
    project = place(project, [new_placement(project, "wobbler", "SHELF_EDGE", level, u=50.0) for level in ("low", "high", "other")])
    first, second = project.gondolas[0].faces[0].bays
    moved = change(project, [project.pnm.placements[2].id], u=60.0)
    assert of_bay(moved, first) is of_bay(project, first)
    assert of_bay(moved, second) is not of_bay(project, second)
    assert pieces_of_bay(moved, first) is pieces_of_bay(project, first)


def test_on_a_day_only_what_is_valid_hangs() -> None:
    project = dressed("wobbler")
    version = PnmVersion("wobbler", "Noël", valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 24))
    project = changed(project, pnm=changed(project.pnm, versions=(version,)))
    pieces = [
        new_placement(project, "wobbler", "SHELF_EDGE", "low", version="Noël"),
        new_placement(project, "wobbler", "SHELF_EDGE", "low", valid_to=date(2026, 11, 30)),
        new_placement(project, "wobbler", "SHELF_EDGE", "low"),
    ]
    project = place(project, pieces)

    def there(day: date | None) -> list[int]:
        return [project.pnm.placements.index(box.placement) for box in pieces_on_face(project, "g", "A", day)]

    assert there(None) == [0, 1, 2]
    assert there(date(2026, 11, 30)) == [1, 2]
    assert there(date(2026, 12, 24)) == [0, 2]
    assert there(date(2026, 12, 25)) == [2]


def test_an_old_code_finds_its_article() -> None:
    article = changed(article_of("wobbler", "W1", "Wobbler"), old_codes=("W0",))
    project = changed(two_bays(), pnm=Pnm((article,)))
    project = place(project, [PnmPlacement("p", "W0", "SHELF_EDGE", "low")])
    assert box_of(project).article is article
