"""The body of a Word document in lines: paragraphs and rows of tables as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yzcompare.receiving.word_numbering import Counters, Style, hidden_by, vanishing
from yzcompare.receiving.word_parts import Element, attribute, child, children, count, name_of, value

LAYOUT = 2_000
"""Characters of a cell from which on a table is no table: it lays out a page, and its cells hold paragraphs."""

_BLANK = re.compile(r"\s+")
_DELETED = frozenset(("del", "moveFrom"))
_INSERTED = frozenset(("ins", "moveTo"))
_AROUND = frozenset(
    (
        "hyperlink",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "sdtContent",
        "rubyBase",
        "Choice",
        "Fallback",
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BOXES = frozenset(("drawing", "pict", "object"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: a paragraph or a row of a table, and the number of the paragraph it begins with."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A pointer to a note: its kind ("footnote", "endnote"), its id, the paragraph in which it stands."""

    kind: str
    id: str
    paragraph: int


@dataclass(slots=True)
class Body:
    """Reads the blocks of a part in order; what it met on the way stands in its fields."""

    counters: Counters
    styles: dict[str, Style]
    usual: str = ""
    paragraph: int = 0
    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    noted: list[Noted] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)  # the fields around, each whether its result has begun
    _boxes: list[Element] = field(default_factory=list)
    _carried: str = ""  # the text of a paragraph whose end was deleted

    def lines(self, parent: Element) -> Iterator[Line]:
        """The lines of all blocks below an element."""
        for block in parent:
            name = name_of(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield from self._table(block)
            elif name in ("sdt", "customXml", "smartTag", "sdtContent", *_INSERTED):
                yield from self.lines(block)
            elif name == "AlternateContent":
                yield from self.lines(_chosen(block))

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        style, number, level, mark = self.usual, None, None, None
        if properties is not None:
            style = value(properties, "pStyle") or self.usual
            numbering = child(properties, "numPr")
            if numbering is not None:
                number = value(numbering, "numId") or None
                level = count(value(numbering, "ilvl"), 0) if value(numbering, "ilvl") else None
            mark = child(properties, "rPr")
        boxes, self._boxes = self._boxes, []
        at = len(self.noted)
        text = self._carried + "".join(self._inline(paragraph, hidden_by(self.styles, style)))
        self._carried = ""
        if mark is not None and any(child(mark, name) is not None for name in _DELETED):
            self._carried = text
        else:
            shown = text.strip()
            self.paragraph += bool(shown)
            # A paragraph whose end is hidden is none to a reader, nor does its list count it.
            label = "" if vanishing(mark) and not shown else self.counters.label(style, number, level)
            if shown or label.strip():
                yield Line(label + (text.lstrip() if label else text), max(self.paragraph, 1))
        self.noted[at:] = [Noted(each.kind, each.id, max(self.paragraph, 1)) for each in self.noted[at:]]
        inside, self._boxes = self._boxes, boxes
        for box in inside:
            before = self.paragraph
            yield from (Line(line.text, max(before, 1)) for line in list(self.lines(box)))
            self.paragraph = before

    def _inline(self, parent: Element, hidden: bool) -> Iterator[str]:
        """The text of what stands in a paragraph, in order."""
        for part in parent:
            name = name_of(part)
            if name == "r":
                yield from self._run(part, hidden)
            elif name in _DELETED:
                self.deleted += 1
            elif name in _INSERTED:
                self.inserted += 1
                yield from self._inline(part, hidden)
            elif name in ("oMath", "oMathPara"):
                yield "".join(each.text or "" for each in part.iter() if name_of(each) == "t")
            elif name == "AlternateContent":
                yield from self._inline(_chosen(part), hidden)
            elif name in _AROUND or name == "sdt":
                yield from self._inline(part, hidden)

    def _run(self, run: Element, hidden: bool) -> Iterator[str]:
        properties = child(run, "rPr")
        if properties is not None:
            own = vanishing(properties)
            hidden = own if own is not None else hidden or hidden_by(self.styles, value(properties, "rStyle"))
        yield from self._signs(run, hidden)

    def _signs(self, run: Element, hidden: bool) -> Iterator[str]:
        for sign in run:
            name = name_of(sign)
            if name == "fldChar":
                self._field(attribute(sign, "fldCharType"))
                continue
            if not all(self._fields):
                continue  # the instruction of a field
            if hidden:
                self.hidden += name == "t" and bool(sign.text)
            elif name == "t":
                yield sign.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(attribute(sign, "char"))
            elif name in _NOTES:
                if attribute(sign, "customMarkFollows") not in ("1", "true", "on"):
                    yield self._note(_NOTES[name], attribute(sign, "id"))
            elif name in _BOXES:
                self._boxes.extend(_contents_of_boxes(sign))
            elif name == "AlternateContent":
                yield from self._signs(_chosen(sign), hidden)
            elif name == "ruby":
                yield from (
                    text for base in children(sign, "rubyBase") for text in self._inline(base, hidden)
                )

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, kind: str, name: str) -> str:
        """The mark that points to a note, as reading knows it: [1], or [注1] for one at the end."""
        self.noted.append(Noted(kind, name, 0))
        return mark_of(kind, sum(each.kind == kind for each in self.noted))

    def _table(self, table: Element) -> Iterator[Line]:
        rows = [
            [self._cell(cell) for cell in _within(row, "tc")]
            for row in _within(table, "tr")
            if not _gone(row)
        ]
        single = all(len(row) < 2 for row in rows)
        for row in rows:
            if single or any(sum(len(line.text) for line in cell) > LAYOUT for cell in row):
                yield from (line for cell in row for line in cell)
            elif begun := [line for cell in row for line in cell]:
                cells = (_BLANK.sub(" ", " ".join(line.text.strip() for line in cell)) for cell in row)
                yield Line("| " + " | ".join(cells) + " |", begun[0].paragraph)

    def _cell(self, cell: Element) -> list[Line]:
        """The lines of a cell; one that goes on from the row above shows nothing."""
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge") if properties is not None else None
        gone = merge is not None and attribute(merge, "val") in ("", "continue")
        return [] if gone else list(self.lines(cell))


def mark_of(kind: str, number: int) -> str:
    """The mark of a note.

    >>> mark_of("footnote", 2), mark_of("endnote", 1)
    ('[2]', '[注1]')
    """
    return f"[{number}]" if kind == "footnote" else f"[注{number}]"


def _chosen(alternatives: Element) -> Element:
    """What a program shows of several ways to say one thing: the newest, or what all understand."""
    for name in ("Choice", "Fallback"):
        found = child(alternatives, name)
        if found is not None and len(found):
            return found
    return ()


def _contents_of_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, those in another way of saying it left out."""
    for part in drawing:
        name = name_of(part)
        if name == "txbxContent":
            yield part
        else:
            yield from _contents_of_boxes(_chosen(part) if name == "AlternateContent" else part)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and insertions too."""
    for each in parent:
        found = name_of(each)
        if found == name:
            yield each
        elif found in ("sdt", "sdtContent", "customXml", *_INSERTED):
            yield from _within(each, name)


def _gone(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and (child(properties, "del") is not None)


def _symbol(code: str) -> str:
    """A character of a font of symbols; those of private use are signs that no text knows: bullets and ornaments."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    return chr(place) if 0x20 < place < 0xD800 else ""
