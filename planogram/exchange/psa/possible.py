"""Numbers and texts no project could hold, brought to the nearest that one can: one wild cell must not cost the whole file."""

from functools import lru_cache

import msgspec
from msgspec import inspect

from planogram.exchange.psa.report import Notes
from planogram.model.values import AnyValue
from planogram.storage.bounds import STRING

_Limits = tuple[tuple[str, float, float], ...]


def possible(value: AnyValue, line: int, notes: Notes) -> AnyValue:
    """`value` with its own numbers within the model's bounds and its texts no longer than a file may hold; what changed is noted at `line`.

    What lies inside it (levels of a bay, positions of a level) is looked at when it is made.
    """
    limits, texts = _limits(type(value)), _texts(type(value))
    better: dict[str, object] = {}
    for name, low, high in limits:
        number = getattr(value, name)
        if number is not None and not low <= number <= high:
            better[name] = type(number)(min(max(number, low), high))
    for name in texts:
        if len(getattr(value, name)) > STRING:
            better[name] = getattr(value, name)[:STRING]
    if not better:
        return value
    for name in better:
        notes.note("impossible", line, f"{name} {str(getattr(value, name))[:20]}")
    return msgspec.structs.replace(value, **better)


@lru_cache(maxsize=16)
def _limits(kind: type) -> _Limits:
    """Name, least and most of every field of `kind` that is a bounded number, or None."""
    found = []
    for field in _fields(kind):
        for part in _alternatives(field.type):
            if isinstance(part, inspect.IntType | inspect.FloatType) and part.ge is not None and part.le is not None:
                found.append((field.name, part.ge, part.le))
    return tuple(found)


@lru_cache(maxsize=16)
def _texts(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in _fields(kind) if isinstance(field.type, inspect.StrType) and field.type.pattern is None)


def _fields(kind: type) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return info.fields


def _alternatives(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)
