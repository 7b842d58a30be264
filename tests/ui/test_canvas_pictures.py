"""Pictures on the shelf: sizes kept, wrong bytes, and the ceiling of memory."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from planogram.ui.canvas import pictures
from planogram.ui.canvas.pictures import ScaledPictures


def png(width: int, height: int, colour: str = "#3366cc") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_picture_is_kept_at_the_next_size_and_keeps_its_proportions(qtbot: QtBot) -> None:
    shown = ScaledPictures(lambda: {"a.png": png(400, 200)}).pixmap("a.png", 50, 40)
    assert shown is not None
    assert (shown.width(), shown.height()) == (64, 32)


def test_a_small_picture_is_never_blown_up(qtbot: QtBot) -> None:
    shown = ScaledPictures(lambda: {"a.png": png(20, 10)}).pixmap("a.png", 300, 300)
    assert shown is not None
    assert (shown.width(), shown.height()) == (20, 10)


def test_zooming_a_little_gives_the_same_picture(qtbot: QtBot) -> None:
    kept = ScaledPictures(lambda: {"a.png": png(400, 200)})
    first, second = kept.pixmap("a.png", 50, 40), kept.pixmap("a.png", 60, 48)
    assert first is not None
    assert second is not None
    assert first.cacheKey() == second.cacheKey()


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n not one", png(30, 30)[:40]])
def test_what_cannot_be_read_is_no_picture(qtbot: QtBot, data: bytes) -> None:
    assert ScaledPictures(lambda: {"a.png": data}).pixmap("a.png", 20, 20) is None
    assert ScaledPictures(dict).pixmap("gone.png", 20, 20) is None


def test_the_least_used_are_dropped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 3 * 64 * 64)
    kept = ScaledPictures(lambda: {f"{n}.png": png(64, 64) for n in range(9)})
    for n in range(9):
        assert kept.pixmap(f"{n}.png", 64, 64) is not None
        assert kept.pixels <= 3 * 64 * 64


def test_a_picture_that_comes_later_is_shown(qtbot: QtBot) -> None:
    images: dict[str, bytes] = {}
    kept = ScaledPictures(lambda: images)
    assert kept.pixmap("a.png", 20, 20) is None
    images["a.png"] = png(40, 40)
    assert kept.pixmap("a.png", 20, 20) is not None
