"""A user who does anything in any order: after each step, history, file and figures are compared with what they must be.

When it fails, hypothesis prints the steps; keep them as a test of their own at the end of this file.
"""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planogram.draw.notes import draw_notes
from planogram.draw.style import DrawStyle
from planogram.exchange.font import measurer
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.model.bay_plan import BayPlan
from planogram.model.edits import bays, furniture, gondolas, mirror, notes, packing, positions, products, recode, replacing
from planogram.model.edits.rearrange import rearrange_bays
from planogram.model.find import find_level, find_position, positions_lost, walk_levels, walk_positions
from planogram.model.fixture import FLOWS, LEVEL_KINDS, SIDES, Side
from planogram.model.furniture import KINDS, PIECES, new_bay, new_level, new_piece
from planogram.model.layout import blocks_in, face_layout
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import place_level, placed, products_by_id
from planogram.model.product import STYLES, Sales, Style
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.selection import Selection
from planogram.storage.codec import decode, encode
from tests.builders import two_bays

STYLE = DrawStyle(measurer())
COUNT = st.integers(-3, 5)
PICK = st.integers(0, 10**6)
SCOPES = (PROJECT, face_scope("g", "A"), Scope("bay", ("g", "A", "1")), Scope("family", ("F2",)), Scope("band", ("hand",)))
LENGTH = st.floats(0, 2000).map(lambda length: round(length, 2))


def label(verb: str) -> Label:
    return Label(f"edit.{verb}")


