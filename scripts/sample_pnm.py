"""The non-merchandise layer of the sample store: référentiel, campaigns, rules from scripts/sample, pieces put up by simple rules.

The same ids from build to build. Not a model of a campaign: it only has to look like a dressed shop, faults included.
"""

from collections.abc import Iterator
from datetime import date

from sample_products import Row, split, table

from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.positions import insert
from planogram.model.find import walk_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.placement import free_length, placed, products_by_id
from planogram.model.pnm import Pnm, PnmArticle, PnmCampaign, PnmPlacement, PnmProcess, PnmRule, PnmStock, PnmSupplier, PnmVersion
from planogram.model.pnm_catalogue import PIECES
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed

SHELVES = ("double_gondola", "single_gondola")
ENDS = ("LEFT_END", "RIGHT_END")
STRIPS = {1000.0: "REG-39-100", 1330.0: "REG-39-133"}
BOX_PRODUCT = "Eau minérale plate"


def _number(text: str) -> float | None:
    return float(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _article(row: Row) -> PnmArticle:
    piece = PIECES[row["kind"]]
    return PnmArticle(
        row["code"],
        row["label"],
        row["family"],
        piece.nature,
        _number(row["width"]),
        _number(row["height"]),
        _number(row["depth"]),
        row["dims"],
        piece.hosts,
        piece.consumes_space,
        piece.holds_products,
        row["reusable"] == "yes",
        row["material"],
        _number(row["weight_g"]),
        row["supplier"],
        row["ref"],
        _number(row["cost"]),
        _whole(row["moq"]),
        _whole(row["multiple"]),
        _whole(row["lead"]),
        row["zone"],
        row["owner"],
        _whole(row["life"]),
        status=row["status"],
        kind=row["kind"],
        power="mains" if row["kind"] == "digital_totem" else "",
        yearly_spend=_number(row["spend"]),
        yearly_issues=_number(row["issues"]),
        previous_issues=_number(row["previous"]),
        mean_stock=_number(row["stock"]),
        yearly_waves=_number(row["waves"]),
        introduced=_day(row["introduced"]),
        successor=row["successor"],
        documents=tuple(split(row["documents"])),
    )


def _versions() -> Iterator[PnmVersion]:
    for row in table("pnm_versions"):
        days = _day(row["valid_from"]), _day(row["valid_to"])
        yield PnmVersion(row["article"], row["name"], row["message"], language="fr", campaign=row["campaign"], valid_from=days[0], valid_to=days[1])


def _rules() -> Iterator[PnmRule]:
    for row in table("pnm_rules"):
        terms = tuple(split(row["include"])), tuple(split(row["exclude"]))
        bounds = _whole(row["most"]), _whole(row["least"])
        spare = float(row["spare_pct"]), int(row["spare_least"])
        yield PnmRule(row["id"], row["code"], row["host"], float(row["per_host"]), *terms, *bounds, *spare, row["campaign"])


def _layer() -> Pnm:
    """The référentiel with its campaigns, rules and processes; nothing put up yet."""
    stocks = (PnmStock("REG-39-100", usable=6, central_free=20), PnmStock("WOB-ROND", in_transit=10), PnmStock("STO-PROMO", usable=4))
    suppliers = (PnmSupplier(row["name"], row["zone"], _number(row["minimum"]), _day(row["contract_end"])) for row in table("pnm_suppliers"))
    campaigns = (
        PnmCampaign(row["code"], row["name"], row["owner"], row["theme"], _day(row["valid_from"]), _day(row["valid_to"]), _number(row["budget"]))
        for row in table("pnm_campaigns")
    )
    processes = (PnmProcess(**{**row, "volume_year": _number(row["volume_year"])}) for row in table("pnm_processes"))
    articles = tuple(_article(row) for row in table("pnm_articles"))
    return Pnm(articles, (), (), tuple(_versions()), (), tuple(suppliers), tuple(campaigns), tuple(_rules()), stocks, tuple(processes))


class Dresser:
    """Puts pieces up with ids that stay the same."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.pieces: list[PnmPlacement] = []

    def put(self, code: str, host: str, host_id: str, u: float = 0.0, v: float | None = None, **fields: object) -> None:
        """One piece."""
        piece = new_placement(self.project, code, host, host_id, u, v, **fields)
        self.pieces.append(changed(piece, id=f"pnm-{len(self.pieces) + 1:03d}"))

    def dressed(self) -> Project:
        """The project with all of them; what pieces offer gets ids that stay the same too."""
        project = place(self.project, self.pieces)
        for n, gondola in enumerate(project.gondolas[len(self.project.gondolas) :], 1):
            project = _renamed(project, gondola, f"gon-pnm-{n}")
        return project


def _renamed(project: Project, gondola: Gondola, name: str) -> Project:
    bay = gondola.faces[0].bays[0]
    levels = tuple(changed(level, id=f"lvl-{name}-{n}") for n, level in enumerate(bay.levels, 1))
    same = changed(gondola, id=name, faces=(changed(gondola.faces[0], bays=(changed(bay, id=f"bay-{name}", levels=levels),)),))
    placements = tuple(changed(one, offers=name) if one.offers == gondola.id else one for one in project.pnm.placements)
    gondolas = tuple(same if one is gondola else one for one in project.gondolas)
    return changed(project, gondolas=gondolas, pnm=changed(project.pnm, placements=placements))


def dress(project: Project) -> Project:
    """The sample store with its non-merchandise layer."""
    dresser = Dresser(changed(project, pnm=_layer()))
    bays = [(gondola, face, bay) for gondola in project.gondolas for face in gondola.faces for bay in face.bays]
    for gondola, face, bay in bays:
        if gondola.kind in SHELVES:
            _strips(dresser, bay)
            _signs(dresser, gondola, face, bay)
            _attractions(dresser, project, bay, len(dresser.pieces))
    _glorifiers(dresser, project)
    _others(dresser, project)
    return _filled_box(dresser.dressed())


def _strips(dresser: Dresser, bay: Bay) -> None:
    for level in bay.levels:
        dresser.put(STRIPS[bay.width], "SHELF_EDGE", level.id)


def _signs(dresser: Dresser, gondola: Gondola, face: Face, bay: Bay) -> None:
    """Christmas on the end caps, last season's header forgotten on one of them, departments along the walls."""
    if face.side in ENDS:
        forgotten = gondola.name == "Gondole 3" and face.side == "RIGHT_END"
        dresser.put("FRO-100", "TOP", bay.id, version="Rentrée" if forgotten else "Noël")
    elif gondola.kind == "single_gondola":
        dresser.put("FRO-133" if bay.width > 1000 else "FRO-100", "TOP", bay.id, version="Noël")
    elif bay is face.bays[0]:
        dresser.put("DRA-30", "POST", bay.id, u=bay.width, v=1300.0)


def _gap_between_labels(project: Project, bay: Bay, level: Level, width: float, share: float) -> float:
    """Where on an edge a clip hides no label: at the right end of a block's front, the one nearest to `share` of the bay."""
    blocks = placed(bay, level, products_by_id(project.products))
    ends = [block.right - width - 1.0 for block in blocks if block.width >= 62.0 + width]
    return min(ends, key=lambda end: abs(end - bay.width * share), default=bay.width - width)


def _attractions(dresser: Dresser, project: Project, bay: Bay, turn: int) -> None:
    """A stopper a bay at eye height, wobblers at the hand, information cards: by turns, so that no two bays are alike."""
    eye = next((level for level in bay.levels if level.elevation >= 1100), bay.levels[-1])
    hand = next((level for level in bay.levels if level.elevation >= 600), bay.levels[0])
    code = "STO-PRO-R" if turn % 7 == 0 else "STO-PROMO"
    dresser.put(code, "SHELF_EDGE", eye.id, u=_gap_between_labels(project, bay, eye, 2.0, 0.3), version="Noël" if code == "STO-PROMO" else "")
    if turn % 2:
        dresser.put("WOB-ROND", "SHELF_EDGE", hand.id, u=_gap_between_labels(project, bay, hand, 80.0, 0.6), version="Noël")
    if turn % 3 == 0:
        dresser.put("OBL-A6", "SHELF_EDGE", bay.levels[0].id, u=_gap_between_labels(project, bay, bay.levels[0], 148.0, 0.8))
    if turn % 5 == 0:
        dresser.put("STO-NEW", "SHELF_EDGE", hand.id, u=_gap_between_labels(project, bay, hand, 2.0, 0.1))


def _glorifiers(dresser: Dresser, project: Project) -> None:
    """Where a shelf at eye height has the room, a product is glorified: the first two such places."""
    products = products_by_id(project.products)
    roomy = [place for place in walk_levels(project) if place.gondola.kind in SHELVES and 1000 < place.level.elevation < 1600]
    wide = [place for place in roomy if free_length(place.level, place.bay, products) >= 160]
    for found in wide[:2]:
        blocks = placed(found.bay, found.level, products)
        dresser.put("GLO-15", "SHELF_TOP", found.level.id, u=max(block.right for block in blocks) + 2.0)


def _others(dresser: Dresser, project: Project) -> None:
    """The checkout, the ceiling, the floor, and two faults: a display in another's way, a poster that should be down."""
    bays = {bay.id: bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays}
    dresser.put("CPT-30", "COUNTER", "bay-ca-a1", u=60.0)
    dresser.put("CHE-A5", "COUNTER", "bay-ca-a1", u=420.0)
    dresser.put("KAK-80", "CEILING", "bay-ca-a1", u=50.0, v=150.0, version="Noël", height=900.0)
    dresser.put("KAK-80", "CEILING", "bay-br-a1", u=100.0, v=100.0, version="Noël", height=700.0)
    dresser.put("ENS-RAY", "CEILING", "bay-mb-a2", u=160.0, v=200.0)
    dresser.put("ENS-RAY", "CEILING", "bay-md-a1", u=160.0, v=200.0)
    dresser.put("AFF-A1", "CEILING", "bay-md-a3", u=200.0, version="Rentrée")
    dresser.put("BOX-PAL", "FLOOR", "bay-mb-a3", u=bays["bay-mb-a3"].width + 400.0, n=100.0)
    dresser.put("TOT-50", "FLOOR", "bay-md-a3", u=bays["bay-md-a3"].width + 350.0)
    dresser.put("ROL-85", "FLOOR", "bay-md-a3", u=bays["bay-md-a3"].width + 1000.0)
    dresser.put("CAD-A3", "TOP", "bay-br-a1", u=350.0)
    dresser.put("ECR-DIG", "FLOOR", "", x=10200.0, y=1200.0)
    dresser.put("SOL-60", "FLOOR", "", x=9800.0, y=600.0)
    dresser.put("VIT-STK", "WINDOW", "", x=9000.0, y=0.0)


def _filled_box(project: Project) -> Project:
    """Packs of water on the pallet that the pallet display offers."""
    water = next(product for product in project.products if product.name.startswith(BOX_PRODUCT) and product.width > 200)
    level = project.gondolas[-1].faces[0].bays[0].levels[0]
    return insert(project, level.id, 0, (Position("pos-pnm-box", water.id, wide=4, high=2, deep=3),))
