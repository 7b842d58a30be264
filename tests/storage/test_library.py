from pathlib import Path

import pytest

from planogram.model.find import walk_positions
from planogram.storage.library import ENDING, FurnitureLibrary
from tests.builders import two_bays


@pytest.fixture
def library(tmp_path: Path) -> FurnitureLibrary:
    return FurnitureLibrary(tmp_path / "own")


def test_an_empty_folder_offers_nothing(library: FurnitureLibrary) -> None:
    assert library.pieces() == ((), ())


def test_a_piece_comes_back_with_its_products_or_without(library: FurnitureLibrary) -> None:
    project = two_bays()
    library.keep("Épicerie 1,33 m", project.gondolas[0], project.products)
    library.keep("Vide", project.gondolas[0])
    good, bad = library.pieces()
    pieces = {piece.name: piece for piece in good}
    assert not bad and len(pieces) == 2
    kept = pieces["Épicerie 1,33 m"]
    assert kept.gondola.faces == project.gondolas[0].faces and {product.id for product in kept.products} == {"a", "b", "c"}
    assert pieces["Vide"].products == () and not any(level.positions for bay in pieces["Vide"].gondola.faces[0].bays for level in bay.levels)
    assert kept.bay is None and len(list(walk_positions(project))) == 4


def test_a_bay_brings_only_its_own_products(library: FurnitureLibrary) -> None:
    project = two_bays()
    bay = project.gondolas[0].faces[0].bays[1]
    library.keep_bay("Bout", project.gondolas[0], bay, project.products)
    (piece,), _ = library.pieces()
    assert piece.bay == bay and [product.id for product in piece.products] == ["a"]


def test_one_name_is_one_file_and_two_names_are_two(library: FurnitureLibrary) -> None:
    gondola = two_bays().gondolas[0]
    first = library.keep("Été", gondola)
    assert library.keep("Été", gondola) == first
    assert library.keep("Ete", gondola) != first
    assert [piece.name for piece in library.pieces()[0]] == ["Ete", "Été"]
    library.forget(library.pieces()[0][0])
    assert [piece.name for piece in library.pieces()[0]] == ["Été"]


@pytest.mark.parametrize(
    ("text", "code"),
    [(b"{", "not_json"), (b"[]", "not_a_project"), (b'{"format":99}', "newer_format"), (b'{"format":1}', "not_a_project"), (b"\xff\x00", "not_json")],
)
def test_a_broken_file_is_told_of_and_skipped(library: FurnitureLibrary, text: bytes, code: str) -> None:
    library.keep("Good", two_bays().gondolas[0])
    (library.folder / f"bad{ENDING}").write_bytes(text)
    good, bad = library.pieces()
    assert [piece.name for piece in good] == ["Good"]
    assert [(one.path.name, one.code) for one in bad] == [(f"bad{ENDING}", code)]
