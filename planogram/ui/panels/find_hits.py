"""Where products stand: the positions a search finds, in the order one walks past them. No Qt."""

from collections.abc import Collection

import msgspec

from planogram.model.find import walk_positions
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.session.workbench import FaceRef
from planogram.ui.panels.catalogue_filter import CatalogueFilter, matching


class Hit(msgspec.Struct, frozen=True):
    """A position found, and the face it is on."""

    position: str
    product: str
    face: FaceRef


def hits(project: Project, text: str) -> tuple[Hit, ...]:
    """The positions of products whose name, brand, code or family has all words of `text`; none for an empty text."""
    return _hits(project, text.strip())


@memo(4)
def _hits(project: Project, text: str) -> tuple[Hit, ...]:
    if not text:
        return ()
    wanted: Collection[str] = {product.id for product in matching(project.products, {}, CatalogueFilter(text))}
    return tuple(
        Hit(position.id, position.product, FaceRef(place.gondola.id, place.face.side))
        for place, position in walk_positions(project)
        if position.product in wanted
    )


def next_hit(found: tuple[Hit, ...], selected: tuple[str, ...], shown: FaceRef | None, step: int) -> int:
    """Index of the hit after (or before) the selected one, going round; the first of the face on show when none is selected."""
    now = next((index for index, hit in enumerate(found) if hit.position in selected), None)
    if now is not None:
        return (now + step) % len(found)
    return next((index for index, hit in enumerate(found) if hit.face == shown), 0)
