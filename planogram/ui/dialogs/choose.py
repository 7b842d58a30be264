"""One question with a few ways out, named by keys of the catalogue. For the rarer questions about files and versions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from planogram.i18n import Translator


def choose(parent: QWidget, translator: Translator, text: str, detail: str, choices: Sequence[str], risky: Sequence[str] = ()) -> str:
    """The key of the button pressed; empty for "cancel" and Escape. The first choice is proposed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("app.name"))
    box.setText(text)
    box.setInformativeText(detail)
    role = QMessageBox.ButtonRole
    buttons = {box.addButton(translator(key), role.DestructiveRole if key in risky else role.AcceptRole): key for key in choices}
    cancel = box.addButton(translator("dialog.cancel"), role.RejectRole)
    box.setDefaultButton(next((button for button, key in buttons.items() if key not in risky), cancel))
    box.setEscapeButton(cancel)
    box.exec()
    answer = next((key for button, key in buttons.items() if button is box.clickedButton()), "")
    box.deleteLater()
    return answer
