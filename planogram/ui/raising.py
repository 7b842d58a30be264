"""Errors of handlers that Qt calls while another Python handler of the same widget runs."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def told_whole(handler: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Raise what the handler raises, but as a whole object.

    PySide 6.11 keeps an error for the handler around this one. Python 3.11 leaves those of C code (`int("x")`) unfinished until somebody
    catches them, and what is kept unfinished ends the program.
    """

    @wraps(handler)
    def caught(*given: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return handler(*given, **named)
        except Exception:
            raise  # it is whole from here on

    return caught
