"""Which fields gained and lost room, in sentences for their page, the index and the brief."""

from collections.abc import Iterable, Sequence

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.messages import Message, listed, say, say_n, together
from yzcompare.reading.citation import Citation
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares.inside import Moved, Shift, moved_fields, telling
from yzcompare.shares.measure import Move, common_sections, moves, sample, shares
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.front import in_front
from yzcompare.showing.names import dated
from yzcompare.tasks import chosen_pair
from yzcompare.themes.lexicon import theme_name, topic_name

SCOPE = "tasks"
"""What the findings are about: what is to be done."""

PAGE = "06-themes"

MOST = 3
"""Fields that a place's findings tell of."""

LARGE = 0.1
"""A difference of shares that is as large as can be told apart from larger ones."""

LONG = 10
"""Years over which a move is as long as can be."""

SURE = {"whole": 0.9, "parts": 0.75, "genre": 0.5}
"""How sure a move is between whole texts, where a text is not whole, and between kinds of documents."""

BETWEEN = {"en": " ", "zh": ""}
"""What stands between two sentences."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """The fields that moved most, each between the two documents that show it best.

    >>> from yzcompare import load
    >>> print(news(load())[0].text.partition(":")[0])
    Urban renewal and infrastructure takes less room in the tasks of 2024 than of 2014
    """
    best: dict[str, Moved] = {}
    for moved in sorted(moved_fields(corpus, SCOPE), key=lambda each: -_clear(corpus, each)):
        best.setdefault(moved.move.theme, moved)
    return tuple(_finding(corpus, moved) for moved in list(best.values())[:MOST])


def _clear(corpus: Corpus, moved: Moved) -> float:
    """How well two documents show a move: how far it went, and how sure that is."""
    return abs(moved.move.difference) * SURE[sureness(corpus, moved)]


def sureness(corpus: Corpus, moved: Moved) -> str:
    """What limits a move: another kind of document (genre), texts that are not whole (parts), or nothing (whole)."""
    first, second = corpus[moved.earlier], corpus[moved.later]
    if first.document.genre != second.document.genre:
        return "genre"
    return "whole" if first.whole and second.whole else "parts"


def _finding(corpus: Corpus, moved: Moved) -> Finding:
    move = moved.move
    years = corpus[moved.later].document.year - corpus[moved.earlier].document.year
    half = (move.high - move.low) / 2
    weight = Weight(
        size=min(1.0, abs(move.difference) / LARGE),
        central=0.6,
        span=min(1.0, years / LONG),
        surprise=min(1.0, abs(move.difference) / half - 0.5),
        sure=SURE[sureness(corpus, moved)],
    )
    sides = tuple(
        Side(document, percent(share), _quoted(corpus, document, moved))
        for document, share in ((moved.earlier, move.earlier), (moved.later, move.later))
    )
    return Finding(
        told_of(corpus, moved),
        PAGE,
        anchor_of(moved, SCOPE),
        Kind.FIELDS,
        sides=sides,
        weight=weight,
        about=f"field {move.theme}",
        theme=move.theme,
    )


def anchor_of(moved: Moved, scope: str) -> str:
    """The id of a move's row on its page."""
    return f"moved-{scope}-{in_file_name(moved.earlier)}-{in_file_name(moved.later)}-{moved.move.theme}"


def _quoted(corpus: Corpus, document: str, moved: Moved) -> Citation | None:
    clause = telling(corpus[document], moved, SCOPE)
    if clause is None:
        return None
    start, end = corpus[document].text.home(clause.start, clause.end)
    return corpus.cite(document, start, end)


def percent(share: float) -> str:
    """A share as every sentence and row writes it.

    >>> percent(0.1657)
    '16.6%'
    """
    return f"{share:.1%}"


def told_of(corpus: Corpus, moved: Moved) -> Message:
    """A move in words: the field's two shares, what bears it, what went against it, and where it stands now."""
    move = moved.move
    first = {
        "field": theme_name(move.theme),
        "earlier": dated(moved.earlier),
        "later": dated(moved.later),
        "then": percent(move.earlier),
        "now": percent(move.later),
    }
    gained = move.difference > 0
    parts = [
        say(
            "{field} takes more room in the tasks of {later} than of {earlier}: {then}, then {now}{limit}.",
            limit=_limit(corpus, moved),
            **first,
        )
        if gained
        else say(
            "{field} takes less room in the tasks of {later} than of {earlier}: {then}, then {now}{limit}.",
            limit=_limit(corpus, moved),
            **first,
        ),
        *inside(moved),
        *newest(corpus, moved, SCOPE),
    ]
    return together(parts, between=BETWEEN)


def _limit(corpus: Corpus, moved: Moved) -> Message | str:
    """What a reader must know of the two documents beside the figures."""
    limits = {
        "genre": say(" (the two are different kinds of document, which may account for it)"),
        "parts": say(" (over the parts that both texts hold)"),
    }
    return limits.get(sureness(corpus, moved), "")


