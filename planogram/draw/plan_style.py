"""How the shop is drawn from above: layers, colours of hot and cold, words for doors. A frozen value; keep it, drawings are remembered by it."""

import msgspec

from planogram.draw.measure import TextMeasurer
from planogram.draw.theme import LIGHT, Theme, blend

DoorWords = tuple[tuple[str, str], ...]


class PlanStyle(msgspec.Struct, frozen=True):
    """Sizes in mm on the floor. `door_words`: role of a door → what is written beside it; `shape_words`: kind of a drawn part → its name.

    `decimal`: the sign in lengths in metres.
    `widths`: clear widths of aisles, bottlenecks in red. `heat`: passages as a map. `warmth`: faces in the colour of hot and cold.
    """

    measurer: TextMeasurer
    theme: Theme = LIGHT
    smallest_text: float = 135.0
    largest_text: float = 320.0
    zones: bool = True
    labels: bool = True
    widths: bool = True
    dimensions: bool = True
    heat: bool = False
    warmth: bool = True
    grid: bool = False
    underlay: bool = True
    patterns: bool = False
    decimal: str = ","
    door_words: DoorWords = ()
    shape_words: DoorWords = ()


WALL = 120.0
"""Thickness (mm) of a wall as it is drawn."""
HOT, COLD, NEUTRAL = "#d9480f", "#1971c2", "#495057"
BOTTLENECK, BOTTLENECK_ON_DARK = "#c2255c", "#ff7aa8"
_SCALE = ("#4dabf7", "#63e6be", "#ffe066", "#ff922b", "#e03131")


def heat_colour(share: float) -> str:
    """The colour of 0 (nobody) to 1 (the most), half see-through.

    >>> heat_colour(0.0), heat_colour(1.0)
    ('#4dabf78c', '#e031318c')
    """
    place = max(0.0, min(1.0, share)) * (len(_SCALE) - 1)
    low = min(int(place), len(_SCALE) - 2)
    return blend(_SCALE[low], _SCALE[low + 1], place - low) + "8c"


def temperature_colour(temperature: str) -> str:
    """Red for hot, blue for cold, grey between."""
    return {"hot": HOT, "cold": COLD}.get(temperature, NEUTRAL)
