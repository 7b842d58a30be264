"""The Properties panel: fields of the selection. What is typed is an edit like another; several subjects show what they share."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.product import Product
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.figure_text import currency_sign
from planogram.ui.panels.new_field import NewFieldLine
from planogram.ui.panels.product_pictures import ProductPictures
from planogram.ui.panels.property_editors import Editor, LineEditor, editor_for
from planogram.ui.panels.property_fields import Field, Section, refusal
from planogram.ui.panels.property_sections import sections, selection_title
from planogram.ui.panels.text_editor import TextEditor
from planogram.ui.parts import label, named, rule
from planogram.ui.pictures import Pictures

_FOLDED = ("offer", "packing", "custom", "settings")
"""Sections of the many fields one needs now and then: closed until they are opened."""
_BELOW_PLACE = 4
"""Room between what is selected and its first fields, px, beyond that between lines."""
_UNITS = {"length": "mm", "percent": "%", "grams": "g", "angle": "°", "lengths": "mm"}


class PropertiesPanel(QWidget):
    """`refused` carries the sentence for an entry a field cannot take; `written` says that one was taken."""

    refused = Signal(str)
    written = Signal()
    picture_wanted = Signal(str, str)  # product id, face; and so of the others
    picture_dropped = Signal(str, str, Path)
    picture_cleared = Signal(str, str)

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self._products: tuple[str, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._shape: object = None
        self._subjects: tuple[str, ...] = ()
        self.editors: dict[tuple[str, str], Editor] = {}
        self._open: set[str] = set()
        self.pictures: ProductPictures | None = None
        self._thumbnails = Pictures(lambda: workbench.document.images)
        self._folding: dict[str, list[QWidget]] = {}
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 4)
        outer.addWidget(self._scroll)
        self.refresh()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self._shape = None
        self.refresh()

    def show_products(self, product_ids: tuple[str, ...]) -> None:
        """Products picked in the catalogue: shown while nothing is selected on the shelf."""
        self._products = product_ids
        self.refresh()

    def refresh(self) -> None:
        """Mirror the selection. The form is built again only when its fields are other ones."""
        self._sections = sections(self._workbench, self._products)
        shape = tuple((section.subject, section.fields, len(section.ids)) for section in self._sections)
        focused = self._focused() if shape != self._shape else ("", "")
        if shape != self._shape:
            subjects = tuple(section.subject for section in self._sections)
            self._shape, self._subjects, same = shape, subjects, subjects == self._subjects
            self._build(same)
        heading, place = selection_title(self._workbench, self._sections, self._say)
        self._heading.setText(heading)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        product = self._single_product()
        if self.pictures is not None and product is not None:
            self.pictures.show_product(product)
        for section in self._sections:
            for field in section.fields:
                self.editors[section.subject, field.key].show_value(*section.common(field))
        if focused in self.editors:
            # as if the Tab key had come here: the number is marked, to be typed over
            self.editors[focused].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> tuple[str, str]:
        at = QApplication.focusWidget()
        return next((key for key, editor in self.editors.items() if at is not None and (editor is at or editor.isAncestorOf(at))), ("", ""))

    def _build(self, same: bool) -> None:
        """`same`: fields of the same kinds of things, which stay where the eye has them."""
        self.editors, self._folding, self.pictures = {}, {}, None
        form = named(QWidget(), "panel")
        self._heading, self._place = label("", "heading", wrap=True), label("", "muted", wrap=True)
        grid = QGridLayout(form)
        grid.setContentsMargins(12, 6, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._heading, 0, 0, 1, 2)
        grid.addWidget(self._place, 1, 0, 1, 2)
        for section in self._sections:
            self._build_section(grid, section)
            if section.subject == "product" and len(section.ids) == 1:
                self._build_pictures(grid)
            if section.subject == "custom":
                self._build_new_field(grid, section)
        grid.setRowStretch(grid.rowCount(), 1)
        bar, seen = self._scroll.verticalScrollBar(), self._scroll.verticalScrollBar().value()
        old = self._scroll.takeWidget()
        if old is not None:
            # an editor may be in the middle of telling what was typed
            old.hide()
            old.deleteLater()
        self._scroll.setWidget(form)
        form.show()
        bar.setValue(seen if same else 0)

    def _build_section(self, grid: QGridLayout, section: Section) -> None:
        row = grid.rowCount()
        if row > 2 and section is not self._sections[0]:
            grid.addWidget(rule(), row, 0, 1, 2)
            row += 1
        elif row > 1:
            grid.setRowMinimumHeight(row, _BELOW_PLACE)
            row += 1
        folds = section.subject in _FOLDED and section is not self._sections[0]
        grid.addWidget(self._fold(section) if folds else label(self._title(section), "section"), row, 0, 1, 2)
        for step, field in enumerate(section.fields, 1):
            name = self._say(section.word(field))
            editor = editor_for(field, self._unit(field), self._say)
            editor.set_name(name)
            editor.entered.connect(self._writer(section.subject, field))
            if hasattr(editor, "refused"):
                editor.refused.connect(self.refused.emit)
            caption = QLabel(name)
            caption.setBuddy(editor)
            grid.addWidget(caption, row + step, 0)
            grid.addWidget(editor, row + step, 1)
            for part in (caption, editor):
                part.setVisible(not folds or section.subject in self._open)
                self._folding.setdefault(section.subject, []).append(part)
            self.editors[section.subject, field.key] = editor

    def _build_new_field(self, grid: QGridLayout, section: Section) -> None:
        """Below the custom fields, the line in which the name of another is typed."""
        adder = NewFieldLine(self._say, lambda: self._workbench.project)
        adder.named.connect(self._add_field)
        adder.refused.connect(self.refused.emit)
        adder.setVisible(section.subject in self._open)
        self._folding.setdefault(section.subject, []).append(adder)
        grid.addWidget(adder, grid.rowCount(), 0, 1, 2)

    def _add_field(self, name: str) -> None:
        self._write("custom", Field(name, "text"), "")
        self.editors["custom", name].setFocus()

    def _build_pictures(self, grid: QGridLayout) -> None:
        row, self.pictures = grid.rowCount(), ProductPictures(self._thumbnails.pixmap, self._say)
        grid.addWidget(label(self._say("pictures.title"), "section"), row, 0, 1, 2)
        grid.addWidget(self.pictures, row + 1, 0, 1, 2)
        self.pictures.wanted.connect(lambda face: self.picture_wanted.emit(self._product_id(), face))
        self.pictures.dropped.connect(lambda face, path: self.picture_dropped.emit(self._product_id(), face, path))
        self.pictures.cleared.connect(lambda face: self.picture_cleared.emit(self._product_id(), face))

    def _single_product(self) -> Product | None:
        found = [value for section in self._sections if section.subject == "product" for value in section.values]
        return found[0] if len(found) == 1 and isinstance(found[0], Product) else None

    def _product_id(self) -> str:
        product = self._single_product()
        return product.id if product is not None else ""

    def _fold(self, section: Section) -> QToolButton:
        """The title of a section that opens at a click, and stays so for other selections."""
        button = named(QToolButton(autoRaise=True), "fold")
        button.setCheckable(True)
        button.setText(self._title(section))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(self._title(section))

        def fold(opened: bool) -> None:
            button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
            (self._open.add if opened else self._open.discard)(section.subject)
            for part in self._folding.get(section.subject, ()):
                part.setVisible(opened)

        button.setChecked(section.subject in self._open)
        fold(button.isChecked())
        button.toggled.connect(fold)
        return button

    def _title(self, section: Section) -> str:
        if section.subject in ("project", "settings", "offer", "packing", "custom"):
            return self._say(f"section.{section.subject}")
        return self._say.plural(f"section.{section.subject}", len(section.ids))

    def _unit(self, field: Field) -> str:
        return currency_sign(self._workbench.project.currency) if field.kind == "money" else _UNITS.get(field.kind, "")

    def _writer(self, subject: str, field: Field) -> Callable[[object], None]:
        return lambda value: self._write(subject, field, value)

    def _write(self, subject: str, field: Field, value: object) -> None:
        section = next((section for section in self._sections if section.subject == subject), None)
        if section is None:
            return
        reason, editor = refusal(self._workbench.project, section, field, value), self.editors.get((subject, field.key))
        if reason and isinstance(editor, LineEditor | TextEditor):
            editor.refuse(self._say(reason))
            return
        step = Label("edit.property", (("field", section.word(field)),))
        if isinstance(editor, LineEditor | TextEditor):
            editor.accept()
        if (subject, field.key) == ("product", "id"):  # the same product is picked still
            self._products = tuple(str(value) if one in section.ids else one for one in self._products)
        done = self._workbench.document.do(step, section.written(self._workbench.project, field, value))
        self.refresh()
        if done:
            self.written.emit()
