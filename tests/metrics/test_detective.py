"""Wrongly typed sizes and weights are found with the correction that was needed; right ones are left alone."""

import msgspec
import pytest

from planogram.exchange.files import open_file
from planogram.metrics.checks import check
from planogram.metrics.detective import Suspicion, corrected, suspicions, with_corrections, with_ignored
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.resources import resource
from tests.builders import product, project

replace = msgspec.structs.replace


def bottles(*others: Product) -> Project:
    """Eight bottles of about a litre in one sub-family, and others of the same."""
    usual = [product(f"b{n}", 80.0 + n, 280.0 + 3 * n, 80.0 + n, family="Eaux", subfamily="Plates", weight_g=1050.0) for n in range(8)]
    return project(products=(*usual, *others))


RIGHT = product("x", 84.0, 290.0, 84.0, family="Eaux", subfamily="Plates", weight_g=1050.0)


def about_x(**wrong: float) -> list[Suspicion]:
    return [one for one in suspicions(bottles(replace(RIGHT, **wrong))) if one.product == "x"]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("centimetres", {"width": 8.4, "height": 29.0, "depth": 8.4}),
        ("inches", {"width": 3.307, "height": 11.417, "depth": 3.307}),
        ("metres", {"width": 0.084, "height": 0.29, "depth": 0.084}),
        ("tenths", {"width": 840.0, "height": 2400.0, "depth": 840.0}),
        ("swapped", {"width": 290.0, "height": 84.0}),
        ("digit", {"height": 2900.0}),
        ("kilograms", {"weight_g": 1.05}),
        ("milligrams", {"weight_g": 1_050_000.0}),
    ],
)
def test_what_was_typed_wrongly_is_found_and_put_right(kind: str, wrong: dict[str, float]) -> None:
    (found,) = about_x(**wrong)
    assert found.kind == kind
    mended = corrected(replace(RIGHT, **wrong), found)
    if kind != "tenths":
        assert [getattr(mended, name) for name in wrong] == pytest.approx([getattr(RIGHT, name) for name in wrong], rel=0.01)
    assert not [one for one in suspicions(bottles(mended)) if one.product == "x"]


def test_a_case_taken_for_a_unit_is_parted_and_kept_as_the_case() -> None:
    (found,) = about_x(width=252.0, height=290.0, depth=168.0, units_per_case=6, weight_g=6300.0)
    mended = corrected(replace(RIGHT, width=252.0, height=290.0, depth=168.0, units_per_case=6), found)
    assert found.kind == "case"
    assert (mended.width, mended.height, mended.depth) == (84.0, 290.0, 84.0)
    assert (mended.case_width, mended.case_height, mended.case_depth) == (252.0, 290.0, 168.0)


def test_without_siblings_the_weight_tells_the_unit() -> None:
    (found,) = suspicions(project(products=(product("alone", 8.4, 29.0, 8.4, weight_g=1050.0),)))
    assert found.kind == "centimetres"


def test_what_nothing_explains_is_told_without_a_correction() -> None:
    (found,) = suspicions(project(products=(product("alone", 100.0, 100.0, 100.0, weight_g=30_000.0),)))
    assert (found.kind, found.fields) == ("weight_outlier", ())


def test_right_ones_and_placeholders_are_left_alone() -> None:
    assert suspicions(bottles(RIGHT)) == ()
    assert suspicions(bottles(replace(RIGHT, width=8.4, height=29.0, depth=8.4, placeholder=True))) == ()


def test_the_sample_store_has_none() -> None:
    assert suspicions(open_file(resource("samples", "superette.planogram")).project) == ()


def test_the_public_sample_weighs_some_articles_in_kilograms() -> None:
    shop = open_file(resource("samples", "retail_small.xlsx")).project
    found = suspicions(shop)
    assert sum(one.fields == (("weight_g", 0.85, 850.0),) for one in found) == 17
    assert not [finding for finding in check(with_corrections(shop, found)) if finding.code == "suspect_weight"]


def test_ignored_ones_are_accepted_and_not_told_again() -> None:
    shop = bottles(replace(RIGHT, weight_g=1.05))
    quiet = with_ignored(shop, suspicions(shop), "mesuré")
    assert suspicions(quiet) == ()
    assert [(one.code, one.waiver) for one in check(quiet) if one.waived] == [("suspect_weight", "mesuré")]
    assert with_ignored(quiet, suspicions(shop), "encore") == quiet
