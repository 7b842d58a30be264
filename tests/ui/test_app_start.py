"""What a start leaves alone."""

import gc

import pytest

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.app import spare_opened


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
