"""The report of findings: place by place what the rules saw, the worst first; accepted ones last, with the reason.

Much advice of one rule that belongs to no place is said once, with the products it is about.
"""

from collections.abc import Iterator, Sequence

from planogram.exchange.finding_words import data_day, finding_text
from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import content_area
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.checks import SUMMED_UP, Finding, by_rule, check, on_faces
from planogram.model.placement import products_by_id
from planogram.model.project import Project

_ORDER = {"error": 0, "warning": 1, "advice": 2}
_NARROWEST = 520.0
_NAMES_A_ROW = 10
"""Few enough that a row of names breaks over columns and pages as others do."""
_LENGTHS = ("developed_linear_m", "target_linear_m")
"""What a product has and what it earns."""


def findings_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """Pages of the report; one that says so when nothing was found."""
    every = check(project, data_day(project))
    found = list(every) if faces is None else on_faces(every, project, faces)
    rows = finding_rows(project, found, t) or [Row((t("print.no_findings"), "", ""), heading=True)]
    columns = (Column(t("print.col.severity"), 62.0, bold=True), Column(t("print.col.place"), 70.0), Column(t("print.col.finding"), wraps=True))
    open_ones = [finding for finding in found if not finding.waived]
    counts = ((severity, sum(1 for finding in open_ones if finding.severity == severity)) for severity in _ORDER)
    note = " · ".join(t.plural(f"print.count.{severity}", count) for severity, count in counts)
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    while rows:
        placed, rows = filled(columns, rows, boxes, continued=t("print.continued"))
        pages.append(Page(t("print.findings"), note, "" if pages else t("print.findings"), tables_content(placed)))
    return pages


def finding_rows(project: Project, findings: list[Finding], t: Translator) -> list[Row]:
    """A heading per face (and one for what belongs to no place), a row per finding; much advice of one rule without a place is summed up."""
    places = {gondola.name: n for n, gondola in enumerate(project.gondolas)}

    def turn(finding: Finding) -> tuple[bool, int, str, int, int, int]:
        where = finding.where
        place = (places.get(where.gondola or "", len(places)), where.face or "", where.bay or 0)
        return finding.waived, place[0], place[1], _ORDER[finding.severity], place[2], where.level or 0

    much = [rule for rule in by_rule(filter(_is_general_advice, findings)) if len(rule) >= SUMMED_UP]
    told = {finding.key for rule in much for finding in rule}
    sections: dict[str, list[Row]] = {}
    for finding in sorted((one for one in findings if one.key not in told), key=turn):
        reason = f" {t('print.waived_because', reason=finding.waiver)}" if finding.waived else ""
        row = Row((t(f"severity.{finding.severity}"), _spot(finding, t), finding_text(finding, project, t) + reason))
        sections.setdefault(_heading(finding, t), []).append(row)
    accepted = sections.pop(t("print.waived"), [])
    for rule in much:
        sections.setdefault(_heading(rule[0], t), []).extend(_rule_rows(rule, project, t))
    if accepted:
        sections[t("print.waived")] = accepted
    return [row for heading, rows in sections.items() for row in (Row((heading, "", ""), heading=True), *rows)]


def _is_general_advice(finding: Finding) -> bool:
    return finding.severity == "advice" and not finding.waived and finding.where.gondola is None


def _rule_rows(rule: Sequence[Finding], project: Project, t: Translator) -> Iterator[Row]:
    """What the rule says, how often, and of which products: with their length and the one they earn where it is about that."""
    code, products = rule[0].code, products_by_id(project.products)
    yield Row((t("severity.advice"), f"{t.number(len(rule))} ×", f"{t(f'finding.{code}.name')}. {t(f'finding.{code}.why')}"))
    names = []
    for finding in rule:
        product, numbers = products.get(finding.where.product or ""), finding.numbers
        name = product.name if product is not None else finding_text(finding, project, t)
        lengths = [t.number(numbers[key], 2) for key in _LENGTHS if key in numbers]
        names.append(f"{name} ({' → '.join(lengths)} m)" if len(lengths) == len(_LENGTHS) else name)
    for start in range(0, len(names), _NAMES_A_ROW):
        yield Row(("", "", " · ".join(names[start : start + _NAMES_A_ROW])))


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
