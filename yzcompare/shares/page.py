"""What notebook 06 shows of themes: their shares over the years."""

import textwrap
from collections.abc import Sequence
from statistics import median

import pandas as pd
from matplotlib.figure import Figure

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.messages import Message, listed, say, together
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares import charts as theme_charts
from yzcompare.shares.findings import percent
from yzcompare.shares.inside import moved_fields
from yzcompare.shares.measure import measured_error, shares
from yzcompare.showing import fragments
from yzcompare.showing.accuracy import PLACE
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front
from yzcompare.showing.names import dated
from yzcompare.themes.lexicon import theme_lexicon, theme_name

FIELD, DOCUMENT = say("field"), say("document")

COLUMNS = {False: 6, True: 3}
"""Panels side by side, on a wide page and on a telephone."""

LEVEL_YEARS = 5
"""Documents whose names stand side by side below a panel; those of more stand upright."""

MOVED, STILL = "#b45309", "#4b6b8a"
"""Colours of a field that moved between two of the documents, and of the others."""

HEADROOM = 1.06
"""Part of the greatest value that an axis ends at."""

METHOD = say(
    "The line is the 95 % interval had other sections been written in their place; it does not cover errors of the "
    "coding, which are told apart."
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
    made = pd.DataFrame(rows, columns=["theme", "document", "share", "low", "high", "chars"])
    made[["share", "low", "high"]] = made[["share", "low", "high"]].astype(float)
    return made.merge(marks(corpus, readings), on="document", how="left")


def by_room(shown: pd.DataFrame) -> list[str]:
    """Themes by the mean of their shares, the largest first."""
    return list(
        shown.groupby("theme", sort=False)["share"].mean().sort_values(ascending=False, kind="stable").index
    )


def panels(corpus: Corpus, documents: Sequence[str], theme: str, scope: str) -> Fragment:
    """Shares over the years, a panel a field, with shared axes, in colour what moved; `theme` keeps one."""
    rows = over_time(corpus, documents, scope)
    themes = [each for each in by_room(rows) if not theme or each == theme]
    rows = rows[rows["theme"].isin(themes)]
    if rows["share"].isna().all():
        return _no_text(scope)
    moved = {each.move.theme for each in moved_fields(corpus, scope)}
    top = HEADROOM * float(rows["high"].max())

    def draw(look: Look) -> Figure:
        across = min(COLUMNS[look.narrow], len(themes))
        down = -(-len(themes) // across)
        drawn = new_figure(look.width, 0.7 + 1.6 * down)
        axes = list(drawn.subplots(down, across, sharex=True, sharey=True, squeeze=False).flat)
        for each, ax in zip(themes, axes, strict=False):
            colour = MOVED if each in moved else STILL
            theme_charts.shares_over_time(ax, rows[rows["theme"] == each], colour, top)
            ax.set_title(wrapped(look(theme_name(each)), look.language), fontsize=8, linespacing=1.2)
            if look.narrow or rows["document"].nunique() > LEVEL_YEARS:
                ax.tick_params(axis="x", labelrotation=90)
        for ax in axes[len(themes) :]:
            ax.set_visible(False)
        drawn.legend(
            handles=theme_charts.mark_legend(rows, look), loc="outside lower left",
            ncols=1 if look.narrow else 4, frameon=False, fontsize=8, handletextpad=0.2,
        )  # fmt: skip
        return drawn

    return fragments.figure(
        draw,
        "panels",
        _headline(rows, themes),
        say(
            "Share of the coded characters ({scope}), with 95 % intervals; the larger fields first; in orange what moved "
            "between two documents",
            scope=SCOPE_NAMES[scope],
        ),
        together([METHOD, *_caveats(rows)], between={"en": " ", "zh": ""}),
        _percent(rows),
        key=[FIELD, DOCUMENT],
    )


def _no_text(scope: str) -> Fragment:
    return fragments.sentences(
        [say("No document holds text of this kind: {scope}.", scope=SCOPE_NAMES[scope])]
    )


NARROW_NAME = 20
"""Characters of a field's name in a line beside the cells, on a telephone."""

WRAP = {"zh": 7, "en": 14}
"""Characters of a panel's title in a line."""


def wrapped(name: str, language: str, longest: int = 0) -> str:
    """A name in lines that a panel has room for, or of `longest` characters.

    >>> wrapped("城市更新与基础设施", "zh"), wrapped("Urban renewal and infrastructure", "en")
    ('城市更新与基础\\n设施', 'Urban renewal\\nand\\ninfrastructure')
    """
    if language == "zh":
        return "\n".join(
            name[n : n + (longest or WRAP["zh"])] for n in range(0, len(name), longest or WRAP["zh"])
        )
    return "\n".join(textwrap.wrap(name, longest or WRAP["en"]))


def _headline(rows: pd.DataFrame, themes: Sequence[str]) -> Message:
    """Which field takes most room in the newest document shown; of one field, how its share ranges."""
    known = rows.dropna(subset="share")
    if len(themes) == 1:
        ends = dict.fromkeys(percent(end) for end in (known["share"].min(), known["share"].max()))
        return say("{field}: {shares}", field=theme_name(themes[0]), shares=together(ends, between=" – "))
    newest = known["document"].iloc[-1]
    first = known[known["document"] == newest].sort_values("share", ascending=False, kind="stable").iloc[0]
    return say(
        "In {document} {field} takes most room: {share}",
        document=dated(newest),
        field=theme_name(first["theme"]),
        share=percent(first["share"]),
    )


def _caveats(rows: pd.DataFrame) -> list[Message]:
    """What fragments and other genres mean for a reader of the chart."""
    held = rows.drop_duplicates("document")
    told = []
    cut = list(held.loc[~held["whole"], "document"])
    other = list(held.loc[held["apart"], "document"])
    if cut:
        told.append(
            say(
                "Of {documents} the share is of what is held: parts are missing.",
                documents=listed(map(dated, cut)),
            )
        )
    if other:
        told.append(say("{documents} is of another genre.", documents=listed(map(dated, other))))
    return told


def _percent(rows: pd.DataFrame) -> pd.DataFrame:
    """The data of a chart, as a reader sees them."""
    cells = [
        (
            theme_name(row.theme),
            dated(row.document),
            *(round(100 * part, 1) for part in (row.share, row.low, row.high)),
            row.chars,
        )
        for row in rows.itertuples()
    ]
    return frame(cells, [FIELD, DOCUMENT, say("share %"), say("low %"), say("high %"), say("characters")])


def heat(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """Shares as a heat map, a row a field, a column a document."""
    rows = over_time(corpus, documents, scope)
    if rows["share"].isna().all():
        return _no_text(scope)
    order = [reading.document.id for reading in chosen_years(corpus, documents)]
    every = rows.pivot(index="theme", columns="document", values="share").loc[by_room(rows), order]

    def draw(look: Look) -> Figure:
        shown = list(in_front(order, documents)) if look.narrow else order
        wide = every[shown]
        drawn = new_figure(look.width, 0.7 + 0.27 * len(wide))
        named = [look(theme_name(theme)) for theme in wide.index]
        if look.narrow:
            named = [wrapped(name, look.language, NARROW_NAME) for name in named]
        theme_charts.share_heat(
            drawn.add_subplot(),
            wide,
            named,
            [look(dated(name)) for name in shown],
            6.5 if look.narrow else 8.5,
        )
        return drawn

    cells = [
        (theme_name(theme), *(round(100 * share, 1) for share in values))
        for theme, values in zip(every.index, every.to_numpy(), strict=True)
    ]
    return fragments.figure(
        draw,
        "heat",
        _headline(rows, list(every.index)),
        say(
            "Per cent of the coded characters ({scope}); the larger fields first; the darker, the more room",
            scope=SCOPE_NAMES[scope],
        ),
        together(
            [say("A column sums to 100. Hatched: no text of this kind is held."), *_caveats(rows)],
            between={"en": " ", "zh": ""},
        ),
        frame(cells, [FIELD, *map(dated, order)]),
    )


def coding_error() -> Fragment:
    """What is known of the coding's own errors, by field, behind a switch."""
    errors = sorted(measured_error().values(), key=lambda e: -e.points)
    cells = [(theme_name(e.theme), e.labelled, e.coded, e.right, round(e.points, 1)) for e in errors]
    listing = fragments.table(
        frame(
            cells, [FIELD, say("labelled sections"), say("coded sections"), say("the same"), say("points")]
        ),
        say(
            "Main fields of sections of {place} as readers label them and as the coding finds them",
            place=PLACE,
        ),
    )
    told = [
        say(
            "Over the labelled sections, all from the reports of {place}, the coding gives {field} a share that is off by "
            "{points:.1f} points of a document in the typical case, more than any other field; the median field is off by "
            "{median:.1f}.",
            place=PLACE,
            field=theme_name(errors[0].theme),
            points=errors[0].points,
            median=median(e.points for e in errors),
        ),
        say("On the reports of other places it was not measured: expect larger errors there."),
    ]
    return fragments.sentences(told) + fragments.folded(
        say("The coding's error as measured on {place}, field by field", place=PLACE), listing
    )
