"""Pictures of a product in the real window: chosen, dropped, taken away, brought in by the folder; shown turned on the shelf."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from planogram.draw.shapes import Picture
from planogram.model.product import image_of
from planogram.ui import look, picture_commands
from planogram.ui.canvas.pictures import ScaledPictures
from planogram.ui.canvas.player import Player
from planogram.ui.dialogs.import_report import ImportReport
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.product_pictures import ProductPictures, dropped_picture


def picture(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (30, 60), colour).save(path)
    return path


def tiles(window: MainWindow) -> ProductPictures:
    window.workbench.selection.set(["a1"])
    window.rest()
    assert window.properties.pictures is not None
    return window.properties.pictures


def product_a(window: MainWindow):  # type: ignore[no-untyped-def]
    return next(product for product in window.workbench.project.products if product.id == "a")


def test_chosen_for_a_face_shown_and_taken_away(shop_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tiles(shop_window)
    path = picture(tmp_path / "top.png")
    monkeypatch.setattr(picture_commands, "choose_to_read", lambda *_: path)
    shown.tiles["top"].click()
    name = image_of(product_a(shop_window), "top")
    assert shop_window.workbench.document.images[name] == path.read_bytes()
    shop_window.live.flush()
    shop_window.rest()
    assert "Image (Dessus) de Product a" in shop_window.actions_by_key["edit.undo"].text()
    tile = shop_window.properties.pictures.tiles["top"]
    assert not tile.cross.isHidden() and tile.icon().pixmap(56, 56).toImage().pixelColor(28, 28) == QColor("red")
    tile.cross.click()
    assert image_of(product_a(shop_window), "top") == ""
    shop_window.workbench.document.undo()
    assert image_of(product_a(shop_window), "top") == name


def test_dropped_on_a_tile(shop_window: MainWindow, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "side.jpg")))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tiles(shop_window).tiles["side"].dropEvent(QDropEvent(QPointF(5, 5), actions, mime, buttons, keys))
    assert image_of(product_a(shop_window), "side").endswith(".jpg")
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt"))])
    assert dropped_picture(mime) is None


def test_a_bad_picture_is_told_in_one_sentence(shop_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_text("no picture")
    assert not picture_commands.put(shop_window, "a", "front", tmp_path / "bad.png")
    (text,) = shop_window.notices.texts
    assert "bad.png" in text and text.count(".") <= 2 and len(shop_window.workbench.document.history.steps) == 1


def test_several_products_have_no_tiles(shop_window: MainWindow) -> None:
    tiles(shop_window)
    shop_window.workbench.selection.set(["a1", "c1"])
    shop_window.rest()
    assert shop_window.properties.pictures is None


def test_a_folder_is_one_step_and_says_what_it_left(shop_window: MainWindow, tmp_path: Path) -> None:
    for name in ("a.png", "a_dessus.png", "b.png", "who.png"):
        picture(tmp_path / name, "blue")
    assert picture_commands.take_folder(shop_window, tmp_path)
    assert image_of(product_a(shop_window), "top") and len(shop_window.workbench.document.history.steps) == 2
    assert shop_window.notices.texts == ("2 produits ont reçu leurs images\u00a0; 1 fichier laissé de côté",)
    why, show = shop_window.notices.buttons()
    show.click()
    assert shop_window.view.style_now.pictures
    why.click()
    (report,) = shop_window.findChildren(ImportReport)
    assert report.table.item(0, 3).text() == "who.png" and report.table.isColumnHidden(0)
    report.close()


def test_an_empty_folder_says_so(shop_window: MainWindow, tmp_path: Path) -> None:
    assert not picture_commands.take_folder(shop_window, tmp_path)
    assert "aucune image" in shop_window.notices.texts[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_screen_turns_pictures_as_paper_does(shop_window: MainWindow, turn: int) -> None:
    """The mark in the upper left quarter goes clockwise."""
    buffer = io.BytesIO()
    marked = Image.new("RGB", (40, 80), "white")
    marked.paste("red", (0, 0, 20, 40))
    marked.save(buffer, "PNG")
    pixmap = QPixmap()
    pixmap.loadFromData(buffer.getvalue())
    width, height = (80, 40) if turn in (90, 270) else (40, 80)
    page = QImage(100, 100, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    with QPainter(page) as painter:
        painter.translate(0, 100)
        Player(painter, 1.0, lambda *_: pixmap).play([Picture(0.0, 0.0, float(width), float(height), "x", turn)])
    area = QRectF(0, 100 - height, width, height)
    quarters = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    red = [page.pixelColor(int(area.x() + u * width), int(area.y() + v * height)) == QColor("red") for u, v in quarters]
    assert red == [number == turn // 90 for number in range(4)]


def test_a_tile_without_a_picture_has_a_sign_another_one_where_the_picture_is_lost(shop_window: MainWindow) -> None:
    shown = tiles(shop_window)

    def ink(face: str) -> set[int]:
        image = shown.tiles[face].icon().pixmap(56, 56).toImage()
        return {y * image.width() + x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 100}

    empty = ink("front")
    assert empty
    shown.tiles["front"].show_picture("gone.png", None)
    assert ink("front") and ink("front") != empty


def test_a_lost_picture_that_is_given_again_is_something_to_save(shop_window: MainWindow, tmp_path: Path) -> None:
    document, path = shop_window.workbench.document, picture(tmp_path / "front.png")
    assert picture_commands.put(shop_window, "a", "front", path)
    lost = document.images.pop(image_of(product_a(shop_window), "front"))
    document.mark_saved(document.committed, None)
    assert picture_commands.put(shop_window, "a", "front", path)
    assert document.images[image_of(product_a(shop_window), "front")] == lost
    assert document.modified
    document.mark_saved(document.committed, None)
    assert not picture_commands.put(shop_window, "a", "front", path) and not document.modified


def test_a_lost_picture_that_is_given_again_is_seen_at_once(shop_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    document, view, folder = shop_window.workbench.document, shop_window.view, tmp_path / "pictures"
    folder.mkdir()
    path = picture(folder / "a.png")
    assert picture_commands.put(shop_window, "a", "front", path)
    look.show_as(shop_window, "photo")

    def seen() -> QImage:
        shop_window.live.flush()
        qtbot.waitUntil(view.settled)
        return view.grab().toImage()

    whole, name = seen(), image_of(product_a(shop_window), "front")
    for give_again in (
        lambda: picture_commands.put(shop_window, "a", "front", path),
        lambda: picture_commands.take_folder(shop_window, folder),
    ):
        content = document.images.pop(name)
        view.pictures = ScaledPictures(lambda: document.images)
        view.paint_anew()
        assert seen() != whole
        give_again()
        assert document.images[name] == content and seen() == whole


def test_a_face_is_exported_with_the_pictures_the_screen_shows(shop_window: MainWindow, tmp_path: Path) -> None:
    assert picture_commands.put(shop_window, "a", "front", picture(tmp_path / "front.png"))
    for mode, shown in (("photo", True), ("block", False)):
        look.show_as(shop_window, mode)
        assert shop_window.files.export_to(tmp_path / "face.svg")
        assert ("<image" in (tmp_path / "face.svg").read_text("utf-8")) is shown
    assert shop_window.files.export_to(tmp_path / "book.planogram")
    assert picture_commands.held(shop_window)
