"""The automatic numbers of a Word document: what a reader sees before a paragraph and the text does not hold.

A paragraph names a list and a level, itself or through its style; the list names the abstract list that
says how each level counts and looks (ECMA-376, part 1, 17.9).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from yzcompare.receiving.word_numbers import number_in
from yzcompare.receiving.word_parts import Element, attribute, child, children, count, value

_PLACE = re.compile(r"%([1-9])")
_OPEN = re.compile(r"[0-9A-Za-z]$")

LEVELS = 9
"""Levels of a list in Word."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level counts: `text` is the number as shown, with %1 … %9 for the numbers of the levels."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = (
        None  # restarts behind a level of this number or above; None behind any above, 0 never
    )
    legal: bool = False  # the numbers of the levels above are shown in figures
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One list: its abstract list, its levels, and the levels that it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says that the text rests on."""

    based_on: str = ""
    number: str = ""
    level: int | None = None
    hidden: bool | None = None


def read_lists(root: Element | None, styles: Mapping[str, Style]) -> dict[str, Numbered]:
    """The lists of a document by their id, out of `word/numbering.xml`; none where it has none."""
    if root is None:
        return {}
    abstracts: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for abstract in children(root, "abstractNum"):
        name = attribute(abstract, "abstractNumId")
        abstracts[name] = dict(_levels(abstract))
        if link := value(abstract, "numStyleLink"):
            links[name] = link
    named = {attribute(each, "numId"): value(each, "abstractNumId") for each in children(root, "num")}
    for name, link in links.items():
        linked = named.get(styles.get(link, Style()).number, "")
        abstracts[name] = abstracts[name] or abstracts.get(linked, {})
    return {attribute(each, "numId"): _list(each, abstracts) for each in children(root, "num")}


def _list(num: Element, abstracts: Mapping[str, Mapping[int, Level]]) -> Numbered:
    abstract = value(num, "abstractNumId")
    levels = dict(abstracts.get(abstract, {}))
    starts: dict[int, int] = {}
    for override in children(num, "lvlOverride"):
        place = count(attribute(override, "ilvl"), 0)
        levels.update((place, level) for _, level in _levels(override))
        start = child(override, "startOverride")
        if start is not None:
            starts[place] = count(attribute(start, "val"), 1)
    return Numbered(abstract, levels, starts)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in children(parent, "lvl"):
        restart = child(level, "lvlRestart")
        legal = child(level, "isLgl")
        yield (
            count(attribute(level, "ilvl"), 0),
            Level(
                start=count(value(level, "start"), 0),
                style=_style(level),
                text=value(level, "lvlText"),
                restart=None if restart is None else count(attribute(restart, "val"), 0),
                legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
                paragraph_style=value(level, "pStyle"),
            ),
        )


def _style(level: Element) -> str:
    """How a level counts; what only newer versions know stands beside what all can show."""
    for holder in (level, *(f for a in children(level, "AlternateContent") for f in children(a, "Fallback"))):
        if found := value(holder, "numFmt"):
            return found
    return "decimal"


@dataclass(slots=True)
class Counters:
    """Counts the lists of a document from its beginning on; asked once for every paragraph, in order."""

    lists: Mapping[str, Numbered]
    styles: Mapping[str, Style]
    _at: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, style: str, number: str | None, level: int | None) -> str:
        """The number that a reader sees before a paragraph; empty for one that has none.

        `style` is the id of the paragraph's style, `number` and `level` what the paragraph itself names
        (None where it names none).
        """
        number, place = self._named(style, number, level)
        numbered = self.lists.get(number)
        if numbered is None or place not in numbered.levels:
            return ""
        at = self._at.setdefault(numbered.abstract, {})
        self._count(at, number, numbered, place)
        shown = numbered.levels[place]

        def told(found: re.Match[str]) -> str:
            level = numbered.levels.get(int(found[1]) - 1, Level())
            counted = at.get(int(found[1]) - 1, level.start)
            return number_in("decimal" if shown.legal else level.style, counted)

        if shown.style in ("bullet", "none") and not _PLACE.search(shown.text):
            return "" if shown.style == "bullet" else shown.text
        label = _PLACE.sub(told, shown.text)
        return f"{label} " if _OPEN.search(label) else label

    def _named(self, style: str, number: str | None, level: int | None) -> tuple[str, int]:
        """List and level of a paragraph: its own words come before those of its style."""
        named, place, owner = inherited(self.styles, style)
        if number is not None:
            return number, level or 0
        if not named:
            return "", 0
        by_style = next(
            (at for at, each in self.lists[named].levels.items() if each.paragraph_style == owner)
            if named in self.lists
            else iter(()),
            None,
        )
        return named, level if level is not None else by_style if by_style is not None else place or 0

    def _count(self, at: dict[int, int], number: str, numbered: Numbered, place: int) -> None:
        """Count one more at a level; the levels below it begin anew."""
        start = numbered.starts.get(place)
        if start is not None and (number, place) not in self._begun:
            at[place] = start
        else:
            at[place] = at[place] + 1 if place in at else numbered.levels[place].start
        self._begun.add((number, place))
        for lower in [each for each in at if each > place]:
            restart = numbered.levels.get(lower, Level()).restart
            if restart is None or place < restart:
                del at[lower]


def inherited(styles: Mapping[str, Style], style: str) -> tuple[str, int | None, str]:
    """List, level and owner of the numbering that a style has, itself or from the style that it is based on.

    >>> styles = {"a": Style(number="3", level=1), "b": Style(based_on="a")}
    >>> inherited(styles, "b"), inherited(styles, "c")
    (('3', 1, 'a'), ('', None, ''))
    """
    seen: set[str] = set()
    while style in styles and style not in seen:
        seen.add(style)
        found = styles[style]
        if found.number:
            return ("", None, "") if found.number == "0" else (found.number, found.level, style)
        style = found.based_on
    return "", None, ""


def hidden_by(styles: Mapping[str, Style], style: str) -> bool:
    """Whether a style hides its text, itself or through the style that it is based on.

    >>> hidden_by({"a": Style(hidden=True), "b": Style(based_on="a")}, "b")
    True
    """
    seen: set[str] = set()
    while style in styles and style not in seen:
        seen.add(style)
        hidden = styles[style].hidden
        if hidden is not None:
            return hidden
        style = styles[style].based_on
    return False


def read_styles(root: Element | None) -> tuple[dict[str, Style], str]:
    """The styles of a document by their id, and the id of the paragraph style that is meant where none is named."""
    styles: dict[str, Style] = {}
    usual = ""
    for style in children(root, "style") if root is not None else ():
        name = attribute(style, "styleId")
        found = Style(based_on=value(style, "basedOn"), hidden=vanishing(child(style, "rPr")))
        properties = child(style, "pPr")
        numbering = child(properties, "numPr") if properties is not None else None
        if numbering is not None:
            level = value(numbering, "ilvl")
            found = replace(found, number=value(numbering, "numId"), level=count(level, 0) if level else None)
        styles[name] = found
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            usual = name
    return styles, usual


def vanishing(properties: Element | None) -> bool | None:
    """Whether properties of a run hide its text; None where they do not say."""
    found = child(properties, "vanish") if properties is not None else None
    return None if found is None else attribute(found, "val") not in ("0", "false", "off")
