"""What notebook 02 shows: how far two copies of one document agree, and every variant in its place."""

from matplotlib.figure import Figure

from yzcompare.corpus import Corpus
from yzcompare.messages import say, say_n
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.names import dated
from yzcompare.witnesses.charts import variant_places
from yzcompare.witnesses.collation import VariantKind, base_of, witness_of
from yzcompare.witnesses.findings import NOTHING, variants_beside


def places_chart(corpus: Corpus, base: str) -> Fragment:
    """Where along the base text the copies differ."""
    base = base_of(corpus, base)
    if not base:
        return fragments.sentences([NOTHING])
    found = variants_beside(corpus, base)
    places = {kind: [v.start for v in found if v.kind == kind] for kind in VariantKind}
    places = {kind: starts for kind, starts in places.items() if starts}

    def draw(look: Look) -> Figure:
        drawn = new_figure(look.width, 0.9 + 0.35 * len(places))
        variant_places(drawn.add_subplot(), places, len(corpus[base].source), look)
        return drawn

    title = say_n(
        "The two copies differ in the wording at {n} place",
        "The two copies differ in the wording at {n} places",
        len(places.get(VariantKind.CHARACTER, ())),
    )
    counts = frame([(kind, len(starts)) for kind, starts in places.items()], [say("kind"), say("variants")])
    return fragments.figure(
        draw,
        "variants",
        title,
        say("Every difference between the two copies by kind, along the base text"),
        say(
            "A stroke is one difference; how many there are stands to the right. Width and white space are folded before the texts are compared."
        ),
        counts,
    )


def variants_in_context(corpus: Corpus, base: str, context: int) -> Fragment:
    """Every substantial variant between the words around it, in both sources."""
    base = base_of(corpus, base)
    if not base:
        return fragments.sentences([NOTHING])
    witness = witness_of(corpus, base)
    rows = []
    for v in variants_beside(corpus, base):
        if not VariantKind(v.kind).substantial:
            continue
        here = _around(corpus[base].source, v.start, v.end, context)
        there = _around(witness.source, v.witness_start, v.witness_end, context)
        places = (
            fragments.place(f"{base}:{v.start}"),
            fragments.place(f"{witness.document.id}:{v.witness_start}"),
        )
        rows.append((v.kind, places[0], here, places[1], there))
    other = witness.document.id
    columns = [say("kind"), say("place"), base, say("place in the other copy"), other]
    caption = say(
        "Every difference that is not width or white space: {base} beside {witness}",
        base=dated(base),
        witness=other,
    )
    return fragments.table(frame(rows, columns), caption, chinese=[base, other], key=[base, other])


def _around(source: str, start: int, end: int, context: int) -> Fragment:
    """A span marked in its surroundings, on one line; the middle of a long one left out."""
    inside = " ".join(source[start:end].split())
    inside = inside if len(inside) <= 40 else f"{inside[:20]} … {inside[-15:]}"
    before, behind = source[max(0, start - context) : start], source[end : end + context]
    return fragments.marked(" ".join(before.split()), inside, " ".join(behind.split()))
