"""The tables: everything a corpus gives, as data frames whose columns are a contract.

`make(corpus)` makes them all; `export` writes them. More columns may follow the ones named.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import pandas as pd

from yzcompare.comparing.alignment import alignment_of
from yzcompare.comparing.changes import Change, changes_of
from yzcompare.comparing.comparisons import Comparison
from yzcompare.comparing.formulations import lives_of
from yzcompare.comparing.lineages import lineages_of
from yzcompare.comparing.links import Link
from yzcompare.comparing.quantities.records import Quantity
from yzcompare.comparing.scopes import SCOPES
from yzcompare.comparing.shares import CodingError, measured_error, shares
from yzcompare.comparing.targets import comparisons_of, numbers_of
from yzcompare.comparing.themes import code_section, main_theme, weights
from yzcompare.comparing.witnesses import Variant, variants_of
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError, told
from yzcompare.reading.passages import Passage
from yzcompare.reading.suspicions import Suspicion
from yzcompare.sheets import csv_bytes, parquet_bytes, workbook_bytes
from yzcompare.writing import whole

FORMATS = ("csv", "parquet", "xlsx")
WORKBOOK = "yzcompare.xlsx"


def documents(corpus: Corpus) -> pd.DataFrame:
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
            }
        )
    return pd.DataFrame(rows)


def repairs(corpus: Corpus) -> pd.DataFrame:
    """A row a repair: what cleaning changed, where (offsets in the source), by which rule and why."""
    columns = ["document", "start", "end", "rule", "before", "after", "reason"]
    rows = [
        (name, r.start, r.end, r.rule, r.before, r.after, r.reason)
        for name, reading in corpus.readings.items()
        for r in sorted(reading.text.repairs, key=lambda r: (r.start, r.end))
    ]
    return pd.DataFrame(rows, columns=columns)


def sections(corpus: Corpus) -> pd.DataFrame:
    """A row a section: its place in the outline and in the source; `chars` counts its own clean text."""
    columns = ["id", "document", "level", "number", "heading", "start", "own_end", "end", "parent", "chars"]
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
        )
        for name, reading in corpus.readings.items()
        for s in reading.sections
    ]
    return pd.DataFrame(rows, columns=columns)


def passages(corpus: Corpus) -> pd.DataFrame:
    """A row a passage: document, start, end (offsets in the source), role."""
    return _rows(Passage, (p for r in corpus.readings.values() for p in r.passages))


def suspicions(corpus: Corpus) -> pd.DataFrame:
    """A row a place that looks like a fault and was left alone."""
    return _rows(Suspicion, (s for r in corpus.readings.values() for s in r.suspicions))


def variants(corpus: Corpus) -> pd.DataFrame:
    """A row a variant: one place where a witness differs from the base text."""
    return _rows(Variant, variants_of(corpus))


def themes(corpus: Corpus) -> pd.DataFrame:
    """A row a section and field: the share of the section's own text coded into the field."""
    rows = [
        (section.id, theme, round(weight, 4))
        for reading in corpus.readings.values()
        for section in reading.sections
        for theme, weight in weights(code_section(reading, section)).items()
    ]
    return pd.DataFrame(rows, columns=["section", "theme", "weight"])


