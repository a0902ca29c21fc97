"""What notebook 06 shows of moves: every field that gained or lost room between two documents, and what bears it."""

from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, both, listed, say, together
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.shares.findings import anchor_of, named, newest, percent, sureness
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


def _share(corpus: Corpus, document: str, moved: Moved, scope: str) -> Message:
    """A field's share in the parts compared, and in all of the text where that is another figure."""
    share = moved.move.earlier if document == moved.earlier else moved.move.later
    whole = next(each.share for each in shares(corpus[document], scope) if each.theme == moved.move.theme)
    if percent(whole) == percent(share):
        return both(percent(share), percent(share))
    return say(
        "{share} (all of {document}: {whole})",
        share=percent(share),
        document=dated(document),
        whole=percent(whole),
    )


def _note(corpus: Corpus, moved: Moved) -> Message:
    """What limits a move, and how often the field's words stand there."""
    limit = {
        "genre": say("two kinds of document"),
        "parts": say("only the parts that both hold"),
        "whole": say("both texts whole"),
    }[sureness(corpus, moved)]
    then, now = moved.move.words
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
