"""Saying things where nobody may listen: a reader that has gone (`| head`), a stream that was never open, a full disk behind it."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

_NOBODY_LISTENS = (errno.EPIPE, errno.EINVAL)
"""Of a pipe whose reader has gone: on Linux and macOS, on Windows."""


class Unheard(Exception):
    """What was said could not be written, though somebody was to read it; `number` is the system's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def open_streams() -> None:
    """Give a program that was started with closed streams some that lead nowhere: its work is wanted all the same."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the program


def tell(stream: TextIO, text: str) -> None:
    """Write `text`. A reader that has gone is no reason to leave the work half done: from then on nothing is said."""
    try:
        stream.write(text)
    except OSError as error:
        _hush(stream, error)


def flush(*streams: TextIO) -> None:
    """Have everything said by now, as `tell` says it."""
    for stream in streams:
        try:
            stream.flush()
        except OSError as error:
            _hush(stream, error)


def hush(stream: TextIO) -> None:
    """Let what is said from now on, and what waits to be, lead nowhere: else Python fails with it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _hush(stream: TextIO, error: OSError) -> None:
    hush(stream)
    if error.errno not in _NOBODY_LISTENS:
        raise Unheard(error.errno or 0) from error
