"""What became of formulations, in sentences for their page and the index."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.formulations.lives import lives_of
from yzcompare.formulations.shifts import Course, Shift, shifts_of
from yzcompare.formulations.uses import Use
from yzcompare.formulations.weights import parts_of
from yzcompare.genre.phrases import QUOTE_MARKS, fold
from yzcompare.messages import Message, listed, say, say_n
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.keys import key_of
from yzcompare.themes.coding import main_theme

PAGE = "04-phrasing"

MOST = 40
"""Shifts that a page tells, the heaviest first."""

NEWS = 24
"""Of these, what the index may take, one for a line of policy."""

HALF = 0.5
"""Part of a formulation's characters from which one inside it is of the same line: 全国文明城区 and 文明城区."""

SEVERAL = 3
"""Documents that are named one by one; more are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A shift with its sentence and its weight, and the id of its place on the page."""

    shift: Shift
    sentence: Message
    weight: Weight
    anchor: str


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What became of formulations, the heaviest first, one finding for a line of policy."""
    found: list[Finding] = []
    lines: list[str] = []
    for each in told(corpus):
        shift = each.shift
        if len(found) < NEWS and not any(_one_line(shift.line, line) for line in lines):
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
                )
            )
            lines.append(shift.line)
    return tuple(found)


@remembered
def told(corpus: Corpus) -> tuple[Told, ...]:
    """The shifts that a reader is told, the heaviest first."""
    each = [
        Told(shift, sentence_of(corpus, shift), weight, f"shift-{key_of(fold(shift.text), shift.course)}")
        for shift in shifts_of(corpus)
        for weight in [Weight(**asdict(parts_of(shift, corpus.readings)))]
    ]
    return tuple(sorted(each, key=lambda told: -told.weight.total)[:MOST])


def _one_line(one: str, other: str) -> bool:
    """Whether two formulations are of one line: one is most of the other.

    >>> _one_line("文明城区", "全国文明城区"), _one_line("高质量发展", "服务业高质量发展示范区")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) >= HALF * len(longer)


def sentence_of(corpus: Corpus, shift: Shift) -> Message:
    """What became of a formulation, in a sentence."""
    name, other = name_of(shift.text), name_of(shift.other)
    years: dict[str, object] = {
        "earlier": year_of(corpus, shift.earlier),
        "later": year_of(corpus, shift.later),
    }
    before, after = (uses_told(shift.use(document).count) for document in (shift.earlier, shift.later))
    if shift.course is Course.REPLACED:
        return say("{old} of {earlier} gave way to {new} in {later}.", old=name, new=other, **years)
    if shift.course is Course.OVERTAKEN:
        rose = (uses_told(shift.other_use(document).count) for document in (shift.earlier, shift.later))
        return say(
            "{old} fell from {before} in {earlier} to {after} in {later}; {new} rose from {fewer} to {more}.",
            **(years | {"old": name, "new": other, "before": before, "after": after}),
            **dict(zip(("fewer", "more"), rose, strict=True)),
        )
    if shift.course is Course.NEW:
        searched = _earlier(corpus, shift.later)
        if len(searched) > SEVERAL:
            return say(
                "{name} is new in {later}: {after}, and none in the {n} earlier documents.",
                name=name,
                after=after,
                n=len(searched),
                later=years["later"],
            )
        return say(
            "{name} is new in {later}: {after}, and none in {searched}.",
            name=name,
            after=after,
            searched=listed(searched),
            later=years["later"],
        )
    if shift.course is Course.FIRST_SEEN:
        return say(
            "{name} is first seen in {later}: {after}. Parts of earlier documents are not held.",
            name=name,
            after=after,
            later=years["later"],
        )
    values = {"name": name, "before": before, "after": after, **years}
    if shift.course is Course.GONE:
        return say("{name}: {before} in {earlier}, none in {later}.", **values)
    if not shift.use(shift.earlier).count:
        return say("{name}: none in {earlier}, {after} in {later}.", **values)
    if shift.course is Course.GREW:
        return say("{name} is said more often: {before} in {earlier}, {after} in {later}.", **values)
    return say("{name} is said less often: {before} in {earlier}, {after} in {later}.", **values)


def name_of(text: str) -> str:
    """A formulation in quotation marks, unless it has some of its own.

    >>> name_of("新质生产力"), name_of("“11241”产业体系")
    ('“新质生产力”', '“11241”产业体系')
    """
    return text if any(mark in text for mark in QUOTE_MARKS) else f"“{text}”"


def uses_told(count: int) -> Message:
    """How often a formulation is used, in words."""
    return say_n("{n} use", "{n} uses", count) if count else say("no use")


def year_of(corpus: Corpus, document: str) -> str:
    """The year of a document; its id where the place has several of that year."""
    year = corpus[document].document.year
    several = sum(reading.document.year == year for reading in corpus.years) > 1
    return document if several else str(year)


def _earlier(corpus: Corpus, document: str) -> list[str]:
    """Years of the documents before one."""
    names = [reading.document.id for reading in corpus.years]
    return [year_of(corpus, name) for name in names[: names.index(document)]]


def sides_of(corpus: Corpus, shift: Shift) -> tuple[Side, ...]:
    """What each of the two documents has, with its sentence."""
    later = shift.other_use(shift.later) if shift.other else shift.use(shift.later)
    names = (shift.text, shift.other or shift.text)
    return tuple(
        _side(corpus, use, name) for use, name in zip((shift.use(shift.earlier), later), names, strict=True)
    )


def _side(corpus: Corpus, use: Use, name: str) -> Side:
    cited = corpus.cite(use.document, use.start, use.end) if use.count else None
    shown = say("{name}, {uses}", name=name_of(name), uses=uses_told(use.count))
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
            counts=listed([say("{n} in {document}", n=held[name], document=name) for name in years]),
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
