"""What notebook 01 shows: what is held of each document, its outline, its problems, its repairs."""

from collections.abc import Sequence

import pandas as pd

from yzcompare import tables
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.reading.reader import Reading
from yzcompare.reporting import charts, fragments
from yzcompare.reporting.fragments import Fragment
from yzcompare.reporting.style import ROLE_NAMES, document_colours, new_figure

MIN_OWN_TEXT = 60
"""Characters: a section with less is a bare heading."""

CONTEXT = 10
"""Characters of the source shown on both sides of a repair."""


def chosen(corpus: Corpus, documents: Sequence[str]) -> list[Reading]:
    """Readings of the documents named, in the order of the corpus.

    Raises InputError for an unknown id, or when none is named.
    """
    wanted = {corpus[name].document.id for name in documents}
    if not wanted:
        raise InputError("no document is named", hint="known are: " + ", ".join(corpus.readings))
    return [reading for name, reading in corpus.readings.items() if name in wanted]


def _label(reading: Reading) -> str:
    genre = {"work report": "工作报告", "plan recommendations": "规划建议"}.get(
        reading.document.genre, reading.document.genre
    )
    return f"{reading.document.id} {genre}"


def _colours(corpus: Corpus) -> dict[str, str]:
    return document_colours([reading.document.id for reading in corpus.years])


def passage_lengths(readings: Sequence[Reading]) -> pd.DataFrame:
    """A row a passage in the order of the text: document, role, chars (clean)."""
    rows = [(r.document.id, p.role, len(r.text.slice(p.start, p.end))) for r in readings for p in r.passages]
    return pd.DataFrame(rows, columns=["document", "role", "chars"])


def findings(corpus: Corpus, documents: Sequence[str]) -> list[str]:
    """What is held, in three sentences."""
    readings = chosen(corpus, documents)
    whole = [r.document.id for r in readings if r.document.whole]
    parts = [r.document.id for r in readings if not r.document.whole]
    told = [
        f"Of {len(readings)} documents, {len(whole)} are held whole"
        + (f" ({', '.join(whole)})" if whole else "")
    ]
    if parts:
        told[0] += (
            f" and {len(parts)} as fragments ({', '.join(parts)}): what is not in a fragment was not thereby dropped"
        )
    told[0] += "."
    lengths = passage_lengths(readings).groupby("role")["chars"].sum()
    share = lengths.get("tasks", 0) / lengths.sum()
    told.append(
        f"{share:.0%} of the {lengths.sum():,} characters set tasks; {lengths.get('problems', 0):,} characters name problems."
    )
    named = [r.document.id for r in readings if any(p.role == "problems" for p in r.passages)]
    silent = [r.document.id for r in readings if r.document.id not in named]
    sentence = f"Problems are named in {', '.join(named) or 'none of them'}"
    if silent:
        sentence += f"; in {', '.join(silent)} no passage on problems is held"
    told.append(sentence + ".")
    return told


