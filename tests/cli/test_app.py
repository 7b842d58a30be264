"""Languages, help, exit codes and the one line for what goes wrong."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planogram.cli import convert
from planogram.cli.app import COMMANDS, language_of
from planogram.cli.encoding import forgive_encoding
from planogram.cli.failures import BadUsage
from planogram.exchange.files import READABLE, WRITABLE
from planogram.i18n import translator
from tests.cli.conftest import Planogram


def test_without_arguments_the_editor_opens(planogram: Planogram) -> None:
    assert planogram().window.calls == [("edit", None, None)]


def test_a_file_opens_in_the_editor(planogram: Planogram, plan: Path) -> None:
    ran = planogram(plan, "--lang", "en")
    assert (ran.code, ran.window.calls) == (0, [("edit", plan, "en")])


@pytest.mark.parametrize("word", ["metrcs", "frobnicate"])
def test_a_word_that_is_nothing(planogram: Planogram, word: str) -> None:
    assert planogram(word).line == f"«\u00a0{word}\u00a0» n’est ni une commande ni un fichier\u00a0: lancez «\u00a0planogram --help\u00a0»."


def test_a_file_that_is_not_there(planogram: Planogram, tmp_path: Path) -> None:
    assert "n’existe pas" in planogram(tmp_path / "absent.planogram").line
    assert planogram("metrics", tmp_path / "absent.planogram").line.startswith("«\u00a0absent.planogram\u00a0»")


def test_a_file_that_cannot_be_looked_for_says_why(planogram: Planogram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "trop long" in planogram(tmp_path / f"{'x' * 300}.planogram").line

    def closed(*_: object, **__: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", closed)
    assert "Vous n’avez pas le droit" in planogram(tmp_path / "p.planogram").line


@pytest.mark.parametrize(
    ("language", "usage", "command"),
    [("fr", "Usage\u00a0: planogram COMMANDE", "Affiche les chiffres"), ("en", "Usage: planogram COMMAND", "Show the figures")],
)
def test_help_lists_every_command_in_the_language(planogram: Planogram, language: str, usage: str, command: str) -> None:
    ran = planogram("--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert usage in ran.out
    assert command in ran.out
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert "--lang fr|en" in ran.out


def test_help_names_every_kind_of_file_and_both_ways_of_a_switch(planogram: Planogram) -> None:
    told = " ".join(planogram("convert", "--help").out.replace(",", " ").split())
    read, written = told.partition("Arguments")[2].split(" OUT ")
    assert all(f"{extension} " in f"{read} " for extension in READABLE)
    assert all(f"{extension} " in f"{written} " for extension in WRITABLE)
    assert "--minimums/--no-minimums" in planogram("rebalance", "--help").out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(planogram: Planogram, command: str) -> None:
    french, english = (planogram(command, "--help", f"--lang={language}") for language in ("fr", "en"))
    assert french.code == english.code == 0
    assert french.out != english.out
    assert "cli." not in french.out + english.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("metrics",), "Il manque «\u00a0FILE\u00a0»"),
        (("metrics", "a", "b"), "pas comprise"),
        (("convert", "a.xlsx"), "Il manque «\u00a0OUT\u00a0»"),
        (("metrics", "x", "--jsn"), "«\u00a0--jsn\u00a0» n’est pas une option"),
        (("metrics", "x", "--scope"), "L’option «\u00a0--scope\u00a0» attend"),
        (("bench", "--repeats", "many"), "«\u00a0--repeats\u00a0» ne convient pas"),
        (("bench", "--positions", "500,x"), "«\u00a0500,x\u00a0»"),
        (("screenshot", "x", "o.png", "--size", "big"), "«\u00a0big\u00a0» n’est pas une taille"),
        (("screenshot", "x", "o.png", "--theme", "pink"), "«\u00a0pink\u00a0» n’est pas un thème"),
        (("screenshot", "x", "o.jpg"), "«\u00a0o.jpg\u00a0»"),
        (("--lang", "de", "metrics"), "«\u00a0de\u00a0» n’est pas une langue"),
        (("metrics", "x", "--lang"), "--lang fr"),
        (("--frobnicate",), "«\u00a0--frobnicate\u00a0» n’est pas une option"),
        (("metrics", "x", "--scope", "aisle:3"), "«\u00a0aisle:3\u00a0» ne désigne rien"),
    ],
)
def test_bad_usage_is_one_line_that_says_what_to_do(planogram: Planogram, words: tuple[str, ...], said: str) -> None:
    line = planogram(*words).line
    assert said in line
    assert line.endswith(".")


def test_bad_usage_in_english(planogram: Planogram) -> None:
    assert planogram("metrics", "--lang", "en").line == "“FILE” is missing: run “planogram metrics --help”."


def test_unexpected_errors_are_one_line_too(planogram: Planogram, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(convert, "save_file", broken)
    assert "RuntimeError\u00a0: two lines" in planogram("convert", plan, plan.with_suffix(".pdf")).line


def test_an_interrupt_is_one_line(planogram: Planogram, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(convert, "save_file", interrupted)
    assert planogram("convert", plan, plan.with_suffix(".pdf")).line.startswith("Interrompu")


def test_version(planogram: Planogram) -> None:
    ran = planogram("--version")
    assert ran.code == 0
    assert ran.out.startswith("planogram 0.")


@pytest.mark.parametrize(
    ("words", "language", "rest"),
    [
        (["metrics", "x"], None, ["metrics", "x"]),
        (["--lang", "en", "metrics", "x"], "en", ["metrics", "x"]),
        (["metrics", "--lang=fr", "x"], "fr", ["metrics", "x"]),
        (["convert", "--", "--lang", "de"], None, ["convert", "--", "--lang", "de"]),
    ],
)
def test_the_language_may_stand_anywhere(words: list[str], language: str | None, rest: list[str]) -> None:
    assert language_of(words) == (language, rest)


def test_only_two_languages() -> None:
    with pytest.raises(BadUsage):
        language_of(["--lang=es"])


@pytest.mark.parametrize(
    ("locale", "start"), [("fr_FR.UTF-8", "Usage\u00a0:"), ("en_GB.UTF-8", "Usage: "), ("C.UTF-8", "Usage\u00a0:"), ("xx", "Usage\u00a0:")]
)
def test_the_system_s_language_else_french(planogram: Planogram, monkeypatch: pytest.MonkeyPatch, locale: str, start: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert planogram("--help").out.startswith(start)


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planogram", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=os.environ | environment, check=False)


def test_the_real_program_answers(plan: Path) -> None:
    done = process("metrics", plan, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"format": "planogram-metrics/1"' in done.stdout


def test_the_real_program_refuses_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.planogram").write_bytes(b"PK\x03\x04 not a zip")
    refused = process("metrics", tmp_path / "broken.planogram", LC_ALL="C.UTF-8")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


def test_a_terminal_without_french_letters_still_gets_its_line(tmp_path: Path) -> None:
    refused = process("metrics", tmp_path / "é.xlsx", PYTHONIOENCODING="ascii")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_editor_says_so() -> None:
    ran = process(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="", LC_ALL="en_GB.UTF-8")
    assert (ran.returncode, ran.stderr) == (2, "There is no display here to open the window on: run “planogram demo”, which works without one.\n")


def test_no_qt_is_loaded_for_figures(plan: Path) -> None:
    start = f"import sys; sys.argv = ['planogram', 'metrics', {str(plan)!r}]; from planogram.__main__ import main; main()"
    code = start + "; sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_real_window_on_a_picture(plan: Path) -> None:
    out = plan.with_name("window.png")
    done = process("screenshot", plan, out, "--size", "800x600", LC_ALL="C.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"\x89PNG")
    assert "800 × 600" in done.stdout


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", "Ecart : -1 234,50 EUR ?"), ("cp1252", "Écart : -1 234,50\u00a0€ ?")])
def test_a_terminal_that_lacks_a_sign_shows_its_kin(encoding: str, shown: str) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    forgive_encoding(terminal)
    terminal.write(f"Écart : {translator('fr').money(-1234.5, 'EUR')} 漢")
    terminal.flush()
    assert terminal.buffer.getvalue().decode(encoding) == shown  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name != "posix", reason="a shell of that kind")
def test_work_is_done_though_who_read_of_it_has_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = f'"{sys.executable}" -m planogram demo --out "{out}" | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.suffix for path in out.iterdir()} == {".planogram", ".xlsx", ".pdf", ".png"}


@pytest.mark.skipif(os.name != "posix", reason="a shell of that kind")
@pytest.mark.parametrize(
    ("words", "away", "code"),
    [
        ("metrics '{}'", ">&-", 0),
        ("metrics '{}'", ">/dev/full", 2),
        ("--help", ">/dev/full", 2),
        ("--help", ">&-", 0),
        ("metrics nowhere.xlsx", "2>&-", 2),
    ],
)
def test_streams_that_are_closed_or_full_end_in_no_traceback(words: str, away: str, code: int, plan: Path) -> None:
    script = f'"{sys.executable}" -m planogram {words.format(plan)} --lang en {away}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == code and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (1 if code and away != "2>&-" else 0)


@pytest.mark.skipif(os.name != "posix", reason="signals of that kind")
def test_stopping_the_program_while_it_loads_is_one_line(plan: Path) -> None:
    # the first import of the command line is where a hand that thinks better of it is quickest
    code = f"""
import sys, builtins
sys.argv = ["planogram", "metrics", {str(plan)!r}]
usual, stopped = builtins.__import__, []
def stop(name, *rest):
    if name == "planogram.cli.app" and not stopped:
        stopped.append(name)
        raise KeyboardInterrupt
    return usual(name, *rest)
builtins.__import__ = stop
import planogram.__main__ as program
sys.exit(program.main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "en_GB.UTF-8"})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", [("-h",), ("help",)])
def test_help_is_found_by_its_other_names(planogram: Planogram, asked: tuple[str, ...]) -> None:
    assert planogram(*asked).out == planogram("--help").out
    assert planogram("help", "convert").out == planogram("convert", "-h").out == planogram("convert", "--help").out
