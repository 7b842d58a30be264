import io
import zipfile

import pytest

from planogram.storage import bounds
from planogram.storage.archive import Archive, BadArchive, write_archive


def archive_of(*entries: tuple[str, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    write_archive(file, entries)
    return io.BytesIO(file.getvalue())


def refused(file: io.BytesIO) -> str:
    with pytest.raises(BadArchive) as caught:
        Archive(file)
    return caught.value.code


def test_the_same_entries_give_the_same_bytes() -> None:
    assert archive_of(("a", b"1"), ("b", b"2")).getvalue() == archive_of(("a", b"1"), ("b", b"2")).getvalue()


def test_entries_come_back() -> None:
    archive = Archive(archive_of(("a", b"1"), ("b", b"22")))
    assert (archive.names, archive.read("b", 10)) == (["a", "b"], b"22")


@pytest.mark.parametrize("content, code", [(b"", "empty"), (b"id;name\n", "not_zip"), (b"PK\x03\x04 and no more", "cut")])
def test_what_is_no_zip_is_refused(content: bytes, code: str) -> None:
    assert refused(io.BytesIO(content)) == code


def test_a_cut_archive_is_refused() -> None:
    whole = archive_of(("a", b"1" * 5000)).getvalue()
    assert refused(io.BytesIO(whole[: len(whole) // 2])) == "cut"


def test_an_entry_longer_than_its_bound_is_refused() -> None:
    archive = Archive(archive_of(("a", b"0" * 100)))
    assert archive.read("a", 100) == b"0" * 100
    with pytest.raises(BadArchive) as caught:
        archive.read("a", 99)
    assert (caught.value.code, caught.value.where) == ("too_big", "a")


def test_an_entry_that_lies_about_its_size_is_read_no_further_than_the_bound() -> None:
    content = archive_of(("a", b"\0" * 1_000_000)).getvalue()
    real, claimed = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert real in content
    with pytest.raises(BadArchive):
        assert len(Archive(io.BytesIO(content.replace(real, claimed))).read("a", 500)) <= 500


def test_an_archive_that_claims_to_expand_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ARCHIVE_EXPANSION", 1000)
    assert refused(archive_of(("a", b"0" * 600), ("b", b"0" * 600))) == "too_big"


def test_an_archive_of_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ARCHIVE_ENTRIES", 2)
    assert refused(archive_of(("a", b""), ("b", b""), ("c", b""))) == "too_big"


def test_a_damaged_entry_is_named() -> None:
    content = bytearray(archive_of(("a", b"text that is long enough to be damaged")).getvalue())
    content[40] ^= 0xFF
    with pytest.raises(BadArchive) as caught:
        Archive(io.BytesIO(bytes(content))).read("a", 1000)
    assert (caught.value.code, caught.value.where) == ("damaged", "a")


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(archive_of(("a", b"1")).getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(io.BytesIO(bytes(content))) == "encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_cannot_be_stopped_half_way_is_refused(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("name", b"content")
    assert refused(io.BytesIO(file.getvalue())) == "unknown_packing"
