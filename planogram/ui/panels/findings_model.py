"""Findings as a table: what, in which words, where. Which findings there are is metrics/checks' business."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from planogram.exchange.finding_words import finding_text
from planogram.i18n import Translator
from planogram.metrics.checks import Finding, Where
from planogram.model.project import Project
from planogram.ui.icons import icon
from planogram.ui.theme import Theme

SEVERITY_ICONS = {"error": "error", "warning": "warning", "advice": "info"}
_ORDER = {"error": 0, "warning": 1, "advice": 2}
Index = QModelIndex | QPersistentModelIndex


def place_text(where: Where, translator: Translator, within_face: bool = False) -> str:
    """Gondola, face, bay and level, as far as the finding has them; `within_face` leaves out what all findings of one face share."""
    face = translator(f"side.{where.face}") if where.face else ""
    inside = [translator(f"findings.{part}", number=number) for part, number in (("bay", where.bay), ("level", where.level)) if number]
    parts = (inside or [face]) if within_face else [where.gondola or "", face, *inside]
    return " · ".join(part for part in parts if part)


class FindingsModel(QAbstractTableModel):
    """The worst first; what someone accepted comes last, greyed."""

    def __init__(self, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self.translator, self.theme = translator, theme
        self.within_face = False
        self._project = Project()
        self.findings: list[Finding] = []

    def show_findings(self, project: Project, findings: list[Finding]) -> None:
        """Mirror the findings of a project."""
        self._project = project
        ordered = sorted(findings, key=lambda finding: (finding.waived, _ORDER[finding.severity]))
        if ordered == self.findings:
            return
        self.beginResetModel()
        self.findings = ordered
        self.endResetModel()

    def dress(self) -> None:
        """Other words or colours."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.translator(f"findings.column.{('what', 'text', 'where')[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(finding, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(SEVERITY_ICONS[finding.severity], self._colour(finding))
        if role == Qt.ItemDataRole.ForegroundRole and finding.waived:
            return QColor(self.theme.muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(finding)
        return None

    def _text(self, finding: Finding, column: int) -> str:
        if column == 0:
            return self.translator(f"finding.{finding.code}.name")
        if column == 1:
            return finding_text(finding, self._project, self.translator)
        return place_text(finding.where, self.translator, self.within_face)

    def _tip(self, finding: Finding) -> str:
        say = self.translator
        what = f"{say(f'severity.{finding.severity}').capitalize()}. {finding_text(finding, self._project, say)}"
        lines = [what, place_text(finding.where, say), say(f"finding.{finding.code}.why")]
        return "\n".join([*lines, say("findings.accepted", reason=finding.waiver)] if finding.waived else lines)

    def _colour(self, finding: Finding) -> str:
        theme = self.theme
        return theme.muted if finding.waived else {"error": theme.danger, "warning": theme.warning}.get(finding.severity, theme.accent)
