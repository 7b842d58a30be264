"""Edits at random through the real session code, the same for the same seed. Run as a program: edits until it is killed, recording.

python random_edits.py SEED FOLDER BASE_FILE   prints `edit N SECONDS` after each committed edit
"""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from planogram.model.edits import positions as edits
from planogram.model.find import walk_levels, walk_positions
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from tests.builders import bay, gondola, level, position, product, project

LEVELS, PER_LEVEL = 12, 25


def shop() -> Project:
    """300 positions of 30 products on 12 levels."""
    products = tuple(product(f"p{index}", 40.0 + index) for index in range(30))
    levels = [
        level(f"l{row}", *(position(f"x{row}-{index}", f"p{(row + index) % 30}") for index in range(PER_LEVEL)), elevation=150.0 * row)
        for row in range(LEVELS)
    ]
    return project(gondola("g", bay("b1", *levels[: LEVELS // 2]), bay("b2", *levels[LEVELS // 2 :])), products=products)


def random_edits(document: Document, seed: int) -> Iterator[int]:
    """Edit the document for ever: facings, moves, gestures, undo, redo. Yields the number of each committed change."""
    chance = random.Random(seed)
    ids = [place.id for _, place in walk_positions(document.project)]
    levels = [place.level.id for place in walk_levels(document.project)]
    number = 0
    while True:
        number += 1
        _edit(document, chance, ids, levels, number)
        yield number


def _edit(document: Document, chance: random.Random, ids: list[str], levels: list[str], number: int) -> None:
    kind = chance.choice(("facings", "move", "gesture", "undo", "redo"))
    if kind == "undo":
        document.undo()
    elif kind == "redo":
        document.redo()
    picked = chance.sample(ids, 3)
    if kind == "gesture":
        gesture = document.start_gesture(Label("edit.move"))
        for _ in range(4):
            gesture.show(edits.move(gesture.base, picked, chance.choice(levels), chance.randrange(30)))
        gesture.commit()
    elif kind == "move":
        document.do(Label("edit.move"), edits.move(document.committed, picked, chance.choice(levels), chance.randrange(30)))
    elif kind == "facings":
        document.do(Label("edit.facings"), edits.add_facings(document.committed, picked, wide=chance.choice((-1, 1, 2))))
    # every edit leaves its number in the project, so that what is found can be told
    document.do(Label("edit.number"), changed(document.committed, name=f"Test {number}"))


def main(seed: str, base: str) -> None:
    from platformdirs import user_state_path

    from planogram.exchange.files import document_of, open_file
    from planogram.session.recovery import Recorder

    document = document_of(open_file(Path(base)), Path(base))
    Recorder(document, user_state_path("planogram") / "recovery")
    for number in random_edits(document, int(seed)):
        print("edit", number, time.monotonic(), flush=True)
        time.sleep(0.002)


if __name__ == "__main__":
    main(*sys.argv[1:])
