"""What became of formulations, in sentences for their page and the index."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import product

from yzcompare.absences import places
from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.lines_page import lines_of, name_of, year_of
from yzcompare.formulations.lives import lives_of
from yzcompare.formulations.positions import Position, position_of
from yzcompare.formulations.sentences_page import follows_at_once, gone_since, sentence_of, uses_told
from yzcompare.formulations.shifts import Course, Shift, line_of, shifts_of
from yzcompare.formulations.uses import Use
from yzcompare.formulations.weights import parts_of
from yzcompare.genre.phrases import fold
from yzcompare.messages import SEMICOLON, Message, listed, say, say_n, together
from yzcompare.reading.passages import Role
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.keys import key_of
from yzcompare.themes.coding import main_theme

PAGE = "04-phrasing"

MOST = 40
"""Shifts that a page tells, the heaviest first."""

WEIGHED = 4
"""Times as many are looked at, for some stand with others of their line."""

TWICE = 2
"""Uses outside a glossary from which a formulation that no heading has is more than a label."""

NEWS = 10
"""Of these, what the index may take, one for a line of policy; as many again that the newest document brought."""

TOGETHER = 3
"""Formulations that one sentence names at the most."""

SIDES = 4
"""Documents whose sentences are shown at the most."""

TOLD = 2
"""Positionings that a sentence names at the most."""

_NUMBERS = "零一二三四五六七八九十"
_FRAME = re.compile("([三四五六七八九十])大(\\w{2,4})")

HALF = 0.5
"""Part of a formulation's characters from which one inside it is of the same line: 全国文明城区 and 文明城区."""


@dataclass(frozen=True, slots=True)
class Told:
    """A shift with its sentence and its weight, the id of its place on the page, and others that are told with it."""

    shift: Shift
    others: tuple[Shift, ...]
    sentence: Message
    weight: Weight
    anchor: str
    frame: bool = False
    """Whether it is the frame of a programme, with whose parts it is told."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What became of formulations, the heaviest first, one finding for a line of policy."""
    found: list[Finding] = []
    told_of: list[Shift] = []
    for each in told(corpus):
        shift = each.shift
        if (
            (len(found) < NEWS or (len(found) < 2 * NEWS and _came_in(corpus, shift)))
            and not _a_label(corpus, shift)
            and (each.frame or not any(_of_one_line(corpus, shift, other) for other in told_of))
        ):
            found.append(
                Finding(
                    each.sentence,
                    PAGE,
                    each.anchor,
                    Kind.FORMULATIONS,
                    sides_of(corpus, shift),
                    each.weight,
                    shift.line,
                    _theme(corpus, shift),
                    lines_of(corpus, (shift, *each.others)),
                    _came_in(corpus, shift),
                )
            )
            told_of.append(shift)
    return tuple(found)


def _came_in(corpus: Corpus, shift: Shift) -> str:
    """The newest document, where it is the first that says a formulation, or the first that no longer does."""
    newest = corpus.years[-1].document.id
    if shift.course is Course.GONE:
        before = next((use.count for use in shift.uses[-2:-1]), 0)
        return newest if before and gone_since(shift) == newest else ""
    if shift.other or shift.later != newest:
        return ""
    first = next((use.document for use in shift.uses if use.count), "")
    return newest if first == newest else ""


def _a_label(corpus: Corpus, shift: Shift) -> bool:
    """Whether a formulation is said once at most, and in no heading, but for a glossary that explains it."""
    if shift.other:
        return False
    uses = [(corpus[use.document], use) for use in shift.uses if use.count]
    if any(use.headed or use.aimed for _, use in uses):
        return False
    said = [
        sum(reading.role_at(place.start) is not Role.ANNEX for place in places(reading, shift.text))
        for reading, _ in uses
    ]
    return max(said, default=0) < TWICE


