"""The project's settings: thresholds and house rules that figures and checks read. Defaults are the course's."""

from planogram.model.values import Value


class Settings(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Heights mm, visibility in cm and facings; indices are ratios; `numbering_*` say how positions are numbered on paper."""

    floor_below: float = 600.0
    hand_below: float = 1100.0
    eye_below: float = 1700.0
    hand_gap: float = 20.0
    fill_factor: float = 0.6
    visible_cm: float = 50.0
    visible_facings: int = 3
    index_close_low: float = 0.90
    index_close_high: float = 1.10
    mix_revenue: float = 0.25
    mix_margin: float = 0.25
    mix_quantity: float = 0.25
    mix_gross_profit: float = 0.25
    abc_a: float = 0.80
    abc_b: float = 0.95
    numbering_right_to_left: bool = False
    numbering_top_down: bool = False
    numbering_per_bay: bool = False


BANDS = ("floor", "hand", "eye", "top")


def band_of(elevation: float, settings: Settings) -> str:
    """The customer's zone of a level by the height of its top.

    >>> [band_of(mm, Settings()) for mm in (150, 600, 1699.9, 1700)]
    ['floor', 'hand', 'eye', 'top']
    """
    for limit, band in ((settings.floor_below, "floor"), (settings.hand_below, "hand"), (settings.eye_below, "eye")):
        if elevation < limit:
            return band
    return "top"
