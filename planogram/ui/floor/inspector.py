"""Beside the plan: what is selected with its fields, or the shop in figures when nothing is. Figures are metrics/floor's."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from planogram.exchange.finding_words import finding_text
from planogram.exchange.floor_words import ref_name
from planogram.i18n import Translator
from planogram.metrics.floor.aisles import bottlenecks, sales_area
from planogram.metrics.floor.findings import no_way_in
from planogram.metrics.floor.reach import exits_reached
from planogram.metrics.floor.rules import people
from planogram.metrics.floor.walks import Walks
from planogram.metrics.floor.zones import ZoneFigures, zone_figures
from planogram.model.floor_layout import outline_of
from planogram.model.memo import same_objects
from planogram.model.outline import BadOutline, shop_refusal
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_commands import unplaced
from planogram.tools.floor_verdict import label_of
from planogram.ui.floor.fields import FloorField, fields_of
from planogram.ui.floor.zones_table import ZonesTable
from planogram.ui.panels.property_fields import BadEntry
from planogram.ui.parts import label, named


class FloorInspector(QWidget):
    """Mirrors what is selected on the floor. `refused` says why an entry was not taken; `moved(before, refs)`: a typed place was."""

    refused = Signal(str)
    moved = Signal(object, object)

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self._shown: tuple[object, ...] = ()
        self._shown_refs: tuple[str, ...] = ()
        self._editors: dict[str, QLineEdit | QComboBox] = {}
        self._fields: dict[str, FloorField] = {}
        self.title = label("", "heading", wrap=True)
        self._form = QWidget()
        self.notes = label("", "muted", wrap=True)
        self.zones = ZonesTable()
        self.aid = label("", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        for part in (self.title, self._form, self.notes, self.zones, self.aid):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say, self._shown = translator, ()
        self.zones.speak(translator)
        self.aid.setText(translator("floor.aid"))

    def show_refs(self, refs: tuple[str, ...], walks: Walks | None) -> None:
        """Mirror the selection; nothing happens while it and the floor stay the same."""
        project = self._workbench.project
        shown = (project.store, project.gondolas, project.sales, walks)
        if refs == self._shown_refs and same_objects(shown, self._shown):
            return
        fields = fields_of(project, refs[0]) if len(refs) == 1 else []
        if self._shown and self._same_fields(refs, fields):
            self._show_values(fields)
        else:
            self._fill(fields)
        self._shown, self._shown_refs = shown, refs
        self.zones.setVisible(not refs and bool(project.store.zones))
        if len(refs) == 1:
            self.title.setText(ref_name(project, refs[0].removeprefix("zone:"), self._say))
            self.notes.setText(self._notes(refs[0], walks))
        elif refs:
            self.title.setText(self._say("floor.summary.several", count=len(refs)))
            self.notes.setText("")
        else:
            self._summary()

    def _notes(self, ref: str, walks: Walks | None) -> str:
        """Passages before each face of a gondola; the figures of a department."""
        say = self._say
        if ref.startswith("zone:"):
            found = next((figures for figures in zone_figures(self._workbench.project) if figures.zone.name == ref[5:]), None)
            return "" if found is None else "\n".join(self._zone_lines(found))
        faces = [] if walks is None else [(side, passages) for (piece, side), passages in walks.faces.items() if piece == ref]
        return "\n".join(say("floor.summary.face", side=say(f"print.side.{side}"), passages=say.number(passages)) for side, passages in faces)

    def _pair(self, key: str, value: str) -> str:
        return self._say("floor.summary.pair", name=self._say(key), value=value)

    def _zone_lines(self, found: ZoneFigures) -> list[str]:
        say = self._say
        pairs = (
            ("print.col.area", found.area, 1.0, 1),
            ("print.col.floor_share", found.floor_share, 100.0, 1),
            ("print.col.ground", found.ground_linear, 1.0, 2),
            ("print.col.developed", found.developed_linear, 1.0, 2),
            ("print.col.revenue_share", found.revenue_share, 100.0, 1),
            ("print.col.per_m2", found.revenue_per_m2, 1.0, 0),
        )
        return [self._pair(key, "–" if value is None else say.number(value * factor, decimals)) for key, value, factor, decimals in pairs]

    def _summary(self) -> None:
        """The shop as a whole."""
        project, say = self._workbench.project, self._say
        store = project.store
        self.title.setText(say("floor.tab.plan"))
        if not outline_of(store):
            self.notes.setText(self._begin())
            self.zones.show_figures(zone_figures(project), say)
            return
        why = [finding_text(one, project, say) for one in no_way_in(project)]
        self.notes.setText("\n".join([*(self._shop_lines(not why) if shop_refusal(outline_of(store)) is None else ()), *why]))
        self.zones.show_figures(zone_figures(project), say)

    def _shop_lines(self, entered: bool) -> Iterator[str]:
        """The figures of a sound outline; those about ways out where one gets in."""
        project, say = self._workbench.project, self._say
        area = sales_area(project.store)
        written = say.number(area, 0 if round(area, 1).is_integer() else 1)
        yield self._pair("floor.summary.area", say("floor.summary.area_value", area=written))
        yield self._pair("floor.summary.people", say.number(people(project.store.profile, area)))
        if entered:
            reached, every = exits_reached(project)
            yield self._pair("floor.summary.exits", say("floor.summary.of", reached=reached, all=every))
        yield self._pair("floor.summary.narrow", say.number(sum(1 for _ in bottlenecks(project))))

    def _begin(self) -> str:
        """What to do first on a floor without an outline, by the names of the buttons and entries that do it."""
        say = self._say
        tools = {name: say(f"floor.tool.{name}").rstrip("…") for name in ("draw", "outline", "typed", "shop", "underlay_open", "place")}
        lines = [say("floor.begin.outline", **tools), say("floor.begin.underlay", **tools)]
        return "\n".join(lines + [say("floor.begin.place", **tools)] * bool(unplaced(self._workbench.project)))

    def _fill(self, fields: list[FloorField]) -> None:
        """Fields anew; the one that has the focus gives it to its successor."""
        focused = next((key for key, editor in self._editors.items() if editor.hasFocus()), "")
        for editor in self._editors.values():
            editor.blockSignals(True)  # a line that is hidden while it is typed into would enter the half of a number
        old, self._form = self._form, QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 4, 0, 4)
        self._editors, self._fields = {}, {field.key: field for field in fields}
        for field in fields:
            name = self._say(f"floor.field.{field.key}")
            editor = self._editor(field)
            editor.setAccessibleName(name)
            form.addRow(name, editor)
            self._editors[field.key] = editor
        self._column.replaceWidget(old, self._form)
        old.hide()
        old.deleteLater()
        if focused in self._editors:
            # as if the Tab key had come here: the number is marked, to be typed over
            self._editors[focused].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_values(self, fields: list[FloorField]) -> None:
        """The same fields of the same thing, of which some may say something else now; the line being typed into is left alone."""
        before, self._fields = self._fields, {field.key: field for field in fields}
        for key, field in self._fields.items():
            editor = self._editors[key]
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(field.value)))
            elif field.value != before[key].value or not editor.hasFocus():
                editor.setText(self._written(field))

    def _same_fields(self, refs: tuple[str, ...], fields: list[FloorField]) -> bool:
        return refs == self._shown_refs and [(field.key, field.choices) for field in fields] == [(f.key, f.choices) for f in self._fields.values()]

    def _editor(self, field: FloorField) -> QLineEdit | QComboBox:
        key = field.key
        if not field.choices:
            line = QLineEdit(self._written(field))
            line.editingFinished.connect(lambda: self._typed(key, line.text()))
            return line
        box = QComboBox()
        for value, word in field.choices:
            text = self._say(word)
            box.addItem(text[:1].upper() + text[1:], value)
        box.setCurrentIndex(max(0, box.findData(field.value)))
        box.activated.connect(partial(self._choose, key, box))
        return box

    def _written(self, field: FloorField) -> str:
        """A value as the language writes it."""
        return field.value.replace(".", self._say.decimal) if field.number else field.value

    def _typed(self, key: str, text: str) -> None:
        field = self._fields[key]
        if text != self._written(field):
            self._enter(field, text)

    def _choose(self, key: str, box: QComboBox, row: int) -> None:
        self._enter(self._fields[key], str(box.itemData(row)))

    def _enter(self, field: FloorField, text: str) -> None:
        try:
            project = field.write(self._workbench.project, text)
        except BadOutline as wrong:
            x, y = round(wrong.point[0]), round(wrong.point[1])
            self.refused.emit(self._say(f"floor.refused.{wrong.code}", point=wrong.number, x_mm=x, y_mm=y))
            return
        except BadEntry as wrong:
            key, *limits = wrong.args
            self.refused.emit(self._say(key, **dict(zip(("least", "most"), map(self._say.number, limits), strict=False))))
            return
        except ValueError:
            self.refused.emit(self._say("floor.refused.entry", text=text))
            return
        self._take(field, project)

    def _take(self, field: FloorField, project: Project) -> None:
        before, refs = self._workbench.project, self._shown_refs
        name = "edit.floor_turn" if field.key == "turn" else "edit.floor_move"
        label = label_of(name, before, project, refs) if field.moves else Label("edit.floor_change")
        if self._workbench.document.do(label, project) and field.moves:
            self.moved.emit(before, refs)
