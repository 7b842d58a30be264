"""Cells as people write them: numbers, codes, dates, choices."""

from datetime import date, datetime, time

import pytest

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.kinds import BadCell
from planogram.model.orientation import ORIENTATIONS


@pytest.mark.parametrize(
    ("raw", "number"),
    [(3, 3.0), ("12,5", 12.5), ("1\u202f234,50", 1234.5), ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("-7", -7.0), ("15 %", 15.0), ("2e3", 2000.0)],
)
def test_numbers_as_people_write_them(raw: kinds.Raw, number: float) -> None:
    assert kinds.plain_number(raw) == number


@pytest.mark.parametrize("raw", ["", "abc", "nan", "inf", "1_000", True, date(2026, 1, 1), "1,2,3", "0x10"])
def test_what_is_no_number_is_refused(raw: kinds.Raw) -> None:
    with pytest.raises(BadCell) as refused:
        kinds.plain_number(raw)
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize("raw", [1e308, "1e999", -1e308])
@pytest.mark.parametrize("kind", [kinds.number(), kinds.number(0, 500), kinds.whole(1, 99), kinds.length(1, 1000)])
def test_a_number_beyond_the_bounds_is_told_the_bound_of_its_column(kind: kinds.Kind, raw: kinds.Raw) -> None:
    with pytest.raises(BadCell) as refused:
        kind.read(raw)
    assert refused.value.code == ("too_small" if str(raw).startswith("-") else "too_large")
    assert abs(refused.value.values["limit"]) in (0, 1, 99, 500, 1000, kinds.LARGEST)


@pytest.mark.parametrize(("raw", "text"), [("007", "007"), (3250000000123.0, "3250000000123"), (42, "42"), (" A-1 ", "A-1")])
def test_codes_stay_text(raw: kinds.Raw, text: str) -> None:
    assert kinds.ID.read(raw) == text


@pytest.mark.parametrize("raw", [True, date(2026, 3, 1), 1.5, time(3, 4)])
def test_what_excel_made_of_a_code_is_refused(raw: kinds.Raw) -> None:
    with pytest.raises(BadCell) as refused:
        kinds.ID.read(raw)
    assert refused.value.code == "not_an_id"


WRITTEN = (
    "2026-03-31",
    "31/03/2026",
    "31.03.2026",
    "2026-03-31 10:00",
    "31/03/26",
    "31 mars 2026",
    "31-Mar-2026",
    "31/03/2026 00:00:00",
    "2026/03/31",
)


@pytest.mark.parametrize("raw", [*WRITTEN, 46112.0, datetime(2026, 3, 31, 8), date(2026, 3, 31)])
def test_dates_as_people_write_them(raw: kinds.Raw) -> None:
    assert kinds.DAY.read(raw) == date(2026, 3, 31)


@pytest.mark.parametrize("raw", ["31/02/2026", "tomorrow", 3, True, "2026-13-01", "3/31/2026", "31 foo 2026", "31/03"])
def test_what_is_no_date_is_refused(raw: kinds.Raw) -> None:
    with pytest.raises(BadCell) as refused:
        kinds.DAY.read(raw)
    assert refused.value.code == "not_a_date"


def test_weights_may_carry_a_unit() -> None:
    assert [kinds.weight(1e7).read(raw) for raw in (400, "400", "400 g", "0,4 kg", "0.4KG")] == [400.0] * 5
    for wrong in ("g", "400 mg", "-1 kg", "99999999 kg"):
        with pytest.raises(kinds.BadCell):
            kinds.weight(1e7).read(wrong)


def test_lengths_may_carry_a_unit() -> None:
    assert [kinds.SIZE.read(raw) for raw in (66, "66", "6,6 cm", "0.066 m")] == [66.0] * 4


def test_choices_ignore_capitals_and_accents() -> None:
    kind = kinds.choice(("display_stand",), {"présentoir": "display_stand"})
    assert [kind.read(raw) for raw in ("Display stand", "PRESENTOIR", "display_stand")] == ["display_stand"] * 3


def test_a_choice_names_what_there_is_to_choose() -> None:
    with pytest.raises(BadCell) as refused:
        kinds.choice(("A", "B")).read("C")
    assert (refused.value.code, refused.value.values) == ("not_a_choice", {"choices": "A, B"})


def test_every_orientation_is_read_by_its_name() -> None:
    assert kinds.choices(ORIENTATIONS).read(", ".join(ORIENTATIONS)) == ORIENTATIONS


def test_points_and_dividers() -> None:
    assert kinds.POINTS.read("0,0; 10.5,0;10.5,20") == ((0.0, 0.0), (10.5, 0.0), (10.5, 20.0))
    assert kinds.NUMBERS.read("100, 250.5") == (100.0, 250.5)
    assert kinds.NUMBERS.read(330) == (330.0,)


@pytest.mark.parametrize("raw", ["1", "1,2,3; 4,5", "a,b", ";"])
def test_what_is_no_outline_is_refused(raw: str) -> None:
    with pytest.raises(BadCell) as refused:
        kinds.POINTS.read(raw)
    assert refused.value.code == "bad_points"


@pytest.mark.parametrize(
    ("kind", "raw", "code"), [(kinds.whole(1), 2.5, "not_whole"), (kinds.whole(1), 0, "too_small"), (kinds.PERCENT, 101, "too_large")]
)
def test_bounds(kind: kinds.Kind, raw: kinds.Raw, code: str) -> None:
    with pytest.raises(BadCell) as refused:
        kind.read(raw)
    assert refused.value.code == code
