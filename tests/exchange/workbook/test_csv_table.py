"""Products or Sales as text: separators, encodings, decimal commas, text that must not become a formula."""

from pathlib import Path

import pytest

from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.variants.shops import read_shops
from planogram.exchange.workbook.csv_table import read_csv, write_csv
from planogram.i18n import translator
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.storage import bounds
from tests.builders import product

PRODUCTS = "Code article;Désignation;Largeur;Hauteur;Profondeur;PVHT\n0042;Thé vert;60;100,5;40;1 234,50\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_french_products_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "produits.csv"
    path.write_bytes(PRODUCTS.encode(encoding))
    result = read_csv(path)
    assert result.refused == () and result.rows == {"Products": (1, 0)}
    assert result.project.name == "produits"
    assert result.project.products == (Product("0042", "Thé vert", width=60, height=100.5, depth=40, sale_price=1234.5),)


def test_sales_with_commas_and_points_update_an_open_project(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text('product_id,quantity,revenue\na,3,"1,234.5"\nz,1,1\n')
    base = Project(products=(product("a"),))
    result = read_csv(path, base)
    assert result.project.products is base.products
    assert [(row.product, row.quantity, row.revenue) for row in result.project.sales] == [("a", 3, 1234.5)]
    assert [(row.sheet, row.row, row.code) for row in result.refused] == [("Sales", 3, "unknown_product")]


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    names = ('=HYPERLINK("http://x")', "+1", "-5", "@a", "'=b", "plain")
    write_csv(path, Project(products=tuple(product(f"p{number}", name=name) for number, name in enumerate(names))))
    text = path.read_text(encoding="utf-8-sig")
    assert not any(cell.startswith(("=", "+", "-", "@", '"=')) for line in text.splitlines() for cell in line.split(";"))
    assert tuple(found.name for found in read_csv(path).project.products) == names


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"  \n", "empty"), (b"a;b\n1;2\n", "not_a_csv"), (b"\x00\x01\x02;id", "not_a_csv")])
def test_what_is_no_table_of_products_or_sales(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        read_csv(path)
    assert problem.value.code == code


def test_a_code_that_excel_made_scientific_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text(PRODUCTS.replace("0042", "3,25E+12"))
    assert [row.code for row in read_csv(path).refused] == ["not_an_id"]


def test_a_table_with_too_many_rows_is_told_how_many_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "TABLE_ROWS", 3)
    path = tmp_path / "long.csv"
    path.write_text("id;name;width_mm;height_mm;depth_mm\n" + "a;A;1;1;1\n" * 3)
    with pytest.raises(FileProblem) as refused:
        read_csv(path)
    assert sentence(refused.value, translator("en")).startswith("long.csv is too large (4 rows, 5 columns; at most 3 rows)")


HEADER = "id;name;width_mm;height_mm;depth_mm\n"


def read(path: Path, text: str) -> tuple[list[str], list[str]]:
    """The codes read and what is said about the rest."""
    path.write_text(text, encoding="utf-8", newline="")
    result = read_csv(path)
    return [one.id for one in result.project.products], [sentence(row, translator("en")) for row in result.refused]


def swallowed(first: int, last: int) -> str:
    return (
        f"Sheet Products, row {first}: The quotation mark opened on this row is not closed: everything up to row {last} was taken for one cell "
        "and not imported; close it or take it out, then import again."
    )


@pytest.mark.parametrize(
    "closed_by",
    [
        '4;"Vis";1;1;1\n',  # the opening quote of a later name
        '4;Vis 3";1;1;1\n',  # a later inch mark
        '4;Vis;1;1;1"\n',
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_quote_closed_by_that_of_another_row_is_told_with_the_rows_it_took(tmp_path: Path, closed_by: str, end: str) -> None:
    text = HEADER + '1;A;1;1;1\n2;"Tube;1;1;1\n3;C;1;1;1\n' + closed_by + "5;E;1;1;1\n"
    assert read(tmp_path / "p.csv", text.replace("\n", end)) == (["1", "5"], [swallowed(3, 5)])


def test_a_quote_never_closed_is_told_however_much_it_took(tmp_path: Path) -> None:
    rest = "".join(f"{n};{'x' * 90};1;1;1\n" for n in range(3, 3000))
    assert read(tmp_path / "p.csv", HEADER + '1;A;1;1;1\n2;"Tube;1;1;1\n' + rest) == (["1"], [swallowed(3, 3000)])
    assert read(tmp_path / "p.csv", HEADER + '1;A;1;1;1\n2;"Tube;1;1;1') == (["1"], [swallowed(3, 3)])


def test_cells_of_several_lines_are_read(tmp_path: Path) -> None:
    cells = ['"two\nlines"', '"a; b\nc; d"', '"one\r\n\r\n""three""; 3"', '"""12"""', '"Le Pur" café']
    text = HEADER + "".join(f"{n};{cell};1;1;1\n" for n, cell in enumerate(cells))
    assert read(tmp_path / "p.csv", text) == (["0", "1", "2", "3", "4"], [])


def test_in_a_list_of_stores_too_a_quote_never_closed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "shops.csv"
    path.write_text('store;code\nLyon;a\n"Nice;a\nParis;a\n')
    shops = read_shops(path, Project(products=(product("a"),)))
    assert [shop.store for shop in shops.shops] == ["Lyon"]
    assert [(row.row, row.code) for row in shops.refused] == [(3, "quote_unclosed")]
