"""How the shelf is looked at: colouring, labels, modes and what is written beside; each choice reaches the drawing and is remembered."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planogram.draw.palette import UNSORTED
from planogram.draw.shapes import Text
from planogram.exchange.figure_words import scale_texts
from planogram.i18n import translator
from planogram.metrics.checks import check
from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui import look
from planogram.ui.colouring import MIDDLE, by_figure, by_finding, colourable, worst_by_position
from planogram.ui.dialogs.labels import LabelsDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.legend import Legend
from planogram.ui.settings import Settings
from planogram.ui.theme import LIGHT
from tests import builders
from tests.ui.conftest import Opener

pytestmark = pytest.mark.window


def words_on(window: MainWindow) -> list[str]:
    groups = [picture.mirrored for picture in window.view._mirror.pictures]
    return [shape.text for group in groups if group is not None for shape in group.shapes if isinstance(shape, Text)]


def test_a_figure_runs_from_pale_to_dark_and_says_its_steps() -> None:
    project = builders.two_bays()
    colours = by_figure(measure(project, face_scope("g", "A")), "revenue", project.settings, translator("fr"), "EUR")
    given = dict(colours.given)
    assert given["a"] != given["b"] and set(given) == {"a", "b", "c"}
    assert [text[-1] for _, text in colours.legend] == ["€"] * len(colours.legend)


def test_steps_of_a_scale_are_written_alike_and_no_two_say_the_same() -> None:
    say = translator("fr")
    assert [text for _, text in scale_texts("facings", [3.0, 3.5, 4.0, 4.5, 5.0], say, "EUR")] == ["3", "4", "5"]
    assert [text for _, text in scale_texts("margin", [43.51, 68.5, 118.2], say, "EUR")] == ["44\u00a0€", "68\u00a0€", "118\u00a0€"]
    assert [text for _, text in scale_texts("margin", [4.0, 4.25], say, "EUR")] == ["4,00\u00a0€", "4,25\u00a0€"]


def test_what_no_product_has_is_said_to_be_absent_and_nothing_else() -> None:
    project = builders.two_bays()
    bare = msgspec.structs.replace(project, sales=())
    assert by_figure(measure(bare, face_scope("g", "A")), "revenue", bare.settings, translator("fr"), "EUR").legend == ((UNSORTED, "Sans valeur"),)


def test_an_index_diverges_around_one() -> None:
    project = builders.two_bays()
    figures = measure(project, face_scope("g", "A"))
    given = dict(by_figure(figures, "is_revenue", project.settings, translator("fr"), "EUR").given)
    for product in given:
        value = figures.value(product, "is_revenue")
        assert isinstance(value, float)
        near = project.settings.index_close_low <= value <= project.settings.index_close_high
        assert (given[product] == MIDDLE) is near
    assert LIGHT.index_high != LIGHT.index_low


def test_only_numbers_of_a_product_colour_it() -> None:
    assert colourable("productivity") and not colourable("quadrant") and not colourable("ground_linear") and not colourable("family")


def test_findings_mark_positions_their_products_and_the_last_of_a_level() -> None:
    project = builders.shelf(builders.position("x", "a", 9), builders.position("y", "c", 2))
    worst = dict(worst_by_position(project, check(project)))
    assert worst["y"] == "error", "the level is overfull: its last block is marked"
    colours = by_finding(project, check(project), translator("en"))
    assert dict(colours.given)["a"] == UNSORTED and "y" in dict(colours.marked)


def test_every_look_reaches_the_drawing_and_is_remembered(shop_window: MainWindow) -> None:
    assert any("cm libres" in word for word in words_on(shop_window))
    shop_window.run("view.free")
    assert not any("cm libres" in word for word in words_on(shop_window))
    for key, name, value in (
        ("view.mode_outline", "outlines", True),
        ("view.mode_photo", "pictures", True),
        ("view.dimensions", "dimensions", True),
        ("view.colour_role", "colouring", "role"),
    ):
        shop_window.run(key)
        assert getattr(shop_window.view.style_now, name) == value
        assert shop_window.actions_by_key[key].isChecked()
    shop_window.settings.save()
    again = Settings(shop_window.settings._path)
    assert (again.remembered.mode, again.remembered.colouring) == ("photo", "role") and "dimensions" in again.remembered.shown


def test_findings_are_marked_on_the_shelf_when_asked(shop_window: MainWindow) -> None:
    shop_window.run("view.flags")
    expected = worst_by_position(shop_window.workbench.project, (one for one in check(shop_window.workbench.project) if one.severity != "advice"))
    assert shop_window.view.style_now.flags == expected


def test_labels_say_what_is_ticked_in_the_order_of_the_list(shop_window: MainWindow) -> None:
    shop_window.run("view.label_fields")
    dialog = next(one for one in shop_window.findChildren(LabelsDialog) if one.isVisible())
    rows = {dialog.list.item(row).data(Qt.ItemDataRole.UserRole): dialog.list.item(row) for row in range(dialog.list.count())}
    rows["facings"].setCheckState(Qt.CheckState.Checked)
    rows["revenue"].setCheckState(Qt.CheckState.Checked)
    assert dialog.fields == ("name", "facings", "revenue")
    assert "1 × 1 × 1" in words_on(shop_window)
    assert any(word.endswith("€") for word in words_on(shop_window))
    dialog.list.setCurrentItem(rows["facings"])
    dialog._move(-1)
    assert dialog.fields == look.label_fields(shop_window) == ("facings", "name", "revenue")


def test_the_legend_says_what_tells_products_apart_where_there_are_no_families(open_on: Opener) -> None:
    window = open_on(Document(builders.shelf(builders.position("p", "a"), builders.position("q", "b"))))
    assert look.legend(window) == [("", "Une couleur par produit, faute de familles")]
    products = tuple(msgspec.structs.replace(one, brand="Marque " + one.id) for one in window.workbench.project.products)
    window.workbench.document.do(Label("edit.product"), msgspec.structs.replace(window.workbench.project, products=products))
    window.live.flush()
    names = [name.replace("\u00a0", " ") for _, name in window.legend.entries]
    assert names == ["Couleurs par marque, faute de familles :", "Marque a", "Marque b"]


def test_outlines_have_no_legend_of_colours_that_are_not_there(window: MainWindow) -> None:
    window.run("view.mode_outline")
    assert look.legend(window) == []
    window.run("view.mode_block")
    assert look.legend(window)


def test_a_legend_wider_than_the_drawing_tells_how_many_it_leaves_out(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_entries([("#aa0000", f"Famille numéro {n}") for n in range(6)])
    legend.resize(5000, 30)
    legend.show()
    assert "numéro&nbsp;5" in legend.findChild(QLabel).text()
    legend.resize(400, 30)
    qtbot.waitUntil(lambda: legend.width() == 400)
    text = legend.findChild(QLabel).text()
    whole = text.count("Famille")
    assert 1 <= whole < 6
    assert text.endswith(f"+{6 - whole}")
    assert "numéro 5" in legend.toolTip()


def test_menus_show_what_is_on(window: MainWindow) -> None:
    # a picture in a menu stands where the tick would be
    hidden = [key for key, made in window.actions_by_key.items() if made.isCheckable() and made.isIconVisibleInMenu()]
    assert hidden == []
