"""Entries of the PNM lists put, added and removed; whoever names one by its key names it still."""

import pytest

from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.pnm_lists import KEYS, KeyTaken, add_entry, change_pnm_settings, put_entry, remove_entries, usual_setting
from planogram.model.find import find_level
from planogram.model.pnm import Pnm, PnmCampaign, PnmProcess, PnmRule, PnmStock, PnmSupplier, PnmVersion
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays


def full() -> Project:
    pnm = Pnm(
        (article_of("glorifier", "G", "Glorificateur", supplier="Imprim"), article_of("wobbler", "W", "Wobbler", successor="G")),
        versions=(PnmVersion("G", "Noël", campaign="C"), PnmVersion("G", "Soldes", replaces="Noël")),
        campaigns=(PnmCampaign("C", "Fêtes"),),
        suppliers=(PnmSupplier("Imprim"),),
        rules=(PnmRule("r1", "G", "SHELF_TOP", campaign="C"),),
        stocks=(PnmStock("G", 4),),
        processes=(PnmProcess("Pose", "Commande"),),
    )
    project = changed(two_bays(), pnm=pnm)
    return place(project, [new_placement(project, "G", "SHELF_TOP", "low", 100.0, version="Noël", id="pnm-g")])


def test_a_final_code_replaces_a_provisional_one_everywhere_and_the_old_one_is_kept() -> None:
    project = full()
    pnm = put_entry(project, "articles", 0, changed(project.pnm.articles[0], code="GLO-9", status="active")).pnm
    assert (pnm.articles[0].code, pnm.articles[0].old_codes, pnm.articles[1].successor) == ("GLO-9", ("G",), "GLO-9")
    assert {pnm.placements[0].code, pnm.rules[0].code, pnm.stocks[0].code, *(version.article for version in pnm.versions)} == {"GLO-9"}


def test_renamed_version_campaign_and_supplier_are_followed() -> None:
    project = full()
    project = put_entry(project, "versions", 0, changed(project.pnm.versions[0], name="Noël 2026"))
    project = put_entry(project, "campaigns", 0, changed(project.pnm.campaigns[0], code="C26"))
    project = put_entry(project, "suppliers", 0, changed(project.pnm.suppliers[0], name="Imprim SA"))
    pnm = project.pnm
    assert (pnm.placements[0].version, pnm.versions[1].replaces) == ("Noël 2026", "Noël 2026")
    assert (pnm.versions[0].campaign, pnm.rules[0].campaign, pnm.articles[0].supplier) == ("C26", "C26", "Imprim SA")


def test_a_key_is_there_once() -> None:
    project = full()
    for name in KEYS:
        with pytest.raises(KeyTaken):
            add_entry(project, name, getattr(project.pnm, name)[0])
    with pytest.raises(KeyTaken):
        put_entry(project, "articles", 1, changed(project.pnm.articles[1], code="G"))


def test_a_wider_glorifier_takes_more_of_its_shelf() -> None:
    project = full()
    wider = put_entry(project, "articles", 0, changed(project.pnm.articles[0], width=300.0, dims_status="measured"))
    assert find_level(wider, "low").level.reserved == ((100.0, 300.0),)


def test_entries_go_and_articles_take_what_names_them() -> None:
    project = full()
    assert remove_entries(project, "versions", [0]).pnm.versions == project.pnm.versions[1:]
    without = remove_entries(project, "articles", [0]).pnm
    assert (without.placements, without.rules, without.stocks, without.versions) == ((), (), (), ())


def test_house_rules() -> None:
    project = change_pnm_settings(full(), rotation_high=9.0)
    assert (project.pnm.settings.rotation_high, usual_setting("rotation_high")) == (9.0, 6.0)
