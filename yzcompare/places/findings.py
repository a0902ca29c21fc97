"""What places tell together, in sentences for the page."""

from collections import Counter
from statistics import median

from yzcompare.messages import SEMICOLON, Message, both, listed, say, say_n, together
from yzcompare.places.levels import Level
from yzcompare.places.promised import Promise, promises, silent
from yzcompare.places.reached import Count, counts, name_of
from yzcompare.places.repeated import Repeats, repeats
from yzcompare.places.reports import LEAST_PEERS, Held, Report, levels
from yzcompare.places.spread import Spread, spread, told_of


def needs_several() -> Message:
    """What a corpus of one place is told."""
    return say(
        "This page sets places side by side: it needs the reports of several, and the corpus holds those of one."
    )


def summary(held: Held, year: int = 0, indicator: str = "gdp", formulation: str = "") -> list[Message]:
    """The page in a few sentences a busy person can repeat."""
    if not held.several:
        return [needs_several()]
    year = held.year(year)
    found = [holding(held, year), promised(held, year, indicator)]
    best = next((each for each in counts(held) if each.level is None and each.indicator == indicator), None)
    if best is not None:
        found.append(often(best))
    text = told_of(held, formulation)
    if text:
        found.append(came(held, spread(held, text)))
    found.append(repeated(repeats(held, year)))
    return found


def holding(held: Held, year: int) -> Message:
    """How many reports of how many places are held, and of the year."""
    parts = [
        say("{level}: {n}", level=level, n=len(reports))
        for level, reports in levels(held, held.of_year(year)).items()
    ]
    return say(
        "{reports:,} reports of {places:,} places are held; of {year} {n:,} ({levels}).",
        reports=len(held.reports),
        places=len(held.standings),
        year=str(year),
        n=len(held.of_year(year)),
        levels=together(parts, between=SEMICOLON),
    )


def promised(held: Held, year: int, indicator: str) -> Message:
    """What the places promised for a year, with the middle of each level."""
    made = promises(held, year, indicator)
    name = both(*name_of(indicator))
    if not made:
        return say(
            "No report of {year} that is held sets a target for the year: {name}", year=str(year), name=name
        )
    parts = [
        say("{level} {middle} ({n})", level=level, middle=figure(median(values), unit), n=len(values))
        for level, values, unit in by_level(held, made)
    ]
    return say(
        "{n} of the {of} reports of {year} that are held set a target for the year: {name}. Medians, ranges by their lower end: {levels}",
        year=str(year),
        name=name,
        n=len(made),
        of=len(made) + len(silent(held, year, made)),
        levels=together(parts, between=SEMICOLON),
    )


def by_level(held: Held, made: list[Promise]) -> list[tuple[Level, list[float], str]]:
    """The lower ends of what was promised, by level."""
    found = []
    for level in Level:
        mine = [p.now for p in made if held.standings[p.place].level is level]
        if mine:
            found.append((level, [each.low for each in mine], mine[0].unit))
    return found


def figure(value: float, unit: str) -> str:
    """A figure with its unit.

    >>> figure(6.0, "%"), figure(6.25, "%")
    ('6%', '6.25%')
    """
    return f"{round(value, 2):g}{unit}"


def often(count: Count) -> Message:
    """How often the targets of an indicator were reached, with what cannot be told."""
    low, high = count.interval
    return say(
        "{name}: of {judged:,} yearly targets that can be judged {reached:,} were reached, {share:.0%} (95 % interval {low:.0%} to {high:.0%}); of {untold:,} the result does not show it, for {unstated:,} no result was set beside them, of {unheld:,} the next report is not held",
        judged=count.judged,
        name=both(*name_of(count.indicator)),
        reached=count.reached,
        share=count.share,
        low=low,
        high=high,
        untold=count.untold,
        unstated=count.unstated,
        unheld=count.unheld,
    )


def came(held: Held, found: Spread) -> Message:
    """Where a formulation is first seen in what is held, and in which order of levels."""
    phrase = both(f"“{found.formulation}”", f"“{found.formulation}”")
    seen = [use for use in found.uses if use.seen_coming]
    already = len(found.uses) - len(seen)
    if not seen:
        return say("No place is seen to take up {phrase}: where it stands, no earlier report without it is held whole.", phrase=phrase)  # fmt: skip
    first = [use.place for use in seen if use.year == seen[0].year]
    named = (
        listed(both(p, p) for p in first[:3])
        if len(first) <= 3
        else say_n("{n} place", "{n} places", len(first))
    )
    middles = [
        say("{level} {year}", level=level, year=f"{middle:.0f}")
        for level in Level
        if (middle := found.median_year(held, level)) is not None
    ]
    order = say("; median year: {levels}", levels=together(middles, between=SEMICOLON)) if middles else ""
    return say(
        "{phrase} is seen to come in at {n:,} places, first in reports of {year} ({places}){order}; at {already:,} more no earlier report is held whole, at {never:,} no report that is held has it.",
        phrase=phrase,
        n=len(seen),
        year=str(seen[0].year),
        places=named,
        order=order,
        already=already,
        never=len(found.never),
    )


def repeated(found: Repeats) -> Message:
    """How much of a report stands almost word for word in last year's and elsewhere, in the middle of all."""
    own, elsewhere = found.middle(True, found.with_before), found.middle(False, found.places)
    if elsewhere is None:
        return say("No report of {year} is held.", year=str(found.year))
    if own is None:
        return say(
            "Of the text of a report of {year} {elsewhere:.1%} stands almost word for word in a report of another place of that year or before (median of {n} reports); no place’s own report of the year before is held",
            year=str(found.year),
            n=len(found.places),
            elsewhere=elsewhere,
        )
    return say(
        "Of the text of a report of {year} {elsewhere:.1%} stands almost word for word in a report of another place of that year or before, and {own:.1%} in the place’s own report of the year before (medians of {n} and {of} reports)",
        year=str(found.year),
        n=len(found.places),
        of=len(found.with_before),
        elsewhere=elsewhere,
        own=own,
    )


def few_peers(held: Held, place: str, year: int) -> Message | None:
    """Why nothing is said of what is usual, where too few peers are held; None where there are enough."""
    if year not in held.by_place.get(place, {}):
        return say("No report of {place} of {year} is held.", place=both(place, place), year=str(year))
    peers = held.peers(place, year)
    if len(peers) >= LEAST_PEERS:
        return None
    return say_n(
        "Only {n} other place of its level has a report of {year} that is held: that is too few to say what is usual.",
        "Only {n} other places of its level have a report of {year} that is held: that is too few to say what is usual.",
        len(peers),
        year=str(year),
    )


def regions_of(held: Held, reports: list[Report]) -> list[str]:
    """The regions of some reports, that of most first."""
    return [r for r, _ in Counter(held.standings[each.place].region for each in reports).most_common()]
