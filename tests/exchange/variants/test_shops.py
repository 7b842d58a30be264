from pathlib import Path

import openpyxl
import pytest

from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.variants.naming import file_names, safe_name
from planogram.exchange.variants.shops import read_shops
from planogram.i18n import translator
from planogram.model.project import Project
from planogram.model.variant import Shop
from tests.builders import bay, gondola, level, position, product, project, two_bays


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_of_store_and_code(tmp_path: Path) -> None:
    read = read_shops(table(tmp_path / "stores.csv", "Magasin;Code article\nLyon;a\nLyon;b\nlyon ;a\nParis;c\n"), two_bays())
    assert read.shops == (Shop("Lyon", products=("a", "b")), Shop("Paris", products=("c",)))
    assert read.refused == ()


def test_zeros_lost_by_excel_are_put_back(tmp_path: Path) -> None:
    shelf = level("l", position("p", "0017620422003"))
    model = project(gondola("g", bay("b", shelf)), products=(product("0017620422003"),))
    path = book(tmp_path / "s.xlsx", Feuil1=[["store", "code"], [12, 17620422003]])
    assert read_shops(path, model).shops == (Shop("12", products=("0017620422003",)),)


def test_a_workbook_with_names_notes_and_bays_the_stores_do_not_have(tmp_path: Path) -> None:
    path = book(
        tmp_path / "s.xlsx",
        Assortiments=[["Magasin", "Code article"], ["Lyon", "a"]],
        Magasins=[["Magasin", "Nom", "Remarques", "Éléments absents"], ["LYON", "Part-Dieu", "poteau", "g/A/2"], ["Nice", "", "", "G/1; g/2"]],
    )
    lyon, nice = read_shops(path, two_bays()).shops
    assert lyon == Shop("Lyon", "Part-Dieu", "poteau", ("a",), (("g", "A", 2),))
    assert nice == Shop("Nice", dropped=(("G", "A", 1), ("g", "A", 2)))


@pytest.mark.parametrize(("bays", "code"), [("g/A/9", "unknown_bay"), ("partout", "bad_bay"), ("g/A/0", "bad_bay")])
def test_a_store_whose_furniture_is_not_understood_gets_no_plan(tmp_path: Path, bays: str, code: str) -> None:
    path = book(
        tmp_path / "s.xlsx",
        Assortments=[["store", "code"], ["Lyon", "a"], ["Nice", "b"]],
        Stores=[["store", "dropped_bays"], ["lyon", bays]],
    )
    read = read_shops(path, two_bays())
    assert [shop.store for shop in read.shops] == ["Nice"]
    (row,) = read.refused
    assert (row.sheet, row.row, row.column, row.code) == ("Stores", 2, "dropped_bays", code)
    assert bays in sentence(row, translator("fr"))


def test_a_store_described_twice_keeps_what_is_said_first(tmp_path: Path) -> None:
    twice = [["store", "name", "dropped_bays"], ["lyon", "Lyon", "g/A/1"], ["LYON", "Lyon bis", ""]]
    read = read_shops(book(tmp_path / "s.xlsx", Stores=twice), two_bays())
    assert read.shops == (Shop("lyon", "Lyon", dropped=(("g", "A", 1),)),)
    assert [(row.sheet, row.row, row.column, row.code) for row in read.refused] == [("Stores", 3, "store", "duplicate_key")]


def test_rows_without_a_code_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    read = read_shops(table(tmp_path / "s.csv", "store,code\nLyon,a\nLyon,\n,b\n"), two_bays())
    assert read.shops == (Shop("Lyon", products=("a",)),)
    assert [(row.row, row.column, row.code) for row in read.refused] == [(3, "code", "required"), (4, "store", "required")]


@pytest.mark.parametrize("text", ["id,name\n1,x\n", "store,code\n"])
def test_a_table_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileProblem) as refused:
        read_shops(table(tmp_path / "s.csv", text), Project())
    assert refused.value.code == "no_shops"


@pytest.mark.parametrize("text", ["../../etc/passwd", "C:\\Windows\\x", "a/b", "nul", "a\0b", "..", "x" * 300, "\u202e3gnp"])
def test_no_text_of_a_table_is_a_path(text: str) -> None:
    (name,) = file_names([(text, "")]).values()
    assert Path(name).name == name and len(name) <= 91 and "\\" not in name and "\0" not in name and not name.startswith(".")
    assert safe_name(safe_name(text)) == safe_name(text)
