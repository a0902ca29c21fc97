"""What notebook 06 shows of themes: their shares over the years, and what moved between two documents."""

from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares import charts as theme_charts
from yzcompare.shares.findings import chosen_moves, moved
from yzcompare.shares.measure import measured_error, shares
from yzcompare.showing import fragments
from yzcompare.showing.accuracy import PLACE
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.names import label_of, theme_colour
from yzcompare.themes.lexicon import theme_lexicon, theme_name

COLUMNS = 6
"""Panels side by side."""

HEADROOM = 1.06
"""Part of the greatest value that an axis ends at."""

METHOD = (
    "The line is the 95 % interval had other sections been written in their "
    "place; it does not cover errors of the coding, which are told apart."
)


def marks(corpus: Corpus, readings: Sequence[Reading]) -> pd.DataFrame:
    """A row a document: whether it is whole, and of another genre than most of the corpus."""
    genres = [reading.document.genre for reading in corpus.years]
    usual = max(genres, key=genres.count)
    rows = [(r.document.id, r.whole, r.document.genre != usual) for r in readings]
    return pd.DataFrame(rows, columns=["document", "whole", "apart"])


def over_time(corpus: Corpus, documents: Sequence[str], scope: str) -> pd.DataFrame:
    """A row a theme and document: theme, document, share, low, high, whole, apart.

    A document without text in the scope has no share.
    """
    readings = chosen_years(corpus, documents)
    rows = []
    for reading in readings:
        held = {each.theme: each for each in shares(reading, scope)}
        for theme in theme_lexicon().themes:
            found = held.get(theme)
            figures = (found.share, found.low, found.high, found.chars) if found else (None, None, None, 0)
            rows.append((theme, reading.document.id, *figures))
    frame = pd.DataFrame(rows, columns=["theme", "document", "share", "low", "high", "chars"])
    frame[["share", "low", "high"]] = frame[["share", "low", "high"]].astype(float)
    return frame.merge(marks(corpus, readings), on="document", how="left")


def by_room(frame: pd.DataFrame) -> list[str]:
    """Themes by the mean of their shares, the largest first."""
    return list(
        frame.groupby("theme", sort=False)["share"].mean().sort_values(ascending=False, kind="stable").index
    )


@house_style()
def panels(corpus: Corpus, documents: Sequence[str], theme: str, scope: str) -> Fragment:
    """Shares over the years, a panel a theme, with shared axes; `theme` keeps one."""
    frame = over_time(corpus, documents, scope)
    themes = [each for each in by_room(frame) if not theme or each == theme]
    frame = frame[frame["theme"].isin(themes)]
    if frame["share"].isna().all():
        return fragments.sentences([f"No document holds text of the scope {SCOPE_NAMES[scope]}."])
    columns = min(COLUMNS, len(themes))
    rows = -(-len(themes) // columns)
    drawn = new_figure(9.6, 0.7 + 1.75 * rows)
    top = HEADROOM * float(frame["high"].max())
    axes = drawn.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).flat
    for each, ax in zip(themes, axes, strict=False):
        theme_charts.shares_over_time(ax, frame[frame["theme"] == each], theme_colour(each), top)
        found = theme_lexicon().themes[each]
        ax.set_title(f"{found.zh}\n{found.en}", fontsize=8.5, linespacing=1.25)
    handles = theme_charts.mark_legend(frame)
    drawn.legend(
        handles=handles, loc="outside lower left", ncols=4, frameon=False, fontsize=8.5, handletextpad=0.2
    )
    return fragments.figure(
        drawn,
        "panels",
        _headline(frame, themes),
        f"Share of the coded characters in {SCOPE_NAMES[scope]}, with 95 % intervals"
        + ("; themes by their mean share" if len(themes) > 1 else ""),
        f"{METHOD} {_caveat(frame)}",
        _percent(frame),
        key=["theme", "document"],
    )


def _headline(frame: pd.DataFrame, themes: Sequence[str]) -> str:
    first = frame[frame["theme"] == themes[0]].dropna(subset="share")
    ends = [f"{end:.0%}" for end in (first["share"].min(), first["share"].max())]
    said = f"{theme_name(themes[0])} takes {' to '.join(dict.fromkeys(ends))} of the room"
    return said if len(themes) == 1 else f"{said}, more than any other theme over all documents"


def _caveat(frame: pd.DataFrame) -> str:
    """What fragments and other genres mean for a reader of the chart."""
    held = frame.drop_duplicates("document")
    cut = list(held.loc[~held["whole"], "document"])
    other = list(held.loc[held["apart"], "document"])
    told = f"Of {' and '.join(cut)} the share is of what is held: parts are missing." if cut else ""
    return told + (f" {' and '.join(other)} is of another genre." if other else "")


