"""What reports say of one named thing, and how much of the wording they share, in sentences for page and index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from yzcompare.corpus import Corpus
from yzcompare.messages import SEMICOLON, Message, listed, say, together
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.names import genre_name
from yzcompare.tasks import chosen_pair
from yzcompare.themes.lexicon import theme_name
from yzcompare.wording.around import PLEDGES, Around, Turn, around_names
from yzcompare.wording.around_page import name_of, row_of, verdict_of
from yzcompare.wording.changes import PAIRED, ChangeKind
from yzcompare.wording.kept import kept_shares
from yzcompare.wording.missed_page import missed, quoted, theme_of
from yzcompare.wording.stages import step_name
from yzcompare.wording.unmentioned import HEAD

PAGE = "04-phrasing"

MATTERS = {
    Turn.BACK: (0.8, 0.8),
    Turn.SOFTER: (0.7, 0.8),
    Turn.OTHER: (0.65, 0.75),
    Turn.AGAIN: (0.55, 0.65),
    Turn.FIRMER: (0.5, 0.6),
    Turn.BEHIND: (0.5, 0.6),
    Turn.FURTHER: (0.4, 0.35),
    Turn.REACHED: (0.3, 0.2),
}
"""How large each turn is, and how much it surprises: what was planned is mostly carried out."""

NOT_BEGUN = ("start", "resume")
"""Steps that, planned again, say that a work has not begun."""

EXPECTED, UNEXPECTED = 4, 8
"""Findings of a turn that the index is told: of what was planned and done, and of any other."""

MEMBERS = 5
"""Members of a list from which one of them is no head of a report."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What the reports say of one named thing, first and later, in the words of both."""
    # Two things may stand in the same two clauses: the reader is told of one.
    clauses = {
        (each.then.document, each.then.start, each.now.document, each.now.start): each
        for each in reversed(around_names(corpus))
    }
    told = [(each.turn, _finding(corpus, each)) for each in reversed(clauses.values())]
    return (*_heaviest(told), *missed(corpus))


def _heaviest(told: Iterable[tuple[Turn, Finding]]) -> Iterator[Finding]:
    """The heaviest findings of each turn: what went as planned fills its page, not the index."""
    counted: Counter[Turn] = Counter()
    for turn, found in sorted(told, key=lambda each: -each[1].weight.total):
        counted[turn] += 1
        if counted[turn] <= (EXPECTED if turn in (Turn.REACHED, Turn.FURTHER) else UNEXPECTED):
            yield found


def _finding(corpus: Corpus, found: Around) -> Finding:
    return Finding(
        said_of_both(found),
        PAGE,
        row_of(found),
        Kind.WORDING,
        tuple(
            Side(each.document, quoted(each, found.name), corpus.cite(each.document, each.start, each.end))
            for each in found.told
        ),
        _weight(corpus, found),
        about=f"name {found.name}",
        theme=theme_of(corpus, found.now),
    )


def _weight(corpus: Corpus, found: Around) -> Weight:
    """How much it matters: a pledge of the whole place and a large work more than one of a long list."""
    size, surprise = MATTERS[found.turn]
    if found.turn is Turn.AGAIN and found.now.said.steps[found.ladder] in NOT_BEGUN:
        size, surprise = MATTERS[Turn.BACK]
    years = corpus[found.now.document].document.year - corpus[found.then.document].document.year
    members = min(each.text.count("、") for each in (found.then, found.now))
    large = found.kind != "place" or found.name.endswith(HEAD)
    central = 0.7 if found.kind == "pledge" else 0.55 if large else 0.4
    return Weight(
        size=size,
        central=central if members < MEMBERS else central / 2,
        span=min(1.0, years / 8),
        surprise=surprise,
        sure=0.95 if found.now.document == corpus.years[-1].document.id else 0.7,
    )


