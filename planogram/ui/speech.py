"""Qt's own dialogs in the language of the window. The window's own words are in the catalogues (i18n)."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_NAME = "qtbase words"


def speak(app: QApplication, language: str) -> None:
    """Install Qt's words of `language` in place of those installed before."""
    old = app.findChild(QTranslator, _NAME)
    if old is not None:
        app.removeTranslator(old)
        old.setObjectName("")
        old.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_NAME)
    if words.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
