"""Duplicates, their merging, completeness and coverage of the PNM référentiel; the mode rule; the diagnostic."""

from datetime import date
from itertools import product

import pytest

from planogram.exchange.pnm_tables import diagnostic_sheet
from planogram.i18n import translator
from planogram.metrics.pnm_diagnostic import diagnostic
from planogram.metrics.pnm_mode import MODES, Mode, classify, mode_of, reviewed
from planogram.metrics.pnm_referential import (
    MANDATORY,
    SPEND_KEY,
    completeness,
    coverage,
    duplicate_groups,
    duplicate_rate,
    likenesses,
    missing_fields,
)
from planogram.model.edits.pnm_articles import merge, put_articles, remove_articles
from planogram.model.find import UnknownId
from planogram.model.pnm import (
    Detached,
    Pnm,
    PnmArticle,
    PnmCampaign,
    PnmPlacement,
    PnmProcess,
    PnmRule,
    PnmSettings,
    PnmStock,
    PnmSupplier,
    PnmVersion,
)
from planogram.model.project import Project
from planogram.model.values import changed

TODAY = date(2026, 11, 20)


def piece(code: str, label: str, width: float = 100.0, **fields: object) -> PnmArticle:
    given: dict[str, object] = {"family": "31", "height": 200.0, "depth": 2.0, "material": "carton", **fields}
    return PnmArticle(code, label, width=width, **given)  # type: ignore[arg-type]


def store(*articles: PnmArticle, **fields: object) -> Project:
    return Project(pnm=Pnm(articles, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (piece("b", "Stop-rayon promo rouge"), True),
        (piece("b", "stop rayon PROMO rouge", 104.9), True),
        (piece("b", "Stop-rayon promo rouge", 106.0), False),
        (piece("b", "Stop-rayon promo rouge", material="PP"), False),
        (piece("b", "Stop-rayon promo rouge", family="41"), False),
        (piece("b", "Kakémono de caisse"), False),
        (piece("b", "Kakémono", 800.0, supplier="Imprim", supplier_ref="sr-12"), True),
        (changed(piece("b", "Stop-rayon promo rouge"), width=None), False),
        (piece("b", "Stop-rayon promo rouge", status="ended"), False),
    ],
)
def test_what_makes_two_articles_likely_one(other: PnmArticle, alike: bool) -> None:
    first = piece("a", "Stop-rayon promo rouge", supplier="Imprim", supplier_ref="SR-12")
    assert bool(likenesses((first, other), PnmSettings())) == alike


def test_duplicate_groups_hang_together() -> None:
    project = store(piece("a", "Stop rouge"), piece("b", "Stop rouge", 104.0), piece("c", "Stop rouge", 108.0), piece("d", "Autre chose"))
    assert duplicate_groups(project) == (("a", "b", "c"),)  # a and c only by way of b
    assert duplicate_rate(project) == 0.75
    assert duplicate_rate(store()) is None


def test_merging_keeps_every_code_and_renames_everything() -> None:
    articles = (piece("a", "Stop", yearly_spend=10.0), piece("b", "Stop", supplier="Imprim", yearly_spend=5.0, old_codes=("b0",)), piece("c", "C"))
    project = store(
        *articles,
        placements=(PnmPlacement("p", "b", "SHELF_EDGE"), PnmPlacement("q", "c", "SHELF_EDGE")),
        detached=(Detached(PnmPlacement("r", "b", "TOP")),),
        versions=(PnmVersion("b", "Noël"),),
        rules=(PnmRule("r1", "b", "SHELF_EDGE"),),
        stocks=(PnmStock("a", usable=2), PnmStock("b", usable=3, central_free=4)),
    )
    merged = merge(project, "a", ["b"], label="Stop-rayon")
    (kept, _) = merged.pnm.articles
    assert (kept.label, kept.supplier, kept.yearly_spend, kept.old_codes) == ("Stop-rayon", "Imprim", 15.0, ("b", "b0"))
    assert [one.code for one in merged.pnm.placements] == ["a", "c"]
    assert (merged.pnm.detached[0].placement.code, merged.pnm.versions[0].article, merged.pnm.rules[0].code) == ("a", "a", "a")
    assert merged.pnm.stocks == (PnmStock("a", usable=5, central_free=4),)
    with pytest.raises(UnknownId):
        merge(project, "a", ["nothing"])


def test_verbs_on_articles() -> None:
    project = put_articles(store(piece("a", "A")), [piece("a", "B"), piece("n", "N")])
    assert [one.label for one in project.pnm.articles] == ["B", "N"]
    project = changed(project, pnm=changed(project.pnm, placements=(PnmPlacement("p", "n", "TOP"),)))
    assert remove_articles(project, ["n"]).pnm == Pnm((piece("a", "B"),))


