"""Spread: in which report of each place a formulation stands first, as far as reports are held.

A place whose first held report has it already may have had it long before; where the report of the year
before is not held, it came at some time between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from yzcompare.places.levels import Level
from yzcompare.places.reports import Held, counted_once

LEAST_PLACES = 5
"""Places in whose reports a formulation is seen to come in, for it to be told of unasked."""


@dataclass(frozen=True, slots=True)
class FirstUse:
    """The first report of a place, among those held, in which a formulation stands.

    `without` is the year of the last whole report before it, which is held and has it not; 0 where there is none:
    then the place's first whole report has it already, or comes after it. An excerpt shows no lack.
    """

    place: str
    year: int
    without: int
    document: str
    start: int
    sentence: str

    @property
    def seen_coming(self) -> bool:
        """Whether an earlier report of the place is held whole in which it does not stand."""
        return self.without > 0

    @property
    def to_the_year(self) -> bool:
        """Whether the report of the year before is the one that has it not."""
        return self.without == self.year - 1


@dataclass(frozen=True, slots=True)
class Spread:
    """A formulation with its first uses by year, and the places of which no report held has it."""

    formulation: str
    uses: tuple[FirstUse, ...]
    never: tuple[str, ...]

    def median_year(self, held: Held, level: Level) -> float | None:
        """The middle year in which it is seen to come in on a level; None where it is seen at too few places."""
        years = [u.year for u in self.uses if u.seen_coming and held.standings[u.place].level is level]
        return median(years) if len(years) >= LEAST_PLACES else None


@counted_once
def spread(held: Held, formulation: str) -> Spread:
    """Where a formulation stands first; it is looked for to the letter in every sentence that is held."""
    rows = held.rows(
        "select s.document, s.start, s.text from sentences s where contains(s.text, ?) order by s.document, s.start",
        [formulation],
    )
    first: dict[str, tuple[int, str]] = {}
    for document, start, text in rows:
        first.setdefault(document, (start, text))
    uses, never = [], []
    for place, years in held.by_place.items():
        have = [year for year in sorted(years) if years[year].document in first]
        if not have:
            never.append(place)
            continue
        year = have[0]
        start, text = first[years[year].document]
        before = [other for other in years if other < year and years[other].whole]
        uses.append(FirstUse(place, year, max(before, default=0), years[year].document, start, text))
    return Spread(formulation, tuple(sorted(uses, key=lambda u: (u.year, u.place))), tuple(sorted(never)))


@counted_once
def told_of(held: Held, asked: str = "") -> str:
    """The formulation asked for, or that which is seen to come in at most places; of equals the longest.

    Seen to come in: it stands as a formulation in a report of the place, and not in the first one that is held.
    """
    if asked:
        return asked
    rows = held.rows(
        """
        with firsts as (select coalesce(place, '') place, min(year) first_year from known
            where witness_of = '' and genre = 'work report' group by 1),
          seen as (select f.formulation, coalesce(f.place, '') place, min(d.year) as year
            from formulations f join known d on f.document = d.id
            where f.count > 0 group by 1, 2)
        select formulation, count(*) n from seen join firsts using (place)
        where year > first_year group by 1 order by n desc, length(formulation) desc, formulation limit 1
        """
    )
    return rows[0][0] if rows else ""


def in_order(held: Held, uses: Sequence[FirstUse]) -> list[tuple[Level, list[FirstUse]]]:
    """First uses by level, the highest first, each by year."""
    found = [(level, [u for u in uses if held.standings[u.place].level is level]) for level in Level]
    return [(level, each) for level, each in found if each]
