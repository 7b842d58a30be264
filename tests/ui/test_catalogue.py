"""The Catalogue panel in the real window: its filters and its tips."""

from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui.main_window import MainWindow
from tests import builders

_LABEL = Label("edit.property")


def _of_families(*families: str) -> Project:
    project = builders.two_bays()
    return changed(project, products=tuple(changed(one, family=family) for one, family in zip(project.products, families, strict=True)))


def test_a_family_that_another_project_has_not_filters_it_no_more(window: MainWindow) -> None:
    window.files.show(Document(_of_families("Thé", "Riz", "Riz")))
    catalogue = window.catalogue
    family = catalogue.filters["family"]
    family.setCurrentIndex(family.findData("Riz"))
    assert len(catalogue.model.rows) == 2
    window.workbench.document.do(_LABEL, changed(window.workbench.project, name="x"))
    window.live.flush()
    assert (family.currentData(), len(catalogue.model.rows)) == ("Riz", 2), "an edit leaves the filter as it is"
    window.files.show(Document(_of_families("Eau", "Eau", "Sel")))
    assert (family.currentData(), len(catalogue.model.rows)) == ("", 3)


def test_filters_stay_in_another_language(window: MainWindow) -> None:
    state = window.catalogue.filters["state"]
    state.setCurrentIndex(state.findData("absent"))
    before = window.catalogue.model.rows
    window.set_language("en")
    window.live.flush()
    assert (state.currentData(), state.currentText()) == ("absent", window.translator("catalogue.state.absent"))
    assert window.catalogue.model.rows == before
