"""What changed since the version published last, or since the opening, has colour on the shelf."""

from planogram.model.edits.positions import add_facings, remove
from planogram.session.history import Label
from planogram.session.publishing import publish
from planogram.ui.colouring import CHANGE_COLOURS
from planogram.ui.main_window import MainWindow


def _marked(window: MainWindow) -> dict[str, str]:
    window.live.flush()
    return dict(window.view.style_now.marked)


def test_changes_are_counted_from_the_opening_and_then_from_the_version(shop_window: MainWindow) -> None:
    document = shop_window.workbench.document
    shop_window.actions_by_key["view.colour_change"].trigger()
    assert _marked(shop_window) == {}
    document.do(Label("edit.facings"), add_facings(document.project, ["a1"], wide=1))
    assert _marked(shop_window) == {"a1": CHANGE_COLOURS["refaced"]}
    publish(document, "")
    document.do(Label("edit.remove"), remove(document.project, ["c1"]))
    assert _marked(shop_window) == {}
    document.do(Label("edit.facings"), add_facings(document.project, ["a2"], wide=1))
    assert _marked(shop_window) == {"a2": CHANGE_COLOURS["refaced"]}
