"""The commands put together, and one run of them: language, exit code, one line for what went wrong."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.cli.encoding import forgive_encoding
from planogram.cli.failures import BadUsage, failure_line
from planogram.cli.run import DONE, NOT_DONE, Run
from planogram.cli.streams import flush, hush, open_streams, tell
from planogram.cli.window import Window
from planogram.i18n import LANGUAGES, system_language, translator

if TYPE_CHECKING:
    from typer import Typer

COMMANDS = ("demo", "convert", "metrics", "check", "compare", "rebalance", "arrange", "variants", "screenshot", "bench")

_MODULES = {"metrics": "figures"}
_INTERRUPTED = 130
"""What the library makes of Ctrl-C."""


def run(arguments: Sequence[str], window: Window) -> int:
    """Do what `arguments` (without the program's name) say; the exit code. Nothing is raised."""
    open_streams()
    forgive_encoding(sys.stdout, sys.stderr)
    words = translator(system_language())
    try:
        asked, rest = language_of(arguments)
        words = translator(asked or system_language())
        code = _start(rest, Run(words, window), asked)
        flush(sys.stdout, sys.stderr)
        return code
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        # the library was writing a page of help, and who read it has seen enough
        hush(sys.stdout)
        return DONE
    except (Exception, KeyboardInterrupt) as problem:
        if os.environ.get("PLANOGRAM_TRACEBACK"):
            # for whoever works on the program; users never set it
            raise
        tell(sys.stderr, failure_line(problem, words) + "\n")
        return NOT_DONE


def give_up(problem: BaseException) -> int:
    """Say that the program was stopped before it had begun; its exit code."""
    open_streams()
    forgive_encoding(sys.stderr)
    tell(sys.stderr, failure_line(problem, translator(system_language())) + "\n")
    return NOT_DONE


def language_of(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language asked for with `--lang`, wherever it stands, or None; and the other arguments."""
    rest: list[str] = list(arguments)
    language: str | None = None
    index = 0
    while index < len(rest) and rest[index] != "--":
        name, equals, value = rest[index].partition("=")
        if name != "--lang":
            index += 1
            continue
        language = value if equals else "".join(rest[index + 1 : index + 2])
        if language not in LANGUAGES:
            raise BadUsage("cli.problem.language", language=language)
        del rest[index : index + (1 if equals else 2)]
    return language, rest


def _start(arguments: list[str], job: Run, asked: str | None) -> int:
    """A command, the help, or else the editor: on a file when one is named."""
    arguments = _help_spelt_out(arguments)
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        code = build_app(job, arguments[0])(args=arguments, prog_name="planogram", standalone_mode=False)
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
        return code if isinstance(code, int) else DONE
    if len(arguments) > 1:
        raise BadUsage("cli.problem.command", word=arguments[0])
    path = Path(arguments[0]) if arguments else None
    if path is not None:
        _look_for(path)
    return job.window.edit(path, asked)


def _help_spelt_out(arguments: list[str]) -> list[str]:
    """`-h`, `help` and `help COMMAND`, as other programs have them.

    >>> _help_spelt_out(["help", "convert"]), _help_spelt_out(["demo", "-h"])
    (['convert', '--help'], ['demo', '--help'])
    """
    if arguments[:1] == ["help"] and not Path("help").exists():
        return [*arguments[1:2], "--help"]
    return ["--help" if word == "-h" else word for word in arguments]


def _look_for(path: Path) -> None:
    """BadUsage when nothing is there, FileProblem when that cannot be told: a folder one may not look into, a share that is gone."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise BadUsage("cli.problem.command" if path.suffix == "" else "cli.problem.no_file", word=str(path)) from error
    except OSError as error:
        from planogram.exchange.problems import os_problem

        raise os_problem(error, path) from error


def build_app(job: Run, wanted: str) -> Callable[..., object]:
    """The commands of this run, worded in its language. Only the one `wanted` is loaded: of the others the help page needs the name."""
    import typer

    from planogram.cli.help import command_classes

    group, command = command_classes(job.translator)
    app = typer.Typer(cls=group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, help=job.translator("cli.help.program"))
    _add_version(app, job)
    for name in COMMANDS:
        app.command(name, cls=command, help=job.translator(f"cli.{name}.help"))(_part(name, job) if name == wanted else _unloaded)
    return app


def _part(name: str, job: Run) -> Callable[..., int]:
    module = import_module(f"planogram.cli.{_MODULES.get(name, name)}")
    part: Callable[..., int] = module.command(job)
    return part


def _unloaded() -> int:
    raise AssertionError("only the command that is run is loaded")


def _add_version(app: "Typer", job: Run) -> None:
    import typer

    def tell(asked: bool) -> None:
        if asked:
            from importlib.metadata import version

            job.say(f"planogram {version('planogram')}")
            raise typer.Exit

    option = typer.Option(False, "--version", help=job.translator("cli.option.version"), callback=tell, is_eager=True)

    @app.callback(invoke_without_command=False)
    def program(version: bool = option) -> None:  # noqa: ARG001 - told by its callback
        return None
