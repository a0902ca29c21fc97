"""Notebooks read from files: each is known to be whole before anything is made of it."""

import ast
import contextlib
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from yzcompare.errors import InputError

PARAMETERS = "parameters"
"""Tag of the cell that holds a notebook's parameters with their defaults."""

PARAMETER_TAGS = frozenset({PARAMETERS, "injected-parameters"})
"""Tags of the cells that hold parameters: the defaults, and what a run was given."""

FORMAT = 4
"""The format of notebooks since 2015; papermill and the suite write no other."""

LARGEST = 200_000_000
"""Bytes of a notebook; the suite's own hold less than a hundredth."""

HINT = "name a file that ends in .ipynb"


def read_notebook(file: Path) -> NotebookNode:
    """Read a notebook and see that it is one: JSON, of today's format, its cells and results complete.

    Raises InputError, with the file, for what is no such notebook.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError(f"{file}: is not there", hint="check the path") from None
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}", hint=HINT) from None
    if len(data) > LARGEST:
        raise InputError(f"{file}: larger than {LARGEST // 1_000_000} million bytes", hint=HINT)
    content = _parsed(file, data)
    if not isinstance(content, dict) or "nbformat" not in content:
        raise InputError(f"{file}: JSON, but no notebook", hint=HINT)
    if content["nbformat"] != FORMAT or type(content.get("nbformat_minor")) is not int:
        raise InputError(
            f"{file}: a notebook of another format than {FORMAT}",
            hint="save it anew in Jupyter or run it again",
        )
    try:
        with warnings.catch_warnings():
            # A cell without an id, or two with one, are repaired in passing.
            warnings.simplefilter("ignore")
            nbformat.validate(content)
    except (nbformat.ValidationError, AttributeError, KeyError, TypeError) as error:
        # nbformat repairs before it validates, and trips over what is damaged at the root.
        where = "/".join(map(str, getattr(error, "absolute_path", ())))
        raise InputError(
            f"{file}: a damaged notebook{f' at {where}' if where else ''}",
            hint="run it again, or name another",
        ) from None
    return nbformat.versions[FORMAT].to_notebook_json(content)


def _parsed(file: Path, data: bytes) -> Any:
    """The JSON of a file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}", hint=HINT) from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{file}: no notebook, not JSON at line {error.lineno}", hint=HINT) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; lists nested by the thousand
        raise InputError(f"{file}: no notebook that can be read", hint=HINT) from None


def notes_of(notebook: NotebookNode, name: str | Path = "the notebook") -> dict[str, str]:
    """What the suite wrote into a notebook that it ran: see `ReportExporter`; empty for one of other making.

    Raises InputError, with the notebook's name, where there is something else in that place.
    """
    notes = notebook.metadata.get("yzcompare", {})
    if not isinstance(notes, dict) or not all(isinstance(value, str) for value in notes.values()):
        raise InputError(
            f"{name}: a damaged notebook at metadata/yzcompare", hint="take that entry out of it"
        )
    return notes


def assigned(
    notebook: NotebookNode, tags: frozenset[str] = PARAMETER_TAGS, name: str | Path = "the notebook"
) -> dict[str, Any]:
    """What the cells that hold parameters set; a value that is computed is no parameter to compare or set.

    Raises InputError, with the notebook's name, for a cell of parameters that is no Python.

    >>> cell = nbformat.v4.new_code_cell("year = 2024\\nrows = open('a.csv')", metadata={"tags": ["parameters"]})
    >>> assigned(nbformat.v4.new_notebook(cells=[cell]))
    {'year': 2024}
    """
    cells = parameter_cells(notebook, tags)
    return {key: value for cell in cells for key, value in _literals(cell.source, name)}


def parameter_cells(notebook: NotebookNode, tags: frozenset[str] = PARAMETER_TAGS) -> list[NotebookNode]:
    """The cells of a notebook that hold parameters."""
    return [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and tags & set(cell.metadata.get("tags", []))
    ]


def _literals(source: str, notebook: str | Path) -> Iterator[tuple[str, Any]]:
    """Names that a piece of Python sets to a value written out."""
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        # Not only what is misspelt: a NUL, or brackets and signs nested by the thousand.
        where = f" at line {error.lineno}" if isinstance(error, SyntaxError) else ""
        raise InputError(
            f"{notebook}: its cell of parameters is no Python{where}", hint="write NAME = value in every line"
        ) from None
    for line in lines:
        if isinstance(line, ast.Assign | ast.AnnAssign) and line.value:
            target = line.targets[0] if isinstance(line, ast.Assign) else line.target
            if isinstance(target, ast.Name):
                # What is computed cannot be read off.
                with contextlib.suppress(ValueError, TypeError, RecursionError, MemoryError):
                    yield target.id, ast.literal_eval(line.value)
