"""Questions: one sentence that says what happened and what to do, and buttons that say what they do. What needs no answer is a notice."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from planogram.i18n import Translator
from planogram.session.recovery import LostWork
from planogram.ui.dialogs.choose import choose
from planogram.ui.words import label_text

Answer = Literal["save", "discard", "cancel"]
AboutLost = Literal["restore", "discard", "later"]
Overwriting = Literal["overwrite", "save_as", "cancel"]
_SAVE: dict[str, Answer] = {"ask.save.save": "save", "ask.save.discard": "discard"}
_LOST: dict[str, AboutLost] = {"ask.lost.restore": "restore", "ask.lost.discard": "discard"}
_OVERWRITE: dict[str, Overwriting] = {"ask.overwrite.save_as": "save_as", "ask.overwrite.overwrite": "overwrite"}


def ask_to_save(parent: QWidget, translator: Translator, name: str) -> Answer:
    """Before unsaved work would be lost."""
    text, detail = translator("ask.save.text", name=name), translator("ask.save.detail")
    pressed = choose(parent, translator, text, detail, tuple(_SAVE), ("ask.save.discard",), "ask.save.title")
    return _SAVE.get(pressed, "cancel")


def ask_about_lost_work(parent: QWidget, translator: Translator, lost: LostWork) -> AboutLost:
    """At a start after a crash: what there is, from when, and the last things done."""
    name = lost.base_path.stem if lost.base_path else lost.project.name or translator("file.untitled")
    text, detail = translator("ask.lost.text", name=name), _lost_detail(translator, lost)
    return _LOST.get(choose(parent, translator, text, detail, tuple(_LOST), ("ask.lost.discard",), neither="ask.lost.later"), "later")


def _lost_detail(translator: Translator, lost: LostWork) -> str:
    at = lost.at.astimezone()
    when = {"day": translator.date(at.date()), "time": f"{at:%H:%M}"}
    # work taken up after a crash and lost again before an edit has none of its own to count
    detail = translator.plural("ask.lost.detail", lost.edits, **when) if lost.edits else translator("ask.lost.again", **when)
    done = "\n".join(f"• {label_text(translator, label)}" for label in lost.last_edits)
    changed = "\n\n" + translator("ask.lost.changed") if lost.base_changed else ""
    return f"{detail}\n{done}{changed}"


def ask_to_overwrite(parent: QWidget, translator: Translator, reason: str) -> Overwriting:
    """The file changed behind one's back, or someone else has it open: `reason` says which."""
    text = translator("ask.overwrite.text")
    return _OVERWRITE.get(choose(parent, translator, text, reason, tuple(_OVERWRITE), ("ask.overwrite.overwrite",)), "cancel")
