"""Where the parts of the variants dialog stand. What they do is the dialog's business."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout

from planogram.i18n import Translator
from planogram.ui.parts import label

if TYPE_CHECKING:
    from planogram.ui.variants.dialog import VariantsDialog

SIZE, DETAIL = (1240, 700), 280
Sources = Mapping[str, tuple[QLabel, Callable[[], object]]]
"""By name (table, folder): what shows the choice, and what asks for it."""


def arrange(dialog: "VariantsDialog", say: Translator, name: str, sources: Sources) -> None:
    """Choices above, the stores with what is to be known of one below, buttons at the foot."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(18, 16, 18, 14)
    column.setSpacing(10)
    column.addWidget(label(say("variants.heading", name=name or "–"), "heading", wrap=True))
    column.addWidget(label(say("variants.intro"), "muted", wrap=True))
    column.addLayout(_form(dialog, say, sources))
    column.addWidget(dialog.summary)
    column.addWidget(dialog.left_out)
    split = QSplitter()
    split.addWidget(dialog.table)
    split.addWidget(dialog.detail)
    split.setStretchFactor(0, 1)
    split.setSizes([SIZE[0] - DETAIL, DETAIL])
    split.setChildrenCollapsible(False)
    dialog.detail.setAccessibleName(say("variants.column.notes"))
    column.addWidget(split, 1)
    column.addLayout(_foot(dialog, say))


def _form(dialog: "VariantsDialog", say: Translator, sources: Sources) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(8)
    for key, (shown, act) in sources.items():
        row, button = QHBoxLayout(), QPushButton(say("variants.table.choose"), autoDefault=False)
        button.setAccessibleName(say(f"variants.{key}"))
        button.clicked.connect(act)
        row.setSpacing(10)
        row.addWidget(button)
        row.addWidget(shown, 1)
        form.addRow(say(f"variants.{key}"), row)
    ways = QHBoxLayout()
    ways.setSpacing(10)
    ways.addWidget(dialog.freed)
    ways.addSpacing(14)
    ways.addWidget(label(say("variants.existing")))
    ways.addWidget(dialog.existing)
    ways.addStretch(1)
    form.addRow(say("variants.freed"), ways)
    return form


def _foot(dialog: "VariantsDialog", say: Translator) -> QHBoxLayout:
    foot, close = QHBoxLayout(), QPushButton(say("dialog.close"), autoDefault=False)
    dialog.make.setObjectName("primary")
    close.clicked.connect(dialog.close)
    foot.addWidget(dialog.report)
    foot.addStretch(1)
    foot.addWidget(close)
    foot.addWidget(dialog.make)
    return foot
