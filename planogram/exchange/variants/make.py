"""One file a store, made from the model or brought up to it; and what each is like in figures. A store that fails stops no other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from planogram.exchange.problems import FileProblem, folder_of, os_problem
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.thumbnail import thumbnail
from planogram.exchange.variants.naming import file_names
from planogram.exchange.variants.update import begun, updated
from planogram.exchange.workbook.watch import Cancelled
from planogram.i18n import Translator
from planogram.metrics.conflict import Conflict
from planogram.metrics.figures import Figures
from planogram.metrics.scope import PROJECT
from planogram.model.edits.variants import make_variant, variant_for
from planogram.model.find import placed_product_ids, walk_levels, walk_positions
from planogram.model.project import Project
from planogram.model.variant import Freed, Shop, TakenOff
from planogram.storage.container import Contents
from planogram.storage.lock import owner_of
from planogram.storage.places import exists

Existing = Literal["keep", "replace", "update"]
EXISTING: tuple[Existing, ...] = ("keep", "update", "replace")
"""What happens to a file that is there: nothing, the model's changes brought into it, another in its place (the earlier stays as `name~`)."""
State = Literal["planned", "exists", "written", "replaced", "updated", "failed"]
FIGURES = ("developed_linear", "linear_use", "productivity")


class StorePlan(msgspec.Struct, frozen=True):
    """What became of one store. `file` is a name in the folder; `faces` those that differ from the model's; `facings` of the model and of the plan;
    `emptied`: levels on which nothing stands any more; `figures` those of FIGURES; `not_in_model`: codes it carries that the model places nowhere.
    """

    shop: Shop
    file: str
    state: State
    carried: int = 0
    placed: int = 0
    tray: tuple[TakenOff, ...] = ()
    faces: tuple[tuple[str, str], ...] = ()
    facings: tuple[int, int] = (0, 0)
    emptied: int = 0
    figures: tuple[float | None, ...] = (None,) * len(FIGURES)
    not_in_model: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problem: FileProblem | None = None

    @property
    def done(self) -> bool:
        """Whether its file holds its plan."""
        return self.state in ("written", "replaced", "updated")


class Order(msgspec.Struct, frozen=True):
    """What to make: the model with its pictures, the stores, where, and how."""

    model: Project
    images: dict[str, bytes]
    shops: tuple[Shop, ...]
    folder: Path
    freed: Freed = "widen"
    existing: Existing = "keep"


Progress = Callable[[float], None]
Stop = Callable[[], bool]


def plan_variants(order: Order, progress: Progress | None = None, cancelled: Stop | None = None) -> tuple[StorePlan, ...]:
    """What each store would get; nothing is written. Cancelled when asked to stop."""

    def planned(shop: Shop, file: str) -> StorePlan:
        project = make_variant(order.model, variant_for(order.model, shop, order.freed))
        return _described(order.model, project, shop, file, "exists" if exists(order.folder / file) else "planned")

    return _each(order, planned, progress, cancelled)


def write_variants(order: Order, t: Translator, progress: Progress | None = None, cancelled: Stop | None = None) -> tuple[StorePlan, ...]:
    """The files, and what became of each store. Files written before a stop stay: Cancelled is raised between two stores only.

    FileProblem when the folder cannot be made.
    """
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise os_problem(error, order.folder) from error

    def written(shop: Shop, file: str) -> StorePlan:
        try:
            return _written(order, shop, file, t)
        except FileProblem as problem:
            return StorePlan(shop, file, "failed", problem=problem)

    return _each(order, written, progress, cancelled)


def _each(order: Order, plan: Callable[[Shop, str], StorePlan], progress: Progress | None, cancelled: Stop | None) -> tuple[StorePlan, ...]:
    files = file_names((shop.store, shop.name) for shop in order.shops)
    done = []
    for number, shop in enumerate(order.shops, 1):
        if cancelled is not None and cancelled():
            raise Cancelled
        done.append(plan(shop, files[shop.store]))
        if progress is not None:
            progress(number / len(order.shops))
    return tuple(done)


def _written(order: Order, shop: Shop, file: str, t: Translator) -> StorePlan:
    path = order.folder / file
    there = exists(path)
    if there and order.existing == "update":
        return _brought_up(order, shop, path, t)
    project, versions = begun(order.model, variant_for(order.model, shop, order.freed), t)
    if there and order.existing == "keep":
        return _described(order.model, project, shop, file, "exists")
    _refuse_held(path)
    write_contents(path, Contents(project, order.images, versions, thumbnail(project)))
    return _described(order.model, project, shop, file, "replaced" if there else "written")


def _brought_up(order: Order, shop: Shop, path: Path, t: Translator) -> StorePlan:
    """The file a store has worked in, with the model's changes; refused when it is another store's, or none."""
    _refuse_held(path)
    contents = read_contents(path)
    if contents.project.variant.store.casefold() != shop.store.casefold():
        raise FileProblem("other_variant", file=path.name, store=contents.project.variant.store or "–")
    new = updated(contents.project, contents.versions, order.model, t, variant_for(order.model, shop, order.freed))
    images = {**order.images, **contents.images}
    picture = thumbnail(new.project, otherwise=contents.thumbnail)
    held = msgspec.structs.replace(contents, project=new.project, images=images, versions=(*contents.versions, *new.versions), thumbnail=picture)
    write_contents(path, held)
    return msgspec.structs.replace(_described(order.model, new.project, shop, path.name, "updated"), conflicts=new.conflicts)


def _refuse_held(path: Path) -> None:
    owner = owner_of(path) if exists(path) else None
    if owner is not None:
        raise FileProblem("locked", file=path.name, folder=folder_of(path), name=owner.name, host=owner.host, since=owner.since)


def _described(model: Project, project: Project, shop: Shop, file: str, state: State) -> StorePlan:
    placed, in_model = placed_product_ids(project), placed_product_ids(model)
    codes = shop.products or tuple(product.id for product in model.products)
    return StorePlan(
        shop,
        file,
        state,
        carried=len(codes),
        placed=len(placed),
        tray=project.variant.tray,
        faces=changed_faces(model, project),
        facings=(_facings(model), _facings(project)),
        emptied=_emptied(model, project),
        figures=_figures(project),
        not_in_model=tuple(code for code in codes if code not in in_model),
    )


def _figures(project: Project) -> tuple[float | None, ...]:
    # not measure(): a hundred stores would push the open project's own figures out
    figures = Figures(project, PROJECT)
    totals = (figures.total(key) for key in FIGURES)
    return tuple(float(total) if isinstance(total, int | float) else None for total in totals)


def _facings(project: Project) -> int:
    return sum(position.wide for _, position in walk_positions(project))


def _emptied(model: Project, project: Project) -> int:
    full = {place.level.id for place in walk_levels(model) if place.level.positions}
    return sum(place.level.id in full and not place.level.positions for place in walk_levels(project))


def changed_faces(model: Project, project: Project) -> tuple[tuple[str, str], ...]:
    """Names and sides of the model's faces that are not the same, or not there, in the store's plan."""
    own = {(gondola.id, face.side): face for gondola in project.gondolas for face in gondola.faces}
    faces = ((gondola, face) for gondola in model.gondolas for face in gondola.faces)
    return tuple((gondola.name, face.side) for gondola, face in faces if own.get((gondola.id, face.side)) != face)


def troubles(plans: Sequence[StorePlan]) -> int:
    """How many stores did not get their file."""
    return sum(not plan.done for plan in plans)
