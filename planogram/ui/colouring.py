"""Colours of products by a figure, of positions by their findings, and what a legend says of them. No Qt; groups are draw/palette's."""

from collections.abc import Iterable, Mapping

import msgspec
import numpy as np

from planogram.draw.flags import FLAG_COLOURS
from planogram.draw.palette import UNSORTED, palette_of
from planogram.draw.theme import blend
from planogram.exchange.figure_words import scale_texts
from planogram.i18n import Translator
from planogram.metrics.change import Kind
from planogram.metrics.change_marks import marks_of_both
from planogram.metrics.changes import compare_projects
from planogram.metrics.checks import Finding
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.model.custom_fields import custom_value
from planogram.model.find import walk_positions
from planogram.model.fixture import Face, Gondola
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.model.settings import Settings
from planogram.ui.compare.inks import COLOURS as CHANGE_COLOURS
from planogram.ui.panels.figure_text import index_strength, is_index
from planogram.ui.theme import LIGHT

Pairs = tuple[tuple[str, str], ...]
MIDDLE = "#eef0f3"
_LOW, _HIGH = "#f1f4ea", "#52b09c"
_STEPS = 5
_SEVERITIES = ("error", "warning", "advice")
SEEN_CHANGES: tuple[Kind, ...] = ("added", "moved", "refaced", "reoriented", "fixture")


class Colours(msgspec.Struct, frozen=True):
    """Colours by product id, colours by position id, and the legend: colour and sentence."""

    given: Pairs = ()
    marked: Pairs = ()
    legend: Pairs = ()


def colourable(key: str) -> bool:
    """Whether products can be coloured by a figure: it is theirs, and a number."""
    indicator = INDICATORS.get(key)
    return indicator is not None and "product" in indicator.kinds and indicator.unit not in ("text", "flag")


def by_figure(figures: Figures, key: str, settings: Settings, say: Translator, currency: str) -> Colours:
    """Indices diverge around 1 (blue: deserves more, orange: less), others run from pale to deep, never too deep for ink; grey: absent.

    From the 5th to the 95th percentile, so that one bestseller does not make all others look alike.
    """
    values = {product: figures.value(product, key) for product in figures.placed_ids}
    if is_index(key):
        given = tuple((product, _index_colour(value, settings)) for product, value in values.items())
        tints = (LIGHT.index_high, MIDDLE, LIGHT.index_low)
        return Colours(given, legend=tuple((tint, say(f"look.{name}")) for tint, name in zip(tints, ("more", "right", "less"), strict=True)))
    known = _numbers(values.values())
    low, high = (float(np.percentile(known, 5)), float(np.percentile(known, 95))) if known else (0.0, 0.0)
    given = tuple((product, _ramp(value, low, high)) for product, value in values.items())
    absent = ((UNSORTED, say("look.absent")),) if len(known) < len(values) else ()
    return Colours(given, legend=(*(_steps(key, low, high, say, currency) if known else ()), *absent))


def _index_colour(value: object, settings: Settings) -> str:
    if not isinstance(value, float):
        return UNSORTED
    strength = index_strength(value, settings)
    return blend(MIDDLE, LIGHT.index_high if strength > 0 else LIGHT.index_low, 0.3 + 0.7 * abs(strength)) if strength else MIDDLE


def _numbers(values: Iterable[object]) -> list[float]:
    return [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]


def _ramp(value: object, low: float, high: float) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return UNSORTED
    return ramp_colour((value - low) / (high - low) if high > low else 0.5)


def ramp_colour(share: float) -> str:
    """From pale (0) to dark (1).

    >>> ramp_colour(-1.0) == ramp_colour(0.0), ramp_colour(1.0)
    (True, '#52b09c')
    """
    return blend(_LOW, _HIGH, max(0.0, min(1.0, share)))


def _steps(key: str, low: float, high: float, say: Translator, currency: str) -> Pairs:
    values = [low + (high - low) * step / (_STEPS - 1) for step in range(_STEPS)]
    return tuple((_ramp(value, low, high), text) for value, text in scale_texts(key, values, say, currency))


def by_finding(project: Project, findings: Iterable[Finding], say: Translator) -> Colours:
    """Positions with findings in the colour of the worst, all others pale."""
    worst = worst_by_position(project, findings)
    soft = {severity: blend(FLAG_COLOURS[severity], "#ffffff", 0.35) for severity in _SEVERITIES}
    return Colours(
        tuple((product.id, UNSORTED) for product in project.products),
        tuple((position, soft[severity]) for position, severity in worst),
        (*((soft[severity], say(f"look.finding.{severity}")) for severity in _SEVERITIES), (UNSORTED, say("look.finding.none"))),
    )


def by_custom(project: Project, name: str, face: Face, say: Translator) -> Colours:
    """Products by what they say in a custom field, a colour for each text of the project; the legend has those on the face."""
    texts = {product.id: custom_value(product, name).strip() for product in project.products}
    colours = palette_of(text for text in texts.values() if text)
    given = tuple((product, colours.get(text, UNSORTED)) for product, text in texts.items())
    here = {texts.get(position.product, "") for bay in face.bays for level in bay.levels for position in level.positions}
    shown = sorted(here, key=lambda text: (not text, text))
    return Colours(given, legend=tuple((colours.get(text, UNSORTED), text or say("look.absent")) for text in shown))


def by_change(old: Project, new: Project, say: Translator) -> Colours:
    """Positions that are new, moved, refaced or turned since `old`, all others grey."""
    kinds = changed_positions(old, new)
    named = tuple((CHANGE_COLOURS[kind], say(f"change.kind.{kind}")) for kind in SEEN_CHANGES)
    marked = tuple((position, CHANGE_COLOURS[kind]) for position, kind in kinds.items())
    return Colours(tuple((product.id, UNSORTED) for product in new.products), marked, (*named, (UNSORTED, say("look.unchanged"))))


@memo(2)
def changed_positions(old: Project, new: Project) -> Mapping[str, Kind]:
    """Kinds of change by position id of `new`."""
    return marks_of_both(old, new, compare_projects(old, new))[1].positions


def worst_by_position(project: Project, findings: Iterable[Finding]) -> Pairs:
    """The worst severity of each position a finding is about: itself, its product, or (last on the level) its level."""
    by_subject = _positions_by_subject(project.gondolas) if project.gondolas else {}
    worst: dict[str, str] = {}
    for finding in findings:
        if finding.waived:
            continue
        for subject in finding.subject:
            for position in by_subject.get(subject, ()):
                if position not in worst or _SEVERITIES.index(finding.severity) < _SEVERITIES.index(worst[position]):
                    worst[position] = finding.severity
    return tuple(sorted(worst.items()))


@memo(4)
def _positions_by_subject(gondolas: tuple[Gondola, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, position in walk_positions(Project(gondolas=gondolas)):
        found[position.id] = (position.id,)
        found[position.product] = (*found.get(position.product, ()), position.id)
        found[place.level.id] = (position.id,)
    return found
