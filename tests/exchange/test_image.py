"""Pictures of a face without a window system."""

import io
from xml.etree import ElementTree

from PIL import Image

from planogram.draw.theme import DARK
from planogram.exchange import image
from planogram.exchange.image import write_png, write_svg
from planogram.i18n import translator
from tests.builders import bay, gondola, level, position, product, project, two_bays

T = translator("fr")
SVG = "{http://www.w3.org/2000/svg}"


def png(shop, **options):
    target = io.BytesIO()
    write_png(target, shop, T, **options)
    return Image.open(io.BytesIO(target.getvalue()))


def test_a_png_is_as_wide_as_asked_and_shows_the_face():
    picture = png(two_bays(), width_px=800)
    assert abs(picture.width - 800) <= 1
    assert len(picture.convert("RGB").resize((100, 100)).getcolors(10_000)) > 20


def test_themes_differ():
    light, dark = png(two_bays(), width_px=100), png(two_bays(), width_px=100, theme=DARK)
    assert light.convert("L").resize((1, 1)).getpixel((0, 0)) > 180
    assert dark.convert("L").resize((1, 1)).getpixel((0, 0)) < 90


def test_a_huge_width_is_bounded(monkeypatch):
    monkeypatch.setattr(image, "LARGEST_PIXELS", 10_000)
    picture = png(project(), width_px=1_000_000_000)
    assert picture.width * picture.height <= 10_300


def test_an_svg_is_well_formed_holds_a_group_per_part_and_escapes_names():
    odd = product("x", name="<script>&\x00 Œuf")
    shop = project(gondola("g", bay("b", level("l", position("p", "x", 6)))), products=(odd,))
    target = io.BytesIO()
    write_svg(target, shop, T, "g", "A")
    root = ElementTree.fromstring(target.getvalue())
    assert [group.get("data-ref") for group in root.iter(f"{SVG}g")] == ["b", "l", "margin"]
    assert "<script>& Œuf" in [text.text for text in root.iter(f"{SVG}text")]


def test_a_file_is_written_to_a_path(tmp_path):
    write_svg(tmp_path / "face.svg", two_bays(), T)
    write_png(tmp_path / "face.png", two_bays(), T, width_px=50)
    assert (tmp_path / "face.svg").read_bytes().startswith(b"<svg")
    assert (tmp_path / "face.png").read_bytes().startswith(b"\x89PNG")
