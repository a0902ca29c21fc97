"""The evidence: a page for each source text, with an anchor for every sentence that a report can cite.

The page shows the text as it was read. What cleaning changed stands in it, switched off: every
character of the received file is on the page.
"""

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, pairwise, takewhile, zip_longest
from pathlib import Path

from yzcompare import rooms
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES, SEMICOLON, Message, both, say, together
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.frame import frame_of
from yzcompare.publishing.originals import leaves, original_file
from yzcompare.publishing.templating import rendered
from yzcompare.reading.citation import Citation, bibtex, cite_sentences, gb7714
from yzcompare.reading.manifest import Document, named_parts
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import source_page
from yzcompare.showing.html import Html, attribute, escape
from yzcompare.showing.names import genre_name

LOWEST = 6
"""The lowest heading that HTML knows."""

_SHOWN = {"\n": "⏎", "\r": "␍", "\t": "⇥", " ": "␣", "\u2002": "␣", "\u3000": "␣", "\xa0": "␣"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the source that one rule left or changed: as received, as read, and why."""

    start: int
    end: int
    rule: str
    before: str
    after: str
    reason: str


def write_sources(corpus: Corpus, folder: Path, languages: tuple[str, ...] = LANGUAGES) -> list[Path]:
    """Write the page of every source text of a corpus into a folder; return the paths."""
    paths = []
    for name in corpus.readings:
        paths.append(folder / source_page(name))
        paths[-1].write_text(page(corpus, name, languages), encoding="utf-8")
    return paths


def page(corpus: Corpus, document: str, languages: tuple[str, ...] = LANGUAGES) -> str:
    """The page of one source text: outline, text with anchors, and what cleaning changed.

    Raises InputError for an unknown document.
    """
    reading = corpus[document]
    citing = (TEMPLATES / "evidence.js").read_text(encoding="utf-8")
    changed = runs(reading)
    read = rooms.read(corpus, document)
    return rendered(
        "source.html.j2",
        frame_of(corpus, reading.document.title, languages=languages),
        citing,
        citing=Html(citing),
        document=reading.document,
        looks_cut=reading.looks_cut,
        missing=named_parts(reading.document.missing),
        facts=_facts(reading),
        gb7714=gb7714(reading.document),
        bibtex=bibtex(reading.document),
        witnesses=[d.id for d in corpus.documents if d.witness_of == document],
        file_of=source_page,
        outline=Html().join(_branch(reading, s) for s in reading.sections if not s.parent),
        text=_text(
            reading, changed, rooms.places(corpus, document), {each.place: each.words for each in read}
        ),
        read=read,
        rules=_rules(changed),
        counted=together(
            [together([rule, " ", str(count)]) for rule, count in _rules(changed)], between=SEMICOLON
        ),
    )


def runs(reading: Reading) -> tuple[Run, ...]:
    """Divide a source into what cleaning kept and what each rule changed, in the order of the source.

    Kept stretches have no rule. Together the runs give both texts back.

    >>> from yzcompare.reading.manifest import Document
    >>> from yzcompare.reading.reader import read_text
    >>> text = "一、任务\\n(一) 改造老旧小区 10 个。"
    >>> made = runs(read_text(Document("a", 2014, "报告", "work report", Path("a.txt")), text))
    >>> [(run.before, run.after) for run in made if run.rule]
    [('(', '（'), (')', '）'), (' ', ''), (' ', ''), (' ', '')]
    """
    text = reading.text
    clean = dict(zip(text.origins, text.text, strict=True))
    reasons: dict[tuple[str, int], str] = {}
    for repair in text.repairs:
        for offset in range(repair.start, repair.end):
            reasons[repair.rule, offset] = repair.reason
    found = []
    start = 0
    for (rule, reason), group in groupby(
        ((rule, reasons.get((rule, n), "")) for n, (_, rule) in enumerate(text.fates()))
    ):
        end = start + sum(1 for _ in group)
        after = "".join(clean.get(offset, "") for offset in map(Received, range(start, end)))
        found.append(Run(start, end, rule, text.source[start:end], after, reason))
        start = end
    return tuple(found)


def _facts(reading: Reading) -> list[tuple[Message, object]]:
    """What is known of a text, as names and values; what is not known is left out."""
    d = reading.document
    known: list[tuple[Message, object]] = [
        (say("kind"), genre_name(d.genre)),
        (say("date"), d.date),
        (say("plans for"), d.period),
        (say("looks back on"), d.reviews),
        (say("held, as the manifest says"), named_parts(d.held)),
        (say("published by"), d.publisher),
        (say("address"), d.url),
        (say("retrieved"), d.retrieved),
        (
            say("received as"),
            say("{file}, {chars:,} characters", file=d.source.name, chars=len(reading.source)),
        ),
        (say("taken out of"), _original(d)),
        (say("SHA-256 of the original"), d.original_sha256),
        (both("SHA-256", "SHA-256"), hashlib.sha256(reading.source.encode()).hexdigest()),
    ]
    return [(name, value) for name, value in known if value]


def _original(document: Document) -> Html | str:
    """The name of the file that a text was taken out of, as a link where the file is held."""
    if document.original is None:
        return ""
    name = original_file(document)
    return (
        Html('<a href="{}">{}</a>').format(name, document.original.name) if name else document.original.name
    )


def _rules(changed: Iterable[Run]) -> list[tuple[str, int]]:
    """How many stretches each rule changed, most first."""
    return Counter(run.rule for run in changed if run.rule).most_common()


def _branch(reading: Reading, section: Section) -> Html:
    """A section of the outline with those below it."""
    below = Html().join(_branch(reading, s) for s in reading.sections if s.parent == section.id)
    inner = Html("<ul>{}</ul>").format(below) if below else ""
    return Html('<li><a href="#s{}">{}</a>{}</li>').format(section.start, section.title, inner)


def _text(
    reading: Reading, changed: tuple[Run, ...], places: frozenset[int], numbers: Mapping[int, str]
) -> Html:
    """The text in paragraphs and headings; what stands between two paragraphs closes the first one."""
    depth = {s.start: len(reading.path_to(s)) for s in reading.sections}
    level = {s.start: s.level for s in reading.sections}
    cited = cite_sentences(reading)
    bounds = [c.start for c in cited[1:]] + [len(reading.source)]
    clean = dict(zip(reading.text.origins, reading.text.text, strict=True))
    inked = _Ink(changed, clean, places - {c.start for c in cited}, numbers, leaves(reading))
    lead = inked.span(0, cited[0].start if cited else len(reading.source))
    parts = [Html('<p class="between">{}</p>').format(lead)] if lead else []
    for _, paragraph in groupby(
        zip(cited, bounds, strict=True), key=lambda pair: _line(reading, pair[0].start)
    ):
        pieces = list(paragraph)
        first = pieces[0][0]
        said = [_sentence(inked, c) + inked.span(c.end, bound) for c, bound in pieces]
        if first.start not in level:
            parts.append(Html("<p>{}</p>").format(Html().join(said)))
            continue
        tag = f"h{min(depth[first.start] + 1, LOWEST)}"
        heading = Html('<{} class="level-{}">{}</{}>').format(tag, min(level[first.start], 3), said[0], tag)
        rest = Html("<p>{}</p>").format(Html().join(said[1:])) if len(said) > 1 else ""
        parts.append(
            Html('<div class="section level-{}">{}{}</div>').format(min(level[first.start], 3), heading, rest)
        )
    return Html("\n").join(parts)


def _line(reading: Reading, offset: Received) -> int:
    """Number of the clean text's line in which a character of the source stands."""
    return reading.text.text.count("\n", 0, reading.text.place(offset))


def _sentence(inked: "_Ink", cited: Citation) -> Html:
    return Html('<span class="sentence" id="s{}"{}>{}</span>').format(
        cited.start, attribute("title", cited.reference), inked.span(cited.start, cited.end)
    )


@dataclass(frozen=True, slots=True)
class _Ink:
    """Writes spans of a source: kept text plainly, repairs as what went and what came, with anchors."""

    runs: tuple[Run, ...]
    clean: dict[Received, str]
    places: frozenset[int]
    numbers: Mapping[int, str]
    """What was read as a number, by its place."""
    leaves: Mapping[int, Html]
    """What says where a page of the original begins, by its place."""

    def span(self, start: int, end: int) -> Html:
        """HTML of characters `start` to `end` of the source."""
        turned = [place for place in self.leaves if start <= place < end]
        bounds = [start, *turned, end]
        stretches = (self._stretch(first, last) for first, last in pairwise(bounds))
        between = (self.leaves[place] for place in turned)
        return Html().join(chain.from_iterable(zip_longest(stretches, between, fillvalue=Html())))

    def _stretch(self, start: int, end: int) -> Html:
        """HTML of characters in which no page begins."""
        if start >= end:
            return Html()
        first = bisect_right(self.runs, start, key=lambda run: run.start) - 1
        touched = takewhile(lambda run: run.start < end, self.runs[first:])
        return Html().join(part for run in touched for part in self._run(run, start, end))

    def _run(self, run: Run, start: int, end: int) -> Iterator[Html]:
        first, last = max(run.start, start), min(run.end, end)
        if run.rule:
            before = run.before[first - run.start : last - run.start]
            shown = _repair(
                run, before, "".join(self.clean.get(place, "") for place in map(Received, range(first, last)))
            )
            named = Html().join(_anchor(place) for place in range(first, last) if place in self.places)
            yield Html('<span class="repaired">{}{}</span>').format(named, shown) if named else shown
            return
        place = first
        while place < last:
            if place not in self.places:
                yield _letter(run, place)
                place += 1
                continue
            end = self._end(run, place, last)
            yield _anchor(place, (self._inside(run, inner, place) for inner in range(place, end)))
            if end == place:
                yield _letter(run, place)
            place = max(end, place + 1)

    def _end(self, run: Run, place: int, last: int) -> int:
        """Where the number that begins at a place ends, as far as it is written in one piece; the place itself if none does."""
        words = self.numbers.get(place, "")
        shared = takewhile(
            lambda pair: pair[0] == pair[1], zip(words, run.before[place - run.start :], strict=False)
        )
        return min(last, place + sum(1 for _ in shared))

    def _inside(self, run: Run, place: int, start: int) -> Html:
        """A character of a number, with the anchor of what begins inside the number."""
        return (_anchor(place) if place in self.places and place > start else Html()) + _letter(run, place)


def _letter(run: Run, place: int) -> Html:
    letter = run.before[place - run.start]
    return Html() if letter == "\n" else escape(letter)


def _anchor(place: int, inside: Iterable[Html] = ()) -> Html:
    """What a link leads to: a number, which lights up, or only where something begins."""
    return Html('<span class="at" id="s{}">{}</span>').format(place, Html().join(inside))


def _repair(run: Run, before: str, after: str) -> Html:
    """What went, shown where the switch is on or a link leads there, and what came in its place."""
    why = attribute("title", say("{rule}: {reason}", rule=run.rule, reason=run.reason))
    came = Html('<ins class="repair"{}>{}</ins>').format(why, after) if after else ""
    return Html('<del class="repair"{}>{}</del>{}').format(why, visible(before), came)


def visible(text: str) -> str:
    """Characters that are not seen, written so that they are.

    >>> visible("第 8 条\\n\\u200b")
    '第␣8␣条⏎<U+200B>'
    """
    return "".join(
        _SHOWN.get(c, f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cc", "Cf") else c) for c in text
    )
