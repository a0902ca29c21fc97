"""Which part of a web page is the text: the smallest that leaves no prose outside."""

from yzcompare.receiving.web_tree import Tag

OUTSIDE = 4
"""Marks of sentences outside links in one part from which on it belongs to the text: a sentence or two."""

MOSTLY_LINKS = 0.6
"""Share of letters in links from which on a part without prose is a menu or a list of other pages."""

_BLOCKS = frozenset(
    [
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "dl",
        "table",
        "tbody",
        "tr",
        "td",
        "center",
        "main",
        "form",
        "header",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "p",
    ]
)


def main_part(body: Tag) -> Tag:
    """The part of a page that holds its text.

    From the whole page down: a part is entered when it holds nearly all prose and no part beside it holds a
    paragraph of its own, so that an introduction or a glossary in a box of its own is not lost.
    """
    part = body
    while True:
        inner = max(part.tags(), key=lambda tag: tag.prose, default=None)
        if inner is None or inner.name not in _BLOCKS or inner.name == "p":
            return part
        beside = [each for each in part.tags() if each is not inner]
        loose = sum(each.count("。") + each.count("，") for each in part.inside if isinstance(each, str))
        if loose or any(each.prose >= OUTSIDE for each in beside) or inner.prose * 2 < part.prose:
            return part
        if not inner.prose or (inner.name in ("tr", "td", "tbody", "table", "ul", "ol") and _is_grid(inner)):
            return part
        part = inner


def _is_grid(tag: Tag) -> bool:
    """Whether a table is one of data: entered, its rows would lose their form."""
    cells = [each for each in tag.every() if each.name in ("td", "th")]
    return not cells or max(cell.prose for cell in cells) * 2 < tag.prose


def is_menu(tag: Tag) -> bool:
    """Whether a part of the text's own part holds links to other pages and no prose."""
    return (
        tag.name in _BLOCKS and tag.prose < 2 and tag.letters > 0 and tag.linked >= MOSTLY_LINKS * tag.letters
    )
