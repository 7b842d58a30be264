"""Whether an edit puts an error on a shelf or makes one worse: what is done about a warning or an advice must not."""

from collections.abc import Mapping

from planogram.metrics.checks.finding import amount
from planogram.metrics.checks.physical import face_findings
from planogram.model.fixture import Face
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import Settings
from planogram.model.units import SLACK


def makes_errors(before: Project, after: Project) -> bool:
    """Whether a face of `after`, the same furniture with other products on it, has an error that it has not in `before`, or more of one."""
    products, settings = products_by_id(after.products), after.settings
    for old_gondola, gondola in zip(before.gondolas, after.gondolas, strict=True):
        for old, face in zip(old_gondola.faces, gondola.faces, strict=True):
            if face is not old:
                known = _errors(old, gondola.name, products, settings)
                if any(found > known.get(key, 0.0) + SLACK for key, found in _errors(face, gondola.name, products, settings).items()):
                    return True
    return False


def _errors(face: Face, gondola: str, products: Mapping[str, Product], settings: Settings) -> dict[tuple[str, str], float]:
    return {finding.key: amount(finding) for finding in face_findings(face, gondola, products, settings) if finding.severity == "error"}
