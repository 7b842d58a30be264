from planogram.model.edits.positions import change
from planogram.storage.codec import decode, encode
from planogram.storage.share import shared
from tests.builders import two_bays


def test_an_equal_project_is_the_same_one() -> None:
    old = two_bays()
    assert shared(old, decode(encode(old))) is old


def test_only_the_changed_path_is_new() -> None:
    old = two_bays()
    new = decode(encode(change(old, ["a2"], wide=7)))
    mixed = shared(old, new)
    assert mixed == new
    assert mixed.products is old.products and mixed.sales is old.sales
    first, second = mixed.gondolas[0].faces[0].bays
    assert first is old.gondolas[0].faces[0].bays[0] and second.levels[1] is old.gondolas[0].faces[0].bays[1].levels[1]