def said_of_both(found: Around) -> Message:
    """What two reports say of a thing, in a sentence."""
    values = {
        "name": name_of(found),
        "earlier": found.then.document,
        "later": found.now.document,
        "then": quoted(found.then, found.name),
        "now": quoted(found.now, found.name),
        "step": step_name(found.now.said.steps[found.ladder]),
        "before": step_name(found.then.said.steps[found.ladder]),
    }
    if len(found.told) > 2:
        return say(
            "{name} ({verdict}): {told}.", name=name_of(found), verdict=verdict_of(found), told=_each(found)
        )
    match found.turn:
        case Turn.AGAIN:
            return say(
                "{name}: {earlier} planned “{then}”, and {later} plans the same step again: “{now}”.",
                **values,
            )
        case Turn.SOFTER if found.ladder in PLEDGES:
            return say(
                "{name}: promised less firmly ({before}, then {step}): “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.FIRMER if found.ladder in PLEDGES:
            return say(
                "{name}: promised more firmly ({before}, then {step}): “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.SOFTER if found.then.said.dated and not found.now.said.dated:
            return say(
                "{name}: {earlier} set a date (“{then}”); {later} plans the same step without one: “{now}”.",
                **values,
            )
        case Turn.SOFTER:
            return say(
                "{name}: the same step, promised less firmly: “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.FIRMER:
            return say(
                "{name}: the same step, promised more firmly: “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.BACK:
            return say(
                "{name}: an earlier step than before ({before}, then {step}): “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.FURTHER:
            return say(
                "{name}: planned a step further ({before}, then {step}): “{then}” in {earlier}, “{now}” in {later}.",
                **values,
            )
        case Turn.REACHED:
            return say("{name}: {earlier} planned “{then}”; the review of {later} reports “{now}”.", **values)
        case Turn.BEHIND:
            return say(
                "{name}: {earlier} planned “{then}”; the review of {later} reports only “{now}”.", **values
            )
        case _:
            return say(
                "{name}: from {before} to {step}: “{then}” in {earlier}, “{now}” in {later}.", **values
            )


def _each(found: Around) -> Message:
    """What every report from the one to the other says of a thing."""
    parts = [
        say("{document} plans “{words}”", document=each.document, words=quoted(each, found.name))
        if each.planned
        else say(
            "the review of {document} reports “{words}”",
            document=each.document,
            words=quoted(each, found.name),
        )
        for each in found.told
    ]
    return together(parts, between=SEMICOLON)


def _moved(part: Mapping[ChangeKind, float]) -> float:
    """Share of the wording that stands in another place."""
    return part[ChangeKind.MOVED] + part[ChangeKind.MOVED_AND_REWORDED]


def _differing(part: Mapping[ChangeKind, float]) -> float:
    """Share of the wording that stands in its place in other words or figures."""
    return part[ChangeKind.REWORDED] + part[ChangeKind.FIGURE_CHANGED]


def summary(corpus: Corpus, earlier: str, later: str, theme: str = "") -> list[Message]:
    """How much of the later wording has a partner in the earlier text, and in which field most."""
    shown = chosen_pair(corpus, earlier, later)
    table = kept_shares(corpus, earlier, later).set_index("theme")
    whole = table.loc[""]
    part = {kind: whole[kind] / max(1, whole["total"]) for kind in table.columns[1:-1]}
    names = {"earlier": shown.earlier, "later": shown.later}
    told = [
        say(
            "Of the {total} characters of {later}, {kept} stand in {earlier} word for word in the same place, {moved} in "
            "another place, and {other} in the same place in other words or with other figures.",
            total=f"{whole['total']:,}",
            kept=f"{part[ChangeKind.KEPT]:.1%}",
            moved=f"{_moved(part):.1%}",
            other=f"{_differing(part):.1%}",
            **names,
        )
    ]
    alone = f"{part[ChangeKind.NOT_PAIRED]:.1%}"
    if part[ChangeKind.ADDED]:
        told.append(
            say(
                "{added} are tasks that were searched for in {earlier} and are not there; of the other {alone} nothing much "
                "alike was found there, which does not make it new.",
                added=f"{part[ChangeKind.ADDED]:.1%}",
                alone=alone,
                **names,
            )
        )
    else:
        told.append(
            say(
                "Of the other {alone} nothing much alike was found in {earlier}, which does not make it new.",
                alone=alone,
                **names,
            )
        )
    fields = table.drop(index="").query("total >= 300")
    if len(fields):
        paired = fields[list(PAIRED)].sum(axis=1) / fields["total"]
        told.append(
            say(
                "Most in common is in {field}: {share}.",
                field=theme_name(str(paired.idxmax())),
                share=f"{paired.max():.0%}",
            )
        )
    if theme:
        told.append(
            say(
                "These figures are of the whole text; the chart and the tasks below are of one field: {field}.",
                field=theme_name(theme),
            )
        )
    return [*told, *limits(corpus, shown.earlier, shown.later)]


def limits(corpus: Corpus, earlier: str, later: str) -> list[Message]:
    """What keeps two documents from being compared as one would wish."""
    pair = corpus[earlier], corpus[later]
    parted = [reading.document.id for reading in pair if not reading.whole]
    told = []
    if parted:
        told.append(
            say(
                "Not known to be complete: {documents}. Of what stands in one of the two alone it cannot be said that it is new or dropped.",
                documents=listed(parted),
            )
        )
    if pair[0].document.genre != pair[1].document.genre:
        told.append(
            say(
                "{earlier} and {later} are documents of two kinds: {first} and {second}.",
                earlier=earlier,
                later=later,
                first=genre_name(pair[0].document.genre),
                second=genre_name(pair[1].document.genre),
            )
        )
    return told
