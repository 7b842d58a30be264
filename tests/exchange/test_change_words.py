"""Changes in words: a block that came or went says its facings, one that was refaced what each count was and is."""

import pytest

from planogram.exchange.change_words import change_details
from planogram.i18n import translator
from planogram.metrics.changes import compare_projects
from planogram.model.edits.positions import add_facings, remove
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
