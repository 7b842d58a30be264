"""What a figure is about: the whole project, a place, a group of products, a selection. Words on a screen are not here."""

import msgspec

from planogram.model.find import find_face
from planogram.model.fixture import SIDES, Gondola
from planogram.model.project import Project
from planogram.model.settings import BANDS

PLACES = ("gondola", "face", "bay", "level", "band", "selection")
GROUPS = ("family", "subfamily", "brand", "role")
KINDS = ("project", *PLACES, *GROUPS)


class BadScope(ValueError):
    """A scope text that follows no rule of the grammar; `args[0]` is the text."""


class Scope(msgspec.Struct, frozen=True):
    """`kind` of KINDS and its values: gondola name, side, bay number, level number; names of a group; position ids of a selection."""

    kind: str = "project"
    values: tuple[str, ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether sales are shared between placements (a place) or taken whole (project, group of products)."""
        return self.kind in PLACES

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS

    def text(self) -> str:
        """The scope as the command line writes it; `parse_scope` reads it back."""
        if self.kind == "project":
            return "project"
        return f"{self.kind}:{('/' if self.kind in ('face', 'bay', 'level') else ',').join(self.values)}"


PROJECT = Scope("project")


def face_scope(gondola_name: str, side: str) -> Scope:
    """The scope of one face, as the window opens with."""
    return Scope("face", (gondola_name, side))


def parse_scope(text: str) -> Scope:
    """The scope of a text such as `face:Épicerie/A`; BadScope when it follows no rule. Whether it exists: `scope_exists`.

    >>> parse_scope("level:G1/A/1/2")
    Scope(kind='level', values=('G1', 'A', '1', '2'))
    """
    kind, _, rest = text.strip().partition(":")
    if kind == "project" and not rest:
        return PROJECT
    if kind not in KINDS or kind == "project" or not rest:
        raise BadScope(text)
    if kind == "selection":
        return Scope(kind, tuple(part.strip() for part in rest.split(",") if part.strip()))
    values = tuple(rest.rsplit("/", _PARTS[kind] - 1)) if kind in _PARTS else (rest,)
    if not _well_formed(kind, values):
        raise BadScope(text)
    return Scope(kind, values)


_PARTS = {"face": 2, "bay": 3, "level": 4}


def _well_formed(kind: str, values: tuple[str, ...]) -> bool:
    if kind == "band":
        return values[0] in BANDS
    if kind not in _PARTS:
        return True
    numbers = values[2:]
    return len(values) == _PARTS[kind] and values[1] in SIDES and all(part.isdecimal() and int(part) > 0 for part in numbers)


def scope_exists(project: Project, scope: Scope) -> bool:
    """Whether the project holds what the scope names: the gondola, the bay, a product of that family…"""
    if scope.kind in ("project", "band", "selection"):
        return True
    if scope.is_group:
        return any(in_group(scope, product.family, product.subfamily, product.brand, product.roles) for product in project.products)
    gondola = named_gondola(project, scope.values[0])
    if gondola is None or scope.kind == "gondola":
        return gondola is not None
    face = find_face(gondola, scope.values[1])
    if face is None or scope.kind == "face":
        return face is not None
    bay = int(scope.values[2])
    return bay <= len(face.bays) and (scope.kind == "bay" or int(scope.values[3]) <= len(face.bays[bay - 1].levels))


def places_beside(project: Project, scope: Scope) -> tuple[Scope, ...]:
    """What a place that does not exist could have been: levels of its bay, else bays of its face, faces of its gondola, gondolas."""
    gondola = named_gondola(project, scope.values[0])
    if gondola is None:
        return tuple(Scope("gondola", (each.name,)) for each in project.gondolas)
    face = find_face(gondola, scope.values[1])
    if face is None:
        return tuple(face_scope(gondola.name, each.side) for each in gondola.faces)
    bays = tuple(Scope("bay", (gondola.name, face.side, str(n))) for n in range(1, len(face.bays) + 1))
    if scope.kind == "bay" or int(scope.values[2]) > len(bays):
        return bays
    bay = bays[int(scope.values[2]) - 1]
    levels = len(face.bays[int(scope.values[2]) - 1].levels)
    return tuple(Scope("level", (*bay.values, str(n))) for n in range(1, levels + 1)) or bays


def named_gondola(project: Project, name: str) -> Gondola | None:
    """The gondola of that name, or None."""
    return next((gondola for gondola in project.gondolas if gondola.name == name), None)


def in_group(scope: Scope, family: str, subfamily: str, brand: str, roles: tuple[str, ...]) -> bool:
    """Whether a product with these fields belongs to a scope of products; a sub-family may be written `family/subfamily`."""
    if scope.kind == "role":
        return any(role in scope.values for role in roles)
    if scope.kind == "subfamily":
        return bool(subfamily) and (subfamily in scope.values or f"{family}/{subfamily}" in scope.values)
    return {"family": family, "brand": brand}[scope.kind] in scope.values


def group_names(project: Project, kind: str) -> tuple[str, ...]:
    """The families, sub-families, brands or roles (`kind` of GROUPS) that products have, in alphabetical order."""
    if kind == "role":
        return tuple(sorted({role for product in project.products for role in product.roles}))
    return tuple(sorted({name for product in project.products if (name := str(getattr(product, kind)))}))
