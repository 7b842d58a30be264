"""What a start leaves alone."""

import gc
import weakref
from pathlib import Path

import pytest

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.app import protect, spare_opened
from planogram.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def _as_before() -> object:
    yield
    gc.unfreeze()


def test_an_opened_project_is_spared_and_another_face_changes_nothing() -> None:
    workbench = Workbench(Document(Project()))
    spare_opened(workbench)
    gc.unfreeze()
    workbench.show_face("g", "A")
    assert gc.get_freeze_count() == 0
    workbench.replace(Document(Project(name="another")))
    assert gc.get_freeze_count() > 0


@pytest.mark.window
def test_a_document_that_was_left_is_gone_at_once(window: MainWindow, tmp_path: Path) -> None:
    protect(window, tmp_path)
    spare_opened(window.workbench)
    for name in ("one", "two"):  # the second was opened, shown, edited and recorded like any
        window.files.show(Document(Project(name=name)))
        window.workbench.document.do(Label("edit.rename"), Project(name=f"{name} again"))
        window.live.flush()
    left = weakref.ref(window.workbench.document)
    window.files.show(Document(Project(name="three")))
    # spared things are never looked through for waste: what kept one another would stay for good, each with all its steps
    assert left() is None
