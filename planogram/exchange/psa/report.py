"""The fidelity report of an import: what was read, kept untouched, approximated, and totals against the file's own."""

from collections import Counter

import msgspec

from planogram.model.project import Project

REPORT_ATTRIBUTE = "psa_report"


class RecordCount(msgspec.Struct, frozen=True):
    """Rows of one record: how many were read, how many only kept in place."""

    record: str
    read: int = 0
    kept: int = 0


class Note(msgspec.Struct, frozen=True):
    """Something that could not be taken exactly: a key `psa.note.<code>`, how often, the first line (1 = first) and an example."""

    code: str
    count: int
    line: int
    example: str = ""


class Total(msgspec.Struct, frozen=True):
    """A total computed from the project beside the same from the file's own blocks; None when the file does not give it."""

    key: str
    computed: float
    in_file: float | None


class Fidelity(msgspec.Struct, frozen=True):
    """The whole report."""

    version: str
    encoding: str
    records: tuple[RecordCount, ...]
    notes: tuple[Note, ...]
    totals: tuple[Total, ...]


class Notes:
    """Collects what happens while a file is read."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self._notes: dict[str, Note] = {}

    def note(self, code: str, line: int, example: str = "") -> None:
        """One more case of `code`, met on the row numbered `line` (0 = first)."""
        known = self._notes.get(code)
        self._notes[code] = msgspec.structs.replace(known, count=known.count + 1) if known else Note(code, 1, line + 1, example[:80])

    def report(self, version: str, encoding: str, totals: tuple[Total, ...]) -> Fidelity:
        """What was collected, as a value."""
        records = tuple(RecordCount(tag, self.read[tag], self.kept[tag]) for tag in sorted(set(self.read) | set(self.kept)))
        return Fidelity(version, encoding, records, tuple(self._notes.values()), totals)


def kept_report(project: Project) -> Fidelity | None:
    """The report kept with a project that came from PSA, or None."""
    text = dict(project.attributes).get(REPORT_ATTRIBUTE)
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=Fidelity)
    except msgspec.MsgspecError:
        return None


def as_text(report: Fidelity) -> str:
    """The report as the text a project keeps."""
    return msgspec.json.encode(report).decode()