@remembered
def told(corpus: Corpus) -> tuple[Told, ...]:
    """The shifts that a reader is told, the heaviest first; what is new or gone with another of its line stands with it."""
    weights = {shift: Weight(**asdict(parts_of(shift, corpus.readings))) for shift in shifts_of(corpus)}
    frames = frames_of(list(weights))
    parts = {part for each in frames.values() for part in each}
    heads: list[list[Shift]] = []
    for shift in sorted(weights, key=lambda shift: -weights[shift].total)[: WEIGHED * MOST]:
        if shift in frames:
            heads.append([shift, *frames[shift]])
            continue
        if shift in parts or any(_is_implied(shift, first) for first, *_ in heads):
            continue
        head = next((each for each in heads if _goes_with(corpus, shift, each)), None)
        if head is None:
            heads.append([shift])
        else:
            head.append(shift)
    return tuple(
        Told(
            first,
            tuple(others),
            _together_with(corpus, first, others),
            weights[first],
            f"shift-{key_of(fold(first.text), first.course)}",
            first in frames,
        )
        for first, *others in heads[:MOST]
    )


def frames_of(shifts: Sequence[Shift]) -> dict[Shift, tuple[Shift, ...]]:
    """Programmes called by their number that are gone (五大计划), each with those of its kind that had a heading and are gone too."""
    gone = [shift for shift in shifts if shift.course is Course.GONE]
    found = {}
    for shift in gone:
        match = _FRAME.fullmatch(fold(shift.text))
        alike = [
            other
            for other in gone
            if match
            and fold(other.text).endswith(match[2])
            and other.use(other.earlier).headed
            and len(fold(other.text)) > len(fold(shift.text))
            and not _FRAME.fullmatch(fold(other.text))
            and (other.earlier, other.later) == (shift.earlier, shift.later)
        ]
        if match and 1 < len(alike) <= _NUMBERS.index(match[1]):
            found[shift] = tuple(alike)
    return found


def _is_implied(shift: Shift, told: Shift) -> bool:
    """Whether a shift follows from one that is told: what is gone is gone inside longer wordings too."""
    same = shift.course is told.course and shift.later == told.later
    return same and (fold(told.text) in fold(shift.text) or fold(shift.text) in fold(told.text))


def _goes_with(corpus: Corpus, shift: Shift, others: Sequence[Shift]) -> bool:
    """Whether a shift is told with others of its line: all are new in one document, or all are gone from one."""
    first = others[0]
    return (
        len(others) < TOGETHER
        and shift.course is first.course
        and shift.course in (Course.NEW, Course.GONE)
        and shift.later == first.later
        and (shift.course is Course.NEW or gone_since(shift) == gone_since(first))
        and any(_of_one_line(corpus, shift, other) for other in others)
    )


def _together_with(corpus: Corpus, first: Shift, others: Sequence[Shift]) -> Message:
    """The sentence of a shift with the names of what is new or gone besides."""
    sentence = sentence_of(corpus, first)
    if first.course is Course.GONE and first.kind is FormulationKind.POSITIONING:
        sentence = _with_position(corpus, sentence, first)
    if not others:
        return sentence
    names = listed([name_of(other.text) for other in others])
    more = say("Gone with it: {names}.", names=names)
    if first.course is Course.NEW:
        more = say("First seen with it: {names}.", names=names)
    elif any(gone_since(other) != gone_since(first) for other in others):
        more = say(
            "No longer said in {later} either: {names}.", names=names, later=year_of(corpus, first.later)
        )
    if first.course is Course.NEW and follows_at_once(corpus, first.later):
        more = say("New with it: {names}.", names=names)
    return together([sentence, more], between={"en": " ", "zh": ""})


def _with_position(corpus: Corpus, sentence: Message, shift: Shift) -> Message:
    """The sentence of a positioning that is gone with what the later document says instead, where it stood in the goals."""
    position = _instead(corpus, shift)
    if position is None:
        return sentence
    names = listed([name_of(name) for name in position.names[:TOLD]])
    later = year_of(corpus, shift.later)
    more = say("The positioning in {later} reads {names}.", later=later, names=names)
    if len(position.names) > TOLD:
        more = say("The positioning in {later} reads {names}, among others.", later=later, names=names)
    return together([sentence, more], between={"en": " ", "zh": ""})


