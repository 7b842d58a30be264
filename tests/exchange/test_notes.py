"""Notes on paper, in pictures and in the project file: printed when their layer is, once each, escaped, never lost."""

import io
import xml.etree.ElementTree as Tree
from pathlib import Path

from planogram.draw.theme import LIGHT
from planogram.exchange.image import face_drawing, write_png, write_svg
from planogram.exchange.pdf.drawing import drawing_size, fitting_scale
from planogram.exchange.pdf.planogram import write_pdf
from planogram.exchange.pdf.setup import PrintSetup
from planogram.exchange.pdf.sheets import drawn_box, sheets_of
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.edits import notes
from planogram.model.layout import face_layout
from planogram.model.note import Note
from planogram.model.project import Project
from planogram.session import branches, publishing
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.container import Contents
from tests.builders import two_bays
from tests.exchange.paper import pages_text, text_sizes

T = translator("fr")
NOTES = (Note("n", "g", "A", 100.0, 900.0, 400.0, "Stop-rayon"), Note("m", "g", "A", 1100.0, 900.0, 300.0, "<b>&Bac</b>"))


def noted() -> Project:
    return notes.add_notes(two_bays(), NOTES)


def printed(**setup: object) -> bytes:
    target = io.BytesIO()
    write_pdf(target, noted(), T, setup=PrintSetup(product_list=False, **setup))  # type: ignore[arg-type]
    return target.getvalue()


def test_on_paper_when_the_layer_is_printed() -> None:
    pdf = printed()
    text = "".join(pages_text(pdf))
    assert text.count("Stop-rayon") == 1 and text.count("<b>&Bac</b>") == 1
    assert min(text_sizes(pdf)) >= 5.99
    assert "Stop-rayon" not in "".join(pages_text(printed(notes=False)))


def test_on_sheets_of_one_bay_each_note_is_on_its_own() -> None:
    first, second = pages_text(printed(per="bay"))
    assert ("Stop-rayon" in first, "Bac" in first) == (True, False)
    assert ("Stop-rayon" in second, "Bac" in second) == (False, True)


def test_in_pictures() -> None:
    target = io.BytesIO()
    write_svg(target, noted(), T)
    found = [element.text for element in Tree.fromstring(target.getvalue()).iter("{http://www.w3.org/2000/svg}text")]
    assert "Stop-rayon" in found and "<b>&Bac</b>" in found
    plain, with_notes = io.BytesIO(), io.BytesIO()
    write_png(plain, two_bays(), T, width_px=300)
    write_png(with_notes, noted(), T, width_px=300)
    assert plain.getvalue() != with_notes.getvalue()


def test_in_the_file_its_versions_and_branches(tmp_path: Path) -> None:
    document = Document(noted())
    publishing.publish(document)
    branches.begin_branch(document, "autre")
    document.do(Label("edit.remove_note"), notes.remove_notes(document.project, ["n"]))
    path = tmp_path / "a.planogram"
    write_contents(path, Contents(document.committed, {}, document.versions, branches=document.kept_branches))
    back = read_contents(path)
    assert [note.id for note in back.project.notes] == ["m"]
    assert back.versions[0].project.notes == NOTES
    assert any(version.project.notes == NOTES for version in back.branches.others)


def test_a_workbook_that_comes_back_leaves_notes_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, noted(), T)
    assert read_workbook(path, noted()).project.notes == NOTES


def test_a_note_that_hangs_beside_or_above_the_furniture_is_whole_on_pictures_and_on_paper() -> None:
    beside = (Note("l", "g", "A", -350.0, 900.0, 300.0, "À gauche"), Note("r", "g", "A", 1400.0, 900.0, 400.0, "À droite"))
    plan = notes.add_notes(two_bays(), (*beside, Note("t", "g", "A", 100.0, 2100.0, 300.0, "Au-dessus")))
    layout = face_layout(plan, "g", "A")
    for left, _, right, top in (drawn_box(plan, layout), face_drawing(plan, T, "g", "A", LIGHT)[1]):
        assert left <= -350.0 and right >= 1800.0 and top >= 2100.0
    assert drawn_box(plan, layout, notes=False) == drawn_box(two_bays(), layout)
    setup, room = PrintSetup(), (500.0, 400.0)
    (sheet,) = sheets_of(plan, plan.gondolas[0], plan.gondolas[0].faces[0], setup, room)
    n = fitting_scale(plan, [sheet], setup, room, T)
    assert drawing_size(plan, sheet, setup, n, T) <= room and n > fitting_scale(two_bays(), [sheet], setup, room, T)
    far = notes.add_notes(two_bays(), (Note("f", "g", "A", 90_000.0, 900.0, 300.0, "Perdue"),))
    assert drawn_box(far, layout)[2] < 5000.0, "a note lost far away does not make all else tiny"
