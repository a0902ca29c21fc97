"""Reading the TOML files that people edit, with errors that say where and what to do."""

import tomllib
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError, nearest

DEEPEST = 20
"""Levels of tables and lists inside each other; what people write here needs three."""

LARGEST = 2**63
"""Whole numbers end here, as TOML has it."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises InputError when it is missing or not TOML, or holds what no file here needs: tables inside
    tables without end, or a whole number of more than 64 bits.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise InputError(f"{path}: is a device or a pipe, which may never end", hint="name a TOML file")
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", hint="check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8", hint="save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML: {error}", hint="mend that line") from None
    except RecursionError:
        raise _too_deep(path) from None
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror or error}", hint="name a TOML file"
        ) from None
    except ValueError as error:
        # Python refuses to read a number of thousands of figures, and the system a name with a zero byte.
        raise InputError(f"{path}: cannot be read: {error}", hint="name a TOML file, or mend it") from None
    _check_extent(content, path)
    return content


def _check_extent(content: dict[str, Any], path: Path) -> None:
    """Look at every value without recursion, which is what deep files exhaust."""
    left: list[tuple[str, Any, int]] = [("", content, 0)]
    while left:
        key, value, depth = left.pop()
        if isinstance(value, int) and not -LARGEST <= value < LARGEST:
            raise InputError(
                f"{path}: {key} is a whole number of {value.bit_length()} bits", hint="write a smaller number"
            )
        if isinstance(value, dict | list):
            if depth > DEEPEST:
                raise _too_deep(path)
            inside = value.items() if isinstance(value, dict) else ((key, each) for each in value)
            left += [(name, each, depth + 1) for name, each in inside]


def _too_deep(path: Path) -> InputError:
    return InputError(
        f"{path}: tables or lists stand more than {DEEPEST} deep inside each other", hint="take them apart"
    )


def check_keys(entry: dict[str, Any], *, required: list[str], optional: list[str], where: str) -> None:
    """Check the keys of one table.

    Raises InputError for an unknown key, naming the nearest known one, or for a missing one.

    >>> check_keys({"tittle": "x"}, required=["title"], optional=[], where="corpus.toml: document 1")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: corpus.toml: document 1: unknown key 'tittle' — did you mean 'title'?
    """
    for key in entry:
        if key not in required + optional:
            raise InputError(f"{where}: unknown key {key!r}", hint=nearest(key, required + optional))
    for key in required:
        if key not in entry:
            raise InputError(f"{where}: key {key!r} is missing", hint=f"add {key} = …")


def entries(content: dict[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    """The `[[key]]` tables of a file.

    Raises InputError when `key` holds anything else.

    >>> entries({"document": [{"id": "a"}]}, "document", Path("corpus.toml"))
    [{'id': 'a'}]
    """
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise InputError(
            f"{path}: {key!r} is not a list of tables", hint=f"write [[{key}]], with two brackets"
        )
    return found
