"""Counted lists: CSV files whose columns are declared, each row checked when it is read."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from yzcompare.errors import InputError, nearest
from yzcompare.lexicon.kinds import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A cell: its text converted (int, float), then read as a kind."""

    kind: Kind[T]
    convert: Callable[[str], object] = str

    def read(self, text: str, where: str) -> T:
        """The value. Raises InputError where the cell holds another one."""
        try:
            value = self.convert(text)
        except ValueError:
            value = text
        return self.kind.read(value, where)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """A CSV file: its columns, what a row becomes, and the columns by which no two rows are alike."""

    make: Callable[..., T]
    columns: Mapping[str, Cell[Any]]
    key: tuple[str, ...]

    def read(self, path: Path) -> tuple[T, ...]:
        """Rows of the file, empty lines left out.

        Raises InputError for a file that cannot be read or has no rows, another header, a row that is too
        short or too long, a wrong cell, and a row that stands twice.
        """
        lines = _lines(path)
        head = lines[0][1] if lines else []
        self._check_head(head, path.name)
        rows: list[T] = []
        seen: dict[tuple[object, ...], int] = {}
        for number, cells in lines[1:]:
            where = f"{path.name}: line {number}"
            if len(cells) != len(head):
                raise InputError(
                    f"{where}: {len(cells)} cells under {len(head)} columns",
                    hint=f"write {', '.join(head)} with a comma between",
                )
            row = {
                name: self.columns[name].read(cell, f"{where}, {name}")
                for name, cell in zip(head, cells, strict=True)
            }
            key = tuple(row[name] for name in self.key)
            if seen.setdefault(key, number) != number:
                raise InputError(
                    f"{where}: {', '.join(map(str, key))} stands in line {seen[key]} too",
                    hint="keep one of the two",
                )
            rows.append(self.make(**row))
        if not rows:
            raise InputError(f"{path.name}: no rows under the header", hint="fetch the file anew")
        return tuple(rows)

    def _check_head(self, head: list[str], name: str) -> None:
        """Raise InputError for a header that is not the declared one; the order of the columns is free."""
        for column in self.columns:
            if column not in head:
                others = [each for each in head if each and each not in self.columns]
                meant = (
                    f"rename {others[0]!r}"
                    if len(others) == 1
                    else "the first line is " + ",".join(self.columns)
                )
                raise InputError(f"{name}: line 1: column {column!r} is missing", hint=meant)
        for number, column in enumerate(head, 1):
            if column not in self.columns:
                hint = nearest(column, list(self.columns)) if column else "take the empty column out"
                raise InputError(f"{name}: line 1: unknown column {column!r} ({number})", hint=hint)
            if column in head[: number - 1]:
                raise InputError(f"{name}: line 1: column {column!r} stands twice", hint="take one out")


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Lines of a CSV file with their numbers, empty ones left out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", hint="fetch the file anew") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8", hint="save the file as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}", hint="put a CSV file there") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as error:
        raise InputError(f"{path.name}: line {reader.line_num}: {error}", hint="mend that line") from None
