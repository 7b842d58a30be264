"""The plan in the window: real mouse and keys move, turn, draw and open; the other tab follows; walks come from the background."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from planogram.i18n import Translator, translator
from planogram.model.store import StoreProfile
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.floor_commands import delete_refs
from planogram.ui.canvas.hand import PNM_MIME
from planogram.ui.floor.affinity_dialog import AffinityDialog
from planogram.ui.floor.fields import FloorField
from planogram.ui.floor.panel import FloorPanel
from planogram.ui.floor.profile_dialog import ProfileDialog
from planogram.ui.floor.verbs import enter_outline, export_plan, take_underlay, type_outline
from planogram.ui.theme import load_fonts
from tests import builders
from tests.metrics.floor.shops import box, hall, with_boxes

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FR = translator("fr")


@pytest.fixture
def panel(qtbot: QtBot) -> FloorPanel:
    load_fonts()
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 5000, 9000, 0))
    shown = FloorPanel(Workbench(Document(shop)), FR)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitSignal(shown.heat.ready, timeout=20_000):
        shown.show()
        qtbot.waitExposed(shown)
        shown.rest()
    yield shown  # type: ignore[misc]
    shown.stop()


def test_walks_are_made_again_when_a_price_makes_other_sales(panel: FloorPanel, qtbot: QtBot) -> None:
    document, before = panel.workbench.document, panel.heat.latest
    dearer = (*document.project.products, builders.product("dear", sale_price=9.0))
    with qtbot.waitSignal(panel.heat.ready, timeout=20_000):
        document.do(Label("edit.property"), changed(document.project, products=dearer))
        panel.rest()
    assert panel.heat.latest is not before


def test_on_a_small_screen_the_plan_stays_where_it_is_when_a_piece_is_picked(panel: FloorPanel, qtbot: QtBot) -> None:
    panel.resize(640, 620)
    qtbot.waitUntil(lambda: panel.beside.geometry().top() > panel.view.geometry().bottom())
    before = panel.view.geometry()
    QTest.mouseClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, 5000, 5000))
    qtbot.waitUntil(lambda: panel.inspector.title.text() == "a")
    QTest.qWait(50)
    assert panel.view.geometry() == before


def test_a_floor_without_an_outline_says_how_to_begin(qtbot: QtBot) -> None:
    gondola = builders.gondola("g")
    shown = FloorPanel(Workbench(Document(builders.project(gondola))), FR)
    qtbot.addWidget(shown)
    shown.show()
    shown.refresh()
    said = shown.inspector.notes.text()
    assert "Dessiner › Surface de vente (contour)" in said and "Poser le reste" in said and "m²" not in said
    shown.place_rest()
    assert "Poser le reste" not in shown.inspector.notes.text()
    shown.stop()


def test_nothing_is_offered_for_a_plan_underneath_that_is_not_there(panel: FloorPanel, tmp_path: Path) -> None:
    def offered() -> dict[str, tuple[bool, bool]]:
        panel.shop.menu().aboutToShow.emit()
        return {action.data(): (action.isEnabled(), action.isChecked()) for action in panel.shop.menu().actions() if action.data()}

    off = (False, False)
    assert offered() == {"open": (True, False), "scale": off, "hide": off, "remove": off}
    Image.new("RGB", (40, 20), "white").save(tmp_path / "plan.png")
    take_underlay(panel, tmp_path / "plan.png")
    assert offered() == {"open": (True, False), "scale": (True, False), "hide": (True, True), "remove": (True, False)}


def at(panel: FloorPanel, x: float, y: float) -> QPoint:
    return panel.view.mapFromScene(x, -y)


def place(panel: FloorPanel) -> tuple[float, float, float]:
    found = panel.workbench.project.store.placements[0]
    return found.x, found.y, found.rotation


def drag(panel: FloorPanel, start: tuple[float, float], *stops: tuple[float, float], keys: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mousePress(panel.view.viewport(), LEFT, keys, at(panel, *start))
    for stop in stops:
        QTest.mouseMove(panel.view.viewport(), at(panel, *stop))
    QTest.mouseRelease(panel.view.viewport(), LEFT, keys, at(panel, *stops[-1]))


def test_a_real_drag_moves_a_gondola_and_escape_takes_it_back(panel: FloorPanel) -> None:
    drag(panel, (5000, 5000), (7000, 5000), (12_000, 6000))
    assert place(panel)[0] == pytest.approx(12_000, abs=200)
    assert panel.workbench.document.history.now == 1
    QTest.mousePress(panel.view.viewport(), LEFT, NO_KEY, at(panel, *place(panel)[:2]))
    QTest.mouseMove(panel.view.viewport(), at(panel, 3000, 3000))
    QTest.mouseMove(panel.view.viewport(), at(panel, 4000, 3000))
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.workbench.document.history.now == 1


def test_a_double_click_opens_the_face(panel: FloorPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.opened):
        QTest.mouseDClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, 5000, 9000))
    assert panel.workbench.face_ref == FaceRef("b", "A")


def test_arrows_move_what_is_selected_and_the_rest_of_the_furniture_can_be_placed(panel: FloorPanel) -> None:
    QTest.mouseClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, 5000, 5000))
    assert panel.workbench.selection.part == "a"
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert place(panel) == (5050, 5000, 0)
    assert delete_refs(panel.workbench, ("a",))
    panel.refresh()
    panel.place.click()
    assert len(panel.workbench.project.store.placements) == 2


def test_the_inspector_shows_and_takes_numbers(panel: FloorPanel) -> None:
    assert "300\u00a0m²" in panel.inspector.notes.text()
    QTest.mouseClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, 5000, 5000))
    panel.refresh()
    assert panel.inspector.title.text() == "a"
    editor = panel.inspector._editors["x"]
    editor.setText("6,5 m")  # type: ignore[union-attr]
    editor.editingFinished.emit()  # type: ignore[union-attr]
    assert place(panel)[0] == 6500
    refused: list[str] = []
    panel.told.connect(refused.append)
    panel.refresh()
    editor = panel.inspector._editors["turn"]
    editor.setText("un peu")  # type: ignore[union-attr]
    editor.editingFinished.emit()  # type: ignore[union-attr]
    assert refused and place(panel)[2] == 0


def test_choices_begin_with_a_capital_as_those_of_the_properties(panel: FloorPanel) -> None:
    zone = FloorField("attraction", "", lambda project, _: project, (("", "floor.attraction.none"), ("impulse", "floor.attraction.impulse")))
    box = panel.inspector._editor(zone)
    assert isinstance(box, QComboBox) and box.itemText(1) == "Impulsion"
    dialog = ProfileDialog(None, FR, StoreProfile())
    assert dialog.storey.itemText(0)[0].isupper()


def test_a_department_is_drawn_and_closed_with_enter(panel: FloorPanel) -> None:
    panel.draw("zone", "Frais")
    for corner in ((12_000, 3000), (16_000, 3000), (16_000, 7000), (12_000, 7000)):
        QTest.mouseClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, *corner))
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert [zone.name for zone in panel.workbench.project.store.zones] == ["Frais"]
    assert panel.select.isChecked() and panel.view.draw is None


def test_a_typed_outline_is_taken_or_refused_with_the_point(panel: FloorPanel) -> None:
    told: list[str] = []
    panel.told.connect(told.append)
    enter_outline(panel, "0,0; 1000,1000; 1000,0; 0,1000")
    enter_outline(panel, "nonsense")
    assert "500" in told[0] and len(told) == 2
    enter_outline(panel, "0,0; 21000,0; 21000,15000; 0,15000")
    assert panel.workbench.project.store.shapes[0].points[1] == (21_000, 0)


def test_an_outline_that_cannot_be_taken_is_asked_for_again_as_it_was_typed(panel: FloorPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    assert enter_outline(panel, "0,0; 123456.25,0; 123456.25,15000; 0,15000") == ""
    answers, shown = ["0,0; nan,0; 5000,4000", "0,0; 20000,0; 20000,15000; 0,15000"], []

    def answered(_panel: object, _title: str, _label: str, text: str) -> tuple[str, bool]:
        shown.append(text)
        return answers[len(shown) - 1], True

    monkeypatch.setattr(QInputDialog, "getMultiLineText", answered)
    type_outline(panel)
    assert shown == ["0,0;\n123456.25,0;\n123456.25,15000;\n0,15000", answers[0]]
    assert panel.workbench.project.store.shapes[0].points[1] == (20_000, 0)


def test_a_plan_that_was_exported_is_told(panel: FloorPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    panel.told.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan.svg"), "SVG (*.svg)"))
    export_plan(panel)
    assert (tmp_path / "plan.svg").exists() and told == [panel.say("file.exported", name="plan.svg")]


def test_a_picture_underneath_is_kept_with_the_project(panel: FloorPanel, tmp_path: Path) -> None:
    Image.new("RGB", (200, 100), "#dddddd").save(tmp_path / "plan.png")
    take_underlay(panel, tmp_path / "plan.png")
    underlay = panel.workbench.project.store.underlay
    assert underlay is not None and underlay.image in panel.workbench.document.images
    troubles: list[Callable[[Translator], str]] = []
    panel.troubled.connect(troubles.append)
    take_underlay(panel, tmp_path / "missing.png")
    assert ["missing.png" in words(panel.say) for words in troubles] == [True]


def test_walks_and_layers(panel: FloorPanel) -> None:
    assert panel.view.walks is not None
    before = len(panel.view._mirror.pictures)
    panel.layers["heat"].click()
    assert len(panel.view._mirror.pictures) == before + 1
    panel.layers["zones"].click()
    assert not panel.view.style_now.zones


def test_both_languages_and_both_themes(panel: FloorPanel) -> None:
    from planogram.ui.theme import theme_named

    panel.set_translator(translator("en"))
    assert panel.select.text() == "Select" and panel.view.accessibleName() == "The shop from above"
    panel.set_theme(theme_named("dark"))
    assert panel.view.style_now.theme.name == "dark"


def test_profile_and_affinities_as_entered(qtbot: QtBot) -> None:
    dialog = ProfileDialog(None, FR, StoreProfile(people=300, thresholds=(("island", 950.0),)))
    qtbot.addWidget(dialog)
    assert dialog.profile == StoreProfile(people=300, thresholds=(("island", 950.0),))
    dialog.trolleys.setChecked(False)
    dialog.rules.item(0, 1).setText("750")
    assert dialog.profile == StoreProfile(trolleys=False, people=300, thresholds=(("island", 950.0), ("large_people", 750.0)))
    for typed, shown, refused in (("1,2 m", "1200\u00a0mm", ""), ("large", "1200\u00a0mm", "nombre"), ("200 m", "1200\u00a0mm", "limites")):
        dialog.rules.item(2, 1).setText(typed)
        assert dialog.rules.item(2, 1).text() == shown and refused in dialog.refused.text()
    assert dict(dialog.profile.thresholds)["trolley_large_main"] == 1200.0
    assert dialog.rules.item(2, 0).toolTip() == dialog.rules.item(2, 0).text(), "read whole on a small screen"
    dialog.rules.item(0, 1).setText("650,5")
    assert dialog.rules.item(0, 1).text() == "650,5" and dialog.refused.text() == ""
    table = AffinityDialog(None, FR, ())
    qtbot.addWidget(table)
    assert table.affinities == ()
    table.table.item(0, 2).setText("1,5")
    assert table.affinities[0].affinity == 1.5
    for typed, refused in (("fort", "nombre"), ("5", "limites")):
        table.table.item(0, 2).setText(typed)
        assert refused in table.refused.text() and table.table.item(0, 2).text() == "1,5" and table.affinities[0].affinity == 1.5
    table.table.item(0, 2).setText("−1")
    assert table.refused.text() == "" and table.affinities[0].affinity == -1.0
    english = AffinityDialog(None, translator("en"), ())
    qtbot.addWidget(english)
    assert (english.table.item(1, 0).text(), english.table.item(1, 1).text(), english.affinities) == ("cleaning", "baby", ())


def test_a_finding_leads_to_the_plan_and_back(panel: FloorPanel) -> None:
    panel.show_subject(("a/A", "wall:1", "nothing"))
    assert panel.view.tool.refs == ("a",)
    assert panel.workbench.selection.part == "a"


def test_a_piece_is_dropped_from_the_palette_and_one_that_leaves_is_not(panel: FloorPanel) -> None:
    mime, where = QMimeData(), at(panel, 12_000, 9000)
    mime.setData(PNM_MIME, b"kind:pallet_box:Palette")
    copy, view = Qt.DropAction.CopyAction, panel.view
    view.dragEnterEvent(QDragEnterEvent(where, copy, mime, LEFT, NO_KEY))
    view.dragMoveEvent(QDragMoveEvent(where, copy, mime, LEFT, NO_KEY))
    assert view.overlay.selected and len(panel.workbench.project.pnm.placements) == 1
    view.dragLeaveEvent(QDragLeaveEvent())
    assert panel.workbench.project.pnm.placements == () and panel.workbench.document.history.now == 0
    view.dragEnterEvent(QDragEnterEvent(where, copy, mime, LEFT, NO_KEY))
    view.dropEvent(QDropEvent(QPointF(where), copy, mime, LEFT, NO_KEY))
    (piece,) = panel.workbench.project.pnm.placements
    assert piece.x == pytest.approx(12_000, abs=100) and view.tool.refs == (piece.id,)
    panel.refresh()
    assert panel.inspector.title.text() == "Palette"


def test_rulers_say_where_the_plan_and_the_selection_are(panel: FloorPanel) -> None:
    above, beside = panel.view.rulers.above, panel.view.rulers.beside
    assert above.pixel(5000) == pytest.approx(at(panel, 5000, 0).x(), abs=1.0)
    assert beside.pixel(9000) == pytest.approx(at(panel, 0, 9000).y(), abs=1.0)
    low, high = above.seen()
    assert low < 0.0 < 20_000 < high
    QTest.mouseClick(panel.view.viewport(), LEFT, NO_KEY, at(panel, 5000, 5000))
    assert (above.span, beside.span) == ((3500, 6500), (4750, 5250))
    assert above.grab().toImage().pixelColor(round(above.pixel(5000)), 2) != above.grab().toImage().pixelColor(round(above.pixel(15_300)), 2)


def test_on_a_small_screen_the_words_of_the_bar_are_whole_and_the_figures_below(panel: FloorPanel) -> None:
    panel.resize(598, 620)
    QTest.qWait(1)
    buttons = [panel.select, panel.drawing, panel.shop, panel.place, *panel.layers.values()]
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert panel.view.width() > 560 and panel.view.height() > 300
    panel.resize(1200, 800)
    QTest.qWait(1)
    assert panel.beside.width() == 284 and len({button.y() for button in buttons}) == 1
