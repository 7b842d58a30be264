import errno
import os
import string
from pathlib import Path

import pytest

from planogram.exchange.problems import FileProblem, RefusedRow, os_problem, project_problem, sentence
from planogram.i18n import LANGUAGES, translator
from planogram.storage.archive import BadArchive
from planogram.storage.failures import FAILURES, failure_code

STORAGE_CODES = (
    "empty",
    "not_zip",
    "cut",
    "damaged",
    "no_project",
    "too_big",
    "encrypted",
    "not_json",
    "not_a_project",
    "newer_format",
    "unknown_format",
    "wrong_value",
    "missing_field",
    "unknown_field",
    "too_deep",
    "long_text",
    "not_text",
    "unsaveable",
    "unknown_extension",
    "old_excel",
    "cancelled",
    "unknown_packing",
    "is_directory",
    "no_folder",
    "bad_name",
    "locked",
    "changed_behind",
    "opened_read_only",
)
EVERY_VALUE = {"folder": "D", "number": 5, "limit_mb": 1, "limit": 2, "known": 1, "wanted": "number", "name": "Ana", "host": "pc", "since": "9 h"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*STORAGE_CODES, *FAILURES])
def test_every_code_has_one_sentence_that_names_the_file(code: str, language: str) -> None:
    problem = FileProblem(code, "products[2].width", file="plan.planogram", value="-5", **EVERY_VALUE)
    said = sentence(problem, translator(language))
    assert translator(language).has(f"problem.{code}")
    assert "plan.planogram" in said
    assert said.endswith(".") and "\n" not in said
    assert not [name for _, name, _, _ in string.Formatter().parse(said) if name]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "no_permission"),
        (errno.ENOENT, "missing"),
        (errno.ESTALE, "gone"),
        (errno.EIO, "device_error"),
        (errno.ENAMETOOLONG, "name_too_long"),
        (errno.ETXTBSY, "in_use"),
        (errno.EXDEV, "disk_error"),
    ],
)
def test_errors_of_the_system_become_codes(number: int, code: str) -> None:
    assert failure_code(OSError(number, os.strerror(number))) == code
    assert os_problem(OSError(number, os.strerror(number)), Path("/d/plan.planogram")).code == code


def test_the_wrong_value_is_named_in_the_reader_s_language() -> None:
    problem = FileProblem("wrong_value", "products[2].width", file="p.planogram", value="-5", wanted="range")
    said = sentence(problem, translator("fr"))
    assert "products[2].width" in said and "-5" in said and "limites" in said


def test_a_refused_row_says_sheet_row_column_and_value() -> None:
    said = sentence(RefusedRow("Products", 12, "width_mm", "large", "no_such_reason"), translator("en"))
    assert all(word in said for word in ("Products", "12", "width_mm", "large", "no_such_reason"))


def test_a_row_refused_as_a_whole_names_no_column() -> None:
    assert "column" not in sentence(RefusedRow("Sales", 3, "", "x", "no_such_reason"), translator("en"))


def test_a_very_long_value_is_shortened() -> None:
    assert len(sentence(RefusedRow("Sales", 3, "c", "x" * 5000, "no_such_reason"), translator("en"))) < 300


def test_a_problem_without_words_of_its_own_still_gives_a_sentence() -> None:
    assert "odd_code" in sentence(FileProblem("odd_code", file="p.xlsx"), translator("fr"))


def test_a_table_is_never_sent_to_a_previous_copy_it_does_not_have() -> None:
    assert (
        sentence(FileProblem("empty", file="ventes.xlsx"), translator("fr"))
        == "«\u00a0ventes.xlsx\u00a0» est vide\u00a0: reprenez une copie qui contient les lignes à importer."
    )
    assert "Excel" in sentence(FileProblem("not_zip", file="sales.xlsx"), translator("en"))


def test_the_previous_copy_is_named_when_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"

    def said() -> str:
        return sentence(project_problem(BadArchive("empty"), path), translator("en"))

    assert said() == "“plan.planogram” is empty: use another copy of the project."
    (tmp_path / "plan.planogram~").write_bytes(b"")
    assert said() == "“plan.planogram” is empty: use another copy of the project, or open the previous copy “plan.planogram~”."


def test_limits_are_written_as_the_language_writes_numbers() -> None:
    row = RefusedRow("Products", 4, "width_mm", "0", "too_small", {"limit": 0.01})
    assert "au moins 0,01." in sentence(row, translator("fr"))
    assert "at least 0.01." in sentence(row, translator("en"))
