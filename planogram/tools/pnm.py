"""Working on PNM pieces with the hand: dragging new ones from the palette, moving those that are there, and the verbs of the keyboard."""

from collections.abc import Sequence

from planogram.model.edits import pnm as edits
from planogram.model.edits.pnm_articles import put_articles
from planogram.model.find import UnknownId
from planogram.model.pnm import PnmArticle, PnmPlacement
from planogram.model.pnm_catalogue import PIECES, article_of, free_code, hosts_of
from planogram.model.pnm_hosts import anchors
from planogram.model.pnm_layout import UNKNOWN, PnmBox, articles_by_code, pieces_on_face
from planogram.model.project import Project
from planogram.model.values import new_id
from planogram.session.history import Label
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.overlay import NOTHING, Box, Message, Overlay
from planogram.tools.pnm_sight import Landing, area_of, boxes_on_face, landing, refusal
from planogram.tools.pointer import Pointer


class _Carried:
    """A piece over the face: shows where it would be, or says why it cannot."""

    def __init__(self, workbench: Workbench, article: PnmArticle, label: str, base: Project | None = None) -> None:
        self._workbench, self._article = workbench, article
        self._gesture = workbench.document.start_gesture(Label(f"edit.{label}", (("name", article.label),)))
        self._base = self._gesture.base if base is None else base
        self._overlay = NOTHING
        self._shown: tuple[str, str, float, float] | None = None

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    @property
    def _face(self) -> FaceRef | None:
        """The one on show now: a key may show another while the hand carries."""
        return self._workbench.face_ref

    def _aim(self, x: float, y: float, like: PnmPlacement) -> Landing | None:
        if not self._gesture.alive:
            return None
        if self._face is None or not self._workbench.pnm_layer.within_reach:
            self._refuse(Message("pnm.refusal.layer", warning=True))
            return None
        found = landing(self._base, self._face.gondola, self._face.side, self._article, x, y, like)
        if found is None:
            self._refuse(refusal(self._article, bool(anchors(self._base, self._face.gondola, self._face.side, self._article))))
        return found

    def _refuse(self, message: Message) -> None:
        self._gesture.show(self._gesture.base)
        self._shown, self._overlay = None, Overlay(message=message, cursor="forbidden")

    def _show(self, at: Landing, project: Project, *piece_ids: str) -> None:
        self._gesture.show(project)
        self._shown = (at.anchor.host, at.anchor.host_id, at.u, at.v)
        face = self._face
        boxes = () if face is None else pieces_on_face(project, face.gondola, face.side)
        areas = tuple(area_of(box) for box in boxes if box.placement.id in piece_ids)
        target = Box(at.anchor.x, at.anchor.y, at.anchor.width, max(4.0, at.anchor.height))
        values = (("piece", self._article.label), ("u_mm", at.u), ("v_mm", at.v))
        self._overlay = Overlay(areas, target=target, message=Message("gesture.pnm_place", values), cursor="copy")


class PnmPlaceTool(_Carried):
    """One drag of one piece from the palette: `article:CODE`, `kind:KEY:LABEL` (a new article of that kind) or `detached:ID`."""

    def __init__(self, workbench: Workbench, reference: str) -> None:
        self._what, _, name = reference.partition(":")
        article, base = dragged(workbench.project, self._what, name)
        super().__init__(workbench, article, "attach_pnm" if self._what == "detached" else "place_pnm", base)
        self._id = name if self._what == "detached" else new_id("pnm")

    @property
    def busy(self) -> bool:
        return self._gesture.alive

    def press(self, pointer: Pointer) -> None:
        self.move(pointer)

    def hover(self, pointer: Pointer) -> None:
        self.move(pointer)

    def move(self, pointer: Pointer) -> None:
        at = self._aim(pointer.x, pointer.y, PnmPlacement(self._id, self._article.code, ""))
        if at is None or (at.anchor.host, at.anchor.host_id, at.u, at.v) == self._shown:
            return
        if self._what == "detached":
            self._show(at, edits.attach(self._base, self._id, at.anchor.host, at.anchor.host_id, at.u, at.v), self._id)
            return
        piece = edits.new_placement(self._base, self._article.code, at.anchor.host, at.anchor.host_id, at.u, at.v, id=self._id)
        self._show(at, edits.place(self._base, (piece,)), self._id)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        landed = self._shown is not None
        if self._gesture.alive and self._gesture.commit() and landed:
            self._workbench.selection.set((), pieces=(self._id,))
        self._overlay = NOTHING

    def cancel(self) -> bool:
        alive = self._gesture.alive
        self._gesture.cancel()
        self._overlay = NOTHING
        return alive


