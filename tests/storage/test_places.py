"""Odd places for a file: each is answered by a code and a sentence, never by an error nobody expects."""

import errno
import os
from pathlib import Path

import pytest

from planogram.exchange.files import open_file, save_file
from planogram.exchange.problems import FileProblem, outcome_problem, sentence
from planogram.i18n import LANGUAGES, translator
from planogram.session.document import Document
from planogram.session.saving import open_for_editing, save
from planogram.storage.lock import owner_of
from planogram.storage.places import exists, is_file, is_folder, settled
from tests.builders import shelf

ODD = {
    "a link to itself": ("loop.planogram", "link_loop"),
    "a folder that is a link to itself": ("around/a.planogram", "link_loop"),
    "a pipe": ("pipe.planogram", "not_a_file"),
    "a zero byte": ("a\0b.planogram", "bad_name"),
    "a name that is too long": ("x" * 300 + ".planogram", "name_too_long"),
    "a folder": ("folder.planogram", "is_directory"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "loop.planogram").symlink_to("loop.planogram")
    (tmp_path / "around").symlink_to("around")
    os.mkfifo(tmp_path / "pipe.planogram")
    (tmp_path / "folder.planogram").mkdir()
    return tmp_path


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of that kind")
@pytest.mark.parametrize(("name", "code"), ODD.values(), ids=ODD)
def test_an_odd_place_is_refused_in_a_sentence(name: str, code: str, folder: Path) -> None:
    path, say = folder / name, translator("en")
    assert owner_of(path) is None
    opening = open_for_editing(path, "Ana")
    if opening.lock is not None:
        opening.lock.release()
    for document in (Document(shelf()), Document(shelf(), path)):
        outcome = save(document, path)
        assert outcome.code == code
    with pytest.raises(FileProblem) as refused:
        open_file(path)
    assert refused.value.code == code
    with pytest.raises(FileProblem):
        save_file(path, shelf(), {}, say)
    for language in LANGUAGES:
        told = sentence(outcome_problem(outcome), translator(language))
        assert "{" not in told and "\0" not in told and len(told) < 250 + len(str(folder))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EHOSTDOWN, errno.EIO, errno.ENAMETOOLONG, errno.ENOTCONN])
def test_a_share_that_is_gone_is_no_error_where_it_is_only_asked_whether_a_file_is_there(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> os.stat_result:
        raise OSError(number, os.strerror(number))

    path = Path("somewhere/p.planogram")
    monkeypatch.setattr(os, "stat", gone)
    assert not exists(path) and not is_file(path) and not is_folder(path)


def test_a_path_that_leads_nowhere_is_remembered_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert settled(tmp_path / "loop") == tmp_path / "loop"
