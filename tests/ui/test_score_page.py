"""The score in the window: number, parts, what costs points with a click to the shelf, the explanation, and plans side by side."""

import pytest
from PySide6.QtCore import Qt

from planogram.i18n import translator
from planogram.metrics.checks import check_with
from planogram.metrics.score import SCORE_PARTS, score_of
from planogram.model.edits.positions import remove
from planogram.session.history import Label
from planogram.ui.analysis.score import ScorePage
from planogram.ui.compare.figure_rows import total_rows
from planogram.ui.main_window import MainWindow
from tests import builders

pytestmark = pytest.mark.window


def page_of(window: MainWindow) -> ScorePage:
    window.show()
    window.run("analysis.score")
    window.live.flush()
    page = window.analysis.page()
    assert isinstance(page, ScorePage)
    return page


def test_the_score_is_the_one_computed_and_follows_edits(shop_window: MainWindow) -> None:
    page, workbench = page_of(shop_window), shop_window.workbench

    def expected() -> str:
        value = score_of(workbench.project, check_with(workbench.project, None), page.scope).value
        assert value is not None
        return translator("fr").number(value)

    assert page.number.text() == expected() and [row.ref for row in page.parts.cells.rows] == list(SCORE_PARTS)
    ids = [position.id for bay in workbench.face[1].bays for level in bay.levels for position in level.positions][:1]  # type: ignore[index]
    workbench.document.do(Label("edit.delete"), remove(workbench.project, ids))
    shop_window.live.flush()
    assert page.number.text() == expected()


def test_a_part_narrows_what_costs_points_and_a_click_goes_to_the_shelf(shop_window: MainWindow) -> None:
    page = page_of(shop_window)
    products = [row.ref.partition(":")[2] for row in page.losses.cells.rows if row.ref.startswith("product:")]
    page._pick_loss((f"product:{products[0]}",))
    standing = {position.product for bay in shop_window.workbench.face[1].bays for level in bay.levels for position in level.positions}  # type: ignore[index]
    assert products[0] in standing and shop_window.workbench.selection.ids
    page._pick_part(("occupation",))
    assert {row.ref.partition(":")[0] for row in page.losses.cells.rows} == {"level"}
    level = page.losses.cells.rows[0].ref
    page._pick_loss((level,))
    assert shop_window.workbench.selection.part == level.partition(":")[2]
    page.how.setChecked(True)
    assert translator("fr")("indicator.score_occupation.formula") in page.card.text.replace("&#x27;", "'")
    page._pick_part(("occupation",))
    assert translator("fr")("indicator.score.name") in page.card.text


def test_plans_side_by_side_show_their_scores() -> None:
    project = builders.two_bays()
    rows = {row.key: row for row in total_rows([project, remove(project, ["c1"])], translator("fr"))}
    values = [score_of(one, check_with(one, None)).value for one in (project, remove(project, ["c1"]))]
    assert list(rows["score"].values) == values and rows["score"].texts[0].replace(",", "").isdigit()
    assert {f"score_{part}" for part in SCORE_PARTS} <= set(rows)


def test_titles_of_the_tables_are_read_whole_under_the_mouse(shop_window: MainWindow) -> None:
    model, across = page_of(shop_window).losses.cells, Qt.Orientation.Horizontal
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) == model.headerData(0, across) == "Ce qui coûte des points"
