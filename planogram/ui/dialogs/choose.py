"""One question with a few ways out, named by keys of the catalogue. What is asked is the caller's."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from planogram.i18n import Translator

_NAME_WIDTH, _LEAST_WIDTH, _MARGIN, _QUESTION_PX = 420, 340, 16, 14
_LONGEST_LINE = 64
"""Characters of a question on one line."""


def choose(
    parent: QWidget,
    translator: Translator,
    text: str,
    detail: str,
    choices: Sequence[str],
    risky: Sequence[str] = (),
    title: str = "app.name",
    neither: str = "dialog.cancel",
) -> str:
    """The key of the button pressed; empty for `neither` and Escape. The first choice is proposed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator(title))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    make_room(box)
    role = QMessageBox.ButtonRole
    buttons = {box.addButton(translator(key), role.DestructiveRole if key in risky else role.AcceptRole): key for key in choices}
    cancel = box.addButton(translator(neither), role.RejectRole)
    box.setDefaultButton(next((button for button, key in buttons.items() if key not in risky), cancel))
    box.setEscapeButton(cancel)
    box.exec()
    answer = next((key for button, key in buttons.items() if button is box.clickedButton()), "")
    box.deleteLater()
    return answer


def make_room(box: QMessageBox) -> None:
    """A long question is shown whole: Qt measures it in a lighter font than the one it is shown in, and would cut it."""
    lines = wrap(box.text(), _LONGEST_LINE) or [""]
    shown = QFont(box.font())
    shown.setPixelSize(_QUESTION_PX)
    shown.setBold(True)
    width = max(QFontMetrics(shown).horizontalAdvance(line) for line in lines) + _MARGIN
    box.setText("\n".join(lines))
    box.setStyleSheet(f"QLabel#qt_msgbox_label {{ min-width: {max(_LEAST_WIDTH, width)}px; }}")


def ask_name(parent: QWidget, translator: Translator, title: str, caption: str, proposed: str, do: str) -> str:
    """A name typed by the person; empty when there is none or it was cancelled. `do` is what the button says."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title.rstrip("…"))
    dialog.setLabelText(caption)
    dialog.setTextValue(proposed)
    dialog.setOkButtonText(do)
    dialog.setCancelButtonText(translator("dialog.cancel"))
    dialog.resize(_NAME_WIDTH, dialog.sizeHint().height())
    accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
    name = dialog.textValue().strip()
    dialog.deleteLater()
    return name if accepted else ""
