"""What can be said of PNM pieces in the Properties: the size of those cut to their place, the versions of their article."""

from collections.abc import Sequence
from typing import Any

from planogram.model.edits.pnm import change, resize
from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_catalogue import Piece, piece_of
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, piece_size
from planogram.model.project import Project
from planogram.model.values import changed

SIZES = {"width": "w", "height": "h"}
"""Fields of a placement, and how a kind of piece says that it is cut to them."""


def as_drawn(project: Project, piece: PnmPlacement) -> PnmPlacement:
    """The piece with the size it is drawn with, which is mostly its article's."""
    width, height, _ = piece_size(piece, articles_by_code(project.pnm.articles).get(piece.code, UNKNOWN))
    return changed(piece, width=width, height=height)


def kinds(project: Project, pieces: Sequence[PnmPlacement]) -> tuple[Piece, ...]:
    """What kinds of piece these are."""
    articles = articles_by_code(project.pnm.articles)
    return tuple(piece_of(articles.get(piece.code, UNKNOWN)) for piece in pieces)


def versions(project: Project, pieces: Sequence[PnmPlacement]) -> tuple[str, ...]:
    """The versions all these pieces may have, and those they have; none when their articles have none."""
    of_each = [[version.name for version in project.pnm.versions if version.article == piece.code] for piece in pieces]
    shared = [name for name in of_each[0] if all(name in names for names in of_each)]
    found = tuple(dict.fromkeys((*shared, *(piece.version for piece in pieces if piece.version))))
    return ("", *found) if found else ()


def write_piece(project: Project, ids: Sequence[str], /, **fields: Any) -> Project:
    """`project` with fields of these placements set; each is cut as far as its kind allows."""
    for placement_id in ids if SIZES.keys() & fields.keys() else ():
        project = resize(project, placement_id, **{name: fields[name] for name in SIZES if name in fields})
    plain = {name: value for name, value in fields.items() if name not in SIZES}
    return change(project, ids, **plain) if plain else project
