"""The part of a web page that holds the text → its lines, as a browser breaks them."""

import re
from collections.abc import Iterator

from yzcompare.reading.numbering import marker
from yzcompare.receiving.web_main import is_menu
from yzcompare.receiving.web_tree import Tag
from yzcompare.receiving.word_lines import LAYOUT
from yzcompare.receiving.word_numbers import number_in

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·"
_SPACES = re.compile("[ \t\r\n\f]+")
_BETWEEN = re.compile(f"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n]*(?=[{_CJK}])")
_NOTE = re.compile(r"[\[［〔]?(\d{1,3})[\]］〕]?")
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BREAK = "\x00"


def lines_of(part: Tag) -> list[str]:
    """The lines of a part: paragraphs, headings, items of lists, rows of tables with their cells between |.

    Lists of links are left out. A numbered list has its numbers, where its items do not bring their own; a
    raised figure behind a Chinese character is a note, [1].
    """
    return [line for line in _cut("".join(_text(part))) if line]


def _cut(text: str) -> Iterator[str]:
    for line in text.split(_BREAK):
        yield _SPACES.sub(" ", _BETWEEN.sub("", line)).strip(" \xa0\u3000\u200b\ufeff")


def _text(part: Tag) -> Iterator[str]:
    """The text below a part, with a sign where a line ends."""
    last = ""
    for each in part.inside:
        if isinstance(each, str):
            yield each.replace(_BREAK, "") if part.name != "pre" else each.replace("\n", _BREAK)
            last = each.rstrip()[-1:] or last
        elif each.name == "br":
            yield _BREAK
        elif each.name == "table" and not is_menu(each):
            yield from (_BREAK, *_table(each), _BREAK)
        elif each.name == "ol" and not is_menu(each):
            yield from (_BREAK, *_numbered(each), _BREAK)
        elif each.name == "sup" and _is_cjk(last) and (note := _NOTE.fullmatch(each.text)):
            yield f"[{note[1]}]"
        elif each.name in _BLOCKS:
            if not is_menu(each):
                yield from (_BREAK, *_text(each), _BREAK)
        else:
            yield from _text(each)
            last = each.text[-1:] or last


def _is_cjk(letter: str) -> bool:
    return bool(letter) and re.match(f"[{_CJK}]", letter) is not None


def _numbered(items: Tag) -> Iterator[str]:
    found = [each for each in items.tags() if each.name == "li"]
    own = any(marker(item.text[:40]) for item in found) or "none" in items.attributes.get("style", "")
    style = _TYPES.get(items.attributes.get("type", ""), "decimal")
    number = _figure(items.attributes.get("start", ""), 1)
    for item in found:
        number = _figure(item.attributes.get("value", ""), number)
        label = "" if own else f"{number_in(style, number)}."
        yield from (_BREAK, label, *_unbroken(_text(item)), _BREAK)
        number += 1


def _unbroken(texts: Iterator[str]) -> Iterator[str]:
    """The texts without line breaks before the first of them, which would part a number from its item."""
    begun = False
    for text in texts:
        begun = begun or bool(text.strip(_BREAK + " \t\r\n\xa0\u3000"))
        if begun:
            yield text


def _figure(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _table(table: Tag) -> Iterator[str]:
    """The rows of a table; one that lays out a page, its cells as paragraphs."""
    rows = [[cell for cell in row.tags() if cell.name in ("td", "th")] for row in _rows(table)]
    layout = all(len(row) < 2 for row in rows) or any(map(_lays_out, (cell for row in rows for cell in row)))
    for each in table.tags():
        if each.name == "caption":
            yield from (*_text(each), _BREAK)
    for row in rows:
        if layout:
            for cell in row:
                yield from (_BREAK, *_text(cell), _BREAK)
        elif any(cell.letters for cell in row):
            cells = (" ".join(line for line in _cut("".join(_text(cell))) if line) for cell in row)
            yield f"{_BREAK}| {' | '.join(cells)} |{_BREAK}"


def _lays_out(cell: Tag) -> bool:
    """Whether a cell holds a good part of a page, or a table of its own."""
    return cell.letters > LAYOUT or any(each.name == "table" for each in cell.every())


def _rows(table: Tag) -> Iterator[Tag]:
    """The rows of a table itself, not those of tables in its cells."""
    for each in table.tags():
        if each.name == "tr":
            yield each
        elif each.name in ("thead", "tbody", "tfoot"):
            yield from (row for row in each.tags() if row.name == "tr")
