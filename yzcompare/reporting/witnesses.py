"""What notebook 02 shows: how far two copies of one document agree, and every variant in its place."""

import pandas as pd

from yzcompare import tables
from yzcompare.comparing.witnesses import KINDS, SUBSTANTIAL, fold
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.reading.reader import Reading
from yzcompare.reporting import charts, fragments
from yzcompare.reporting.fragments import Fragment
from yzcompare.reporting.style import new_figure

KIND_NAMES = {
    "front matter": "版头 front matter",
    "footer": "版尾 footer",
    "character": "文字 character",
    "punctuation": "标点 punctuation",
    "width": "全半角 width",
    "space": "空白 space",
}


def witness_of(corpus: Corpus, base: str) -> Reading:
    """The other copy of a document.

    Raises InputError when the corpus holds none.
    """
    corpus[base]
    for reading in corpus.readings.values():
        if reading.document.witness_of == base:
            return reading
    held = ", ".join(sorted({d.witness_of for d in corpus.documents if d.witness_of})) or "none"
    raise InputError(
        f"the corpus holds no second copy of {base!r}", hint=f"documents with two copies: {held}"
    )


def base_of(corpus: Corpus, base: str) -> str:
    """The document to collate: the one named, or the first with a second copy; empty where there is none."""
    return base or next((d.witness_of for d in corpus.documents if d.witness_of), "")


NOTHING = "No document of this corpus is held in two copies: there is nothing to collate."


def _of(corpus: Corpus, base: str) -> pd.DataFrame:
    witness = witness_of(corpus, base).document.id
    frame = tables.variants(corpus)
    return frame[(frame["document"] == base) & (frame["witness"] == witness)]


def findings(corpus: Corpus, base: str) -> list[str]:
    """How far the two copies agree, in three sentences."""
    base = base_of(corpus, base)
    if not base:
        return [NOTHING]
    witness = witness_of(corpus, base)
    frame = _of(corpus, base)
    counts = frame["kind"].value_counts()
    letters = fold(corpus[base].source).tokens
    wording = int(counts.get("character", 0))
    marks = int(counts.get("punctuation", 0))
    apart = int(counts.get("front matter", 0)) + int(counts.get("footer", 0))
    told = [
        f"{base} and {witness.document.id} are one document received twice: of {len(letters):,} characters "
        f"(width and white space aside) the two copies differ in the wording at {wording} places and in a mark at {marks}.",
        f"{apart} more differences are the front matter and the footer; {counts.get('width', 0):,} are marks written in "
        f"another width and {counts.get('space', 0):,} are white space: they change no word.",
    ]
    only = frame[frame["kind"].isin(["character", "punctuation"])]
    lost = int(((only["after"] == "") & (only["before"] != "")).sum())
    told.append(
        f"At {lost} of these {len(only)} places {witness.document.id} lacks what {base} has; "
        f"{base} is the base text, and only it is compared with other years."
    )
    return told


def places_chart(corpus: Corpus, base: str) -> Fragment:
    """Where along the base text the copies differ."""
    base = base_of(corpus, base)
    if not base:
        return fragments.sentences([NOTHING])
    frame = _of(corpus, base)
    frame = frame.assign(order=frame["kind"].map(KINDS.index)).sort_values(["order", "start"])
    counts = frame["kind"].map(KIND_NAMES).value_counts(sort=False)
    wording = int((frame["kind"] == "character").sum())
    drawn = new_figure(8.2, 3.0)
    charts.variant_places(
        drawn.add_subplot(), frame.assign(kind=frame["kind"].map(KIND_NAMES)), len(corpus[base].source)
    )
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
    for v in _of(corpus, base).itertuples():
        if v.kind not in SUBSTANTIAL:
            continue
        here = _around(corpus[base].source, v.start, v.end, context)
        there = _around(witness.source, v.witness_start, v.witness_end, context)
        places = (
            fragments.place(f"{base}:{v.start}"),
            fragments.place(f"{witness.document.id}:{v.witness_start}"),
        )
        rows.append((KIND_NAMES[v.kind], places[0], here, places[1], there))
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
