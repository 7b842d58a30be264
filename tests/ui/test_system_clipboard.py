"""Copying to other programs and from them, in the real window."""

import msgspec
from PySide6.QtGui import QGuiApplication

from planogram.exchange.clip import CLIP_MIME, clip_bytes
from planogram.model.find import walk_positions
from planogram.session.clipboard import Clipboard
from planogram.session.document import Document
from planogram.ui.main_window import MainWindow
from tests.builders import PRODUCTS, position, product, shelf


def from_another_program() -> bytes:
    """Two blocks of a product that is not known here."""
    project = msgspec.structs.replace(shelf(position("x", "far", 2), position("y", "far", 1)), products=(product("far"),))
    clipboard = Clipboard()
    clipboard.put_positions([one for _, one in walk_positions(project)], Document(project))
    return clip_bytes(clipboard)


def test_what_is_copied_is_offered_to_other_programs(shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasFormat(CLIP_MIME)
    assert mime.text().split("\n")[1].split("\t")[:3] == [PRODUCTS[0].id, "Product a", "2"]


def test_what_another_program_copied_is_pasted(shop_window: MainWindow) -> None:
    workbench = shop_window.workbench
    workbench.selection.set(["a1"])
    shop_window.run("edit.copy")
    shop_window.system_clipboard.take(from_another_program())
    shop_window.run("edit.paste")
    pasted = [one for _, one in walk_positions(workbench.project) if one.product == "far"]
    assert [one.wide for one in pasted] == [2, 1]
    assert "far" in {one.id for one in workbench.project.products}


def test_what_cannot_be_read_is_told_and_words_copied_elsewhere_are_nothing(shop_window: MainWindow) -> None:
    workbench = shop_window.workbench
    workbench.selection.set(["a1"])
    shop_window.run("edit.copy")
    shop_window.system_clipboard.take(b"of a newer program")
    assert "version plus récente" in shop_window.status.currentMessage()
    QGuiApplication.clipboard().setText("words")
    shop_window.system_clipboard.follow()
    before = len(list(walk_positions(workbench.project)))
    shop_window.run("edit.paste")
    assert len(list(walk_positions(workbench.project))) == before + 1
