"""What notebook 08 shows: places side by side."""

from collections.abc import Callable

from matplotlib.figure import Figure

from yzcompare.messages import Message, both, say, together
from yzcompare.places import charts
from yzcompare.places.findings import (
    came,
    few_peers,
    figure,
    often,
    promised,
    regions_of,
    repeated,
)
from yzcompare.places.levels import Level
from yzcompare.places.promised import INDICATOR, Promise, Stated, promises, silent
from yzcompare.places.reached import LEAST, counts, name_of
from yzcompare.places.repeated import ROLES, Pair, repeats
from yzcompare.places.reports import Held
from yzcompare.places.spread import FirstUse, in_order, spread, told_of
from yzcompare.places.unusual import Apart, Wording, targets, themes, wordings
from yzcompare.reading.passages import Role
from yzcompare.showing import fragments
from yzcompare.showing.figures import INK, Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.themes.lexicon import theme_name

NOTHING = Fragment(Html(""), "")

INDICATORS = 12
"""Indicators in the chart of what was reached."""

EXAMPLES = 12
"""Repeated sentences shown."""

PLACE, LEVEL, REGION = say("locality"), say("level"), say("region")


def promised_strip(held: Held, year: int = 0, indicator: str = INDICATOR) -> Fragment:
    """Every place's target for a year as a dot, by level, beside its target of the year before and what came of it."""
    if not held.several:
        return NOTHING
    year = held.year(year)
    made = promises(held, year, indicator)
    if not made:
        return fragments.sentences([promised(held, year, indicator)])
    kinds: list[tuple[Message, list[tuple[Promise, Stated]]]] = [
        (say("set for {year}", year=str(year - 1)), [(p, p.before) for p in made if p.before]),
        (say("set for {year}", year=str(year)), [(p, p.now) for p in made]),
        (say("reported for {year}", year=str(year)), [(p, p.reached) for p in made if p.reached]),
    ]
    at = [level for level in Level if any(held.standings[p.place].level is level for p in made)]
    unit = made[0].now.unit

    def draw(look: Look) -> Figure:
        size = 7.5
        rows = []
        for level in at:
            for kind, stated in kinds:
                values = [
                    (each.low, held.standings[p.place].region)
                    for p, each in stated
                    if held.standings[p.place].level is level
                ]
                rows.append((f"{look(level)}\n{look(kind)} ({len(values)})", values))
        drawn = new_figure(look.width, 0.9 + 0.62 * len(rows))
        charts.strip(drawn.subplots(), rows, unit, size)
        colours: dict[object, str] = {
            charts.region_name(r): charts.REGIONS[r] for r in regions_of(held, held.of_year(year))
        }
        drawn.legend(handles=charts.legend(colours, look), loc="outside lower left", ncols=2 if look.narrow else 5, frameon=False, fontsize=size)  # fmt: skip
        return drawn

    cells = [
        (both(p.place, p.place), str(kind), each.low, each.high)
        for kind, stated in kinds
        for p, each in stated
    ]
    return fragments.figure(
        draw,
        "promised",
        promised(held, year, indicator),
        say("A dot is a place, the line the median of its level; ranges stand at their lower end"),
        say(
            "The first figure that each report states for the whole place; what the next report states may be preliminary. Places without a dot state none that was read, or their report is not held."
        ),
        frame(cells, [PLACE, say("what"), say("lower end"), say("upper end")]),
        key=[PLACE, say("what")],
    )


def promised_table(held: Held, year: int = 0, indicator: str = INDICATOR) -> Fragment:
    """What each place promised for a year, what it had set the year before and what came of it, each with its sentence."""
    if not held.several:
        return NOTHING
    year = held.year(year)
    made = promises(held, year, indicator)
    rows = [
        (
            both(p.place, p.place),
            held.standings[p.place].level,
            charts.region_name(held.standings[p.place].region),
            _stated(p.before, held=p.held_before),
            _stated(p.now),
            _stated(p.reached, held=p.held_after),
        )
        for p in made
    ]
    columns = [
        PLACE,
        LEVEL,
        REGION,
        say("set for {year}", year=str(year - 1)),
        say("set for {year}", year=str(year)),
        say("reported for {year}", year=str(year)),
    ]
    shown = fragments.table(frame(rows, columns), say("What places set for {year}: {name}", year=str(year), name=both(*name_of(indicator))), name="promised-table")  # fmt: skip
    without = [both(r.place, r.place) for r in silent(held, year, made)]
    if not without:
        return shown
    said = say("No target for it was read in the reports of: {places}.", places=together(without, between={"en": ", ", "zh": "、"}))  # fmt: skip
    return fragments.stack([shown, fragments.folded(say("Places in whose report none was read ({n})", n=len(without)), fragments.words(said))])  # fmt: skip


