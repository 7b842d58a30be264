"""Headers nobody knows, shown with examples so that a person can say what they are."""

from pathlib import Path

from planogram.exchange.workbook.headers import sheet_headers
from tests.exchange.workbook.books import save_book


def test_what_is_known_unknown_and_missing(tmp_path: Path) -> None:
    rows = [("Liste",), ("Breite", "Désignation", "id", "Hauteur"), (66, "Thé", "0042", 10), (67, "Café", "0043", 12)]
    products, other = sheet_headers(save_book(tmp_path, {"Produits": rows, "Feuil2": [("x",)]}))
    assert (products.tab, products.sheet) == ("Produits", "Products")
    assert products.known == {"Désignation": "name", "id": "id", "Hauteur": "height_mm"}
    assert products.unknown == {"Breite": ("66", "67")}
    assert products.missing == ("width_mm", "depth_mm")
    assert (other.sheet, other.unknown) == (None, {"x": ()})


def test_the_same_headers_in_another_order_are_remembered_alike(tmp_path: Path) -> None:
    one = sheet_headers(save_book(tmp_path, {"Produits": [("id", "Breite")]}, "one.xlsx"))[0]
    other = sheet_headers(save_book(tmp_path, {"Produits": [("BREITE", "id")]}, "other.xlsx"))[0]
    assert one.signature == other.signature
