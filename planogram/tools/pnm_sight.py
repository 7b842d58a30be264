"""Pieces under the hand and hosts near it: what a pointer means on the PNM layer. Nothing is moved here."""

import msgspec

from planogram.draw.pnm import is_behind, shown_area
from planogram.model.edits.pnm import usual_height
from planogram.model.pnm import PnmArticle, PnmPlacement
from planogram.model.pnm_catalogue import hosts_of, piece_of
from planogram.model.pnm_hosts import Anchor, anchors
from planogram.model.pnm_layout import PnmBox, piece_size, pieces_on_face
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Message
from planogram.tools.pointer import Pointer

FARTHEST = 450.0
"""Beyond this (mm) from any host a piece does not jump to it."""
_FREE_HEIGHT = ("BACK", "WALL", "POST", "SIDE", "ENDCAP", "WINDOW", "DOOR")
_ROOM_PENALTY = {"FLOOR": 60.0, "CEILING": 60.0, "WALL": 250.0, "BACK": 40.0, "SHELF_UNDER": 20.0}
"""How much (mm) a host that is everywhere gives way to one the hand is really at."""


class Landing(msgspec.Struct, frozen=True):
    """Where a piece would be: its host and its place in the host's frame."""

    anchor: Anchor
    u: float
    v: float


def boxes_on_face(workbench: Workbench) -> tuple[PnmBox, ...]:
    """The pieces the hand can reach on the face on show; none while the layer is hidden or locked."""
    reference, layer = workbench.face_ref, workbench.pnm_layer
    if reference is None or not layer.within_reach:
        return ()
    return pieces_on_face(workbench.project, reference.gondola, reference.side, layer.day)


def area_of(box: PnmBox) -> Box:
    """What is outlined when a piece is selected."""
    rect = shown_area(box)
    return Box(rect.x, rect.y, rect.width, rect.height)


def piece_at(workbench: Workbench, pointer: Pointer) -> PnmBox | None:
    """The piece in front under the pointer; strips and back panels, which cover what one works on, only while Alt is held."""
    if not workbench.project.pnm.placements:
        return None
    slack = pointer.tolerance / 2
    hits = [box for box in boxes_on_face(workbench) if (pointer.alt or not covers(box)) and _holds(area_of(box), pointer, slack)]
    return max(hits, key=lambda box: (box.front, -box.width * box.height), default=None)


def covers(box: PnmBox) -> bool:
    """Whether a piece lies over edges or behind products, where the hand mostly means those."""
    return (box.piece.fills and box.placement.host in ("SHELF_EDGE", "BACK", "PLINTH")) or is_behind(box)


def _holds(area: Box, pointer: Pointer, slack: float) -> bool:
    return area.x - slack <= pointer.x <= area.right + slack and area.y - slack <= pointer.y <= area.top + slack


def selected_pieces(workbench: Workbench) -> tuple[Box, ...]:
    """Outlines of the selected pieces on the face on show."""
    wanted = set(workbench.selection.pieces)
    return tuple(area_of(box) for box in boxes_on_face(workbench) if box.placement.id in wanted) if wanted else ()


def landing(project: Project, gondola: str, side: str, article: PnmArticle, x: float, y: float, like: PnmPlacement) -> Landing | None:
    """The host nearest to the middle (x, y) of a piece and its place there; None when none is near. `like` gives the size."""
    width, height, _ = piece_size(like, article)
    near = [(_distance(anchor, x, y, height), n, anchor) for n, anchor in enumerate(anchors(project, gondola, side, article))]
    best = min(near, key=lambda one: one[:2], default=None)
    if best is None or best[0] > FARTHEST:
        return None
    return _landed(best[2], article, x, y, 0.0 if piece_of(article).stance == "blade" else width, height)


def _distance(anchor: Anchor, x: float, y: float, height: float) -> float:
    beside = max(0.0, anchor.x - x, x - anchor.x - anchor.width)
    if anchor.host == "FLOOR":
        return _ROOM_PENALTY["FLOOR"] + max(0.0, y - height) + beside * 0.3
    if anchor.host == "CEILING":
        return _ROOM_PENALTY["CEILING"] + max(0.0, anchor.bay.height * 0.6 - y) + beside
    if anchor.host in _FREE_HEIGHT:
        edge = min(abs(x - anchor.x), abs(x - anchor.x - anchor.width)) if anchor.host in ("POST", "SIDE") else 0.0
        return _ROOM_PENALTY.get(anchor.host, 0.0) + edge + beside + max(0.0, y - anchor.height)
    return _ROOM_PENALTY.get(anchor.host, 0.0) + abs(y - anchor.y) + beside


def _landed(anchor: Anchor, article: PnmArticle, x: float, y: float, width: float, height: float) -> Landing:
    piece = piece_of(article)
    u = x - anchor.x - width / 2
    if anchor.host == "POST":
        u = 0.0 if x < anchor.x + anchor.width / 2 else anchor.width
    elif anchor.host != "FLOOR":
        u = max(0.0, min(u, anchor.width - width)) if width <= anchor.width else 0.0
    v = usual_height(article, anchor.host, piece.rise if anchor.host == "SHELF_EDGE" else 0.0)
    if anchor.host in _FREE_HEIGHT:
        v = max(0.0, y - height / 2)
    elif anchor.host == "CEILING":
        v = max(0.0, anchor.y - y - height / 2)
    return Landing(anchor, round(u), round(v))


def refusal(article: PnmArticle, near: bool) -> Message:
    """Why a piece cannot be put where the hand is."""
    hosts = hosts_of(article)
    code = "no_host" if not hosts else "ended" if article.status == "ended" else "wrong_host" if near else "no_such_part"
    return Message(f"pnm.refusal.{code}", (("piece", article.label), ("hosts", ",".join(hosts))), warning=True)