def often_reached(held: Held) -> Fragment:
    """How often targets were reached, by indicator and level, with intervals."""
    if not held.several:
        return NOTHING
    found = counts(held)
    shown = list(dict.fromkeys(each.indicator for each in found))[:INDICATORS]
    told = [e for e in found if e.indicator in shown and e.judged >= LEAST]
    if not told:
        return fragments.sentences([say("Of no indicator enough targets were judged.")])
    all_levels = [e for e in told if e.level is None]
    several = len({e.level for e in told if e.level is not None}) > 1
    rows = [e for e in told if several or e.level is None]

    def draw(look: Look) -> Figure:
        size = 7.5
        drawn = new_figure(look.width, 0.9 + 0.25 * len(rows))
        lines = []
        for each in rows:
            low, high = each.interval
            label = look(both(*name_of(each.indicator))) if each.level is None else f"· {look(each.level)}"
            colour = INK if each.level is None else charts.LEVELS[each.level]
            behind = f"{each.reached}/{each.judged}"
            lines.append((label, each.share, low, high, colour, behind))
        charts.intervals(drawn.subplots(), lines, size)
        return drawn

    first = max(all_levels, key=lambda e: e.share)
    last = min(all_levels, key=lambda e: e.share)
    title = say(
        "Of the targets that can be judged those for {first} were reached most often ({high:.0%}), those for {last} least ({low:.0%})",
        first=both(*name_of(first.indicator)),
        last=both(*name_of(last.indicator)),
        high=first.share,
        low=last.share,
    )
    cells = [
        (
            both(*name_of(e.indicator)),
            e.level or say("all levels"),
            e.reached,
            e.missed,
            e.untold,
            e.unstated,
            e.unheld,
        )
        for e in found
        if e.indicator in shown
    ]
    heads = [say("indicator"), LEVEL, say("reached"), say("missed"), say("cannot tell"), say("no result beside it"), say("next report not held")]  # fmt: skip
    return fragments.figure(
        draw,
        "often-reached",
        title,
        say(
            "Share reached of the yearly targets that can be judged, with 95 % intervals; behind it how many of how many"
        ),
        say(
            "A target is set by a report for its own year; the result is what the place’s next report states, on the same indicator, scope, unit and period. The interval covers chance alone, not that places choose what they promise and what they report."
        ),
        frame(cells, heads),
        key=heads[:2],
    )


def reached_table(held: Held, indicator: str = INDICATOR) -> Fragment:
    """What became of the targets of an indicator, in words, by level."""
    if not held.several:
        return NOTHING
    mine = [each for each in counts(held) if each.indicator == indicator]
    return fragments.sentences(
        [often(each) if each.level is None else together([each.level, often(each)], between={"en": ": ", "zh": "："}) for each in mine]
    )  # fmt: skip


def spread_chart(held: Held, formulation: str = "") -> Fragment:
    """The year of the first report that has a formulation, a dot a place, by level and region."""
    text = told_of(held, formulation) if held.several else ""
    if not text:
        return NOTHING
    found = spread(held, text)
    if not found.uses:
        return fragments.sentences([came(held, found)])
    at = in_order(held, found.uses)

    def draw(look: Look) -> Figure:
        size = 7.5
        rows = [
            (
                f"{look(level)} ({len(uses)})",
                [(u.year, held.standings[u.place].region, u.seen_coming) for u in uses],
            )
            for level, uses in at
        ]
        most = max(
            sum(1 for u in uses if u.year == year) for _, uses in at for year in {u.year for u in uses}
        )
        drawn = new_figure(look.width, 1.2 + len(rows) * max(0.6, min(2.2, 0.11 * most)))
        charts.first_years(drawn.subplots(), rows, size)
        names: dict[object, str] = {
            charts.region_name(r): charts.REGIONS[r]
            for r in dict.fromkeys(held.standings[u.place].region for u in found.uses)
        }
        dots = [(say("seen to come in"), True), (say("no earlier report held whole"), False)]
        drawn.legend(handles=charts.legend(names, look, dots=dots), loc="outside lower left", ncols=2 if look.narrow else 4, frameon=False, fontsize=size)  # fmt: skip
        return drawn

    cells = [(both(u.place, u.place), str(u.year), str(u.without) if u.without else "—") for u in found.uses]
    return fragments.figure(
        draw,
        "spread",
        came(held, found),
        say(
            "The first report of each place, among those held, in which “{text}” stands to the letter",
            text=both(text, text),
        ),
        say(
            "First seen in what is held, not first said: reports of years in between may be lacking, other documents are not searched, and who took it from whom is not told."
        ),
        frame(cells, [PLACE, say("first report with it"), say("last report before, without it")]),
    )


