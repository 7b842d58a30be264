"""What the open variant is: whose, from which model, what was taken off its shelves and why. From here it is compared and brought up to date."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout

from planogram.exchange.change_words import product_names
from planogram.exchange.variants.words import reason_text
from planogram.model.find import placed_product_ids
from planogram.ui.parts import label, open_within

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_SIZE = (620, 520)


def show_card(window: "MainWindow") -> "VariantCard":
    """Open the card of the open project, a variant."""
    card = VariantCard(window)
    card.open()
    return card


class VariantCard(QDialog):
    """A product put back on a shelf since is not listed any more."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, say, project = window, window.translator, window.workbench.project
        own, names, placed = project.variant, product_names(project), placed_product_ids(project)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("variants.card.title"))
        open_within(self, _SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(say("variants.card.heading", store=own.name or own.store), "heading", wrap=True))
        column.addWidget(label(say("variants.card.model", model=own.model or "–", version=own.version or "–"), "muted", wrap=True))
        if own.notes:
            column.addWidget(label(own.notes, wrap=True))
        texts = [say("variants.card.line", name=names.get(one.product, one.product), reason=reason_text(one, say)) for one in own.tray]
        texts = [text for text, one in zip(texts, own.tray, strict=True) if one.product not in placed]
        column.addWidget(label(say.plural("variants.card.tray", len(texts)) if texts else say("variants.card.empty"), "section", wrap=True))
        self.tray = QListWidget()
        self.tray.setAccessibleName(say("variants.card.title"))
        self.tray.addItems(texts)
        column.addWidget(self.tray, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        say, own, foot = self._window.translator, self._window.workbench.project.variant, QHBoxLayout()
        self.compare, self.take = (
            QPushButton(say("variants.card.compare"), autoDefault=False),
            QPushButton(say("variants.card.take"), autoDefault=False),
        )
        frozen = {version.id for version in self._window.workbench.document.versions}
        self.compare.setEnabled(own.model_id in frozen)
        self.take.setEnabled(not self._window.workbench.document.read_only)
        self.compare.clicked.connect(partial(self._leave_to, self._compare))
        self.take.clicked.connect(partial(self._leave_to, lambda: self._window.run("file.take_model")))
        close = QPushButton(say("dialog.close"), default=True)
        close.clicked.connect(self.close)
        foot.addWidget(self.compare)
        foot.addWidget(self.take)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def _leave_to(self, act: Callable[[], object], *_: object) -> None:
        self.close()
        act()

    def _compare(self) -> None:
        from planogram.ui.compare.window import open_comparison

        open_comparison(self._window, f"version:{self._window.workbench.project.variant.model_id}", "present")
