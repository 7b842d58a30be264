"""The bay wizard: how many bays and levels, how high, how far apart — two give the third — with the result drawn while typing.

What is done with the plan is the caller's business.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planogram.draw.gondola import draw_piece
from planogram.draw.shapes import Drawing
from planogram.i18n import Translator
from planogram.model.bay_plan import MOST_LEVELS, BayPlan, elevations, with_gap, with_height, with_levels
from planogram.model.edits.rearrange import rearranged
from planogram.model.fixture import LEVEL_KINDS, Bay, Face, Gondola
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.ui.furniture_pictures import drawing_style, play_drawing
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.panels.property_fields import Field
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

THIRDS: dict[str, Callable[[BayPlan], BayPlan]] = {"levels": with_levels, "height": with_height, "gap": with_gap}
"""The three that hang together, and what computes each from the other two."""
_FIELDS = (
    Field("bays", "count", least=1, most=40),
    Field("levels", "count", least=1, most=MOST_LEVELS),
    Field("height", least=100, most=10_000),
    Field("gap", least=0, most=5_000),
    Field("width", least=50, most=10_000),
    Field("depth", least=50, most=5_000),
    Field("base", least=0, most=3_000),
    Field("thickness", least=0, most=500),
    Field("notch_pitch", least=0, most=1_000),
)
_BACKS = ("plain", "perforated", "slatwall", "mesh", "none")
Target = str
"""`new`: a new gondola; `bay`: the chosen bay; `face`: every bay of the face."""


class Preview(QWidget):
    """The planned bays with what would stand on them, fitted."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "preview")
        self._drawing = Drawing(0.0, 0.0, ())
        self.setMinimumSize(320, 300)

    def sizeHint(self) -> QSize:
        return QSize(460, 380)

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw another plan."""
        self._drawing = drawing
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        drawing = self._drawing
        if drawing.width <= 0 or drawing.height <= 0:
            return
        scale = min((self.width() - 24) / (drawing.width + 40), (self.height() - 24) / (drawing.height + 40))
        painter = QPainter(self)
        painter.translate((self.width() - drawing.width * scale) / 2, self.height() - 14)
        play_drawing(painter, drawing, scale)
        painter.end()


class BayWizard(QDialog):
    """`planned` carries the target and the plan when it is accepted. `old` are the bays each target would rearrange."""

    planned = Signal(str, object)

    def __init__(
        self,
        parent: QWidget | None,
        translator: Translator,
        theme: Theme,
        plan: BayPlan,
        old: dict[Target, tuple[Bay, ...]],
        products: tuple[Product, ...],
    ) -> None:
        super().__init__(parent)
        self._say, self._theme, self._old, self._products = translator, theme, old, products
        self.plan = plan
        self.computed = "gap"
        self.setWindowTitle(translator("wizard.title"))
        self.editors: dict[str, LineEditor] = {}
        self.thirds: dict[str, QRadioButton] = {}
        self.targets = QComboBox()
        self.kinds, self.backs = QComboBox(), QComboBox()
        self.on_notches = QCheckBox(translator("wizard.on_notches"))
        self.preview = Preview()
        self.summary, self.lost = label("", "muted", wrap=True), label("", "warning", wrap=True)
        self._lay_out()
        self._fill_choices()
        self._mirror()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        self._row(grid, 0, "wizard.target", self.targets)
        group = QButtonGroup(self)
        for row, field in enumerate(_FIELDS, 1):
            self._row(grid, row, f"wizard.{field.key}", self._editor(field))
            if field.key in THIRDS:
                radio = QRadioButton(self._say("wizard.computed"))
                radio.setAccessibleName(self._say("wizard.computed.tip", field=self._say(f"wizard.{field.key}")))
                radio.setToolTip(radio.accessibleName())
                radio.toggled.connect(lambda on, key=field.key: self._compute_instead(key) if on else None)
                group.addButton(radio)
                self.thirds[field.key] = radio
                grid.addWidget(radio, row, 2)
        self._row(grid, len(_FIELDS) + 1, "wizard.kind", self.kinds)
        self._row(grid, len(_FIELDS) + 2, "wizard.back", self.backs)
        grid.addWidget(self.on_notches, len(_FIELDS) + 3, 1, 1, 2)
        grid.setRowStretch(len(_FIELDS) + 4, 1)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._say("dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.summary)
        right.addWidget(self.lost)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(grid)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(buttons)

    def _row(self, grid: QGridLayout, row: int, key: str, editor: QWidget) -> None:
        caption = label(self._say(key))
        caption.setBuddy(editor)
        editor.setAccessibleName(self._say(key))
        grid.addWidget(caption, row, 0)
        grid.addWidget(editor, row, 1)

    def _editor(self, field: Field) -> LineEditor:
        editor = LineEditor(field, "mm" if field.kind == "length" else "", self._say)
        editor.set_name(self._say(f"wizard.{field.key}"))
        editor.setMinimumWidth(130)
        editor.entered.connect(lambda value: self.change(**{field.key: value}))
        editor.refused.connect(self._refuse)
        editor.line.taken_back.connect(self._mirror)
        # the first Enter takes what was typed, so that it is seen; one more builds it
        editor.confirmed.connect(lambda: self.accept_button.click())
        self.editors[field.key] = editor
        return editor

    def _fill_choices(self) -> None:
        say = self._say
        for target in ("new", *self._old):
            self.targets.addItem(say(f"wizard.target.{target}"), target)
        self.targets.setCurrentIndex(self.targets.count() - 1 if "bay" not in self._old else self.targets.findData("bay"))
        for kind in LEVEL_KINDS:
            self.kinds.addItem(say(f"level_kind.{kind}"), kind)
        for back in _BACKS:
            self.backs.addItem(say(f"wizard.back.{back}"), back)
        self.kinds.setCurrentIndex(self.kinds.findData(self.plan.kind))
        self.backs.setCurrentIndex(self.backs.findData(self.plan.back))
        self.thirds[self.computed].setChecked(True)
        self.targets.currentIndexChanged.connect(self._another_target)
        self.kinds.currentIndexChanged.connect(lambda _: self.change(kind=self.kinds.currentData()))
        self.backs.currentIndexChanged.connect(lambda _: self.change(back=self.backs.currentData()))
        self.on_notches.toggled.connect(lambda on: self.change(on_notches=on))

    @property
    def target(self) -> Target:
        """What the plan is for."""
        return str(self.targets.currentData())

    def change(self, **fields: Any) -> None:
        """The plan with fields set; the computed third follows. A third typed into stops being the computed one."""
        typed = self.computed in fields
        self.plan = msgspec.structs.replace(self.plan, **fields)
        if typed:
            self.thirds[next(key for key in ("gap", "height", "levels") if key not in fields)].setChecked(True)
        self._mirror()

    def _compute_instead(self, key: str) -> None:
        self.computed = key
        if self.editors:
            self._mirror()

    def _another_target(self) -> None:
        count = len(self._old.get(self.target, ())) or self.plan.bays
        self.change(bays=count)

    def _mirror(self) -> None:
        """Compute the third and show everything."""
        self.plan = THIRDS[self.computed](self.plan)
        for field in _FIELDS:
            editor = self.editors[field.key]
            editor.show_value(getattr(self.plan, field.key), False)
            editor.line.setProperty("computed", field.key == self.computed)
        bays, unplaced, _ = rearranged(self._old.get(self.target, ()), self.plan, products_by_id(self._products))
        piece = Gondola("preview", "", "single_gondola", (Face("A", bays),))
        self.preview.show_drawing(draw_piece(piece, self._products, drawing_style(self._theme.name)))
        self._tell(len(unplaced))

    def _refuse(self, reason: str) -> None:
        """What was typed is no such number: said, and nothing is built before it is one or is taken back."""
        self.lost.setText(reason)
        self.lost.show()
        self.accept_button.setEnabled(False)

    def _tell(self, unplaced: int) -> None:
        say, plan = self._say, self.plan
        self.accept_button.setEnabled(True)
        self.accept_button.setText(say("wizard.create" if self.target == "new" else "wizard.apply"))
        metres, linear = say.number(plan.bays * plan.width / 1000, 2), say.number(plan.bays * plan.width * plan.levels / 1000, 2)
        highest = max(elevations(plan), default=0.0) / 10
        top = say.number(highest, 0 if highest.is_integer() else 1)
        self.summary.setText(say("wizard.summary", ground=metres, linear=linear, top=top))
        self.lost.setVisible(bool(unplaced))
        self.lost.setText(say.plural("wizard.unplaced", unplaced))

    def _accept(self) -> None:
        self.planned.emit(self.target, self.plan)
        self.accept()
