"""Words can be read on every ground they stand on, light and dark (WCAG 2.1, relative luminance)."""

from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QSpinBox,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planogram.ui.parts import named
from planogram.ui.theme import LIGHT, THEMES, apply_theme

GROUNDS = ("window", "panel", "raised", "field", "hover", "picked")


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "ink", "ground"), [(name, *pair) for name in THEMES for pair in product(("text", "muted"), GROUNDS)])
def test_words_are_read_everywhere(name: str, ink: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_links_buttons_and_tinted_figures_are_read(name: str) -> None:
    theme = THEMES[name]
    pairs = [(theme.link, theme.panel), (theme.link, theme.window), (theme.on_accent, theme.accent)]
    pairs += [
        (theme.text, theme.index_high),
        (theme.text, theme.index_low),
        *((ink, theme.panel) for ink in (theme.danger, theme.warning, theme.good)),
    ]
    assert all(contrast(*pair) >= 4.5 for pair in pairs)


@pytest.mark.parametrize("name", THEMES)
def test_what_cannot_act_is_paler_but_not_gone(name: str) -> None:
    theme = THEMES[name]
    assert 2.5 <= contrast(theme.faint, theme.panel) < contrast(theme.muted, theme.panel)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("kind", "least"), [(QCheckBox, 3.0), (QRadioButton, 2.5)])  # the round one is smoothed
def test_an_empty_box_to_tick_is_seen_by_its_border(kind: type[QAbstractButton], least: float, name: str, qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, THEMES[name])
    box = kind("")
    qtbot.addWidget(box)
    box.show()
    picture = box.grab().toImage()
    drawn = [picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())]
    assert max(contrast(colour, THEMES[name].field) for colour in drawn) >= least


def test_what_a_dialog_is_for_is_its_last_button_everywhere(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    box.show()
    accept, cancel = box.button(QDialogButtonBox.StandardButton.Ok), box.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.x() < accept.x()


@pytest.mark.parametrize("name", THEMES)
def test_a_page_that_is_read_lies_on_the_ground_of_its_panel(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    """In the dark the help stood on the ground of a field, as if it were typed in."""
    apply_theme(qapp, THEMES[name])
    panel = named(QWidget(), "panel")
    panel.resize(400, 300)
    qtbot.addWidget(panel)
    page = QTextBrowser(panel)
    panel.show()
    assert panel.grab().toImage().pixelColor(page.geometry().center()) == QColor(THEMES[name].panel)


@pytest.mark.parametrize("made", [QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox])
def test_fields_of_a_form_are_equally_high(made: type[QWidget], qapp: QApplication, qtbot: QtBot) -> None:
    """Boxes of numbers were 3 pixels higher, so that their words stood above the middle."""
    apply_theme(qapp, LIGHT)
    widget, field, line = QWidget(), made(), QLineEdit()
    qtbot.addWidget(widget)
    form = QFormLayout(widget)
    form.addRow("field", field)
    form.addRow("line", line)
    widget.show()
    assert field.height() == line.height()


def test_a_list_that_opens_by_itself_has_a_ground(qapp: QApplication, qtbot: QtBot) -> None:
    """What completes a name typed in Qt's own dialog for files: lists are see-through within a panel, and were black on black without one."""
    for theme in (*THEMES.values(), LIGHT):
        apply_theme(qapp, theme)
        found = QListWidget()
        qtbot.addWidget(found)
        found.resize(100, 60)
        assert found.grab().toImage().pixelColor(50, 30).name() == theme.raised
