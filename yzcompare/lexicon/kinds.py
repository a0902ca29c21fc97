"""Kinds of values in the lists: each reads what a person wrote, or says where it is wrong and what to write.

A kind has one method, `read(value, where)`; `where` names the file and the entry. Kinds are put together:
`Table({"rise": words(), "fall": words()})` is a table of two lists of words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from yzcompare.errors import InputError, nearest
from yzcompare.toml import check_keys

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_HALF_MARK = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff])")

LONGEST = 40
"""Characters of a wrong value that an error quotes."""


class Kind(Protocol[T_co]):
    """What a value has to be."""

    def read(self, value: object, where: str) -> T_co:
        """The value as the program takes it. Raises InputError where it is of another kind."""
        ...


def inside(where: str, key: object) -> str:
    """Name of an entry inside another, as TOML writes it.

    >>> inside(inside("units.toml", "family"), "percent")
    'units.toml: family.percent'
    """
    return f"{where}.{key}" if ": " in where else f"{where}: {key}"


def shown(value: object) -> str:
    """A wrong value as an error quotes it.

    >>> shown("增长"), shown(True), shown({"a": 1})
    ("'增长'", 'true', 'a table')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return "a number of very many digits"
    text = repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of `least` characters or more, without white space around it; `joker` alone is none.

    Marks beside Chinese characters are full-width in the texts as they are read, and so in a word here.

    >>> Text().read("增长", "quantities.toml: relation.rise"), Text().read("家(次)", "units.toml: family.visits")
    ('增长', '家（次）')
    """

    least: int = 1
    joker: str = ""

    def read(self, value: object, where: str) -> str:
        """The text."""
        if not isinstance(value, str):
            raise InputError(f"{where}: {shown(value)} is no text", hint='write it in quotation marks: "…"')
        if not value.strip().strip(self.joker or None):
            raise InputError(f"{where}: the text is empty", hint="write it, or take the entry out")
        if value != value.strip():
            raise InputError(f"{where}: white space around {shown(value)}", hint=f"write {value.strip()!r}")
        if len(value) < self.least:
            raise InputError(f"{where}: {value!r} is too short", hint="write two characters or more")
        return value if value.isalnum() else _HALF_MARK.sub(lambda mark: chr(ord(mark[0]) + 0xFEE0), value)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the web writes it.

    >>> Colour().read("#0889C0", "themes.toml: field.macro.colour")
    '#0889c0'
    """

    def read(self, value: object, where: str) -> str:
        """The colour in small letters."""
        if not isinstance(value, str) or not re.fullmatch("#[0-9A-Fa-f]{6}", value):
            raise InputError(f"{where}: {shown(value)} is no colour", hint="write it as #0889c0")
        return value.lower()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few known texts."""

    known: tuple[str, ...]

    def read(self, value: object, where: str) -> str:
        """The text."""
        if not isinstance(value, str) or value not in self.known:
            hint = nearest(value, list(self.known)) if isinstance(value, str) else f"write {self.known[0]!r}"
            raise InputError(f"{where}: {shown(value)} is not known", hint=hint)
        return value


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number from `least` to `most`; `above` says that it is greater than `least`."""

    least: float = 0
    most: float = 1e15
    above: bool = False

    def read(self, value: object, where: str) -> float:
        """The number."""
        hint = f"write a number {'above' if self.above else 'from'} {self.least:g} and up to {self.most:g}"
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{where}: {shown(value)} is no number", hint=hint)
        # Not a number is out of every range: it compares as neither less nor more.
        if not self.least <= value <= self.most or (self.above and value == self.least):
            raise InputError(f"{where}: {shown(value)} is out of range", hint=hint)
        return float(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10**9

    def read(self, value: object, where: str) -> int:
        """The number."""
        hint = f"write a whole number from {self.least} to {self.most}"
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(f"{where}: {shown(value)} is no whole number", hint=hint)
        if not self.least <= value <= self.most:
            raise InputError(f"{where}: {shown(value)} is out of range", hint=hint)
        return value


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list whose members are all of one kind; `least` says how many there are at the least.

    The same member twice does no harm.
    """

    each: Kind[T]
    least: int = 1

    def read(self, value: object, where: str) -> tuple[T, ...]:
        """The members, in their order."""
        if not isinstance(value, list):
            raise InputError(f"{where}: {shown(value)} is no list", hint='write it in brackets: ["…", "…"]')
        if len(value) < self.least:
            raise InputError(f"{where}: the list is too short", hint=f"write {self.least} or more")
        return tuple(self.each.read(member, f"{where}, number {n}") for n, member in enumerate(value, 1))


@dataclass(frozen=True, slots=True)
class Fixed(Generic[T]):
    """A list that stands as it is: a corpus cannot add to it."""

    each: Kind[T]

    def read(self, value: object, where: str) -> T:
        """What it holds."""
        return self.each.read(value, where)


def words(least: int = 1) -> ListOf[str]:
    """A list of words.

    A list that is searched for holds at least one: a pattern of no words is found everywhere.
    """
    return ListOf(Text(), least)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table whose keys are all known and whose values are of one kind.

    `apart` says that a word stands in one of its lists only: it could not both rise and fall.
    """

    keys: Mapping[str, Kind[T]]
    apart: bool = False

    def read(self, value: object, where: str) -> dict[str, T]:
        """The values by their keys."""
        entry = as_table(value, where)
        check_keys(entry, required=list(self.keys), optional=[], where=where)
        read: dict[str, Any] = {
            key: kind.read(entry[key], inside(where, key)) for key, kind in self.keys.items()
        }
        if self.apart:
            once(((word, key) for key, words in read.items() for word in dict.fromkeys(words)), where)
        return read


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A table of known keys from which something is made; keys of `optional` may be left out."""

    make: Callable[..., T]
    required: Mapping[str, Kind[Any]]
    optional: Mapping[str, Kind[Any]] = field(default_factory=dict)

    def read(self, value: object, where: str) -> T:
        """What is made of the values."""
        entry = as_table(value, where)
        check_keys(entry, required=list(self.required), optional=list(self.optional), where=where)
        kinds = {**self.required, **self.optional}
        return self.make(**{key: kinds[key].read(entry[key], inside(where, key)) for key in entry})


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A table that a person may add to: the values are of one kind, the keys are names or words.

    `needed` are names that have to stand in it, because the program or another list calls them.
    """

    each: Kind[T]
    key: Kind[str] = Text()
    needed: tuple[str, ...] = ()
    least: int = 1

    def read(self, value: object, where: str) -> dict[str, T]:
        """The values by their names, in the order of the file."""
        entry = as_table(value, where)
        for name in self.needed:
            if name not in entry:
                added = [key for key in entry if key not in self.needed]
                hint = f"{nearest(name, added)[:-1]} for it?" if added else f"add {name}"
                raise InputError(f"{where}: {name!r} is missing", hint=hint)
        if len(entry) < self.least:
            raise InputError(f"{where}: the table is empty", hint="write at least one entry")
        names = {name: self.key.read(name, inside(where, name)) for name in entry}
        once(((name, written) for written, name in names.items()), where)
        return {names[name]: self.each.read(one, inside(where, name)) for name, one in entry.items()}


def as_table(value: object, where: str) -> dict[str, Any]:
    """A table. Raises InputError for anything else."""
    if not isinstance(value, dict):
        raise InputError(f"{where}: {shown(value)} is no table", hint=f"write [{where.partition(': ')[2]}]")
    return value


def once(entries: Iterable[tuple[object, str]], where: str | Callable[[str], str]) -> None:
    """Check that what may stand in one place only does: pairs of a thing and its place.

    `where` names the file and the table, or tells them of a place.

    >>> once([("养老", "health"), ("养老", "livelihood")], "themes.toml")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: themes.toml: livelihood: '养老' stands in 'health' too — keep it in one place
    """
    seen: dict[object, str] = {}
    for thing, place in entries:
        if thing in seen:
            raise InputError(
                f"{inside(where(place) if callable(where) else where, place)}: {thing!r} stands in {seen[thing]!r} too",
                hint="keep it in one place",
            )
        seen[thing] = place


def known(name: str, names: Iterable[str], what: str, where: str) -> None:
    """Check that an entry of another list is called by its name.

    >>> known("heath", ["health", "macro"], "field", "topics.toml: topic.hospitals")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: topics.toml: topic.hospitals: unknown field 'heath' — did you mean 'health'?
    """
    listed = list(names)
    if name not in listed:
        raise InputError(f"{where}: unknown {what} {name!r}", hint=nearest(name, listed))
