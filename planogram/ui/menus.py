"""Menus, toolbar and context menu, all built from the table of actions. `-` is a line, a name in angle brackets a place filled elsewhere."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from planogram.i18n import Translator
from planogram.ui.actions import Action
from planogram.ui.analysis.actions import MENU as ANALYSIS_MENU
from planogram.ui.floor.actions import MENU as SHOP_MENU
from planogram.ui.icons import icon
from planogram.ui.theme import Theme

MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        "file.new", "file.open", "<recent>", "file.sample", "-", "file.save", "file.save_as", "file.versions", "file.publish", "-",
        "plan.branch", "plan.figures", "plan.compare", "-", "<stores>", "-",
        "file.import", "file.import_pictures", "file.check_sizes", "file.export_workbook", "file.export_pdf", "file.export_png", "file.export_psa",
        "file.export_dxf", "file.fidelity", "-", "file.print", "-", "file.quit",
    ),
    "edit": (
        "edit.undo", "edit.redo", "-", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete", "-",
        "edit.select_all", "edit.select_same", "-", "edit.find", "edit.find_next", "edit.find_previous", "edit.replace", "edit.search", "-",
        "edit.placeholder", "product.show", "product.replace", "product.remove", "-", "note.add", "note.edit", "note.remove",
    ),
    "shelf": (
        "shelf.place", "-", "shelf.wider", "shelf.narrower", "shelf.taller", "shelf.shorter", "shelf.deeper", "shelf.shallower", "-",
        "shelf.rotate", "shelf.rotate_back", "<orientations>", "shelf.style", "<styles>", "-",
        "<packing>", "<level>", "<moving>", "shelf.swap", "-",
        "shelf.group", "shelf.ungroup", "shelf.pin",
    ),
    "furniture": (
        "furniture.palette", "furniture.wizard", "<add_gondola>", "<face>", "furniture.add_bay", "furniture.add_level", "<add_level_kind>", "-",
        "furniture.pick_gondola", "furniture.pick_bay", "furniture.pick_level", "furniture.duplicate_bay", "furniture.duplicate_gondola", "-",
        "<mirroring>", "furniture.bay_left", "furniture.bay_right", "<move_bay_to>", "furniture.gondola_earlier", "furniture.gondola_later", "-",
        "furniture.rename", "furniture.save_piece", "-",
        "furniture.remove_level", "furniture.remove_bay", "furniture.remove_face", "furniture.remove_gondola",
    ),
    "shop": SHOP_MENU,
    "view": (
        "view.fit", "view.fit_selection", "view.actual", "view.zoom_in", "view.zoom_out", "-",
        "view.floor", "view.whole_gondola", "view.next_face", "view.previous_face",
        "view.next_pane", "view.previous_pane", "-",
        "<colouring>", "<mode>", "-", "view.labels", "view.label_fields", "view.free",
        "view.dimensions", "view.ruler", "view.flags", "view.patterns", "-",
        "<panels>", "-", "view.theme", "<language>",
    ),
    "analysis": ANALYSIS_MENU,
    "help": (
        "help.here", "help.contents", "help.allocation", "help.tour", "-", "help.commands", "view.context_menu", "help.shortcuts", "-", "help.about",
    ),
}  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "packing": (
        "shelf.fill_depth", "shelf.fill_height", "shelf.fill_caps", "-", "shelf.cap", "shelf.uncap", "-", "shelf.squeeze", "shelf.unsqueeze",
    ),
    "level": ("shelf.compact", "shelf.even_out", "shelf.fill", "-", "shelf.swap_levels"),
    "moving": ("shelf.move_left", "shelf.move_right", "shelf.move_up", "shelf.move_down"),
    "mode": ("view.mode_block", "view.mode_photo", "view.mode_outline"),
    "face": (
        "<add_face>", "<duplicate_face>", "furniture.mirror_face", "-",
        "furniture.face_earlier", "furniture.face_later", "-", "furniture.remove_face",
    ),
    "mirroring": ("furniture.mirror_bay", "furniture.mirror_face", "furniture.mirror_gondola"),
}  # fmt: skip
"""Actions behind one entry, so that no menu is higher than a small screen."""
TOOLBAR = (
    "file.open", "file.save", "-", "edit.undo", "edit.redo", "-", "shelf.narrower", "shelf.wider", "shelf.shorter", "shelf.taller", "-",
    "shelf.rotate", "shelf.style", "edit.duplicate", "edit.delete", "-", "furniture.add_level", "furniture.add_bay",
    ">", "view.findings", "-", "file.export_workbook", "file.print", "file.export_png", "-", "help.commands", "view.theme",
)  # fmt: skip
CONTEXT_SELECTION = (
    "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete", "-",
    "shelf.wider", "shelf.narrower", "shelf.taller", "shelf.shorter", "-",
    "shelf.rotate", "<orientations>", "<styles>", "-",
    "<packing>", "<level>", "<moving>", "shelf.swap", "-",
    "shelf.group", "shelf.ungroup", "shelf.pin", "-",
    "edit.select_same", "edit.replace", "view.fit_selection", "-", "note.add",
)  # fmt: skip
CONTEXT_FACE = (
    "shelf.place", "edit.placeholder", "note.add", "edit.paste", "edit.select_all", "-",
    "furniture.add_level", "<add_level_kind>", "furniture.add_bay", "-",
    "furniture.pick_bay", "furniture.duplicate_bay", "furniture.mirror_bay", "furniture.bay_left", "furniture.bay_right", "<move_bay_to>",
    "furniture.wizard", "furniture.save_piece", "-",
    "furniture.remove_level", "furniture.remove_bay", "-", "view.fit", "view.actual", "view.whole_gondola",
)  # fmt: skip
CONTEXT_LEVEL = (
    "shelf.place", "edit.placeholder", "edit.paste", "edit.select_all", "note.add", "-",
    "<level>", "shelf.move_up", "shelf.move_down", "edit.duplicate", "furniture.remove_level", "-",
    "furniture.add_level", "<add_level_kind>", "furniture.add_bay", "-",
    "furniture.pick_bay", "furniture.duplicate_bay", "furniture.mirror_bay", "<move_bay_to>", "furniture.wizard", "furniture.remove_bay", "-",
    "view.fit", "view.actual", "view.whole_gondola",
)  # fmt: skip
CONTEXT_CATALOGUE = ("product.show", "shelf.place", "product.replace", "-", "edit.placeholder", "-", "product.remove")
CONTEXT_NOTE = ("note.edit", "-", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "note.remove", "-", "note.add", "view.fit_selection")
CONTEXT_PIECE = ("edit.delete", "-", "note.add", "-", "view.fit", "view.actual", "view.whole_gondola")


def make_action(parent: object, action: Action, call: Callable[[], object]) -> QAction:
    """The Qt action of a row of the table; its words and pictures come with `dress`."""
    made = QAction(parent)  # type: ignore[call-overload]
    made.setObjectName(action.key)
    made.setShortcuts([QKeySequence(text) for text in action.shortcuts])
    if action.on_shelf:
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setCheckable(action.checked is not None)
    # a menu draws the picture in the place of the tick, and nobody would see which is on
    made.setIconVisibleInMenu(action.checked is None)
    made.triggered.connect(lambda *_: call())
    return made  # type: ignore[no-any-return]


def dress(made: QAction, action: Action, translator: Translator) -> None:
    """Words in the present language."""
    text = translator(f"action.{action.key}")
    made.setText(text)
    made.setIconText(text)
    tip = f"action.{action.key}.tip"
    made.setStatusTip(translator(tip) if translator.has(tip) else "")
    hint_action(made, translator(tip) if translator.has(tip) else text.rstrip("…"))


def picture(made: QAction, action: Action, theme: Theme) -> None:
    """Its picture, if it has one, in the present theme."""
    if action.icon:
        made.setIcon(icon(action.icon, theme.text, theme.faint))


def hint_action(made: QAction, tip: str) -> None:
    """Another tooltip: why the action cannot act now; its keys stay written."""
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    whole = f"{tip} ({keys})" if keys else tip
    if made.toolTip() != whole:
        made.setToolTip(whole)


def name_action(made: QAction, text: str) -> None:
    """Another text, such as what undo would take back; nothing happens when it has that text already. A product's & marks no key."""
    written = text.replace("&", "&&")
    if made.text() != written:
        made.setText(written)
        hint_action(made, text)


