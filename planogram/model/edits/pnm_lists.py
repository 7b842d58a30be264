"""Verbs on the lists of the PNM by their place: add, put, remove. What named an entry by its key names it still when the key changes."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from planogram.model.edits.pnm_articles import remove_articles, rename_article
from planogram.model.edits.pnm_hosts import reserved
from planogram.model.pnm import Pnm, PnmSettings
from planogram.model.project import Project
from planogram.model.values import Value, changed

KEYS: Mapping[str, tuple[str, ...]] = {
    "articles": ("code",),
    "versions": ("article", "name"),
    "campaigns": ("code",),
    "suppliers": ("name",),
    "rules": ("id",),
    "stocks": ("code",),
    "processes": ("process", "step"),
}
"""Lists of model.pnm.Pnm that are edited entry by entry, with the fields that tell their entries apart."""


class KeyTaken(ValueError):
    """Another entry of the list has that key."""


def key_of(name: str, entry: Value) -> tuple[str, ...]:
    """What tells an entry of the list `name` apart."""
    return tuple(str(getattr(entry, field)) for field in KEYS[name])


def add_entry(project: Project, name: str, entry: Value) -> Project:
    """`entry` at the end of the list `name`; KeyTaken when one like it is there."""
    entries = getattr(project.pnm, name)
    _check(name, entry, entries)
    return changed(project, pnm=changed(project.pnm, **{name: (*entries, entry)}))


def put_entry(project: Project, name: str, index: int, entry: Any) -> Project:
    """`entry` in place of the one at `index` of the list `name`; KeyTaken when another has its key. Who named the old key names the new one."""
    entries = getattr(project.pnm, name)
    old = entries[index]
    _check(name, entry, (*entries[:index], *entries[index + 1 :]))
    if name == "articles" and old.code != entry.code:
        project = rename_article(project, old.code, entry.code)
        entry = changed(entry, old_codes=project.pnm.articles[index].old_codes)
        entries = project.pnm.articles
    pnm = changed(project.pnm, **{name: (*entries[:index], entry, *entries[index + 1 :])})
    if name in _FOLLOW and key_of(name, old) != key_of(name, entry):
        pnm = _FOLLOW[name](pnm, old, entry)
    project = changed(project, pnm=pnm)
    return reserved(project) if name == "articles" else project


def remove_entries(project: Project, name: str, indices: Collection[int]) -> Project:
    """The list `name` without these entries; articles go with all that names them."""
    entries = getattr(project.pnm, name)
    if name == "articles":
        return remove_articles(project, [entries[index].code for index in indices])
    kept = tuple(entry for index, entry in enumerate(entries) if index not in indices)
    return changed(project, pnm=changed(project.pnm, **{name: kept}))


def change_pnm_settings(project: Project, **fields: Any) -> Project:
    """House rules of the layer set."""
    return changed(project, pnm=changed(project.pnm, settings=changed(project.pnm.settings, **fields)))


def usual_setting(name: str) -> float:
    """What a house rule is until somebody sets it."""
    return float(getattr(PnmSettings(), name))


def _check(name: str, entry: Value, others: Collection[Value]) -> None:
    if any(key_of(name, other) == key_of(name, entry) for other in others):
        raise KeyTaken(", ".join(key_of(name, entry)))


def _version_renamed(pnm: Pnm, old: Any, new: Any) -> Pnm:
    placements = tuple(changed(one, version=new.name) if (one.code, one.version) == (old.article, old.name) else one for one in pnm.placements)
    versions = tuple(changed(one, replaces=new.name) if (one.article, one.replaces) == (old.article, old.name) else one for one in pnm.versions)
    return changed(pnm, placements=placements, versions=versions)


def _campaign_renamed(pnm: Pnm, old: Any, new: Any) -> Pnm:
    versions = tuple(changed(one, campaign=new.code) if one.campaign == old.code else one for one in pnm.versions)
    return changed(pnm, versions=versions, rules=tuple(changed(one, campaign=new.code) if one.campaign == old.code else one for one in pnm.rules))


def _supplier_renamed(pnm: Pnm, old: Any, new: Any) -> Pnm:
    return changed(pnm, articles=tuple(changed(one, supplier=new.name) if one.supplier == old.name else one for one in pnm.articles))


_FOLLOW: Mapping[str, Callable[[Pnm, Any, Any], Pnm]] = {
    "versions": _version_renamed,
    "campaigns": _campaign_renamed,
    "suppliers": _supplier_renamed,
}
