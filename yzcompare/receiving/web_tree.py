"""A web page as a tree of its own: bounded in size and depth, with how much prose and how many links each part holds.

selectolax parses as a browser does (HTML5, by Lexbor), so that pages with forgotten tags come out as seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yzcompare.errors import InputError

MOST_TAGS = 200_000
"""Tags of a page: ten times those of a long report pasted from Word with all its menus."""

DEEPEST = 120
"""Parts inside parts; what stands deeper hangs on the one at this depth, so that nothing is lost."""

MOST_OPEN = 5_000
"""Tags open at once; a parser looks through all of them at every new one."""

_GONE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "head",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "nav",
        "footer",
        "aside",
        "audio",
        "video",
        "map",
    ]
)
_NESTING = re.compile(
    r"<(/?)(?!(?:br|img|p|li|td|th|tr|hr|input|meta|link|option|dd|dt)\b)[a-z][a-z0-9]*", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile("[。；！？]|，")
_SPACE = re.compile(r"\s")


@dataclass(slots=True, eq=False)
class Tag:
    """A part of a page: its name, attributes, what it holds in order, and what was counted below it."""

    name: str
    attributes: dict[str, str]
    inside: list["Tag | str"] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    prose: int = 0

    def tags(self) -> Iterator["Tag"]:
        """The parts directly below."""
        return (each for each in self.inside if isinstance(each, Tag))

    def every(self) -> Iterator["Tag"]:
        """This part and all below it, in order."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(reversed(list(tag.tags())))

    @property
    def text(self) -> str:
        """All text below, white space as one space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        waiting: list[Tag | str] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                yield each
            else:
                waiting.extend(reversed(each.inside))


def read_tree(page: str, where: str) -> tuple[Tag, Tag]:
    """Head and body of a page, without scripts, styles and forms' controls; hidden parts that hold no text.

    Raises InputError, which names `where`, for a page that is larger or deeper than any that people write.
    """
    _check_depth(page, where)
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(page)
    head, body = Tag("head", {}), Tag("body", {})
    if parser.head is not None:
        _fill(parser.head, head, frozenset(("script", "style", "noscript")))
    if parser.body is not None:
        _fill(parser.body, body, _GONE)
    _weigh(body)
    _drop_hidden(body)
    return head, body


def _fill(node: object, top: Tag, gone: frozenset[str]) -> None:
    waiting = [(node, top, 0)]
    while waiting:
        parent, tag, depth = waiting.pop()
        below: list[tuple[object, Tag, int]] = []
        inner = parent.child  # type: ignore[attr-defined]
        while inner is not None:
            name = inner.tag
            if name == "-text":
                tag.inside.append(inner.text_content or "")
            elif name and name[0] not in "-!" and name not in gone:
                made = Tag(name, {key: value or "" for key, value in inner.attributes.items()})
                tag.inside.append(made)
                below.append((inner, made, depth + 1))
            inner = inner.next
        waiting.extend(reversed(below))
    _flatten(top)


def _flatten(top: Tag) -> None:
    """Hang what stands too deep on what stands above it."""
    level = [top]
    for _ in range(DEEPEST):
        level = [each for tag in level for each in tag.tags()]
    for tag in level:
        if any(True for _ in tag.tags()):
            tag.inside = ["".join(tag._texts())]


def _weigh(top: Tag) -> None:
    """Count letters, letters of links and marks of sentences, from the deepest parts up."""
    for tag in reversed(list(top.every())):
        for each in tag.inside:
            if isinstance(each, Tag):
                tag.letters, tag.prose = tag.letters + each.letters, tag.prose + each.prose
                tag.linked += each.linked
            else:
                letters = len(_SPACE.sub("", each))
                tag.letters += letters
                tag.prose += len(_SENTENCE.findall(each))
        if tag.name == "a" and tag.attributes.get("href"):
            tag.linked, tag.prose = tag.letters, 0


def _drop_hidden(top: Tag) -> None:
    """Drop what a page hides, unless the text itself is hidden until a script shows it."""
    for tag in list(top.every()):
        tag.inside = [
            each
            for each in tag.inside
            if isinstance(each, str) or not _hidden(each) or each.prose * 2 > top.prose > 0
        ]


def _hidden(tag: Tag) -> bool:
    return "hidden" in tag.attributes or bool(_HIDDEN.search(tag.attributes.get("style", "")))


def _check_depth(page: str, where: str) -> None:
    if page.count("<") > MOST_TAGS:
        raise InputError(
            f"{where}: the page has more than {MOST_TAGS:,} tags", hint="copy the text out of the browser"
        )
    depth = 0
    for found in _NESTING.finditer(page):
        depth = max(depth + (-1 if found[1] else 1), 0)
        if depth > MOST_OPEN:
            raise InputError(
                f"{where}: the page leaves more than {MOST_OPEN:,} tags open",
                hint="copy the text out of the browser",
            )
