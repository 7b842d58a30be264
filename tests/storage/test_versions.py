import lzma
from datetime import UTC, datetime

import msgspec
import pytest

from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.codec import BadProject
from planogram.storage.version import Version
from planogram.storage.versions import decode_versions, encode_versions, pack_versions, unpack_versions
from tests.builders import shelf, two_bays

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
VERSIONS = (Version("v1", two_bays(), AT, "first"), Version("v2", shelf(), AT), Version("v3", two_bays(), AT))


def refused(content: object) -> tuple[str, str]:
    with pytest.raises(BadProject) as caught:
        decode_versions(content if isinstance(content, bytes) else msgspec.json.encode(content))
    return caught.value.code, caught.value.where


def stored(**fields: object) -> dict[str, object]:
    return {"format": 1, "versions": [{"id": "v", "published_at": AT, "lines": [[0, 1]], "new": ['{"format":1}'], **fields}]}


def test_versions_come_back_equal() -> None:
    assert decode_versions(encode_versions(VERSIONS)) == VERSIONS
    assert decode_versions(encode_versions(())) == ()


def test_a_version_seen_before_costs_a_line() -> None:
    more = len(encode_versions((*VERSIONS, Version("v4", two_bays(), AT)))) - len(encode_versions(VERSIONS))
    assert more < 90


@pytest.mark.parametrize("packed", [b"", b"text", lzma.compress(b"text"), lzma.compress(encode_versions(VERSIONS))[:-50]])
def test_what_is_not_packed_versions_is_refused(packed: bytes) -> None:
    with pytest.raises(BadProject):
        unpack_versions(packed)


def test_packed_versions_that_expand_beyond_the_bound_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "VERSIONS_TEXT", 1000)
    with pytest.raises(BadProject) as caught:
        unpack_versions(lzma.compress(b" " * 2_000_000))
    assert caught.value.code == "too_big"


def test_packed_versions_come_back() -> None:
    assert unpack_versions(pack_versions(VERSIONS)) == VERSIONS


def test_the_same_versions_give_the_same_bytes() -> None:
    assert encode_versions(decode_versions(encode_versions(VERSIONS))) == encode_versions(VERSIONS)


def test_a_hand_written_version_is_read() -> None:
    assert decode_versions(msgspec.json.encode(stored()))[0].project == Project()


@pytest.mark.parametrize("runs", [[[0, 2]], [[1, 1]], [[-1, 1]], [[0, 0]], [[0, -5]]])
def test_lines_that_are_not_there_are_refused(runs: list[list[int]]) -> None:
    assert refused(stored(lines=runs)) == ("wrong_value", "versions[0].lines[0]")


def test_a_version_that_is_no_project_is_refused_when_it_is_looked_at() -> None:
    for text, code in (('{"format":1,"products":5}', "wrong_value"), ('{"format":9}', "newer_format"), ("{", "not_json")):
        (version,) = decode_versions(msgspec.json.encode(stored(new=[text])))
        with pytest.raises(BadProject) as caught:
            version.project  # noqa: B018
        assert caught.value.code == code


def test_a_newer_list_of_versions_is_refused() -> None:
    assert refused({**stored(), "format": 2})[0] == "newer_format"


def test_text_that_is_no_list_of_versions_is_refused() -> None:
    assert refused(b"")[0] == "not_json"
    assert refused(stored(published_at="soon")) == ("wrong_value", "versions[0].published_at")


def test_a_few_bytes_that_would_write_out_gigabytes_are_refused() -> None:
    assert refused(stored(new=["x" * 10_000], lines=[[0, 1]] * 10_000)) == ("too_big", "versions[0]")


def test_many_versions_that_add_up_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "VERSIONS_EXPANDED", 1000)
    assert refused(encode_versions(VERSIONS)) == ("too_big", "versions")


def test_too_many_versions_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "VERSIONS", 2)
    assert refused(encode_versions(VERSIONS))[0] == "too_big"
