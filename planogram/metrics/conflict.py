"""What could not be agreed when two plans were brought together: mine stands, both are told. Found by merge.py and merge_shelves.py."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

from planogram.metrics.change import Field, Place
from planogram.metrics.rows_merge import merged_fields
from planogram.model.values import Value

Code = Literal["changed", "moved", "gone_here", "gone_there", "no_place", "overfull"]
Subject = Literal["position", "gondola", "bay", "level", "product", "sales", "pnm", "floor", "note", "settings", "project"]


class Conflict(msgspec.Struct, frozen=True):
    """What both sides changed: mine stands. `name`: product, code or name; `fields`: mine as `old`, theirs as `new`.

    Codes: changed and moved (both did, differently), gone_here (removed by me, changed by them), gone_there (the reverse), no_place (its level
    is gone: it is on no shelf), overfull (together they do not fit: field `missing_mm`).
    """

    code: Code
    subject: Subject
    name: str
    place: Place | None = None
    fields: tuple[Field, ...] = ()


class Conflicts:
    """The conflicts met so far, in order."""

    def __init__(self) -> None:
        self.found: list[Conflict] = []

    def add(self, code: Code, subject: Subject, name: str, place: Place | None = None, fields: Iterable[Field] = ()) -> None:
        """One more."""
        self.found.append(Conflict(code, subject, name, place, tuple(fields)))

    def clash(self, subject: Subject, name: Callable[[Any], str] = str) -> Callable[[Any, bool], None]:
        """What `merged_rows` tells when one side removed what the other changed."""
        return lambda key, gone_here: self.add("gone_here" if gone_here else "gone_there", subject, name(key))

    def both(self, subject: Subject, name: Callable[[Any], str], leave_out: Iterable[str] = ()) -> Callable[[Any, Any, Any], Any]:
        """How two rows of values are brought together, field by field."""

        def fields_of(base: Any, mine: Any, theirs: Any) -> Any:
            merged, names = merged_fields(base, mine, theirs, leave_out)
            if names:
                self.add("changed", subject, name(mine), None, disagreed(mine, theirs, names))
            return merged

        return fields_of


def disagreed(mine: Value, theirs: Value, names: Iterable[str]) -> tuple[Field, ...]:
    """These fields as each side has them."""
    return tuple(Field(name, getattr(mine, name), getattr(theirs, name)) for name in names)
