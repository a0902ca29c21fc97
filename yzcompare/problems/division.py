"""Division: what a report names as its problems, one by one, with what each is about.

A passage on problems numbers them (一是…二是…) or sets them behind each other with semicolons; it opens with
words that lead into it (我们也清醒地看到) and closes with a promise to act (对此，我们将…), which are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.problems.shortfalls import shortfalls_of
from yzcompare.problems.subjects import found_in
from yzcompare.reading.layers import layer, overlapping
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span, clauses, sentences

LEAST = 4
"""Characters: what is shorter is what is left of a lead or of a number, and no problem."""

MISSED = "missed-targets"
"""The subject of what fell short of plan."""

_NUMBERED = re.compile(
    r"(?:(?<=^)|(?<=[。；：:;，,！!\s]))(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十][）)])[，、：]?"
)
_GENERAL = re.compile(
    r"(?:存在|面临|还有|仍有).{0,12}(?:问题|矛盾|不足|差距|困难|挑战|短板|弱项)[，。；：]?$"
)
"""A clause that says that there are problems, and not which."""

_PARTED = re.compile("[；;]")
_EDGES = "，；：。、！,;:!. \n\t　——"


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that names a problem of a subject; `term` is the word that says so, `start` and `end` are of the source."""

    document: str
    subject: str
    term: str
    start: Received
    end: Received
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem that a report names: the `number`th of its document, in its words, with the subjects it speaks of."""

    document: str
    number: int
    start: Received
    end: Received
    text: str
    mentions: tuple[Mention, ...]


@layer
def problems_of(reading: Reading) -> tuple[Problem, ...]:
    """The problems that a document names in its passages on problems, in their order.

    >>> from yzcompare import load
    >>> found = problems_of(load()["2014"])
    >>> len(found), found[2].text[:16], [mention.subject for mention in found[2].mentions][:3]
    (6, '作为中心区和老城区，基础设施欠账', ['infrastructure', 'traffic', 'city-management'])
    """
    parts = [part for passage in _passages(reading) for part in _parts(reading.text.text, passage)]
    return tuple(_problem(reading, number, part) for number, part in enumerate(parts, 1))


def _passages(reading: Reading) -> Iterator[Span[Clean]]:
    for passage in reading.passages:
        if passage.role is Role.PROBLEMS:
            end = reading.text.place(Received(passage.end - 1)) + 1
            yield Span(reading.text.place(passage.start), Clean(end))


def _parts(text: str, passage: Span[Clean]) -> Iterator[Span[Clean]]:
    """The problems of a passage: from number to number where it numbers them, else from semicolon to semicolon."""
    kept = list(_naming(text, passage))
    marks = [m.span() for m in _NUMBERED.finditer(text, passage.start, passage.end)]
    numbered = [mark for mark in marks if any(span.start <= mark[0] < span.end for span in kept)]
    for span in kept:
        inside = [mark for mark in numbered if span.start <= mark[0] < span.end]
        edges = [*inside, *_led(text, span)]
        if not numbered:
            edges += (m.span() for m in _PARTED.finditer(text, span.start, span.end))
        starts = [span.start, *(end for _, end in sorted(edges))]
        ends = [*(start for start, _ in sorted(edges)), span.end]
        for start, end in zip(starts, ends, strict=True):
            part = _trimmed(text, Clean(start), Clean(end))
            if part is not None:
                yield part


def _led(text: str, span: Span[Clean]) -> Iterator[tuple[int, int]]:
    """The colons behind what leads into the problems: …还存在不少困难和问题：."""
    for clause in clauses(text, span.start, span.end):
        if text[clause.end - 1] in "：:" and _leads(text[clause.start : clause.end]):
            yield clause.end - 1, clause.end


def _naming(text: str, passage: Span[Clean]) -> Iterator[Span[Clean]]:
    """The stretches of a passage that name problems: its sentences without promises and reasons.

    A numbered problem goes on to the next number, over sentences that explain it.
    """
    found: list[Span[Clean]] = []
    explained, before = False, passage.start
    for span in sentences(text, passage.start, passage.end):
        said = text[span.start : span.end]
        same_line = "\n" not in text[before : span.start]
        before = span.end
        explained = any(word in said for word in _words("reasons")) or (explained and same_line)
        if explained or _promises(said):
            continue
        goes_on = found and found[-1].end == span.start and not _NUMBERED.match(said)
        if goes_on and _NUMBERED.search(text, found[-1].start, found[-1].end):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    yield from found


def _promises(sentence: str) -> bool:
    """Whether a sentence promises to act and names no problem more.

    >>> _promises("对此，我们一定高度重视，认真加以解决。"), _promises("交通拥堵等问题仍未解决。")
    (True, False)
    """
    opening = sentence[:12]
    return any(word in opening for word in _words("promises"))


def _trimmed(text: str, start: Clean, end: Clean) -> Span[Clean] | None:
    """A part without the clauses that only lead into it; None where nothing else is in it."""
    kept = [c for c in clauses(text, start, end) if text[c.start : c.end].strip(_EDGES)]
    while kept and _leads(text[kept[0].start : kept[0].end]):
        kept.pop(0)
    while kept and (_promises(said := text[kept[-1].start : kept[-1].end]) or _leads(said)):
        kept.pop()
    if (
        not kept
        or _promises(text[kept[0].start : kept[0].end])
        or not _names_one(text[kept[0].start : kept[-1].end])
    ):
        return None
    said = text[kept[0].start : kept[-1].end]
    first = kept[0].start + len(said) - len(said.lstrip(_EDGES))
    last = kept[-1].end - (len(said) - len(said.rstrip(_EDGES)))
    return Span(Clean(first), Clean(last)) if last - first >= LEAST else None


def _names_one(part: str) -> bool:
    """Whether a part is about a subject of problems, or has a word that a problem is told with."""
    said = lists.passages()["problems"]
    return bool(found_in(part)) or any(word in part for word in (*said["shortfalls"], *said["remains"]))


def _leads(clause: str) -> bool:
    """Whether a clause only leads into a passage on problems.

    >>> _leads("我们也清醒地看到，"), _leads("发展中还存在不少矛盾和问题。"), _leads("停车困难，")
    (True, True, False)
    """
    led = any(word in clause for word in _words("leads"))
    return bool(led and clause.endswith(("：", ":"))) or (
        (led or bool(_GENERAL.search(clause))) and not found_in(clause)
    )


@cache
def _words(kind: str) -> tuple[str, ...]:
    return lists.problems().passage[kind]


def _problem(reading: Reading, number: int, part: Span[Clean]) -> Problem:
    text, name = reading.text.text, reading.document.id
    first: dict[str, Mention] = {}
    for clause in clauses(text, part.start, part.end):
        said = text[clause.start : clause.end].strip(_EDGES)
        if _circumstance(said):
            continue
        home = reading.text.home(clause.start, clause.end)
        found = found_in(said)
        # What fell short of plan is named by its indicators; none of them is a problem of its own there.
        if MISSED in found or overlapping(shortfalls_of(reading), *home):
            found = {MISSED: found.get(MISSED, "")}
        for subject, term in found.items():
            first.setdefault(subject, Mention(name, subject, term, *home, said))
    whole = text[part.start : part.end]
    return Problem(name, number, *reading.text.home(part.start, part.end), whole, tuple(first.values()))


def _circumstance(clause: str) -> bool:
    """Whether a clause tells what things came of, not what is wrong.

    >>> _circumstance("受外部环境和需求不足等因素影响"), _circumstance("停车受空间制约")
    (True, False)
    """
    return clause.startswith("受") and clause.endswith(_words("circumstances"))
