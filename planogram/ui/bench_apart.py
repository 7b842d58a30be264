"""The benchmark's window scenes, each in a process of its own: the memory it is said to take is its own. What is done in them is bench_scenes."""

import subprocess
import sys
from collections.abc import Callable, Sequence

import msgspec

from planogram.exchange.bench import Result, Said
from planogram.ui.bench_scenes import dragging, dragging_photos, looking, looking_photos, rivals
from planogram.ui.bench_start import starting
from planogram.ui.screenshot import quiet_platform

_START_ROUNDS = 5
_CHILD = "from planogram.ui.bench_apart import tell; tell()"
_PATIENCE = 300.0
_SCENES: dict[str, Callable[[int, int], list[Result]]] = {
    "drag_step panels": dragging,
    "pan_frame zoom_frame": looking,
    "drag_step_photos": dragging_photos,
    "pan_frame_photos zoom_frame_photos": looking_photos,
}
_RIVALS = "rival_load rival_drag rival_drop rival_undo"


def measure_window(sizes: Sequence[int], repeats: int, said: Said) -> list[Result]:
    """Every scene at each number of positions; the start and the rivals' scene once, at their own size."""
    results = []
    for size in sizes:
        for name in _SCENES:
            said(f"{name} {size}")
            results += _apart(name, size, repeats)
    said("start")
    results.append(starting(_START_ROUNDS))
    said(_RIVALS)
    return results + _apart(_RIVALS, 0, 0)


def _apart(name: str, size: int, repeats: int) -> list[Result]:
    command = [sys.executable, "-c", _CHILD, name, str(size), str(repeats)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE)  # noqa: S603 - our own program
    return msgspec.json.decode(ran.stdout, type=list[Result])


def tell() -> None:
    """In the process of a scene: measure it, write the results."""
    name, size, repeats = sys.argv[1:]
    quiet_platform()
    found = rivals() if name == _RIVALS else _SCENES[name](int(size), int(repeats))
    sys.stdout.write(msgspec.json.encode(found).decode())
    sys.stdout.flush()
