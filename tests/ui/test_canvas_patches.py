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


def test_letters_that_reach_beyond_their_block_are_painted_whole(qtbot: QtBot) -> None:
    load_fonts()
    workbench = Workbench(Document(scene(100)))
    view = ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    qtbot.waitExposed(view)
    view.zoom_by(0.2 / view.zoom)
    qtbot.waitUntil(view.settled)
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
