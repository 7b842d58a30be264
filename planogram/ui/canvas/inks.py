"""Colours of what tools show over the drawing, on light and on dark."""

import msgspec


class Inks(msgspec.Struct, frozen=True):
    """`#rrggbb` or `#rrggbbaa` each."""

    accent: str
    halo: str
    handle: str
    ghost: str
    hover: str
    target: str
    guide: str
    band: str
    bubble: str
    bubble_text: str
    warning: str
    warning_text: str


LIGHT = Inks(
    accent="#1f6feb",
    halo="#ffffff",
    handle="#ffffff",
    ghost="#1f6feb40",
    hover="#1f6feb90",
    target="#1f6feb14",
    guide="#d6336c",
    band="#1f6feb22",
    bubble="#1b2530f0",
    bubble_text="#ffffff",
    warning="#b3261ef5",
    warning_text="#ffffff",
)
DARK = Inks(
    accent="#6aa9ff",
    halo="#10151b",
    handle="#ffffff",
    ghost="#6aa9ff4d",
    hover="#6aa9ffa0",
    target="#6aa9ff1c",
    guide="#ff6b9d",
    band="#6aa9ff2e",
    bubble="#e8ecf1f5",
    bubble_text="#1b2530",
    warning="#ff8a80f5",
    warning_text="#2b0b08",
)
INKS = {"light": LIGHT, "dark": DARK}
