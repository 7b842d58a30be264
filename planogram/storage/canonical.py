"""The one text of a project: keys sorted, `format` first, fields at their default left out, one record a line. Reading it is codec.py's.

Equal projects give equal bytes, however they came about: a length typed back to its default is left out, 30 is written 30.0.
Texts are remembered by identity (model/memo), so that after an edit only the touched level is written anew.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import msgspec

from planogram.model.memo import memo
from planogram.model.project import Project

_MANY = 200
_encoder = msgspec.json.Encoder(order="sorted")
Struct: TypeAlias = type[msgspec.Struct]
Straighten: TypeAlias = Callable[[Any], Any]


def project_text(project: Project) -> bytes:
    """The canonical text of a project, UTF-8, ending in a newline."""
    fields = [b'"%s":%s' % (name.encode(), text) for name, text in _fields(project) if name != "format"]
    return b",\n".join([b'{"format":%d' % project.format, *fields]) + b"}\n"


class _Plan(msgspec.Struct, frozen=True):
    """How values of one class are written: what each plain field needs, which fields hold values or rows of values."""

    straighten: dict[str, tuple[Any, Straighten | None]]
    nested: tuple[str, ...]
    rows: tuple[str, ...]
    sorted_fields: tuple[str, ...]

    @property
    def is_record(self) -> bool:
        """Whether a value of the class is one line: it holds no other values."""
        return not self.nested and not self.rows


@lru_cache(maxsize=64)
def _plan(kind: Struct) -> _Plan:
    hints = get_type_hints(kind)
    rows = tuple(name for name, hint in hints.items() if _row_class(hint) is not None)
    nested = tuple(name for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, msgspec.Struct))
    defaults = {field.name: field.default for field in msgspec.structs.fields(kind)}
    plain = {name: (defaults[name], _straightener(hint)) for name, hint in hints.items() if name not in rows + nested}
    return _Plan(plain, nested, rows, tuple(sorted(hints)))


def _row_class(hint: Any) -> Struct | None:
    arguments = get_args(hint)
    if get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis and isinstance(arguments[0], type):
        return arguments[0] if issubclass(arguments[0], msgspec.Struct) else None
    return None


def _straightener(hint: Any) -> Straighten | None:
    if hint is float:
        return _straight_float
    if get_origin(hint) is tuple:
        return _straight_tuple if any(_straightener(argument) for argument in get_args(hint)) else None
    found = [inner for inner in map(_straightener, get_args(hint)) if inner]
    return found[0] if found else None


def _straight_float(value: Any) -> Any:
    # an int where a float is meant, and minus zero, would be other texts of the same content
    return float(value) + 0.0 if type(value) is int or value == 0 else value


def _straight_tuple(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_straight_tuple(inner) for inner in value]
    return value if isinstance(value, bool | str) or value is None else _straight_float(value)


def _record(kind: Struct, builtins: dict[str, Any]) -> dict[str, Any]:
    """`builtins` (a record as keys and values) without what is at its default."""
    plain = _plan(kind).straighten
    for name, value in list(builtins.items()):
        default, straighten = plain[name]
        if value == default or (value == [] and default == ()):
            del builtins[name]
        elif straighten is not None:
            builtins[name] = straighten(value)
    return builtins


def _fields(value: msgspec.Struct) -> list[tuple[str, bytes]]:
    """Names and texts of the fields that are not at their default, sorted by name."""
    kind = type(value)
    plan = _plan(kind)
    texts = []
    for name in plan.sorted_fields:
        inner = getattr(value, name)
        if name in plan.rows:
            if inner:
                texts.append((name, _rows_text(inner)))
        elif name in plan.nested:
            text = _nested_text(inner)
            if text != b"{}":
                texts.append((name, text))
        else:
            default, straighten = plan.straighten[name]
            if inner != default:
                texts.append((name, _encoder.encode(straighten(inner) if straighten else inner)))
    return texts


def _nested_text(value: msgspec.Struct) -> bytes:
    if _plan(type(value)).is_record:
        return _encoder.encode(_record(type(value), msgspec.to_builtins(value, builtin_types=(bytes,))))
    return b"{" + b",".join(b'"%s":%s' % (name.encode(), text) for name, text in _fields(value)) + b"}"


def _rows_text(rows: tuple[msgspec.Struct, ...]) -> bytes:
    if not _plan(type(rows[0])).is_record:
        # only what carries records is remembered (a level): a remembered gondola would hold its text a fourth time
        text = _remembered_text if _carries_records(type(rows[0])) else _nested_text
        return b"[\n" + b",\n".join(map(text, rows)) + b"]"
    # those of a level are remembered with the level
    return _records_text(rows) if len(rows) < _MANY else _remembered_records_text(rows)


@lru_cache(maxsize=64)
def _carries_records(kind: Struct) -> bool:
    hints = get_type_hints(kind)
    inner = [_row_class(hints[name]) for name in _plan(kind).rows]
    return any(row is not None and _plan(row).is_record for row in inner)


@memo(4096)
def _remembered_text(value: msgspec.Struct) -> bytes:
    return _nested_text(value)


@memo(16)
def _remembered_records_text(rows: tuple[msgspec.Struct, ...]) -> bytes:
    return _records_text(rows)


def _records_text(rows: tuple[msgspec.Struct, ...]) -> bytes:
    kind = type(rows[0])
    records = [_record(kind, builtins) for builtins in msgspec.to_builtins(rows)]
    return b"[\n" + _encoder.encode_lines(records)[:-1].replace(b"\n", b",\n") + b"]"
