"""Making a project read from a file share its values with one already in memory, so that memoised figures stand and memory is spent once."""

from typing import TypeVar

import msgspec

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.model.values import Value

AnyValue = TypeVar("AnyValue", bound=Value)
_INNER = {Project: ("gondolas",), Gondola: ("faces",), Face: ("bays",), Bay: ("levels",), Level: ("positions",)}


def shared(old: AnyValue, new: AnyValue) -> AnyValue:
    """A value equal to `new` that is `old`, or holds parts of `old`, wherever the two are equal."""
    if old == new:
        return old
    inner = _INNER.get(type(new), ())
    fields = {name: _field(getattr(old, name), getattr(new, name), name in inner) for name in new.__struct_fields__}
    return msgspec.structs.replace(new, **fields)


def _field(old: object, new: object, rows: bool) -> object:
    if old == new:
        return old
    if not rows or not isinstance(old, tuple) or not isinstance(new, tuple):
        return new
    by_key = {_key(value): value for value in old}
    return tuple(shared(by_key[_key(value)], value) if _key(value) in by_key else value for value in new)


def _key(value: Value) -> str:
    return str(getattr(value, "side" if isinstance(value, Face) else "id"))
