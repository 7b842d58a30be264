"""The Help panel: one short page at a time, a list of all. Which page suits the place under the cursor is decided in ui/help.py."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QShowEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.help_pages import TOPICS, indicators_page, written_page
from planogram.ui.help_workbook import workbook_page
from planogram.ui.parts import named
from planogram.ui.theme import Theme

_LARGEST = 2
"""Steps by which the first title is larger than the text."""
_INDENT = 18
"""Of a list, px."""


class HelpPanel(QWidget):
    """`keys_page` gives the list of keys as HTML, as they are now; `with_keys` a written page with those keys in it."""

    def __init__(self, translator: Translator, theme: Theme, keys_page: Callable[[], str], with_keys: Callable[[str], str]) -> None:
        super().__init__()
        named(self, "panel")
        self._say, self._theme, self._keys_page, self._with_keys = translator, theme, keys_page, with_keys
        self.topic = ""
        self.topics = QComboBox()
        self.topics.activated.connect(lambda row: self.show_topic(str(self.topics.itemData(row))))
        self.page = QTextBrowser(openLinks=False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 8)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 8, 0)  # as far from the edge as from the other one; the page has its bar there
        above.addWidget(self.topics)
        column.addLayout(above)
        column.addWidget(self.page, 1)
        self.set_translator(translator)

    def show_topic(self, topic: str) -> None:
        """Show a page of TOPICS, from its top."""
        self.topic = topic if topic in TOPICS else TOPICS[0]
        self.topics.setCurrentIndex(self.topics.findData(self.topic))
        self.page.document().setDefaultStyleSheet(f"a {{ color: {self._theme.link}; }} td {{ padding: 3px 8px 3px 0; }}")
        if self.topic == "keys":
            self.page.setHtml(self._keys_page())
        elif self.topic == "indicators":
            self.page.setMarkdown(indicators_page(self._say))
        elif self.topic == "workbook":
            self.page.setMarkdown(workbook_page(self._say))
        else:
            self.page.setMarkdown(self._with_keys(written_page(self.topic, self._say.language)))
        _quieten(self.page.document())
        self.page.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Never blank: a layout remembered with this panel on show opens it before anyone asks for a page."""
        super().showEvent(event)
        if not self.topic:
            self.show_topic(TOPICS[0])

    def keys_changed(self) -> None:
        """Tell the keys that were chosen meanwhile, at the place that is read."""
        if self.topic:
            bar = self.page.verticalScrollBar()
            at = bar.value()
            self.show_topic(self.topic)
            bar.setValue(at)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.topics.clear()
        for topic in TOPICS:
            self.topics.addItem(translator(f"help.topic.{topic}"), topic)
        self.topics.setAccessibleName(translator("help.topics"))
        self.topics.setToolTip(translator("help.topics"))
        self.page.setAccessibleName(translator("dock.help"))
        if self.topic:
            self.show_topic(self.topic)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self.topic:
            self.show_topic(self.topic)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.path().removesuffix(".md"))


def _quieten(document: QTextDocument) -> None:
    """Titles and lists as fit a narrow panel: titles little larger than the text, lists little to the right of it."""
    document.setIndentWidth(_INDENT)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            form = QTextCharFormat()
            form.setProperty(QTextCharFormat.Property.FontSizeAdjustment, max(0, _LARGEST - level + 1))
            form.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(form)
        block = block.next()
