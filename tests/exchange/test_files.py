import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planogram.exchange.files import READABLE, WRITABLE, document_of, open_file, read_into, save_file
from planogram.exchange.plan_picture import write_plan
from planogram.exchange.problems import FileProblem, sentence
from planogram.i18n import translator
from planogram.session.saving import changed_behind
from planogram.storage.version import Version
from tests.builders import two_bays

FR = translator("fr")


def refused(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        open_file(path)
    assert path.name in sentence(caught.value, FR)
    return caught.value.code


def test_a_project_file_is_saved_and_opened(tmp_path: Path) -> None:
    save_file(tmp_path / "p.planogram", two_bays(), {}, FR)
    opened = open_file(tmp_path / "p.planogram")
    assert (opened.project, opened.refused, opened.is_project_file) == (two_bays(), (), True)


def test_a_project_under_another_name_is_known_by_its_content(tmp_path: Path) -> None:
    save_file(tmp_path / "p.planogram", two_bays(), {}, FR)
    for name in ("p.zip", "p.xlsx", "p", "p.planogram~"):
        shutil.copy(tmp_path / "p.planogram", tmp_path / name)
        assert open_file(tmp_path / name).project == two_bays()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("p.planogram", b"", "empty"),
        ("p.planogram", b"hello", "not_zip"),
        ("p.xls", b"\xd0\xcf\x11\xe0 old", "old_excel"),
        ("p.xlsx", b"\xd0\xcf\x11\xe0 old", "old_excel"),
        ("p.psa", b"PLANOGRAM", "psa_no_header"),
        ("p.docx", b"hello", "unknown_to_read"),
        ("p.txt", b"PK\x03\x04 not a whole zip", "unknown_to_read"),
        ("p", b"hello", "unknown_to_read"),
        ("p.pln", b"spaceman", "foreign_plan"),
        ("p.flp", b"dotactiv", "foreign_plan"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == code


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == "is_directory"
    assert refused(tmp_path / "none.xlsx") == "missing"


def test_a_missing_file_is_looked_for_in_a_folder_with_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileProblem) as refused:
        open_file(Path("nowhere.xlsx"))
    assert str(tmp_path) in sentence(refused.value, translator("fr"))


def test_an_unknown_extension_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        save_file(tmp_path / "p.docx", two_bays(), {}, FR)
    assert caught.value.code == "unknown_extension"
    assert not list(tmp_path.iterdir())


def test_saving_over_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.planogram").mkdir()
    with pytest.raises(FileProblem) as caught:
        save_file(tmp_path / "p.planogram", two_bays(), {}, FR)
    assert caught.value.code == "is_directory"


def test_what_is_read_can_be_written() -> None:
    assert set(READABLE) <= set(WRITABLE)


def test_an_opened_project_becomes_a_document_that_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "p.planogram"
    save_file(path, two_bays(), {}, FR)
    document = document_of(open_file(path), path)
    assert (document.project, document.path, document.modified) == (two_bays(), path, False)
    assert document.stamp is not None and not changed_behind(document)
    save_file(path, two_bays(), {}, FR, versions=(Version("v", two_bays(), datetime(2026, 1, 1, tzinfo=UTC)),))
    assert changed_behind(document)


@pytest.mark.parametrize("extension", [".xlsx", ".csv", ".psa"])
def test_tables_go_out_and_come_in_as_work_no_file_holds(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"p{extension}"
    save_file(path, two_bays(), {}, FR)
    opened = open_file(path)
    document = document_of(opened, path)
    assert {product.id for product in opened.project.products} == {"a", "b", "c"}
    assert document.path is None and document.modified


def test_rows_are_brought_into_an_open_project_from_tables_only(tmp_path: Path) -> None:
    base = two_bays()
    table = tmp_path / "prices.csv"
    table.write_text("id;name;sale_price\na;Renamed;3,20\n", "utf-8")
    read = read_into(table, base).project
    assert (read.products[0].name, read.products[0].sale_price) == ("Renamed", 3.2)
    assert read.gondolas == base.gondolas
    save_file(tmp_path / "plan.planogram", base, {}, FR)
    with pytest.raises(FileProblem) as caught:
        read_into(tmp_path / "plan.planogram", base)
    assert caught.value.code == "unknown_extension"


def test_a_workbook_under_the_name_of_a_table_is_brought_in_all_the_same(tmp_path: Path) -> None:
    base = two_bays()
    save_file(tmp_path / "book.xlsx", base, {}, FR)
    (tmp_path / "book.xlsx").rename(tmp_path / "book.csv")
    assert read_into(tmp_path / "book.csv", base).project.products == base.products


def disk_is_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("ending", WRITABLE)
def test_a_full_disk_leaves_the_earlier_file_whole(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"p{ending}"
    path.write_bytes(b"the earlier one")
    monkeypatch.setattr(os, "fsync", disk_is_full)
    with pytest.raises(FileProblem) as caught:
        save_file(path, two_bays(), {}, FR)
    assert caught.value.code == "disk_full" and path.read_bytes() == b"the earlier one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", [".pdf", ".png", ".svg", ".dxf"])
def test_a_full_disk_leaves_the_earlier_plan_whole(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"the earlier one")
    monkeypatch.setattr(os, "fsync", disk_is_full)
    with pytest.raises(OSError, match="No space"):
        write_plan(path, two_bays(), FR)
    assert path.read_bytes() == b"the earlier one" and list(tmp_path.iterdir()) == [path]
