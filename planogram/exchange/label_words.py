"""What typed labels mean here: which names there are in either language, what they stand for, and what a drawing needs to write them."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from planogram.draw.label_terms import POSITION_TERMS, PRODUCT_TERMS
from planogram.draw.label_text import LABEL_FIELDS
from planogram.exchange.figure_words import figure_with_unit
from planogram.i18n import LANGUAGES, Translator, translator
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.model.custom_fields import custom_names
from planogram.model.find import walk_positions
from planogram.model.formula import BadFormula, is_formula, template
from planogram.model.formula_tokens import squeezed
from planogram.model.memo import memo
from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import MARKS, ROLES, STYLES
from planogram.model.project import Project

FIGURES = tuple(key for key, indicator in INDICATORS.items() if "product" in indicator.kinds)
_MONEY = ("purchase_price", "sale_price")
_WORDED = {"orientation": ORIENTATIONS, "style": STYLES}
_LISTED = {"roles": ROLES, "marks": MARKS}


class Term(msgspec.Struct, frozen=True):
    """What a name stands for: `kind` product, position, figure or attribute, and its key there."""

    kind: str
    key: str

    def name(self, t: Translator) -> str:
        """What it is called in a language."""
        if self.kind == "figure":
            return t(f"indicator.{self.key}.name")
        return self.key if self.kind == "attribute" else t(f"formula.field.{self.key}")

    def written(self, t: Translator) -> str:
        """Its name as it is typed in a formula: in brackets when a sign in it would be taken for arithmetic."""
        name = self.name(t)
        return name if name and all(sign.isalpha() or sign in "_ ’'" for sign in name) else f"[{name}]"


class UnknownName(ValueError):
    """A formula names what there is not: `args` are the name, its place, and what it may have meant."""


@lru_cache(maxsize=1)
def _fixed_terms() -> tuple[Term, ...]:
    return (
        *(Term("product", key) for key in PRODUCT_TERMS),
        *(Term("position", key) for key in POSITION_TERMS),
        *(Term("figure", key) for key in FIGURES),
    )


@memo(4)
def _position_attributes(project: Project) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, position in walk_positions(project) for name, _ in position.attributes))


def terms_of(project: Project) -> tuple[Term, ...]:
    """Everything a formula can name in this project."""
    own = dict.fromkeys((*custom_names(project.products), *_position_attributes(project)))
    return (*_fixed_terms(), *(Term("attribute", name) for name in own))


@lru_cache(maxsize=64)
def _names_of(terms: tuple[Term, ...]) -> Mapping[str, Term]:
    """Terms by squeezed name: keys first, then names of both languages, short ones too, so that a formula outlives a change of language."""
    found: dict[str, Term] = {squeezed(term.key): term for term in reversed(terms) if term.kind != "attribute"}
    for language in LANGUAGES:
        t = translator(language)
        for term in terms:
            found.setdefault(squeezed(term.name(t)), term)
            short = f"figures.column.{term.key}"
            if term.kind == "figure" and t.has(short):
                found.setdefault(squeezed(t(short)), term)
    return found


def resolved(formula: str, project: Project) -> Mapping[str, Term]:
    """The terms a formula names, by squeezed name. BadFormula when it cannot be read, UnknownName when it names what there is not."""
    names = _names_of(terms_of(project))
    found: dict[str, Term] = {}
    for name, at in template(formula).names:
        term = names.get(squeezed(name))
        if term is None:
            near = difflib.get_close_matches(squeezed(name), names, 3, 0.6)
            raise UnknownName(name, at, tuple(dict.fromkeys(names[one] for one in near)))
        found[squeezed(name)] = term
    return found


def label_look(project: Project, scope: Scope, fields: Iterable[str], t: Translator, product: str = "") -> dict[str, Any]:
    """The parts of a DrawStyle that labels of `fields` (keys and formulas) need; figures are those of `scope`, of one `product` or of all there."""
    wanted = tuple(fields)
    terms: dict[str, Term] = {}
    for formula in filter(is_formula, wanted):
        try:
            terms |= resolved(formula, project)
        except (BadFormula, UnknownName):
            continue
    keys = tuple(dict.fromkeys(term.key for term in terms.values() if term.kind == "figure"))
    plain = [key for key in wanted if key in INDICATORS and key not in LABEL_FIELDS]
    figures = measure(project, scope) if keys or plain else None
    placed = () if figures is None else (product,) if product else figures.placed_ids
    texts = [*_figure_texts(figures, placed, dict.fromkeys((*plain, *keys)), t), *_words(terms.values(), project, t)]
    return {
        "texts": tuple(texts),
        "label_terms": tuple((name, term.kind, term.key) for name, term in terms.items()),
        "values": tuple((key, one, value) for key in keys if figures is not None for one in placed if (value := figures.value(one, key)) is not None),
        "answers": (t("answer.no"), t("answer.yes")),
        "decimal": t.decimal,
    }


def _figure_texts(figures: Figures | None, placed: Sequence[str], keys: Iterable[str], t: Translator) -> Iterable[tuple[str, str, str]]:
    if figures is None:
        return
    for key in keys:
        for product in placed:
            if (value := figures.value(product, key)) is not None:
                yield key, product, figure_with_unit(key, value, t, figures.project.currency)


def _words(terms: Iterable[Term], project: Project, t: Translator) -> Iterable[tuple[str, str, str]]:
    """Prices with their currency, by product; words for codes, by code."""
    for term in dict.fromkeys(terms):
        if term.key in _MONEY and term.kind == "product":
            for product in project.products:
                price = getattr(product, term.key)
                if price is not None:
                    yield term.key, product.id, t.money(price, project.currency)
        if term.key in _WORDED and term.kind == "position":
            yield from ((term.key, code, t(f"{term.key}.{code}")) for code in _WORDED[term.key])
        if term.key in _LISTED and term.kind == "product":
            lists = {getattr(product, term.key) for product in project.products}
            yield from ((term.key, ", ".join(codes), ", ".join(_listed(term.key, code, t) for code in codes)) for codes in lists if codes)


def _listed(key: str, code: str, t: Translator) -> str:
    return t(f"role.{code}") if key == "roles" else t(f"advice.mark.{code}")
