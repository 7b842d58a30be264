"""The real window rendered into a picture: the same widgets, fonts and layout as on a screen. What it shows is the command line's business."""

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QEventLoop, QIODevice, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from planogram.exchange.files import Opened
from planogram.exchange.problems import FileProblem, folder_of, os_problem
from planogram.session.document import Document
from planogram.storage.atomic import write_atomically
from planogram.storage.places import is_folder
from planogram.ui.app import application, open_window, speak
from planogram.ui.docks import add_docks
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings

_SETTLE_MS = 400
"""Longer than the window's own timers: figures are refreshed some 60 ms after the last change."""


def take(opened: Opened, source: Path | None, out: Path, size: tuple[int, int], language: str, theme: str) -> None:
    """Write a PNG of the window of `size` pixels with the project open. FileProblem when it cannot be written."""
    window = window_on(opened, source, size, language, theme)
    try:
        write_atomically(out, lambda file: file.write(png_of(window)), keep_previous=False)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError) and not is_folder(out.parent)
        raise FileProblem("no_folder", file=out.name, folder=folder_of(out)) if missing else os_problem(error, out) from error
    finally:
        window.close()
        window.deleteLater()


def png_of(widget: QWidget) -> bytes:
    """The widget as it looks now, as the bytes of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(content.data())


def window_on(opened: Opened, source: Path | None, size: tuple[int, int], language: str, theme: str) -> MainWindow:
    """The window, shown, laid out and at rest, in its first-start arrangement whatever the user's settings are."""
    settings = Settings()
    settings.remembered.language, settings.remembered.theme = language, theme
    app = application(settings)
    speak(app, language)
    document = Document(opened.project, source if opened.is_project_file else None, opened.images, opened.versions)
    window = open_window(settings, document)
    window.resize(*size)
    add_docks(window, window.docks)
    window.show()
    settle()
    window.view.fit()
    settle()
    return window


def quiet_platform() -> None:
    """Let the command line's stderr stay empty when nothing is wrong."""
    qInstallMessageHandler(_hush)


def _hush(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's messages on stderr, without the ones by which a memory screen excuses itself."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(text + "\n")


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let the window do all it has to do: layouts, paints, timers of the panels."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
