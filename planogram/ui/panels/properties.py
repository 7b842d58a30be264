"""The Properties panel: fields of the selection. What is typed is an edit like another; several subjects show what they share."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.find import UnknownId, walk_positions
from planogram.model.product import Product
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.product_pictures import ProductPictures
from planogram.ui.panels.property_editors import Editor, LineEditor
from planogram.ui.panels.property_fields import Field, Section, refusal
from planogram.ui.panels.property_form import PropertyForm
from planogram.ui.panels.property_sections import block_sections, sections, selection_title
from planogram.ui.panels.text_editor import TextEditor
from planogram.ui.parts import named
from planogram.ui.pictures import Pictures

_MOST_FORMS = 8
"""Forms kept: making one takes ten times as long as showing it again, and a hand goes from a block to a level and back all day."""

_IDLE_MS = 500
"""How long nothing is selected or edited before the form of a block is made ready."""


class PropertiesPanel(QWidget):
    """`refused` carries the sentence for an entry a field cannot take; `written` says that one was taken; `left`: what had the focus is gone."""

    refused = Signal(str)
    written = Signal()
    left = Signal()
    picture_wanted = Signal(str, str)  # product id, face; and so of the others
    picture_dropped = Signal(str, str, Path)
    picture_cleared = Signal(str, str)

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self._products: tuple[str, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._forms: dict[object, PropertyForm] = {}
        self._form: PropertyForm | None = None
        self._open: set[str] = set()
        self._thumbnails = Pictures(lambda: workbench.document.images)
        self._stack = QStackedWidget()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._make_ready)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 4)
        outer.addWidget(self._stack)
        self.refresh()

    @property
    def form(self) -> PropertyForm:
        """The form on show."""
        assert self._form is not None
        return self._form

    @property
    def editors(self) -> dict[tuple[str, str], Editor]:
        """Those of the form on show, by subject and field."""
        return self.form.editors

    @property
    def pictures(self) -> ProductPictures | None:
        """The pictures of the product on show."""
        return self.form.pictures

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        spoken, self._forms = self._forms, {}
        self.refresh()
        self._drop(spoken.values())

    def show_products(self, product_ids: tuple[str, ...]) -> None:
        """Products picked in the catalogue: shown while nothing is selected on the shelf."""
        self._products = product_ids
        self.refresh()

    def unfold(self, subject: str) -> None:
        """Open a section of the form on show, as a click on its title does."""
        self._fold(subject, True)
        self.form.open_sections(self._open)
        self.refresh()

    def refresh(self) -> None:
        """Mirror the selection, in another form only when its fields are other ones."""
        before, self._sections = self._sections, sections(self._workbench, self._products)
        shape = self._shape(self._sections)
        form = self._forms.pop(shape, None) or self._made(self._sections)
        self._forms[shape] = form  # the last used is the last
        if form is self._form and [section.ids for section in before] != [section.ids for section in self._sections]:
            form.leave()
        focused, gone = self._show_form(form)
        heading, place = selection_title(self._workbench, self._sections, self._say)
        form.show_head(heading, place, [self._title(section) for section in self._sections])
        product = _single_product(self._sections)
        if form.pictures is not None and product is not None:
            form.pictures.show_product(product)
        for section in self._sections:
            form.show_values(section)
        if focused in form.editors:
            # as if the Tab key had come here: the number is marked, to be typed over
            form.editors[focused].setFocus(Qt.FocusReason.TabFocusReason)
        elif gone:
            # else the next key would change whatever field Qt has put it into
            self.left.emit()
        self._idle.start()

    def _make_ready(self) -> None:
        """Make the form of a block before one is clicked: making it takes longer than a click should."""
        if self._workbench.document.gesture_running:
            return
        project = self._workbench.project
        first = next((position.id for _, position in walk_positions(project)), "")
        blocks = block_sections(project, (first,))
        if blocks and (shape := self._shape(blocks)) not in self._forms:
            self._forms[shape] = self._made(blocks)

    def _shape(self, shown: tuple[Section, ...]) -> object:
        """What a form depends on: the same one shows whatever has the same fields, called the same."""
        fields = tuple((section.subject, *(section.word(field) for field in section.fields)) for section in shown)
        return self._workbench.project.currency, _single_product(shown) is not None, fields

    def _show_form(self, form: PropertyForm) -> tuple[tuple[str, str], bool]:
        """Put a form in the place of the other: the field of the other that had the focus, if any, and whether something of it had."""
        before, self._form = self._form, form
        if before is form:
            return ("", ""), False
        focused, gone = ("", ""), False
        if before is not None:
            focused, gone = before.focused(), before.has_focus()
            before.leave()
        form.open_sections(self._open)
        self._stack.setCurrentWidget(form)
        if before is not None:
            # fields of the same kinds of things stay where the eye has them
            form.scroll_to(before.verticalScrollBar().value() if form.subjects == before.subjects else 0)
        self._drop([self._forms.pop(shape) for shape in list(self._forms)[:-_MOST_FORMS]])
        return focused, gone

    def _drop(self, forms: Iterable[PropertyForm]) -> None:
        for form in forms:
            # an editor may be in the middle of telling what was typed
            form.hide()
            self._stack.removeWidget(form)
            form.deleteLater()

    def _made(self, shown: tuple[Section, ...]) -> PropertyForm:
        form = PropertyForm(shown, self._workbench, self._thumbnails, self._say)
        form.entered.connect(self._write)
        form.refused.connect(self.refused.emit)
        form.folded.connect(self._fold)
        form.field_named.connect(self._add_field)
        if form.pictures is not None:
            form.pictures.wanted.connect(lambda face: self.picture_wanted.emit(self._product_id(), face))
            form.pictures.dropped.connect(lambda face, path: self.picture_dropped.emit(self._product_id(), face, path))
            form.pictures.cleared.connect(lambda face: self.picture_cleared.emit(self._product_id(), face))
        self._stack.addWidget(form)
        return form

    def _fold(self, subject: str, opened: bool) -> None:
        """A section opened stays so for other selections."""
        (self._open.add if opened else self._open.discard)(subject)
        self.refresh()

    def _add_field(self, name: str) -> None:
        self._write("custom", Field(name, "text"), "")
        self.editors["custom", name].setFocus()

    def _product_id(self) -> str:
        product = _single_product(self._sections)
        return product.id if product is not None else ""

    def _title(self, section: Section) -> str:
        if section.subject in ("project", "settings", "offer", "packing", "custom"):
            return self._say(f"section.{section.subject}")
        return self._say.plural(f"section.{section.subject}", len(section.ids))

    def _write(self, subject: str, field: Field, value: object) -> None:
        section = next((section for section in self._sections if section.subject == subject), None)
        if section is None:
            return
        self._workbench.document.cancel_gesture()  # what the hand still holds is only shown: written upon, it would stay
        try:
            self._write_in(section, field, value)
        except UnknownId:  # what the form shows was undone a moment ago
            self.refresh()

    def _write_in(self, section: Section, field: Field, value: object) -> None:
        subject = section.subject
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


def _single_product(shown: tuple[Section, ...]) -> Product | None:
    found = [value for section in shown if section.subject == "product" for value in section.values]
    return found[0] if len(found) == 1 and isinstance(found[0], Product) else None
