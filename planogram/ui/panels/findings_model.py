"""Findings as a table: what, in which words, where. Which findings there are is metrics/checks' business."""

from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from planogram.exchange.finding_words import finding_text
from planogram.i18n import Translator
from planogram.metrics.checks import SUMMED_UP, Finding, Where, by_rule
from planogram.model.project import Project
from planogram.ui.icons import icon
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole
from planogram.ui.theme import Theme

SEVERITY_ICONS = {"error": "error", "warning": "warning", "advice": "info"}
Index = QModelIndex | QPersistentModelIndex


def place_text(where: Where, translator: Translator, within_face: bool = False) -> str:
    """Gondola, face, bay and level, as far as the finding has them; `within_face` leaves out what all findings of one face share."""
    face = translator(f"side.{where.face}") if where.face else ""
    inside = [translator(f"findings.{part}", number=number) for part, number in (("bay", where.bay), ("level", where.level)) if number]
    parts = (inside or [face]) if within_face else [where.gondola or "", face, *inside]
    return " · ".join(part for part in parts if part)


class Rule(msgspec.Struct, frozen=True):
    """The row over several findings of one rule, which are listed below it or not."""

    findings: tuple[Finding, ...]
    open: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.findings[0].code, "*"


class FindingsModel(QAbstractTableModel):
    """The worst first; what someone accepted comes last, greyed. Where a rule found much, a row sums it up, and of advice stands alone at first."""

    def __init__(self, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self.translator, self.theme = translator, theme
        self.within_face = False
        self._project = Project()
        self._rules: list[tuple[Finding, ...]] = []
        self._turned: set[tuple[bool, str]] = set()
        self._below: set[int] = set()
        self.rows: list[Finding | Rule] = []

    def show_findings(self, project: Project, findings: list[Finding]) -> None:
        """Mirror the findings of a project."""
        self._project = project
        rules = by_rule(findings)
        if rules != self._rules:
            self._rules = rules
            self._list()

    def turn(self, row: int) -> None:
        """List what the rule of that row found, or no longer."""
        rule = self.rows[row]
        if isinstance(rule, Rule):
            self._turned ^= {_kind(rule.findings)}
            self._list()

    def row_of(self, key: tuple[str, str]) -> int:
        """Where a finding or a rule is listed; where its rule is when it is not; -1 when it is gone."""
        keys = [row.key for row in self.rows]
        rule = (key[0], "*")
        return keys.index(key) if key in keys else keys.index(rule) if rule in keys else -1

    def _list(self) -> None:
        self.beginResetModel()
        self.rows, self._below = [], set[int]()
        for findings in self._rules:
            if len(findings) < SUMMED_UP:
                self.rows += findings
                continue
            listed = (findings[0].severity != "advice" and not findings[0].waived) != (_kind(findings) in self._turned)
            self.rows.append(Rule(findings, listed))
            if listed:
                self._below |= set(range(len(self.rows), len(self.rows) + len(findings)))
                self.rows += findings
        self.endResetModel()

    def dress(self) -> None:
        """Other words or colours."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.translator(f"findings.column.{('what', 'text', 'where')[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @told_whole
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        finding = row.findings[0] if isinstance(row, Rule) else row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rule_text(row, index.column()) if isinstance(row, Rule) else self._text(index.row(), row, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(SEVERITY_ICONS[finding.severity], self._colour(finding))
        if role == Qt.ItemDataRole.ForegroundRole and finding.waived:
            return QColor(self.theme.muted)
        if role == Qt.ItemDataRole.FontRole and isinstance(row, Rule) and index.column() == 0:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._rule_text(row, 1) + "\n" + self.translator("findings.rule.tip") if isinstance(row, Rule) else self._tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Rule) and index.column() == 0:
            return self.translator(f"findings.rule.{'open' if row.open else 'closed'}", rule=self._rule_text(row, 0)[2:])
        return None

    def _rule_text(self, rule: Rule, column: int) -> str:
        code, say = rule.findings[0].code, self.translator
        if column == 0:
            return f"{'▾' if rule.open else '▸'} {say(f'finding.{code}.name')}"
        return say(f"finding.{code}.why") if column == 1 else say.plural("findings.count", len(rule.findings))

    def _text(self, row: int, finding: Finding, column: int) -> str:
        if column == 0:
            return ("\u2003" if row in self._below else "") + self.translator(f"finding.{finding.code}.name")
        if column == 1:
            return finding_text(finding, self._project, self.translator)
        return place_text(finding.where, self.translator, self.within_face)

    def _tip(self, finding: Finding) -> str:
        say = self.translator
        what = f"{say(f'severity.{finding.severity}').capitalize()}. {finding_text(finding, self._project, say)}"
        lines = [what, place_text(finding.where, say), say(f"finding.{finding.code}.why")]
        return plain_tip("\n".join([*lines, say("findings.accepted", reason=finding.waiver)] if finding.waived else lines))

    def _colour(self, finding: Finding) -> str:
        theme = self.theme
        return theme.muted if finding.waived else {"error": theme.danger, "warning": theme.warning}.get(finding.severity, theme.accent)


def _kind(findings: tuple[Finding, ...]) -> tuple[bool, str]:
    return findings[0].waived, findings[0].code
