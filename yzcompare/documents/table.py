"""The tables of documents, repairs, sections, passages, suspicions, sentences and prints."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.documents.prints import BANDS, prints, said
from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.suspicions import Suspicion
from yzcompare.showing.frames import rows_of


def documents_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a document: what the manifest says of it, its checksum, its lengths, and why it looks cut if it does."""
    rows = []
    for reading in corpus.readings.values():
        d = reading.document
        rows.append(
            {
                "id": d.id,
                "year": d.year,
                "place": d.place,
                "title": d.title,
                "genre": d.genre,
                "date": d.date,
                "period": d.period,
                "reviews": d.reviews,
                "held": "; ".join(d.held),
                "missing": "; ".join(d.missing),
                "witness_of": d.witness_of,
                "source": d.source.name,
                "url": d.url,
                "publisher": d.publisher,
                "retrieved": d.retrieved,
                "sha256": d.sha256,
                "source_chars": len(reading.source),
                "text_chars": len(reading.text.text),
                "looks_cut": reading.looks_cut,
                "original": d.original.name if d.original else "",
                "original_sha256": d.original_sha256,
            }
        )
    return pd.DataFrame(rows)


def repairs_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a repair: what cleaning changed, where (offsets in the source), by which rule and why."""
    columns = ["document", "start", "end", "rule", "before", "after", "reason"]
    rows = [
        (name, r.start, r.end, r.rule, r.before, r.after, r.reason)
        for name, reading in corpus.readings.items()
        for r in sorted(reading.text.repairs, key=lambda r: (r.start, r.end))
    ]
    return pd.DataFrame(rows, columns=columns)


def sections_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a section: its place in the outline and in the source; `chars` counts its own clean text."""
    columns = [
        "id",
        "document",
        "level",
        "number",
        "heading",
        "start",
        "own_end",
        "end",
        "parent",
        "chars",
        "inside",
    ]
    rows = [
        (
            s.id,
            name,
            s.level,
            s.number,
            s.heading,
            s.start,
            s.own_end,
            s.end,
            s.parent,
            len(reading.text.slice(s.start, s.own_end)),
            s.inside,
        )
        for name, reading in corpus.readings.items()
        for s in reading.sections
    ]
    return pd.DataFrame(rows, columns=columns)


def passages_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a passage: its place in the source, its role, how much of it is doubtful, what speaks for it."""
    columns = ["document", "start", "end", "role", "doubtful", "evidence"]
    rows = [
        (
            p.document,
            p.start,
            p.end,
            p.role,
            sum(d.end - d.start for d in r.doubts if p.start <= d.start < p.end),
            "; ".join(p.evidence),
        )
        for r in corpus.readings.values()
        for p in r.passages
    ]
    return pd.DataFrame(rows, columns=columns)


def suspicions_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a place that looks like a fault and was left alone."""
    return rows_of(Suspicion, (s for r in corpus.readings.values() for s in r.suspicions))


def sentences_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a sentence of the clean text: its section, its place in the source, what it does, its words."""
    columns = ["document", "section", "start", "end", "role", "text"]
    rows = [
        (name, _section(reading, span.start), span.start, span.end, _role(reading, span.start), text)
        for name, reading in corpus.readings.items()
        for span, text in said(reading)
    ]
    return pd.DataFrame(rows, columns=columns)


def prints_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a sentence that is long enough: numbers by which another that says nearly the same is found."""
    columns = ["document", "start", *(f"band_{number}" for number in range(1, BANDS + 1))]
    rows = [
        (name, start, *bands) for name, reading in corpus.readings.items() for start, bands in prints(reading)
    ]
    return pd.DataFrame(rows, columns=columns)


def _section(reading: Reading, start: Received) -> str:
    section = reading.section_at(start)
    return section.id if section else ""


def _role(reading: Reading, start: Received) -> str:
    role = reading.role_at(start)
    return role.value if role else ""