def first_uses(held: Held, formulation: str = "") -> Fragment:
    """The sentence of every first use, by year."""
    text = told_of(held, formulation) if held.several else ""
    if not text:
        return NOTHING
    rows = [
        (str(u.year), both(u.place, u.place), held.standings[u.place].level, charts.region_name(held.standings[u.place].region), _before(u), _quoted(u.document, u.sentence, u.document, u.start))
        for u in spread(held, text).uses
    ]  # fmt: skip
    columns = [say("first report with it"), PLACE, LEVEL, REGION, say("before"), say("sentence")]
    return fragments.table(frame(rows, columns), say("Where “{text}” is first seen", text=both(text, text)), key=columns[:2], name="first-uses")  # fmt: skip


def repeated_chart(held: Held, year: int = 0) -> Fragment:
    """The share of a report that stands in last year's and elsewhere, by what its passages do."""
    if not held.several:
        return NOTHING
    found = repeats(held, held.year(year))
    rows = [(role, found.of_role(True, role), found.of_role(False, role)) for role in ROLES]
    shown = [row for row in rows if row[1] is not None or row[2] is not None]
    if not shown:
        return fragments.sentences([repeated(found)])

    def draw(look: Look) -> Figure:
        drawn = new_figure(look.width, 1.0 + 0.42 * len(shown))
        lines = [(look(Role(role)), own, other) for role, own, other in shown]
        charts.shares_by_role(drawn.subplots(), lines, 7.5)
        names: dict[object, str] = {
            say("the place’s own report of the year before"): charts.OWN,
            say("a report of another place"): charts.ELSEWHERE,
        }
        drawn.legend(handles=charts.legend(names, look), loc="outside lower left", ncols=1 if look.narrow else 2, frameon=False, fontsize=7.5)  # fmt: skip
        return drawn

    cells = [
        (both(place, place), *(round(100 * s, 1) if (s := found.share(place, own)) is not None else None for own in (True, False)))
        for place in found.places
    ]  # fmt: skip
    return fragments.figure(
        draw,
        "repeated",
        repeated(found),
        say(
            "Share of the characters of all sentences of twelve or more in the reports of {year}, by what the passage does",
            year=str(found.year),
        ),
        say(
            "Almost word for word: two sentences that have 85 of 100 characters in common, in order. In a trial of 1,800 sentences 41 of the 44 that stand so elsewhere were found. For last year’s report only places that hold it are counted."
        ),
        frame(cells, [PLACE, say("own report of the year before %"), say("other places %")]),
    )


def example_repeats(held: Held, year: int = 0, place: str = "") -> Fragment:
    """Sentences of goals and tasks that stand almost word for word elsewhere, those of a place or of all, the longest first."""
    if not held.several:
        return NOTHING
    found = repeats(held, held.year(year))
    wanted = [
        p
        for p in found.pairs
        if p.role in (Role.TASKS, Role.GOALS, Role.REVIEW) and not p.own and place in ("", p.place)
    ]
    rows = [_pair(p) for p in sorted(wanted, key=lambda p: (-len(p.text), p.document, p.start))[:EXAMPLES]]
    if not rows:
        return NOTHING
    columns = [PLACE, say("what it does"), say("sentence"), say("stands in"), say("there")]
    return fragments.table(frame(rows, columns), say("Sentences that stand almost word for word in another place’s report, the longest first"), key=[PLACE, columns[2]], name="example-repeats")  # fmt: skip


def unusual_targets(held: Held, place: str = "", year: int = 0) -> Fragment:
    """Targets of a place that lie outside of what its peers set."""
    return _apart(held, place, year, targets, lambda a: both(*name_of(a.about)), say("Targets outside of what nine of ten peers set"), "unusual-targets")  # fmt: skip


