"""What notebook 02 shows: how far two copies of one document agree, and every variant in its place."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.witnesses.charts import variant_places
from yzcompare.witnesses.collation import VariantKind, base_of, witness_of
from yzcompare.witnesses.findings import NOTHING, variants_beside


@house_style()
def places_chart(corpus: Corpus, base: str) -> Fragment:
    """Where along the base text the copies differ."""
    base = base_of(corpus, base)
    if not base:
        return fragments.sentences([NOTHING])
    frame = variants_beside(corpus, base)
    frame = frame.assign(order=frame["kind"].map(list(VariantKind).index)).sort_values(["order", "start"])
    named = frame.assign(kind=[VariantKind(kind).shown for kind in frame["kind"]])
    counts = named["kind"].value_counts(sort=False)
    wording = int((frame["kind"] == VariantKind.CHARACTER).sum())
    drawn = new_figure(8.2, 3.0)
    variant_places(drawn.add_subplot(), named, len(corpus[base].source))
    return fragments.figure(
        drawn,
        "variants",
        f"The two copies differ in the wording at {wording} places",
        "Every difference between the sources by kind, along the base text",
        "A tick is one variant; the count stands to the right. Width and white space are folded before the texts are compared.",
        counts.rename_axis("kind").reset_index(name="variants"),
    )


def variants_in_context(corpus: Corpus, base: str, context: int) -> Fragment:
    """Every substantial variant between the words around it, in both sources."""
    base = base_of(corpus, base)
    if not base:
        return fragments.sentences([NOTHING])
    witness = witness_of(corpus, base)
    rows = []
    for v in variants_beside(corpus, base).itertuples():
        kind = VariantKind(v.kind)
        if not kind.substantial:
            continue
        here = _around(corpus[base].source, v.start, v.end, context)
        there = _around(witness.source, v.witness_start, v.witness_end, context)
        places = (
            fragments.place(f"{base}:{v.start}"),
            fragments.place(f"{witness.document.id}:{v.witness_start}"),
        )
        rows.append((kind.shown, places[0], here, places[1], there))
    columns = ["kind", "place", base, "place in the witness", witness.document.id]
    shown = pd.DataFrame(rows, columns=columns)
    caption = f"Every difference that is not width or white space: {base} beside {witness.document.id}"
    return fragments.table(
        shown, caption, chinese=[base, witness.document.id], key=[base, witness.document.id]
    )


def _around(source: str, start: int, end: int, context: int) -> Fragment:
    """A span marked in its surroundings, on one line; the middle of a long one left out."""
    inside = " ".join(source[start:end].split())
    inside = inside if len(inside) <= 40 else f"{inside[:20]} … {inside[-15:]}"
    before, behind = source[max(0, start - context) : start], source[end : end + context]
    return fragments.marked(" ".join(before.split()), inside, " ".join(behind.split()))
