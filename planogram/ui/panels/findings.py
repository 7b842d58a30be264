"""The Findings panel: what the rules see, worst first; a click selects it on the shelf, a button repairs it, another accepts it with a reason."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.metrics.checks import Finding, check, on_faces, repair, repairable, unwaive, waive
from planogram.model.find import walk_positions
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.findings_model import SEVERITY_ICONS, FindingsModel, Rule
from planogram.ui.parts import flat, named
from planogram.ui.raising import told_whole
from planogram.ui.short_label import ShortLabel
from planogram.ui.theme import Theme

SCOPES = ("face", "project")
_ROW = 28
_WHERE = {"face": (150, 0.22), "project": (270, 0.34)}
_WHAT = (210, 0.3)
"""Of columns: the width at the most (px), the share of the table's. Within one face the place is but bay and level."""


class FindingsPanel(QWidget):
    """Checks only while it is seen. `finding_chosen` asks to show one on the shelf; `told`: what a repair did, or why none is possible.

    `found` gives the findings; the window sets one that waits for nothing.
    """

    finding_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self.found: Callable[[], tuple[Finding, ...]] = lambda: check(workbench.document.committed)
        self.model = FindingsModel(translator, theme)
        self.table = _table(self.model)
        self.table.clicked.connect(self._choose)
        self.table.entered_row.connect(self._choose)
        self.table.turned.connect(self._turn)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.scope, self.count = QComboBox(), ShortLabel("muted")
        self.scope.currentIndexChanged.connect(self.refresh)
        self.fix, self.accept = QPushButton(), QPushButton()
        self.fix.clicked.connect(self.repair_chosen)
        self.accept.clicked.connect(self._ask_reason)
        self.empty = EmptyState()
        self._lay_out()
        self.set_translator(translator)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.scope)
        head.addWidget(self.count, 1)
        head.addWidget(self.accept)
        head.addWidget(self.fix)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        outer.addLayout(self._stack, 1)

    @property
    def chosen(self) -> Finding | None:
        """The finding picked in the table; None for a rule."""
        row = self._row
        return row if isinstance(row, Finding) else None

    @property
    def _row(self) -> Finding | Rule | None:
        rows = self.table.selectionModel().selectedRows(0)
        return self.model.rows[rows[0].row()] if rows else None

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = self.model.translator = translator
        chosen = max(0, self.scope.currentIndex())
        self.scope.blockSignals(True)
        self.scope.clear()
        for kind in SCOPES:
            self.scope.addItem(translator(f"figures.scope.{kind}"), kind)
        self.scope.setCurrentIndex(chosen)
        self.scope.blockSignals(False)
        self.scope.setAccessibleName(translator("findings.scope"))
        self.table.setAccessibleName(translator("dock.findings"))
        self.fix.setText(translator("findings.repair"))
        self.model.dress()
        self._say_why_none()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.model.theme = theme
        self.model.dress()

    def refresh(self) -> None:
        """Mirror the project, if anyone sees it."""
        if not self.isVisible():
            return
        project = self._workbench.document.committed
        found, key = self._found_in_scope(), self._row.key if self._row else None
        self._tell_place(str(self.scope.currentData()))
        self.model.show_findings(project, found)
        if self._row is None and key is not None:
            self._pick(key)
        self.count.setText(self._counted([finding for finding in found if not finding.waived]))
        if not found and self.table.hasFocus():
            self.scope.setFocus()
        self._say_why_none()
        self._stack.setCurrentWidget(self.table if found else self.empty)
        self._enable()

    def _say_why_none(self) -> None:
        """All is well, or there is nothing yet that could be well."""
        stands = any(True for _ in walk_positions(self._workbench.document.committed))
        picture, kind = ("done", "none") if stands else ("place", "nothing")
        self.empty.show_words(picture, self._say(f"findings.{kind}.title"), self._say(f"findings.{kind}.text"))

    def _counted(self, found: list[Finding]) -> str:
        """How many of each weight: `1 erreur, 82 alertes, 254 conseils`."""
        counts = Counter[str](finding.severity for finding in found)
        return ", ".join(self._say.plural(f"cli.check.{severity}", counts[severity]) for severity in SEVERITY_ICONS if counts[severity])

    def _tell_place(self, scope: str) -> None:
        """The place as far as it differs between findings."""
        if self.model.within_face != (scope == "face") or self.table.where != _WHERE[scope]:
            self.model.within_face, self.table.where = scope == "face", _WHERE[scope]
            self.model.dress()
            self.table.share()

    def repair_chosen(self) -> None:
        """The simple edit that removes the finding, as one step."""
        finding, project = self.chosen, self._workbench.document.committed
        if finding is None:
            return
        mended = repair(project, finding)
        if mended is None:
            self.told.emit(self._say("findings.no_repair"))
            return
        self.table.setFocus()  # else the keys would go wherever the button, soon greyed, hands them
        self._workbench.document.do(Label("edit.repair", (("name", f"finding.{finding.code}.name"),)), mended)
        self.told.emit(self._say("findings.repaired", name=self._say(f"finding.{finding.code}.name")))

    def accept_chosen(self, reason: str) -> None:
        """The finding, or all those of the rule, no longer count, for a reason that is kept; what was accepted before counts again."""
        project, findings = self._workbench.document.committed, _findings(self._row)
        if not findings:
            return
        waived = findings[0].waived
        for finding in findings:
            project = unwaive(project, finding) if waived else waive(project, finding, reason)
        key = "edit.unwaive" if waived else "edit.waive"
        self._workbench.document.do(Label(key, (("name", f"finding.{findings[0].code}.name"),)), project)

    def _ask_reason(self) -> None:
        if any(finding.waived for finding in _findings(self._row)):
            self.accept_chosen("")
            return
        reason, given = QInputDialog.getText(self, self._say("findings.accept").rstrip("…"), self._say("findings.reason"))
        if given and reason.strip():
            self.accept_chosen(reason.strip())

    def _found_in_scope(self) -> list[Finding]:
        """Of the face on show: what is found there, and what is found of the products that stand there."""
        face = self._workbench.face
        if self.scope.currentData() == "project" or face is None:
            return list(self.found())
        return on_faces(self.found(), self._workbench.document.committed, {(face[0].id, face[1].side)})

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if isinstance(row, Rule):
            self._turn(not row.open)
        else:
            self.finding_chosen.emit(row)

    def _turn(self, wanted: bool) -> None:
        """List what the picked rule found, or no longer; from one of its findings it is the rule that is picked."""
        row = self._row
        if row is None:
            return
        at = self.model.row_of((row.key[0], "*")) if not wanted else self.model.row_of(row.key)
        rule = self.model.rows[at]
        if isinstance(rule, Rule):
            if rule.open != wanted:
                self.model.turn(at)
            self.table.selectRow(at)

    def _pick(self, key: tuple[str, str]) -> None:
        row = self.model.row_of(key)
        if row >= 0:
            self.table.selectRow(row)

    def _enable(self) -> None:
        finding, findings = self.chosen, _findings(self._row)
        self.fix.setEnabled(finding is not None and repairable(finding) and not finding.waived)
        self.accept.setEnabled(bool(findings))
        self.accept.setText(self._say("findings.count_again" if findings and findings[0].waived else "findings.accept"))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()


def _findings(row: Finding | Rule | None) -> tuple[Finding, ...]:
    return row.findings if isinstance(row, Rule) else (row,) if row is not None else ()


class _Table(QTableView):
    """`turned`: an arrow key asks for what the picked rule found, or for no more of it; `entered_row`: Enter on a row."""

    turned = Signal(bool)
    entered_row = Signal(QModelIndex)
    where = _WHERE["project"]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.share()
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has done it; the second would fold a rule again."""
        event.accept()

    def share(self) -> None:
        """What was found and where, each a share of the width; the figures between them have the rest."""
        for section, (most, share) in ((0, _WHAT), (2, self.where)):
            self.horizontalHeader().resizeSection(section, min(most, round(self.viewport().width() * share)))


def _table(model: FindingsModel) -> _Table:
    table = flat(_Table())
    table.setModel(model)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