def fill_menu(menu: QMenu, keys: tuple[str, ...], actions: Mapping[str, QAction], places: Mapping[str, Callable[[QMenu], object]]) -> None:
    """Put the actions of `keys` into a menu; `places` fills what stands in angle brackets."""
    for key in keys:
        if key == "-":
            menu.addSeparator()
        elif key in places:
            places[key](menu)
        else:
            menu.addAction(actions[key])


def close_after_use(menu: QMenu) -> None:
    """A key of an action that stands in an open menu does it without closing the menu: what it offers would be of the state before."""
    menu.triggered.connect(lambda _: menu.isVisible() and menu.close())


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction], translator: Translator, places: Mapping[str, Callable[[QMenu], object]]) -> None:
    """All menus anew; those before go, which Qt would keep unseen."""
    before = [shown.menu() for shown in bar.actions()]
    bar.clear()
    for menu in before:
        if isinstance(menu, QMenu):
            menu.deleteLater()
    for name, keys in MENUS.items():
        menu = QMenu(translator(f"menu.{name}"), bar)
        bar.addMenu(menu)
        fill_menu(menu, keys, actions, places)
        close_after_use(menu)


def fill_toolbar(bar: QToolBar, actions: Mapping[str, QAction], spacer: Callable[[], object]) -> None:
    """The most used actions; `>` pushes the rest to the right."""
    for key in TOOLBAR:
        if key == "-":
            bar.addSeparator()
        elif key == ">":
            spacer()
        else:
            bar.addAction(actions[key])


def context_keys(
    positions_selected: bool, notes_selected: bool = False, level_picked: bool = False, pieces_selected: bool = False
) -> tuple[str, ...]:
    """What the menu under the right button offers."""
    if notes_selected or pieces_selected:
        return CONTEXT_NOTE if notes_selected else CONTEXT_PIECE
    return CONTEXT_SELECTION if positions_selected else CONTEXT_LEVEL if level_picked else CONTEXT_FACE
