"""Photographs in, confirmations out and back again."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from planogram.exchange.photos import LONGEST_SIDE, read_photo
from planogram.exchange.problems import FileProblem
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.setup_picture import Side, write_setup_picture
from planogram.exchange.setups import read_setups
from planogram.exchange.variants.update import begun
from planogram.i18n import translator
from planogram.model.edits.positions import change
from planogram.model.edits.setups import take_setups
from planogram.model.edits.variants import variant_for
from planogram.model.project import Project
from planogram.model.setup_state import setups
from planogram.model.values import changed
from planogram.model.variant import Shop
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.publishing import branch_from, publish, restore_version
from planogram.session.setups import confirm_face, withdraw_setup
from planogram.storage.container import Contents
from tests.builders import two_bays

T = translator("fr")
DAY = date(2026, 11, 22)


def photo(path: Path, size: tuple[int, int] = (300, 200), form: str = "JPEG", turn: int = 1, mode: str = "RGB") -> Path:
    picture = Image.new(mode, size, "#204060" if mode == "RGB" else (32, 64, 96, 0))
    picture.paste("#c02020" if mode == "RGB" else (255, 0, 0, 255), (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "SecretPhone"
    picture.save(path, form, exif=exif)
    return path


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_turned_upright_and_its_remarks_are_dropped(tmp_path: Path, form: str) -> None:
    name, content = read_photo(photo(tmp_path / "p", form=form, turn=6))
    picture = seen(content)
    # turned by a quarter: what was at the top left is at the top right
    assert picture.size == (200, 300) and name.endswith(".jpg")
    assert picture.getpixel((190, 5))[0] > 150 and picture.getpixel((5, 5))[0] < 80  # type: ignore[index]
    assert not picture.getexif() and b"SecretPhone" not in content


def test_a_large_one_is_made_smaller_and_a_clear_one_stands_on_white(tmp_path: Path) -> None:
    assert max(seen(read_photo(photo(tmp_path / "p", (6000, 1000)))[1]).size) == LONGEST_SIDE
    clear = seen(read_photo(photo(tmp_path / "q", form="PNG", mode="RGBA"))[1])
    assert clear.getpixel((290, 190)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "code"), [(b"GIF89a" + b"\0" * 40, "not_a_photo"), (b"", "not_a_photo"), (b"\xff\xd8\xff\xe0 cut", "not_a_photo")]
)
def test_what_is_no_photograph_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "p.jpg").write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        read_photo(tmp_path / "p.jpg")
    assert caught.value.code == "not_a_photo"


def test_confirming_is_one_step_and_the_photograph_is_kept_with_the_file(tmp_path: Path) -> None:
    document = Document(two_bays())
    name, content = read_photo(photo(tmp_path / "p"))
    assert confirm_face(document, "g", "A", DAY, "Ana", "Tout y est", {name: content})
    (row,) = setups(document.committed)
    assert row.state == "confirmed" and row.confirmation is not None and row.confirmation.photos == (name,)
    write_contents(tmp_path / "s.planogram", Contents(document.committed, document.images))
    assert read_contents(tmp_path / "s.planogram").images == {name: content}
    document.undo()
    assert setups(document.committed)[0].state == "none"
    document.redo()
    assert withdraw_setup(document, row.confirmation) and document.committed == changed(two_bays())


def test_the_version_told_is_the_published_one_that_stands_there() -> None:
    document = Document(changed(two_bays(), version="3"))
    publish(document)
    confirm_face(document, "g", "A", DAY)
    assert document.committed.setups[-1].version == "3"
    document.undo()
    document.do(Label("edit.move"), change(document.committed, ["a1"], wide=1))
    confirm_face(document, "g", "A", DAY)
    assert document.committed.setups[-1].version == "4"


def test_an_earlier_plan_restored_keeps_what_stores_said_and_a_new_project_begins_without() -> None:
    document = Document(changed(two_bays(), version="3"))
    version = publish(document)
    document.do(Label("edit.move"), change(document.committed, ["a1"], wide=1))
    confirm_face(document, "g", "A", DAY)
    restore_version(document, version.id)
    assert [row.state for row in setups(document.committed)] == ["older"]
    confirm_face(document, "g", "A", DAY)
    later = publish(document)
    assert [row.state for row in setups(document.committed)] == ["confirmed"]
    assert branch_from(document, later.id, "Autre").committed.setups == ()


def test_a_read_only_document_takes_nothing() -> None:
    document = Document(two_bays())
    document.read_only = True
    assert not confirm_face(document, "g", "A", DAY, photos={"x": b"y"}) and not document.images


def returned(path: Path, project: Project, versions: object = (), images: dict[str, bytes] | None = None) -> Path:
    document = Document(project, images=images, versions=versions)  # type: ignore[arg-type]
    confirm_face(document, "g", "A", DAY, "Bob", photos=images)
    write_contents(path, Contents(document.committed, document.images, document.versions))
    return path


def test_the_word_of_a_variant_counts_for_its_model(tmp_path: Path) -> None:
    model = changed(two_bays(), version="3")
    project, versions = begun(model, variant_for(model, Shop("12", "Lyon", products=("a",))), T)
    name, content = read_photo(photo(tmp_path / "p"))
    back = read_setups(returned(tmp_path / "12.planogram", project, versions, {name: content}), model)
    assert (back.store, back.waiting, back.unknown, back.images) == ("Lyon", 0, 0, {name: content})
    head_office = take_setups(model, back.confirmations)
    (row,) = setups(head_office)
    assert (row.store, row.state) == ("Lyon", "confirmed") and row.confirmation is not None and row.confirmation.version == "3"
    assert setups(change(head_office, ["a1"], wide=1))[0].state == "older"
    # the same file again says nothing new
    assert take_setups(head_office, read_setups(tmp_path / "12.planogram", model).confirmations) is head_office


def test_a_store_that_changed_its_plan_after_confirming_is_not_taken_at_its_word(tmp_path: Path) -> None:
    model = two_bays()
    project, versions = begun(model, variant_for(model, Shop("12")), T)
    path = returned(tmp_path / "12.planogram", project, versions)
    contents = read_contents(path)
    write_contents(path, Contents(change(contents.project, ["a1"], wide=7), versions=contents.versions))
    # what it confirmed was the model, but its plan says something else now
    assert setups(read_contents(path).project)[0].state == "older"
    assert setups(take_setups(model, read_setups(path, model).confirmations))[0].state == "older"


def test_a_plain_copy_is_known_by_its_file_and_faces_by_name(tmp_path: Path) -> None:
    path = returned(tmp_path / "Nice.planogram", two_bays())
    other = changed(two_bays(), gondolas=(changed(two_bays().gondolas[0], id="new"),))
    back = read_setups(path, other)
    assert back.store == "Nice" and back.confirmations[0].gondola == "new"
    assert read_setups(path, Project()).unknown == 1


def test_the_picture_shows_the_drawing_and_the_photograph(tmp_path: Path) -> None:
    name, content = read_photo(photo(tmp_path / "p"))
    alone, beside = io.BytesIO(), io.BytesIO()
    write_setup_picture(alone, two_bays(), ("g", "A"), Side("Gondole", "Confirmé"), {}, T)
    write_setup_picture(beside, two_bays(), ("g", "A"), Side("Gondole", "Confirmé", (name,)), {name: content}, T)
    one, two = seen(alone.getvalue()), seen(beside.getvalue())
    assert two.height == one.height and two.width == one.width + 1500 + 28
    assert two.getpixel((two.width - 300, 800))[2] > 80  # type: ignore[index]
