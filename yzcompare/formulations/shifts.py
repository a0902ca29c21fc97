"""Shifts: what became of a formulation from one document to a later one, as far as the search of both tells.

A formulation is told once, by what says most: that another took its place, that it is new or no longer said, or
that it is used so much more or less often that the length of the texts cannot be the reason.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from yzcompare.absences import Presence, seek_phrase
from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.lives import Life, Standing, lines_of, lives_of
from yzcompare.formulations.succession import FRAMED, same_thing
from yzcompare.formulations.uses import Use, use_of
from yzcompare.genre.phrases import fold, patterns
from yzcompare.vocabulary import Named

LENGTH = 1.2
"""Ten thousands of characters, about the length of a report: rates are told for it, so that uses can be set side by side."""

MOVED = 1.2
"""Difference of the square roots of uses from which they moved: from none to two, from one to five, from four to eleven."""

TIMES = 2.0
"""Times as often that a formulation is used at the least, by count and by rate."""

LEAST = 2
"""Uses that a formulation has at the least where it neither stands in a heading nor says what the place is."""

MANY = 3.0
"""Uses in a text of usual length with which a formulation of a document before the newest came at once."""

LASTS = 0.6
"""Share of its most frequent use that a formulation has in the newest document where it is said to be used more."""

_PERIOD = re.compile("十[一二三四五六]?五(?:”)?(?:规划|计划|时期|$)|[一二三〇○]{4}年|20\\d\\d年?")
"""Names of plan periods and years come and go with the years: 十四五, “十四五”规划, 二〇三五年远景目标."""


class Course(Named):
    """What became of a formulation."""

    REPLACED = "replaced", "改提"
    OVERTAKEN = "overtaken", "此消彼长"
    """A line of policy that another one is known to have followed, and both moved so."""
    NEW = "new", "新提"
    FIRST_SEEN = "first seen", "首见"
    """New in what is held: of an earlier document a part is missing."""
    GONE = "no longer said", "未再出现"
    GREW = "more often", "增多"
    FADED = "less often", "减少"


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of a formulation between the documents `earlier` and `later`.

    `uses` are those of every document, in the order of the years, with what its search says in `states`; `other`
    is the formulation that took its place or overtook it, with `other_uses`; `reason` says why it is taken for
    the successor, `framed` that it has its frame, not only much the same words. `line` is the line of policy that it belongs to.
    """

    course: Course
    text: str
    kind: FormulationKind
    earlier: str
    later: str
    uses: tuple[Use, ...]
    states: tuple[Standing, ...]
    line: str
    other: str = ""
    other_uses: tuple[Use, ...] = ()
    other_states: tuple[Standing, ...] = ()
    reason: str = ""
    framed: bool = False

    def use(self, document: str) -> Use:
        """How a document uses it."""
        return next(use for use in self.uses if use.document == document)

    def other_use(self, document: str) -> Use:
        """How a document uses the other one."""
        return next(use for use in self.other_uses if use.document == document)


@derived
def shifts_of(corpus: Corpus) -> tuple[Shift, ...]:
    """What became of the formulations of a place, in the order of the texts.

    >>> from yzcompare import load
    >>> [(s.text, s.other) for s in shifts_of(load()) if s.course is Course.REPLACED and "4311" in s.other]
    [('“11241”产业体系', '4311')]
    """
    followed = (*lives_of(corpus), *lines_of(corpus))
    same = {fold(name) for life in followed if _is_same(life) for name in (life.text, life.successor)}
    lives = {name: life for life in followed if _is_told(life) and (name := fold(life.text)) not in same}
    return (
        *(_overtaken(corpus, lives)),
        *(shift for life in lives.values() if (shift := _shift(corpus, life, lives)) is not None),
    )


def _is_told(life: Life) -> bool:
    """Whether a reader learns from a formulation: names of plan periods and words of loyalty come with the years."""
    name = fold(life.text)
    return not _PERIOD.search(life.text) and not any(word in name for word in patterns().ritual)


def _is_same(life: Life) -> bool:
    """Whether what would be told as a formulation's successor is the same thing in other words."""
    return bool(life.successor) and same_thing(fold(life.text), fold(life.successor))


def moved(before: Use, after: Use) -> float:
    """By how much the uses of a formulation moved, counted for texts of one length; below zero for fewer.

    >>> round(moved(Use("a", 1, 0.8), Use("b", 8, 6.7)), 1), round(moved(Use("a", 8, 6.7), Use("b", 0, 0.0)), 1)
    (1.9, -2.8)
    """
    return sqrt(after.rate * LENGTH) - sqrt(before.rate * LENGTH)


def _clearly(before: Use, after: Use) -> bool:
    """Whether uses moved by more than chance and the length of the texts bring about."""
    fewer, more = sorted((before, after), key=lambda use: use.rate)
    return (
        abs(moved(before, after)) >= MOVED
        and more.count >= TIMES * fewer.count
        and more.rate >= TIMES * fewer.rate
    )


def _shift(corpus: Corpus, life: Life, lives: Mapping[str, Life]) -> Shift | None:
    """What became of one formulation; None where nothing did, or where it cannot be told."""
    states = dict(life.states)
    newest = corpus.years[-1].document.id
    if life.successor and (replaced := _replaced(corpus, life, lives)):
        return replaced
    if states[newest].stands:
        latest = life.first_held == newest
        return (_came(corpus, life) if latest else None) or _more_or_less(corpus, life) or _came(corpus, life)
    return _gone(corpus, life) or _came(corpus, life)


