"""The command line: `moot [FILE…]` opens windows, `moot COMMAND …` works without one.

Commands are imported when they are asked for, so that none pays for another: most never load Qt. Everything that can
go wrong ends here, in one sentence on standard error and an exit code (see `errors`), never in a traceback.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from moot.cli.display import require_display
from moot.cli.errors import BAD_INPUT, BUG, PIPE_CLOSED, STOPPED, BadInput

# each in a module of its own, as `command`
COMMANDS = {
    "analyse": "moot.cli.analyse",
    "check": "moot.cli.check",
    "convert": "moot.cli.convert",
    "export": "moot.cli.export",
}
WINDOW = "window"
_SENTENCES = (".", "!", "?")


class Commands(click.Group):
    """The commands by name; a path in place of a name opens a window on it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for name, module in COMMANDS.items() if importlib.util.find_spec(module) is not None)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and _is_path(args[0]):
            return WINDOW, window, args
        if self.get_command(ctx, args[0]) is None:
            ctx.fail(f"There is no command {args[0]!r}, and no file of that name.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # the interpreter would flush once more on its way out, and complain
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        return result

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any
    ) -> NoReturn:
        """Run the command line and exit."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, prog_name or "moot", *rest, **extra)
        except click.exceptions.Abort:
            code = STOPPED
        except click.ClickException as error:
            code = _refused(error.format_message())
        except BadInput as error:
            code = _refused(str(error))
        except MemoryError:
            code = _refused("There is not enough memory for this.")
        except Exception as error:
            code = _refused(_sentence_of(error)) if _is_of_the_world(error) else _told_of_a_bug(error)
        sys.exit(code if isinstance(code, int) else 0)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # costs more than a start has to spare

    try:
        return version("moot")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "(not installed)"


def _tell_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"moot, version {_version()}")
        context.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[--help | --version]",
    subcommand_metavar="[FILE… | COMMAND …]",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Build the argument graph of a dispute: issues, positions, reasons, objections, evidence.

    Without a command, a window opens on each FILE, or on the sample dispute.
    """
    if context.invoked_subcommand is None:
        context.exit(_open_windows([]))


@click.command(WINDOW, hidden=True)
@click.argument("files", nargs=-1, type=click.Path())
@click.pass_context
def window(context: click.Context, files: tuple[str, ...]) -> None:
    """Open a window on each file."""
    context.exit(_open_windows(list(files)))


def _open_windows(paths: list[str]) -> int:
    require_display(os.environ)
    from moot.windows.start import run

    return run(paths)


def _is_path(word: str) -> bool:
    """Whether a word that is no command is meant as a file: it looks like a path, or there is such a file."""
    return "." in word or "/" in word or "\\" in word or Path(word).exists()


def _is_of_the_world(error: Exception) -> bool:
    """Whether what failed is a file or the disk, not the program: those errors carry a sentence for the person."""
    from moot.document.document import CaseFileError, WriteFailedError
    from moot.formats.errors import FormatError

    return isinstance(error, CaseFileError | WriteFailedError | FormatError)


def _sentence_of(error: Exception) -> str:
    return str(error)


def _refused(sentence: str) -> int:
    sentence = " ".join(sentence.split())
    click.echo(f"moot: {sentence}{'' if sentence.endswith(_SENTENCES) else '.'}", err=True)
    return BAD_INPUT


def _told_of_a_bug(error: Exception) -> int:
    """Say that Moot failed, and keep a report: where in the program, without anything from the case."""
    import platform
    import tempfile
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    trace = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    system = f"Moot {_version()}, Python {platform.python_version()}, {platform.system()}"
    report = "\n".join((system, "", f"{type(error).__name__} at:", *trace, ""))
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="moot-", suffix=".txt", delete=False) as file:
            file.write(report)
        where = f"a report without anything of your case is in {file.name}"
    except OSError:
        where = "no report could be saved"
    click.echo(f"moot: This is a bug in Moot ({type(error).__name__}); {where}.", err=True)
    return BUG


if __name__ == "__main__":
    main()
