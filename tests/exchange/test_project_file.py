import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.project_file import read_contents, read_project_file, write_contents, write_project_file
from planogram.i18n import translator
from planogram.model.project import FORMAT, Project
from planogram.storage.codec import decode, encode
from planogram.storage.container import image_name
from tests.builders import product, project, two_bays

FORMATS = Path(__file__).parents[1] / "files" / "formats"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def picture(colour: str = "red") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(buffer, "PNG")
    return buffer.getvalue()


def with_picture() -> tuple[Project, dict[str, bytes]]:
    name = image_name(picture(), "PNG")
    return project(products=(product("a", image=name),)), {name: picture()}


def refused(path: Path) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_project_file(path)
    said = sentence(caught.value, translator("fr"))
    assert said.endswith(".") and "{" not in said
    return caught.value


def zip_of(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("path", sorted(FORMATS.glob("*.planogram")), ids=lambda path: path.name)
def test_every_file_ever_released_opens_and_is_written_in_the_present_format(path: Path, tmp_path: Path) -> None:
    contents = read_contents(path)
    assert contents.project.products and contents.project.gondolas
    write_contents(tmp_path / "again.planogram", contents)
    again = read_contents(tmp_path / "again.planogram")
    assert (again.project, again.images, again.thumbnail) == (contents.project, contents.images, contents.thumbnail)
    assert [version.project for version in again.versions] == [version.project for version in contents.versions]


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_there_is_a_file_of_every_format(number: int) -> None:
    with zipfile.ZipFile(FORMATS / f"format-{number}.planogram") as archive:
        text = archive.read("project.json")
    assert text.startswith(b'{"format":%d,\n' % number)
    assert decode(text).name and decode(text).format == FORMAT


def test_project_pictures_and_thumbnail_come_back(tmp_path: Path) -> None:
    plan, images = with_picture()
    write_project_file(tmp_path / "p.planogram", plan, images, thumbnail=picture("blue"))
    assert read_project_file(tmp_path / "p.planogram") == (plan, images)
    assert read_contents(tmp_path / "p.planogram").thumbnail == picture("blue")


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    plan, images = with_picture()
    for name in ("one", "two"):
        write_project_file(tmp_path / name, decode(encode(plan)), images)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_pictures_that_nothing_shows_are_left_out(tmp_path: Path) -> None:
    plan, images = with_picture()
    write_project_file(tmp_path / "p.planogram", plan, {**images, image_name(b"other", "png"): b"other"})
    assert read_project_file(tmp_path / "p.planogram")[1] == images


def test_a_damaged_picture_costs_the_picture_only(tmp_path: Path) -> None:
    plan, images = with_picture()
    name = next(iter(images))
    path = zip_of(tmp_path / "p.planogram", **{"project.json": encode(plan), f"images/{name}": b"not what the name says"})
    contents = read_contents(path)
    assert (contents.project, contents.images, contents.lost_images) == (plan, {}, (name,))


def test_no_name_in_the_archive_reaches_the_disk(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    hostile = {"project.json": encode(two_bays()), "../escaped.txt": b"x", "/tmp/escaped.txt": b"x", "images/../../e.png": b"x", "images/": b""}
    path = zip_of(inside / "p.planogram", **hostile)
    assert read_project_file(path) == (two_bays(), {})
    assert names(inside) == ["p.planogram"] and names(tmp_path) == ["inside"]


def test_empty_cut_and_foreign_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.planogram"
    write_project_file(path, two_bays(), {})
    whole = path.read_bytes()
    for content, code in ((b"", "empty"), (whole[:200], "cut"), (b"id;name\n", "not_zip")):
        path.write_bytes(content)
        assert refused(path).code == code
    assert refused(zip_of(tmp_path / "other.planogram", readme=b"x")).code == "no_project"


def test_newer_formats_and_wrong_values_are_refused(tmp_path: Path) -> None:
    text = encode(two_bays())
    newer = zip_of(tmp_path / "newer.planogram", **{"project.json": text.replace(b'"format":%d' % FORMAT, b'"format":99')})
    assert refused(newer).code == "newer_format"
    wrong = zip_of(tmp_path / "wrong.planogram", **{"project.json": text.replace(b'"wide":2', b'"wide":"two"')})
    assert refused(wrong).where == "gondolas[0].faces[0].bays[0].levels[0].positions[0].wide"


def test_a_folder_a_missing_file_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "is_directory"
    assert refused(tmp_path / "none.planogram").code == "missing"
    assert refused(tmp_path / ("n" * 300)).code == "name_too_long"
    assert refused(tmp_path / "zero\0byte").code == "bad_name"


def test_saving_into_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        write_project_file(tmp_path / "none" / "p.planogram", two_bays(), {})
    assert caught.value.code == "missing"


def test_a_project_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "p.planogram"
    write_project_file(path, two_bays(), {})
    before = path.read_bytes()
    with pytest.raises(FileProblem) as caught:
        write_project_file(path, project(products=(product("a", width=float("nan")),)), {})
    assert caught.value.code == "unsaveable"
    assert path.read_bytes() == before
