"""The fidelity report as lines of text, for the window and for paper alike."""

from planogram.exchange.psa.report import Fidelity, Total
from planogram.i18n import Translator

Line = tuple[str, str, str]
"""What, how many (or computed and in the file), where first met."""


def sections(report: Fidelity, t: Translator) -> list[tuple[str, list[Line]]]:
    """Rows read and kept, approximations, and totals beside the file's own; each with its heading."""
    records = [
        (record.record, f"{t.plural('psa.record.read', record.read)}, {t.plural('psa.record.kept', record.kept)}", "") for record in report.records
    ]
    notes = [
        (t(f"psa.note.{note.code}"), t.number(note.count), t("psa.line", line=note.line) + (f" · {note.example}" if note.example else ""))
        for note in report.notes
    ]
    totals = [
        (t(f"psa.total.{total.key}"), t("psa.total.pair", computed=_number(total.computed, t), file=_number(total.in_file, t)), _verdict(total, t))
        for total in report.totals
    ]
    found = [(t("psa.records"), records), (t("psa.totals"), totals), (t("psa.notes"), notes)]
    return [(heading, lines) for heading, lines in found if lines]


def heading(report: Fidelity, t: Translator) -> str:
    """Version and encoding of the file, and that writing was not verified in the vendor's program."""
    return t("psa.version", version=report.version or "–", encoding=report.encoding) + " · " + t("psa.unverified")


def _number(value: float | None, t: Translator) -> str:
    return "–" if value is None else t.number(value, 0 if float(value).is_integer() else 1)


def _verdict(total: Total, t: Translator) -> str:
    if total.in_file is None:
        return ""
    return t("psa.equal") if abs(total.computed - total.in_file) <= 0.001 * max(1.0, abs(total.in_file)) else t("psa.differs")
