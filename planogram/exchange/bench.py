"""The benchmark's clock, and the scenes that need no window: edit to figures, open, save. It measures; it never judges."""

import gc
import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from planogram.exchange.files import open_file
from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT
from planogram.model.edits.positions import add_facings
from planogram.model.find import walk_positions
from planogram.model.scenes import scene
from planogram.resources import resource
from planogram.session.document import Document
from planogram.session.history import Label

WARM_UP = 3
SAMPLE_SECONDS = 5.0
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
Said = Callable[[str], None]


class Lap(NamedTuple):
    """How long one step took, ms: by the clock on the wall, and by the work of this process."""

    wall: float
    cpu: float


class Result(msgspec.Struct, frozen=True):
    """One scene at one size. Times in ms over the laps, on the wall; `peak_mb` is the most memory the process held in it, None where unknown.

    `gap`: of a proposal, the part of its value above a bound no plan can beat.
    `cpu_ms` is the median work of the process: on a busy machine the wall clock waits for others, this does not.
    """

    name: str
    positions: int
    median_ms: float
    p95_ms: float
    peak_mb: float | None
    cpu_ms: float = 0.0
    gap: float | None = None


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value with at least `part` of the values at or below it.

    >>> percentile([5.0, 1.0, 4.0, 2.0, 3.0], 0.5), percentile([1.0, 2.0], 0.95)
    (3.0, 2.0)
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(part * 1000) * len(ordered) // 1000) - 1))]


def clock(name: str, positions: int, call: Callable[[int], object], repeats: int, warm_up: int = WARM_UP) -> Result:
    """`call(n)` timed `repeats` times after `warm_up` untimed ones; the collector rests meanwhile, as it does in a short gesture."""
    for n in range(warm_up):
        call(n)
    gc.collect()
    gc.disable()
    try:
        forget_peak()
        return result(name, positions, [lap(lambda n=n: call(warm_up + n)) for n in range(repeats)])  # type: ignore[misc]
    finally:
        gc.enable()


def lap(act: Callable[[], object]) -> Lap:
    """`act` done once."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Lap((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)


def result(name: str, positions: int, laps: Sequence[Lap]) -> Result:
    """Median and 95th percentile of the laps."""
    walls, work = [one.wall for one in laps], [one.cpu for one in laps]
    median, p95 = round(percentile(walls, 0.5), 3), round(percentile(walls, 0.95), 3)
    return Result(name, positions, median, p95, peak_mb(), round(percentile(work, 0.5), 3))


def forget_peak() -> None:
    """Start the memory's high-water mark anew, where the system can."""
    try:
        _CLEAR.write_text("5")
    except OSError:
        return


def peak_mb() -> float | None:
    """The most memory this process has held since the mark was last set, in MB; None on systems that do not tell."""
    try:
        found = re.search(r"VmHWM:\s*(\d+)", _STATUS.read_text())
    except OSError:
        return None
    return round(int(found[1]) / 1024, 1) if found else None


def measure_engine(sizes: Sequence[int], repeats: int, said: Said) -> list[Result]:
    """edit_to_figures, open and save at each number of positions; `said` hears the name of each scene before it runs."""
    results = []
    for size in sizes:
        for name, call in (("edit_to_figures", edit_to_figures), ("open", opening), ("save", saving)):
            said(f"{name} {size}")
            results.append(call(size, repeats))
    return results


def measure_optimiser(said: Said) -> list[Result]:
    """Time to the first proposal, to one within 1 % of the bound and to the best, with their gaps, for the sample of 118 products and
    generated faces of 50, 200 and 800.
    """
    from planogram.optimise.bench import generated, trials  # not loaded where the start is timed: the program's own start needs none of it

    sample = open_file(resource("samples", "retail_small.xlsx")).project
    asked = {"retail_small": (sample, PROJECT, SAMPLE_SECONDS), **generated()}
    results = []
    for one in trials(asked, said):
        for when, moment in (("first", one.first), ("near", one.near), ("best", one.best)):
            if moment is not None:
                time_ms, cpu_ms = round(moment.seconds * 1000, 3), round(moment.cpu_s * 1000, 3)
                results.append(Result(f"{when}_{one.name}", one.products, time_ms, time_ms, peak_mb(), cpu_ms, round(moment.gap, 5)))
    return results


def edit_to_figures(size: int, repeats: int) -> Result:
    """One facing more on a random position of a session, then every figure of every product and the totals."""
    document = Document(scene(size))
    ids = [position.id for _, position in walk_positions(document.project)]
    chance = random.Random(size)

    def step(_: int) -> None:
        document.do(Label("edit.facings"), add_facings(document.project, [chance.choice(ids)], wide=1))
        measure(document.project).compute_all()

    return clock("edit_to_figures", size, step, repeats)


def opening(size: int, repeats: int) -> Result:
    """The project file read, checked and decoded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.planogram"
        write_project_file(path, scene(size), {})
        return clock("open", size, lambda _: read_project_file(path), repeats)


def saving(size: int, repeats: int) -> Result:
    """The project file written in one piece, flushed to the disk."""
    project = scene(size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.planogram"
        return clock("save", size, lambda _: write_project_file(path, project, {}), repeats)
