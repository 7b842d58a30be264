"""DXF of an elevation, opened again by ezdxf."""

import io
import warnings

from planogram.exchange.dxf import LAYERS, dxf_text
from planogram.i18n import translator
from planogram.model.project import Project
from tests.builders import two_bays


def _read(text: str):  # type: ignore[no-untyped-def]
    with warnings.catch_warnings():
        # ezdxf's own use of a parser function its dependency has renamed
        warnings.simplefilter("ignore", DeprecationWarning)
        import ezdxf

        document = ezdxf.read(io.StringIO(text))
        return document, document.audit()


def test_a_face_has_its_layers_and_its_blocks() -> None:
    document, audit = _read(dxf_text(two_bays(), translator("fr")))
    assert not audit.errors
    assert set(LAYERS) <= {layer.dxf.name for layer in document.layers}
    space = document.modelspace()
    boxes = [list(outline.get_points("xy")) for outline in space.query('LWPOLYLINE[layer=="PRODUCTS"]')]
    assert [(0.0, 150.0), (200.0, 150.0), (200.0, 350.0), (0.0, 350.0)] in [[(round(x, 3), round(y, 3)) for x, y in box] for box in boxes]
    assert any("Product a" in text.dxf.text for text in space.query('TEXT[layer=="TEXT"]'))


def test_what_backs_a_name_is_no_outline() -> None:
    space = _read(dxf_text(two_bays(), translator("fr")))[0].modelspace()
    boxes = [list(outline.get_points("xy")) for outline in space.query('LWPOLYLINE[layer=="PRODUCTS"]')]
    (low,) = [box for box in boxes if [(round(x), round(y)) for x, y in box] == [(0, 150), (200, 150), (200, 350), (0, 350)]]
    inside = [box for box in boxes if box != low and all(0.0 <= x <= 200.0 and 150.0 <= y <= 350.0 for x, y in box)]
    assert inside == [], "two facings and a name, no plate under it"


def test_an_empty_project_is_an_empty_sheet() -> None:
    document, audit = _read(dxf_text(Project(), translator("en")))
    assert not audit.errors
    assert len(document.modelspace()) == 0
