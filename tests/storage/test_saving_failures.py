"""A failure at every write, flush, fsync, link and rename of a save, in turn: afterwards the old or the new file is whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from planogram.exchange.problems import outcome_problem, sentence
from planogram.i18n import LANGUAGES, translator
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.saving import SAVED, save
from planogram.storage.atomic import previous_of
from planogram.storage.container import load_contents
from tests.builders import shelf

OLD, NEW = shelf(width=1000), shelf(width=1200)
KINDS = ("open", "write", "flush", "fsync", "link", "replace")


class Disk:
    """Counts the calls that reach the disk and calls `watch(kind, number)` before each; what that raises is the failure."""

    def __init__(self, patch: pytest.MonkeyPatch, watch: Callable[[str, int], None]) -> None:
        self.counts = dict.fromkeys(KINDS, 0)
        self._watch = watch
        for name in ("fsync", "link", "replace"):
            patch.setattr(os, name, self._watched(name, getattr(os, name)))
        self._open = Path.open
        disk = self

        def open_path(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if mode != "xb":
                return disk._open(path, mode, *arguments, **options)
            disk.called("open")
            return WatchedFile(disk, disk._open(path, mode))

        patch.setattr(Path, "open", open_path)

    def called(self, kind: str) -> None:
        self.counts[kind] += 1
        self._watch(kind, self.counts[kind])

    def _watched(self, kind: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.called(kind)
            return function(*arguments, **options)

        return call


class WatchedFile:
    """A file whose write stops half-way when the disk says so."""

    def __init__(self, disk: Disk, file: BinaryIO) -> None:
        self._disk, self._file = disk, file

    def __enter__(self) -> "WatchedFile":
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: bytes) -> int:
        try:
            self._disk.called("write")
        except OSError:
            self._file.write(content[: len(content) // 2])
            raise
        return self._file.write(content)

    def flush(self) -> None:
        self._disk.called("flush")
        self._file.flush()


def edited(folder: Path) -> Document:
    """A document opened from a saved file, with one edit to save."""
    document = Document(OLD, folder / "plan.planogram")
    assert save(document).ok
    document.do(Label("edit.move"), NEW)
    return document


def calls_of_a_save(folder: Path) -> dict[str, int]:
    document = edited(folder)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, lambda kind, number: None)
        assert save(document).ok
    return disk.counts


def failing(kind: str, number: int, error: int) -> Callable[[str, int], None]:
    def watch(called: str, count: int) -> None:
        if (called, count) == (kind, number):
            raise OSError(error, os.strerror(error))

    return watch


def test_a_save_opens_writes_flushes_syncs_links_and_renames(tmp_path: Path) -> None:
    counts = calls_of_a_save(tmp_path)
    assert all(counts[kind] for kind in KINDS), counts


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failure_anywhere_leaves_the_old_or_the_new_file_whole(tmp_path: Path, error: int) -> None:
    (tmp_path / "count").mkdir()
    for kind, count in calls_of_a_save(tmp_path / "count").items():
        for number in range(1, count + 1):
            folder = tmp_path / f"{kind}-{number}"
            folder.mkdir()
            document = edited(folder)
            with pytest.MonkeyPatch.context() as patch:
                Disk(patch, failing(kind, number, error))
                outcome = save(document)
            assert load_contents(folder / "plan.planogram").project == (NEW if outcome.ok else OLD)
            assert document.modified != outcome.ok
            assert {path.name for path in folder.iterdir()} <= {"plan.planogram", "plan.planogram~"}
            assert document.project is NEW
            # once the disk is well again the same document is saved
            assert save(document).ok and load_contents(folder / "plan.planogram").project == NEW
            assert load_contents(previous_of(folder / "plan.planogram")).project in (OLD, NEW)


def test_at_every_moment_of_a_save_a_power_cut_would_find_a_whole_file(tmp_path: Path) -> None:
    document = edited(tmp_path)
    path = tmp_path / "plan.planogram"
    seen: list[str] = []

    def look(kind: str, number: int) -> None:
        seen.append(kind)
        assert load_contents(path).project in (OLD, NEW)

    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, look)
        assert save(document).ok
    assert len(seen) >= len(KINDS)


def test_nothing_is_renamed_before_it_was_synced(tmp_path: Path) -> None:
    document = edited(tmp_path)
    order: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, lambda kind, number: order.append(kind))
        save(document)
    assert order.index("flush") < order.index("fsync") < order.index("link") < len(order) - 1 - order[::-1].index("replace")
    assert order[-1] == "fsync", "the folder is synced after the last rename"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ESTALE, errno.ENAMETOOLONG, errno.EBUSY, errno.EIO, errno.EDQUOT])
def test_each_failure_says_one_sentence(tmp_path: Path, error: int, language: str) -> None:
    document = edited(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, failing("open", 1, error))
        outcome = save(document)
    assert outcome.code != SAVED
    said = sentence(outcome_problem(outcome), translator(language))
    assert "plan.planogram" in said and said.endswith(".") and "{" not in said


def test_a_name_too_long_and_a_folder_gone_are_real_failures_with_their_codes(tmp_path: Path) -> None:
    document = Document(OLD)
    assert save(document, tmp_path / ("n" * 300 + ".planogram")).code == "name_too_long"
    assert save(document, tmp_path / "gone" / "plan.planogram").code == "no_folder"
    (tmp_path / "folder.planogram").mkdir()
    assert save(document, tmp_path / "folder.planogram").code == "is_directory"
    assert document.path is None
