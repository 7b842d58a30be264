"""Remarks of the optimiser as sentences: which product, what it lacks, and what would have had to change."""

from collections import Counter

from planogram.exchange.change_words import place_words
from planogram.i18n import Translator
from planogram.metrics.change import Place
from planogram.model.find import UnknownId, find_level
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.optimise.remarks import Remark

_COUNTED = ("not_seen", "below_minimum", "short_supply", "kept_small")
"""Codes whose sentence counts facings: one, or more."""


@memo(4)
def names_of(project: Project) -> dict[str, str]:
    """Names of products by id; the brand too where two have the same name."""
    counts = Counter(product.name for product in project.products)
    return {
        product.id: product.name if counts[product.name] == 1 else f"{product.name} · {product.brand or product.id}" for product in project.products
    }


def remark_text(remark: Remark, project: Project, t: Translator) -> str:
    """One sentence; numbers are written in the translator's language, lengths in cm."""
    names = names_of(project)
    numbers = dict(remark.numbers)
    values = {name: t.number(value, 0 if float(value).is_integer() else 1) for name, value in numbers.items() if not name.endswith("mm")}
    values |= {name.removesuffix("mm") + "cm": t.number(value / 10, 1) for name, value in numbers.items() if name.endswith("mm")}
    key = f"remark.{remark.code}" + (".room" if numbers.get("needs_mm", 0.0) > 0 and t.has(f"remark.{remark.code}.room") else "")
    if not remark.other and t.has(f"{key}.alone"):
        key += ".alone"
    product, other = (names.get(name, name) for name in (remark.product, remark.other))
    values |= {"product": product, "other": other, "place": _place(remark.level, project, t)}
    return t.plural(key, numbers.get("facings", 2.0), **values) if remark.code in _COUNTED else t(key, **values)


def _place(level_id: str, project: Project, t: Translator) -> str:
    try:
        place = find_level(project, level_id)
    except UnknownId:
        return "–"
    return place_words(Place(place.gondola.name, place.face.side, place.bay_number, place.level_number), t)
