"""How far two copies of a document agree, in sentences for their page and the index."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.showing.finding import Finding, Kind
from yzcompare.witnesses.collation import VariantKind, base_of, fold, witness_of
from yzcompare.witnesses.table import variants_frame


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """In what the two copies of a document differ."""
    base = base_of(corpus, "")
    if not base:
        return ()
    return (Finding(summary(corpus, base)[0], "02-witnesses", "variants", Kind.HELD),)


NOTHING = "No document of this corpus is held in two copies: there is nothing to collate."


def variants_beside(corpus: Corpus, base: str) -> pd.DataFrame:
    """The variants of a document and its other copy."""
    witness = witness_of(corpus, base).document.id
    frame = variants_frame(corpus)
    return frame[(frame["document"] == base) & (frame["witness"] == witness)]


def summary(corpus: Corpus, base: str) -> list[str]:
    """How far the two copies agree, in three sentences."""
    base = base_of(corpus, base)
    if not base:
        return [NOTHING]
    witness = witness_of(corpus, base)
    frame = variants_beside(corpus, base)
    counts = frame["kind"].value_counts()
    letters = fold(corpus[base].source).tokens
    wording = int(counts.get(VariantKind.CHARACTER, 0))
    marks = int(counts.get(VariantKind.PUNCTUATION, 0))
    apart = int(counts.get(VariantKind.FRONT_MATTER, 0)) + int(counts.get(VariantKind.FOOTER, 0))
    told = [
        f"{base} and {witness.document.id} are one document received twice: of {len(letters):,} characters "
        f"(width and white space aside) the two copies differ in the wording at {wording} places and in a mark at {marks}.",
        f"{apart} more differences are the front matter and the footer; {counts.get(VariantKind.WIDTH, 0):,} are marks written in "
        f"another width and {counts.get(VariantKind.SPACE, 0):,} are white space: they change no word.",
    ]
    only = frame[frame["kind"].isin([VariantKind.CHARACTER, VariantKind.PUNCTUATION])]
    lost = int(((only["after"] == "") & (only["before"] != "")).sum())
    told.append(
        f"At {lost} of these {len(only)} places {witness.document.id} lacks what {base} has; "
        f"{base} is the base text, and only it is compared with other years."
    )
    return told