def held(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What is held of each document, as a table."""
    frame = (
        tables.documents(corpus)
        .set_index("id")
        .loc[[r.document.id for r in chosen(corpus, documents)]]
        .reset_index()
    )
    columns = ["id", "title", "genre", "date", "period", "held", "missing", "source_chars"]
    shown = frame[columns].rename(columns={"source_chars": "characters"})
    shown["missing"] = shown["missing"].replace("", "—")
    return fragments.table(
        shown, "The documents and what is held of each", chinese=["title", "held", "missing"]
    )


def held_chart(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every document as a bar to scale, by passage; what is not held is hatched."""
    readings = chosen(corpus, documents)
    lengths = passage_lengths(readings)
    frame = pd.DataFrame(
        {"id": r.document.id, "label": _label(r), "whole": r.document.whole} for r in readings
    )
    drawn = new_figure(8.2, 1.3 + 0.62 * len(readings))
    charts.held_parts(drawn.add_subplot(), lengths, frame, unknown=2_000)
    whole = sum(frame["whole"])
    title = f"{whole} of {len(readings)} texts are whole" + (
        "; of the others parts are missing" if whole < len(readings) else ""
    )
    data = lengths.pivot_table(index="role", columns="document", values="chars", aggfunc="sum", sort=False)
    data = data.fillna(0).astype(int).rename(index=ROLE_NAMES).reset_index()
    return fragments.figure(
        drawn,
        "held",
        title,
        "Characters of each document by what its passages do, in the order of the text",
        "Hatched: parts of the original that are not held. How long they are is not known; the field is of a fixed size.",
        data,
    )


def lengths_chart(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every section by its length."""
    readings = chosen(corpus, documents)
    frame = tables.sections(corpus)
    frame = frame[
        frame["document"].isin([r.document.id for r in readings]) & (frame["chars"] >= MIN_OWN_TEXT)
    ]
    drawn = new_figure(8.2, 0.9 + 0.95 * len(readings))
    colours = document_colours(list(corpus.readings)) | _colours(corpus)
    charts.section_lengths(drawn.add_subplot(), frame, colours, {r.document.id: _label(r) for r in readings})
    medians = frame.groupby("document", sort=False)["chars"].median()
    low, high = medians.idxmin(), medians.idxmax()
    title = f"A section of {high} is typically {medians[high]:,.0f} characters long, one of {low} {medians[low]:,.0f}"
    data = frame[["id", "number", "heading", "chars"]].sort_values("chars", ascending=False)
    return fragments.figure(
        drawn,
        "lengths",
        title,
        f"Own text of every section of {MIN_OWN_TEXT} characters or more; the bar is the median, the longest is named",
        "A section's own text is its heading and what follows up to the next heading.",
        data,
    )


def outlines(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The outline of each document behind a switch."""
    return fragments.stack(
        fragments.folded(f"{_label(r)}: {len(r.sections)} sections", fragments.outline(r))
        for r in chosen(corpus, documents)
    )


def problems(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What each document names as its problems, quoted whole."""
    parts = []
    for reading in chosen(corpus, documents):
        passages = [p for p in reading.passages if p.role == "problems"]
        for passage in passages:
            citation = corpus.cite(reading.document.id, passage.start, passage.end)
            parts.append(fragments.quotation(citation, f"{_label(reading)}:"))
        if not passages:
            missing = "; ".join(reading.document.missing)
            reason = f"not held: {missing}" if missing else "the text names none in a passage of its own"
            parts.append(
                fragments.sentences([f"{_label(reading)}: no passage on problems is held ({reason})."])
            )
    return fragments.stack(parts)


def repairs_by_rule(corpus: Corpus, documents: Sequence[str], examples: int) -> Fragment:
    """How often each cleaning rule worked in each document, with examples and the way home."""
    readings = chosen(corpus, documents)
    names = [r.document.id for r in readings]
    frame = tables.repairs(corpus)
    frame = frame[frame["document"].isin(names)]
    counts = frame.pivot_table(
        index=["rule", "reason"], columns="document", values="start", aggfunc="count", sort=False
    )
    counts = counts.reindex(columns=names).fillna(0).astype(int).reset_index()
    counts = (
        counts.groupby("rule", sort=False)
        .agg({"reason": _reason} | dict.fromkeys(names, "sum"))
        .reset_index()
    )
    shown = []
    for rule in counts["rule"]:
        for row in frame[frame["rule"] == rule].head(examples).itertuples():
            source = corpus[row.document].source
            before = (
                source[max(0, row.start - CONTEXT) : row.start]
                + f"[{row.before}]"
                + source[row.end : row.end + CONTEXT]
            )
            shown.append(
                (
                    rule,
                    f"{row.document}:{row.start}",
                    _visible(before, 60),
                    _visible(row.after, 20) or "∅",
                    row.reason,
                )
            )
    columns = ["rule", "place", "received [changed]", "becomes", "reason"]
    listed = fragments.table(
        pd.DataFrame(shown, columns=columns), "Examples of every rule", chinese=["received [changed]"]
    )
    return fragments.table(counts, "Repairs by rule and document") + fragments.folded(
        "Examples of every rule", listed
    )


def _reason(reasons: pd.Series) -> str:
    """The reason of a rule; where every repair has its own, the examples show them."""
    return (
        str(reasons.iloc[0]) if reasons.nunique() == 1 else "each with its own reason, reviewed by a person"
    )


def _visible(text: str, longest: int) -> str:
    """White space made visible; the middle of a long text left out."""
    shown = text.replace("\n", "⏎").replace(" ", "␣").replace("\u2002", "␣")
    return shown if len(shown) <= longest else f"{shown[: longest // 2]} … {shown[-longest // 2 :]}"


def suspicions(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What looks like a fault and was left alone."""
    names = [r.document.id for r in chosen(corpus, documents)]
    frame = tables.suspicions(corpus)
    frame = frame[frame["document"].isin(names)]
    if frame.empty:
        return fragments.sentences(["Nothing looks like a fault that was left alone."])
    rows = [
        (
            f"{s.document}:{s.start}",
            s.kind,
            _visible(corpus[s.document].text.slice(max(0, s.start - CONTEXT), s.end + CONTEXT), 60),
            s.reason,
        )
        for s in frame.itertuples()
    ]
    shown = pd.DataFrame(rows, columns=["place", "kind", "in its place", "reason"])
    return fragments.table(shown, "Suspected faults: listed, not changed", chinese=["in its place"])
