"""What is held: the reports of all places, with where each place stands, and the tables to ask."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb

from yzcompare import tables as all_tables
from yzcompare.corpus import find_manifest, named_manifest
from yzcompare.described import describe
from yzcompare.errors import InputError, nearest
from yzcompare.places.levels import Level, Standing, standing

P = ParamSpec("P")
T = TypeVar("T")

LEAST_PEERS = 8
"""Places of a level that hold a report of a year, below which nothing is said of what is usual among them."""

KNOWN = (
    "create temp table known as select id, place, year, witness_of, genre, missing, looks_cut from documents"
)
"""The documents in memory: every question asks for them, and each place has a file of its own."""

AHEAD = """create temp table ahead as select t.* from targets t asof left join sentences s on t.document = s.document and t.start >= s.start
    where t.status <> 'target' or coalesce(s.role, '') not in ('review', 'problems', 'ceremony')"""
"""The table `ahead`, made once, since it is asked often: the targets without what stands as a target where a report looks back: a figure that is only expected of
a year that is ending (预计地区生产总值增长7%, given in December) is no promise."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is held: its document, place and year, and whether it is known to be whole."""

    document: str
    place: str
    year: int
    whole: bool


@dataclass(frozen=True)
class Held:
    """The reports of all places by year, and the tables."""

    database: duckdb.DuckDBPyConnection
    reports: tuple[Report, ...]
    memory: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was counted, by function and arguments: the summary, the charts and the tables ask for the same."""

    def rows(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a question in SQL gives."""
        return self.database.execute(question, list(values)).fetchall()

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each place stands, by its name."""
        return {place: standing(place) for place in dict.fromkeys(r.place for r in self.reports)}

    @cached_property
    def by_place(self) -> Mapping[str, Mapping[int, Report]]:
        """The report of each place and year; of two of one year the one that comes first."""
        found: dict[str, dict[int, Report]] = {}
        for report in self.reports:
            found.setdefault(report.place, {}).setdefault(report.year, report)
        return found

    @property
    def several(self) -> bool:
        """Whether there are several places at all."""
        return len(self.standings) > 1

    def year(self, asked: int = 0) -> int:
        """The year asked for, or that of which most reports are held, of equals the latest.

        Raises InputError for a year of which there is no report.
        """
        counted = Counter(report.year for report in self.reports)
        if asked and asked not in counted:
            hint = f"years held: {min(counted)} to {max(counted)}"
            raise InputError(f"no report of {asked} is held", hint=hint)
        return asked or max(counted, key=lambda year: (counted[year], year))

    def of_year(self, year: int) -> list[Report]:
        """The reports of a year, one a place."""
        return [years[year] for years in self.by_place.values() if year in years]

    def place(self, asked: str, year: int) -> str:
        """The place asked for, or the one with most reports among those that have one of a year.

        Raises InputError for a place of which there is no report.
        """
        if asked and asked not in self.by_place:
            hint = nearest(asked, list(self.by_place))
            raise InputError(f"there is no report of {asked!r}", hint=hint)
        if asked:
            return asked
        there = [report.place for report in self.of_year(year)]
        levels = Counter(self.standings[place].level for place in there)
        return max(there, key=lambda p: (levels[self.standings[p].level], len(self.by_place[p]), p))

    def peers(self, place: str, year: int) -> list[Report]:
        """The reports of the other places of its level and of a year."""
        level = self.standings[place].level
        return [r for r in self.of_year(year) if r.place != place and self.standings[r.place].level is level]


def held(tables: str = "", manifest: str = "") -> Held:
    """What is held of all places: of a folder of Parquet tables, or of a corpus, whose tables are made where they are not.

    Raises InputError where there are none.
    """
    if tables:
        folder = Path(tables).expanduser()
    else:
        path = named_manifest(Path(manifest)) if manifest else find_manifest()
        described = describe(path)
        if len(described.places) < 2:
            return Held(duckdb.connect(), ())
        folder = all_tables.kept(described)
    database = all_tables.connect(folder)
    database.execute(KNOWN)
    database.execute(AHEAD)
    rows = database.execute(
        "select id, coalesce(place, ''), year, missing = '' and looks_cut = '' from known "
        "where witness_of = '' and genre = 'work report' order by year, id"
    ).fetchall()
    return Held(database, tuple(Report(*row) for row in rows))


def counted_once(function: Callable[Concatenate[Held, P], T]) -> Callable[Concatenate[Held, P], T]:
    """Keep what a function of what is held gives, as long as that lives."""

    @wraps(function)
    def once(held: Held, /, *arguments: P.args, **named: P.kwargs) -> T:
        key = (function, arguments, tuple(named.items()))
        if key not in held.memory:
            held.memory[key] = function(held, *arguments, **named)
        found: T = held.memory[key]
        return found

    return once


def levels(held: Held, reports: Sequence[Report]) -> dict[Level, list[Report]]:
    """Reports by the level of their places, the highest first."""
    found = {level: [r for r in reports if held.standings[r.place].level is level] for level in Level}
    return {level: each for level, each in found.items() if each}
