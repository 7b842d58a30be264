"""How fast the floor is with 300 pieces: widths after one moved, everything from scratch, the walks. Run from the checkout; it judges nothing.

`python scripts/bench_floor.py [PIECES]` prints wall and processor time, ms, median and 95th percentile.
"""

import sys

from planogram.exchange.bench import clock
from planogram.metrics.floor import strips
from planogram.metrics.floor.aisles import aisles
from planogram.metrics.floor.findings import width_findings
from planogram.metrics.floor.reach import dead_ends, exits_reached, turning_gaps, unreached_faces
from planogram.metrics.floor.walks import walk
from planogram.model.edits.store import move_pieces
from planogram.model.furniture import new_gondola
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Store, StoreShape

ACROSS, PITCH_X, PITCH_Y = 15, 7000.0, 3000.0


def shop(pieces: int, shift: float = 0.0) -> Project:
    """Rows of double gondolas with end caps in one hall; `shift` makes it a floor nobody has looked at."""
    gondolas = tuple(new_gondola("double_gondola", f"G{n}") for n in range(pieces))
    rows = -(-pieces // ACROSS)
    right, top = ACROSS * PITCH_X + 2000.0, rows * PITCH_Y + 4000.0
    shapes = (
        StoreShape("outline", ((0.0, 0.0), (right, 0.0), (right, top), (0.0, top))),
        StoreShape("door", ((100.0, 0.0), (2100.0, 0.0))),
        StoreShape("exit", ((right - 2100.0, 0.0), (right - 100.0, 0.0))),
    )
    placed = tuple(FloorPlacement(one.id, 4000.0 + n % ACROSS * PITCH_X + shift, 3000.0 + n // ACROSS * PITCH_Y) for n, one in enumerate(gondolas))
    return Project(gondolas=gondolas, store=Store(shapes, (), placed))


def everything(project: Project) -> None:
    """Every rule of the floor that needs no walks."""
    list(width_findings(project))
    exits_reached(project), unreached_faces(project), dead_ends(project), turning_gaps(project)


def main(pieces: int) -> None:
    """Measure and print."""
    project = shop(pieces)
    middle = project.gondolas[pieces // 2].id
    aisles(project)
    moved = clock("width check after one move", pieces, lambda n: aisles(move_pieces(project, [middle], 10.0 + n * 13.0, n * 7.0)), 30)

    unseen = [shop(pieces, 1.0 + n) for n in range(6)]

    def scratch(n: int) -> None:
        strips._last.clear()
        everything(unseen[n])

    whole = clock("everything from scratch", pieces, scratch, 5, 1)
    walked = clock("walks of a new floor", pieces, lambda n: walk(move_pieces(project, [middle], 1.0 + n, 0.0)), 5, 1)
    for one in (moved, whole, walked):
        sys.stdout.write(
            f"{one.name:30} {one.positions} pieces: median {one.median_ms:8.1f}, p95 {one.p95_ms:8.1f}, processor {one.cpu_ms:8.1f} ms\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
