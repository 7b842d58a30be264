"""The project's settings: thresholds and house rules that figures and checks read. Defaults are the course's."""

from planogram.model.values import Amount, Value, Whole


class Settings(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Heights mm, visibility in cm and facings; indices are ratios; `numbering_*` say how positions are numbered on paper.
    `minutes_*`: work per position on the change sheet. `score_*`: weights of the score's parts; `score_full`: the occupation that counts as full.

    An assortment is wide from `wide_families` families on, deep from `deep_references` references a family on.
    """

    floor_below: Amount = 600.0
    hand_below: Amount = 1100.0
    eye_below: Amount = 1700.0
    hand_gap: Amount = 20.0
    fill_factor: Amount = 0.6
    visible_cm: Amount = 50.0
    visible_facings: Whole = 3
    index_close_low: Amount = 0.90
    index_close_high: Amount = 1.10
    mix_revenue: Amount = 0.25
    mix_margin: Amount = 0.25
    mix_quantity: Amount = 0.25
    mix_gross_profit: Amount = 0.25
    abc_a: Amount = 0.80
    abc_b: Amount = 0.95
    wide_families: Whole = 8
    deep_references: Whole = 12
    heavy_g: Amount = 4000.0
    bulky_l: Amount = 12.0
    cover_most_days: Amount = 45.0
    end_cap_days: Whole = 15
    numbering_right_to_left: bool = False
    numbering_top_down: bool = False
    numbering_per_bay: bool = False
    minutes_remove: Amount = 0.5
    minutes_move: Amount = 1.5
    minutes_shift: Amount = 0.5
    minutes_reface: Amount = 0.75
    minutes_add: Amount = 1.5
    score_space: Amount = 30.0
    score_visibility: Amount = 15.0
    score_occupation: Amount = 10.0
    score_soundness: Amount = 20.0
    score_supply: Amount = 15.0
    score_placement: Amount = 10.0
    score_full: Amount = 0.95


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