def _made(corpus: Corpus, life: Life, course: Course, earlier: str, later: str) -> Shift:
    uses = tuple(use_of(corpus, reading.document.id, life.text) for reading in corpus.years)
    states = tuple(state for _, state in life.states)
    return Shift(course, life.text, life.kind, earlier, later, uses, states, line_of(life.text))


def _replaced(corpus: Corpus, life: Life, lives: Mapping[str, Life]) -> Shift | None:
    new = lives.get(fold(life.successor))
    if new is None:
        return None
    order = [reading.document.id for reading in corpus.years]
    later = new.first_held
    before = [f.document for f in life.held if order.index(f.document) < order.index(later)]
    if not before:
        return None
    shift = _with_other(corpus, _made(corpus, life, Course.REPLACED, before[-1], later), new)
    if not (shift.use(shift.earlier).planned and shift.other_use(later).planned):
        return None  # what a review of years says of things past, a plan for one year does not replace
    return replace(shift, reason=life.reason, framed=life.score >= FRAMED)


def _with_other(corpus: Corpus, shift: Shift, other: Life) -> Shift:
    uses = tuple(use_of(corpus, reading.document.id, other.text) for reading in corpus.years)
    states = tuple(state for _, state in other.states)
    return replace(shift, other=other.text, other_uses=uses, other_states=states)


def _came(corpus: Corpus, life: Life) -> Shift | None:
    """That a formulation is new in the first document that has it, or first seen there in what is held.

    Of a document before the newest it is told only where the formulation came with several uses at once.
    """
    names = [reading.document.id for reading in corpus.years]
    first = names.index(life.first_held)
    earlier, latest = names[:first], life.first_held == names[-1]
    if not earlier or dict(life.states)[life.first_held] is not Standing.HELD:
        return None
    shift = _made(corpus, life, Course.NEW, earlier[-1], life.first_held)
    use = shift.use(life.first_held)
    if not (_tells(life, use) if latest else use.rate * LENGTH >= MANY):
        return None
    states = dict(life.states)
    unsure = [name for name in earlier if states[name] is not Standing.NOT_HELD]
    if not unsure:
        return shift
    # Beside a fragment it is first seen, unless something near it stands there.
    near = any(seek_phrase(corpus[name], life.text).presence is Presence.CLOSE for name in unsure)
    return replace(shift, course=Course.FIRST_SEEN) if latest and not near else None


def _tells(life: Life, use: Use) -> bool:
    """Whether a formulation that is used so is more than a word said once."""
    return use.count >= LEAST or use.headed or (use.aimed and life.kind is FormulationKind.POSITIONING)


def _gone(corpus: Corpus, life: Life) -> Shift | None:
    """That a formulation is no longer said in the last document that is held whole, nor in what is held of later ones."""
    order = [reading.document.id for reading in corpus.years]
    states = dict(life.states)
    ends = [reading.document.id for reading in corpus.years if reading.whole]
    if not ends or states[ends[-1]] is not Standing.NOT_HELD:
        return None
    end = ends[-1]
    before = [name for name in order[: order.index(end)] if states[name] is Standing.HELD]
    if not before or any(states[name].stands for name in order[order.index(end) :]):
        return None
    most = max(before, key=lambda name: use_of(corpus, name, life.text).count)
    shift = _made(corpus, life, Course.GONE, most, end)
    return shift if _tells(life, shift.use(most)) else None


def _more_or_less(corpus: Corpus, life: Life) -> Shift | None:
    """That the newest document uses a formulation clearly more, or less, than an earlier one.

    Less is told only of a document that is held whole.
    """
    *earlier, newest = corpus.years
    states = dict(life.states)
    after = use_of(corpus, newest.document.id, life.text)
    most = max(use_of(corpus, reading.document.id, life.text).rate for reading in corpus.years)
    best: tuple[float, Course, str] | None = None
    for reading in earlier:
        name = reading.document.id
        before = use_of(corpus, name, life.text)
        known = states[name].stands or states[name] is Standing.NOT_HELD
        more = moved(before, after) > 0
        passing = more and after.rate < LASTS * most
        if not known or passing or not _clearly(before, after) or not (reading if more else newest).whole:
            continue
        size = abs(moved(before, after))
        if best is None or size > best[0]:
            best = size, Course.GREW if more else Course.FADED, name
    return best and _made(corpus, life, best[1], best[2], newest.document.id)


def _overtaken(corpus: Corpus, lives: Mapping[str, Life]) -> Iterator[Shift]:
    """Lines of policy that fell while the line that is known to have followed them rose."""
    *earlier, newest = corpus.years
    for text, followers in patterns().successions.items():
        old = lives.get(text)
        for follower in followers:
            new = lives.get(follower)
            if old is None or new is None or not newest.whole:
                continue
            for reading in earlier:
                name = reading.document.id
                fell = use_of(corpus, name, text), use_of(corpus, newest.document.id, text)
                rose = use_of(corpus, name, follower), use_of(corpus, newest.document.id, follower)
                if reading.whole and moved(*fell) < 0 < moved(*rose) and _clearly(*fell) and _clearly(*rose):
                    shift = _made(corpus, old, Course.OVERTAKEN, name, newest.document.id)
                    yield _with_other(corpus, shift, new)
                    break


def line_of(text: str) -> str:
    """The line of policy a formulation belongs to; itself where it belongs to none.

    >>> line_of("去产能"), line_of("三去一降一补"), line_of("山城")
    ('供给侧结构性改革', '供给侧结构性改革', '山城')
    """
    name = fold(text)
    return next((line for line, members in patterns().kin.items() if name == line or name in members), name)
