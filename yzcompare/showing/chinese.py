"""Which words of a page are Chinese: browsers choose the font, and readers-aloud the voice, by that mark."""

import re
from collections.abc import Iterator

from yzcompare.showing.html import Html

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_POINT = r"[，。、；：？！《》〈〉（）【】「」『』“”‘’…—·～％〇]"
# A run opens with a Han character or a bracket before one; letters and figures belong to it between two.
_RUN = re.compile(rf"[“‘《〈（【「『]*{_HAN}(?:{_HAN}|{_POINT}|[0-9A-Za-z.%+-]{{1,12}}(?={_HAN}))*")
_TAG = re.compile(r"(<(?:!--.*?--|[^>]+)>)", re.S)
_LANG = re.compile(r'\blang="([^"]*)"')
_PAIRS = {"“": "”", "‘": "’"}
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link", "col"})
_APART = frozenset({"svg", "script", "style", "pre", "code", "title"})
"""Elements whose text is left as it is."""


def mark_chinese(html: str) -> str:
    """Mark the stretches of Chinese in a piece of HTML whose language is English, as `<span lang="zh">`.

    What stands inside an element marked as Chinese, a picture or code is left alone. Quotation
    marks round a whole stretch belong to the sentence that quotes it, those inside to the stretch
    (W3C, Language tags in HTML and XML; WCAG 2.2, 3.1.2 Language of Parts).

    >>> mark_chinese("<p>It says “提法” and 做强“贸易端”。</p>")
    '<p>It says “<span lang="zh">提法</span>” and <span lang="zh">做强“贸易端”。</span></p>'
    >>> mark_chinese('<td lang="zh">做强</td>')
    '<td lang="zh">做强</td>'
    """
    return "".join(_parts(html))


def chinese(text: object) -> Html:
    """Text, or HTML, of a page in English, escaped where it is none, with its stretches of Chinese marked.

    >>> chinese("<提法>")
    Html('&lt;<span lang="zh">提法</span>&gt;')
    """
    return Html(mark_chinese(Html.escape(text)))


def _parts(html: str) -> Iterator[str]:
    open_: list[tuple[str, bool]] = []
    """Elements that stand open, each with whether text in it is left alone."""
    for number, part in enumerate(_TAG.split(html)):
        if number % 2 == 0:
            yield part if open_ and open_[-1][1] else _RUN.sub(_marked, part)
            continue
        yield part
        name = part.strip("</>").split(None, 1)[0].lower() if part.strip("</>") else ""
        if part.startswith("</"):
            while open_ and open_.pop()[0] != name:
                pass
        elif not (part.startswith("<!") or part.endswith("/>") or name in _VOID):
            said = _LANG.search(part)
            within = bool(open_) and open_[-1][1]
            alone = not said[1].startswith("en") if said else within
            open_.append((name, alone or name in _APART))


def _marked(match: re.Match[str]) -> str:
    run = match[0]
    before = behind = ""
    closing = _PAIRS.get(run[0])
    if closing and run.find(closing) in (-1, len(run) - 1):
        before, run = run[0], run[1:]
        if run.endswith(closing):
            run, behind = run[:-1], closing
    while run and run[-1] in "“‘（《〈【「『":
        run, behind = run[:-1], run[-1] + behind
    last = run[-1:]
    if last in "”’" and _opening(last) not in run:
        run, behind = run[:-1], last + behind
    return f'{before}<span lang="zh">{run}</span>{behind}'


def _opening(closing: str) -> str:
    return next(mark for mark, other in _PAIRS.items() if other == closing)
