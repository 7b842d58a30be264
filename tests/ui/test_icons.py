from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from planogram.ui.icons import USUAL, icon, pixmap


def test_the_disabled_form_of_an_icon_is_the_same_drawing_in_its_colour(qapp: QApplication) -> None:
    drawn = icon("undo", "#202020", "#a0b0c0").pixmap(QSize(USUAL, USUAL), QIcon.Mode.Disabled).toImage()
    expected = pixmap("undo", "#a0b0c0", USUAL).toImage()
    solid = [(x, y) for x in range(USUAL) for y in range(USUAL) if expected.pixelColor(x, y).alpha() == 255]
    assert solid and all(drawn.pixelColor(x, y) == QColor("#a0b0c0") for x, y in solid)
    alphas = [abs(drawn.pixelColor(x, y).alpha() - expected.pixelColor(x, y).alpha()) for x in range(USUAL) for y in range(USUAL)]
    assert max(alphas) <= 1
