"""What is typed above the figures: words to find and conditions such as `is_revenue > 1.1`, joined by `;`. No Qt."""

import operator
import re
from collections.abc import Callable, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.i18n import Translator
from planogram.metrics.figures import TEXTS, Figures
from planogram.metrics.indicators import INDICATORS
from planogram.model.custom_fields import custom_names, custom_texts
from planogram.model.formula import is_formula
from planogram.model.formula_values import number_of
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.units import parse_number
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.figure_formulas import computed

Mask = NDArray[np.bool_]
_CLAUSE = re.compile(r"^(.+?)\s*(<=|>=|≤|≥|<>|!=|≠|<|>|=)\s*(.+)$")
_COMPARE: dict[str, Callable[..., Mask]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
    "!=": operator.ne,
    "≠": operator.ne,
}


class BadFilter(ValueError):
    """A condition that cannot be read; `args[0]` is the clause."""


class Condition(msgspec.Struct, frozen=True):
    """A figure held against a number as it is shown (5 for 5 %), or against the beginning of a word."""

    key: str
    sign: str
    number: float | None
    word: str


class FigureFilter(msgspec.Struct, frozen=True):
    """Words that must all be found, and conditions that must all hold; empty lets everything through."""

    words: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


def names_of(translator: Translator, products: tuple[Product, ...] = ()) -> dict[str, str]:
    """What may be held against something, folded and without spaces: a figure's key, short and full name; a custom field's name."""
    found: dict[str, str] = {_squeezed(name): "{[" + name + "]}" for name in custom_names(products)} if products else {}
    for key, indicator in INDICATORS.items():
        if "product" in indicator.kinds:
            names = (translator(f"indicator.{key}.name"), translator(f"figures.column.{key}"), key)
            found.update(dict.fromkeys(map(_squeezed, names), key))
    return found


def _squeezed(text: str) -> str:
    return folded(text).replace(" ", "").replace("\u00a0", "")


def read_filter(text: str, names: Mapping[str, str]) -> FigureFilter:
    """What was typed; BadFilter for a condition on no figure, or against nothing that can be compared.

    >>> read_filter("tea; is_revenue > 1,1", {"is_revenue": "is_revenue"}).conditions
    (Condition(key='is_revenue', sign='>', number=1.1, word='1,1'),)
    """
    words: list[str] = []
    conditions = []
    for clause in filter(None, (part.strip() for part in text.split(";"))):
        parts = _CLAUSE.match(clause)
        if parts is None:
            words += folded(clause).split()
        else:
            conditions.append(_condition(clause, parts, names))
    return FigureFilter(tuple(words), tuple(conditions))


def _condition(clause: str, parts: "re.Match[str]", names: Mapping[str, str]) -> Condition:
    key = names.get(_squeezed(parts[1]))
    word = folded(parts[3].strip())
    number = parse_number(word.rstrip("%€ "))
    words = key is not None and (is_formula(key) or INDICATORS[key].unit in ("text", "flag"))
    if key is None or (number is None and not (words and parts[2] in ("=", "<>", "!=", "≠"))):
        raise BadFilter(clause)
    return Condition(key, parts[2], number, word)


@memo(16)
def search_texts(products: tuple[Product, ...]) -> tuple[str, ...]:
    """What each product is searched in, folded: name, brand, code, family, sub-family."""
    return tuple(folded(" ".join((p.name, p.brand, p.id, p.family, p.subfamily, *custom_texts(p)))) for p in products)


def passing(figures: Figures, wanted: FigureFilter, translator: Translator) -> Mask:
    """Which of all the project's products pass, by row of the index; an absent figure passes no condition."""
    mask = np.ones(len(figures.index.ids), dtype=bool)
    if wanted.words:
        texts = search_texts(figures.index.products)
        mask &= np.array([all(word in text for word in wanted.words) for text in texts], dtype=bool)
    for condition in wanted.conditions:
        mask &= _holds(figures, condition, translator)
    return mask


def _holds(figures: Figures, condition: Condition, translator: Translator) -> Mask:
    if is_formula(condition.key):
        return _holds_computed(figures, condition, translator)
    column, compare = figures.columns[condition.key], _COMPARE[condition.sign]
    known: Mask = column == column
    if condition.number is not None:
        with np.errstate(invalid="ignore"):
            shown = np.round(column * INDICATORS[condition.key].shown_factor, 9)
            return known & compare(shown, condition.number)
    codes = [code for code, word in enumerate(_words(condition.key, translator)) if folded(word).startswith(condition.word)]
    among = np.isin(column, codes)
    return known & (among if condition.sign == "=" else ~among)


def _holds_computed(figures: Figures, condition: Condition, translator: Translator) -> Mask:
    """A custom field against a number where it reads as one, else against the beginning of its text."""
    compare, holds = _COMPARE[condition.sign], []
    for name in figures.index.ids:
        value = computed(figures, name, condition.key, translator)
        number = number_of(value)
        if condition.number is not None and number is not None:
            holds.append(bool(compare(number, condition.number)))
        else:
            begins = value is not None and folded(str(value)).startswith(condition.word)
            holds.append(value is not None and condition.sign in ("=", "<>", "!=", "≠") and begins == (condition.sign == "="))
    return np.array(holds, dtype=bool)


def _words(key: str, translator: Translator) -> list[str]:
    if INDICATORS[key].unit == "flag":
        return [translator("answer.no"), translator("answer.yes")]
    return [translator(f"{key}.{word}") if translator.has(f"{key}.{word}") else word for word in TEXTS[key]]
