"""What is said of a proposal before it is taken: the entry, the outline with its roles, what is doubtful."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from yzcompare.adding.proposals import Proposal
from yzcompare.reading.numbering import Kind, marker

DEEPEST = 2
"""Levels of the outline that are shown."""

MOST = 40
"""Lines of an outline; a plan has hundreds of sections."""

_NAMES = {
    "year": "year",
    "place": "place",
    "title": "title",
    "genre": "genre",
    "date": "date",
    "period": "plans for",
    "reviews": "looks back on",
}


def told(proposal: Proposal) -> Iterator[str]:
    """The lines that show a proposal."""
    extract = proposal.extract
    sections = [section for section in proposal.reading.sections if not section.inside]
    pages = f", {extract.pages} pages" if extract.pages else ""
    yield f"{proposal.file.name}: {extract.kind}{pages}, {len(extract.text):,} characters, {len(sections)} sections"
    if proposal.copy_of:
        yield f"  another copy of {proposal.copy_of}: the two are collated, and it is not compared as a year of its own"
    for field, name in _NAMES.items():
        value = getattr(proposal, field)
        why = proposal.why.get(field, "")
        yield f"  {name:13} {value or 'not known'}{f'  ← {why}' if why and why != str(value) else ''}"
    yield f"  {'held':13} {held(proposal)}"
    yield "  outline"
    yield from _outline(proposal)
    for note in extract.notes:
        yield f"  · {note}"
    for doubt in proposal.doubts:
        yield f"  ! {doubt}"


def held(proposal: Proposal) -> str:
    """What of the original is held, in words."""
    if proposal.whole:
        return "whole, as you say"
    if proposal.missing:
        return f"a fragment; missing: {'; '.join(proposal.missing)}"
    if proposal.looks_cut:
        return f"looks cut: {'; '.join(proposal.looks_cut)}"
    return "whole, as far as the text tells"


def _outline(proposal: Proposal) -> Iterator[str]:
    """The headings of parts and items, each with what its text does."""
    reading = proposal.reading
    rows = [s for s in reading.sections if s.level <= DEEPEST and not s.inside]
    for section in rows[:MOST]:
        roles = [p.role for p in reading.passages if p.start < section.end and p.end > section.start]
        shown = ", ".join(role for role, _ in groupby(roles)) if section.level == 1 else ""
        yield f"    {'  ' * (section.level - 1)}{section.title[:40]}{f'  [{shown}]' if shown else ''}"
    if len(rows) > MOST:
        yield f"    … and {len(rows) - MOST} more"


def gaps(proposal: Proposal) -> tuple[str, ...]:
    """Parts and items that the numbering leaves out, as a manifest names what is missing.

    >>> from dataclasses import replace
    >>> from pathlib import Path
    >>> from yzcompare.adding.proposals import Named, propose
    >>> from yzcompare.receiving.extract import Extract
    >>> text = "二、2014年任务\\n（三）扩大开放。引资。\\n（五）改善民生。办学。"
    >>> gaps(propose(Path("a.txt"), b"", Extract(text, "a text"), Named(year=2014)))
    ('一', '二 (一)', '二 (二)', '二 (四)')
    """
    numbered = [
        (found.kind, found.number)
        for section in proposal.reading.sections
        if section.number and not section.inside
        for found in [marker(section.number)]
        if found and found.number and found.kind in (Kind.PART, Kind.ITEM)
    ]
    first = next((number for kind, number in numbered if kind is Kind.PART), 0)
    # Items before the first part that is held belong to the one before it, whose beginning is not held.
    begun = first - 1 if first > 1 and numbered[0][0] is Kind.ITEM else 0
    left_out = [*map(_numeral, range(1, begun)), *([f"{_numeral(begun)} 之首"] if begun else [])]
    part, item = begun, 0
    for kind, number in numbered:
        if kind is Kind.PART:
            left_out += map(_numeral, range(part + 1, number))
            part, item = number, 0
        else:
            # A number that is smaller begins a list anew, which leaves nothing out.
            within = f"{_numeral(part)} " if part else ""
            left_out += [f"{within}({_numeral(missed)})" for missed in range(item + 1, number)]
            item = number
    return tuple(left_out)


def _numeral(number: int) -> str:
    """A Chinese numeral below a hundred.

    >>> [_numeral(n) for n in (3, 10, 14, 20, 55)]
    ['三', '十', '十四', '二十', '五十五']
    """
    tens, units = divmod(number, 10)
    figures = " 一二三四五六七八九"
    lead = "" if tens == 0 else "十" if tens == 1 else f"{figures[tens]}十"
    return f"{lead}{figures[units].strip()}"


def summary(ids: Sequence[str], proposals: Sequence[Proposal]) -> Iterator[str]:
    """The lines that say what was added."""
    for name, proposal in zip(ids, proposals, strict=True):
        yield f"added {name}: {proposal.title}"
