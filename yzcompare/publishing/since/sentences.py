"""Marks in sentences: what a text says now and said in an earlier run, down to its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from rapidfuzz import fuzz, process

from yzcompare.publishing.since.sequences import opcodes

ALIKE = 50.0
"""Per cent that two sentences or rows share from which the one is the other, changed."""

LONGEST = 4000
"""Tokens: longer texts are marked as a whole."""

AHEAD = 200
"""Texts among which the earlier form of one is looked for."""

SHOWN = 160
"""Characters of a text that is gone which are shown in its place."""

NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]+|\s+|.", re.S)
_SENTENCE = re.compile(r"[^.。！？!?]+[.。！？!?]*\s*")
_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "pre", "footer", "blockquote", "div"}
    | {"figcaption", "details", "ul", "ol", "section"}
)
_UNSEEN = frozenset({"svg", "style", "script", "table"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: a figure, sentence, table row, table column or result; changed, added, gone, moved."""

    kind: str
    state: str


def fresh(name: str, words: str = "", *more: str) -> Tag:
    """An element of the class `since`, with words in it."""
    element = BeautifulSoup("", "html.parser").new_tag(name, attrs={"class": " ".join(("since", *more))})
    if words:
        element.append(NavigableString(words))
    return element


def comparable(before: str, after: str) -> bool:
    """Whether two texts can be about one thing: one of them names no year that the other does not name.

    What is said of 2020 and 2024 is no earlier form of what is said of 2024 and 2025.

    >>> comparable("2 of 3 texts (2014, 2020)", "3 of 4 texts (2014, 2020, 2024)")
    True
    >>> comparable("9 links from 2020 to 2024", "7 links from 2024 to 2025")
    False
    """
    then, now = _years(before), _years(after)
    return then <= now or now <= then


@lru_cache(maxsize=4096)
def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


def same(text: str) -> str:
    """Text by which two are one: numbers by value, white space as one blank.

    >>> same("1,200.0  firms") == same("1200 firms")
    True
    """
    return NUMBER.sub(lambda match: _value(match[0]), " ".join(text.split()))


def _value(number: str) -> str:
    plain = number.replace(",", "").replace("−", "-")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def mark_texts(new: BeautifulSoup, old: BeautifulSoup) -> Iterator[Difference]:
    """Mark sentences outside of tables."""
    now, then = _blocks(new), _blocks(old)
    words = ["".join(nodes) for _, nodes in then]
    keys = [same(text) for text in words], [same("".join(nodes)) for _, nodes in now]
    last: Tag | None = None
    for tag, a, b, c, d in opcodes(*keys):
        if tag == "equal":
            last = now[d - 1][0]
            continue
        partners = _alike(words[a:b], ["".join(nodes) for _, nodes in now[c:d]])
        taken = set(partners.values())
        for step, (block, nodes) in enumerate(now[c:d]):
            if step in partners:
                yield from mark_text(nodes, words[a + partners[step]], "sentence")
            else:
                _mark_new(block)
                yield Difference("sentence", "added")
            last = block
        for step in range(b - a):
            if step not in taken:
                last = _strike(new, last, " ".join(words[a + step].split()))
                yield Difference("sentence", "gone")


def _blocks(soup: BeautifulSoup) -> list[tuple[Tag, list[NavigableString]]]:
    """Blocks of text outside of tables, each with its pieces of text, in the order of the page."""
    found: dict[int, tuple[Tag, list[NavigableString]]] = {}
    for node in soup.find_all(string=True):
        above = [parent for parent in node.parents if isinstance(parent, Tag)]
        if not node.strip() or any(_is_apart(parent) for parent in above):
            continue
        block = next(
            (
                parent
                for parent in above
                if parent.name in _BLOCKS
                or (parent.parent is not None and parent.parent.name == "figcaption")
            ),
            soup,
        )
        found.setdefault(id(block), (block, []))[1].append(node)
    return list(found.values())


def _is_apart(element: Tag) -> bool:
    """Whether an element holds no text of its block: a table, what is not seen, what is only heard."""
    return element.name in _UNSEEN or "heard" in element.get_attribute_list("class")