def test_completeness_is_weighted_by_spend() -> None:
    full = piece("a", "A", nature="plv_temp", weight_g=5.0, supplier="S", supplier_ref="1", unit_cost=1.0, owner="O", life_days=90, hosts=("TOP",))
    project = store(changed(full, yearly_spend=300.0), changed(full, code="b", supplier="", owner="", yearly_spend=100.0))
    assert completeness(project).weighted == pytest.approx(0.75 + 0.25 * (1 - 2 / len(MANDATORY)))
    assert completeness(project).missing == (("b", ("supplier", "owner")),)
    assert completeness(store(full)).weighted is None
    assert missing_fields(changed(full, dims_status="estimated")) == ("width",)
    assert "hosts" not in missing_fields(changed(full, hosts=(), kind="till_roll"))


def test_coverage_needs_the_accounts() -> None:
    project = store(piece("a", "A", yearly_spend=250.0))
    assert coverage(project) is None
    assert coverage(changed(project, store_sheet=(("pnm_spend", "1 000"),))) == 0.25
    assert coverage(changed(project, store_sheet=(("pnm_spend", "?"),))) is None


LEVELS = ("high", "medium", "low")
CYCLES = ("intro", "active", "decline", "ended")


def test_every_one_of_the_72_combinations_maps() -> None:
    found = {}
    for rotation, obsolescence, cycle, durable in product(LEVELS, LEVELS, CYCLES, (True, False)):
        found[rotation, obsolescence, cycle, durable] = mode_of(rotation, obsolescence, cycle, durable)  # type: ignore[arg-type]
    assert len(found) == 72
    assert {mode for mode, _ in found.values()} == set(MODES)
    for (rotation, obsolescence, cycle, durable), (mode, rule) in found.items():
        assert (mode == "EXIT") == (cycle == "ended") == (rule == 1)
        assert (rule == 2) == (cycle == "decline")
        assert not (cycle == "intro" and mode.startswith("STOCK"))
        if cycle == "active":
            assert mode == ACTIVE[obsolescence, rotation][0 if durable else -1]


ACTIVE = {
    ("high", "high"): ["LOCAL"],
    ("high", "medium"): ["PUSH"],
    ("high", "low"): ["DIRECT_MTO"],
    ("medium", "high"): ["STOCK_CAPPED"],
    ("medium", "medium"): ["PUSH_RESERVE"],
    ("medium", "low"): ["DIRECT_MTO"],
    ("low", "high"): ["STOCK"],
    ("low", "medium"): ["STOCK"],
    ("low", "low"): ["PROJECT_POOL", "CALLOFF"],
}


@pytest.mark.parametrize(
    ("fields", "mode", "rule"),
    [
        ({"yearly_issues": 120.0, "mean_stock": 20.0, "life_days": 3000}, "STOCK", 10),
        ({"yearly_waves": 12.0, "valid_from": date(2026, 11, 1), "valid_to": date(2026, 12, 1)}, "LOCAL", 3),
        ({"yearly_waves": 1.0, "life_days": 3000, "reusable": True, "unit_cost": 80.0}, "PROJECT_POOL", 9),
        ({"yearly_waves": 1.0, "life_days": 3000}, "CALLOFF", 9),
        ({"yearly_waves": 8.0, "life_days": 3000, "introduced": date(2026, 10, 1)}, "PUSH_RESERVE", 11),
        ({"successor": "b", "reusable": True, "unit_cost": 80.0, "life_days": 3000}, "POOL", 2),
        ({"previous_issues": 100.0, "yearly_issues": 49.0}, "RUNDOWN", 2),
        ({"previous_issues": 100.0, "yearly_issues": 50.0}, "PUSH_RESERVE", 7),
        ({"valid_to": date(2026, 1, 1)}, "EXIT", 1),
        ({}, "PUSH_RESERVE", 7),
    ],
)
def test_an_article_is_classified(fields: dict[str, object], mode: str, rule: int) -> None:
    article = PnmArticle("a", "A", **fields)  # type: ignore[arg-type]
    found = classify(store(article), article, TODAY)
    assert (found.mode, found.rule) == (mode, rule)


def test_what_is_not_known_is_said_and_thresholds_count() -> None:
    article = PnmArticle("a", "A", yearly_waves=4.0, life_days=400)
    assert classify(store(PnmArticle("a", "A")), PnmArticle("a", "A"), TODAY).assumed == ("rotation", "obsolescence")
    assert classify(store(article), article, TODAY).rotation == "medium"
    strict = store(article, settings=PnmSettings(rotation_high=4.0))
    assert classify(strict, article, TODAY).rotation == "high"


