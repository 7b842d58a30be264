"""The command line run in this process, with a window that writes down what it was asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from planogram.cli.app import run
from planogram.exchange.bench import Result
from planogram.exchange.files import Opened
from planogram.exchange.project_file import write_project_file
from tests.builders import two_bays


@dataclass
class NotedWindow:
    """Notes the calls; the real window is driven in tests/ui."""

    calls: list[tuple[object, ...]] = field(default_factory=list)

    def edit(self, path: Path | None, language: str | None) -> int:
        self.calls.append(("edit", path, language))
        return 0

    def screenshot(self, opened: Opened, source: Path, out: Path, size: tuple[int, int], language: str, theme: str) -> None:
        self.calls.append(("screenshot", opened.project.name, source, out, size, language, theme))

    def bench(self, sizes: Sequence[int], repeats: int, said: Callable[[str], None]) -> list[Result]:
        self.calls.append(("bench", tuple(sizes), repeats))
        return [Result("drag_step", size, 1.0, 2.0, None) for size in sizes]


@dataclass
class Terminal:
    """What came of one run."""

    code: int
    out: str
    err: str
    window: NotedWindow

    @property
    def line(self) -> str:
        """The one line on stderr of a run that was not done."""
        assert self.code == 2
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Planogram = Callable[..., Terminal]


@pytest.fixture
def planogram(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Planogram:
    """`planogram("metrics", path)` runs the command line on a French system."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    def call(*words: object) -> Terminal:
        window = NotedWindow()
        code = run([str(word) for word in words], window)
        return Terminal(code, *capsys.readouterr(), window)

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small project file."""
    path = tmp_path / "plan.planogram"
    write_project_file(path, two_bays(), {})
    return path
