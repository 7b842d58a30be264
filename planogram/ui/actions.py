"""The one table of what the window can do: key, picture, shortcuts, when it can act, what it calls. Menus, toolbar, palette and help read it.

Words are in the catalogue: `action.<key>` and, where a name does not say it all, `action.<key>.tip`.
"""

from planogram.i18n import LANGUAGES
from planogram.model.product import STYLES, Style
from planogram.tools import arranging, at_hand, commands, packing, pinning
from planogram.ui import furniture_verbs, look, panes, system_clipboard, tour, verbs
from planogram.ui import help as help_here
from planogram.ui import note_verbs as notes
from planogram.ui import picture_commands as pictures
from planogram.ui import product_commands as products
from planogram.ui.action import (
    Action,
    arrow,
    carry,
    copyable,
    duplicable,
    facings,
    from_psa,
    furnished,
    grasped,
    having,
    levelled,
    packable,
    reaching,
    selectable,
    selected,
    several,
    shelf,
    turnable,
)
from planogram.ui.analysis.actions import ANALYSIS
from planogram.ui.compare_actions import PLANS
from planogram.ui.floor.actions import FLOOR
from planogram.ui.furniture_actions import FURNITURE, WHOLE
from planogram.ui.variants.actions import STORES

__all__ = ["ACTIONS", "PANELS", "Action"]

PANELS = ("catalogue", "figures", "properties", "history", "pnm", "analysis", "help")
"""Panels that a switch of their own opens and closes; the others have one by another name."""
_MODE_ICONS = {"block": "block", "photo": "picture", "outline": "outline"}


def _colouring(name: str) -> Action:
    return Action(f"view.colour_{name}", lambda w: look.colour_by(w, name), checked=lambda w: w.settings.remembered.colouring == name)


def _mode(name: str) -> Action:
    return Action(f"view.mode_{name}", lambda w: look.show_as(w, name), _MODE_ICONS[name], checked=lambda w: w.settings.remembered.mode == name)


def _switch(name: str) -> Action:
    return Action(f"view.{name}", lambda w: look.toggle(w, name), checked=lambda w: name in w.settings.remembered.shown)


def _panel(name: str) -> Action:
    return Action(
        f"view.panel_{name}", lambda w: panes.toggle(w, name), checked=lambda w: any(d.name == name and d.isVisible() for d in panes.all_docks(w))
    )


def _style(style: Style) -> Action:
    """A way to stand on the shelf; possible when every selected product gives that pack's sizes."""
    return Action(
        f"shelf.style_{style}",
        lambda w: packing.pack(w.workbench, style),
        enabled=lambda w: style in packing.styles_offered(w.workbench),
        checked=lambda w: {position.style for position, _ in packing.selected(w.workbench)} == {style},
        hint=lambda w: f"style.unknown.{style}" if selected(w) and style in ("tray", "case", "display") else "",
    )


def _language(language: str) -> Action:
    return Action(f"view.language_{language}", lambda w: w.set_language(language), checked=lambda w: w.translator.language == language)


