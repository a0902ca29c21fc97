"""Checks of one text: whether it was received whole and unspoilt, and whether its roles can be trusted."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from yzcompare.checking.doubts import QUOTED, Doubt, Grade, at
from yzcompare.reading.numbering import Kind, marker
from yzcompare.reading.offsets import Received
from yzcompare.reading.order import stands_in
from yzcompare.reading.outline import Section
from yzcompare.reading.passages import Role
from yzcompare.reading.plausible import MOSTLY, SOME, doubtful_share, implausible
from yzcompare.reading.reader import Reading
from yzcompare.shown import shortened

BEFORE = 12
"""Characters quoted on either side of a place that looks like a fault."""

_SPOILT_BY = frozenset("锟烫屯\ufffd涓銆鈥鐨锛").union(map(chr, range(0xC3, 0xF0)))
"""Characters with which spoilt ones begin: most texts have none of them, and need no search."""

_SPOILT = re.compile(
    "(?:锟斤拷|烫烫烫|屯屯屯)+"
    "|\ufffd+"
    # UTF-8 read as Latin letters (ä¸€ã€), and as GBK (涓€銆).
    "|(?:[\u00c3-\u00ef][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]{1,2}){3,}"
    "|(?:涓€|銆|鈥|鐨|锛){3,}"
)
LOST = ("destroyed figures", "leftovers")
"""Kinds of suspicions of which it is certain that something is gone."""

FAULTY = ("unpaired mark", "unfinished paragraph", "Latin word")
"""Kinds of suspicions that are mostly right: of 70 doubled characters (集装箱水水中转, 火车站站前广场) three were
faults, and blanks part names. Those stand on page 01 only."""


GAP = "gap in the numbering"

KNOWN = 12
"""Characters by which a heading is known again, and quoted beside another."""


def spoilt(reading: Reading) -> Iterator[Doubt]:
    """Characters that a wrong encoding spoilt; the same kind of place is told once, with how often it stands."""
    found = [] if _SPOILT_BY.isdisjoint(reading.source) else list(_SPOILT.finditer(reading.source))
    if found:
        first = found[0]
        more = f", and at {len(found) - 1} more places" if len(found) > 1 else ""
        yield at(
            Grade.FAULT,
            reading,
            first.start(),
            first.end(),
            "spoilt characters",
            f"characters were spoilt by a wrong encoding{more}",
            "add the original file anew, or put the text right",
        )


def roles_missing(reading: Reading) -> Iterator[Doubt]:
    """A whole document in which no review or no tasks were found, or most of which is doubtful."""
    for what in implausible(reading):
        words = str(what).removeprefix(f"{reading.document.id}: ")
        yield Doubt(
            Grade.DOUBT,
            reading.document.id,
            "roles",
            words,
            "look at page 01, and set roles by hand ([[passage]] in judgements.toml)",
        )


def roles_doubtful(reading: Reading) -> Iterator[Doubt]:
    """A text of which a good part is doubtful in what it does, with the longest such stretch."""
    share = doubtful_share(reading)
    if SOME < share <= MOSTLY and reading.doubts:
        worst = max(reading.doubts, key=lambda doubt: doubt.end - doubt.start)
        yield at(
            Grade.REMARK,
            reading,
            worst.start,
            worst.end,
            "roles",
            f"of {share:.0%} of its characters it is doubtful what they do; the longest stretch is read as {worst.role} and may be {worst.other}",
            "set its role by hand if it is wrong ([[passage]] in judgements.toml)",
        )


def looks_cut(reading: Reading) -> Iterator[Doubt]:
    """A text that looks cut, of which the manifest says neither what is missing nor that it is whole."""
    document = reading.document
    if not reading.cut or document.witness_of:
        return
    # Where only the middle shows a sign, it may be no more than the number of a heading.
    middle = all(sign.side == "middle" for sign in reading.cut)
    what = "something seems to be missing" if middle else "it looks cut"
    yield Doubt(
        Grade.DOUBT,
        document.id,
        "looks cut",
        f"{what}: {'; '.join(str(sign.told) for sign in reading.cut)}",
        "compare the original: give a heading its number back, name in missing what the text lacks, or write whole = true if it is complete",
    )


def leaps(reading: Reading) -> Iterator[Doubt]:
    """Numbers of parts and items that leap (二, 四), but for those of annexes and those by which a text looks cut.

    A number that comes again is none, as lists inside an item begin anew, and so is one whose missing numbers
    stand between the two without being read as headings.
    """
    told = " ".join(str(sign.told) for sign in reading.cut)
    due = {each.start for each in reading.suspicions if each.kind == GAP}
    before: dict[Kind, tuple[int, Section]] = {}
    for section in reading.sections:
        found = marker(section.number) if section.number and not section.inside else None
        if found is None or found.kind > Kind.ITEM:
            continue
        number, last = before.get(found.kind, (found.number, section))
        before[found.kind] = (found.number, section)
        if (
            section.start not in due
            or f"“{section.title[:KNOWN]}" in told
            or _in_annex(reading, section.start)
        ):
            continue
        between = reading.text.slice(last.start, section.start)
        if any(not stands_in(between, found.kind, lost) for lost in range(number + 1, found.number)):
            line = reading.source[section.start : section.start + QUOTED].partition("\n")[0]
            yield at(
                Grade.REMARK,
                reading,
                section.start,
                section.start + len(line),
                "numbering",
                f"“{shortened(last.title, KNOWN)}” is followed by this",
                "compare the original: a heading may be lost, or be counted wrongly there too",
            )


def _in_annex(reading: Reading, place: Received) -> bool:
    return reading.role_at(place) is Role.ANNEX


def repeats_itself(reading: Reading) -> Iterator[Doubt]:
    """A text that stands twice in its file, wholly or in part."""
    for repair in reading.text.repairs:
        if repair.rule == "second copy":
            yield at(
                Grade.DOUBT,
                reading,
                repair.start,
                repair.end,
                "text twice",
                f"{repair.end - repair.start:,} characters repeat what stands before them and are left out",
                "compare the two, and take one of them out of the file",
            )


def destroyed(reading: Reading) -> Iterator[Doubt]:
    """Figures and characters that are gone from the text: one line a kind; what `spoilt` tells is left to it."""
    lost = (each for each in reading.suspicions if each.kind in LOST and not _SPOILT.search(each.text))
    found = sorted(lost, key=lambda each: each.kind)
    for kind, group in groupby(found, key=lambda each: each.kind):
        places = sorted(group, key=lambda each: each.start)
        more = f" ({len(places)} places, all on page 01)" if len(places) > 1 else ""
        yield at(
            Grade.DOUBT,
            reading,
            places[0].start,
            places[0].end,
            kind,
            f"{places[0].reason}{more}",
            "compare the original, and put the text right",
        )


def suspected(reading: Reading) -> Iterator[Doubt]:
    """Faults of scanning or printing that are only suspected, told together with the first of them.

    Annexes and tables are left out: their cells and notes end as they like.
    """
    found = [
        each
        for each in reading.suspicions
        if each.kind in FAULTY
        and not _in_annex(reading, each.start)
        and "|" not in _line_around(reading.source, each.start)
    ]
    if found:
        first = found[0]
        places = "1 place looks like a fault" if len(found) == 1 else f"{len(found)} places look like faults"
        yield at(
            Grade.REMARK,
            reading,
            max(first.start - BEFORE, reading.source.rfind("\n", 0, first.start) + 1),
            first.end + BEFORE,
            "suspected faults",
            f"{places} of scanning or printing (page 01 lists all); the first: {first.reason}",
            "compare the original, and put what you have reviewed into a corrections file",
        )


def _line_around(text: str, place: int) -> str:
    """The line of a text in which a character stands."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


def stale_corrections(reading: Reading) -> Iterator[Doubt]:
    """Reviewed corrections whose text no longer stands at their place."""
    for each in reading.unmatched:
        yield Doubt(
            Grade.DOUBT,
            reading.document.id,
            "correction",
            f"the correction at {each.start} was not applied: {each.before!r} does not stand there",
            f"mend start or before in {reading.document.corrections}, or take it out",
        )


CHECKS: tuple[Callable[[Reading], Iterator[Doubt]], ...] = (
    spoilt,
    roles_missing,
    roles_doubtful,
    looks_cut,
    leaps,
    repeats_itself,
    destroyed,
    suspected,
    stale_corrections,
)
"""What is asked of every text; to ask something more, write a function and add it here."""