class RandomUser(RuleBasedStateMachine):
    """Beside the document stands what the user remembers: the projects seen so far, as text, and which is now."""

    @initialize()
    def open(self) -> None:
        first, *others = two_bays().products
        self.adopt(changed(two_bays(), products=(changed(first, family="F1"), *(changed(other, family="F2") for other in others))))

    def adopt(self, project: Project) -> None:
        self.document, self.selection = Document(project), Selection()
        self.heard: list[Project] = []
        self.document.listen(self.heard.append)
        self.remembered, self.now = [encode(project)], 0

    @property
    def project(self) -> Project:
        return self.document.committed

    def level(self, pick: int) -> str:
        ids = [place.level.id for place in walk_levels(self.project)]
        return ids[pick % len(ids)]

    def some(self, picks: list[int]) -> list[str]:
        ids = [position.id for _, position in walk_positions(self.project)]
        return list(dict.fromkeys(ids[pick % len(ids)] for pick in picks)) if ids else []

    def do(self, verb: str, project: Project) -> None:
        different = project != self.project
        assert self.document.do(label(verb), project) == different
        if different:
            del self.remembered[self.now + 1 :]
            self.remembered.append(encode(project))
            self.now += 1

    # -- what a user does

    @rule(product=PICK, level=PICK, index=COUNT, wide=st.integers(1, 4))
    def place(self, product: int, level: int, index: int, wide: int) -> None:
        target = find_level(self.project, self.level(level)).level
        chosen = self.project.products[product % len(self.project.products)]
        self.do("place", positions.insert(self.project, target.id, index, [positions.new_position(chosen, target, wide=wide)]))

    @rule(picks=st.lists(PICK, max_size=3), level=PICK, index=COUNT, x=st.none() | LENGTH)
    def move(self, picks: list[int], level: int, index: int, x: float | None) -> None:
        ids = self.some(picks)
        after = positions.move(self.project, ids, self.level(level), index, x)
        assert sorted(self.ids_of(after)) == sorted(self.ids_of(self.project)), "a move loses and makes nothing"
        self.do("move", after)

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), level=PICK, index=COUNT)
    def copy(self, picks: list[int], level: int, index: int) -> None:
        copies = positions.fresh_copies(positions.in_shelf_order(self.project, self.some(picks)))
        self.do("paste", positions.insert(self.project, self.level(level), index, copies))

    @rule(picks=st.lists(PICK, min_size=1, max_size=2), wide=COUNT, high=COUNT, deep=COUNT)
    def facings(self, picks: list[int], wide: int, high: int, deep: int) -> None:
        self.do("facings", positions.add_facings(self.project, self.some(picks), wide, high, deep))

    @rule(picks=st.lists(PICK, min_size=1, max_size=2))
    def delete(self, picks: list[int]) -> None:
        self.do("delete", positions.remove(self.project, self.some(picks)))

    @rule(pick=PICK, orientation=st.sampled_from(ORIENTATIONS), style=st.sampled_from(STYLES), gap=LENGTH, caps=st.integers(0, 2))
    def change(self, pick: int, **fields: Any) -> None:
        named = {"orientation": fields["orientation"], "style": fields["style"], "gap_before": fields["gap"], "cap_high": fields["caps"]}
        self.do("change", positions.change(self.project, self.some([pick]), **named))

    @rule(old=PICK, new=PICK)
    def replace_product(self, old: int, new: int) -> None:
        ids = [product.id for product in self.project.products]
        self.do("replace", positions.replace_product(self.project, ids[old % len(ids)], ids[new % len(ids)]))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), orientation=st.sampled_from(ORIENTATIONS), style=st.sampled_from(STYLES), layers=COUNT)
    def repack(self, picks: list[int], orientation: str, style: Style, layers: int) -> None:
        ids = self.some(picks)
        self.do("rotate", packing.turn(self.project, ids, orientation))
        self.do("style", packing.pack(self.project, ids, style))
        self.do("cap", packing.cap(packing.fill_caps(self.project, ids), ids, layers))
        self.do("squeeze", packing.squeeze(self.project, ids, layers))

    @rule(old=PICK, new=PICK, picks=st.none() | st.lists(PICK, max_size=3), box=st.booleans())
    def give(self, old: int, new: int, picks: list[int] | None, box: bool) -> None:
        if box:
            self.do("placeholder", replacing.place_for(self.project, replacing.new_placeholder("Later", 70.0, 180.0, 60.0)))
        ids = [product.id for product in self.project.products]
        self.do("replace", replacing.give(self.project, ids[old % len(ids)], ids[new % len(ids)], None if picks is None else self.some(picks)))

    @rule(pick=PICK, code=st.sampled_from(["a", "b", "3017620422003", "é 1"]))
    def recode_product(self, pick: int, code: str) -> None:
        old = self.project.products[pick % len(self.project.products)].id
        if not recode.code_taken(self.project, old, code):
            self.do("property", recode.recode(self.project, {old: code}))

    @rule(pick=PICK, flow=st.sampled_from(FLOWS), elevation=LENGTH)
    def change_level(self, pick: int, flow: str, elevation: float) -> None:
        self.do("level", furniture.change_levels(self.project, [self.level(pick)], flow=flow, elevation=elevation))

    @rule(pick=PICK, elevation=LENGTH)
    def add_level(self, pick: int, elevation: float) -> None:
        bay = find_level(self.project, self.level(pick)).bay
        self.do("level", furniture.add_level(self.project, bay.id, new_level("shelf", elevation, 400)))

    @precondition(lambda self: len(list(walk_levels(self.project))) > 2)
    @rule(pick=PICK)
    def remove_level(self, pick: int) -> None:
        self.do("level", furniture.remove_levels(self.project, [self.level(pick)]))

    @precondition(lambda self: sum(len(face.bays) for gondola in self.project.gondolas for face in gondola.faces) < 12)
    @rule(pick=PICK, index=COUNT)
    def add_bay(self, pick: int, index: int) -> None:
        self.do("bay", furniture.add_bays(self.project, self.gondola(pick), "A", index, (new_bay(KINDS["single_gondola"]),)))

    def bay(self, pick: int) -> str:
        ids = [bay.id for gondola in self.project.gondolas for face in gondola.faces for bay in face.bays]
        return ids[pick % len(ids)]

    def gondola(self, pick: int) -> str:
        return self.project.gondolas[pick % len(self.project.gondolas)].id

    @rule(picks=st.lists(PICK, min_size=1, max_size=2), gondola=PICK, side=st.sampled_from(SIDES), index=COUNT)
    def move_bays(self, picks: list[int], gondola: int, side: str, index: int) -> None:
        after = bays.move_bays(self.project, [self.bay(pick) for pick in picks], self.gondola(gondola), side, index)
        assert sorted(self.ids_of(after)) == sorted(self.ids_of(self.project)), "a move loses and makes nothing"
        self.do("move_bay", after)

    @precondition(lambda self: len(self.ids_of(self.project)) < 40)
    @rule(pick=PICK)
    def duplicate_bay(self, pick: int) -> None:
        self.do("duplicate_bay", bays.duplicate_bays(self.project, [self.bay(pick)])[0])

    @precondition(lambda self: sum(len(face.bays) for gondola in self.project.gondolas for face in gondola.faces) > 2)
    @rule(pick=PICK)
    def remove_bay(self, pick: int) -> None:
        after = bays.remove_bays(self.project, [self.bay(pick)])
        lost = positions_lost(self.project, after)
        assert len(lost) + len(self.ids_of(after)) == len(self.ids_of(self.project)), "what goes is named"
        if any(True for _ in walk_levels(after)):
            self.do("remove_bay", after)

    @rule(pick=PICK, levels=st.integers(1, 4), count=st.integers(1, 3), width=st.sampled_from([400.0, 1000.0]), notched=st.booleans())
    def rearrange(self, pick: int, levels: int, count: int, width: float, notched: bool) -> None:
        plan = BayPlan(count, levels, width, on_notches=notched)
        after, unplaced = rearrange_bays(self.project, [self.bay(pick)], plan)
        assert {one.id for one in unplaced} == {one.id for one in positions_lost(self.project, after)}, "what finds no room is handed back"
        self.do("rearrange", after)

    @rule(pick=PICK, whole=st.booleans())
    def mirror(self, pick: int, whole: bool) -> None:
        after = mirror.mirror_gondola(self.project, self.gondola(pick)) if whole else mirror.mirror_bays(self.project, [self.bay(pick)])
        assert sorted(self.ids_of(after)) == sorted(self.ids_of(self.project))
        self.do("mirror", after)

    @precondition(lambda self: len(self.project.gondolas) < 3 and len(self.ids_of(self.project)) < 40)
    @rule(pick=PICK, piece=st.none() | st.sampled_from(sorted(PIECES)))
    def add_gondola(self, pick: int, piece: str | None) -> None:
        if piece is None:
            self.do("gondola", gondolas.duplicate_gondola(self.project, self.gondola(pick))[0])
        else:
            new = new_piece(PIECES[piece], gondolas.free_name(self.project, piece))
            self.do("gondola", gondolas.insert_gondola(self.project, pick % 3, new))

    @rule(pick=PICK, index=COUNT)
    def move_gondola(self, pick: int, index: int) -> None:
        self.do("move_gondola", gondolas.move_gondola(self.project, self.gondola(pick), index))

    @rule(pick=PICK, side=st.sampled_from(SIDES), degrees=st.sampled_from([0.0, 60.0, -90.0]))
    def face(self, pick: int, side: Side, degrees: float) -> None:
        gondola = self.project.gondolas[pick % len(self.project.gondolas)]
        if side in gondolas.free_sides(gondola):
            self.do("add_face", gondolas.add_face(self.project, gondola.id, gondolas.empty_twin(gondola.faces[0], side)))
        else:
            self.do("bend_face", gondolas.bend_face(self.project, gondola.id, side, degrees))

    @precondition(lambda self: len(self.ids_of(self.project)) < 40)
    @rule(pick=PICK, side=st.sampled_from(SIDES), index=COUNT)
    def copy_face(self, pick: int, side: Side, index: int) -> None:
        gondola = self.project.gondolas[pick % len(self.project.gondolas)]
        if side in gondolas.free_sides(gondola) and gondola.faces:
            self.do("duplicate_face", gondolas.duplicate_face(self.project, gondola.id, gondola.faces[-1].side, side))
        else:
            self.do("move_face", gondolas.move_face(self.project, gondola.id, side, index))

    @rule(pick=PICK, walls=st.lists(LENGTH, max_size=3, unique=True), combined=st.booleans(), kind=st.sampled_from(LEVEL_KINDS))
    def change_fittings(self, pick: int, walls: list[float], combined: bool, kind: str) -> None:
        fields = {"dividers": tuple(sorted(walls)), "combined": combined, "kind": kind, "hook_pitch": 25.0 if kind == "pegs" else None}
        self.do("level", furniture.change_levels(self.project, [self.level(pick)], **fields))

    @rule(pick=PICK, width=st.floats(0, 400).map(round), quantity=st.none() | st.floats(0, 100).map(round), revenue=st.none() | LENGTH)
    def refresh_product(self, pick: int, width: float, quantity: float | None, revenue: float | None) -> None:
        product_id = self.project.products[pick % len(self.project.products)].id
        changed = products.change_product(self.project, product_id, width=float(width))
        self.do("product", products.put_sales(changed, [Sales(product_id, quantity=quantity, revenue=revenue, margin=revenue)]))

    @rule(pick=PICK, side=st.integers(0, 3), x=LENGTH, y=LENGTH, text=st.sampled_from(["Poser ici", "<b>&", "deux\nlignes", "../x"]))
    def write_note(self, pick: int, side: int, x: float, y: float, text: str) -> None:
        gondola = self.project.gondolas[pick % len(self.project.gondolas)]
        if gondola.faces:
            note = notes.new_note(gondola.id, gondola.faces[side % len(gondola.faces)].side, x, y, text)
            self.do("add_note", notes.add_notes(self.project, [note]))

    @precondition(lambda self: self.project.notes)
    @rule(pick=PICK, dx=LENGTH, width=st.sampled_from([80.0, 420.0]), what=st.sampled_from(["move", "change", "copy", "remove"]))
    def handle_note(self, pick: int, dx: float, width: float, what: str) -> None:
        note = self.project.notes[pick % len(self.project.notes)]
        edited = {
            "move": lambda: notes.shift_notes(self.project, [note.id], dx, -dx),
            "change": lambda: notes.change_notes(self.project, [note.id], width=width, text="Autre"),
            "copy": lambda: notes.add_notes(self.project, notes.copies_of([note], dx=10.0)),
            "remove": lambda: notes.remove_notes(self.project, [note.id]),
        }
        self.do(f"{what}_note", edited[what]())

    @precondition(lambda self: len(self.project.gondolas) > 1)
    @rule(pick=PICK)
    def remove_gondola(self, pick: int) -> None:
        after = furniture.remove_gondola(self.project, self.gondola(pick))
        if any(True for _ in walk_levels(after)):
            self.do("remove_gondola", after)

    @rule(picks=st.lists(PICK, max_size=3))
    def select(self, picks: list[int]) -> None:
        self.selection.set(self.some(picks))

    @rule()
    def undo(self) -> None:
        assert self.document.undo() == (self.now > 0)
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        assert self.document.redo() == (self.now < len(self.remembered) - 1)
        self.now = min(len(self.remembered) - 1, self.now + 1)

    @rule(pick=PICK)
    def jump(self, pick: int) -> None:
        target = pick % len(self.remembered)
        assert self.document.jump(target) == (target != self.now)
        self.now = target

    @rule(picks=st.lists(PICK, min_size=1, max_size=2), over=st.lists(st.tuples(PICK, COUNT), min_size=1, max_size=4), keep=st.booleans())
    def drag(self, picks: list[int], over: list[tuple[int, int]], keep: bool) -> None:
        start, ids = self.project, self.some(picks)
        gesture = self.document.start_gesture(label("move"))
        for level, index in over:
            gesture.show(positions.move(gesture.base, ids, self.level(level), index))
            assert self.project is start, "nothing is written while the hand moves"
            self.figures_live_equal_from_scratch()
        shown = self.document.project
        if keep and gesture.commit():
            del self.remembered[self.now + 1 :]
            self.remembered.append(encode(shown))
            self.now += 1
        gesture.cancel()
        assert self.document.project is self.project
        assert keep or self.project is start

    @rule()
    def save_and_reload(self) -> None:
        self.adopt(decode(encode(self.project)))

    # -- what must hold after each step

    @staticmethod
    def ids_of(project: Project) -> list[str]:
        return [position.id for _, position in walk_positions(project)]

    @invariant()
    def history_is_what_the_user_remembers(self) -> None:
        assert not self.document.gesture_running
        assert self.document.history.now == self.now
        assert [encode(step.project) for step in self.document.history.steps] == self.remembered, "no step is ever rewritten"
        assert not self.heard or self.heard[-1] is self.document.project

    @invariant()
    def every_id_is_found_where_it_is(self) -> None:
        ids = self.ids_of(self.project)
        assert len(ids) == len(set(ids))
        for place, position in walk_positions(self.project):
            found, index = find_position(self.project, position.id)
            assert found.level is place.level and found.level.positions[index] is position
        for place in walk_levels(self.project):
            assert [level.elevation for level in place.bay.levels] == sorted(level.elevation for level in place.bay.levels)

    @invariant()
    def selection_holds_only_what_exists(self) -> None:
        self.selection.prune(self.project)
        assert set(self.selection.ids) <= set(self.ids_of(self.project))

    @invariant()
    def the_file_holds_everything(self) -> None:
        text = encode(self.project)
        assert decode(text) == self.project
        assert encode(decode(text)) == text

    @invariant()
    def placement_remembered_equals_from_scratch(self) -> None:
        by_id = products_by_id(self.project.products)
        for place in walk_levels(self.project):
            assert placed(place.bay, place.level, by_id) == place_level.__wrapped__(place.level, place.bay.width, dict(by_id))  # type: ignore[attr-defined]

    @invariant()
    def faces_laid_out_hold_every_block(self) -> None:
        by_id = products_by_id(self.project.products)
        for gondola in self.project.gondolas:
            for face in gondola.faces:
                layout = face_layout(self.project, gondola.id, face.side)
                shown = [block.position.id for box in layout.levels for block in blocks_in(box, by_id)]
                assert shown == [position.id for bay in face.bays for level in bay.levels for position in level.positions]

    @invariant()
    def every_note_is_on_a_face_and_drawn_there(self) -> None:
        drawn = [
            group.ref
            for gondola in self.project.gondolas
            for face in gondola.faces
            for group in draw_notes(self.project, face_layout(self.project, gondola.id, face.side), STYLE)
        ]
        faces = {(gondola.id, face.side): face for gondola in self.project.gondolas for face in gondola.faces}
        shown = [note.id for note in self.project.notes if faces[note.gondola, note.side].bays]
        assert sorted(drawn) == sorted(shown) and len(set(drawn)) == len(drawn)

    @invariant()
    def names_are_told_apart(self) -> None:
        names = [gondola.name for gondola in self.project.gondolas]
        assert len(names) == len(set(names))

    @invariant()
    def figures_live_equal_from_scratch(self) -> None:
        live = self.document.project
        fresh = decode(encode(live))
        for scope in SCOPES:
            assert as_json(live, measure(live, scope)) == as_json(fresh, measure(fresh, scope))


TestRandomUser = RandomUser.TestCase
TestRandomUser.settings = settings(stateful_step_count=20)
