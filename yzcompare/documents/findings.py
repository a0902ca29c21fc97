"""What is held of the documents, in sentences for their page and the index."""

from collections.abc import Sequence

import pandas as pd

from yzcompare.absences import count
from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.messages import listed
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.showing.finding import Finding, Kind

PROBLEMS = ("问题", "困难", "不足")
"""Words that a passage on problems is known by."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What is held of the documents, and what that does not allow to be said."""
    return tuple(Finding(text, "01-documents", "held", Kind.HELD) for text in summary(corpus, []))


def passage_lengths(readings: Sequence[Reading]) -> pd.DataFrame:
    """A row a passage in the order of the text: document, role, chars (clean)."""
    rows = [(r.document.id, p.role, len(r.text.slice(p.start, p.end))) for r in readings for p in r.passages]
    return pd.DataFrame(rows, columns=["document", "role", "chars"])


def summary(corpus: Corpus, documents: Sequence[str]) -> list[str]:
    """What is held of the documents, what they do, and where they name problems, in sentences."""
    readings = chosen_readings(corpus, documents)
    whole = [r.document.id for r in readings if r.whole]
    parts = [r.document.id for r in readings if not r.whole]
    named_parts = [r.document.id for r in readings if r.document.missing]
    cut = [r.document.id for r in readings if r.cut]
    told = f"Of {len(readings)} documents, {len(whole)} are held whole" + (
        f" ({', '.join(whole)})" if whole else ""
    )
    if named_parts:
        told += f" and {len(named_parts)} as fragments ({', '.join(named_parts)}): what is not in a fragment was not thereby dropped"
    sentences = [told + "."]
    if cut:
        verb = "looks cut and is" if len(cut) == 1 else "look cut and are"
        sentences.append(
            f"{listed(cut)} {verb} not known to be whole: what is not there was not thereby dropped."
        )
    lengths = passage_lengths(readings).pivot_table(
        index="document", columns="role", values="chars", aggfunc="sum"
    )
    shares = (
        lengths.div(lengths.sum(axis=1), axis=0)
        .fillna(0)
        .get(Role.TASKS, pd.Series(0.0, index=lengths.index))
    )
    if whole:
        rooms = [f"{shares[name]:.0%} of {name}" for name in whole]
        limit = "; of a fragment no such share can be told" if parts else ""
        sentences.append(f"Tasks take up {listed(rooms)}{limit}.")
    named = [r.document.id for r in readings if any(p.role is Role.PROBLEMS for p in r.passages)]
    if named:
        sentences.append(f"A passage on problems stands in {listed(named)}.")
    absent = [r.document.id for r in readings if r.document.id not in named]
    held_back = [name for name in absent if name in parts]
    if held_back:
        sentences.append(
            f"In what is held of {listed(held_back)} there is none; the review, where it would stand, is missing or may be."
        )
    not_found = [r for r in readings if r.document.id in absent and r.document.id in whole]
    if not_found:
        said = [
            f"{r.document.id} (its words stand there: {', '.join(f'{w} {count(r, w)}' for w in PROBLEMS)})"
            for r in not_found
        ]
        sentences.append(f"No passage of its own on problems was found in {listed(said)}.")
    return sentences
