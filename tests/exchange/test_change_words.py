"""Changes in words: a block that came or went says its facings, one that was refaced what each count was and is."""

from datetime import date
from typing import Any

import pytest

from planogram.exchange.change_words import change_details, change_subject
from planogram.exchange.field_words import field_name, said
from planogram.i18n import translator
from planogram.metrics.change import Change, Field
from planogram.metrics.changes import compare_projects
from planogram.model.edits.bays import remove_bays
from planogram.model.edits.positions import add_facings, remove
from planogram.model.fixture import Bay, Gondola, Level
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.settings import Settings
from planogram.model.store import Store, StoreShape, Zone
from tests.builders import two_bays


@pytest.mark.parametrize("language", ["fr", "en"])
def test_details_of_blocks(language: str) -> None:
    old, say = two_bays(), translator(language)
    block = old.gondolas[0].faces[0].bays[0].levels[0].positions[0]
    size = f"{block.wide} × {block.high} × {block.deep} facings"
    gone = remove(old, [block.id])
    assert [change_details(change, say) for change in compare_projects(old, gone) if change.kind == "removed"] == [size]
    assert [change_details(change, say) for change in compare_projects(gone, old) if change.kind == "added"] == [size]
    wider = add_facings(old, [block.id], wide=1)
    assert f"{block.wide} → {block.wide + 1}" in next(
        change_details(change, say) for change in compare_projects(old, wider) if change.kind == "refaced"
    )


_IDS = {"id", "host_id", "faces", "reserved", "levels", "positions", "articles", "placements"}


@pytest.mark.parametrize("kind", [Bay, Gondola, Level, Pnm, PnmArticle, PnmPlacement, Position, Product, Settings, Store, StoreShape, Zone])
def test_every_field_has_a_name_in_both_languages(kind: Any) -> None:
    for name in set(kind.__struct_fields__) - _IDS:
        for language in ("fr", "en"):
            known = field_name(name, language)
            assert not known.startswith(("field.", "change.")), name
        if name not in ("image", "orientation", "orientations", "version", "versions", "stocks", "gondola", "passages", "points", "swing", "role"):
            assert field_name(name, "fr") != name.replace("_", " ") or name in ("nature", "attraction", "x"), name


@pytest.mark.parametrize(
    ("name", "value", "french"),
    [
        ("valid_from", date(2026, 1, 2), "02/01/2026"),
        ("roles", ("power_item", "heavy"), "Locomotive, Lourd"),
        ("kind", "double_gondola", "Gondole double face"),
        ("hosts", ("FLOOR",), "sol"),
        ("dividers", (100.0, 200.5), "100; 200,50"),
        ("dividers", (), "–"),
        ("attributes", (("pays", "FR"),), "pays = FR"),
        ("shapes", (StoreShape("outline", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))),), "1 ligne"),
        ("pinned", True, "oui"),
        ("brand", "left", "left"),
    ],
)
def test_values_are_said_as_the_window_says_them(name: str, value: object, french: str) -> None:
    assert said(name, value, translator("fr")) == french


def test_what_is_drawn_on_the_plan_is_in_no_catalogue() -> None:
    say = translator("fr")
    came = Change("floor", name="exit Cour", fields=(Field("listed", False, True),))
    assert change_subject(came, {}, say) == "Sortie Cour" and change_details(came, say) == "ajouté au plan du magasin"
    listed = Change("product", "p", fields=(Field("listed", True, False),))
    assert change_details(listed, say) == "sorti du catalogue"


def test_furniture_that_came_or_went_tells_its_sizes_without_a_change():
    say, old = translator("fr"), two_bays()
    new = remove_bays(old, ["b2"])
    [gone] = [change for change in compare_projects(old, new) if change.kind == "fixture"]
    [came] = [change for change in compare_projects(new, old) if change.kind == "fixture"]
    assert change_details(gone, say) == change_details(came, say)
    assert "500" in change_details(gone, say) and "→" not in change_details(gone, say)
