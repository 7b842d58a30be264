"""Questions: one sentence that says what happened and what to do, and buttons that say what they do. What needs no answer is a notice."""

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from planogram.i18n import Translator
from planogram.session.recovery import LostWork
from planogram.ui.dialogs.choose import make_room
from planogram.ui.words import label_text

Answer = Literal["save", "discard", "cancel"]


def ask_to_save(parent: QWidget, translator: Translator, name: str) -> Answer:
    """Before unsaved work would be lost."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("ask.save.title"))
    box.setText(translator("ask.save.text", name=name))
    box.setInformativeText(translator("ask.save.detail"))
    make_room(box)
    save = box.addButton(translator("ask.save.save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translator("ask.save.discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translator("dialog.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save:
        return "save"
    return "discard" if box.clickedButton() is discard else "cancel"


def ask_about_lost_work(parent: QWidget, translator: Translator, lost: LostWork) -> Literal["restore", "discard", "later"]:
    """At a start after a crash: what there is, from when, and the last things done."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("app.name"))
    name = lost.base_path.stem if lost.base_path else lost.project.name or translator("file.untitled")
    box.setText(translator("ask.lost.text", name=name))
    at = lost.at.astimezone()
    done = "\n".join(f"• {label_text(translator, label)}" for label in lost.last_edits)
    when = {"day": translator.date(at.date()), "time": f"{at:%H:%M}"}
    # work taken up after a crash and lost again before an edit has none of its own to count
    detail = translator.plural("ask.lost.detail", lost.edits, **when) if lost.edits else translator("ask.lost.again", **when)
    changed = "\n\n" + translator("ask.lost.changed") if lost.base_changed else ""
    box.setInformativeText(f"{detail}\n{done}{changed}")
    make_room(box)
    restore = box.addButton(translator("ask.lost.restore"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translator("ask.lost.discard"), QMessageBox.ButtonRole.DestructiveRole)
    later = box.addButton(translator("ask.lost.later"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.setEscapeButton(later)
    box.exec()
    if box.clickedButton() is restore:
        return "restore"
    return "discard" if box.clickedButton() is discard else "later"


def ask_to_overwrite(parent: QWidget, translator: Translator, reason: str) -> Literal["overwrite", "save_as", "cancel"]:
    """The file changed behind one's back, or someone else has it open: `reason` says which."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translator("app.name"))
    box.setText(translator("ask.overwrite.text"))
    box.setInformativeText(reason)
    save_as = box.addButton(translator("ask.overwrite.save_as"), QMessageBox.ButtonRole.AcceptRole)
    overwrite = box.addButton(translator("ask.overwrite.overwrite"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translator("dialog.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save_as)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save_as:
        return "save_as"
    return "overwrite" if box.clickedButton() is overwrite else "cancel"