FILE = (
    Action("file.new", lambda w: w.files.new(), "new", ("Ctrl+N",)),
    Action("file.open", lambda w: w.files.open(), "open", ("Ctrl+O",)),
    Action("file.save", lambda w: w.files.save(), "save", ("Ctrl+S",), lambda w: w.workbench.document.modified or w.workbench.document.path is None),
    Action("file.save_as", lambda w: w.files.save_as(), "", ("Ctrl+Shift+S",)),
    Action("file.versions", lambda w: verbs.show_versions(w), "history", ("Ctrl+Shift+V",)),
    Action("file.publish", lambda w: verbs.publish(w), "done", enabled=lambda w: not w.workbench.document.read_only),
    Action("file.import", lambda w: w.files.import_table(), "import", ("Ctrl+I",)),
    Action("file.import_pictures", pictures.import_folder, "picture", ("Ctrl+Shift+I",), lambda w: bool(w.workbench.project.products)),
    Action("file.check_sizes", lambda w: verbs.show_detective(w)),
    Action("file.export_workbook", lambda w: w.files.export(".xlsx"), "sheet", ("Ctrl+E",)),
    Action("file.print", lambda w: verbs.show_print(w), "print", ("Ctrl+P",), furnished),
    Action("file.export_pdf", lambda w: w.files.export(".pdf"), "pdf", (), furnished),
    Action("file.export_psa", lambda w: w.files.export(".psa"), enabled=furnished),
    Action("file.export_dxf", lambda w: w.files.export(".dxf"), enabled=furnished),
    Action("file.fidelity", lambda w: w.files.show_fidelity(), enabled=from_psa),
    Action("file.export_png", lambda w: w.files.export(".png", ".svg"), "picture", ("Ctrl+Shift+E",), furnished),
    Action("file.sample", lambda w: w.files.open_sample(), "gondola"),
    Action("file.quit", lambda w: w.close(), "", ("Ctrl+Q",)),
)
EDIT = (
    Action("edit.undo", lambda w: w.workbench.document.undo(), "undo", ("Ctrl+Z",), lambda w: w.workbench.document.history.undo_label is not None),
    Action(
        "edit.redo",
        lambda w: w.workbench.document.redo(),
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda w: w.workbench.document.history.redo_label is not None,
    ),
    shelf("edit.cut", "cut", "Ctrl+X", system_clipboard.cut, copyable),
    shelf("edit.copy", "copy", "Ctrl+C", system_clipboard.copy, copyable),
    shelf("edit.paste", "paste", "Ctrl+V", products.paste, lambda w: at_hand.pasteable(w.workbench) and furnished(w)),
    shelf("edit.duplicate", "duplicate", "Ctrl+D", lambda w: furniture_verbs.duplicate(w), duplicable),
    shelf("edit.delete", "delete", ("Del", "Backspace"), lambda w: furniture_verbs.delete(w), grasped),
    shelf("edit.select_all", "select-all", "Ctrl+A", lambda w: at_hand.select_all(w.workbench), selectable),
    shelf("edit.select_same", "", "Ctrl+Shift+A", lambda w: verbs.select_same_products(w)),
    Action("edit.find", lambda w: products.find(w), "find", ("Ctrl+F",)),
    Action("edit.find_next", lambda w: products.find_step(w, 1), "", ("F3",)),
    Action("edit.find_previous", lambda w: products.find_step(w, -1), "", ("Shift+F3",)),
    Action("edit.replace", lambda w: products.replace(w), "replace", ("Ctrl+H",), lambda w: bool(w.workbench.project.products)),
    Action("edit.search", lambda w: verbs.focus_search(w), "search", ("Ctrl+Shift+F",)),
    Action("edit.placeholder", lambda w: products.placeholder(w), "placeholder", ("Ctrl+Shift+N",)),
    Action("product.show", products.show_picked, "fit-selection", enabled=products.picked),
    Action("product.replace", products.replace_picked, enabled=products.picked),
    Action("product.remove", products.remove_picked, enabled=products.picked),
    Action("note.add", notes.add, "note", ("A",), notes.may_write, on_shelf=True, hint=notes.why_not),
    shelf("note.edit", "", "Return", notes.edit, notes.one_selected),
    Action("note.remove", lambda w: at_hand.delete(w.workbench), "delete", enabled=lambda w: bool(w.workbench.selection.notes)),
)
SHELF = (
    facings("shelf.wider", "wider", ("+", "="), wide=1),
    facings("shelf.narrower", "narrower", "-", wide=-1),
    facings("shelf.taller", "taller", ("Shift++", "Ctrl+Up"), high=1),
    facings("shelf.shorter", "shorter", ("Shift+-", "Ctrl+Down"), high=-1),
    facings("shelf.deeper", "", "Ctrl++", deep=1),
    facings("shelf.shallower", "", "Ctrl+-", deep=-1),
    shelf("shelf.rotate", "rotate", "R", lambda w: commands.rotate(w.workbench, 1), turnable, "rotate.one_way"),
    shelf("shelf.rotate_back", "", "Shift+R", lambda w: commands.rotate(w.workbench, -1), turnable, "rotate.one_way"),
    shelf("shelf.style", "pack", "T", lambda w: commands.next_style(w.workbench), packable, "style.only_unit"),
    *(_style(style) for style in STYLES),
    shelf("shelf.cap", "cap", "C", lambda w: packing.cap(w.workbench, 1)),
    shelf("shelf.uncap", "", "Shift+C", lambda w: packing.cap(w.workbench, -1), having("cap_high")),
    Action("shelf.fill_caps", lambda w: packing.fill_caps(w.workbench), enabled=selected),
    shelf("shelf.squeeze", "squeeze", "Q", lambda w: packing.squeeze(w.workbench), lambda w: packing.may_squeeze(w.workbench)),
    shelf(
        "shelf.unsqueeze",
        "",
        "Shift+Q",
        lambda w: packing.squeeze(w.workbench, -packing.SQUEEZE_STEP),
        having("squeeze_pct"),
    ),
    carry("shelf.move_left", "Alt+Left", -1, 0),
    carry("shelf.move_right", "Alt+Right", 1, 0),
    carry("shelf.move_up", "Alt+Up", 0, 1),
    carry("shelf.move_down", "Alt+Down", 0, -1),
    arrow("shelf.left", "Left", -1, 0),
    arrow("shelf.right", "Right", 1, 0),
    arrow("shelf.up", "Up", 0, 1),
    arrow("shelf.down", "Down", 0, -1),
    reaching("shelf.extend_left", "Shift+Left", -1, 0),
    reaching("shelf.extend_right", "Shift+Right", 1, 0),
    reaching("shelf.extend_up", "Shift+Up", 0, 1),
    reaching("shelf.extend_down", "Shift+Down", 0, -1),
    shelf("shelf.nudge_left", "", "Ctrl+Left", lambda w: at_hand.arrow(w.workbench, -1, 0, True), copyable),
    shelf("shelf.nudge_right", "", "Ctrl+Right", lambda w: at_hand.arrow(w.workbench, 1, 0, True), copyable),
    shelf("shelf.compact", "compact", "Ctrl+Shift+K", lambda w: arranging.compact(w.workbench), levelled),
    shelf("shelf.even_out", "even", "Ctrl+Shift+J", lambda w: arranging.even_out(w.workbench), levelled),
    shelf("shelf.fill", "fill", "Ctrl+Shift+L", lambda w: arranging.fill(w.workbench), levelled),
    shelf("shelf.fill_depth", "fill-depth", "Ctrl+Shift+D", lambda w: arranging.fill_depth(w.workbench)),
    shelf("shelf.fill_height", "fill-height", "Ctrl+Shift+H", lambda w: arranging.fill_height(w.workbench)),
    shelf("shelf.group", "group", "Ctrl+G", lambda w: arranging.group(w.workbench), several),
    shelf(
        "shelf.ungroup",
        "",
        "Ctrl+Shift+G",
        lambda w: arranging.ungroup(w.workbench),
        having("group"),
    ),
    Action(
        "shelf.pin",
        lambda w: pinning.toggle_pin(w.workbench),
        "lock",
        ("P",),
        selected,
        checked=lambda w: pinning.all_pinned(w.workbench),
        on_shelf=True,
    ),
    shelf("shelf.swap", "swap", "S", lambda w: arranging.swap(w.workbench), lambda w: len(w.workbench.selection.ids) == 2, "swap.two_products"),
    Action(
        "shelf.swap_levels",
        lambda w: arranging.swap_levels(w.workbench),
        enabled=lambda w: len(arranging.chosen_levels(w.workbench)) == 2,
        hint=lambda _: "swap.two_levels",
    ),
    Action("shelf.place", lambda w: verbs.place_picked(w), "place", ("Ctrl+Return",), lambda w: furnished(w) and bool(w.catalogue.picked_products)),
)
VIEW = (
    WHOLE,
    shelf("view.zoom_in", "zoom-in", "PgUp", lambda w: w.view.zoom_by(1.25), furnished),
    shelf("view.zoom_out", "zoom-out", "PgDown", lambda w: w.view.zoom_by(0.8), furnished),
    shelf("view.fit", "fit", "F", lambda w: w.view.fit(), furnished),
    shelf("view.fit_selection", "fit-selection", "Shift+F", lambda w: w.view.fit_selection(), copyable),
    shelf("view.actual", "actual", "1", lambda w: w.view.actual_size(), furnished),
    Action("view.next_face", lambda w: verbs.step_face(w, 1), "", ("Ctrl+PgDown",), furnished),
    Action("view.previous_face", lambda w: verbs.step_face(w, -1), "", ("Ctrl+PgUp",), furnished),
    *(_colouring(name) for name in look.COLOURINGS),
    *(_mode(name) for name in look.MODES),
    *(_switch(name) for name in look.SWITCHES),
    Action("view.label_fields", lambda w: verbs.choose_labels(w), "label", ("Ctrl+L",)),
    Action("view.floor", lambda w: w.centre.show_floor(not w.centre.floor_shown), "", ("F4",), checked=lambda w: w.centre.floor_shown),
    Action("view.findings", lambda w: verbs.toggle_dock(w, 3), "warning", ("F8",), checked=lambda w: w.docks[3].isVisible()),
    *(_panel(name) for name in PANELS),
    Action("view.theme", lambda w: w.toggle_theme(), "theme", ("Ctrl+Shift+T",)),
    *(_language(language) for language in LANGUAGES),
    Action("view.reset_layout", lambda w: verbs.reset_layout(w)),
)
HELP = (
    Action("help.commands", lambda w: verbs.show_commands(w), "command", ("Ctrl+K",)),
    Action("help.here", lambda w: help_here.show_help(w), "help", ("F1",)),
    Action("help.allocation", lambda w: help_here.show_help(w, "allocation")),
    Action("help.contents", lambda w: help_here.show_help(w, "start"), "", ()),
    Action("help.shortcuts", lambda w: verbs.show_shortcuts(w), "keyboard", ("Ctrl+F1",)),
    Action("help.tour", lambda w: tour.start(w), "", ()),
    Action("view.next_pane", lambda w: panes.step(w, 1), "", ("F6",)),
    Action("view.previous_pane", lambda w: panes.step(w, -1), "", ("Shift+F6",)),
    Action("view.context_menu", lambda _: panes.open_menu(), "", ("Shift+F10",)),
    Action("help.about", lambda w: verbs.show_about(w), "info"),
)
ACTIONS: dict[str, Action] = {action.key: action for action in (*FILE, *STORES, *PLANS, *EDIT, *SHELF, *FURNITURE, *FLOOR, *VIEW, *ANALYSIS, *HELP)}
