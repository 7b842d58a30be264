"""One form of the Properties panel: a heading, sections of editors, some folded away. It knows its fields, not what they are fields of."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QScrollArea, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.panels.figure_text import currency_sign
from planogram.ui.panels.new_field import NewFieldLine
from planogram.ui.panels.product_pictures import ProductPictures
from planogram.ui.panels.property_editors import ChoiceEditor, Editor, LineEditor, editor_for
from planogram.ui.panels.property_fields import Field, Section
from planogram.ui.panels.set_editor import SetEditor
from planogram.ui.panels.text_editor import TextEditor
from planogram.ui.parts import label, named, rule
from planogram.ui.pictures import Pictures

_FOLDED = ("offer", "packing", "custom", "settings")
"""Sections of the many fields one needs now and then: closed until they are opened."""
_BELOW_PLACE = 4
"""Room between what is selected and its first fields, px, beyond that between lines."""
_UNITS = {"length": "mm", "percent": "%", "grams": "g", "angle": "°", "lengths": "mm"}


class PropertyForm(QScrollArea):
    """Editors for the fields of some sections, by subject and field; whatever is selected that has these fields is shown in it.

    A section that is folded away has its editors when it was opened once: half of a block's fields are hardly ever asked for.

    `entered`: subject, field, value; `folded`: a section was opened or closed by hand, and wants its values; `field_named`: another
    custom field is wanted.
    """

    entered = Signal(str, object, object)
    refused = Signal(str)
    folded = Signal(str, bool)
    field_named = Signal(str)

    def __init__(self, sections: Sequence[Section], workbench: Workbench, thumbnails: Pictures, translator: Translator) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._workbench, self._thumbnails, self._say = workbench, thumbnails, translator
        self.subjects = tuple(section.subject for section in sections)
        self.editors: dict[tuple[str, str], Editor] = {}
        self._fields: dict[tuple[str, str], Field] = {}
        self.pictures: ProductPictures | None = None
        self._titles: list[QLabel | QToolButton] = []
        self._adder: NewFieldLine | None = None
        self._folding: dict[str, list[QWidget]] = {}
        self._folds: dict[str, QToolButton] = {}
        self._waiting: dict[str, Callable[[], None]] = {}
        form = named(QWidget(), "panel")
        self._rows = 2
        self.heading, self.place = label("", "heading", wrap=True), label("", "muted", wrap=True)
        grid = self._grid = QGridLayout(form)
        grid.setContentsMargins(12, 6, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        grid.addWidget(self.place, 1, 0, 1, 2)
        for number, section in enumerate(sections):
            self._build_section(section, number == 0)
            if section.subject == "product" and len(section.ids) == 1:
                self._build_pictures()
        grid.setRowStretch(self._next_row(), 1)
        self.setWidget(form)

    def show_head(self, heading: str, place: str, titles: Sequence[str]) -> None:
        """What is selected, where it is, and the titles of the sections."""
        self.heading.setText(heading)
        self.place.setText(place)
        self.place.setVisible(bool(place))
        for shown, title in zip(self._titles, titles, strict=True):
            if shown.text() != title:
                shown.setText(title)
                shown.setAccessibleName(title)

    def show_values(self, section: Section) -> None:
        """The values of a section, and what they may be: a product is offered its own orientations and limits."""
        for field in section.fields:
            key = (section.subject, field.key)
            editor = self.editors.get(key)
            if editor is None:
                continue
            if field != self._fields[key] and isinstance(editor, LineEditor | ChoiceEditor | SetEditor):
                self._fields[key] = field
                editor.set_field(field)
            editor.show_value(*section.common(field))

    def focused(self) -> tuple[str, str]:
        """Subject and field of the editor that has the focus; empty for none."""
        at = QApplication.focusWidget()
        return next((key for key, editor in self.editors.items() if at is not None and (editor is at or editor.isAncestorOf(at))), ("", ""))

    def has_focus(self) -> bool:
        """Whether something in it has the focus."""
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def leave(self) -> None:
        """Something else is selected: what was typed here and not taken was meant for what no longer is."""
        for editor in self.editors.values():
            if isinstance(editor, LineEditor | TextEditor):
                editor.take_back()
        if self._adder is not None:
            self._adder.take_back()

    def scroll_to(self, height: int) -> None:
        """Show what is that far down, in sections opened a moment ago too."""
        if height:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.verticalScrollBar().setValue(height)

    def open_sections(self, opened: Collection[str]) -> None:
        """Open these of the sections that fold, close the others."""
        for subject, button in self._folds.items():
            button.setChecked(subject in opened)

    def _next_row(self, rows: int = 1) -> int:
        """The first of the next rows, taken whether something is put there now or later."""
        self._rows += rows
        return self._rows - rows

    def _build_section(self, section: Section, first: bool) -> None:
        grid, row = self._grid, self._next_row()
        if first:
            grid.setRowMinimumHeight(row, _BELOW_PLACE)
        else:
            grid.addWidget(rule(), row, 0, 1, 2)
        folds = section.subject in _FOLDED and not first
        title = self._fold(section.subject) if folds else label("", "section")
        self._titles.append(title)
        grid.addWidget(title, self._next_row(), 0, 1, 2)
        start = self._next_row(len(section.fields) + 1)
        if folds:
            self._waiting[section.subject] = lambda: self._build_lines(section, start)
        else:
            self._build_lines(section, start)

    def _build_lines(self, section: Section, start: int) -> None:
        parts = self._folding.setdefault(section.subject, [])
        for row, field in enumerate(section.fields, start):
            caption, editor = self._line(section, field)
            self._grid.addWidget(caption, row, 0)
            self._grid.addWidget(editor, row, 1)
            parts += [caption, editor]
            self.editors[section.subject, field.key] = editor
            self._fields[section.subject, field.key] = field
        if section.subject == "custom":
            parts.append(self._build_new_field(start + len(section.fields)))

    def _line(self, section: Section, field: Field) -> tuple[QLabel, Editor]:
        name, subject = self._say(section.word(field)), section.subject
        editor = editor_for(field, self._unit(field), self._say)
        editor.set_name(name)
        editor.entered.connect(lambda value: self.entered.emit(subject, self._fields[subject, field.key], value))
        if hasattr(editor, "refused"):
            editor.refused.connect(self.refused.emit)
        caption = QLabel(name.replace("&", "&&"))
        caption.setBuddy(editor)
        return caption, editor

    def _build_new_field(self, row: int) -> NewFieldLine:
        """Below the custom fields, the line in which the name of another is typed."""
        adder = self._adder = NewFieldLine(self._say, lambda: self._workbench.project)
        adder.named.connect(self.field_named.emit)
        adder.refused.connect(self.refused.emit)
        self._grid.addWidget(adder, row, 0, 1, 2)
        return adder

    def _build_pictures(self) -> None:
        self.pictures = ProductPictures(self._thumbnails.pixmap, self._say)
        self._grid.addWidget(label(self._say("pictures.title"), "section"), self._next_row(), 0, 1, 2)
        self._grid.addWidget(self.pictures, self._next_row(), 0, 1, 2)

    def _fold(self, subject: str) -> QToolButton:
        """The title of a section that opens at a click."""
        button = self._folds[subject] = named(QToolButton(autoRaise=True), "fold")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.toggled.connect(lambda opened: self._open(subject, opened))
        button.clicked.connect(lambda opened: self.folded.emit(subject, opened))
        return button

    def _open(self, subject: str, opened: bool) -> None:
        self._folds[subject].setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        build = self._waiting.pop(subject, None) if opened else None
        if build is not None:
            build()
        for part in self._folding.get(subject, ()):
            part.setVisible(opened)

    def _unit(self, field: Field) -> str:
        return currency_sign(self._workbench.project.currency) if field.kind == "money" else _UNITS.get(field.kind, "")
