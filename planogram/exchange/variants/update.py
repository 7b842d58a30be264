"""A variant and the model's later version: the store's own changes kept, the model's brought in. Values only, no files."""

from datetime import UTC, datetime

import msgspec

from planogram.exchange.problems import FileProblem
from planogram.i18n import Translator
from planogram.metrics.change import Change
from planogram.metrics.changes import best_matching, compare_projects
from planogram.metrics.conflict import Conflict
from planogram.metrics.merge import merge
from planogram.model.edits.project import set_version
from planogram.model.edits.variants import make_variant
from planogram.model.find import walk_positions
from planogram.model.project import Project
from planogram.model.values import changed, new_id
from planogram.model.variant import Variant
from planogram.storage.codec import BadProject
from planogram.storage.version import Version


class Update(msgspec.Struct, frozen=True):
    """The store's project with the model's changes, the versions to freeze beside it, what it changes and where the store's own stands instead."""

    project: Project
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def begun(model: Project, own: Variant, t: Translator, at: datetime | None = None) -> tuple[Project, tuple[Version, ...]]:
    """A store's new project, and the two versions frozen in its file: the model, and the plan as it was delivered."""
    own = changed(own, model=model.name, version=model.version, model_id=new_id("ver"), delivered_id=new_id("ver"))
    delivered = make_variant(model, own)
    name = t("variants.project", model=model.name, store=own.name or own.store)
    delivered = set_version(changed(delivered, name=name), f"{model.version}.0" if model.version else "", "draft")
    at = at or datetime.now(UTC)
    plain = changed(model, setups=(), variant=Variant())
    versions = (
        Version(own.model_id, plain, at, t("variants.frozen.model", model=model.name)),
        Version(own.delivered_id, delivered, at, t("variants.frozen.delivered", store=own.name or own.store)),
    )
    return set_version(delivered, _working(model), "draft"), versions


def _working(model: Project) -> str:
    """The store's own numbering goes on below the model's: `3` gives `3.1`."""
    return f"{model.version}.1" if model.version else ""


def updated(
    project: Project, versions: tuple[Version, ...], model: Project, t: Translator, own: Variant | None = None, at: datetime | None = None
) -> Update:
    """`project`, a variant with its `versions`, brought to `model`; `own` is what the list of stores says of it now, else what its file says.

    FileProblem when the project is no variant, the model is one, or the plan as delivered is no longer in the file.
    """
    if not project.variant.store:
        raise FileProblem("no_variant", file=project.name)
    if model.variant.store:
        raise FileProblem("model_is_variant", file=model.name)
    delivered = _delivered(project, versions)
    wanted = own if own is not None else changed(project.variant, dropped=_dropped(project, versions, model))
    theirs, frozen = begun(model, wanted, t, at)
    merged = merge(delivered, project, theirs)
    standing = {position.product for _, position in walk_positions(merged.project)}
    tray = tuple(one for one in theirs.variant.tray if one.product not in standing)
    new = set_version(changed(merged.project, variant=changed(theirs.variant, tray=tray)), _working(model), "draft")
    return Update(new, frozen, compare_projects(project, new), merged.conflicts)


def _delivered(project: Project, versions: tuple[Version, ...]) -> Project:
    """The plan the store was given: frozen in its file, or made again from the model that is."""
    own = project.variant
    found = _frozen(versions, own.delivered_id)
    if found is not None:
        return found
    model = _frozen(versions, own.model_id)
    if model is None:
        raise FileProblem("variant_without_base", file=project.name)
    return make_variant(model, own)


def _frozen(versions: tuple[Version, ...], ident: str) -> Project | None:
    try:
        return next((version.project for version in versions if version.id == ident), None)
    except BadProject:
        return None


def _dropped(project: Project, versions: tuple[Version, ...], model: Project) -> tuple[str, ...]:
    """The bays the store does not have, by their ids in this model: it may have been read anew from a workbook."""
    before = _frozen(versions, project.variant.model_id) if project.variant.dropped else None
    if before is None:
        return project.variant.dropped
    bays = best_matching(before, model).bays
    return tuple(bays[one] for one in project.variant.dropped if one in bays)
