"""The left side of the print dialog: which document, of what, on which paper, how. Shows only what acts on the document chosen."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QScrollArea, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planogram.draw.palette import Colouring
from planogram.exchange.pdf.documents import NAMES
from planogram.exchange.pdf.setup import PAPERS, PrintSetup
from planogram.exchange.pdf.shelf_labels import SHEETS
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.parts import label, named, with_name
from planogram.ui.printing.choices import LAYERS, SECTIONS, WHERE, PrintChoices
from planogram.ui.printing.settings_fields import SettingsFields
from planogram.ui.words import side_name

_ON_SCREEN = "screen"
_COLOURINGS: tuple[Colouring, ...] = ("family", "subfamily", "brand", "supplier", "role", "own")
_PER = ("face", "bay", "gondola")
_DIRECTIONS = ("landscape", "portrait")
_KEY = Qt.ItemDataRole.UserRole
_TREE_HEIGHT = 170
_ROW_HEIGHT = 24
_NAMES_WIDTH = 104
_SHORTEST_NAME = 8


class PrintForm(QScrollArea):
    """`changed` at every choice; `settings_changed` carries project settings; `file_wanted` asks for a file to compare with."""

    changed = Signal()
    settings_changed = Signal(dict)
    old_chosen = Signal(int)

    def __init__(self, project: Project, choices: PrintChoices, translator: Translator, on_screen: bool = False) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._colourings = (_ON_SCREEN, *_COLOURINGS) if on_screen else _COLOURINGS
        self._say, self._label_fields = translator, choices.setup.label_fields
        self._parts: dict[str, list[QWidget]] = {}
        body = named(QWidget(), "panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(6)
        self._build(project, choices)
        self._column.addStretch(1)
        self.setWidget(body)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mirror()

    def _build(self, project: Project, choices: PrintChoices) -> None:
        setup, say = choices.setup, self._say
        self.document = self._choice("document", NAMES, choices.document, lambda name: say(f"print.{name}"))
        self._what = label("", "small", wrap=True)
        self.document.setAccessibleName(say("printing.section.document"))
        rows = self._section("", "printing.section.document")
        rows.addRow(self.document)
        rows.addRow(self._what)
        self.old = self._choice("old", (), "", str, tell=False)
        self.old.activated.connect(self.old_chosen.emit)
        self._row(self._section("old", ""), "printing.old", self.old)
        self._where(project, choices)
        self._paper(setup)
        self._look(setup)
        self.settings = SettingsFields(project.settings, say)
        self.settings.entered.connect(self.settings_changed.emit)
        self._section("numbering", "printing.section.numbering").addRow(self.settings.numbering)
        self._section("minutes", "printing.section.minutes").addRow(self.settings.minutes)

    def _where(self, project: Project, choices: PrintChoices) -> None:
        self.where = self._choice("where", WHERE, choices.where, lambda name: self._say(f"printing.where.{name}"))
        self.where.setAccessibleName(self._say("printing.section.where"))
        self.faces = _face_tree(project, self._say)
        self.faces.itemChanged.connect(lambda *_: self._tell())
        rows = self._section("where", "printing.section.where")
        rows.addRow(self.where)
        rows.addRow(self.faces)

    def _paper(self, setup: PrintSetup) -> None:
        say = self._say
        self.paper = self._choice("paper", tuple(PAPERS), setup.paper, str)
        self.direction = self._choice("direction", _DIRECTIONS, _DIRECTIONS[not setup.landscape], lambda name: say(f"printing.direction.{name}"))
        self.per = self._choice("per", _PER, setup.per, lambda name: say(f"printing.per.{name}"))
        self.sheet = self._choice("sheet", tuple(SHEETS), setup.label_sheet, lambda name: _sheet_words(name, say))
        rows = self._section("paper", "printing.section.paper")
        self._row(rows, "printing.paper", self.paper)
        self._row(rows, "printing.direction", self.direction)
        self._row(self._section("per", ""), "printing.per", self.per)
        self._row(self._section("sheet", "printing.section.paper"), "printing.sheet", self.sheet)

    def _look(self, setup: PrintSetup) -> None:
        say = self._say
        chosen = _ON_SCREEN if _ON_SCREEN in self._colourings else setup.colouring
        self.colouring = self._choice("colouring", self._colourings, chosen, lambda name: say(f"printing.colouring.{name}"))
        self.patterns, self.pictures = self._tick("patterns", setup.patterns), self._tick("pictures", setup.pictures)
        rows = self._section("look", "printing.section.look")
        self._row(rows, "printing.colouring", self.colouring)
        rows.addRow(self.patterns)
        rows.addRow(self.pictures)
        self.layers = {name: self._tick(name, getattr(setup, name)) for name in LAYERS}
        rows = self._section("layers", "printing.section.layers")
        for tick in self.layers.values():
            rows.addRow(tick)

    def _section(self, part: str, title: str) -> QFormLayout:
        """Rows under a title, shown with the part of the form they belong to."""
        holder = QWidget()
        rows = QFormLayout(holder)
        rows.setContentsMargins(0, 6 if title else 0, 0, 2)
        rows.setVerticalSpacing(6)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if title:
            rows.addRow(label(self._say(title), "section"))
        self._parts.setdefault(part, []).append(holder)
        self._column.addWidget(holder)
        return rows

    def _row(self, rows: QFormLayout, words: str, field: QWidget) -> None:
        field.setAccessibleName(self._say(words))
        name = label(self._say(words))
        name.setFixedWidth(_NAMES_WIDTH)
        rows.addRow(name, field)

    def _choice(self, name: str, keys: Iterable[str], now: str, worded: Callable[[str], str], *, tell: bool = True) -> QComboBox:
        box = with_name(ChoiceBox(), name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_SHORTEST_NAME)
        for key in keys:
            box.addItem(worded(key), key)
        box.setCurrentIndex(max(0, box.findData(now)))
        if tell:
            box.activated.connect(lambda _: self._tell())
        return box

    def _tick(self, name: str, on: bool) -> QCheckBox:
        tick = with_name(QCheckBox(self._say(f"printing.{name}")), name)
        tick.setChecked(on)
        tick.toggled.connect(lambda _: self._tell())
        return tick

    def _tell(self) -> None:
        self._mirror()
        self.changed.emit()

    def _mirror(self) -> None:
        """Show what acts on the chosen document."""
        name = self.document.currentData()
        self._what.setText(self._say(f"printing.about.{name}"))
        for part, holders in self._parts.items():
            for holder in holders:
                holder.setVisible(not part or part in SECTIONS[name])
        self.faces.setVisible(self.where.currentData() == "chosen")
        self.layers["labels"].setEnabled(self.layers["products"].isChecked())

    def offer_old(self, names: Sequence[str], chosen: int) -> None:
        """The versions to compare with."""
        self.old.clear()
        self.old.addItems(list(names))
        self.old.setCurrentIndex(chosen)

    @property
    def choices(self) -> PrintChoices:
        """What is chosen now."""
        ticks: dict[str, Any] = {name: tick.isChecked() for name, tick in self.layers.items()}
        setup = PrintSetup(
            paper=self.paper.currentData(),
            landscape=self.direction.currentData() == "landscape",
            per=self.per.currentData(),
            colouring=_COLOURINGS[0] if self.as_on_screen else self.colouring.currentData(),
            patterns=self.patterns.isChecked(),
            pictures=self.pictures.isChecked(),
            label_sheet=self.sheet.currentData(),
            label_fields=self._label_fields,
            **ticks,
        )
        return PrintChoices(self.document.currentData(), self.where.currentData(), setup)

    @property
    def as_on_screen(self) -> bool:
        """Whether the drawing has the colours of the screen, where those are of no group."""
        return bool(self.colouring.currentData() == _ON_SCREEN)

    @property
    def chosen_faces(self) -> frozenset[tuple[str, str]]:
        """Faces ticked in the list, by gondola id and side."""
        leaves = self.faces.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        keys = (leaf.data(0, _KEY) for leaf in leaves if leaf.checkState(0) == Qt.CheckState.Checked)
        return frozenset(tuple(key) for key in keys if key)


def _face_tree(project: Project, say: Translator) -> QTreeWidget:
    tree = with_name(QTreeWidget(), "faces")
    tree.setHeaderHidden(True)
    tree.setAccessibleName(say("printing.where.chosen"))
    tree.setFixedHeight(_TREE_HEIGHT)
    flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    for gondola in project.gondolas:
        parent = QTreeWidgetItem(tree, [gondola.name])
        parent.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate)
        parent.setSizeHint(0, QSize(0, _ROW_HEIGHT))
        parent.setCheckState(0, Qt.CheckState.Checked)
        for face in gondola.faces:
            leaf = QTreeWidgetItem(parent, [side_name(say, face.side)])
            leaf.setFlags(flags)
            leaf.setSizeHint(0, QSize(0, _ROW_HEIGHT))
            leaf.setCheckState(0, Qt.CheckState.Checked)
            leaf.setData(0, _KEY, (gondola.id, face.side))
    return tree


def _sheet_words(name: str, say: Translator) -> str:
    form = SHEETS[name]
    count, width, height = form.columns * form.rows, say.number(form.width, 1), say.number(form.height, 1)
    return say("printing.sheet.form", count=count, width=width, height=height)
