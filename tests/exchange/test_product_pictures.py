"""Pictures of products from files: read, bounded, named by code and face, drawn turned as the orientation says, kept in every file."""

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from pypdf import PdfReader

from planogram.draw.elevation import draw_face
from planogram.draw.shapes import Picture, Text
from planogram.draw.style import DrawStyle
from planogram.exchange.files import save_file
from planogram.exchange.font import measurer
from planogram.exchange.image import face_drawing, write_png, write_svg
from planogram.exchange.picture_files import LONGEST_SIDE, kept_picture, read_picture
from planogram.exchange.picture_folder import pictures_from_folder
from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.edits.positions import change
from planogram.model.edits.products import give_pictures, with_pictures, without_pictures
from planogram.model.orientation import FACES, ORIENTATIONS, oriented, split_orientation
from planogram.model.product import absent_pictures, image_of
from planogram.model.project import Project
from planogram.session import branches, publishing
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage import bounds
from planogram.storage.container import Contents
from planogram.storage.log import Work, WorkNote, read_work, write_work
from tests.builders import bay as a_bay
from tests.builders import gondola as a_gondola
from tests.builders import level as a_level
from tests.builders import position, product, project
from tests.exchange.workbook.books import PRODUCTS, save_book

CORNERS = ((220, 30, 30), (30, 200, 30), (30, 30, 220), (230, 210, 20))
"""Red, green, blue, yellow: clockwise from the upper left corner of the upright picture."""
T = translator("fr")


