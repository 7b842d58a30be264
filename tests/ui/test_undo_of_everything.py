"""Undo goes back over anything: an import, furniture, positions, a pasted table, a branch that was kept; and redo forward again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from planogram.model.project import Project
from planogram.session import branches
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.position_rows import COLUMNS
from planogram.ui.panels.positions_model import PositionsModel
from planogram.ui.settings import Settings
from tests.builders import two_bays


def test_every_kind_of_step_is_undone_and_done_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Workbench(Document(two_bays())), Settings())
    qtbot.addWidget(window)
    window.files.may_leave = lambda: True  # type: ignore[method-assign]
    document, selection = window.workbench.document, window.workbench.selection
    sales = tmp_path / "sales.csv"
    sales.write_text("product_id,quantity,revenue\na,99,990\n", encoding="utf-8")
    values: list[Project] = [document.committed]

    def did() -> None:
        assert document.committed is not values[-1]
        values.append(document.committed)

    assert window.files.import_path(sales)
    did()
    selection.set((), "b1")
    for verb in ("add_level", "duplicate_bay", "mirror_face", "remove_bay"):
        window.run(f"furniture.{verb}")
        did()
    selection.set(["a2"])
    window.run("edit.delete")
    did()
    model = PositionsModel(window.workbench, window.translator)
    model.refresh()
    assert model.paste(model.rows[:1], (COLUMNS[COLUMNS.index("wide")],), "9")
    did()
    tried = branches.begin_branch(document, "Essai")
    selection.set([model.rows[0].position.id])
    window.run("shelf.wider")
    branches.keep_branch(document, tried.id)
    did()
    for value in reversed(values[:-1]):
        window.run("edit.undo")
        assert document.committed is value
    assert not document.undo()
    for value in values[1:]:
        window.run("edit.redo")
        assert document.committed is value
