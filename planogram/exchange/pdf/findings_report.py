"""The report of findings: place by place what the rules saw, the worst first; accepted ones last, with the reason."""

from planogram.exchange.finding_words import data_day, finding_text
from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import content_area
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.checks import Finding, check
from planogram.model.project import Project

_ORDER = {"error": 0, "warning": 1, "advice": 2}
_NARROWEST = 520.0


def findings_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """Pages of the report; one that says so when nothing was found."""
    found = [finding for finding in check(project, data_day(project)) if _wanted(project, finding, faces)]
    rows = finding_rows(project, found, t) or [Row((t("print.no_findings"), "", ""), heading=True)]
    columns = (Column(t("print.col.severity"), 62.0, bold=True), Column(t("print.col.place"), 70.0), Column(t("print.col.finding"), wraps=True))
    open_ones = [finding for finding in found if not finding.waived]
    counts = ((severity, sum(1 for finding in open_ones if finding.severity == severity)) for severity in _ORDER)
    note = " · ".join(t.plural(f"print.count.{severity}", count) for severity, count in counts)
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    while rows:
        placed, rows = filled(columns, rows, boxes)
        pages.append(Page(t("print.findings"), note, "" if pages else t("print.findings"), tables_content(placed)))
    return pages


def _wanted(project: Project, finding: Finding, faces: FaceKeys) -> bool:
    if faces is None:
        return True
    return any((gondola.id, finding.where.face) in faces for gondola in project.gondolas if gondola.name == finding.where.gondola)


def finding_rows(project: Project, findings: list[Finding], t: Translator) -> list[Row]:
    """A heading per face (and one for what belongs to no place), a row per finding."""
    places = {gondola.name: n for n, gondola in enumerate(project.gondolas)}

    def turn(finding: Finding) -> tuple[bool, int, str, int, int, int]:
        where = finding.where
        place = (places.get(where.gondola or "", len(places)), where.face or "", where.bay or 0)
        return finding.waived, place[0], place[1], _ORDER[finding.severity], place[2], where.level or 0

    rows, before = list[Row](), ""
    for finding in sorted(findings, key=turn):
        heading = _heading(finding, t)
        if heading != before:
            before = heading
            rows.append(Row((heading, "", ""), heading=True))
        text = finding_text(finding, project, t)
        reason = f" {t('print.waived_because', reason=finding.waiver)}" if finding.waived else ""
        rows.append(Row((t(f"severity.{finding.severity}"), _spot(finding, t), text + reason)))
    return rows


def _heading(finding: Finding, t: Translator) -> str:
    where = finding.where
    if finding.waived:
        return t("print.waived")
    if where.gondola is None:
        return t("print.anywhere")
    return f"{where.gondola} · {t('print.side.' + where.face)}" if where.face else where.gondola


def _spot(finding: Finding, t: Translator) -> str:
    where = finding.where
    if where.bay and where.level:
        return t("print.place", bay=where.bay, level=where.level)
    return t("print.bay", bay=where.bay) if where.bay else ""
