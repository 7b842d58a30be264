"""How a face is to be drawn: theme, colouring, labels, margins. A frozen value; what was drawn is remembered by its identity, so keep it."""

from datetime import date

import msgspec

from planogram.draw.measure import TextMeasurer
from planogram.draw.palette import Colouring
from planogram.draw.theme import LIGHT, Theme
from planogram.model.memo import memo

BandWords = tuple[str, ...]
"""Words for floor, hand, eye, top, each with shorter forms after a bar if it has any; empty for no strip."""


class DrawStyle(msgspec.Struct, frozen=True):
    """Sizes in mm on the furniture. `bands` are the words for floor, hand, eye, top; no words, no strip.

    `labels`: names in the blocks, from `smallest_text` to `largest_text`, left out when they would be smaller.
    `numbers`: (position id, number as text) shown in the blocks, for paper. `given`: (product id, colour) that overrides
    the colouring, for figures. `marked`: (position id, colour) that overrides even that, for findings and for what changed.
    `pnm`: the PNM layer is shown, with what hangs on `pnm_day` (all when None), coloured by owner with `pnm_owners`, numbered
    by `pnm_numbers` (placement id, number).
    `pictures`: photographs instead of plain blocks where a product has one, but for those named in `absent`. `patterns`: hatching besides colour.
    `outlines`: blocks without fill. `label_fields`: what a label says, a line each: fields of LABEL_FIELDS, or keys of `texts`:
    (key, product id, text) for figures, or formulas, whose names `label_terms` resolves: (name, kind, key), and whose figures are `values`:
    (key, product id, value); `answers`: no, yes. `flags`: (position id, severity) of findings. `pins`: a padlock on what is fixed.
    `free_words`: sentences with `{cm}` for the length left on a level and for what is too much; none, nothing said.
    `dimensions`: clear heights and levels' heights.
    `heat`: (level id, strength from 0 to 1, the figure in words). `furniture`: bays and boards are shown. `band_strip`: the bands are.
    `notes`: the notes are.
    """

    measurer: TextMeasurer
    theme: Theme = LIGHT
    colouring: Colouring = "family"
    labels: bool = True
    smallest_text: float = 11.0
    largest_text: float = 30.0
    margin_text: float = 42.0
    bands: BandWords = ()
    ruler: bool = True
    products: bool = True
    pictures: bool = False
    absent: frozenset[str] = frozenset()
    patterns: bool = False
    numbers: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    pnm: bool = True
    pnm_day: date | None = None
    pnm_owners: bool = False
    pnm_numbers: tuple[tuple[str, str], ...] = ()
    outlines: bool = False
    label_fields: tuple[str, ...] = ("name",)
    texts: tuple[tuple[str, str, str], ...] = ()
    label_terms: tuple[tuple[str, str, str], ...] = ()
    values: tuple[tuple[str, str, float | int | str | bool], ...] = ()
    answers: tuple[str, str] = ("no", "yes")
    flags: tuple[tuple[str, str], ...] = ()
    pins: bool = False
    free_words: tuple[str, ...] = ()
    dimensions: bool = False
    decimal: str = "."
    heat: tuple[tuple[str, float, str], ...] = ()
    furniture: bool = True
    band_strip: bool = True
    notes: bool = True


_cool: dict[DrawStyle, DrawStyle] = {}


@memo(16)
def without_heat(style: DrawStyle) -> DrawStyle:
    """The style without the heat of the levels: one object for equal styles, so that what was drawn with it stands."""
    plain = msgspec.structs.replace(style, heat=()) if style.heat else style
    if len(_cool) > 32:
        _cool.clear()
    return _cool.setdefault(plain, plain)
