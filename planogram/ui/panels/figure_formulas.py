"""Columns of the figures computed by a typed formula, custom fields among them. They read what the table shows; nothing is kept. No Qt."""

from functools import lru_cache

import numpy as np

from planogram.draw.label_terms import PRODUCT_TERMS, attribute_of
from planogram.exchange.figure_words import ABSENT, figure_with_unit
from planogram.exchange.label_words import Term, UnknownName, resolved
from planogram.i18n import Translator
from planogram.metrics.columns import Column
from planogram.metrics.figures import Answer, Figures
from planogram.model.custom_fields import custom_names
from planogram.model.formula import BadFormula, Reading, Template, template
from planogram.model.formula_tokens import squeezed
from planogram.model.formula_values import number_of
from planogram.model.project import Project

FAMILY = "family:"


def custom_keys(project: Project) -> tuple[str, ...]:
    """The custom fields as columns: formulas that name one field."""
    return tuple("{[" + name + "]}" for name in custom_names(project.products) if not set(name) & set("[]{}"))


def computed_title(key: str) -> str:
    """What a column is called: a field alone by its name, a formula as it was typed.

    >>> computed_title("{[Net weight]}"), computed_title("=revenue/facings")
    ('Net weight', '= revenue/facings')
    """
    if key.startswith("{[") and key.endswith("]}") and key.count("[") == 1:
        return key[2:-2]
    return "= " + key.lstrip()[1:].strip() if key.lstrip().startswith("=") else key


def computed_terms(figures: Figures, key: str) -> dict[str, Term]:
    """The terms a column reads by squeezed name; none when it cannot be read here."""
    try:
        return dict(resolved(key, figures.project))
    except (BadFormula, UnknownName):
        return {}


def computed(figures: Figures, subject: str | None, key: str, say: Translator) -> Answer:
    """The value of a column for a product, a family (`family:NAME`) or the total (None); absent where it reads what that has not."""
    parsed = _parsed(key)
    return None if parsed is None else _value(figures, subject, parsed, computed_terms(figures, key), say)


def _parsed(key: str) -> Template | None:
    """The formula of a column; None when it cannot be read (settings of another program, an old project's field)."""
    try:
        return template(key)
    except BadFormula:
        return None


def _value(figures: Figures, subject: str | None, parsed: Template, terms: dict[str, Term], say: Translator) -> Answer:
    if not terms and parsed.names:
        return None
    if (subject is None or subject.startswith(FAMILY)) and any(term.kind != "figure" for term in terms.values()):
        return None
    reading = Reading(lambda name: value_of(figures, subject, terms[squeezed(name)]), say.decimal, _answers(say))
    value = parsed.value(reading)
    return None if value in ("", ABSENT) else value


def _answers(say: Translator) -> tuple[str, str]:
    return say("answer.no"), say("answer.yes")


def value_of(figures: Figures, subject: str | None, term: Term) -> Answer:
    """What one term is for a product, a family or the total."""
    if term.kind == "figure":
        if subject is None:
            return figures.total(term.key)
        return figures.family(subject.removeprefix(FAMILY), term.key) if subject.startswith(FAMILY) else figures.value(subject, term.key)
    row = figures.index.row.get(subject or "")
    if row is None:
        return None
    product = figures.index.products[row]
    if term.kind == "product":
        return PRODUCT_TERMS[term.key](product)
    return attribute_of(term.key, product, None) if term.kind == "attribute" else None


def computed_text(value: Answer, say: Translator) -> str:
    """A value in its cell: whole numbers without decimals, others with two."""
    if value is None:
        return ABSENT
    if isinstance(value, bool):
        return _answers(say)[value]
    if isinstance(value, str):
        return value
    return say.number(value, 0 if abs(value - round(value)) < 1e-9 else 2)


@lru_cache(maxsize=8)
def computed_column(figures: Figures, key: str, say: Translator) -> Column:
    """The column over all the project's products, to sort and filter by: texts by their place in the alphabet, NaN where absent."""
    terms, parsed = computed_terms(figures, key), _parsed(key)
    values = [None if parsed is None else _value(figures, name, parsed, terms, say) for name in figures.index.ids]
    numbers = [number_of(value) for value in values]
    if any(number is None and value is not None for number, value in zip(numbers, values, strict=True)):
        ranks = {text: float(rank) for rank, text in enumerate(sorted({str(value).casefold() for value in values if value is not None}))}
        numbers = [None if value is None else ranks[str(value).casefold()] for value in values]
    return np.array([np.nan if number is None else number for number in numbers], dtype=np.float64)


def explain_computed(figures: Figures, subject: str | None, key: str, say: Translator) -> list[tuple[str, str]]:
    """What a column read for a row: each term's name and value."""
    return [(term.name(say), _written(figures, subject, term, say)) for term in dict.fromkeys(computed_terms(figures, key).values())]


def _written(figures: Figures, subject: str | None, term: Term, say: Translator) -> str:
    value = value_of(figures, subject, term)
    return figure_with_unit(term.key, value, say, figures.project.currency) if term.kind == "figure" else computed_text(value, say)
