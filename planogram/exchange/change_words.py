"""Changes between two plans in words: what, of what, from where to where, which fields. Found by metrics/changes."""

from collections.abc import Mapping
from functools import lru_cache

from planogram.exchange.workbook.columns_floor import PNM_PLACEMENTS
from planogram.exchange.workbook.columns_products import PRODUCTS
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.i18n import Translator, translator
from planogram.metrics.change import Change, Place
from planogram.model.project import Project

_ABSENT = "–"
_SIZE = ("wide", "high", "deep")


def product_names(*projects: Project) -> dict[str, str]:
    """Names by product id; those of the last project win."""
    return {product.id: product.name for project in projects for product in project.products}


def change_subject(change: Change, names: Mapping[str, str]) -> str:
    """What a change is about: a product's name, a PNM code, a shape of the floor; else the furniture's name."""
    if change.product is not None:
        return names.get(change.product, change.product)
    return change.name or change.place.gondola or _ABSENT


def place_words(place: Place | None, t: Translator) -> str:
    """Gondola, face, bay, level and place on it, as far as they are told; a dash for none."""
    if place is None or place == Place():
        return _ABSENT
    parts = [place.gondola, t(f"side.{place.face}") if place.face else None]
    parts += [t(f"change.place.{name}", number=getattr(place, name)) for name in ("bay", "level", "order") if getattr(place, name) is not None]
    return " · ".join(part for part in parts if part)


def change_details(change: Change, t: Translator) -> str:
    """The fields that differ: `largeur : 80 → 100`; of a block that came or went its facings: `3 × 1 × 5 facings`."""
    known = {field.name: field for field in change.fields}
    if change.kind in ("added", "removed") and known.keys() >= set(_SIZE):
        counts = [known[name].new if change.kind == "added" else known[name].old for name in _SIZE]
        return t("change.block", size=" × ".join(_said(name, count, t) for name, count in zip(_SIZE, counts, strict=True)))
    return ", ".join(_field(field.name, field.old, field.new, t) for field in change.fields)


def _field(name: str, old: object, new: object, t: Translator) -> str:
    if name == "listed":
        return t("change.listed" if new else "change.unlisted")
    if name == "positions":
        return t.plural("change.carried", int(str(old)))
    return t("change.field", field=field_name(name, t.language), old=_said(name, old, t), new=_said(name, new, t))


def _said(name: str, value: object, t: Translator) -> str:
    if isinstance(value, str) and t.has(f"{name}.{value}"):
        return t(f"{name}.{value}")
    if value is None or value == "":
        return _ABSENT
    if isinstance(value, bool):
        return t("change.yes" if value else "change.no")
    if isinstance(value, int | float):
        return t.number(value, 0 if float(value).is_integer() else 2)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def field_name(name: str, language: str) -> str:
    """A field as the workbook calls its column, else its own name.

    >>> field_name("wide", "en"), field_name("sale_price", "en")
    ('wide', 'sale price')
    """
    return _headers(language).get(name, name).replace("_", " ")


@lru_cache(maxsize=2)
def _headers(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for sheet in (POSITIONS, PRODUCTS, FIXTURES, PNM_PLACEMENTS):
        for column in sheet.columns:
            for name in (column.key, column.field):
                found.setdefault(name, sheet.header(column, language))
    found.setdefault("text", translator(language)("field.note.text").lower())
    return found
