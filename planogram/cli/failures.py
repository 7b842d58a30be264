"""Everything that can go wrong, as one line: what, where and what to do. Never a traceback."""

import sys
from typing import TYPE_CHECKING

from planogram.cli.run import one_line
from planogram.cli.streams import Unheard
from planogram.cli.window import NoDisplay
from planogram.exchange.problems import FileProblem, sentence
from planogram.i18n import Translator
from planogram.metrics.scope import BadScope

if TYPE_CHECKING:
    from typer import TyperException


class BadUsage(Exception):
    """A wrong word on the command line; `key` is a key of area cli, `values` fill its sentence."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def failure_line(problem: BaseException, translator: Translator) -> str:
    """The one line for stderr."""
    return one_line(_worded(problem, translator))


def _worded(problem: BaseException, t: Translator) -> str:
    if isinstance(problem, FileProblem):
        return sentence(problem, t)
    if isinstance(problem, BadUsage):
        return t(problem.key, **problem.values)
    if isinstance(problem, BadScope):
        return t("cli.problem.scope", scope=problem.args[0])
    if isinstance(problem, Unheard):
        return t("cli.problem.unheard", number=problem.number)
    if isinstance(problem, OSError) and problem.filename is None:
        # met by the library that draws tables and help pages
        return t("cli.problem.unheard", number=problem.errno or 0)
    if isinstance(problem, NoDisplay):
        return t("cli.problem.no_display")
    if isinstance(problem, KeyboardInterrupt):
        return t("cli.problem.interrupted")
    if isinstance(problem, MemoryError):
        return t("cli.problem.memory")
    # what the library raises can only come up once it is loaded, and the editor starts without it
    return _of_library(problem, t) if "typer" in sys.modules else _unexpected(problem, t)


def _of_library(problem: BaseException, t: Translator) -> str:
    import typer

    if isinstance(problem, typer.TyperException):
        return _usage(problem, t)
    return t("cli.problem.interrupted") if isinstance(problem, typer.Abort) else _unexpected(problem, t)


def _unexpected(problem: BaseException, t: Translator) -> str:
    return t("cli.problem.unexpected", kind=type(problem).__name__, text=str(problem))


def _usage(problem: "TyperException", t: Translator) -> str:
    """A wrong usage in the run's language: which option, argument or word, and where the help is."""
    context = getattr(problem, "ctx", None)
    help_line = f"{context.command_path if context else 'planogram'} --help"
    option, parameter = getattr(problem, "option_name", None), getattr(problem, "param", None)
    if option is not None:
        key = "cli.problem.option_value" if not hasattr(problem, "possibilities") else "cli.problem.option"
        return t(key, option=option, help=help_line)
    if parameter is not None:
        return t("cli.problem.value" if problem.message else "cli.problem.missing", name=_name(parameter), help=help_line)
    return t("cli.problem.usage", help=help_line)


def _name(parameter: object) -> str:
    options = [text for text in getattr(parameter, "opts", ()) if text.startswith("-")]
    return options[-1] if options else str(getattr(parameter, "metavar", "") or getattr(parameter, "name", "")).upper()
