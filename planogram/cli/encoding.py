"""A terminal whose encoding lacks a sign the sentences use: what is shown instead."""

import codecs
import unicodedata
from typing import TextIO

from planogram.i18n import MINUS


def forgive_encoding(*streams: TextIO) -> None:
    """Let a terminal that lacks a sign show its nearest kin, else `?`, instead of failing."""
    codecs.register_error("nearest", _nearest)
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="nearest")


_KIN = {
    MINUS: "-",
    "–": "-",
    "—": "-",
    "→": "->",
    "×": "x",
    "·": "-",
    "’": "'",
    "«": '"',
    "»": '"',
    "…": "...",
    "\u202f": " ",
    "\u00a0": " ",
    "€": "EUR",
}
"""A sign before a number must not become `?`, nor the space within one."""


def _nearest(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return "".join(map(_kin, problem.object[problem.start : problem.end])), problem.end


def _kin(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign)[0]
    return _KIN.get(sign) or (plain if plain.isascii() else "?")
