"""Sentences of findings: loads in kilograms, with no more decimals than they take."""

import pytest

from planogram.exchange.finding_words import finding_text
from planogram.i18n import translator
from planogram.metrics.checks import check
from planogram.metrics.checks.finding import Where, found
from planogram.model.product import Sales
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project


@pytest.mark.parametrize(("grams", "written"), [(80_800.0, "80.8 kg"), (80_000.0, "80 kg"), (850.0, "0.85 kg"), (81_234.0, "81.23 kg")])
def test_a_load_is_told_in_kilograms(grams: float, written: str) -> None:
    finding = found("overload", ("l",), Where("g"), load_g=grams, max_load_g=50_000.0, excess_g=grams - 50_000.0)
    sentence = finding_text(finding, Project(), translator("en"))
    assert written in sentence and "50 kg" in sentence and " g " not in sentence


def test_a_divider_of_the_next_bay_is_named_by_its_bay_and_its_place_in_it() -> None:
    left = bay("b1", level("l1", position("p", "a", 12), combined=True))
    right = bay("b2", level("l2", combined=True, dividers=(130.0,)))
    crossed = project(gondola("g", left, right), products=(product("a"),))
    finding = next(one for one in check(crossed) if one.code == "divider_crossed")
    assert finding_text(finding, crossed, translator("en")) == "Product a crosses the divider at 130 mm in bay 2 by 70 mm."


@pytest.mark.parametrize(
    ("cover", "between", "french", "english"),
    [
        (0.5, 1.0, "tient 0,50 jour, et le réassort vient après 1 jour.", "lasts 0.50 days for a replenishment every 1 day."),
        (2.0, 3.0, "tient 2 jours, et le réassort vient après 3 jours.", "lasts 2 days for a replenishment every 3 days."),
    ],
)
def test_days_are_told_of_one_or_of_several(cover: float, between: float, french: str, english: str) -> None:
    finding = found("stockout_risk", ("a",), Where(product="a"), days_of_supply=cover, replenishment_days=between)
    for language, told in (("fr", french), ("en", english)):
        assert finding_text(finding, Project(), translator(language)).replace("\u00a0", " ") == f"a {told}"


def test_what_there_is_too_much_of_is_named_in_the_sentence_itself() -> None:
    finding = found("pnm_density", ("f",), Where("g", "A"), pieces=5.0, per_m=1.67, limit_per_m=1.0)
    for language, told in (("fr", "5 pièces de PLV, soit 1,67"), ("en", "5 displays, 1.67")):
        assert finding_text(finding, Project(), translator(language)).startswith(told), "paper has no name of the rule beside it"


def test_a_product_said_to_be_heavy_whose_weight_nobody_knows_is_not_told_to_weigh_nothing() -> None:
    shelf = level("l", position("p", "a", 5), elevation=1300.0)
    plan = project(gondola("g", bay("b", shelf)), products=(product("a", roles=("heavy",)),))
    finding = next(one for one in check(plan) if one.code == "heavy_high")
    assert "weight_g" not in finding.numbers
    assert finding_text(finding, plan, translator("en")) == "Product a is heavy and stands 1,300 mm above the floor."


def test_a_product_without_a_place_whose_sales_nobody_knows_is_not_told_to_have_sold_nothing() -> None:
    plan = project(gondola("g", bay("b", level("l"))), products=(product("a"), product("b")), sales=(Sales("b", revenue=12.0),))
    told = [finding_text(one, plan, translator("en")) for one in check(plan) if one.code == "not_placed"]
    assert told == ["Product a is listed but has no position (revenue unknown).", "Product b is listed but has no position (known revenue: 12)."]


def test_what_hangs_too_far_down_is_told_otherwise_than_hooks_too_near_to_one_another() -> None:
    rows = (level(f"l{at}", position(f"p{at}", "a"), elevation=at, kind="arm", hook_length=300.0) for at in (700.0, 850.0))
    plan = project(gondola("g", bay("b", *rows)), products=(product("a"),))
    finding = next(one for one in check(plan) if one.code == "hook_clash")
    assert finding_text(finding, plan, translator("en")) == "Product a hangs down 200 mm before a product hung 150 mm below: 50 mm too many."


@pytest.mark.parametrize(
    ("height", "french", "english"),
    [
        (500.0, "Les niveaux 1 et 2 sont à la même hauteur : 500 mm du sol.", "Levels 1 and 2 are at the same height: 500 mm above the floor."),
        (
            510.0,
            "Les niveaux 1 et 2, à 500 et 510 mm du sol, se recoupent de 20 mm.",
            "Levels 1 and 2, 500 and 510 mm above the floor, overlap by 20 mm.",
        ),
    ],
)
def test_levels_in_one_another_are_told_by_their_heights(height: float, french: str, english: str) -> None:
    plan = project(gondola("g", bay("b", level("low", elevation=500.0), level("up", elevation=height))))
    (finding,) = check(plan)
    for language, told in (("fr", french), ("en", english)):
        assert finding_text(finding, plan, translator(language)).replace("\u00a0", " ") == told
