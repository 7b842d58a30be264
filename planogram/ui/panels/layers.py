"""The Layers panel: a line a layer, with what may be seen, locked and printed of it; a padlock marks those out of reach."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.layers import Layer
from planogram.ui.icons import SMALL, pixmap
from planogram.ui.layers import ASPECTS, LAYERS, LOCKABLE, has, switch
from planogram.ui.parts import label, named, with_name
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_ICONS = {"seen": "eye", "locked": "lock", "printed": "print"}
_BOX, _LINE = 34, 24


class LayersPanel(QWidget):
    """Mirrors the window's layers; every box has a name of its own for a screen reader."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        named(self, "panel")
        self._window = window
        self.boxes: dict[tuple[Layer, str], QCheckBox] = {}
        self._names: dict[Layer, QLabel] = {}
        self.locks: dict[Layer, QLabel] = {}
        self._heads: dict[str, QLabel] = {}
        self._hint = label("", "small", wrap=True)
        grid, column = QGridLayout(), QVBoxLayout(self)
        grid.setColumnStretch(0, 1)
        for at, aspect in enumerate(ASPECTS, 1):
            self._heads[aspect] = label(centred=True)
            grid.addWidget(self._heads[aspect], 0, at)
            grid.setColumnMinimumWidth(at, _BOX)
        for row, layer in enumerate(LAYERS, 1):
            # a long name on two lines: on one it made the whole side of the window wider
            self._names[layer] = label(wrap=True)
            grid.addLayout(self._name(layer), row, 0)
            for at, aspect in enumerate(ASPECTS, 1):
                if aspect != "locked" or layer in LOCKABLE:
                    grid.addWidget(self._box(layer, aspect), row, at, Qt.AlignmentFlag.AlignCenter)
        column.setContentsMargins(12, 6, 12, 8)
        column.addLayout(grid)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.set_translator(window.translator)
        self.set_theme(window.theme)

    def _name(self, layer: Layer) -> QHBoxLayout:
        """The layer's name, and a padlock that is shown while it is locked."""
        row, lock = QHBoxLayout(), label()
        row.setSpacing(6)
        row.addWidget(self._names[layer], 1)
        row.addWidget(lock)
        lock.setFixedSize(SMALL, SMALL)
        self.locks[layer] = lock
        return row

    def _box(self, layer: Layer, aspect: str) -> QCheckBox:
        box = with_name(QCheckBox(), "bare")
        box.setMinimumHeight(_LINE)
        box.clicked.connect(lambda on: self._switch(layer, aspect, on))
        self.boxes[layer, aspect] = box
        return box

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._hint.setText(translator("layers.hint"))
        for layer, name in self._names.items():
            name.setText(translator(f"layers.{layer}"))
        for aspect, head in self._heads.items():
            head.setToolTip(translator(f"layers.{aspect}"))
            head.setAccessibleName(translator(f"layers.{aspect}"))
        for layer, lock in self.locks.items():
            lock.setToolTip(translator("layers.locked.mark"))
            lock.setAccessibleName(translator("layers.box", layer=translator(f"layers.{layer}"), aspect=translator("layers.locked")))
        for (layer, aspect), box in self.boxes.items():
            spoken = translator("layers.box", layer=translator(f"layers.{layer}"), aspect=translator(f"layers.{aspect}"))
            box.setAccessibleName(spoken)
            box.setToolTip(spoken)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for aspect, head in self._heads.items():
            head.setPixmap(pixmap(_ICONS[aspect], theme.muted, SMALL, self.devicePixelRatioF()))
        for lock in self.locks.values():
            lock.setPixmap(pixmap("lock", theme.warning, SMALL, self.devicePixelRatioF()))

    def refresh(self) -> None:
        """Mirror what is seen, locked and printed."""
        for (layer, aspect), box in self.boxes.items():
            box.setChecked(has(self._window, layer, aspect))
        for layer in LOCKABLE:
            seen = has(self._window, layer, "seen")
            self.boxes[layer, "locked"].setEnabled(seen)
            self.boxes[layer, "locked"].setToolTip(self._locked_tip(layer, seen))
        for layer, lock in self.locks.items():
            lock.setVisible(layer in LOCKABLE and has(self._window, layer, "locked"))

    def _locked_tip(self, layer: Layer, seen: bool) -> str:
        say = self._window.translator
        return say("layers.box", layer=say(f"layers.{layer}"), aspect=say("layers.locked" if seen else "layers.lock_while_hidden"))

    def _switch(self, layer: Layer, aspect: str, on: bool) -> None:
        switch(self._window, layer, aspect, on)
        self.refresh()
