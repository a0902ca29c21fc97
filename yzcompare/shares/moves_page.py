"""What notebook 06 shows of moves: every field that gained or lost room between two documents, and what bears it."""

from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, both, listed, say, together
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares.findings import anchor_of, chosen_moves, moved, named, newest, percent, sureness
from yzcompare.shares.inside import Moved, moved_fields
from yzcompare.shares.measure import shares
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.names import dated
from yzcompare.themes.lexicon import theme_name

HEADS = (
    say("field"),
    say("between"),
    say("share then"),
    say("share now"),
    say("difference (points)"),
    say("what bears it"),
    say("what went the other way"),
    say("newest"),
    say("to be noted"),
)


def moved_table(corpus: Corpus, scope: str) -> Fragment:
    """Every field that moved between two documents of the place, a row each, and the pairs in which none did."""
    found = moved_fields(corpus, scope)
    still = [pair for pair in corpus.pairs if pair not in {(m.earlier, m.later) for m in found}]
    told = fragments.sentences(_still(still))
    if not found:
        return told
    rows = [
        (
            theme_name(each.move.theme),
            say("{earlier} → {later}", earlier=dated(each.earlier), later=dated(each.later)),
            _share(corpus, each.earlier, each, scope),
            _share(corpus, each.later, each, scope),
            round(100 * each.move.difference, 1),
            named(each.bearing) if each.bearing else "—",
            named(each.against) if each.against else "—",
            together(newest(corpus, each, scope)) or "—",
            _note(corpus, each),
        )
        for each in found
    ]
    listing = fragments.table(
        frame(rows, HEADS),
        say("Fields that gained or lost room in the {scope}", scope=SCOPE_NAMES[scope]),
        name="moved",
        key=HEADS[:2],
        ids=[anchor_of(each, scope) for each in found],
    )
    return listing + told


def pair_table(corpus: Corpus, earlier: str, later: str, scope: str) -> Fragment:
    """The shares of all fields in two documents, the largest difference first, and which of them moved."""
    first, second, found = chosen_moves(corpus, earlier, later, scope)
    told = fragments.sentences(moved(corpus, earlier, later, scope))
    if not found:
        return told
    rows = [
        (
            theme_name(m.theme), percent(m.earlier), percent(m.later), round(100 * m.difference, 1),
            say("moved") if m.beyond else say("no more than usual"),
        )
        for m in sorted(found, key=lambda m: -abs(m.difference))
    ]  # fmt: skip
    heads = [HEADS[0], dated(first), dated(second), HEADS[4], say("what that says")]
    caption = say("Every field from {earlier} to {later}", earlier=dated(first), later=dated(second))
    return told + fragments.folded(caption, fragments.table(frame(rows, heads), caption))


def _share(corpus: Corpus, document: str, each: Moved, scope: str) -> Message:
    """A field's share in the parts compared, and in all of the text where that is another figure."""
    share = each.move.earlier if document == each.earlier else each.move.later
    whole = next(s.share for s in shares(corpus[document], scope) if s.theme == each.move.theme)
    if percent(whole) == percent(share):
        return both(percent(share), percent(share))
    return say(
        "{share} (all of {document}: {whole})",
        share=percent(share),
        document=dated(document),
        whole=percent(whole),
    )


def _note(corpus: Corpus, each: Moved) -> Message:
    """What limits a move, and how often the field's words stand there."""
    limit = {
        "genre": say("two kinds of document"),
        "parts": say("only the parts that both hold"),
        "whole": say("both texts whole"),
    }[sureness(corpus, each)]
    then, now = each.move.words
    return say("{limit}; words of the field: {then}, then {now}", limit=limit, then=then, now=now)


def _still(pairs: Sequence[tuple[str, str]]) -> list[Message]:
    """Between which documents no field moved."""
    named_pairs = listed(say("{earlier} → {later}", earlier=dated(a), later=dated(b)) for a, b in pairs)
    return (
        [
            say(
                "No field's room changed beyond what another year's writing brings about anyway: {pairs}.",
                pairs=named_pairs,
            )
        ]
        if pairs
        else []
    )
