"""Qt's own dialogs, numbers and days in the language of the window. The window's own words are in the catalogues (i18n)."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from planogram.i18n import Translator, translator

_QT_WORDS, _OWN_WORDS, _BETTER_WORDS = "qtbase words", "words Qt has not", "words in place of Qt's"
_BETTER = {("QShortcut", "Return"): "qt.enter_key"}
"""By context and words of Qt: what is called otherwise in the window and on the keyboard."""
_MISSING = {
    "&Look in:": "qt.look_in",
    "Files of &type:": "qt.file_type",
    "Drive": "qt.drive",
    "Folder": "qt.folder",
    "File": "qt.file",
    "%1 File": "qt.file_of",
    "Unknown": "qt.unknown",
    "Shortcut": "qt.link",
    "Page &Set:": "qt.page_set",
    "Page &order:": "qt.page_order",
    "Pages &per sheet:": "qt.pages_per_sheet",
    "None": "qt.none",
    "An error occurred": "qt.error",
}
"""What Qt's dialogs say, by the words of Qt its French catalogue lacks (6.11): asked only for what is not found there."""


def speak(app: QApplication, language: str) -> None:
    """Qt's words, numbers and days of `language` in place of those before, in windows that are open too."""
    for old in app.findChildren(QTranslator):
        if old.objectName() in (_QT_WORDS, _OWN_WORDS, _BETTER_WORDS):
            app.removeTranslator(old)
            old.setObjectName("")
            old.deleteLater()
    own = _OwnWords(app, translator(language))
    words = QTranslator(app)
    words.setObjectName(_QT_WORDS)
    # the one installed last is asked first
    app.installTranslator(own)
    if words.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    app.installTranslator(_BetterWords(app, translator(language)))
    QLocale.setDefault(QLocale(language))
    for window in app.topLevelWidgets():
        window.setLocale(QLocale(language))


class _OwnWords(QTranslator):
    def __init__(self, parent: QObject, say: Translator) -> None:
        super().__init__(parent)
        self.setObjectName(_OWN_WORDS)
        self._say = say

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1) -> str:
        """The window's words for Qt's, else Qt's own: nothing said would be shown as nothing."""
        key = _MISSING.get(source)
        return source if key is None else self._say(key)


class _BetterWords(QTranslator):
    def __init__(self, parent: QObject, say: Translator) -> None:
        super().__init__(parent)
        self.setObjectName(_BETTER_WORDS)
        self._say = say

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _number: int = -1) -> str:
        """The window's words; with None Qt asks on."""
        key = _BETTER.get((context, source))
        return None if key is None else self._say(key)  # type: ignore[return-value]
