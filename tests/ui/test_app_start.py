import gc

import pytest

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.app import spare_opened, started


@pytest.fixture(autouse=True)
def _as_before() -> object:
    yield
    gc.unfreeze()
    gc.enable()


def test_waste_is_collected_again_once_started_and_what_is_there_is_spared() -> None:
    gc.disable()
    before = gc.get_freeze_count()
    started()
    assert gc.isenabled() and gc.get_freeze_count() > before


def test_an_opened_project_is_spared_and_another_face_changes_nothing() -> None:
    workbench = Workbench(Document(Project()))
    spare_opened(workbench)
    gc.unfreeze()
    workbench.show_face("g", "A")
    assert gc.get_freeze_count() == 0
    workbench.replace(Document(Project(name="another")))
    assert gc.get_freeze_count() > 0