def _instead(corpus: Corpus, shift: Shift) -> Position | None:
    """What the goals of the later document say the place is to be, where those of the earlier one had a positioning that is gone."""
    gone = shift.course is Course.GONE and shift.kind is FormulationKind.POSITIONING
    return position_of(corpus, shift.later) if gone and shift.use(shift.earlier).aimed else None


def _of_one_line(corpus: Corpus, one: Shift, other: Shift) -> bool:
    """Whether two shifts are of one line of policy, or of one sentence."""
    lines = [(shift.line, line_of(shift.other)) if shift.other else (shift.line,) for shift in (one, other)]
    return _quoted(corpus, one) == _quoted(corpus, other) or any(_one_line(*pair) for pair in product(*lines))


@remembered
def _quoted(corpus: Corpus, shift: Shift) -> tuple[Course, str, int]:
    """The sentence in which a formulation stands that is new or gone, with what became of it."""
    use = shift.use(shift.earlier if shift.course in (Course.GONE, Course.FADED) else shift.later)
    anchor = corpus.cite(use.document, use.start, use.end).anchor if use.count else -1
    return shift.course, use.document, anchor


def _one_line(one: str, other: str) -> bool:
    """Whether two formulations are of one line: one is most of the other.

    >>> _one_line("文明城区", "全国文明城区"), _one_line("高质量发展", "服务业高质量发展示范区")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) >= HALF * len(longer)


def sides_of(corpus: Corpus, shift: Shift) -> tuple[Side, ...]:
    """What documents have, each with its sentence: the formulation where another took its place, else how often.

    Besides the two that are set beside each other these are the ones that say it most.
    """
    if shift.other:
        before, after = shift.use(shift.earlier), shift.other_use(shift.later)
        return _side(corpus, before, name_of(shift.text)), _side(corpus, after, name_of(shift.other))
    ends = (shift.earlier, shift.later)
    others = [use for use in shift.uses if use.count and use.document not in ends]
    shown = {use.document for use in sorted(others, key=lambda use: -use.count)[: SIDES - len(ends)]}
    position = _instead(corpus, shift)
    sides = [
        _side(corpus, use, uses_told(use.count))
        for use in shift.uses
        if use.document in shown or (use.document in ends and not (position and use.document == shift.later))
    ]
    if position:
        names = listed([name_of(name) for name in position.names[:TOLD]])
        cited = corpus.cite(position.document, position.start, position.end)
        sides.append(Side(position.document, names, cited))
    return tuple(sides)


def _side(corpus: Corpus, use: Use, shown: Message | str) -> Side:
    cited = corpus.cite(use.document, use.start, use.end) if use.count else None
    return Side(use.document, shown, cited)


def _theme(corpus: Corpus, shift: Shift) -> str:
    """The main field of the section that the quoted sentence stands in."""
    use = max(shift.uses, key=lambda use: use.rate)
    section = corpus[use.document].section_at(use.start) if use.count else None
    return main_theme(corpus[use.document], section) if section else ""


def summary(corpus: Corpus) -> list[Message]:
    """How many formulations there are, which go through all documents, what limits what can be told."""
    years = [reading.document.id for reading in corpus.years]
    lives = lives_of(corpus)
    held = Counter(f.document for life in lives for f in life.held)
    said = [
        say(
            "Formulations found: {counts}.",
            counts=together(
                [say("{document}: {count}", document=name, count=held[name]) for name in years],
                between=SEMICOLON,
            ),
        )
    ]
    through = [life for life in lives if len({f.document for f in life.held}) == len(years)]
    if len(years) > 1 and through:
        used = sorted(through, key=lambda life: -sum(len(f.occurrences) for f in life.held))
        said.append(
            say_n(
                "{n} stands in all {documents} documents: {names}.",
                "{n} stand in all {documents} documents, the most used being {names}.",
                len(through),
                documents=len(years),
                names=listed([name_of(life.text) for life in used[:8]]),
            )
        )
    pieces = _fragments(corpus)
    if pieces:
        said.append(
            say(
                "Of {documents} parts are not held: what they do not say there cannot be told.",
                documents=listed(pieces),
            )
        )
    return said


def _fragments(corpus: Corpus) -> Sequence[str]:
    return [reading.document.id for reading in corpus.years if not reading.whole]