def _alike(then: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """For each text now the earlier text that it is a change of, in the same order."""
    partners: dict[int, int] = {}
    start = 0
    for number, text in enumerate(now):
        near = {n: then[n] for n in range(start, min(start + AHEAD, len(then))) if comparable(then[n], text)}
        best = process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            partners[number] = best[2]
            start = best[2] + 1
    return partners


def mark_text(nodes: Sequence[NavigableString], before: str, kind: str) -> list[Difference]:
    """Mark in a text the words that differ from an earlier one; figures count for themselves."""
    after = "".join(nodes)
    steps = _steps(before, after)
    figures = [
        step for step in steps if NUMBER.fullmatch(step[2]) and NUMBER.fullmatch(after[step[0] : step[1]])
    ]
    _rewrite(nodes, steps)
    found = [Difference("figure", "changed")] * len(figures)
    if len(figures) < len(steps):
        found += [Difference(kind, "changed")] * (_touched(before, after) if kind == "sentence" else 1)
    return found


def _touched(before: str, after: str) -> int:
    """How many sentences of a text differ, besides its figures."""
    sides = [
        [NUMBER.sub("0", " ".join(sentence.split())) for sentence in _SENTENCE.findall(text)]
        for text in (before, after)
    ]
    codes = opcodes(*sides)
    return max(1, sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal"))


def _steps(before: str, after: str) -> list[tuple[int, int, str]]:
    """Where two texts differ: start and end in the later one, and what stood there in the earlier one.

    >>> _steps("2 of 4 are whole", "3 of 5 are whole")
    [(0, 1, '2'), (5, 6, '4')]
    """
    sides = [_TOKEN.findall(before), _TOKEN.findall(after)]
    if max(map(len, sides)) > LONGEST:
        return [(0, len(after), before)]
    keys = [[_value(t) if t[0].isdigit() else t if t.strip() else " " for t in side] for side in sides]
    places = [0]
    for token in sides[1]:
        places.append(places[-1] + len(token))
    steps: list[tuple[int, int, str]] = []
    bridge = ""
    for tag, a, b, c, d in opcodes(*keys):
        if tag == "equal":
            bridge = "".join(sides[0][a:b])
            continue
        words = "".join(sides[0][a:b])
        if steps and not bridge.strip():
            # Two changes with a blank between them read as one.
            steps[-1] = (steps[-1][0], places[d], steps[-1][2] + bridge + words)
        else:
            steps.append((places[c], places[d], words))
    return steps


def _rewrite(nodes: Sequence[NavigableString], steps: Sequence[tuple[int, int, str]]) -> None:
    """Put `ins` round what is new and `del` before it, across the pieces of one text."""
    start = 0
    for node in nodes:
        end = start + len(node)
        last = node is nodes[-1]
        made: list[PageElement] = []
        place = start
        for low, high, words in steps:
            opens = start <= low < end or (last and low == end)
            if not opens and not (low < start < high):
                continue
            inner_low, inner_high = max(low, start), min(high, end)
            if inner_low > place:
                made.append(NavigableString(node[place - start : inner_low - start]))
            if words and opens:
                made.append(fresh("del", words))
            if inner_high > inner_low:
                made.append(fresh("ins", node[inner_low - start : inner_high - start]))
            place = max(place, inner_high)
        if made:
            if place < end:
                made.append(NavigableString(node[place - start :]))
            node.replace_with(*made)
        start = end


def wrap(nodes: Sequence[NavigableString]) -> None:
    """Mark pieces of text as new."""
    for node in nodes:
        node.wrap(fresh("ins"))


def _mark_new(block: Tag) -> None:
    """Mark a whole block as new by a word before it: what is marked inside it stays to be seen."""
    block["class"] = (
        " ".join(["since", *block.get_attribute_list("class")]) if block.get("class") else "since"
    )
    block.insert(0, fresh("b", "new"))


def _strike(soup: BeautifulSoup, last: Tag | None, words: str) -> Tag:
    """Put a sentence that is gone behind a block, as a block of its own; return that."""
    item = last is not None and last.name == "li"
    gone = fresh("li" if item else "p", "", "gone")
    gone.append(fresh("del", words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"))
    if last is None or last is soup:
        soup.insert(0, gone)
    else:
        last.insert_after(gone)
    return gone
