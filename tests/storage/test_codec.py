import msgspec
import pytest

from planogram.model.product import Product
from planogram.model.project import FORMAT, Project
from planogram.storage import bounds
from planogram.storage.codec import BadProject, decode, encode, encode_checked
from planogram.storage.migrations import STEPS, migrated
from tests.builders import two_bays


def refused(text: bytes) -> BadProject:
    with pytest.raises(BadProject) as caught:
        decode(text)
    return caught.value


def test_a_project_comes_back_equal() -> None:
    assert decode(encode(two_bays())) == two_bays()


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        (b"", "not_json", ""),
        (b"not json", "not_json", ""),
        (b'{"format":1,"products":[', "not_json", ""),
        (b'{"format":1,"name":"\xff\xfe"}', "not_json", ""),
        (b"[1]", "not_a_project", ""),
        (b"{}", "missing_field", "format"),
        (b'{"format":"1"}', "wrong_value", "format"),
        (b'{"format":0}', "unknown_format", "format"),
        (b'{"format":1,"colour":2}', "unknown_field", "colour"),
        (b'{"format":1,"products":[{"id":"a"}]}', "missing_field", "products[0].name"),
        (b'{"format":1,"products":[{"id":"a","name":"b","width":"wide"}]}', "wrong_value", "products[0].width"),
        (b'{"format":1,"products":[{"id":"a","name":"b","width":-5}]}', "wrong_value", "products[0].width"),
        (b'{"format":1,"products":[{"id":"a","name":"b","width":1e400}]}', "wrong_value", "products[0].width"),
        (b'{"format":1,"products":[{"id":"a","name":"b","max_stack":99999999999999999999}]}', "wrong_value", "products[0].max_stack"),
        (b'{"format":1,"products":[{"id":"a","name":"b","orientations":["front","up"]}]}', "wrong_value", "products[0].orientations[1]"),
        (b'{"format":1,"products":[{"id":"a","name":"b","orientations":["front\\n"]}]}', "wrong_value", "products[0].orientations[0]"),
        (b'{"format":1,"gondolas":[{"id":"g","name":"n","faces":[{"side":"C"}]}]}', "wrong_value", "gondolas[0].faces[0].side"),
        (b'{"format":1,"valid_from":"21/12/2026"}', "wrong_value", "valid_from"),
    ],
)
def test_each_wrong_text_is_refused_with_its_reason_and_path(text: bytes, code: str, where: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.where) == (code, where)


def test_a_refusal_shows_the_value_and_what_was_wanted() -> None:
    problem = refused(b'{"format":1,"sales":[{"product":"a","quantity":"dix"}]}')
    assert problem.values == {"value": '"dix"', "wanted": "number"}


def test_a_newer_format_is_refused_before_anything_else_is_read() -> None:
    problem = refused(b'{"format":%d,"anything":{"else":1}}' % (FORMAT + 1))
    assert (problem.code, problem.values) == ("newer_format", {"value": str(FORMAT + 1), "known": FORMAT})


def test_format_may_stand_anywhere() -> None:
    assert decode(b'{"name":"n","format":1}') == Project(name="n")


def test_endless_nesting_is_refused() -> None:
    assert refused(b'{"format":1,"attributes":' + b"[" * 200_000).code in ("not_json", "too_deep", "wrong_value")


def test_a_very_long_text_is_refused() -> None:
    assert refused(encode(Project(name="n" * (bounds.STRING + 1)))).code == "long_text"


def test_many_short_texts_on_one_line_are_not_a_long_text() -> None:
    project = Project(attributes=tuple((str(index), "value") for index in range(3000)))
    assert len(encode(project)) > bounds.STRING
    assert decode(encode(project)) == project


def test_text_beyond_the_bound_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "PROJECT_TEXT", 10)
    assert refused(encode(Project())).code == "too_big"


def test_half_a_surrogate_pair_cannot_be_saved_and_says_so() -> None:
    with pytest.raises(BadProject) as caught:
        encode(Project(name="\ud800"))
    assert caught.value.code == "not_text"


def test_what_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(BadProject) as caught:
        encode_checked(Project(products=(Product("a", "A", width=float("inf")),)))
    assert caught.value.where == "products[0].width"


def test_migrations_run_in_order_from_the_file_s_own_format() -> None:
    steps = [
        lambda old: {"a": old["a"], "trace": [1]},
        lambda old: {**old, "trace": [*old.get("trace", []), 2]},
    ]
    assert migrated({"format": 1, "a": 5}, 1, steps) == {"a": 5, "trace": [1, 2], "format": 3}
    assert migrated({"format": 2, "a": 5}, 2, steps) == {"format": 3, "a": 5, "trace": [2]}


def test_there_is_a_step_for_every_format_but_the_last() -> None:
    assert len(STEPS) == FORMAT - 1


def test_a_dictionary_of_the_present_format_converts_as_the_text_does() -> None:
    text = encode(two_bays())
    assert msgspec.convert(migrated(msgspec.json.decode(text), FORMAT), Project, strict=True) == decode(text)
