"""What became of a formulation in a sentence: with documents between or besides, how often each of them says it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from yzcompare.corpus import Corpus
from yzcompare.formulations.lines_page import name_of, year_of
from yzcompare.formulations.lives import Standing
from yzcompare.formulations.shifts import Course, Shift
from yzcompare.formulations.uses import Use
from yzcompare.messages import Message, listed, say, say_n, together

SEVERAL = 3
"""Documents that are named one by one; more are counted."""

PAIR = 2
"""Documents that a sentence of before and after tells of completely."""


def sentence_of(corpus: Corpus, shift: Shift) -> Message:
    """What became of a formulation, in a sentence."""
    if shift.course is Course.REPLACED:
        return _replaced(corpus, shift)
    if shift.course is Course.OVERTAKEN:
        return _overtaken(corpus, shift)
    later, name = year_of(corpus, shift.later), name_of(shift.text)
    after = uses_told(shift.use(shift.later).count)
    if shift.course is Course.FIRST_SEEN:
        return say(
            "{name} is first seen in {later}: {after}. Parts of earlier documents are not held.",
            name=name,
            after=after,
            later=later,
        )
    if shift.course is Course.NEW and not _said_after(shift):
        said = {"name": name, "after": after, "later": later, "none": _none_before(corpus, shift.later)}
        if follows_at_once(corpus, shift.later):
            return say("{name} is new in {later}: {after}, and {none}.", **said)
        return say("{name} is first seen in {later} in what is held: {after}, and {none}.", **said)
    if len(shift.uses) > PAIR:
        counts = counts_told(corpus, shift.uses)
        return say("{what}: {counts}.", what=_what(corpus, shift), counts=counts)
    return _before_and_after(corpus, shift)


def _before_and_after(corpus: Corpus, shift: Shift) -> Message:
    """The same of two documents that are all there is."""
    before, after = (uses_told(shift.use(document).count) for document in (shift.earlier, shift.later))
    years = {"earlier": year_of(corpus, shift.earlier), "later": year_of(corpus, shift.later)}
    values: dict[str, object] = {"name": name_of(shift.text), "before": before, "after": after, **years}
    if shift.course is Course.GONE:
        return say("{name}: {before} in {earlier}, none in {later}.", **values)
    if not shift.use(shift.earlier).count:
        return say("{name}: none in {earlier}, {after} in {later}.", **values)
    if shift.course is Course.GREW:
        return say("{name} is said more often: {before} in {earlier}, {after} in {later}.", **values)
    return say("{name} is said less often: {before} in {earlier}, {after} in {later}.", **values)


def _what(corpus: Corpus, shift: Shift) -> Message:
    """What the counts of all documents show: that a formulation came or went, rose or fell, or first this and then that."""
    name, later = name_of(shift.text), year_of(corpus, shift.later)
    if shift.course is Course.NEW:
        return _first_said(corpus, shift.text, shift.later)
    if shift.course is Course.GONE:
        since = gone_since(shift)
        if since == shift.later:
            return say("{name} is no longer said in {later}", name=name, later=later)
        return say("{name} is in no document held from {year} on", name=name, year=year_of(corpus, since))
    whole = all(corpus[use.document].whole for use in shift.uses)
    ways = directions([use.count for use in shift.uses])
    if (ways == "+" or not whole) and (first := _came_in(shift)):
        return _first_said(corpus, shift.text, first)
    # Of a fragment it is not known how often the whole says it: there the counts are all that is told.
    return _went(name, ways if whole else "")


def _went(name: str, ways: str) -> Message:
    """What counts show that go so."""
    if ways == "+":
        return say("{name} is said more often", name=name)
    if ways == "-":
        return say("{name} is said less often", name=name)
    if ways == "+-":
        return say("{name} is said more often, then less", name=name)
    if ways == "-+":
        return say("{name} is said less often, then more", name=name)
    return together([name])


def _first_said(corpus: Corpus, text: str, document: str) -> Message:
    """That a formulation is new in a document, or, where the year before is not held, first seen there."""
    values = {"name": name_of(text), "later": year_of(corpus, document)}
    if follows_at_once(corpus, document):
        return say("{name} is new in {later}", **values)
    return say("{name} is first seen in {later} in what is held", **values)


def _came_in(shift: Shift) -> str:
    """The first document that says a formulation, where all before it are known not to; nothing where there is none."""
    first = next((number for number, use in enumerate(shift.uses) if use.count), 0)
    known = all(state is Standing.NOT_HELD for state in shift.states[:first])
    return shift.uses[first].document if first and known else ""


def directions(counts: Sequence[int]) -> str:
    """The ways in which counts go one after the other, each once as long as it lasts.

    >>> directions([0, 3, 2]), directions([1, 1, 4, 5]), directions([2, 2])
    ('+-', '+', '')
    """
    moves = ["+" if after > before else "-" for before, after in pairwise(counts) if after != before]
    return "".join(way for way, _ in groupby(moves))


def gone_since(shift: Shift) -> str:
    """The first document of those at the end that are all known not to say a formulation."""
    since = shift.later
    for use, state in reversed(list(zip(shift.uses, shift.states, strict=True))):
        if state is not Standing.NOT_HELD:
            break
        since = use.document
    return since


def counts_told(corpus: Corpus, uses: Sequence[Use]) -> Message:
    """How often each document says a formulation, in the order of the years; those in a row that lack it together."""
    return together(_counts(corpus, uses), between={"en": ", ", "zh": "、"})


def _counts(corpus: Corpus, uses: Sequence[Use]) -> Iterator[Message]:
    """A fragment has at least what is counted in it; where it has none, it tells nothing."""
    known = groupby(uses, key=lambda use: (use.count, corpus[use.document].whole))
    for (count, told), group in known:
        years = [year_of(corpus, use.document) for use in group]
        if count and told:
            yield from (say("{count} in {year}", count=count, year=year) for year in years)
        elif count:
            yield from (say("at least {count} in {year}", count=count, year=year) for year in years)
        elif not told:
            yield say("not known of {years}", years=listed(years))
        elif len(years) > SEVERAL:
            yield say("0 from {first} to {last}", first=years[0], last=years[-1])
        else:
            yield say("0 in {years}", years=listed(years))


def _said_after(shift: Shift) -> bool:
    """Whether documents after the one in which a formulation came are held."""
    return shift.uses[-1].document != shift.later


def follows_at_once(corpus: Corpus, document: str) -> bool:
    """Whether the document of its genre before one is held that is of the year before: only beside it a thing is new."""
    reading = corpus[document].document
    return any(
        other.document.genre == reading.genre and other.document.year == reading.year - 1
        for other in corpus.years
    )


def _none_before(corpus: Corpus, document: str) -> Message:
    """That none of the documents before one says it."""
    names = [reading.document.id for reading in corpus.years]
    years = [year_of(corpus, name) for name in names[: names.index(document)]]
    if len(years) > SEVERAL:
        return say("none in the {n} earlier documents", n=len(years))
    return say("none in {searched}", searched=listed(years))


def _replaced(corpus: Corpus, shift: Shift) -> Message:
    """That another formulation took the place of one; what other documents say of both, where there are any."""
    values = {"old": name_of(shift.text), "new": name_of(shift.other)}
    years = {"earlier": year_of(corpus, shift.earlier), "later": year_of(corpus, shift.later)}
    sentence = say("{old} of {earlier} gave way to {new} in {later}.", **values, **years)
    if len(shift.uses) <= PAIR:
        return sentence
    more = say(
        "{old}: {counts}; {new}: {others}.",
        **values,
        counts=counts_told(corpus, shift.uses),
        others=counts_told(corpus, shift.other_uses),
    )
    return together([sentence, more], between={"en": " ", "zh": ""})


def _overtaken(corpus: Corpus, shift: Shift) -> Message:
    """That one formulation fell while another rose."""
    old, new = name_of(shift.text), name_of(shift.other)
    if len(shift.uses) > PAIR:
        return say(
            "{old}: {counts}; {new}: {others}.",
            old=old,
            new=new,
            counts=counts_told(corpus, shift.uses),
            others=counts_told(corpus, shift.other_uses),
        )
    ends = shift.earlier, shift.later
    counts = [use(document).count for use in (shift.use, shift.other_use) for document in ends]
    uses = [uses_told(count) if count else say("zero") for count in counts]
    values = dict(zip(("before", "after", "fewer", "more"), uses, strict=True))
    return say(
        "{old} fell from {before} in {earlier} to {after} in {later}; {new} rose from {fewer} to {more}.",
        old=old,
        new=new,
        earlier=year_of(corpus, shift.earlier),
        later=year_of(corpus, shift.later),
        **values,
    )


def uses_told(count: int) -> Message:
    """How often a formulation is used, in words."""
    return say_n("{n} use", "{n} uses", count) if count else say("no use")
