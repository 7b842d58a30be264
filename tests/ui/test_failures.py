"""Errors inside the program are noted and told, and do not end it."""

import sys
from pathlib import Path

import pytest

from planogram.ui.failures import note_failures


def test_an_error_nobody_caught_is_noted_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[Path] = []
    note_failures(tmp_path / "state" / "failures.log", told.append)
    problem = ValueError("a shelf too far")
    sys.excepthook(ValueError, problem, None)
    assert told == [tmp_path / "state" / "failures.log"]
    assert "a shelf too far" in told[0].read_text("utf-8")
    assert "a shelf too far" in capsys.readouterr().err