def dragged(project: Project, what: str, name: str) -> tuple[PnmArticle, Project]:
    """The article that is carried and the project that knows it."""
    articles = articles_by_code(project.pnm.articles)
    if what == "detached":
        code = next((one.placement.code for one in project.pnm.detached if one.placement.id == name), "")
        return articles.get(code, UNKNOWN), project
    if what == "article":
        return articles.get(name, UNKNOWN), project
    key, _, label = name.partition(":")
    if key not in PIECES:
        return UNKNOWN, project
    same = next((one for one in project.pnm.articles if one.kind == key and one.label == label and one.status == "provisional"), None)
    article = same or article_of(key, free_code(articles, PIECES[key].family), label)
    return article, project if same else put_articles(project, [article])


class PnmDrag(_Carried):
    """A piece that is there, taken along its host or to another one; where it was grasped stays under the hand.

    The other selected pieces of the face go as far, each to the host nearest to it there; locked ones and those that find none stay.
    """

    def __init__(self, workbench: Workbench, start: Pointer, box: PnmBox) -> None:
        selection = workbench.selection
        self._before = (selection.ids, selection.part, selection.pieces, selection.notes)
        chosen = selection.pieces
        many = box.placement.id in chosen and len(chosen) > 1
        super().__init__(workbench, box.article, "move_pnm")
        self._box, self._start = box, start
        self._others = [one for one in boxes_on_face(workbench) if many and one.placement.id in chosen and one.placement.id != box.placement.id]
        if self._others:
            self._gesture.label = Label("edit.move_pnm_many", (("count", len(self._others) + 1),))
        elif box.placement.id not in chosen:
            selection.set((), pieces=(box.placement.id,))

    def move(self, pointer: Pointer) -> None:
        piece, dx, dy = self._box.placement, pointer.x - self._start.x, pointer.y - self._start.y
        if piece.locked:
            self._refuse(Message("pnm.refusal.locked", (("piece", self._article.label),), warning=True))
            return
        at = self._aim(*_middle(self._box, dx, dy), piece)
        if at is None:
            return
        project = _carried(self._base, piece, at)
        for other in self._others:
            project = self._follow(project, other, dx, dy)
        self._show(at, project, piece.id, *(other.placement.id for other in self._others))

    def _follow(self, project: Project, box: PnmBox, dx: float, dy: float) -> Project:
        if self._face is None or box.placement.locked:
            return project
        at = landing(self._base, self._face.gondola, self._face.side, box.article, *_middle(box, dx, dy), box.placement)
        return project if at is None else _carried(project, box.placement, at)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._gesture.commit()
        self._overlay = NOTHING

    def cancel(self) -> None:
        self._gesture.cancel()
        self._workbench.selection.set(*self._before)
        self._overlay = NOTHING


def _middle(box: PnmBox, dx: float, dy: float) -> tuple[float, float]:
    return box.x + box.width / 2 + dx, box.y + box.height / 2 + dy


def _carried(project: Project, piece: PnmPlacement, at: Landing) -> Project:
    """The piece where it lands; along the edge it is on it keeps its height."""
    v = piece.v if at.anchor.host_id == piece.host_id and at.anchor.host == piece.host == "SHELF_EDGE" else at.v
    return edits.move(project, piece.id, at.anchor.host, at.anchor.host_id, at.u, v)


def click_piece(workbench: Workbench, box: PnmBox, pointer: Pointer) -> None:
    """Select a piece; with Ctrl or Shift add it, or drop it when it was selected."""
    pieces, picked = workbench.selection.pieces, box.placement.id
    if not (pointer.ctrl or pointer.shift):
        workbench.selection.set((), pieces=(picked,))
    elif picked in pieces:
        workbench.selection.set((), pieces=[one for one in pieces if one != picked])
    else:
        workbench.selection.set((), pieces=(*pieces, picked))


def remove_pieces(workbench: Workbench) -> bool:
    """Take the selected pieces down; locked ones stay."""
    pieces = workbench.selection.pieces
    return bool(pieces) and workbench.document.do(_label("remove_pnm", workbench.project, pieces), edits.remove(workbench.project, pieces))


def _label(verb: str, project: Project, pieces: Sequence[str]) -> Label:
    if len(pieces) > 1:
        return Label(f"edit.{verb}_many", (("count", len(pieces)),))
    try:
        code = edits.find_placement(project, pieces[0]).code
    except UnknownId:
        return Label(f"edit.{verb}", (("name", pieces[0]),))
    article = articles_by_code(project.pnm.articles).get(code)
    return Label(f"edit.{verb}", (("name", article.label if article else code),))


def placeable(article: PnmArticle) -> bool:
    """Whether an article can be put anywhere at all."""
    return bool(hosts_of(article)) and article.status != "ended"
