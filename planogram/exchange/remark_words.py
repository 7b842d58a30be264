"""Remarks of the optimiser as sentences: which product, what it lacks, and what would have had to change."""

from planogram.exchange.change_words import place_words
from planogram.i18n import Translator
from planogram.metrics.change import Place
from planogram.model.find import UnknownId, find_level
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.optimise.remarks import Remark


def remark_text(remark: Remark, project: Project, t: Translator) -> str:
    """One sentence; numbers are written in the translator's language, lengths in cm."""
    products = products_by_id(project.products)
    numbers = dict(remark.numbers)
    values = {name: t.number(value, 0 if float(value).is_integer() else 1) for name, value in numbers.items() if not name.endswith("mm")}
    values |= {name.removesuffix("mm") + "cm": t.number(value / 10, 1) for name, value in numbers.items() if name.endswith("mm")}
    key = f"remark.{remark.code}" + (".room" if numbers.get("needs_mm", 0.0) > 0 and t.has(f"remark.{remark.code}.room") else "")
    if not remark.other and t.has(f"{key}.alone"):
        key += ".alone"
    product, other = (products[name].name if name in products else name for name in (remark.product, remark.other))
    return t(key, product=product, other=other, place=_place(remark.level, project, t), **values)


def _place(level_id: str, project: Project, t: Translator) -> str:
    try:
        place = find_level(project, level_id)
    except UnknownId:
        return "–"
    return place_words(Place(place.gondola.name, place.face.side, place.bay_number, place.level_number), t)
