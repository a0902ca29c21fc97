"""What notebook 01 shows: what is held of each document, its outline, its problems, its repairs."""

from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.documents import charts
from yzcompare.documents import table as documents_table
from yzcompare.documents.findings import passage_lengths
from yzcompare.messages import listed
from yzcompare.reading.outline import MIN_OWN_TEXT
from yzcompare.reading.passages import Role
from yzcompare.reading.plausible import doubtful_share, implausible
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.names import colours_of, label_of

SUSPICIONS_SHOWN = 60
"""Suspected faults on the page; the table `suspicions` holds all."""

CONTEXT = 10
"""Characters of the source shown on both sides of a repair."""


def limits(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What cannot be said of these documents, in sentences."""
    readings = chosen_readings(corpus, documents)
    told = [
        f"{r.lacking[:1].upper()}{r.lacking[1:]}. Nothing can be said about it: what stood there was neither kept nor dropped, we cannot tell."
        for r in readings
        if r.document.missing
    ]
    told += [
        f"{r.lacking}. The manifest does not say that anything is missing, yet we do not take the text for whole: what it does not hold is not called new or gone."
        for r in readings
        if r.cut
    ]
    told += [f"{note}." for r in readings for note in implausible(r)]
    genres = {r.document.genre for r in readings}
    if len(genres) > 1:
        kinds = [
            f"{r.document.id} is a {r.document.genre}"
            for r in readings
            if r.document.genre != readings[0].document.genre
        ]
        told.append(
            f"{listed(kinds)}, beside {readings[0].document.genre}s: another genre, which says other things at other length."
        )
    unstated = [r.document.id for r in readings if r.whole and not (r.document.held or r.document.said_whole)]
    if unstated:
        told.append(
            f"The manifest does not say what is held of {listed(unstated)}; {'it is' if len(unstated) == 1 else 'they are'} taken to be whole."
        )
    return fragments.sentences(told or ["All documents are whole and of one genre."])


def held(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What is held of each document, as a table."""
    ids = [r.document.id for r in chosen_readings(corpus, documents)]
    frame = documents_table.documents_frame(corpus).set_index("id").loc[ids].reset_index()
    columns = ["id", "title", "genre", "date", "period", "held", "missing", "looks_cut"]
    shown = frame[[c for c in columns if c == "missing" or frame[c].astype(bool).any()]].assign(
        characters=frame["source_chars"]
    )
    shown["missing"] = shown["missing"].replace("", "—")
    shown = shown.rename(columns={"looks_cut": "looks cut"})
    shown["id"] = shown["id"].map(fragments.source)
    caption = "The documents and what is held of each (characters as received, line breaks included)"
    return fragments.table(shown, caption, chinese=["title", "held", "missing"])


@house_style()
def held_chart(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every document as a bar to scale, by passage; what is not held is hatched."""
    readings = chosen_readings(corpus, documents)
    lengths = passage_lengths(readings)
    frame = pd.DataFrame(
        {"id": r.document.id, "label": label_of(corpus, r), "whole": r.whole, "cut": r.cut_at}
        for r in readings
    )
    drawn = new_figure(8.2, 1.3 + 0.62 * len(readings))
    charts.held_parts(drawn.add_subplot(), lengths, frame, unknown=2_000)
    whole = sum(frame["whole"])
    title = f"{whole} of {len(readings)} texts are whole"
    if whole < len(readings):
        title += "; of the others parts are missing" + (" or may be" if any(r.cut for r in readings) else "")
    data = lengths.pivot_table(index="role", columns="document", values="chars", aggfunc="sum", sort=False)
    data = data.fillna(0).astype(int).rename(index=lambda role: Role(role).shown).reset_index()
    return fragments.figure(
        drawn,
        "held",
        title,
        "Characters of each document by what its passages do, in the order of the text",
        "Hatched: parts of the original that are not held. How long they are is not known; the field is of a fixed size."
        if whole < len(readings)
        else "Characters of clean text.",
        data,
    )


def section_lengths(reading: Reading) -> pd.DataFrame:
    """A row a section with text of its own: id, document, number, heading, chars.

    Counted is what does the same as the section's beginning: thanks and problems that follow the last
    item of a review do not make that item longer.
    """
    rows = []
    for section in reading.sections:
        role = reading.role_at(section.start)
        spans = [
            (max(p.start, section.start), min(p.end, section.own_end))
            for p in reading.passages
            if p.role == role
        ]
        chars = sum(len(reading.text.slice(start, end).strip()) for start, end in spans if start < end)
        if chars >= MIN_OWN_TEXT:
            rows.append((section.id, reading.document.id, section.number, section.heading, chars))
    return pd.DataFrame(rows, columns=["id", "document", "number", "heading", "chars"])


@house_style()
def lengths_chart(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every section by its length."""
    readings = chosen_readings(corpus, documents)
    frame = pd.concat([section_lengths(r) for r in readings], ignore_index=True)
    if frame.empty:
        return fragments.sentences([f"No section has {MIN_OWN_TEXT} characters of its own or more."])
    drawn = new_figure(8.2, 0.9 + 0.95 * len(readings))
    names = {r.document.id: label_of(corpus, r) for r in readings}
    charts.section_lengths(drawn.add_subplot(), frame, colours_of(corpus), names)
    low, high = frame["chars"].quantile([0.25, 0.75])
    title = f"Half of the sections have between {low:,.0f} and {high:,.0f} characters"
    data = frame[["id", "number", "heading", "chars"]].sort_values("chars", ascending=False)
    data["id"] = data["id"].map(fragments.place)
    return fragments.figure(
        drawn,
        "lengths",
        title,
        f"Own text of every section of {MIN_OWN_TEXT} characters or more; the bar is the median, the longest is named",
        "A section's own text is its heading and what follows up to the next heading, without thanks or problems behind it.",
        data,
        key=["number", "heading"],
    )


def outlines(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The outline of each document behind a switch."""
    return fragments.stack(
        fragments.folded(f"{label_of(corpus, r)}: {len(r.sections)} sections", fragments.outline(r))
        for r in chosen_readings(corpus, documents)
    )


def roles(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What each stretch of the documents does, what speaks for it, and what is doubtful, behind a switch."""
    frame = documents_table.passages_frame(corpus)
    parts = []
    for reading in chosen_readings(corpus, documents):
        name = reading.document.id
        own = frame[frame["document"] == name]
        shown = pd.DataFrame(
            {
                "place": [fragments.place(f"{name}:{start}") for start in own["start"]],
                "role": [Role(role).shown for role in own["role"]],
                "characters": own["end"].to_numpy() - own["start"].to_numpy(),
                "of them doubtful": own["doubtful"].to_numpy(),
                "what speaks for it": own["evidence"].to_numpy(),
            }
        )
        told = f"{label_of(corpus, reading)}: {len(own)} passages, {doubtful_share(reading):.0%} of the characters doubtful"
        caption = f"What each stretch of {name} does, as it was read"
        listed = fragments.table(shown, caption, chinese=["what speaks for it"])
        parts.append(fragments.folded(told, listed + _doubts(corpus, reading)))
    return fragments.stack(parts)


def _doubts(corpus: Corpus, reading: Reading) -> Fragment:
    """The stretches whose role is doubtful, each with the role that comes next."""
    if not reading.doubts:
        return fragments.sentences([f"Nothing in {reading.document.id} may as well do something else."])
    rows = [
        (
            fragments.place(f"{doubt.document}:{doubt.start}"),
            doubt.role.shown,
            f"{doubt.probability:.0%}",
            doubt.other.shown,
            _visible(reading.source[doubt.start : doubt.end], 40),
        )
        for doubt in reading.doubts
    ]
    columns = ["place", "read as", "probability", "or else", "begins"]
    caption = f"Doubtful stretches of {reading.document.id}"
    return fragments.table(pd.DataFrame(rows, columns=columns), caption, chinese=["begins"], key=["begins"])


def problems(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What each document names as its problems, quoted whole."""
    parts = []
    for reading in chosen_readings(corpus, documents):
        passages = [p for p in reading.passages if p.role is Role.PROBLEMS]
        for passage in passages:
            citation = corpus.cite(reading.document.id, passage.start, passage.end)
            parts.append(fragments.quotation(citation, f"{label_of(corpus, reading)}:"))
        if not passages:
            said = (
                f"no passage on problems is held ({reading.lacking})"
                if not reading.whole
                else "no passage on problems was found"
            )
            parts.append(fragments.sentences([f"{label_of(corpus, reading)}: {said}."]))
    return fragments.stack(parts)


def repairs_by_rule(corpus: Corpus, documents: Sequence[str], examples: int) -> Fragment:
    """How often each cleaning rule worked in each document, with examples and the way home."""
    readings = chosen_readings(corpus, documents)
    names = [r.document.id for r in readings]
    frame = documents_table.repairs_frame(corpus)
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
                    fragments.place(f"{row.document}:{row.start}"),
                    _visible(before, 60),
                    _visible(row.after, 20) or "∅",
                    row.reason,
                )
            )
    columns = ["rule", "place", "received [changed]", "becomes", "reason"]
    listed = fragments.table(
        pd.DataFrame(shown, columns=columns),
        "Examples of every rule",
        chinese=["received [changed]"],
        key=["rule", "received [changed]"],
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
    names = [r.document.id for r in chosen_readings(corpus, documents)]
    frame = documents_table.suspicions_frame(corpus)
    frame = frame[frame["document"].isin(names)]
    if frame.empty:
        return fragments.sentences(["Nothing looks like a fault that was left alone."])
    rows = [
        (
            fragments.place(f"{s.document}:{s.start}"),
            s.kind,
            _visible(corpus[s.document].text.slice(max(0, s.start - CONTEXT), s.end + CONTEXT), 60),
            s.reason,
        )
        for s in frame.itertuples()
    ]
    shown = pd.DataFrame(rows[:SUSPICIONS_SHOWN], columns=["place", "kind", "in its place", "reason"])
    more = f", the first {len(shown)} of {len(rows)}" if len(rows) > len(shown) else ""
    return fragments.table(
        shown,
        f"Suspected faults: listed, not changed{more}",
        chinese=["in its place"],
        key=["kind", "in its place"],
    )
