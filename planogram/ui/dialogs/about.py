"""About the program: name, version, what it is, its licence."""

from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.parts import label


class AboutDialog(QDialog):
    """A few lines and a button."""

    def __init__(self, parent: QWidget, translator: Translator) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator("action.help.about").rstrip("…"))
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(8)
        column.addWidget(label(f"{translator('app.name')} {version('planogram')}", "heading"))
        for part in ("what", "figures", "licence"):
            column.addWidget(label(translator(f"about.{part}"), "muted", wrap=True))
        column.addSpacing(6)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(420)
