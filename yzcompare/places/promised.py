"""Promised: what each place set as its target for a year, what it had set the year before, and what came of it."""

from dataclasses import dataclass
from typing import Any

from yzcompare.places.reports import Held, Report, counted_once

INDICATOR = "gdp"
"""The indicator that nearly every report sets a target for, by its id in lexicon/indicators.toml."""

RANGE = 20
"""Characters from the lower to the upper end of a range: 8%—8.5%."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a report states it, from `low` to `high` where it is a range, with its sentence and place."""

    low: float
    high: float
    unit: str
    document: str
    start: int
    sentence: str

    @property
    def id(self) -> str:
        """Where it stands, as tables name it."""
        return f"{self.document}:{self.start}"


@dataclass(frozen=True, slots=True)
class Promise:
    """What a place promised for a year; `before` is its target for the year before, `reached` what the next report states.

    None of these where it is not stated, or where the report that could state it is not held (`held_before`,
    `held_after`).
    """

    place: str
    now: Stated
    before: Stated | None
    held_before: bool
    reached: Stated | None
    held_after: bool


@counted_once
def promises(held: Held, year: int, indicator: str = INDICATOR) -> list[Promise]:
    """What every place whose report of a year states a target for an indicator promised, by the size of it."""
    measure, unit = measured(held, indicator)
    now = _stated(held, indicator, measure, unit, "target", year, year)
    before = _stated(held, indicator, measure, unit, "target", year - 1, year - 1)
    after = _stated(held, indicator, measure, unit, "actual", year, year + 1)
    found = []
    for report in held.of_year(year):
        if report.place in now:
            years = held.by_place[report.place]
            found.append(
                Promise(
                    report.place,
                    now[report.place],
                    before.get(report.place),
                    year - 1 in years,
                    after.get(report.place),
                    year + 1 in years,
                )
            )
    return sorted(found, key=lambda each: (-each.now.low, -each.now.high, each.place))


def silent(held: Held, year: int, promised: list[Promise]) -> list[Report]:
    """The reports of a year in which no target for the indicator was read."""
    said = {each.place for each in promised}
    return [report for report in held.of_year(year) if report.place not in said]


@counted_once
def measured(held: Held, indicator: str) -> tuple[str, str]:
    """The measure and the unit in which most targets of an indicator are set."""
    rows = held.rows(
        "select measure, unit from ahead where indicator_id = ? and status = 'target' "
        "group by all order by count(*) desc, measure, unit limit 1",
        [indicator],
    )
    return rows[0] if rows else ("change", "%")


def _stated(
    held: Held, indicator: str, measure: str, unit: str, status: str, period: int, year: int
) -> dict[str, Stated]:
    """What the report of a year states first of an indicator for a period, by place; the whole place's figure alone."""
    rows = held.rows(
        "select coalesce(t.place, ''), t.document, t.start, t.value, t.comparator, t.sentence "
        "from ahead t "
        "join known d on t.document = d.id where d.year = ? and t.indicator_id = ? and t.measure = ? "
        "and t.unit = ? and t.status = ? and t.period = ? and t.scope = '' and t.value is not null "
        "order by t.document, t.start",
        [year, indicator, measure, unit, status, str(period)],
    )
    documents = {report.document for report in held.of_year(year)}
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        if row[1] in documents:
            found.setdefault(row[0], []).append(row)
    return {place: _first(given, unit) for place, given in found.items()}


def _first(rows: list[tuple[Any, ...]], unit: str) -> Stated:
    """The first figure of a report, with the upper end behind it where it is a range."""
    _, document, start, value, comparator, sentence = rows[0]
    high = value
    if len(rows) > 1 and comparator == "ge":
        _, _, other, upper, bound, same = rows[1]
        if bound == "le" and same == sentence and other - start <= RANGE and upper > value:
            high = upper
    return Stated(value, high, unit, document, start, sentence)
