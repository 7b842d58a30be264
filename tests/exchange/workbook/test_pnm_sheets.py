"""The sheets PNM and PNM placements there and back: all an article says, all a placement says, and what pieces take of their shelf."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from planogram.exchange.project_file import read_project_file
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.edits.furniture import remove_levels
from planogram.model.edits.pnm import detach, new_placement, place
from planogram.model.edits.pnm_lists import change_pnm_settings
from planogram.model.find import find_level
from planogram.model.pnm import Pnm, PnmArticle
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.resources import resource
from tests.builders import two_bays

FULL = PnmArticle(
    "GLO-1", "Glorificateur", "41", "plv_perm", 250.0, 260.5, 200.0, "measured", ("SHELF_TOP", "COUNTER"), True, False, True, "PMMA", 850.0,
    "Imprim", "G-77", 34.5, 10, 5, 21, "FR", "marketing", 1095, date(2026, 1, 1), date(2028, 1, 1), "active", ("OLD-1", "OLD-2"), "glorifier",
    12.0, 30.0, "battery", "M1", 4.5, 690.0, 20.0, 31.0, 6.0, 4.0, date(2025, 3, 1), "GLO-2", ("pose.pdf", "photo.png"),
)  # fmt: skip


def dressed() -> Project:
    project = changed(two_bays(), pnm=Pnm((FULL, article_of("clip_strip", "BC", "Bande croisée"), article_of("ticket_strip", "R", "Réglette"))))
    pieces = [
        new_placement(project, "GLO-1", "SHELF_TOP", "low", u=300.0, version="Noël", valid_from=date(2026, 12, 1), locked=True),
        new_placement(project, "BC", "SHELF_EDGE", "high", u=20.0),
        new_placement(project, "R", "SHELF_EDGE", "other"),
        new_placement(project, "R", "FLOOR", "", x=1200.0, y=-30.0, rotation=90.0, quantity=3),
    ]
    return place(project, pieces)


def through(project: Project, path: Path, base: Project | None = None) -> Project:
    write_workbook(path, project, translator("fr"))
    found = read_workbook(path, base)
    assert found.refused == ()
    return found.project


def test_a_project_given_its_own_sheets_stays_as_it_is(tmp_path: Path) -> None:
    project = dressed()
    assert through(project, tmp_path / "a.xlsx", project).pnm == project.pnm


def test_a_new_project_says_the_same(tmp_path: Path) -> None:
    project = dressed()
    again = through(project, tmp_path / "a.xlsx")
    assert again.pnm.articles == project.pnm.articles
    assert len(again.pnm.placements) == 4
    level = again.gondolas[0].faces[0].bays[0].levels[0]
    glorifier, strip, *_ = again.pnm.placements
    assert (glorifier.host_id, glorifier.u, glorifier.version, glorifier.locked) == (level.id, 300.0, "Noël", True)
    assert again.gondolas[[gondola.id for gondola in again.gondolas].index(strip.offers)].name == "Bande croisée 1"
    assert again.pnm.placements[2].width == 500.0
    assert level.reserved == find_level(project, "low").level.reserved == ((300.0, 250.0),)


def test_the_whole_layer_of_the_sample_store_comes_back(tmp_path: Path) -> None:
    project, _ = read_project_file(resource("samples", "superette.planogram"))
    assert through(project, tmp_path / "a.xlsx", project).pnm == project.pnm
    again = through(project, tmp_path / "b.xlsx").pnm
    for name in ("articles", "versions", "suppliers", "campaigns", "rules", "stocks", "processes"):
        assert getattr(again, name) == getattr(project.pnm, name) != ()


def test_a_piece_on_a_shelf_nobody_knows_is_refused_and_said(tmp_path: Path) -> None:
    project = dressed()
    write_workbook(tmp_path / "a.xlsx", project, translator("fr"))
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["PNM placements"]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(2, header.index("level") + 1).value = 9
    sheet.cell(3, header.index("code") + 1).value = "RIEN"
    book.save(tmp_path / "b.xlsx")
    found = read_workbook(tmp_path / "b.xlsx", project)
    assert [(row.sheet, row.row, row.code) for row in found.refused] == [
        ("PNM placements", 2, "unknown_place"),
        ("PNM placements", 3, "unknown_pnm"),
    ]
    assert len(found.project.pnm.placements) == 2


def test_detached_pieces_and_house_rules_come_back(tmp_path: Path) -> None:
    project = dressed()
    by_hand = detach(project, [project.pnm.placements[1].id])
    project = change_pnm_settings(remove_levels(by_hand, ["other"]), rotation_high=8.0, validity_short=60)
    assert [one.reason for one in project.pnm.detached] == ["by_hand", "host_gone"]
    assert through(project, tmp_path / "a.xlsx", project).pnm == project.pnm
    again = through(project, tmp_path / "b.xlsx").pnm
    assert again.settings == project.pnm.settings
    assert [(one.reason, one.placement.host_id) for one in again.detached] == [("by_hand", "high"), ("host_gone", "other")]


def test_a_list_that_tells_of_no_detached_piece_removes_none_and_one_that_lists_it_puts_it_back(tmp_path: Path) -> None:
    project = dressed()
    loose = detach(project, [project.pnm.placements[2].id])
    bare = changed(project, pnm=changed(project.pnm, placements=loose.pnm.placements))
    write_workbook(tmp_path / "a.xlsx", bare, translator("fr"))
    assert read_workbook(tmp_path / "a.xlsx", loose).project.pnm == loose.pnm
    back = through(project, tmp_path / "b.xlsx", loose).pnm
    assert back.detached == () and set(back.placements) == set(project.pnm.placements)
