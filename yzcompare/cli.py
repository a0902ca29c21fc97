"""The command line: which commands there are, and how one ends."""

import sys
from typing import Annotated

import typer

from yzcompare import terminal
from yzcompare.commands import comparing, folder, query, report, tables
from yzcompare.errors import InputError, told

app = typer.Typer(
    help="Compare Chinese government documents over the years.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Boxes cut long names in a narrow terminal, and are no characters of a plain one.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DEBUG = "--debug"


def _examples(*commands: str) -> str:
    """The end of a command's help: lines that can be run as they stand."""
    return "\b\nExamples:\n" + "\n".join(f"  yzcompare {command}" for command in commands)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"yzcompare {version('yzcompare')}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Show the traceback of an error; may stand anywhere.")
    ] = False,
) -> None:
    """Compare Chinese government documents over the years."""


app.command(
    short_help="Make the pages.",
    epilog=_examples("report", "report --only 03 --lang zh", "report --brief ecology --out brief"),
)(report.report)
app.command(short_help="Make a folder to work in.", epilog=_examples("new work", "new district --example"))(
    folder.new
)
app.command(
    short_help="Add documents to the corpus.",
    epilog=_examples("add 2025.pdf 2026.docx", "add downloads --yes"),
)(folder.add)
app.command(
    short_help="Make a corpus of a folder PLACE/YEAR.*.",
    epilog=_examples("collect reports", "collect reports --workers 4", "collect reports --dry-run"),
)(folder.collect)
app.command(
    short_help="Tell what is doubtful with the corpus.",
    epilog=_examples("check", "check --json --corpus work"),
)(folder.check)
app.command(
    short_help="Write every table.",
    epilog=_examples("tables out", "tables out --format parquet"),
)(tables.tables)
app.command(
    short_help="Ask the tables in SQL.",
    epilog=_examples(
        'query "select id, year from documents"',
        'query "from targets limit 9" --format csv',
    ),
)(query.query)
app.command(
    short_help="Show which sections belong together.",
    epilog=_examples("align 2024 2025", "align 2024 2025 --format csv --out links.csv"),
)(comparing.align)
app.command(
    short_help="Show how the wording changed.",
    epilog=_examples("diff 2024 2025", "diff 2024 2025 --format html --out diff.html"),
)(comparing.diff)
app.command(
    short_help="Show what became of the targets.",
    epilog=_examples("targets 2014 2025", "targets 2024 2025 --json"),
)(comparing.targets)


def main() -> None:
    """Run the command line: status 2 for wrong input, 1 for a run with failures.

    `--debug` may stand anywhere and shows the traceback of an error.
    """
    debug = DEBUG in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != DEBUG]
    terminal.begin()
    try:
        app()
    except InputError as error:
        terminal.tell(str(error), debug)
        sys.exit(2)
    except terminal.Interrupted as signal:
        terminal.tell("interrupted")
        sys.exit(signal.status)
    except OSError as error:
        terminal.tell(told(error, "the files of this run"), debug)
        sys.exit(2)
    except Exception as error:
        terminal.tell(
            f"a fault of the program: {type(error).__name__}: {error} — run it with {DEBUG} and report it",
            debug,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
