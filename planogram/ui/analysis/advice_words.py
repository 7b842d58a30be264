"""Advice as a sentence: what to change, from how many facings to how many, how many centimetres, the index before and after. No Qt."""

from planogram.i18n import Translator
from planogram.metrics.advice import Advice
from planogram.model.find import UnknownId, find_level
from planogram.model.project import Project


def advice_text(advice: Advice, project: Project, say: Translator) -> str:
    """The edit in one sentence."""

    def index(value: float | None) -> str:
        return "–" if value is None else say.number(value, 2)

    def centimetres(mm: float) -> str:
        return say.number(mm / 10.0, 0 if abs(mm) >= 10 else 1)

    return say(
        f"advice.{advice.text}",
        facings=abs(advice.facings_to - advice.facings_from),
        facings_from=advice.facings_from,
        facings_to=advice.facings_to,
        taken_cm=centimetres(advice.taken_mm),
        freed_cm=centimetres(-advice.taken_mm),
        missing_cm=centimetres(advice.missing_mm),
        index_before=index(advice.index_before),
        index_after=index(advice.index_after),
        level=_level_number(project, advice.level),
        band=say(f"print.band.{advice.band}").lower() if advice.band else "",
    )


def _level_number(project: Project, level_id: str | None) -> str:
    try:
        return str(find_level(project, level_id).level_number) if level_id else ""
    except UnknownId:
        return ""


def marks_text(advice: Advice, say: Translator) -> str:
    """What tempers the advice: own brand, launch, image, supplier agreement."""
    return ", ".join(say(f"advice.mark.{mark}") for mark in advice.marks)