def unusual_themes(held: Held, place: str = "", year: int = 0) -> Fragment:
    """Fields to which the tasks of a place give more or less room than its peers'."""
    return _apart(held, place, year, themes, lambda a: theme_name(a.about), say("Fields with more or less room among the tasks than nine of ten peers give"), "unusual-themes")  # fmt: skip


def unusual_wording(held: Held, place: str = "", year: int = 0) -> Fragment:
    """Formulations that most peers have and a place has not, or that it alone has."""
    if not held.several:
        return NOTHING
    year = held.year(year)
    place = held.place(place, year)
    few = few_peers(held, place, year)
    if few is not None:
        return fragments.sentences([few])
    found = wordings(held, place, year)
    if not found:
        return fragments.sentences(
            [say("None that most peers have is lacking, and none stands in it alone.")]
        )
    rows = [_worded(each) for each in found]
    columns = [say("formulation"), say("what is unusual"), say("reports of peers with it"), say("sentence")]
    return fragments.table(frame(rows, columns), say("Wording of {place} beside its peers, {year}", place=both(place, place), year=str(year)), chinese=[columns[0]], name="unusual-wording")  # fmt: skip


def _apart(
    held: Held,
    place: str,
    year: int,
    find: Callable[[Held, str, int], list[Apart]],
    name: Callable[[Apart], Message],
    caption: Message,
    anchor: str,
) -> Fragment:
    if not held.several:
        return NOTHING
    year = held.year(year)
    place = held.place(place, year)
    few = few_peers(held, place, year)
    if few is not None:
        return fragments.sentences([few])
    found = find(held, place, year)
    if not found:
        return fragments.sentences(
            [say("None of {place} in {year}.", place=both(place, place), year=str(year))]
        )
    rows = [
        (
            name(a),
            _quoted(_value(a.value, a.unit), a.sentence, a.document, a.start)
            if a.sentence
            else _value(a.value, a.unit),
            say("above") if a.above else say("below"),
            _value(a.middle, a.unit),
            f"{_value(a.lower, a.unit)} – {_value(a.upper, a.unit)}",
            a.peers,
        )
        for a in found
    ]
    columns = [say("what"), both(place, place), say("lies"), say("median of the peers"), say("nine of ten peers"), say("peers")]  # fmt: skip
    return fragments.table(frame(rows, columns), caption, name=anchor)


def _value(value: float, unit: str) -> str:
    return f"{value:.1%}" if unit == "share" else figure(value, unit)


def _stated(stated: Stated | None, *, held: bool = True) -> Fragment | Message:
    """A figure with its sentence behind it; why there is none."""
    if stated is None:
        return say("not found") if held else say("report not held")
    shown = figure(stated.low, stated.unit) if stated.low == stated.high else f"{stated.low:g}–{figure(stated.high, stated.unit)}"  # fmt: skip
    return _quoted(shown, stated.sentence, stated.document, stated.start)


def _quoted(shown: object, sentence: str, document: str, start: int) -> Fragment:
    """Something with its sentence and place behind a switch, so that a page that is mailed alone still proves itself."""
    html = Html(
        '<details class="evidence"><summary>{}</summary><p lang="zh">{}</p><p class="source">{}:{}</p></details>'
    ).format(shown, sentence, document, start)
    return Fragment(html, str(shown))


def _before(use: FirstUse) -> Message:
    if not use.seen_coming:
        return say("no earlier report is held whole")
    if use.to_the_year:
        return say("not in the report of {year}", year=str(use.without))
    return say("not in the report of {year}; those between are not held whole", year=str(use.without))


def _pair(pair: Pair) -> tuple[object, ...]:
    return (
        both(pair.place, pair.place),
        Role(pair.role),
        _quoted(pair.text[:24] + ("…" if len(pair.text) > 24 else ""), pair.text, pair.document, pair.start),
        pair.other,
        _quoted(f"{pair.alike:.0f} %", pair.other_text, pair.other, pair.other_start),
    )


def _worded(each: Wording) -> tuple[object, ...]:
    what = say("no peer has it") if each.own else say("most peers have it; not in this report")
    return (each.formulation, what, f"{each.having}/{each.peers}", _quoted(each.document, each.sentence, each.document, each.start))  # fmt: skip
