"""What the program remembers of its user between two starts: language, theme, recent files, layout. One small JSON file; never part of a project."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_config_path

from planogram.i18n import LANGUAGES, system_language
from planogram.storage.atomic import write_atomically
from planogram.storage.places import settled

RECENT_LIMIT = 10
DEFAULT_COLUMNS = (
    "facings",
    "developed_linear",
    "is_revenue",
    "is_margin",
    "linear_share",
    "revenue",
    "margin",
    "quadrant",
    "productivity",
    "profitability",
    "capacity",
    "days_of_supply",
    "rotation",
    "visible_enough",
)


class Remembered(msgspec.Struct):
    """The content of the file. `geometry` and `layout` are Qt's own records in base64; `figures`: how the Figures panel is set up."""

    language: str = ""
    theme: str = "system"
    recent: list[str] = []
    pinned: list[str] = []
    started: bool = False
    geometry: str = ""
    layout: str = ""
    columns: list[str] = []
    scope: str = "face"
    figures: dict[str, Any] = {}
    colouring: str = "family"
    shown: list[str] = msgspec.field(default_factory=lambda: ["labels", "ruler", "free"])
    mode: str = "block"
    label_fields: list[str] = msgspec.field(default_factory=lambda: ["name"])
    keys: dict[str, list[str]] = {}
    toured: bool = False
    folder: str = ""
    printing: dict[str, Any] = {}
    hidden: list[str] = []
    locked: list[str] = []
    headers: dict[str, dict[str, str]] = {}


class Settings:
    """Reads once, writes on `save`. Without a path nothing is kept: tests and screenshots."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.remembered = _read(path)
        self.spoken = ""
        """The language asked for at this start only (`--lang`)."""

    @property
    def language(self) -> str:
        """The language asked for at the start, else the one chosen in the window, else the system's, else French."""
        chosen = self.spoken or self.remembered.language
        return chosen if chosen in LANGUAGES else system_language()

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of the figures shown as columns."""
        return tuple(self.remembered.columns) or DEFAULT_COLUMNS

    @property
    def furniture_folder(self) -> Path | None:
        """Where a person's own pieces of furniture are kept; None when nothing is kept."""
        return self._path.parent / "furniture" if self._path is not None else None

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately, newest first, whether they still exist or not: no disk or network that may not answer is asked."""
        return tuple(map(Path, self.remembered.recent))

    @property
    def pinned(self) -> tuple[Path, ...]:
        """Files that stay in the list however long ago they were opened, in the order in which they were pinned."""
        return tuple(map(Path, self.remembered.pinned))

    def pin(self, path: Path, on: bool = True) -> None:
        """Let `path` stay in the list, or no longer."""
        self._look_again()
        name = str(settled(path))
        self.remembered.pinned = [*(old for old in self.remembered.pinned if old != name), *[name] * on]
        self._write()

    def forget_files(self, *paths: Path) -> None:
        """Take these out of the recent files, pinned or not; all that are not pinned when none is given."""
        self._look_again()
        gone = set(map(str, paths))
        self.remembered.recent = [name for name in self.remembered.recent if gone and name not in gone]
        self.remembered.pinned = [name for name in self.remembered.pinned if name not in gone]
        self._write()

    def remember_file(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        self._look_again()
        name = str(settled(path))
        self.remembered.recent = [name, *(old for old in self.remembered.recent if old != name)][:RECENT_LIMIT]
        self.remembered.folder = str(settled(path).parent)
        self._write()

    def save(self) -> None:
        """Write the file; a folder that cannot be written only means that this is not remembered: the next time may go better."""
        self._look_again()
        self._write()

    def _look_again(self) -> None:
        """The lists of files as they are by now: another window may have opened some since."""
        with suppress(OSError, msgspec.MsgspecError):
            if self._path is not None:
                now = msgspec.json.decode(self._path.read_bytes(), type=Remembered)
                self.remembered.recent, self.remembered.pinned = now.recent, now.pinned

    def _write(self) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            written = msgspec.json.format(msgspec.json.encode(self.remembered))
            write_atomically(self._path, lambda file: file.write(written), keep_previous=False)


def user_settings() -> Settings:
    """The settings of the person at this computer."""
    return Settings(user_config_path("planogram") / "window.json")


def _read(path: Path | None) -> Remembered:
    if path is None:
        return Remembered()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Remembered)
    except (OSError, msgspec.MsgspecError):
        return Remembered()
