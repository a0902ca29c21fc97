"""What a page shows of a cell that failed: the error and the notebook's own lines, nothing of the machine.

Where files lie on the machine that made a page is nobody's business, and what a library warns of on
its standard error is no result.
"""

import re
from collections.abc import Iterable

from nbformat import NotebookNode

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_FRAME = "File "
"""Begins a frame of a traceback that stands in another file than the notebook."""

_ROOT = r"(?:[A-Za-z]:[\\/]+|~?/+)"
_NAME = r"[^\\/\s'\"‘’“”<>|:*?,;()（），；。]+"
_PATHS = (
    # Between quotation marks, or before the colon that an error of ours begins with, a path may hold blanks.
    re.compile(rf"(?<=(?P<mark>['\"‘“])){_ROOT}(?:[^'\"’”\n]*[\\/])?(?P<name>[^\\/'\"’”\n]+)(?=['\"’”])"),
    re.compile(rf"^(?P<lead>(?:\w+: )*){_ROOT}(?:[^:\n]*[\\/])(?P<name>[^\\/:\n]+)(?=: )", re.M),
    re.compile(rf"(?<![\w./\\:~-]){_ROOT}(?:{_NAME}[\\/]+)+(?P<name>{_NAME})?"),
)


def without_ansi(text: str) -> str:
    """Text without a terminal's colours."""
    return _ANSI.sub("", text)


def without_paths(text: str) -> str:
    """Text in which a file of the machine is called by its name alone.

    >>> without_paths("FileNotFoundError: No such file: '/home/jane/my work/a.csv'")
    "FileNotFoundError: No such file: 'a.csv'"
    >>> without_paths("InputError: /srv/data/corpus.toml: unknown key, see https://a.org/b/c; 3/4 and/or more")
    'InputError: corpus.toml: unknown key, see https://a.org/b/c; 3/4 and/or more'
    """
    for pattern in _PATHS:
        text = pattern.sub(
            lambda path: "".join((path.groupdict().get("lead") or "", path["name"] or "…")), text
        )
    return text


def shown_traceback(traceback: Iterable[str]) -> str:
    """A traceback with the notebook's own lines; of every other file its name, the line's number and the function.

    >>> print(shown_traceback(["Cell In[2], line 1\\n----> 1 read('a')", "File /usr/lib/csv.py:9, in read(name)\\n 9 open(name)"]))
    Cell In[2], line 1
    ----> 1 read('a')
    File csv.py:9, in read(name)
    """
    plain = (without_ansi(piece) for piece in traceback)
    return "\n".join(
        without_paths(piece.partition("\n")[0] if piece.startswith(_FRAME) else piece) for piece in plain
    )


def results_of(cell: NotebookNode) -> list[NotebookNode]:
    """The outputs of a cell that are results: all but what went to standard error."""
    return [output for output in cell.outputs if output.get("name") != "stderr"]


def clear(notebook: NotebookNode) -> None:
    """Take out of an executed notebook what no page shows: warnings, and where files lie on this machine."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cell.outputs = results_of(cell)
        for output in cell.outputs:
            if output.output_type == "error":
                output.evalue = without_paths(output.evalue)
                output.traceback = shown_traceback(output.traceback).split("\n")
