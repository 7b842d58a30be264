"""Help pages in the run's language: usage, text, arguments, options, commands. The library's own pages speak English only."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from planogram.i18n import Translator

Rows = list[tuple[str, str]]


def command_classes(translator: Translator) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The group and command classes whose help pages `translator` words."""

    class Group(TyperGroup):
        def format_help(self, ctx: Any, formatter: Any) -> None:
            _page(self, ctx, formatter, translator)

    class Command(TyperCommand):
        def format_help(self, ctx: Any, formatter: Any) -> None:
            _page(self, ctx, formatter, translator)

    return Group, Command


def _page(command: Any, ctx: typer.Context, formatter: Any, t: Translator) -> None:
    parameters = command.get_params(ctx)
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    options = [parameter for parameter in parameters if parameter.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    pieces = [_placeholder(parameter) for parameter in arguments] + ([t("cli.help.command_slot")] if commands else []) + [t("cli.help.options_slot")]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=t("cli.help.usage") + " ")
    formatter.write_paragraph()
    formatter.write_text(command.help or "")
    _section(formatter, t("cli.help.arguments"), [(_placeholder(parameter), parameter.help or "") for parameter in arguments])
    _section(formatter, t("cli.help.commands"), [(name, one.help or "") for name, one in commands.items()])
    _section(formatter, t("cli.help.options"), [_option(parameter, t) for parameter in options] + [("--lang fr|en", t("cli.option.lang"))])
    if commands:
        formatter.write_paragraph()
        formatter.write_text(t("cli.help.without_command"))


def _placeholder(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any, t: Translator) -> tuple[str, str]:
    names = "/".join((*parameter.opts, *parameter.secondary_opts))
    if "--help" in parameter.opts:
        return names, t("cli.option.help")
    return f"{names} {parameter.metavar}" if parameter.metavar else names, parameter.help or ""


def _section(formatter: Any, title: str, rows: Rows) -> None:
    if rows:
        with formatter.section(title.rstrip("\u00a0:")):
            formatter.write_dl(rows)
