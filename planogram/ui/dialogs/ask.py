"""Questions and messages: one sentence that says what happened and what to do, and buttons that say what they do."""

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from planogram.i18n import Translator

Answer = Literal["save", "discard", "cancel"]


def ask_to_save(parent: QWidget, translator: Translator, name: str) -> Answer:
    """Before unsaved work would be lost."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("ask.save.title"))
    box.setText(translator("ask.save.text", name=name))
    box.setInformativeText(translator("ask.save.detail"))
    save = box.addButton(translator("ask.save.save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translator("ask.save.discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translator("dialog.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save:
        return "save"
    return "discard" if box.clickedButton() is discard else "cancel"


def show_problem(parent: QWidget, translator: Translator, title: str, text: str) -> None:
    """A file could not be read or written; nothing else has changed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("app.name"))
    box.setText(title)
    box.setInformativeText(text)
    box.addButton(translator("dialog.ok"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
