"""The picture of a level is mended where a block changed: not a pixel of what was there may stay, nor one of what stands beside it go."""

import random

from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.model.edits.positions import add_facings, remove
from planogram.model.find import walk_positions
from planogram.model.scenes import scene
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.canvas.view import ElevationView
from planogram.ui.theme import load_fonts


def shown(qtbot: QtBot) -> tuple[Workbench, ElevationView]:
    """A hundred blocks, small enough that words reach beyond them."""
    load_fonts()
    workbench = Workbench(Document(scene(100)))
    view = ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    qtbot.waitExposed(view)
    view.zoom_by(0.2 / view.zoom)
    qtbot.waitUntil(view.settled)
    return workbench, view


def test_letters_that_reach_beyond_their_block_are_painted_whole(qtbot: QtBot) -> None:
    workbench, view = shown(qtbot)
    chance, differing = random.Random(1), []
    for step in range(25):
        chosen = chance.choice([position.id for _, position in walk_positions(workbench.project)])
        after = add_facings(workbench.project, [chosen], 1) if chance.random() < 0.6 else remove(workbench.project, [chosen])
        workbench.document.do(Label("edit.facings"), after)
        view.sync()
        patched = view.grab().toImage()
        for picture in view._mirror.pictures:
            picture.forget()
        if step and view.grab().toImage() != patched:  # the first shows the ruler anew
            differing.append(step)
    assert differing == []


def test_a_picture_brought_back_is_the_one_from_before(qtbot: QtBot) -> None:
    workbench, view = shown(qtbot)
    document, chance = workbench.document, random.Random(2)
    ids = [position.id for _, position in walk_positions(workbench.project)]
    document.do(Label("edit.facings"), add_facings(workbench.project, [ids[0]], 1))  # the first shows the ruler anew
    for steps in (1, 3, 2):
        view.sync()
        pictures = [view.grab().toImage()]
        for _ in range(steps):
            document.do(Label("edit.facings"), add_facings(workbench.project, [chance.choice(ids[:25])], 1))
            view.sync()
            pictures.append(view.grab().toImage())
        for picture in pictures[-2::-1]:
            document.undo()
            view.sync()
            assert view.grab().toImage() == picture