def test_economic_remarks_never_change_the_mode() -> None:
    article = PnmArticle("a", "A", yearly_waves=1.0, unit_cost=2.0, moq=10, supplier="S", lead_days=30)
    campaign = PnmCampaign("N", "Noël", valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 31))
    version = PnmVersion("a", "Noël", campaign="N", valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 31))
    project = store(article, suppliers=(PnmSupplier("S", minimum=100.0),), campaigns=(campaign,), versions=(version,))
    found = classify(project, article, TODAY)
    assert (found.mode, found.overrides) == ("DIRECT_MTO", ("consolidate", "late"))


def test_the_diagnostic_counts_by_family() -> None:
    project = store(
        piece("a", "A", supplier="S", yearly_spend=75.0, yearly_issues=10.0),
        piece("b", "B", family="35", supplier="T", sourcing_zone="EU", yearly_spend=25.0),
        piece("c", "C", family="81"),
        suppliers=(PnmSupplier("S", zone="FR"),),
        placements=(PnmPlacement("p", "a", "TOP", quantity=4),),
        processes=(PnmProcess("Demande", decides="Marketing"),),
    )
    sheet = diagnostic(project)
    assert (sheet.whole.articles, sheet.whole.value, sheet.whole.volume, sheet.top_five_share) == (3, 100.0, 10.0, 1.0)
    assert [(one.family, one.articles, one.placed, one.value) for one in sheet.families] == [("30", 2, 4, 100.0), ("80", 1, 0, None)]
    assert sheet.families[0].zones == (("FR", 0.75), ("EU", 0.25))
    assert sheet.processes[0].decides == "Marketing"
    told = diagnostic_sheet(project, translator("en")).rows
    assert [row[5] for row in told] == ["S, T", "", "S, T · the five largest: 100% of the value"]


def test_where_the_spending_goes_is_not_told_while_no_cost_is_known() -> None:
    articles = (PnmArticle(code="A", label="Stopper", family="31"), PnmArticle(code="B", label="Totem", family="31", sourcing_zone="UE"))
    rows = diagnostic_sheet(Project(pnm=Pnm(articles=articles)), translator("en")).rows
    assert [row[-1] for row in rows] == ["UE", "UE"]
    assert diagnostic_sheet(Project(pnm=Pnm(articles=articles[:1])), translator("en")).rows[0][-1] == "–"


def test_a_class_is_held_until_its_threshold_is_well_passed_or_seen_twice() -> None:
    article = PnmArticle("a", "A", yearly_waves=5.0, life_days=3000)
    first = reviewed(store(article))
    assert first.pnm.articles[0].kept_rotation == "medium"
    risen = store(changed(first.pnm.articles[0], yearly_waves=6.0), settings=first.pnm.settings)
    found = classify(risen, risen.pnm.articles[0], TODAY)
    assert (found.rotation, found.held) == ("medium", True)
    second = reviewed(risen)
    assert (second.pnm.articles[0].kept_rotation, second.pnm.articles[0].seen_rotation) == ("medium", "high")
    assert classify(second, second.pnm.articles[0], TODAY).rotation == "high", "seen at two reviews running"
    third = reviewed(second)
    assert (third.pnm.articles[0].kept_rotation, third.pnm.articles[0].seen_rotation) == ("high", "")
    assert reviewed(third) is third
    fallen_back = reviewed(store(changed(second.pnm.articles[0], yearly_waves=5.0)))
    assert (fallen_back.pnm.articles[0].kept_rotation, fallen_back.pnm.articles[0].seen_rotation) == ("medium", "")


def test_a_delivery_of_half_a_pallet_proposes_to_go_direct_without_changing_the_mode() -> None:
    article = PnmArticle("a", "A", yearly_waves=8.0, life_days=3000, supplier="S", per_pallet=40)

    def found(pieces: int, by_store: bool = True) -> Mode:
        placements = (PnmPlacement("p", "a", "FLOOR", quantity=pieces),)
        project = store(article, suppliers=(PnmSupplier("S", by_store=by_store),), placements=placements)
        return classify(project, article, TODAY)

    half = found(20)
    assert (half.mode, half.proposed, half.pallets, half.overrides) == ("STOCK", "CALLOFF", 0.5, ("half_pallet",))
    assert (found(19).overrides, found(19).pallets) == ((), 0.475)
    assert found(20, by_store=False).overrides == ()


@pytest.mark.parametrize(("typed", "share"), [("200", 0.5), ("1\u202f000,0", 0.1), ("nan", None), ("inf", None), ("?", None)])
def test_the_spend_of_the_accounts_is_read_as_it_is_typed(typed: str, share: float | None) -> None:
    project = Project(pnm=Pnm((PnmArticle("a", "A", yearly_spend=100.0),)), store_sheet=((SPEND_KEY, typed),))
    assert coverage(project) == share
