"""Reached: how often what reports set for their own year was reached, as the next report of the place states it."""

import math
from dataclasses import dataclass

from yzcompare.lexicon import lists
from yzcompare.places.levels import Level
from yzcompare.places.reports import Held, counted_once

LEAST = 20
"""Targets of an indicator that were judged, below which no share is told."""

Z = 1.959964
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Count:
    """What became of the targets that reports of a level set for an indicator and their own year.

    A report sets one target for an indicator as measured in one way; of several figures (8%—8.5%) the first that
    is judged counts.
    `untold` stand beside a result that does not show it; for `unstated` no result was found to set beside
    them in the next report; of `unheld` the next report is not held.
    """

    indicator: str
    level: Level | None
    reached: int
    missed: int
    untold: int
    unstated: int
    unheld: int

    @property
    def judged(self) -> int:
        """Targets of which it can be said."""
        return self.reached + self.missed

    @property
    def share(self) -> float:
        """Share that was reached of those that were judged."""
        return self.reached / self.judged if self.judged else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return wilson(self.reached, self.judged)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, 1927); from nothing to all where there is nothing to count.

    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    if not of:
        return 0.0, 1.0
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


@counted_once
def counts(held: Held) -> list[Count]:
    """What became of the targets of every indicator by level, and of all levels (None), the most often judged first."""
    rows = held.rows(
        """
        with judged as (
          select earlier, case when bool_or(outcome = 'reached') then 'reached'
            when bool_or(outcome = 'missed') then 'missed' else 'untold' end as outcome
          from comparisons
          where basis = 'target→actual' and outcome in ('reached', 'missed', 'cannot tell')
            and earlier_period = later_period
          group by earlier)
        select t.indicator_id, coalesce(t.place, ''), d.year,
          coalesce(min_by(j.outcome, t.start) filter (j.outcome is not null), '')
        from ahead t join known d on t.document = d.id
        left join judged j on j.earlier = t.id
        where t.status = 'target' and t.indicator_id <> '' and t.scope = ''
          and t.period = cast(d.year as varchar) and d.witness_of = '' and d.genre = 'work report'
        group by t.indicator_id, t.place, d.year, t.measure
        """
    )
    found: dict[tuple[str, Level | None], list[int]] = {}
    kinds = ("reached", "missed", "untold", "unstated", "unheld")
    for indicator, place, year, outcome in rows:
        years = held.by_place.get(place, {})
        kind = outcome or ("unstated" if year + 1 in years else "unheld")
        for level in (held.standings[place].level, None):
            found.setdefault((indicator, level), [0] * len(kinds))[kinds.index(kind)] += 1
    made = [Count(indicator, level, *counted) for (indicator, level), counted in found.items()]
    total = {each.indicator: each.judged for each in made if each.level is None}
    order = list(Level)
    return sorted(
        (each for each in made if total[each.indicator] >= LEAST),
        key=lambda each: (
            -total[each.indicator],
            each.indicator,
            -1 if each.level is None else order.index(each.level),
        ),
    )


def name_of(indicator: str) -> tuple[str, str]:
    """What an indicator of the lexicon is called, in Chinese and in English."""
    known = lists.indicators().indicator.get(indicator)
    return (known.zh, known.en) if known else (indicator, indicator)
