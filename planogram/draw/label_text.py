"""What a block's label says: fields of product and position, figures handed in by the style, typed formulas. How it fits is labels.py."""

from collections.abc import Callable, Mapping

from planogram.draw.label_terms import POSITION_TERMS, PRODUCT_TERMS, PRODUCT_TEXTS, attribute_of
from planogram.draw.style import DrawStyle
from planogram.model.formula import BadFormula, Reading, is_formula, template
from planogram.model.formula_tokens import squeezed
from planogram.model.formula_values import Answer
from planogram.model.memo import memo
from planogram.model.position import Position
from planogram.model.product import Product

_PRODUCT_FIELDS: Mapping[str, Callable[[Product], str]] = {
    **PRODUCT_TEXTS,
    "size": lambda product: f"{product.width:g} × {product.height:g} × {product.depth:g}",
}
_POSITION_FIELDS: Mapping[str, Callable[[Position], str]] = {
    "facings": lambda position: f"{position.wide} × {position.high} × {position.deep}",
}
LABEL_FIELDS = (*_PRODUCT_FIELDS, *_POSITION_FIELDS)


def label_text(position: Position, product: Product | None, style: DrawStyle) -> str:
    """The label's lines; the id of a product that is not in the project. Lines with nothing to say are left out."""
    if product is None:
        return position.product
    lines = (_line(field, position, product, style) for field in style.label_fields)
    return "\n".join(line for line in lines if line)


def _line(field: str, position: Position, product: Product, style: DrawStyle) -> str:
    if field in _PRODUCT_FIELDS:
        said = _PRODUCT_FIELDS[field](product)
        return said.replace(".", style.decimal) if field == "size" else said
    if field in _POSITION_FIELDS:
        return _POSITION_FIELDS[field](position)
    return _computed(field, position, product, style) if is_formula(field) else _texts(style).get((field, product.id), "")


@memo(16)
def _texts(style: DrawStyle) -> Mapping[tuple[str, str], str]:
    return {(key, product_id): text for key, product_id, text in style.texts}


@memo(16)
def _values(style: DrawStyle) -> Mapping[tuple[str, str], Answer]:
    return {(key, product_id): value for key, product_id, value in style.values}


@memo(16)
def _terms(style: DrawStyle) -> Mapping[str, tuple[str, str]]:
    return {name: (kind, key) for name, kind, key in style.label_terms}


def _computed(formula: str, position: Position, product: Product, style: DrawStyle) -> str:
    """A typed formula for one block; nothing when it cannot be read, or says nothing but blanks."""

    def term(name: str) -> tuple[str, str]:
        return _terms(style).get(squeezed(name), ("", ""))

    def look(name: str) -> Answer:
        kind, key = term(name)
        if kind in ("product", "position"):
            value = PRODUCT_TERMS[key](product) if kind == "product" else POSITION_TERMS[key](position)
            return _texts(style).get((key, value), value) if isinstance(value, str) else value
        return attribute_of(key, product, position) if kind == "attribute" else _values(style).get((key, product.id))

    def shown(name: str) -> str | None:
        return _texts(style).get((term(name)[1], product.id))

    try:
        return " ".join(template(formula).written(Reading(look, style.decimal, style.answers), shown).split())
    except BadFormula:
        return ""