def theme_shares(corpus: Corpus) -> pd.DataFrame:
    """A row a document, scope and field: the field's share with its 95 % interval, from 0 to 1.

    The interval covers how the document might have been written, not errors of the coding. Those were
    measured on Chongqing's Yuzhong District, whatever the corpus: of `labelled` sections of the field
    `right` were coded into it, as were `coded_sections` in all, and the share of a document is off by
    `coding_points` (of 100) in the typical case; a field whose coding was not measured has no
    `coding_points`. A document without text in a scope has no rows there.
    """
    columns = ["document", "scope", "theme", "share", "low", "high", "chars", "coded_chars", "own_chars"]
    columns += ["effective", "labelled", "coded_sections", "right", "coding_points", "whole", "genre"]
    rows = []
    known = measured_error()
    for reading in (r for line in corpus.lines for r in line.years):
        about = reading.whole, reading.document.genre
        for each in (share for scope in SCOPES for share in shares(reading, scope)):
            error = known.get(each.theme, CodingError(each.theme, 0, 0, 0, math.nan))
            rows.append((
                each.document, each.scope, each.theme, each.share, each.low, each.high, each.chars, each.coded,
                each.own, round(each.effective, 1), error.labelled, error.coded, error.right, error.points, *about,
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def links(corpus: Corpus) -> pd.DataFrame:
    """A row a link from an earlier document's section to a later one's, of the pairs that are set side by side."""
    return _rows(
        Link,
        (each for line in corpus.lines for pair in line.pairs for each in alignment_of(line, *pair).links),
    )


def lineages(corpus: Corpus) -> pd.DataFrame:
    """A row a lineage and document: the section in which the task stands there, and its state."""
    rows = [
        (lineage.id, place.document, place.section, place.state, lineage.zh, lineage.en)
        for line in corpus.lines
        for lineage in lineages_of(line)
        for place in lineage.places
    ]
    return pd.DataFrame(rows, columns=["lineage", "document", "section", "state", "topic_zh", "topic_en"])


def changes(corpus: Corpus) -> pd.DataFrame:
    """A row a change: what became of a stretch of wording between two documents that are set side by side."""
    return _rows(
        Change, (change for line in corpus.lines for pair in line.pairs for change in changes_of(line, *pair))
    )


def formulations(corpus: Corpus) -> pd.DataFrame:
    """A row a formulation and document: how often it stands there, first and last held in, its successor.

    A document without it has count 0, and `state` says what that means.
    """
    columns = ["formulation", "kind", "document", "count", "per_10000", "first_held", "last_held"]
    columns += ["successor", "evidence", "level", "state", "sections", "themes", "starts"]
    coded = {name: main_theme(corpus[section.document], section) for name, section in corpus.sections.items()}
    rows = []
    for life in (life for line in corpus.lines for life in lives_of(line)):
        forms = {form.document: form for form in life.held}
        known = (life.first_held, life.last_held, life.successor, life.evidence)
        for document, state in life.states:
            form = forms.get(document)
            if form is None:
                rows.append((life.text, life.kind, document, 0, 0.0, *known, "", state, "", "", ""))
                continue
            inside = dict.fromkeys(o.section for o in form.occurrences if o.section)
            fields_of = dict.fromkeys(coded[section] for section in inside if coded[section])
            starts = " ".join(f"{o.start}-{o.end}" for o in form.occurrences)
            row = (form.text, form.kind, document, len(form.occurrences), form.per_10000, *known)
            rows.append((*row, form.level, state, " ".join(inside), " ".join(fields_of), starts))
    return pd.DataFrame(rows, columns=columns)


def targets(corpus: Corpus) -> pd.DataFrame:
    """A row a measured number of a year: what it measures, how much, promised or reported, for when, and where.

    Behind the record stand its identity: the indicator's id in the lexicon (`indicator_id`), its English
    name, field and scope, and whether a person corrected it.
    """
    numbers = [numbers_of(line, reading.document.id) for line in corpus.lines for reading in line.years]
    frame = _rows(Quantity, (quantity for each in numbers for quantity in each.quantities))
    known = [each.identities[quantity.id] for each in numbers for quantity in each.quantities]
    frame["indicator_id"] = [identity.key if identity.en else "" for identity in known]
    frame["indicator_en"] = [identity.en for identity in known]
    frame["theme"] = [identity.theme for identity in known]
    frame["scope"] = [identity.scope for identity in known]
    by_hand = {judgement.id for judgement in corpus.quantity_judgements}
    frame["by_hand"] = frame["id"].isin(by_hand)
    return frame


def comparisons(corpus: Corpus) -> pd.DataFrame:
    """A row two quantities of one indicator, or a target without a later one: what the number did and what that says."""
    return _rows(Comparison, (each for line in corpus.lines for each in comparisons_of(line)))


def _rows(kind: type, items: Iterable[Any]) -> pd.DataFrame:
    return pd.DataFrame([astuple(item) for item in items], columns=[field.name for field in fields(kind)])


TABLES: dict[str, Callable[[Corpus], pd.DataFrame]] = {
    "documents": documents,
    "repairs": repairs,
    "sections": sections,
    "passages": passages,
    "suspicions": suspicions,
    "themes": themes,
    "theme_shares": theme_shares,
    "links": links,
    "lineages": lineages,
    "changes": changes,
    "formulations": formulations,
    "targets": targets,
    "comparisons": comparisons,
    "variants": variants,
}
"""Every table by its name."""


def make(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Make all tables of a corpus.

    >>> from yzcompare.corpus import load
    >>> list(make(load()))[:3]
    ['documents', 'repairs', 'sections']
    """
    return {name: table(corpus) for name, table in TABLES.items()}


def export(corpus: Corpus, folder: Path, form: str = "csv") -> list[Path]:
    """Write all tables into a folder as CSV, Parquet, or one Excel workbook; return the paths.

    A file appears under its name only when it is whole. Raises InputError for an unknown format or
    a folder that cannot be written to.
    """
    if form not in FORMATS:
        raise InputError(f"there is no format {form!r}", hint="known are: " + ", ".join(FORMATS))
    frames = make(corpus)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if form == "xlsx":
            return [_write(folder / WORKBOOK, workbook_bytes(frames))]
        as_bytes = parquet_bytes if form == "parquet" else csv_bytes
        return [_write(folder / f"{name}.{form}", as_bytes(frame)) for name, frame in frames.items()]
    except OSError as error:
        raise InputError(told(error, folder)) from None


def _write(path: Path, data: bytes) -> Path:
    with whole(path) as file:
        file.write(data)
    return path
