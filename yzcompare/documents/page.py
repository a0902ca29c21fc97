"""What notebook 01 shows: what is held of each document, its outline, its repairs, and what looks like a fault."""

from collections import Counter
from collections.abc import Iterable, Sequence

from matplotlib.figure import Figure

from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.documents import charts
from yzcompare.documents.findings import lengths
from yzcompare.documents.speaking import spoken
from yzcompare.messages import COMMA, Message, listed, say, say_n, together
from yzcompare.reading.manifest import named_parts
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Passage, Role
from yzcompare.reading.plausible import doubtful_share, implausible
from yzcompare.reading.reader import Reading
from yzcompare.reading.tracing import Repair
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.names import dated, genre_name, label_of

SUSPICIONS_SHOWN = 60
"""Suspected faults on the page; the table `suspicions` holds all."""

CONTEXT = 10
"""Characters of the source shown on both sides of a repair."""

NOTHING = "—"
"""What stands in a cell for which there is nothing to say."""


def limits(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What cannot be said of these documents, in sentences."""
    readings = chosen_readings(corpus, documents)
    told = [
        *(_limit(r) for r in readings if not r.whole),
        *(say("{note}.", note=note) for r in readings for note in implausible(r)),
        *_other_genres(readings),
        *_unstated(readings),
    ]
    return fragments.sentences(told or [say("All documents are whole and of one kind.")])


def _limit(reading: Reading) -> Message:
    """What is not held of a document, and what therefore cannot be said."""
    if reading.document.missing:
        return say(
            "Of {document} these parts are not held: {parts}. Whether what stood there was kept or dropped cannot be told.",
            document=dated(reading.document.id),
            parts=named_parts(reading.document.missing),
        )
    return say(
        "{document} looks cut: {why}. The manifest names nothing that is missing, yet the text is not taken for whole: what it does not hold is not called new or gone.",
        document=reading.document.id,
        why=reading.looks_cut,
    )


def _other_genres(readings: Sequence[Reading]) -> list[Message]:
    """Which documents are of another kind than most."""
    genres = Counter(r.document.genre for r in readings)
    if len(genres) < 2:
        return []
    usual = genres.most_common(1)[0][0]
    others = [
        say("{document} ({genre})", document=dated(r.document.id), genre=genre_name(r.document.genre))
        for r in readings
        if r.document.genre != usual
    ]
    return [
        say(
            "Of another kind than the rest ({usual}): {documents}. Such a text says other things, at another length.",
            usual=genre_name(usual),
            documents=listed(others),
        )
    ]


def _unstated(readings: Sequence[Reading]) -> list[Message]:
    """Which documents are taken to be whole though nobody says so."""
    named = [
        dated(r.document.id) for r in readings if r.whole and not (r.document.held or r.document.said_whole)
    ]
    if not named:
        return []
    return [
        say_n(
            "The manifest does not say what is held of {documents}; it is taken to be whole.",
            "The manifest does not say what is held of {documents}; they are taken to be whole.",
            len(named),
            documents=listed(named),
        )
    ]


def held(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What is held of each document, as a table."""
    rows = [
        (
            fragments.source(d.id),
            d.title,
            genre_name(d.genre),
            d.date or str(d.year),
            len(r.source),
            named_parts(d.held) if d.held else NOTHING,
            _not_held(r),
        )
        for r in chosen_readings(corpus, documents)
        for d in (r.document,)
    ]
    title = say("title")
    columns = [
        say("text"),
        title,
        say("kind"),
        say("date"),
        say("characters"),
        say("held, as the manifest says"),
        say("not held"),
    ]
    caption = say("The documents and what is held of each (characters as received, line breaks included)")
    return fragments.table(frame(rows, columns), caption, chinese=[title], name="documents")


def _not_held(reading: Reading) -> Message | str:
    if reading.cut:
        return say("looks cut: {why}", why=reading.looks_cut)
    return named_parts(reading.document.missing) if reading.document.missing else NOTHING


def held_chart(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every document as a bar to scale, by passage; what is not held stands apart, hatched."""
    readings = chosen_readings(corpus, documents)
    found = lengths(readings)
    bars = [
        charts.Bar(
            label_of(corpus, r),
            [each for each in found if each.document == r.document.id],
            r.cut_at,
            say("parts missing") if r.document.missing else say("looks cut") if r.cut else "",
        )
        for r in readings
    ]

    def draw(look: Look) -> Figure:
        columns = 4 if look.narrow else 8
        drawn = new_figure(look.width, (1.35 if look.narrow else 1.05) + 0.62 * len(bars))
        ax = charts.held_parts(drawn.add_subplot(), bars, look)
        handles = charts.role_legend([each.role for each in found], look)
        ax.legend(
            handles=handles, ncols=columns if look.language == "zh" or not look.narrow else 3, loc="lower left",
            bbox_to_anchor=(0, 1.0), frameon=False, fontsize=9, handlelength=1.0, handletextpad=0.4,
            columnspacing=1.1, borderaxespad=0,
        )  # fmt: skip
        return drawn

    whole = sum(r.whole for r in readings)
    data = frame(
        [
            (role, *(sum(each.chars for each in bar.parts if each.role is role) for bar in bars))
            for role in Role
            if any(each.role is role for each in found)
        ],
        [say("what it does"), *(reading.document.id for reading in readings)],
    )
    return fragments.figure(
        draw,
        "held",
        _how_many_whole(readings),
        say("Characters of each document by what its passages do, in the order of the text"),
        say(
            "All that is held is drawn to one scale. Hatched and set apart: parts that are not held, or a text that looks cut; how long they are is not known."
        )
        if whole < len(readings)
        else say("Characters of clean text, all drawn to one scale."),
        data,
    )


def _how_many_whole(readings: Sequence[Reading]) -> Message:
    """How many texts are held whole, and what is the matter with the others."""
    whole, among = sum(r.whole for r in readings), len(readings)
    if whole == among:
        return say_n("{n} text is held, and held whole", "All {n} texts are held whole", among)
    told = [
        say_n("{n} of {all} texts is held whole", "{n} of {all} texts are held whole", whole, all=among),
    ]
    lacking = sum(bool(r.document.missing) for r in readings)
    cut = sum(bool(r.cut) for r in readings)
    if lacking:
        told.append(say("of {n} parts are missing", n=lacking))
    if cut:
        told.append(say_n("{n} looks cut", "{n} look cut", cut))
    return together(told, between=COMMA)


def outlines(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The outline of each document behind a switch."""
    return fragments.stack(
        fragments.folded(
            say_n(
                "{document}: {n} section",
                "{document}: {n} sections",
                len(r.sections),
                document=label_of(corpus, r),
            ),
            fragments.outline(r),
        )
        for r in chosen_readings(corpus, documents)
    )


def roles(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What each stretch of the documents does, what speaks for it, and what is doubtful, behind a switch."""
    parts = []
    for reading in chosen_readings(corpus, documents):
        name = reading.document.id
        rows = [
            (
                fragments.place(f"{name}:{p.start}"),
                p.role,
                p.end - p.start,
                _doubtful(reading, p),
                spoken(p.evidence),
            )
            for p in reading.passages
        ]
        columns = [
            say("place"),
            say("what it does"),
            say("characters"),
            say("of them doubtful"),
            say("what speaks for it"),
        ]
        told = say_n(
            "{document}: {n} passage, {share:.0%} of the characters doubtful",
            "{document}: {n} passages, {share:.0%} of the characters doubtful",
            len(rows),
            document=label_of(corpus, reading),
            share=doubtful_share(reading),
        )
        caption = say("What each stretch of {document} does, as it was read", document=dated(name))
        parts.append(
            fragments.folded(told, fragments.table(frame(rows, columns), caption) + _doubts(reading))
        )
    return fragments.stack(parts)


def _doubtful(reading: Reading, passage: Passage) -> int:
    """Characters of a passage whose role is doubtful."""
    return sum(d.end - d.start for d in reading.doubts if passage.start <= d.start < passage.end)


def _doubts(reading: Reading) -> Fragment:
    """The stretches whose role is doubtful, each with the role that comes next."""
    name = dated(reading.document.id)
    if not reading.doubts:
        return fragments.sentences(
            [say("Of no stretch of {document} is it doubtful what it does.", document=name)]
        )
    rows = [
        (
            fragments.place(f"{doubt.document}:{doubt.start}"),
            doubt.role,
            f"{doubt.probability:.0%}",
            doubt.other,
            _visible(reading.source[doubt.start : doubt.end], 40),
        )
        for doubt in reading.doubts
    ]
    begins = say("begins")
    columns = [say("place"), say("read as"), say("how sure"), say("or else"), begins]
    caption = say("Doubtful stretches of {document}", document=name)
    return fragments.table(frame(rows, columns), caption, chinese=[begins], key=[begins])


def repairs_by_rule(corpus: Corpus, documents: Sequence[str], examples: int) -> Fragment:
    """How often each cleaning rule worked in each document, with examples and the way home."""
    readings = chosen_readings(corpus, documents)
    by_rule: dict[str, list[tuple[Reading, Repair]]] = {}
    for reading in readings:
        for repair in sorted(reading.text.repairs, key=lambda r: (r.start, r.end)):
            by_rule.setdefault(repair.rule, []).append((reading, repair))
    rule = say("rule")
    counted = [
        (
            found[0][1].rule,
            _reason(repair.reason for _, repair in found),
            *(sum(of is reading for of, _ in found) for reading in readings),
        )
        for found in by_rule.values()
    ]
    counts = frame(counted, [rule, say("reason"), *(r.document.id for r in readings)])
    shown = [
        (
            repair.rule,
            fragments.place(f"{reading.document.id}:{repair.start}"),
            _around(reading, repair),
            _visible(repair.after, 20) or "∅",
            repair.reason,
        )
        for found in by_rule.values()
        for reading, repair in found[:examples]
    ]
    received = say("received [changed]")
    columns = [rule, say("place"), received, say("becomes"), say("reason")]
    caption = say("Examples of every rule")
    listed_ = fragments.table(frame(shown, columns), caption, chinese=[received], key=[rule, received])
    return fragments.table(counts, say("Repairs by rule and document")) + fragments.folded(caption, listed_)


def _around(reading: Reading, repair: Repair) -> str:
    """What a repair changed, in brackets, between what stands around it."""
    source = reading.source
    before = source[max(0, repair.start - CONTEXT) : repair.start]
    return _visible(f"{before}[{repair.before}]{source[repair.end : repair.end + CONTEXT]}", 60)


def _reason(reasons: Iterable[str]) -> str:
    """The reason of a rule; where every repair has its own, the examples show them."""
    different = list(dict.fromkeys(reasons))
    return different[0] if len(different) == 1 else say("each with its own reason, reviewed by a person")


def _visible(text: str, longest: int) -> str:
    """White space made visible; the middle of a long text left out."""
    shown = text.replace("\n", "⏎").replace(" ", "␣").replace("\u2002", "␣")
    return shown if len(shown) <= longest else f"{shown[: longest // 2]} … {shown[-longest // 2 :]}"


def suspicions(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """What looks like a fault and was left alone."""
    rows = [
        (
            fragments.place(f"{s.document}:{s.start}"),
            s.kind,
            _visible(reading.text.slice(Received(max(0, s.start - CONTEXT)), Received(s.end + CONTEXT)), 60),
            s.reason,
        )
        for reading in chosen_readings(corpus, documents)
        for s in reading.suspicions
    ]
    if not rows:
        return fragments.sentences([say("Nothing looks like a fault that was left alone.")])
    kind, place = say("kind of fault"), say("in its place")
    shown = frame(rows[:SUSPICIONS_SHOWN], [say("place"), kind, place, say("reason")])
    caption = say("Suspected faults, listed and not changed: {all:,}", all=len(rows))
    if len(rows) > len(shown):
        caption = say(
            "Suspected faults, listed and not changed: the first {shown} of {all:,}",
            shown=len(shown),
            all=len(rows),
        )
    return fragments.table(shown, caption, chinese=[place], key=[kind, place])
