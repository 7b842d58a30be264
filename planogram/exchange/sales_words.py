"""What an import made of the sales, in one sentence: how many products, and whether periods they had before stay. Taking them is the workbook's."""

from planogram.i18n import Translator
from planogram.model.project import Project


def sales_sentence(before: Project, after: Project, t: Translator, *, only_other: bool = False) -> str:
    """The sentence; empty when no row of sales is new. `only_other`: a row that says what one before said is that one, not a new one."""
    same = {row: row for row in before.sales} if only_other else {}
    old, rows = set(map(id, before.sales)), [same.get(row, row) for row in after.sales]
    refreshed = {row.product for row in rows if id(row) not in old}
    if not refreshed:
        return ""
    had = sum(row.product in refreshed for row in before.sales)
    kept = sum(id(row) in old and row.product in refreshed for row in rows)
    products = t.plural("import.sales.products", len(refreshed))
    if kept:
        return t.plural("import.sales.kept", kept, products=products)
    return t("import.sales.replaced" if had else "import.sales.new", products=products)
