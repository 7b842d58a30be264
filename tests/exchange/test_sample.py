"""The sample store is as fresh in any week as on the day it was made."""

import re
from datetime import date

import msgspec

from planogram.exchange.project_file import read_project_file
from planogram.exchange.sample import MADE, as_of, sample_file
from planogram.metrics.checks.findings import check
from planogram.model.edits.dates import later
from planogram.model.project import Project

DAY = re.compile(rb'"(\d{4}-\d\d-\d\d)"')


def sample() -> Project:
    return read_project_file(sample_file())[0]


def days(project: Project) -> list[date]:
    return [date.fromisoformat(found.decode()) for found in DAY.findall(msgspec.json.encode(project))]


def test_every_date_of_the_file_moves_and_nothing_else() -> None:
    before = sample()
    after = later(before, 7)
    assert [(new - old).days for old, new in zip(days(before), days(after), strict=True)] == [7] * len(days(before))
    assert len(days(before)) > 1000
    assert after.products is before.products and after.store is before.store
    assert later(after, -7) == before and later(before, 0) is before


def test_the_sample_is_as_fresh_in_every_week_as_on_the_day_it_was_made() -> None:
    found = {(one.code, one.subject) for one in check(as_of(sample(), MADE), MADE)}
    for today in (date(2026, 11, 22), date(2027, 6, 5), date(2031, 1, 1)):
        assert {(one.code, one.subject) for one in check(as_of(sample(), today), today)} == found
    assert as_of(sample(), date(2026, 1, 1)) == sample()
