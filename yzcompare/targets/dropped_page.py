"""Headline targets that are no longer set, in sentences, and as the rows of page 05 that prove them."""

from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.messages import COMMA, SEMICOLON, Message, say, together
from yzcompare.showing import fragments
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.keys import key_of
from yzcompare.targets.chosen import Chosen, dated, with_range
from yzcompare.targets.dropped import Dropped, Left, dropped_of
from yzcompare.targets.naming import name_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.worth import IN_THE_GOALS, LONG, central_of

PAGE = "05-targets"

MOST = 4
"""Findings on targets that are no longer set."""

SHOWN = 4
"""Targets of the years before that one finding tells of an indicator, the first and the latest ones."""

SURPRISE = {Left.NOWHERE: 0.75, Left.REVIEWED: 0.65, Left.NAMED: 0.4}
"""How much it says that a target is no longer set, by what is left of it."""


def left_out(corpus: Corpus) -> tuple[Finding, ...]:
    """Headline targets that earlier reports set and the newest does not: those that left together in one sentence."""
    together_: dict[object, list[Dropped]] = {}
    for each in dropped_of(corpus):
        alone = each.left is Left.NAMED
        key = each.last.identity.key if alone else (each.last.quantity.document, each.left)
        together_.setdefault(key, []).append(each)
    found = [_finding(corpus, group) for group in together_.values()]
    return tuple(sorted(found, key=lambda each: -each.weight.total)[:MOST])


def rows(chosen: Chosen) -> Fragment | None:
    """A row a finding, with its sentence and the sentence behind every figure; None where no target was dropped."""
    wanted = [
        each
        for each in left_out(chosen.corpus)
        if {side.document for side in each.sides} <= set(chosen.ids)
        and not chosen.indicator
        and chosen.theme in ("", each.theme)
    ]
    if not wanted:
        return None
    html = Html().join(
        Html('<li class="shift" id="{}" data-key="{}"><p class="said">{}</p>{}</li>').format(
            each.anchor, key_of(each.about), each.text, fragments.stack(map(_proof, each.sides)).html
        )
        for each in wanted
    )
    return Fragment(
        Html('<ul class="shifts">{}</ul>').format(html), "\n".join(str(each.text) for each in wanted)
    )


def _proof(side: Side) -> Fragment:
    if side.cited is None or isinstance(side.shown, Html):
        return fragments.words(side.shown)
    return fragments.evidence(side.shown, fragments.words(side.cited.sentence), side.cited)


def _finding(corpus: Corpus, group: list[Dropped]) -> Finding:
    """One sentence on the targets that left together."""
    first = group[0]
    alone = len(group) == 1
    each = [
        say("{name} ({figures})", name=name_of(d.last), figures=_figures(_told(d, alone=alone)))
        for d in group
    ]
    sides = [_side(corpus, d, stated) for d in group for stated in _told(d, alone=alone)]
    sides.sort(key=lambda side: corpus[side.document].document.year)
    years = corpus[first.document].document.year - corpus[first.figures[0].quantity.document].document.year
    return Finding(
        text=_sentence(first, together(each, between=SEMICOLON), _why(group)),
        page=PAGE,
        anchor=f"dropped-{key_of(first.last.identity.key)}",
        kind=Kind.FIGURES,
        sides=(*sides, _newest(corpus, group)),
        weight=Weight(
            size=0.7 if first.left is not Left.NAMED else 0.4,
            central=min(1.0, max(central_of(d.last) for d in group) + IN_THE_GOALS),
            span=min(1.0, years / LONG),
            surprise=SURPRISE[first.left],
            sure=0.95,
        ),
        about=f"{first.last.identity.key}|",
        theme=first.last.identity.theme,
        came=_came_in(corpus, group),
    )


def _came_in(corpus: Corpus, group: list[Dropped]) -> str:
    """The newest report, where the one before it still set one of the targets."""
    before = [reading.document.id for reading in corpus.years][-2:-1]
    return group[0].document if {d.last.quantity.document for d in group} & set(before) else ""


def _sentence(first: Dropped, each: Message, why: Message) -> Message:
    """That a target is no longer set; where the report still speaks of it, only that it sets none in figures."""
    if first.left is Left.NAMED:
        return say(
            "The {document} report sets no target in figures any more for {each}: {why}.",
            document=first.document,
            each=each,
            why=why,
        )
    return say(
        "The {document} report sets no target any more for {each}: {why}.",
        document=first.document,
        each=each,
        why=why,
    )


def _told(dropped: Dropped, *, alone: bool) -> Sequence[Stated]:
    """The targets that are told: of one indicator all, or the first and the latest of many; of several the last of each."""
    figures = dropped.figures
    if not alone:
        return figures[-1:]
    return figures if len(figures) <= SHOWN else (figures[0], *figures[1 - SHOWN :])


def _figures(stated: Sequence[Stated]) -> Message:
    return together([dated(each.quantity, with_range(each)) for each in stated], between=COMMA)


def _side(corpus: Corpus, dropped: Dropped, stated: Stated) -> Side:
    quantity = stated.quantity
    figure = say("{name}: {figure}", name=name_of(dropped.last), figure=dated(quantity, with_range(stated)))
    return Side(quantity.document, figure, corpus.cite(quantity.document, quantity.start, quantity.end))


def _why(group: list[Dropped]) -> Message:
    """What the newest report has of them instead of a target."""
    first = group[0]
    if first.left is Left.NOWHERE:
        words = together([f"“{word}”" for word in _main(group)], between={"en": ", ", "zh": ""})
        return say("its whole text does not have {words}", words=words)
    if first.left is Left.REVIEWED:
        return say("named only in its review")
    return say("named among its goals and tasks without a number")


def _main(group: list[Dropped]) -> list[str]:
    """The words that were searched for, two of each."""
    return [word for each in group for word in each.words[:2]]


def _newest(corpus: Corpus, group: list[Dropped]) -> Side:
    first = group[0]
    if first.start is None or first.end is None:
        return Side(first.document, _why(group))
    return Side(first.document, _why(group), corpus.cite(first.document, first.start, first.end))
