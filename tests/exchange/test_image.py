"""Pictures of a face without a window system."""

import io
from xml.etree import ElementTree

import msgspec
import pytest
from PIL import Image
from pypdf import PdfReader

from planogram.draw.covers import covers
from planogram.draw.theme import DARK, LIGHT
from planogram.exchange import image, pictures
from planogram.exchange.files import open_file
from planogram.exchange.font import measurer
from planogram.exchange.image import face_drawing, write_png, write_svg
from planogram.exchange.pdf.planogram import write_pdf
from planogram.exchange.pdf.setup import PrintSetup
from planogram.exchange.pdf.sheets import drawn_box
from planogram.i18n import translator
from planogram.model.edits.pnm import move
from planogram.model.layout import face_layout
from planogram.model.pnm_layout import pieces_on_face
from planogram.resources import resource
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


def test_texts_of_an_svg_keep_their_length_in_any_font():
    target = io.BytesIO()
    write_svg(target, two_bays(), T, "g", "A")
    texts = [text for text in ElementTree.fromstring(target.getvalue()).iter(f"{SVG}text") if text.text]
    assert texts
    for text in texts:
        bold = text.get("font-weight") is not None
        assert float(text.get("textLength")) == pytest.approx(measurer().width(text.text, float(text.get("font-size")), bold), abs=0.02)
        assert text.get("lengthAdjust") == "spacingAndGlyphs"


def test_a_file_is_written_to_a_path(tmp_path):
    write_svg(tmp_path / "face.svg", two_bays(), T)
    write_png(tmp_path / "face.png", two_bays(), T, width_px=50)
    assert (tmp_path / "face.svg").read_bytes().startswith(b"<svg")
    assert (tmp_path / "face.png").read_bytes().startswith(b"\x89PNG")


def photographed():
    red = io.BytesIO()
    Image.new("RGB", (40, 80), "#ff0000").save(red, format="PNG")
    shop = project(gondola("g", bay("b", level("l", position("p", "x", 5)))), products=(product("x", 100, 200, image="red.png"),))
    return shop, {"red.png": red.getvalue()}


def red_share(picture):
    colours = picture.convert("RGB").getcolors(1_000_000)
    return sum(count for count, (r, g, b) in colours if r > 240 and g < 20 and b < 20) / (picture.width * picture.height)


def test_photographs_are_shown_when_they_are_given():
    shop, images = photographed()
    assert red_share(png(shop, images=images, width_px=400)) > 0.03
    assert red_share(png(shop, width_px=400)) == 0.0
    target = io.BytesIO()
    write_svg(target, shop, T, images=images)
    assert target.getvalue().count(b'href="data:image/png;base64,') == 5


def test_a_broken_a_missing_and_a_huge_picture_are_grey_boxes(monkeypatch):
    shop, images = photographed()
    assert red_share(png(shop, images={"red.png": b"not a picture"}, width_px=400)) == 0.0
    assert red_share(png(shop, images={"other.png": images["red.png"]}, width_px=400)) == 0.0
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 100)
    assert red_share(png(shop, images=images, width_px=400)) == 0.0


def test_photographs_are_printed_at_three_hundred_dots_at_most():
    huge = io.BytesIO()
    Image.effect_noise((1500, 3000), 80).save(huge, format="PNG")
    shop, _ = photographed()
    target = io.BytesIO()
    write_pdf(target, shop, T, setup=PrintSetup(pictures=True), images={"red.png": huge.getvalue()})
    found = [picture for page in PdfReader(io.BytesIO(target.getvalue())).pages for picture in page.images]
    assert len(found) == 1
    assert max(found[0].image.size) <= 512


def test_what_hangs_over_furniture_or_stands_beside_it_is_whole_on_pictures_and_on_paper():
    shop = open_file(resource("samples", "superette.planogram")).project
    faces = [(piece.id, face.side) for piece in shop.gondolas for face in piece.faces]
    beyond = 0
    for key in faces:
        layout = face_layout(shop, *key)
        pieces = pieces_on_face(shop, *key)
        beyond += sum(piece.right > layout.width or piece.top > layout.height * 1.5 for piece in pieces)
        for left, _, right, top in (drawn_box(shop, layout), face_drawing(shop, translator("fr"), *key, LIGHT)[1]):
            assert all(left <= piece.x and piece.right <= right and piece.top <= top for piece in pieces)
    assert beyond > 3


def test_a_flag_on_the_last_upright_is_whole_on_pictures_and_on_paper():
    shop = open_file(resource("samples", "superette.planogram")).project
    flag = next(piece for piece in shop.pnm.placements if piece.host == "POST" and piece.host_id == "bay-g1-a1")
    shop = move(shop, flag.id, "POST", "bay-g1-a3", 1000.0, 1300.0)
    layout = face_layout(shop, "gon-g1", "A")
    drawing, box, _ = face_drawing(shop, translator("fr"), "gon-g1", "A", LIGHT)
    seen = max(right for group in drawing.groups if group.kind == "pnm" for _, _, right, _ in covers(group))
    assert seen > layout.width + 50.0
    assert seen <= box[2] and seen <= drawn_box(shop, layout)[2]


def test_the_sign_of_a_bent_face_is_whole_on_pictures():
    shop = two_bays()
    bent = msgspec.structs.replace(shop.gondolas[0].faces[0], curvature=60.0)
    shop = msgspec.structs.replace(shop, gondolas=(msgspec.structs.replace(shop.gondolas[0], faces=(bent,)),))
    drawing, box, _ = face_drawing(shop, T, "g", "A", LIGHT)
    (arc,) = [group for group in drawing.groups if group.ref == "arc"]
    assert max(arc.y + shape.y + shape.height for shape in arc.shapes if hasattr(shape, "height")) <= box[3]
