"""Projects that use every sheet of the layout, made from a number, and what of a project the layout says."""

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import msgspec

from planogram.model.fixture import FLOWS, LEVEL_KINDS, SIDES, Back, Bay, Face, Gondola, GondolaKind, Level
from planogram.model.orientation import ORIENTATIONS
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.position import Position
from planogram.model.product import MARKS, ROLES, STYLES, NetUnit, Product, Sales
from planogram.model.project import Project, Status
from planogram.model.settings import Settings
from planogram.model.store import (
    SHAPE_ROLES,
    SWINGS,
    Affinity,
    Counts,
    FloorPlacement,
    ShapeKind,
    Store,
    StoreProfile,
    StoreShape,
    TradeZone,
    Zone,
)
from planogram.model.values import new_id

AWKWARD = (
    "=1+1",
    '=HYPERLINK("x")',
    "+33",
    "-5",
    "@a",
    "_x0041_",
    "007",
    "1e5",
    "'=x",
    "yes",
    "a\nb",
    "<&>",
    "Thé « vert »",
    "½ 茶",
    "nan",
    "1,5",
    "#N/A",
    "😀",
)


class _Maker:
    """Random parts of a project."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, *values: Any) -> Any:
        return self.random.choice(values)

    def word(self) -> str:
        signs = "".join(chr(self.random.randrange(0x21, 0x2FF)) for _ in range(self.random.randrange(8)))
        return self.one("", signs.replace("\x7f", "").strip("\x85\xa0"), *AWKWARD)

    def name(self) -> str:
        return self.word() or f"N{self.random.randrange(10**6)}"

    def names(self, most: int) -> list[str]:
        return list(dict.fromkeys(self.name() for _ in range(self.random.randrange(most + 1))))

    def size(self) -> float:
        return self.random.randrange(100, 100_000) / 100

    def maybe(self, value: Any) -> Any:
        return self.one(None, value)

    def amount(self) -> float | None:
        return self.maybe(self.random.random() * 10 ** self.random.randrange(-3, 6))

    def day(self) -> date | None:
        return self.maybe(date(1990, 1, 1) + timedelta(days=self.random.randrange(40_000)))

    def count(self) -> int | None:
        return self.maybe(self.random.randrange(1, 9999))

    def several(self, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.random.sample(values, self.random.randrange(3)))

    def points(self) -> tuple[tuple[float, float], ...]:
        return tuple((self.size(), -self.size()) for _ in range(self.random.randrange(1, 4)))

    def attributes(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, self.name()) for name in self.several(("Nutri-Score", "Note é", "X9")))

    def product(self, product_id: str) -> Product:
        return Product(
            product_id,
            self.name(),
            brand=self.word(),
            family=self.word(),
            subfamily=self.word(),
            width=self.size(),
            height=self.size(),
            depth=self.size(),
            weight_g=self.amount(),
            purchase_price=self.amount(),
            sale_price=self.amount(),
            vat_pct=self.one(20.0, 5.5),
            units_per_case=self.count(),
            case_width=self.maybe(self.size()),
            units_per_display=self.count(),
            net_content=self.amount(),
            net_unit=self.one(*get_args(NetUnit)),
            marks=self.several(MARKS),
            roles=self.several(ROLES),
            colour=self.one("", "#00ff7f"),
            image=self.one("", "a" * 64 + ".png"),
            max_stack=self.count(),
            orientations=self.several(ORIENTATIONS),
            nest_height=self.one(0.0, self.size()),
            min_units=self.count(),
            placeholder=self.one(True, False),
            attributes=self.attributes(),
        )

    def sales(self, product: str) -> Sales:
        amounts = {name: self.amount() for name in ("quantity", "revenue", "margin", "closing_stock", "shelf_stock", "cost_shrink")}
        return Sales(product, self.day(), self.random.randrange(1, 366), **amounts, attributes=self.attributes())

    def position(self, product: str) -> Position:
        return Position(
            new_id("pos"),
            product,
            self.random.randrange(1, 9999),
            self.random.randrange(1, 9),
            self.random.randrange(1, 9),
            self.one(*ORIENTATIONS),
            self.one(*STYLES),
            self.one(0.0, self.size()),
            self.maybe(-self.size()),
            self.one(0, 2),
            self.one(*ORIENTATIONS),
            self.random.random() * 99,
            self.one(True, False),
            self.day(),
            self.word(),
            self.attributes(),
        )

    def level(self, elevation: float, products: list[str]) -> Level:
        standing = tuple(self.position(self.one(*products)) for _ in range(self.random.randrange(3))) if products else ()
        return Level(
            new_id("lvl"),
            self.one(*LEVEL_KINDS),
            elevation,
            self.size(),
            self.size(),
            self.random.random() * 89,
            self.maybe(self.size()),
            self.amount(),
            self.maybe(self.size()),
            self.maybe(self.size()),
            self.one(*FLOWS),
            self.one(True, False),
            self.one((), (100.0, 250.5)),
            standing,
            self.attributes(),
        )

    def bay(self, products: list[str]) -> Bay:
        levels = tuple(self.level(elevation, products) for elevation in sorted(self.size() for _ in range(self.random.randrange(3))))
        back = self.one(*get_args(Back))
        return Bay(new_id("bay"), self.size(), self.size(), self.size(), self.one(0.0, 5.5), self.size(), self.size(), back, levels)

    def gondola(self, name: str, products: list[str]) -> Gondola:
        sides = self.random.sample(SIDES, self.random.randrange(1, 3))
        faces = tuple(Face(side, tuple(self.bay(products) for _ in range(self.random.randrange(1, 3))), self.one(0.0, 45.5)) for side in sides)
        return Gondola(new_id("gon"), name, self.one(*get_args(GondolaKind)), faces)

    def pnm(self, gondolas: tuple[Gondola, ...]) -> Pnm:
        articles = tuple(PnmArticle(code, self.name(), width=self.size(), hosts=("EQ-1", "EQ-2"), moq=self.count()) for code in self.names(2))
        hosts = ["", *(level.id for gondola in gondolas for face in gondola.faces for bay in face.bays for level in bay.levels)]
        hosts += [host for gondola in gondolas for host in (gondola.id, f"{gondola.id}/{gondola.faces[0].side}", gondola.faces[0].bays[0].id)]
        placements = (
            PnmPlacement(f"pnm-{number}", article.code, "EQ-1", self.one(*hosts), float(number), x=self.maybe(self.size()), valid_to=self.day())
            for number, article in enumerate(articles)
        )
        return Pnm(articles, tuple(placements))

    def store(self, gondolas: tuple[Gondola, ...]) -> Store:
        kinds, roles, swings = get_args(ShapeKind), SHAPE_ROLES, SWINGS
        shapes = tuple(
            StoreShape(self.one(*kinds), self.points(), self.word(), self.maybe(self.size()), self.one(*roles), self.one(*swings), self.count())
            for _ in range(2)
        )
        zones = tuple(Zone(name, self.points(), self.word(), self.one("", "impulse"), self.maybe(12.5), self.maybe(40.0)) for name in self.names(2))
        placements = tuple(FloorPlacement(gondola.id, self.size(), self.size(), self.one(0.0, -90.0)) for gondola in gondolas)
        profile = StoreProfile(self.one(True, False), self.one(0, 350), thresholds=self.one((), (("island", 950.0), ("plain_main", 1500.0))))
        affinities = tuple(Affinity(name, self.name(), self.one(-2.0, 0.5), self.word()) for name in self.names(2))
        return Store(shapes, zones, placements, profile, affinities=affinities)


def random_project(seed: int) -> Project:
    """A small project from a number: awkward texts, absent values, every kind of thing."""
    make = _Maker(seed)
    ids = make.names(3)
    gondolas = tuple(make.gondola(name, ids) for name in make.names(2))
    return Project(
        name=make.word(),
        currency="MAD",
        version=make.word(),
        status=make.one(*get_args(Status)),
        author=make.word(),
        valid_from=make.day(),
        products=tuple(map(make.product, ids)),
        sales=tuple(map(make.sales, ids)),
        gondolas=gondolas,
        pnm=make.pnm(gondolas),
        store=make.store(gondolas),
        counts=tuple(Counts(series, 100, 50, 20, make.random.randrange(21), make.day()) for series in ("before", "after")),
        trade_area=tuple(TradeZone(name, make.word(), make.amount(), make.amount(), attributes=make.attributes()) for name in make.names(2)),
        store_sheet=(("customers", "1200"), ("remark", make.name())),
        settings=Settings(
            hand_gap=make.size(), visible_facings=4, wide_families=5, deep_references=7, end_cap_days=20, numbering_top_down=make.one(True, False)
        ),
        attributes=(("buyer", make.name()),),
    )


def contents(project: Project) -> dict[str, Any]:
    """All that the layout says of a project: ids by order of appearance, attributes in any order."""
    ids: dict[str, str] = {}
    for gondola in project.gondolas:
        ids[gondola.id] = f"gondola {len(ids)}"
        for face in gondola.faces:
            ids[f"{gondola.id}/{face.side}"] = f"face {len(ids)}"
            for bay in face.bays:
                ids[bay.id] = f"bay {len(ids)}"
                ids |= {level.id: f"level {len(ids)} {number}" for number, level in enumerate(bay.levels)}
    plain: dict[str, Any] = _plain(project, ids)
    return plain


def _plain(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict):
        return {
            key: sorted(map(tuple, inner)) if key == "attributes" else _plain(inner, ids)
            for key, inner in value.items()
            if not (key == "id" and str(inner).startswith(("pos-", "pnm-")))
        }
    if isinstance(value, list | tuple):
        return [_plain(inner, ids) for inner in value]
    return ids.get(value, value) if isinstance(value, str) else value
