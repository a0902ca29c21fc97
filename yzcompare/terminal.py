"""The terminal a command talks to: what its streams can show, its pager, and how an end is told."""

import codecs
import contextlib
import os
import pydoc
import re
import shutil
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from rich.console import Console
from rich.text import Text

PLAIN_TERMINALS = ("dumb", "unknown", "")
"""What $TERM is where a terminal knows no colours."""

_TURNS = {"−": "-", "–": "-", "—": "--", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "→": "->", "≥": ">=", "≤": "<=", "…": "...", "×": "x", "·": "."}  # fmt: skip


NARROWEST = 20
"""Columns: no terminal is narrower; one that says so (COLUMNS=0) does not know."""

WIDTH = 80
"""Columns of a terminal that does not know."""


class Interrupted(BaseException):
    """Ctrl-C; `status` is what the process leaves with."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def begin() -> None:
    """Make streams that can always be written to, and let signals end a command tidily.

    A closed stream becomes one that swallows what it is told; a character that a stream's encoding
    lacks is written as near as it can be, never as a crash.
    """
    _open_closed()
    with contextlib.suppress(LookupError):
        codecs.register_error("readable", readable)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="readable")  # type: ignore[union-attr]
    _mend_width()
    if os.environ.get("TERM", "") in PLAIN_TERMINALS and sys.stdout.isatty():
        # What lays the help out takes such a terminal for one of 80 columns unless it is told.
        size = shutil.get_terminal_size()
        os.environ.update({"COLUMNS": str(size.columns), "LINES": str(size.lines)})
    signal.signal(signal.SIGINT, _interrupt)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)


def _mend_width() -> None:
    """Take a width that cannot be for none said: what lays lines out takes it at its word and shows nothing."""
    said = os.environ.get("COLUMNS", "")
    if said and not (said.isascii() and said.isdecimal() and int(said[:9]) >= NARROWEST):
        del os.environ["COLUMNS"]
    if shutil.get_terminal_size((WIDTH, 24)).columns < NARROWEST:
        os.environ["COLUMNS"] = str(WIDTH)


def _open_closed() -> None:
    """Give streams that were closed before the start (2>&-) somewhere to go; kernels need them too."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def readable(error: UnicodeError) -> tuple[str, int]:
    r"""What is written for characters that an encoding lacks: something like them, or their code.

    >>> _ = codecs.register_error("readable", readable)
    >>> "−5 万".encode("ascii", "readable")
    b'-5 \\u4e07'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    turned = "".join(_TURNS.get(c) or c.encode("ascii", "backslashreplace").decode() for c in lacking)
    return turned, error.end


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise Interrupted(128 + number)


def end_with_the_reader() -> None:
    """Let a reader that stops reading (`| head`) end the command as it ends any other: quietly, by SIGPIPE."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def styled(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows styles and a user who wants them (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in PLAIN_TERMINALS:
        return False
    return stream.isatty()


def console(stream: TextIO) -> Console:
    """A console on a stream, with no escape codes where styles are not shown or not wanted."""
    if styled(stream):
        return Console(file=stream, highlight=False, soft_wrap=True)
    return Console(file=stream, highlight=False, soft_wrap=True, color_system=None, force_terminal=False)


def show(shown: Text, plain: str) -> None:
    """Show a long text: styled in a pager where there is a terminal with styles, else as plain text.

    `less` shows colours only when it is told to; other pagers get the plain text.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM", "") in PLAIN_TERMINALS:
        print(plain)
        return
    options = os.environ.get("LESS", "-FX")
    if not re.search(r"(^|\s)-?\w*[rR]", options):
        os.environ["LESS"] = f"{options} -R"
    os.environ.setdefault("LESSCHARSET", "utf-8")
    if not styled(sys.stdout):
        pydoc.pager(plain)
        return
    on = console(sys.stdout)
    pager = (os.environ.get("MANPAGER") or os.environ.get("PAGER") or "less").split()
    if pager and Path(pager[0]).name == "less" and shutil.which(pager[0]):
        with on.pager(styles=True):
            on.print(shown)
    else:
        on.print(shown)


def tell(message: str, debug: bool = False) -> None:
    """Say in one line what went wrong; the traceback comes first where it is asked for."""
    if debug:
        traceback.print_exc()
    line = " ".join(message.splitlines())
    with contextlib.suppress(OSError):
        print(f"yzcompare: {line}", file=sys.stderr)