def inside(moved: Moved) -> list[Message]:
    """Which topics of a field that moved grew and shrank most, with their shares of the whole scope."""
    gained = moved.move.difference > 0
    bearing, against = named(moved.bearing), named(moved.against)
    told = []
    if moved.bearing:
        told.append(
            say("What grew most in it: {topics}.", topics=bearing)
            if gained
            else say("What shrank most in it: {topics}.", topics=bearing)
        )
    if moved.against:
        told.append(
            say("Against that, {topics} took less.", topics=against)
            if gained
            else say("Against that, {topics} took more.", topics=against)
        )
    return told


def named(shifts: Iterable[Shift]) -> Message:
    """Topics with their shares then and now."""
    return listed(
        say(
            "{topic} ({then} → {now})",
            topic=topic_name(shift.topic),
            then=percent(shift.earlier),
            now=percent(shift.later),
        )
        for shift in shifts
    )


def newest(corpus: Corpus, moved: Moved, scope: str) -> list[Message]:
    """What share the field has in the newest document, where that is none of the two."""
    last = corpus.years[-1]
    found = next((each for each in shares(last, scope) if each.theme == moved.move.theme), None)
    if found is None or last.document.id in (moved.earlier, moved.later):
        return []
    values = {"document": dated(last.document.id), "share": percent(found.share)}
    return [
        say("In {document} it takes {share}.", **values)
        if last.whole
        else say("In what is held of {document} it takes {share}.", **values)
    ]


def summary(corpus: Corpus, documents: Sequence[str], earlier: str, later: str, scope: str) -> list[Message]:
    """Which fields take most room, what moved, and what the documents limit."""
    readings = chosen_years(corpus, documents)
    told = []
    for reading in in_front(readings, documents):
        held = sorted(shares(reading, scope), key=lambda each: -each.share)[:3]
        if held:
            rooms = listed(
                say("{field} ({share})", field=theme_name(each.theme), share=percent(each.share))
                for each in held
            )
            told.append(
                say("Most room in {document}: {rooms}.", document=dated(reading.document.id), rooms=rooms)
            )
    without = [r.document.id for r in readings if not shares(r, scope)]
    if without:
        told.append(
            say_n(
                "{documents} has no text of this kind: {scope}.",
                "{documents} have no text of this kind: {scope}.",
                len(without),
                documents=listed(map(dated, without)),
                scope=SCOPE_NAMES[scope],
            )
        )
    return told + moved(corpus, earlier, later, scope)


def chosen_moves(corpus: Corpus, earlier: str, later: str, scope: str) -> tuple[str, str, tuple[Move, ...]]:
    """The pair named, or the last two years, and how the shares of its fields differ."""
    shown = chosen_pair(corpus, earlier, later)
    return shown.earlier, shown.later, moves(corpus[shown.earlier], corpus[shown.later], shown, scope)


def moved(corpus: Corpus, earlier: str, later: str, scope: str) -> list[Message]:
    """What moved between two documents beyond the uncertainty, in sentences, and the largest that did not."""
    first, second, found = chosen_moves(corpus, earlier, later, scope)
    pair = {"earlier": dated(first), "later": dated(second)}
    if not found:
        return [
            say(
                "{earlier} and {later} hold no common part to compare: {scope}.",
                scope=SCOPE_NAMES[scope],
                **pair,
            )
        ]
    ranked = sorted(found, key=lambda move: -abs(move.difference))
    told = [
        say(
            "{field} takes more room in {later} than in {earlier}: {then}, then {now}.",
            **_figures(move),
            **pair,
        )
        if move.difference > 0
        else say(
            "{field} takes less room in {later} than in {earlier}: {then}, then {now}.",
            **_figures(move),
            **pair,
        )
        for move in ranked
        if move.beyond
    ]
    rest = next((move for move in ranked if not move.beyond), None)
    if not told:
        told.append(
            say(
                "From {earlier} to {later} no field's room changed by more than another year's writing changes it anyway.",
                **pair,
            )
        )
    if rest is not None:
        told.append(
            say(
                "The largest difference that may be no more than that: {field}, {then}, then {now}.",
                **_figures(rest),
            )
        )
    return told


def _figures(move: Move) -> dict[str, object]:
    return {
        "field": theme_name(move.theme),
        "then": percent(move.earlier),
        "now": percent(move.later),
    }


def limits(corpus: Corpus, earlier: str, later: str, scope: str) -> list[Message]:
    """What limits the comparison of two documents: parts not held, another genre, what was left out."""
    shown = chosen_pair(corpus, earlier, later)
    earlier, later = shown.earlier, shown.later
    kept = common_sections(corpus[earlier], corpus[later], shown, scope)
    parts = []
    for document, ids in zip((earlier, later), kept, strict=True):
        lengths = [
            sum(c.end - c.start for clauses in sample(corpus[document], scope, keep) for c in clauses)
            for keep in (ids, None)
        ]
        if lengths[0] < lengths[1]:
            part = lengths[0] / lengths[1]
            parts.append(say("{part:.0%} of what is held of {document}", part=part, document=dated(document)))
    told = [say("What limits the comparison: {note}.", note=shown.note)] if shown.note else []
    if corpus[earlier].document.genre != corpus[later].document.genre:
        told.append(
            say(
                "The two are different kinds of document, which alone may account for a difference: how far shares "
                "differ anyway was measured on work reports."
            )
        )
    if parts:
        told.append(say("Only the items that both hold are compared: {parts}.", parts=listed(parts)))
    return told
