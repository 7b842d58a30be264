"""Products that two plans call by different codes: who compares the plans compares them as the same. Giving a code is model/edits/recode.py's."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from planogram.model.edits.recode import recode
from planogram.model.find import walk_positions
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed


@memo(8)
def codes_changed(old: Project, new: Project) -> Mapping[str, str]:
    """Codes of `old` → those of the same products in `new`.

    The same are two of one name, each in one plan only, that stand in the same positions; or that are alike in all but the code.
    """
    gone, come = _only_in(old, new), _only_in(new, old)
    if not gone or not come:
        return {}
    stood = {position.id: position.product for _, position in walk_positions(old) if position.product in gone}
    pairs = defaultdict[str, set[str]](set)
    for _, position in walk_positions(new):
        before = stood.get(position.id)
        if before is not None and position.product in come and gone[before].name == come[position.product].name:
            pairs[before].add(position.product)
    alike = defaultdict[Product, list[str]](list)
    for ident, product in come.items():
        alike[changed(product, id="")].append(ident)
    for ident, product in gone.items():
        if ident not in pairs:
            pairs[ident].update(alike.get(changed(product, id=""), ()))
    used = Counter(ident for found in pairs.values() for ident in found)
    return {ident: next(iter(found)) for ident, found in pairs.items() if len(found) == 1 and used[next(iter(found))] == 1}


@memo(8)
def with_codes_of(old: Project, new: Project) -> Project:
    """`old` with the codes of `new`; itself where none changed."""
    codes = codes_changed(old, new)
    return recode(old, codes) if codes else old


def _only_in(project: Project, other: Project) -> dict[str, Product]:
    there = {product.id for product in other.products}
    return {product.id: product for product in project.products if product.id not in there}
