"""Stores' plans and conflicts in words: what a row of the report says, and one sentence for each thing that could not be agreed."""

from collections.abc import Mapping

from planogram.exchange.change_words import place_words
from planogram.exchange.field_words import field_name, said
from planogram.exchange.problems import sentence
from planogram.exchange.variants.make import StorePlan
from planogram.i18n import Translator
from planogram.metrics.change import Place
from planogram.metrics.conflict import Conflict
from planogram.model.variant import TakenOff

_LONGEST = 60


def state_text(plan: StorePlan, t: Translator) -> str:
    """What became of the store's file; the reason when it failed."""
    if plan.problem is not None:
        return sentence(plan.problem, t)
    words = t(f"variants.state.{plan.state}")
    return f"{words} · {t.plural('variants.conflicts', len(plan.conflicts))}" if plan.conflicts else words


def store_title(plan: StorePlan) -> str:
    """The store's key, and its name where that says more."""
    store, name = plan.shop.store, plan.shop.name
    return f"{store} – {name}" if name and name.casefold() != store.casefold() else store


def faces_lines(plan: StorePlan, t: Translator) -> list[str]:
    """The faces that differ from the model's, a line a gondola."""
    sides: dict[str, list[str]] = {}
    for gondola, side in plan.faces:
        sides.setdefault(gondola, []).append(t(f"side.{side}"))
    return [f"{gondola} · {', '.join(words)}" for gondola, words in sides.items()]


def reason_text(taken: TakenOff, t: Translator) -> str:
    """Why a product of the model is not on the store's shelves."""
    return t(f"variants.reason.{taken.reason}")


def conflict_text(conflict: Conflict, names: Mapping[str, str], t: Translator) -> str:
    """One sentence: what, where, what the store has and what the model wanted."""
    name = names.get(conflict.name, conflict.name) if conflict.subject in ("position", "product", "sales") else conflict.name
    name = field_name(name, t.language) if conflict.subject == "project" else name
    subject = t(f"conflict.subject.{conflict.subject}", name=name).strip()
    where = "" if conflict.place is None else place_words(conflict.place, t)
    if conflict.code == "overfull":
        return t("conflict.overfull", place=where, missing=t.number(conflict.fields[0].old / 10, 1))
    told = t(f"conflict.{conflict.code}", subject=subject)
    fields = ", ".join(_field(field.name, field.old, field.new, t) for field in conflict.fields)
    return " · ".join(part for part in (told, where, fields) if part)


def _field(name: str, mine: object, theirs: object, t: Translator) -> str:
    """What each has; of what is too much to tell, only what it is."""
    field = t("conflict.level") if name == "level" else field_name(name, t.language)
    here, there = (place_words(one, t) if isinstance(one, Place) else said(name, one, t) for one in (mine, theirs))
    return field if here == there else t("conflict.field", field=field, mine=_short(here), theirs=_short(there))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
