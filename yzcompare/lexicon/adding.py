"""A built-in list and what a corpus adds to it, put together: new entries, and more words of entries that are there.

What is added is checked by the declaration of the list. Nothing that is there is changed or taken away.
"""

from collections.abc import Mapping
from typing import Any

from yzcompare.errors import InputError
from yzcompare.lexicon.kinds import Kind, ListOf, Named, Record, Table, as_table, inside, once, shown
from yzcompare.toml import check_keys


def together(kind: Kind[Any], there: Any, more: object, where: str) -> Any:
    """The content of a list with what is added to it, both as TOML has them; `there` has been checked before.

    `where` names the file and the entry that adds. Raises InputError for what the list cannot hold, and for
    another value of what is there.

    >>> from yzcompare.lexicon.kinds import words
    >>> together(Table({"rise": words()}), {"rise": ["增长"]}, {"rise": ["蹿升"]}, "lexicon/quantities.toml")
    {'rise': ['增长', '蹿升']}
    """
    match kind:
        case Record(required=required, optional=optional):
            return _keys({**required, **optional}, there, more, where)
        case Table(keys=keys, apart=apart):
            made = _keys(keys, there, more, where)
            if apart:
                _check_apart(keys, there, as_table(more, where), where)
            return made
        case Named():
            return _entries(kind, there, more, where)
        case ListOf(each=each):
            ListOf(each).read(more, where)
            return [*there, *(member for member in as_list(more) if member not in there)]
        case _:
            return _same(kind, there, more, where)


def as_list(value: object) -> list[Any]:
    """A list that was checked to be one."""
    return value if isinstance(value, list) else []


def _keys(
    keys: Mapping[str, Kind[Any]], there: Mapping[str, Any], more: object, where: str
) -> dict[str, Any]:
    """A table of known keys, of which an addition names those that it adds to."""
    added = as_table(more, where)
    check_keys(added, required=[], optional=list(keys), where=where)
    made = dict(there)
    for key, value in added.items():
        name = inside(where, key)
        if key in there:
            made[key] = together(keys[key], there[key], value, name)
        else:
            keys[key].read(value, name)
            made[key] = value
    return made


def _entries(kind: Named[Any], there: Mapping[str, Any], more: object, where: str) -> dict[str, Any]:
    """A table of named entries: those that are there are added to, others come behind them, whole."""
    added = as_table(more, where)
    written = {kind.key.read(name, inside(where, name)): name for name in there}
    made = dict(there)
    for name, value in added.items():
        at = inside(where, name)
        known = written.get(kind.key.read(name, at))
        if known is not None:
            made[known] = together(kind.each, there[known], value, at)
        else:
            kind.each.read(value, at)
            made[name] = value
    return made


def _check_apart(
    keys: Mapping[str, Kind[Any]], there: Mapping[str, Any], added: Mapping[str, Any], where: str
) -> None:
    """Check that a word added to one list of a table stands in no other one."""
    words = (
        (word, key)
        for content in (there, added)
        for key, listed in content.items()
        for word in dict.fromkeys(keys[key].read(listed, inside(where, key)))
    )
    once(dict.fromkeys(words), where)


def _same(kind: Kind[Any], there: object, more: object, where: str) -> Any:
    """What is there already; an addition may repeat it, and cannot change it."""
    if kind.read(more, where) != kind.read(there, where):
        raise InputError(
            f"{where}: the built-in list says {shown(there)} here, not {shown(more)}",
            hint="take it out: entries and words are added, and what is there stays",
        )
    return there
