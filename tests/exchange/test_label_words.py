"""Names in typed labels: in either language, on fields, custom fields and figures; what they write is what is measured."""

import msgspec
import pytest

from planogram.draw.label_text import label_text
from planogram.draw.style import DrawStyle
from planogram.exchange.figure_words import figure_with_unit
from planogram.exchange.font import measurer
from planogram.exchange.label_words import FIGURES, Term, UnknownName, label_look, resolved, terms_of
from planogram.i18n import LANGUAGES, translator
from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.products import change_product
from planogram.model.find import position_of
from planogram.model.formula_tokens import squeezed
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from tests import builders

SCOPE = face_scope("g", "A")


def shop() -> Project:
    return change_product(builders.two_bays(), "a", brand="Riva", sale_price=12.5, roles=("power_item",), attributes=(("Poids brut", "12,5"),))


def said(formula: str, position: str = "a1", language: str = "fr", project: Project | None = None) -> str:
    project = project or shop()
    style = DrawStyle(measurer(), label_fields=(formula,), **label_look(project, SCOPE, (formula,), translator(language)))
    one = position_of(project, position)
    return label_text(one, products_by_id(project.products).get(one.product), style)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_either_language_means_itself(language: str) -> None:
    project = shop()
    for term in terms_of(project):
        assert resolved("{" + term.written(translator(language)) + "}", project)[squeezed(term.name(translator(language)))] == term
        assert resolved("{" + ("[" + term.key + "]") + "}", project)[squeezed(term.key)] == term


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_alone_is_written_as_measured(language: str) -> None:
    project, t = shop(), translator(language)
    figures = measure(project, SCOPE)
    for key in FIGURES:
        for position, product in (("a1", "a"), ("c1", "c")):
            expected = figure_with_unit(key, figures.value(product, key), t, project.currency)
            assert said("{" + key + "}", position, language, project) == " ".join(expected.split())


def test_computed_figures_are_those_measured() -> None:
    figures = measure(shop(), SCOPE)
    revenue, facings = figures.value("a", "revenue"), figures.value("a", "facings")
    assert isinstance(revenue, float) and isinstance(facings, int)
    assert said('=round(revenue / facings, 1) & " €"') == f"{round(revenue / facings, 1):.1f} €".replace(".", ",")
    assert said("{=CA HT/facings*0}") == "0"


@pytest.mark.parametrize(
    ("formula", "position", "text"),
    [
        ("{brand} {facings_wide}×{facings_high}", "a1", "Riva 2×1"),
        ("{marque} {Facings en largeur}", "a2", "Riva 1"),
        ("{Facings wide} {largeur} mm", "a1", "2 100 mm"),
        ("{sale_price}", "a1", "12,50 €"),
        ("{sale_price}", "b1p", "–"),
        ("{=sale_price*2}", "a1", "25"),
        ("{Poids brut} kg, {=[poids brut]*2}", "a1", "12,5 kg, 25"),
        ("{Poids brut}", "b1p", ""),
        ("{=revenue/(facings-3)}", "b1p", "–"),
        ("{roles}", "a1", translator("fr")("role.power_item")),
        ("{orientation}", "a1", "de face"),
        ("{margin}", "c1", "–"),
        ("{unfinished", "a1", ""),
        ("{nothing of the kind}", "a1", "–"),
    ],
)
def test_what_labels_say(formula: str, position: str, text: str) -> None:
    assert said(formula, position).casefold() == text.casefold()


def test_an_unknown_name_is_told_with_what_it_may_mean() -> None:
    with pytest.raises(UnknownName) as unknown:
        resolved("{=revenu*2}", shop())
    name, at, near = unknown.value.args
    assert (name, at) == ("revenu", 2) and Term("figure", "revenue") in near


def test_labels_without_formulas_cost_no_figures() -> None:
    look = label_look(shop(), SCOPE, ("name", "facings"), translator("en"))
    assert look["texts"] == look["values"] == look["label_terms"] == ()


def test_lines_are_kept_apart_and_blanks_joined() -> None:
    style = DrawStyle(measurer(), label_fields=("name", "a {brand}\n b"), **label_look(shop(), SCOPE, ("a {brand}\n b",), translator("fr")))
    one = msgspec.structs.replace(position_of(shop(), "a1"))
    assert label_text(one, products_by_id(shop().products)["a"], style) == "Product a\na Riva b"