def _percent(frame: pd.DataFrame) -> pd.DataFrame:
    shown = pd.DataFrame({"theme": frame["theme"].map(theme_name), "document": frame["document"]})
    for column in ("share", "low", "high"):
        shown[f"{column} %"] = (100 * frame[column]).round(1)
    return shown.assign(characters=frame["chars"])


@house_style()
def heat(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """Shares as a heat map, a row a theme, a column a document."""
    frame = over_time(corpus, documents, scope)
    if frame["share"].isna().all():
        return fragments.sentences([f"No document holds text of the scope {SCOPE_NAMES[scope]}."])
    readings = chosen_years(corpus, documents)
    order = [reading.document.id for reading in readings]
    wide = frame.pivot(index="theme", columns="document", values="share").loc[by_room(frame), order]
    wide.index = pd.Index([theme_name(theme) for theme in wide.index])
    named = [f"{label_of(corpus, r)}\n{_kept(r)}" for r in readings]
    drawn = new_figure(2.6 + 1.35 * len(order), 1.0 + 0.29 * len(wide))
    theme_charts.share_heat(drawn.add_subplot(), wide, named)
    best = frame.loc[frame["share"].idxmax()]
    return fragments.figure(
        drawn,
        "heat",
        f"The largest share is {theme_name(best['theme'])} in {best['document']}: {best['share']:.1%}",
        f"Per cent of coded characters in {SCOPE_NAMES[scope]}; themes by their mean share; dark is much",
        f"A column sums to 100. {_caveat(frame)} Hatched: no text of this scope is held.",
        (100 * wide).round(1).reset_index(names="theme"),
    )


def _kept(reading: Reading) -> str:
    if reading.whole:
        return "整篇 whole"
    return "残篇 fragment" if reading.document.missing else "疑残 looks cut"


@house_style()
def slope(corpus: Corpus, earlier: str, later: str, scope: str) -> Fragment:
    """Shares of two documents joined by lines; in colour only what moved beyond the uncertainty."""
    first, second, found = chosen_moves(corpus, earlier, later, scope)
    if not found:
        return fragments.sentences(moved(corpus, earlier, later, scope))
    rows = [(m.theme, theme_lexicon().themes[m.theme].zh, m.earlier, m.later, m.beyond) for m in found]
    frame = pd.DataFrame(rows, columns=["theme", "name", "earlier", "later", "beyond"])
    drawn = new_figure(7.2, 6.4)
    theme_charts.slopes(drawn.add_subplot(), frame, first, second)
    beyond = [theme_name(m.theme) for m in found if m.beyond]
    data = pd.DataFrame(
        [
            (theme_name(m.theme), *(round(100 * f, 1) for f in (m.earlier, m.later, m.difference, m.low, m.high)),
             "beyond" if m.beyond else "")
            for m in sorted(found, key=lambda m: -m.difference)
        ],
        columns=["theme", f"{first} %", f"{second} %", "points", "low", "high", "uncertainty"],
    )  # fmt: skip
    return fragments.figure(
        drawn,
        "slope",
        f"{len(beyond)} of {len(found)} themes moved beyond the uncertainty from {first} to {second}"
        + (f": {', '.join(beyond)}" if beyond else ""),
        f"Share of each theme in {SCOPE_NAMES[scope]}, over the parts that both documents hold",
        "In colour and solid: the interval of the difference leaves out zero, all eighteen themes taken together, at the "
        "width at which in 19 of 20 pairs of consecutive reports of other cities no theme moves. Grey and dashed: the "
        "difference may be no more than another year's writing.",
        data,
    )


def coding_error() -> Fragment:
    """What is known of the coding's own errors, by theme, behind a switch."""
    rows = [
        (theme_name(e.theme), e.labelled, e.coded, e.right, round(e.points, 1))
        for e in sorted(measured_error().values(), key=lambda e: -e.points)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "labelled sections", "coded sections", "both", "points"])
    listed = fragments.table(
        frame, f"Main fields of sections of {PLACE} as readers label them and as the coding finds them"
    )
    worst = frame.iloc[0]
    return fragments.sentences(
        [
            f"Over the labelled sections, all from the reports of {PLACE}, the coding gives {worst['theme']} a share that is off by {worst['points']:.1f} points "
            f"of a document in the typical case, more than any other theme; the median theme is off by {frame['points'].median():.1f}.",
            "On the reports of other places it was not measured: expect larger errors there.",
        ]
    ) + fragments.folded(f"The coding's error as measured on {PLACE}, theme by theme", listed)
