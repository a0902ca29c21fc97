"""What notebook 04 shows of promises with a date of which the next report has no word, a row a promise."""

from itertools import pairwise

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, listed, say, say_n
from yzcompare.reading.ids import in_file_name
from yzcompare.showing import fragments
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.themes.coding import main_theme
from yzcompare.wording.statements import Statement
from yzcompare.wording.unmentioned import HEAD, Unmentioned, unmentioned

LONG = 44
"""Characters of a clause that a sentence quotes whole; of a longer list the members that matter."""

MOST = 3
"""Promises without a word in the next report that the index is told."""

LIST = 4
"""Members of a list from which one of them is no head of a report."""


def missed(corpus: Corpus) -> list[Finding]:
    """The heaviest promises of which the next report has no word."""
    found = [_finding(corpus, each) for each in unmentioned(corpus)]
    return sorted(found, key=lambda each: -each.weight.total)[:MOST]


def row_of(found: Unmentioned) -> str:
    """What links to a promise's row lead to."""
    return f"missed-{in_file_name(found.promise.name)}-{in_file_name(found.later)}"


def _finding(corpus: Corpus, found: Unmentioned) -> Finding:
    promise = found.promise
    newest = found.later == corpus.years[-1].document.id
    central = 0.7 if promise.name.endswith(HEAD) else 0.5
    return Finding(
        say(
            "{name}: {earlier} planned “{then}”; the {later} report does not mention it.",
            name=_name(promise),
            earlier=promise.document,
            later=found.later,
            then=quoted(promise, promise.name),
        ),
        "04-phrasing",
        row_of(found),
        Kind.OUTCOMES,
        (
            Side(
                promise.document,
                quoted(promise, promise.name),
                corpus.cite(promise.document, promise.start, promise.end),
            ),
            Side(found.later, say("not mentioned: searched for {words}", words=_searched(found))),
        ),
        Weight(
            size=0.7,
            central=central if promise.text.count("、") < LIST else central / 2,
            span=0.1,
            surprise=0.8,
            sure=0.9 if newest else 0.75,
        ),
        about=f"name {promise.name}",
        theme=theme_of(corpus, promise),
    )


def missed_table(corpus: Corpus) -> Fragment:
    """Every work or programme planned for its year of which the next report has no word, with what was searched for."""
    found = unmentioned(corpus)
    if not found:
        return fragments.sentences(
            [say("No named thing that a report promised for its year is missing from the next report.")]
        )
    rows = [
        (_name(each.promise), each.promise.document, _clause(corpus, each), each.later, _searched(each))
        for each in found
    ]
    columns = [
        say("name"),
        say("promised in"),
        say("in its words"),
        say("not mentioned in"),
        say("searched for"),
    ]
    caption = say_n(
        "Promised for the year: {n} named thing that the next report does not mention",
        "Promised for the year: {n} named things that the next report does not mention",
        len(found),
    )
    return fragments.table(
        frame(rows, columns),
        caption,
        name="missed",
        chinese=[columns[0]],
        ids=[row_of(each) for each in found],
    )


def _clause(corpus: Corpus, found: Unmentioned) -> Fragment:
    said = found.promise
    cited = corpus.cite(said.document, said.start, said.end)
    return fragments.leading(cited, quoted(said, said.name))


def _searched(found: Unmentioned) -> Message:
    return listed([f"“{word}”" for word in found.words])


def _name(promise: Statement) -> Message | str:
    """What a thing is called, with its phase and the work that is done on it."""
    parts = "、".join(sorted(promise.parts))
    return say("{name} ({parts})", name=promise.name, parts=parts) if parts else promise.name


def theme_of(corpus: Corpus, said: Statement) -> str:
    """The policy field of the section that a statement stands in."""
    reading = corpus[said.document]
    section = reading.section_at(said.start)
    return main_theme(reading, section) if section else ""


def quoted(said: Statement, name: str) -> str:
    """The clause of a statement; of a long list its first words, the thing that is meant, and its end.

    Every part of it stands so in the clause: what is left out is shown by an ellipsis.
    """
    members = said.text.split("、")
    own = next((n for n, member in enumerate(members) if name in member), None)
    if len(said.text) <= LONG or own is None or len(members) < 3:
        return said.text
    kept = sorted({0, own, len(members) - 1})
    parts = [members[kept[0]]]
    for before, after in pairwise(kept):
        parts.append(("、" if after == before + 1 else "、…、") + members[after])
    return "".join(parts)
