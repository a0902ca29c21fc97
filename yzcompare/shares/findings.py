"""Which fields gained and lost room, in sentences for their page, the index and the brief."""

from collections.abc import Sequence

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares.measure import Move, Share, common_sections, moves, sample, shares
from yzcompare.showing.finding import Finding, Kind
from yzcompare.tasks import alignment_of, chosen_pair
from yzcompare.themes.lexicon import theme_name


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """Which themes gained or lost room beyond the uncertainty, between any two documents."""
    told = []
    for earlier, later in corpus.pairs:
        pair = alignment_of(corpus, earlier, later)
        for move in moves(corpus[earlier], corpus[later], pair, "tasks"):
            if move.beyond:
                way = "gained" if move.difference > 0 else "lost"
                told.append(
                    f"{theme_name(move.theme)} {way} room in the tasks from {earlier} to {later}: "
                    f"{move.earlier:.1%} to {move.later:.1%}, beyond the uncertainty; its words stand there "
                    f"{move.words[0]} and {move.words[1]} times."
                )
    if len(corpus.years) > 1 and not told:
        told.append(
            "Of no theme's share of the tasks can it be said that it moved beyond the uncertainty between two documents."
        )
    return tuple(Finding(text, "06-themes", "panels", Kind.FIELDS) for text in told)


def summary(corpus: Corpus, documents: Sequence[str], earlier: str, later: str, scope: str) -> list[str]:
    """Which themes take most room, what moved, and what the documents limit."""
    told = []
    for reading in chosen_years(corpus, documents):
        held = shares(reading, scope)
        if held:
            first = sorted(held, key=lambda each: -each.share)[:3]
            said = ", ".join(f"{theme_name(each.theme)} {each.share:.0%} ({_range(each)})" for each in first)
            told.append(f"Most room in {reading.document.id}: {said}.")
    without = [r.document.id for r in chosen_years(corpus, documents) if not shares(r, scope)]
    if without:
        told.append(f"{' and '.join(without)} hold no text of the scope {SCOPE_NAMES[scope]}.")
    return told + moved(corpus, earlier, later, scope)


def _range(share: Share) -> str:
    return f"{share.low:.0%} to {share.high:.0%}"


def chosen_moves(corpus: Corpus, earlier: str, later: str, scope: str) -> tuple[str, str, tuple[Move, ...]]:
    """The pair named, or the last two years, and how the shares of its fields differ."""
    shown = chosen_pair(corpus, earlier, later)
    return shown.earlier, shown.later, moves(corpus[shown.earlier], corpus[shown.later], shown, scope)


def moved(corpus: Corpus, earlier: str, later: str, scope: str) -> list[str]:
    """What moved between two documents beyond the uncertainty, in sentences, and the largest that did not."""
    first, second, found = chosen_moves(corpus, earlier, later, scope)
    if not found:
        return [
            f"{first} and {second} hold no common part in the scope {SCOPE_NAMES[scope]}: nothing can be compared."
        ]
    ranked = sorted(found, key=lambda move: -abs(move.difference))
    beyond = [move for move in ranked if move.beyond]
    told = [
        f"From {first} to {second} {theme_name(move.theme)} {'gained' if move.difference > 0 else 'lost'} room beyond the "
        f"uncertainty: {move.earlier:.1%} to {move.later:.1%} (difference {_points(move)})."
        for move in beyond
    ]
    rest = next((move for move in ranked if not move.beyond), None)
    if not beyond:
        told.append(f"From {first} to {second} no theme moved beyond the uncertainty.")
    if rest is not None:
        told.append(
            f"The largest difference that may be no more than another year's writing: {theme_name(rest.theme)}, "
            f"{rest.earlier:.1%} to {rest.later:.1%} (difference {_points(rest)})."
        )
    return told


def _points(move: Move) -> str:
    return f"{100 * move.difference:+.1f} points, interval {100 * move.low:+.1f} to {100 * move.high:+.1f}"


def limits(corpus: Corpus, earlier: str, later: str, scope: str) -> list[str]:
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
            parts.append(f"{lengths[0] / lengths[1]:.0%} of what is held of {document}")
    told = [f"What limits the comparison: {shown.note}."] if shown.note else []
    if corpus[earlier].document.genre != corpus[later].document.genre:
        told.append(
            "What moved may be of the genre: how far shares differ anyway was measured on work reports alone."
        )
    return told + ([f"Compared are the items that both hold: {' and '.join(parts)}."] if parts else [])
