"""Changes between two plans in words: what, of what, from where to where, which fields. Found by metrics/changes."""

from collections.abc import Mapping

from planogram.exchange.field_words import ABSENT, field_name, said
from planogram.i18n import Translator
from planogram.metrics.change import Change, Field, Place
from planogram.model.project import Project

_SIZE = ("wide", "high", "deep")


def product_names(*projects: Project) -> dict[str, str]:
    """Names by product id; those of the last project win."""
    return {product.id: product.name for project in projects for product in project.products}


def change_subject(change: Change, names: Mapping[str, str], t: Translator) -> str:
    """What a change is about: a product's name, a PNM code, a shape of the floor; else the furniture's name."""
    if change.product is not None:
        return names.get(change.product, change.product)
    shape, gap, name = change.name.partition(" ")
    if change.kind == "floor" and t.has(key := f"floor.shape.{shape}"):
        return name if name == t(key) else t(key) + gap + name
    return change.name or change.place.gondola or ABSENT


def place_words(place: Place | None, t: Translator) -> str:
    """Gondola, face, bay, level and place on it, as far as they are told; a dash for none."""
    if place is None or place == Place():
        return ABSENT
    parts = [place.gondola, t(f"side.{place.face}") if place.face else None]
    parts += [t(f"change.place.{name}", number=getattr(place, name)) for name in ("bay", "level", "order") if getattr(place, name) is not None]
    return " · ".join(part for part in parts if part)


def change_details(change: Change, t: Translator) -> str:
    """The fields that differ: `largeur : 80 → 100`; of a block that came or went its facings: `3 × 1 × 5 facings`, of furniture its sizes."""
    known = {field.name: field for field in change.fields}
    if change.kind in ("added", "removed") and known.keys() >= set(_SIZE):
        counts = [known[name].new if change.kind == "added" else known[name].old for name in _SIZE]
        return t("change.block", size=" × ".join(said(name, count, t) for name, count in zip(_SIZE, counts, strict=True)))
    if "listed" in known:
        where = "drawn" if change.kind == "floor" else "listed"
        return t(f"change.{where}" if known["listed"].new else f"change.un{where}")
    if change.kind == "fixture" and (change.start is None) != (change.end is None):
        return ", ".join(_told(field, t) for field in change.fields)
    return ", ".join(field_change(field.name, field.old, field.new, t) for field in change.fields)


def _told(field: Field, t: Translator) -> str:
    """A field of a part that came or went: `largeur : 80`."""
    value = field.old if field.new is None else field.new
    return t("change.told", field=field_name(field.name, t.language), value=said(field.name, value, t))


def field_change(name: str, old: object, new: object, t: Translator) -> str:
    """A field that differs: `largeur : 80 → 100`."""
    if name == "positions":
        return t.plural("change.carried", int(str(old)))
    return t("change.field", field=field_name(name, t.language), old=said(name, old, t), new=said(name, new, t))
