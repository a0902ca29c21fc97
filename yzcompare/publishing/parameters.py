"""Parameters of the notebooks: what they may be set to, checked before a kernel starts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from yzcompare.corpus import Corpus
from yzcompare.errors import InputError, nearest
from yzcompare.publishing.notebooks import PARAMETERS, assigned, parameter_cells, read_notebook
from yzcompare.reading.scopes import roles
from yzcompare.tasks import chosen_pair
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.witnesses import witness_of

DOCUMENT_KEYS = ("document", "documents", "earlier", "later")
"""Parameters that name documents of the corpus."""

NAMES = ("earlier", "later", "theme")
"""Parameters that the suite itself looks at; each is a text."""
MANIFEST = "manifest"
"""The parameter that names the corpus; a run of the suite is given the corpus otherwise."""

MOST = 1_000_000
"""A parameter that is a number is below this."""


def read_settings(
    notebooks: Iterable[Path], settings: Iterable[str], corpus: Corpus
) -> dict[Path, dict[str, Any]]:
    """Parameters for each notebook from KEY=VALUE settings, read as the kind of value they have there.

    Raises InputError for a setting without "=", a key that no chosen notebook has, a value of
    another kind, a document that is not in the corpus, or a notebook that names a corpus of its own.
    """
    defaults = {path: default_parameters(path) for path in notebooks}
    for path, each in defaults.items():
        if each.get(MANIFEST):
            # Its page would speak of another corpus than the index and the tables beside it.
            raise InputError(
                f"{path.name}: its parameter {MANIFEST} names a corpus of its own",
                hint="empty it there, and write --corpus PATH",
            )
    chosen: dict[Path, dict[str, Any]] = {path: {} for path in defaults}
    known = sorted({key for each in defaults.values() for key in each if key != MANIFEST})
    for setting in settings:
        key, equals, text = setting.partition("=")
        if not equals:
            raise InputError(f"--set {setting!r} has no '='", hint="write KEY=VALUE")
        if key == MANIFEST:
            raise InputError("--set manifest=… is not how a corpus is named", hint="write --corpus PATH")
        if key not in known:
            raise InputError(f"no chosen notebook has a parameter {key!r}", hint=nearest(key, known))
        for path, each in defaults.items():
            if key in each:
                chosen[path][key] = _value(key, text, each[key], corpus)
    for path, each in defaults.items():
        if compares(each):
            pair = {**each, **chosen[path]}
            chosen_pair(corpus, pair["earlier"], pair["later"])
    return chosen


def compares(parameters: dict[str, Any]) -> bool:
    """Whether a notebook with these parameters needs two documents."""
    return "earlier" in parameters and "later" in parameters


def default_parameters(path: Path) -> dict[str, Any]:
    """Values in a notebook's parameters cell.

    Raises InputError for a file that is no notebook, one without such a cell, and a name that is no text.
    """
    notebook, tags = read_notebook(path), frozenset({PARAMETERS})
    if not parameter_cells(notebook, tags):
        raise InputError(
            f"{path}: no cell is tagged {PARAMETERS!r}", hint="give this tag to the cell that sets its values"
        )
    values = assigned(notebook, tags, path)
    for key in NAMES:
        if not isinstance(values.get(key), str | None):
            raise InputError(
                f"{path}: its parameter {key!r} is no text", hint=f"write {key} = '' in its cell"
            )
    return values


def told(parameters: dict[str, Any]) -> str:
    """Parameters in one line, without where on this machine the corpus stands.

    >>> told({"earlier": "2014", "count": 5, "manifest": "/home/me/corpus.toml"})
    "earlier = '2014', count = 5"
    """
    return ", ".join(f"{key} = {value!r}" for key, value in parameters.items() if key != MANIFEST)


def check_theme(theme: str) -> str:
    """The id of a theme, named by its id, its Chinese or its English name.

    Raises InputError for one that is not in the closed list.

    >>> check_theme("生态环境"), check_theme("Ecology")
    ('ecology', 'ecology')
    """
    themes = theme_lexicon().themes
    names = {name.casefold(): key for key, each in themes.items() for name in (key, each.zh, each.en)}
    found = names.get(theme.strip().casefold())
    if found is None:
        known = [name for key, each in themes.items() for name in (key, each.zh)]
        raise InputError(f"there is no theme {theme!r}", hint=nearest(theme, known))
    return found


def _value(key: str, text: str, default: Any, corpus: Corpus) -> Any:
    """Read a setting as the kind of value its default is; lists are written with commas."""
    value: Any = text
    if isinstance(default, list):
        bare = text.strip("[]").replace('"', "").replace("'", "")
        value = [part.strip() for part in bare.split(",") if part.strip()]
    elif isinstance(default, int | float):
        value = _number(key, text, default)
    for name in value if isinstance(value, list) else [value]:
        if key in DOCUMENT_KEYS and name:
            corpus[name]
    if key == "base" and value:
        witness_of(corpus, value)
    if key == "level" and value not in (1, 2):
        raise InputError(
            f"--set level={text!r} is no level of the chart", hint="write 1 for parts or 2 for items"
        )
    if key == "theme" and (value or default):
        value = check_theme(value)
    if key == "scope":
        roles(value)
    return value


def _number(key: str, text: str, default: int | float) -> int | float:
    kind = "a whole number" if isinstance(default, int) else "a number"
    try:
        value = int(text) if isinstance(default, int) else float(text)
    except ValueError:
        raise InputError(f"--set {key}={text!r} is not {kind}", hint=f"the default is {default}") from None
    if not 0 <= value < MOST:
        raise InputError(f"--set {key}={text!r} is out of range", hint=f"the default is {default}")
    return value
