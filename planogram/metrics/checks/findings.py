"""One call for every finding. After an edit only the bays it touched, and what depends on totals, are looked at again."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planogram.metrics.checks import exposure, merchandising, physical
from planogram.metrics.checks.catalogue import catalogue_findings
from planogram.metrics.checks.finding import Finding, with_waivers
from planogram.metrics.checks.merchandising import BayContents, face_contents, is_end
from planogram.metrics.checks.pnm import pnm_findings
from planogram.metrics.checks.pnm_fire import fire_findings
from planogram.metrics.floor import findings as floor
from planogram.metrics.floor.walks import Walks
from planogram.metrics.measure import measure
from planogram.metrics.space import ProductIndex, product_index
from planogram.model.fixture import Face
from planogram.model.memo import memo, one_object
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import Settings


def check(project: Project, today: date | None = None) -> tuple[Finding, ...]:
    """Every finding, place by place, then product by product. `today` dates promotions; the day of the call when not given."""
    return _with_own_walks(project, one_object(today or date.today()))


@memo(8)
def _with_own_walks(project: Project, today: date) -> tuple[Finding, ...]:
    return _checked(project, today, floor.walks_for(project))


def check_with(project: Project, walks: Walks | None, today: date | None = None) -> tuple[Finding, ...]:
    """As `check`, with walks that are there already, may be of an earlier moment, or none (then nothing is said of passages)."""
    return _checked(project, one_object(today or date.today()), walks)


@memo(8)
def _checked(project: Project, today: date, walks: Walks | None) -> tuple[Finding, ...]:
    index, products, settings = product_index(project.products), products_by_id(project.products), project.settings
    found: list[Finding] = []
    contents: list[BayContents] = []
    ends: list[BayContents] = []
    for gondola in project.gondolas:
        for face in gondola.faces:
            here, end = face_contents(face, index, settings), is_end(gondola, face)
            contents += here
            ends += here if end else here[:1] + here[-1:]
            found += _face(face, gondola.name, end, index, products, settings)
            if end:
                found += merchandising.stale(gondola, face, settings, today)
    found += exposure.product_findings(measure(project), contents, ends)
    found += catalogue_findings(project.products)
    found += floor.findings_with(project, walks)
    found += pnm_findings(project, today)
    found += fire_findings(project)
    return with_waivers(tuple(found), project.waivers)


def on_faces(findings: Iterable[Finding], project: Project, faces: Collection[tuple[str, str]]) -> list[Finding]:
    """Of some faces (by gondola id and side): what is found there, and what is found of the products that stand there."""
    wanted = [(gondola, face) for gondola in project.gondolas for face in gondola.faces if (gondola.id, face.side) in faces]
    places: set[tuple[str | None, str | None]] = {(gondola.name, face.side) for gondola, face in wanted}
    products = {position.product for _, face in wanted for bay in face.bays for level in bay.levels for position in level.positions}
    found = ((one, one.where) for one in findings)
    return [one for one, where in found if (where.gondola, where.face) in places or (where.gondola is None and where.product in products)]


@memo(4096)
def _face(face: Face, gondola: str, end: bool, index: ProductIndex, products: Mapping[str, Product], settings: Settings) -> tuple[Finding, ...]:
    """What is wrong on one face, whatever the rest of the project."""
    found = physical.face_findings(face, gondola, products, settings)
    for number, bay in enumerate(face.bays, 1):
        found += merchandising.bay_findings(bay, gondola, face.side, number, index, settings)
    if not end:
        found += merchandising.scattered(gondola, face, index, settings)
    return tuple(found)
