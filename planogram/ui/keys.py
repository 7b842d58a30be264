"""Which keys do which action: the table's own, or those the person chose instead. Checked for clashes, exported, read back; no dialog."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton

from planogram.i18n import Translator
from planogram.storage.atomic import write_atomically
from planogram.ui import menus, tour
from planogram.ui.actions import ACTIONS

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Keys = Mapping[str, tuple[str, ...]]
_AFTER_START_MS = 300
"""When the pictures of the menus are drawn: before, they would hold up the first sight of the window."""
_KEY_IN_PAGE = re.compile(r"`([^`\n]+)`")
_PAIR = re.compile(r"(.+) \+/-")
_LEFT_ALONE = ("Del", "Return")
"""They also empty, delete and confirm where no action is meant: pages tell them as they are."""
_GESTURES = ("drag_in", "drag", "copy", "axis", "handles", "click", "band", "double", "wheel", "pan", "escape")


class BadKeys(ValueError):
    """A file that holds no list of keys."""


def keys_of(chosen: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of every action: those chosen, else the table's."""
    return {key: tuple(chosen[key]) if key in chosen else action.shortcuts for key, action in ACTIONS.items()}


def written(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them, parted by a middle dot."""
    return " · ".join(QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) for text in keys)


def clashes(keys: Keys, key: str, sequence: str) -> tuple[str, ...]:
    """The other actions that `sequence` already does."""
    wanted = QKeySequence(sequence)
    return tuple(other for other, taken in keys.items() if other != key and any(QKeySequence(text) == wanted for text in taken))


def choose(window: "MainWindow", key: str, sequences: tuple[str, ...]) -> None:
    """Other keys for an action; its own again when they are the table's. Whoever had one of them loses it."""
    chosen = dict(window.settings.remembered.keys)
    now = keys_of(chosen)
    for sequence in sequences:
        for other in clashes(now, key, sequence):
            chosen[other] = [text for text in now[other] if QKeySequence(text) != QKeySequence(sequence)]
    chosen[key] = list(sequences)
    _keep(window, chosen)


def restore(window: "MainWindow") -> None:
    """The table's keys for everything."""
    _keep(window, {})


def _keep(window: "MainWindow", chosen: Mapping[str, list[str]]) -> None:
    window.settings.remembered.keys = {key: list(keys) for key, keys in chosen.items() if key in ACTIONS and tuple(keys) != ACTIONS[key].shortcuts}
    window.settings.save()
    apply_keys(window)
    window.help.keys_changed()
    for told in window.findChildren(tour.Tour):
        told.set_words()


def apply_keys(window: "MainWindow") -> None:
    """Let the window's actions listen to their keys, and their tooltips tell them."""
    for key, keys in keys_of(window.settings.remembered.keys).items():
        made = window.actions_by_key[key]
        made.setShortcuts([QKeySequence(text) for text in keys])
        menus.dress(made, ACTIONS[key], window.translator)
    if window.isVisible():
        _apply_pictures(window, ACTIONS)
        return
    _apply_pictures(window, [key for key in ACTIONS if _on_a_button(window.actions_by_key[key])])
    QTimer.singleShot(_AFTER_START_MS, window, lambda: _apply_pictures(window, ACTIONS))


def _on_a_button(made: QAction) -> bool:
    return any(isinstance(shown, QToolBar | QToolButton) for shown in made.associatedObjects())


def _apply_pictures(window: "MainWindow", keys: Iterable[str]) -> None:
    """Give these actions their pictures in the present theme."""
    for key in keys:
        menus.picture(window.actions_by_key[key], ACTIONS[key], window.theme)


def as_json(chosen: Mapping[str, list[str]]) -> str:
    """Every action with its keys, to be kept or given to a colleague."""
    return json.dumps({"keys": {key: list(keys) for key, keys in keys_of(chosen).items()}}, indent=2, ensure_ascii=False)


class Taken(NamedTuple):
    """What became of a file of keys: how many other keys actions have now, entries that mean nothing here, actions that lost a key to another."""

    changed: int
    unknown: tuple[str, ...]
    lost: tuple[str, ...]


def read_json(window: "MainWindow", text: bytes) -> Taken:
    """Take the keys of a file; actions it does not name keep theirs unless the file gives them to another. BadKeys when it holds none.

    A key does one action: of two in the file the first has it, as an ambiguous key would do neither.
    """
    try:
        found = msgspec.json.decode(text, type=dict[str, dict[str, list[str]]])["keys"]
    except (msgspec.MsgspecError, KeyError) as problem:
        raise BadKeys from problem
    now = keys_of(window.settings.remembered.keys)
    named = {key: tuple(filter(_readable, sequences)) for key, sequences in found.items() if key in ACTIONS}
    if not named:
        raise BadKeys
    unknown = [key for key in found if key not in ACTIONS]
    unknown += [text for key in named for text in found[key] if not _readable(text)]
    new, lost = _each_once({**named, **{key: sequences for key, sequences in now.items() if key not in named}})
    _keep(window, {key: list(sequences) for key, sequences in new.items()})
    return Taken(sum(1 for key in new if new[key] != now[key]), tuple(unknown), lost)


def _readable(text: str) -> bool:
    return bool(QKeySequence(text).toString())


def _each_once(keys: Keys) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The keys with each given to the first that has it, and the actions that have one less."""
    owners: dict[str, str] = {}
    for key, sequences in keys.items():
        for text in sequences:
            owners.setdefault(QKeySequence(text).toString(), key)
    new = {key: tuple(text for text in sequences if owners[QKeySequence(text).toString()] == key) for key, sequences in keys.items()}
    return new, tuple(key for key in keys if len(new[key]) < len(keys[key]))


def as_html(chosen: Mapping[str, list[str]], say: Translator) -> str:
    """The list of mouse gestures and keys, to be read or printed."""
    rows = [_heading(say("shortcuts.mouse"))]
    rows += [_row(say(f"gesture_help.{name}"), say(f"gesture_help.{name}.how")) for name in _GESTURES]
    menu = ""
    for key, keys in keys_of(chosen).items():
        if not keys:
            continue
        if key.partition(".")[0] != menu:
            menu = key.partition(".")[0]
            rows.append(_heading(say(f"menu.{menu}").replace("&", "") if say.has(f"menu.{menu}") else menu))
        rows.append(_row(action_name(key, say), written(keys)))
    return f"<table cellspacing='0' cellpadding='3' width='100%'>{''.join(rows)}</table>"


def in_page(page: str, chosen: Mapping[str, list[str]], say: Translator) -> str:
    """A page of the help with the keys chosen instead of the table's, which it is written with; an action without keys is told by its name."""
    if not chosen:
        return page
    owners = {text: key for key in chosen if key in ACTIONS for text in ACTIONS[key].shortcuts if text not in (*chosen[key], *_LEFT_ALONE)}

    def now(told: str) -> str:
        pair = _PAIR.fullmatch(told)
        if pair is not None:
            one, other = now(f"{pair[1]}++"), now(f"{pair[1]}+-")
            return f"`{told}`" if (one, other) == (f"`{pair[1]}++`", f"`{pair[1]}+-`") else f"{one} {other}"
        owner = owners.get(told.replace(" ", "+").replace("Maj+", "Shift+"))
        if owner is None:
            return f"`{told}`"
        return f"`{written(tuple(chosen[owner]))}`" if chosen[owner] else f"*{action_name(owner, say)}*"

    return _KEY_IN_PAGE.sub(lambda match: now(match[1]), page)


def action_name(key: str, say: Translator) -> str:
    """What an action is called in a list."""
    return say(f"action.{key}").replace("&", "").rstrip("…")


def export(path: Path, chosen: Mapping[str, list[str]], say: Translator) -> None:
    """Write the keys as JSON, or as a page to print when the name ends in `.html`."""
    title = escape(say("shortcuts.title"))
    page = f"<!doctype html><html lang='{say.language}'><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>{as_html(chosen, say)}</html>"
    text = page if path.suffix.lower() == ".html" else as_json(chosen)
    write_atomically(path, lambda file: file.write(text.encode()), keep_previous=False)


def _heading(text: str) -> str:
    return f"<tr><td colspan='2' style='padding-top:12px;font-weight:600'>{escape(text)}</td></tr>"


def _row(what: str, how: str) -> str:
    return f"<tr><td>{escape(what)}</td><td>{escape(how)}</td></tr>"
