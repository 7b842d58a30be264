"""What an import made of the sales, in one sentence: how many products, and whether periods they had before stay. Taking them is the workbook's."""

from planogram.i18n import Translator
from planogram.model.project import Project


def sales_sentence(before: Project, after: Project, t: Translator) -> str:
    """The sentence; empty when no row of sales is new."""
    old = set(map(id, before.sales))
    refreshed = {row.product for row in after.sales if id(row) not in old}
    if not refreshed:
        return ""
    had = sum(row.product in refreshed for row in before.sales)
    kept = sum(id(row) in old and row.product in refreshed for row in after.sales)
    products = t.plural("import.sales.products", len(refreshed))
    if kept:
        return t.plural("import.sales.kept", kept, products=products)
    return t("import.sales.replaced" if had else "import.sales.new", products=products)
