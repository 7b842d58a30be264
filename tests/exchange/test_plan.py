"""The plan on paper and as files: a stated scale that holds, lists, DXF layers, pictures, a plan laid underneath."""

import io
import re
from pathlib import Path

import ezdxf
import pytest
from PIL import Image
from pypdf import PdfReader

from planogram.exchange.pdf.plan import write_plan_pdf
from planogram.exchange.pdf.setup import PrintSetup
from planogram.exchange.plan_picture import plan_dxf, plan_svg, write_plan, write_plan_png
from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.project_file import read_project_file
from planogram.exchange.underlay import read_underlay
from planogram.i18n import translator
from planogram.model.project import Project
from planogram.resources import resource
from tests.exchange.paper import outside, pages_text, text_sizes
from tests.metrics.floor.shops import box, hall, with_boxes

FR = translator("fr")


def shop() -> Project:
    return with_boxes(hall(), (box("Gondole 1"), 5000, 5000, 0), (box("Biais"), 12_000, 8000, 30))


def pdf_of(project: Project, **fields: object) -> PdfReader:
    buffer = io.BytesIO()
    write_plan_pdf(buffer, project, FR, **fields)  # type: ignore[arg-type]
    return PdfReader(buffer)


def test_the_sample_fits_a_sheet_and_lists_its_furniture() -> None:
    reader = pdf_of(read_project_file(Path(resource("samples", "superette.planogram")))[0])
    first = reader.pages[0].extract_text()
    whole = "".join(page.extract_text() for page in reader.pages)
    assert "1:100" in first and "pas un avis juridique" in first
    assert "Gondole 1" in whole and "Boulangerie" in whole and "Épicerie sucrée" in whole


def test_on_a4_the_sample_takes_two_pages_whose_words_can_all_be_read() -> None:
    project = read_project_file(Path(resource("samples", "superette.planogram")))[0]
    buffer = io.BytesIO()
    write_plan_pdf(buffer, project, FR, setup=PrintSetup(paper="A4"))
    plan, lists = pages_text(buffer.getvalue())
    assert "1:150" in plan
    assert "Boulangerie" in lists and "Gondole 1" in lists
    assert min(text_sizes(buffer.getvalue())) >= 6.0
    assert not outside(buffer.getvalue(), 12.0)


@pytest.mark.parametrize("scale", [50, 100, 200])
def test_a_stated_scale_is_that_of_the_paper(scale: int) -> None:
    page = pdf_of(shop(), setup=PrintSetup(paper="A2"), scale=scale).pages[0]
    places: dict[str, float] = {}
    page.extract_text(visitor_text=lambda text, _cm, tm, *_: places.update({text.strip(): tm[4]}))
    assert f"1:{scale}" in page.extract_text()
    # entrance and exit lie 14 m apart, their names centred below them
    assert places["Sortie"] - places["Entrée"] == pytest.approx(14_000 / scale * 72 / 25.4, abs=8.0)


def test_sheets_of_a_large_scale() -> None:
    plans = [page for page in pdf_of(shop(), setup=PrintSetup(paper="A4"), scale=50).pages if "feuille" in page.extract_text()]
    assert len(plans) > 2


def test_dxf_in_millimetres_with_layers() -> None:
    document = ezdxf.read(io.StringIO(plan_dxf(shop(), FR)))
    assert {"FLOOR", "FURNITURE", "ZONES", "TEXT"} <= {layer.dxf.name for layer in document.layers}
    outlines = [entity for entity in document.modelspace().query("LWPOLYLINE") if entity.dxf.layer == "FURNITURE"]
    corners = {(round(x), round(y)) for entity in outlines for x, y, *_ in entity.get_points()}
    assert {(3500, 4750), (6500, 5250)} <= corners


def test_svg_and_png() -> None:
    svg = plan_svg(shop(), FR, heat=True)
    assert "Gondole 1" in svg and 'data-ref="Biais"' in svg
    assert min(float(width) for width in re.findall(r'stroke-width="([\d.]+)"', svg)) > 8.0, "mm, on a shop of twenty metres"
    buffer = io.BytesIO()
    write_plan_png(buffer, shop(), FR, 800)
    assert abs(Image.open(buffer).width - 800) <= 2


@pytest.mark.parametrize("extension", [".pdf", ".png", ".svg", ".dxf"])
def test_by_extension(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"plan{extension}"
    write_plan(path, shop(), FR)
    assert path.stat().st_size > 1000


def test_an_empty_floor_makes_no_pages_and_no_harm(tmp_path: Path) -> None:
    write_plan(tmp_path / "empty.png", Project(), FR)
    assert "<svg" in plan_svg(Project(), FR)


def test_a_scan_and_a_pdf_page_are_laid_underneath(tmp_path: Path) -> None:
    scan = tmp_path / "scan.jpg"
    Image.new("RGB", (400, 300), "#ffffff").save(scan)
    underlay, picture = read_underlay(scan)
    assert (underlay.pixels_wide, underlay.pixels_high, underlay.mm_per_pixel) == (400, 300, 50)
    assert Image.open(io.BytesIO(picture)).size == (400, 300)
    write_plan(tmp_path / "plan.pdf", shop(), FR)
    page, _ = read_underlay(tmp_path / "plan.pdf")
    assert max(page.pixels_wide, page.pixels_high) == pytest.approx(3000, abs=2)


def test_what_is_no_plan_is_refused_with_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"not a picture")
    with pytest.raises(FileProblem) as refused:
        read_underlay(wrong)
    assert "wrong.png" in sentence(refused.value, FR)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(FileProblem):
        read_underlay(tmp_path / "broken.pdf")
