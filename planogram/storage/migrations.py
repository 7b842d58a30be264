"""From every format ever released to the present one: ordered steps on plain dictionaries, one function a step.

A step from format n knows formats n and n + 1 only, and is never changed once released. Values are checked afterwards (codec.py).
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


def with_fields_of_2(content: dict[str, Any]) -> dict[str, Any]:
    """Format 2 has fields that 1 did not know (notes, set-ups, store variants, PNM needs…), all with a default: nothing to change.

    The number alone is new, so that a program of format 1 says *newer version* rather than name a field it never heard of.
    """
    return content


STEPS: tuple[Step, ...] = (with_fields_of_2,)
"""`STEPS[n - 1]` turns format n into format n + 1, up to the present one."""


def migrated(content: dict[str, Any], number: int, steps: Sequence[Step] = STEPS) -> dict[str, Any]:
    """`content` of format `number` brought to the format after the last of `steps`.

    >>> migrated({"format": 1, "title": "A"}, 1, [lambda old: {"name": old["title"]}])
    {'name': 'A', 'format': 2}
    """
    for done, step in enumerate(steps[number - 1 :], start=number):
        content = {**step(content), "format": done + 1}
    return content
