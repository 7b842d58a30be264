"""What is said of a formula while it is typed: why it cannot be read, what it gives, and how a name gets into it. No widgets."""

from collections.abc import Iterable

import msgspec

from planogram.draw.label_text import label_text
from planogram.draw.style import DrawStyle
from planogram.exchange.font import measurer
from planogram.exchange.label_words import Term, UnknownName, label_look, resolved
from planogram.i18n import Translator
from planogram.metrics.scope import Scope
from planogram.model.formula import BadFormula
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project


class Sample(msgspec.Struct, frozen=True):
    """The block a formula is tried on, and the scope its figures are of."""

    project: Project
    scope: Scope
    position: Position
    product: Product


def refusal(formula: str, project: Project, say: Translator) -> str:
    """Why a formula is not taken, in one sentence; empty when it is."""
    if not formula.strip():
        return say("formula.bad.empty")
    try:
        resolved(formula, project)
    except BadFormula as problem:
        return say(f"formula.bad.{problem.code}", word=problem.word, at=problem.at + 1)
    except UnknownName as problem:
        name, _, near = problem.args
        told = say("formula.or").join(term.name(say) for term in near)
        return say("formula.bad.near", word=name, near=told) if told else say("formula.bad.unknown_name", word=name)
    return ""


def written(formula: str, sample: Sample, say: Translator) -> str:
    """What a formula gives on the sample, written as on the shelf."""
    style = DrawStyle(measurer(), label_fields=(formula,), **label_look(sample.project, sample.scope, (formula,), say, sample.product.id))
    return label_text(sample.position, sample.product, style)


def values_here(terms: Iterable[Term], sample: Sample, say: Translator) -> list[str]:
    """What each term says on the sample."""
    formulas = ["{" + term.written(say) + "}" for term in terms]
    look = label_look(sample.project, sample.scope, formulas, say, sample.product.id)
    return [
        label_text(sample.position, sample.product, DrawStyle(measurer(), label_fields=(formula,), **look)) if "[]" not in formula else ""
        for formula in formulas
    ]


def inserted(text: str, at: int, name: str) -> tuple[str, int]:
    """`text` with a name, or a function's name and its open bracket, put in at a place; and where the cursor goes.

    A name outside a formula gets braces of its own, and so does a function, with its `=`.

    >>> inserted("Riz ", 4, "brand"), inserted("=2*", 3, "brand"), inserted("{2*}", 3, "brand"), inserted("Riz ", 4, "abs(")
    (('Riz {brand}', 11), ('=2*brand', 8), ('{2*brand}', 8), ('Riz {=abs()}', 10))
    """
    inside = text.lstrip().startswith("=") or text.rfind("{", 0, at) > text.rfind("}", 0, at)
    call = name.endswith("(")
    before, after = ("", ")" if call else "") if inside else ("{=", ")}") if call else ("{", "}")
    cursor = at + len(before) + len(name) + (0 if call else len(after))
    return text[:at] + before + name + after + text[at:], cursor
