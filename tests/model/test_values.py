from planogram.model.values import changed, new_id
from tests.builders import product


def test_changed_gives_the_same_object_when_nothing_differs() -> None:
    original = product("a", width=50)
    assert changed(original, width=50.0, name=original.name) is original


def test_changed_replaces_only_what_it_names() -> None:
    original = product("a", width=50)
    wider = changed(original, width=60)
    assert (wider.width, wider.height, original.width) == (60, original.height, 50)


def test_new_ids_keep_their_prefix_and_do_not_repeat() -> None:
    ids = {new_id("pos") for _ in range(2000)}
    assert len(ids) == 2000
    assert all(one.startswith("pos-") and len(one) == len("pos-") + 8 for one in ids)
