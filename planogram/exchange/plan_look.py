"""How the shop from above is drawn, in words of a language: for screen, pictures and paper alike. Writes no file and needs no library that does."""

from planogram.draw.plan_style import PlanStyle
from planogram.draw.theme import LIGHT, Theme
from planogram.exchange.font import measurer
from planogram.i18n import Translator

_ROLES = ("entrance", "exit", "both", "emergency", "service")
_SHAPES = ("column", "obstacle", "checkout", "stockroom")


def plan_style(t: Translator, theme: Theme = LIGHT, *, heat: bool = False) -> PlanStyle:
    """How the plan is drawn as a picture."""
    doors = tuple((role, t(f"floor.role.{role}")) for role in _ROLES)
    shapes = tuple((kind, t(f"floor.shape.{kind}")) for kind in _SHAPES)
    return PlanStyle(measurer(), theme, heat=heat, decimal=t.decimal, door_words=doors, shape_words=shapes)
