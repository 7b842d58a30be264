"""The fidelity report in words."""

from planogram.exchange.psa.report import Fidelity, RecordCount
from planogram.exchange.psa.words import sections
from planogram.i18n import translator


def test_one_row_is_told_of_one() -> None:
    report = Fidelity("2017", "cp1252", (RecordCount("Project", 1, 0), RecordCount("Peg", 2, 3)), (), ())
    said = {language: [line[1] for line in sections(report, translator(language))[0][1]] for language in ("fr", "en")}
    assert said["fr"] == ["1 lue, 0 conservée telle quelle", "2 lues, 3 conservées telles quelles"]
    assert said["en"] == ["1 read, 0 kept untouched", "2 read, 3 kept untouched"]