def corners(shade: int = 0) -> bytes:
    """A picture of four quarters, a little different for each face."""
    picture = Image.new("RGB", (40, 40), (shade, shade, shade))
    for (x, y), colour in zip(((0, 0), (20, 0), (20, 20), (0, 20)), CORNERS, strict=True):
        picture.paste(colour, (x, y, x + 20, y + 20 - (1 if shade else 0)))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def faced() -> tuple[Project, dict[str, bytes]]:
    """A box of 100 × 200 × 60 mm with a picture of each face, one facing of it on a shelf."""
    kept = {face: kept_picture(corners(10 * number), "x.png") for number, face in enumerate(FACES)}
    box = product("a", 100.0, 200.0, 60.0)
    plan = project(a_gondola("g", a_bay("bay", a_level("low", position("p", "a")), width=600.0, height=600.0)), products=(box,))
    return give_pictures(plan, {("a", face): name for face, (name, _) in kept.items()}), dict(kept.values())


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_each_orientation_shows_the_picture_of_its_face_turned(orientation: str) -> None:
    plan, images = faced()
    plan = change(plan, ["p"], orientation=orientation)
    drawn = draw_face(plan, "g", "A", DrawStyle(measurer(), pictures=True))
    (shape,) = [shape for group in drawn.groups for shape in group.shapes if isinstance(shape, Picture)]
    face, turn = split_orientation(orientation)
    assert shape.source == image_of(plan.products[0], face) and shape.source in images
    width, height, _ = oriented((100.0, 200.0, 60.0), orientation)
    assert (shape.width, shape.height) == (width, height)
    assert seen(plan, images, shape, width, height) == [CORNERS[(number - turn // 90) % 4] for number in range(4)]


def seen(plan: Project, images: dict[str, bytes], shape: Picture, width: float, height: float) -> list[tuple[int, int, int]]:
    """The colours nearest to those at the corners of the picture on paper, clockwise from the upper left."""
    drawing, box, _ = face_drawing(plan, T, None, None, msgspec.structs.replace(DrawStyle(measurer())).theme, pictures=True)
    target, (left, _, right, top) = io.BytesIO(), box
    write_png(target, plan, T, width_px=1500, images=images)
    picture = Image.open(target).convert("RGB")
    scale = picture.width / (right - left)
    level = next(group for group in drawing.groups if group.kind == "level")
    found = []
    for u, v in ((0.2, 0.8), (0.8, 0.8), (0.8, 0.2), (0.2, 0.2)):
        x, y = level.x + shape.x + u * width, level.y + shape.y + v * height
        pixel = picture.getpixel((int((x - left) * scale), int((top - y) * scale)))
        found.append(min(CORNERS, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, pixel, strict=True))))
    return found


def test_a_face_without_a_picture_is_a_plain_block() -> None:
    plan, _ = faced()
    plan = change(give_pictures(plan, {("a", "top"): ""}), ["p"], orientation="top90")
    drawn = draw_face(plan, "g", "A", DrawStyle(measurer(), pictures=True))
    assert not [shape for group in drawn.groups for shape in group.shapes if isinstance(shape, Picture)]


def test_a_picture_that_is_not_at_hand_leaves_a_plain_block_with_its_name(tmp_path: Path) -> None:
    # a workbook names pictures; where their files were not beside it, blocks were grey and said nothing
    plan, images = faced()
    front = image_of(plan.products[0], "front")
    lacking = {name: content for name, content in images.items() if name != front}
    style = DrawStyle(measurer(), pictures=True, absent=absent_pictures(plan.products, lacking))
    shapes = [shape for group in draw_face(plan, "g", "A", style).groups for shape in group.shapes]
    assert not [shape for shape in shapes if isinstance(shape, Picture)]
    assert plan.products[0].name in " ".join(shape.text for shape in shapes if isinstance(shape, Text))
    for suffix in (".svg", ".pdf"):
        save_file(tmp_path / f"a{suffix}", plan, lacking, T)
    assert "<image" not in (tmp_path / "a.svg").read_text() and "<image" in svg_of(plan, images)
    assert plan.products[0].name in PdfReader(tmp_path / "a.pdf").pages[0].extract_text().replace("\n", " ")


def svg_of(plan: Project, images: dict[str, bytes]) -> str:
    target = io.BytesIO()
    write_svg(target, plan, T, images=images)
    return target.getvalue().decode()


def test_caps_show_the_picture_of_the_face_they_lie_on() -> None:
    plan, _ = faced()
    plan = change(plan, ["p"], cap_high=1, cap_orientation="top")
    shapes = [shape for group in draw_face(plan, "g", "A", DrawStyle(measurer(), pictures=True)).groups for shape in group.shapes]
    sources = {shape.source for shape in shapes if isinstance(shape, Picture)}
    assert sources == {image_of(plan.products[0], face) for face in ("front", "top")}


def test_a_product_names_its_pictures() -> None:
    one = product("a", attributes=(("bin", "7"), ("image_top", "old.png")))
    given = with_pictures(one, {"front": "f.png", "side": "s.png", "top": ""})
    assert (given.image, given.attributes) == ("f.png", (("bin", "7"), ("image_side", "s.png")))
    assert without_pictures(given).attributes == (("bin", "7"),) and without_pictures(given).image == ""
    assert with_pictures(one, {"top": "old.png"}) is one


def names(plan: Project) -> set[str]:
    return {name for one in plan.products for face in FACES if (name := image_of(one, face))}


def test_every_face_is_kept_in_the_file_its_versions_and_branches(tmp_path: Path) -> None:
    plan, images = faced()
    document = Document(plan, images=images)
    publishing.publish(document)
    branches.begin_branch(document, "autre")
    document.do(Label("edit.clear_picture"), give_pictures(plan, {("a", face): "" for face in FACES}))
    path = tmp_path / "a.planogram"
    write_contents(path, Contents(document.committed, document.images, document.versions, branches=document.kept_branches))
    assert set(read_contents(path).images) == names(plan)
    write_contents(path, Contents(document.committed, document.images))
    assert read_contents(path).images == {}


def test_every_face_is_found_again_after_a_crash(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    plan, images = faced()
    write_work(tmp_path, Work(WorkNote(datetime.now(UTC), 1), plan, images))
    work = read_work(tmp_path)
    assert work is not None and work.images == images and work.project == plan


def test_a_workbook_has_a_column_for_each_face_in_use(tmp_path: Path) -> None:
    plan, _ = faced()
    path = tmp_path / "a.xlsx"
    write_workbook(path, plan, T)
    assert names(read_workbook(path).project) == names(plan)


def test_a_workbook_names_the_pictures_of_all_faces(tmp_path: Path) -> None:
    (tmp_path / "top.png").write_bytes(corners())
    book = save_book(tmp_path, {"Products": [(*PRODUCTS[0], "image_top", "image_side"), (*PRODUCTS[1], "top.png", "../top.png")]})
    result = read_workbook(book)
    kept, _ = kept_picture(corners(), "top.png")
    assert image_of(result.project.products[0], "top") == kept and list(result.images) == [kept]
    assert image_of(result.project.products[0], "side") == ""
    assert [(note.column, note.value, note.code) for note in result.notes] == [("image_side", "../top.png", "image_not_usable")]


FILES = {
    "3250390000011.png": "front",
    "3250390000011_Côté.png": "side",
    "3250390000011-dessus.png": "top",
    "3250390000011 dos.png": "back",
    "3250390000011.8.png": "right",
    "3250390000011_BOTTOM.png": "base",
}


def test_a_folder_of_pictures_by_code_and_face(tmp_path: Path) -> None:
    for number, name in enumerate(FILES):
        (tmp_path / name).write_bytes(corners(number))
    for name in ("TEA_1.png", "0042.png", "nobody.png", "3250390000011_unknown.png", "3250390000011_left.png", "notes.txt", ".hidden.png"):
        (tmp_path / name).write_bytes(corners(99))
    (tmp_path / "42_top.png").write_text("no picture")
    (tmp_path / "42_side.gif").write_bytes(b"GIF89a")
    plan = Project(products=(product("3250390000011"), product("TEA_1"), product("42")))
    found = pictures_from_folder(plan, tmp_path)
    first, tea, other = found.project.products
    assert {face: image_of(first, face) for face in FACES} == {
        face: kept_picture((tmp_path / name).read_bytes(), name)[0] for name, face in FILES.items()
    }
    assert tea.image and (found.products, names(found.project)) == (2, set(found.images))
    assert other == plan.products[2]
    assert {row.value: row.code for row in found.refused} == {
        "0042.png": "picture_of_nothing",
        "nobody.png": "picture_of_nothing",
        "3250390000011_unknown.png": "picture_of_nothing",
        "3250390000011_left.png": "picture_twice",
        "42_top.png": "bad_picture",
        "42_side.gif": "bad_picture",
    }


def test_a_folder_that_would_fill_the_file_is_taken_as_far_as_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(corners(number))
    monkeypatch.setattr(bounds, "IMAGES_SIZE", 100 + 2 * len(corners(1)) + 20)
    found = pictures_from_folder(Project(products=tuple(product(str(n)) for n in range(3))), tmp_path, held=100)
    assert len(found.images) == 2 and [row.code for row in found.refused] == ["pictures_full"]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="missing"):
        pictures_from_folder(Project(), tmp_path / "absent")


@pytest.mark.parametrize(("content", "code"), [(b"no picture", "bad_picture"), (corners()[:90], "bad_picture"), (b"", "bad_picture")])
def test_a_bad_picture_is_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        read_picture(path)
    assert problem.value.code == code
    said = sentence(problem.value, T)
    assert "x.png" in said and said.endswith(".") and "\n" not in said


def test_other_formats_and_monstrous_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (3, 3)).save(tmp_path / "x.gif")
    with pytest.raises(FileProblem, match="picture_format"):
        read_picture(tmp_path / "x.gif")
    (tmp_path / "y.png").write_bytes(corners())
    with monkeypatch.context() as patch, pytest.raises(FileProblem, match="picture_too_large"):
        patch.setattr(bounds, "IMAGE_PIXELS", 100)
        read_picture(tmp_path / "y.png")
    with monkeypatch.context() as patch, pytest.raises(FileProblem, match="picture_too_heavy"):
        patch.setattr(bounds, "IMAGE_SIZE", 10)
        read_picture(tmp_path / "y.png")


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "jpg"), ("RGBA", "webp"), ("L", "jpg"), ("P", "jpg")])
def test_a_large_picture_is_made_smaller(mode: str, kind: str) -> None:
    buffer = io.BytesIO()
    Image.new(mode, (2 * LONGEST_SIDE, 100)).save(buffer, "PNG")
    name, content = kept_picture(buffer.getvalue(), "x.png")
    assert name.endswith(f".{kind}") and Image.open(io.BytesIO(content)).size == (LONGEST_SIDE, 50)


def test_a_photograph_lying_on_its_side_is_drawn_upright() -> None:
    from planogram.exchange.pictures import Pictures

    photograph, buffer = Image.new("RGB", (40, 20), "red"), io.BytesIO()
    lying = photograph.getexif()
    lying[0x0112] = 6
    photograph.save(buffer, "JPEG", exif=lying)
    shown = Pictures({"x.jpg": buffer.getvalue()}).sized("x.jpg", 100.0)
    assert shown is not None and shown.size == (20, 40)
