"""What goes over the system's clipboard from one program to another."""

import hashlib

import msgspec
import pytest

from planogram.exchange.clip import BadClip, clip_bytes, clip_text, read_clip
from planogram.i18n import translator
from planogram.model.note import Note
from planogram.session.clipboard import Clipboard
from planogram.session.document import Document
from tests.builders import PRODUCTS, position, shelf

FR = translator("fr")
PICTURE = b"\x89PNG not looked into"
NAME = f"{hashlib.sha256(PICTURE).hexdigest()}.png"


def copied() -> Clipboard:
    pictured = msgspec.structs.replace(PRODUCTS[0], name="=1+1", image=NAME)
    project = msgspec.structs.replace(shelf(position("p", pictured.id, 3, high=2)), products=(pictured, *PRODUCTS[1:]))
    document = Document(project)
    document.images[NAME] = PICTURE
    clipboard = Clipboard()
    clipboard.put_positions((position("p", pictured.id, 3, high=2),), document)
    return clipboard


def test_blocks_arrive_with_their_products_and_pictures() -> None:
    sent = copied()
    got = read_clip(clip_bytes(sent))
    assert (got.positions, got.products, got.images, got.notes) == (sent.positions, sent.products, {NAME: PICTURE}, ())


def test_notes_arrive() -> None:
    clipboard = Clipboard()
    clipboard.put_notes((Note("n", "g", "A", 10.0, 20.0, text="Poser\n@ici"),))
    assert read_clip(clip_bytes(clipboard)).notes == clipboard.notes
    assert clip_text(clipboard, FR) == "Poser @ici"


@pytest.mark.parametrize("data", [b"", b"no archive", clip_bytes(copied())[:-40], clip_bytes(copied()).replace(b"project.json", b"projekt.json")])
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(BadClip):
        read_clip(data)


def test_a_spreadsheet_gets_rows_without_formulas() -> None:
    assert clip_text(copied(), FR).split("\n") == ["Code\tProduit\tLargeur\tHauteur\tProfondeur", f"{PRODUCTS[0].id}\t'=1+1\t3\t2\t1"]
