"""HTML fragments a notebook shows: tables, quotations, outlines, figures with their data.

Text from a source is always escaped. Each function returns a `Fragment`, which Jupyter shows. Rows,
findings, quotations and charts carry keys (`data-key`), by which two runs are compared.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from yzcompare.messages import Message, say
from yzcompare.reading.citation import Citation
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing.figures import LOOKS, Draw, drawings, drawn_for_all, house_style
from yzcompare.showing.glyphs import GETA, undrawn
from yzcompare.showing.html import Html, attribute, short
from yzcompare.showing.keys import key_of, subject
from yzcompare.showing.pictures import as_images
from yzcompare.vocabulary import Named

SHORT_CELL = 22
"""Characters: the cells of a column with no longer ones are not wrapped."""

SENTENCE = 160
"""Characters of a sentence shown when the pointer rests on a place."""

LINES = 24
"""Lines of a result where there is no HTML; a notebook stores them beside the HTML."""

WIDTH = 200
"""Characters of such a line."""

SMALL = {"dpi": 72, "colours": 32}
"""The image of a chart that stands in where neither HTML nor drawings are trusted, as small as is readable."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML with the same in plain text for where there is no HTML; `drawn` is the chart it shows.

    A notebook stores the HTML with its drawings as images, so that it shows them untrusted; the first
    lines of the plain text; and a small image of the chart.
    """

    html: Html
    plain: str
    drawn: Figure | None = None

    def __html__(self) -> Html:
        return self.html

    def _repr_html_(self) -> str:
        return as_images(self.html)

    def _repr_png_(self) -> bytes | None:
        return _small(self.drawn) if self.drawn else None

    def __str__(self) -> str:
        return self.plain

    def __repr__(self) -> str:
        lines = self.plain.split("\n")
        more = [f"… and {len(lines) - LINES:,} more lines"] if len(lines) > LINES else []
        return "\n".join([*(short(line, WIDTH) for line in lines[:LINES]), *more])

    def __add__(self, other: "Fragment") -> "Fragment":
        return Fragment(self.html + other.html, f"{self.plain}\n{other.plain}")


def _small(figure: Figure) -> bytes:
    buffer, smaller = io.BytesIO(), io.BytesIO()
    with house_style():
        figure.savefig(buffer, format="png", dpi=SMALL["dpi"], metadata={"Software": None})
    image = Image.open(buffer).convert("RGB")
    image.quantize(SMALL["colours"], dither=Image.Dither.NONE).save(smaller, "png", optimize=True)
    return smaller.getvalue()


def words(*parts: object) -> Fragment:
    """Parts of one line: text is escaped, a fragment stays what it is.

    >>> words("from ", place("2014:386"), " on")
    from 2014:386 on
    """
    html = Html().join(map(Html.escape, parts))
    return Fragment(html, "".join(map(str, parts)))


def sentences(found: Iterable[str | Fragment]) -> Fragment:
    """Findings in words, one a line; what its words are besides figures and quotations is the key of each.

    >>> sentences(["2 texts are whole."]).html
    Html('<ul class="findings"><li data-key="b441a5f8476e">2 texts are whole.</li></ul>')
    """
    lines = [words(line) for line in found]
    items = Html().join(Html("<li{}>{}</li>").format(_key(subject(line.plain)), line.html) for line in lines)
    return Fragment(
        Html('<ul class="findings">{}</ul>').format(items), "\n".join(line.plain for line in lines)
    )


def source_page(document: str) -> str:
    """File name of the page that shows a source text; whatever the id, every system can store it.

    >>> source_page("2014"), source_page("渝中A")
    ('source-2014.html', 'source-~e6~b8~9d~e4~b8~ad~41.html')
    """
    return f"source-{in_file_name(document)}.html"


_PLACE = re.compile(r"(?P<document>.+):(?P<start>\d+)(?:–\d+)?")


def source(document: str) -> Fragment:
    """A document's id as a link to the page of its text."""
    return Fragment(Html('<a href="{}">{}</a>').format(source_page(document), document), document)


def place(cited: Citation | str) -> Fragment:
    """A place of a source as a link to its page: that of a citation, or of an id of a table.

    A citation leads to its sentence, shows it when the pointer rests on it, and names the page or paragraph
    of the original, where one is known; an id leads to the character it names. The source page has an anchor for every sentence and every id of a table.
    Raises ValueError for what is no id.

    >>> place("2014:386").html
    Html('<a class="place" href="source-2014.html#s386">2014:386</a>')
    """
    if isinstance(cited, Citation):
        link = leading(cited, cited.place)
        if not cited.part:
            return link
        html = Html('{} <span class="part">{}</span>').format(link.html, cited.part)
        return Fragment(html, f"{link}, {cited.part}")
    match = _PLACE.fullmatch(cited)
    if match is None:
        raise ValueError(f"{cited!r} is no place of a document")
    href = f"{source_page(match['document'])}#s{match['start']}"
    return Fragment(Html('<a class="place" href="{}">{}</a>').format(href, cited), cited)


def address(cited: Citation) -> str:
    """Where the sentence of a citation stands, seen from the pages of a report."""
    return f"{source_page(cited.document)}#s{cited.anchor}"


def leading(cited: Citation, shown: object) -> Fragment:
    """A figure or a few words that lead to the sentence they come from, which the pointer shows."""
    sentence = short(cited.sentence, SENTENCE)
    return Fragment(
        Html('<a class="place" href="{}" title="{}">{}</a>').format(address(cited), sentence, shown),
        str(shown),
    )


def table(
    frame: pd.DataFrame,
    caption: Message | str,
    *,
    chinese: Sequence[str] = (),
    name: str = "",
    key: Sequence[str] = (),
    about: str = "",
    ids: Sequence[str] = (),
) -> Fragment:
    """A data frame as a table: figures to the right, columns named in `chinese` marked as Chinese.

    `name` is what links lead to; it must be unique on its page. Heads and cells may be messages (in a data
    frame made by `frames.frame`: pandas' own makes plain text of them), a cell a `Fragment`; everything
    else is escaped. `key` names the columns that say what a row is about, by which
    a later run finds it again: the first where none are named. `about` does so for the table: its caption
    without figures where there is none. `ids` are what links lead to in the rows, one a row, unique on
    the page; where there are none, each is made of the table's name and the row's key.

    >>> table(pd.DataFrame({"n": [1200]}), "Counts").html.partition("<tbody>")[2][:82]
    Html('<tr id="r-b37d17e647df" data-key="bcab41e52a84"><td class="number">1,200</td></tr>')
    """
    keys = [list(frame.columns).index(column) for column in key or frame.columns[:1]]
    numeric = {c for c in frame.columns if pd.api.types.is_numeric_dtype(frame[c]) and c != "year"}
    head = Html().join(
        Html('<th{} scope="col"{}>{}</th>').format(_key(c), _class(c in numeric), c) for c in frame.columns
    )
    short = {c for c in frame.columns if frame[c].astype(str).str.len().max() <= SHORT_CELL}
    called = list(ids) or _row_ids(frame, keys, name or about or subject(caption))
    rows = []
    for row, values in zip(called, frame.itertuples(index=False), strict=True):
        cells = [
            Html("<td{}{}>{}</td>").format(
                _class(name in numeric, name in short), _lang(name in chinese), _shown(value)
            )
            for name, value in zip(frame.columns, values, strict=True)
        ]
        said = _key(*(_told(values[n]) for n in keys))
        rows.append(Html('<tr id="{}"{}>{}</tr>').format(row, said, Html().join(cells)))
    body = Html("<thead><tr>{}</tr></thead><tbody>{}</tbody>").format(head, Html().join(rows))
    anchor = Html(' id="{}"').format(name) if name else ""
    html = Html('<table class="data"{}><caption{}>{}</caption>{}</table>').format(
        anchor, _key(about or subject(caption)), caption, body
    )
    return Fragment(
        Html('<div class="scroll" tabindex="0" role="group"{}>{}</div>').format(
            attribute("aria-label", caption), html
        ),
        _in_lines(frame),
    )


def _row_ids(frame: pd.DataFrame, keys: Sequence[int], table: str) -> list[str]:
    """What links lead to in the rows of a table: the same as long as what a row is about is the same."""
    counted: dict[str, int] = {}
    ids = []
    for values in frame.itertuples(index=False):
        made = f"r-{key_of(table, *(_told(values[n]) for n in keys))}"
        counted[made] = counted.get(made, 0) + 1
        ids.append(made if counted[made] == 1 else f"{made}-{counted[made]}")
    return ids


def _key(*said: object) -> Html:
    return Html(' data-key="{}"').format(key_of(*said))


def _in_lines(frame: pd.DataFrame) -> str:
    """A data frame in plain text, a row a line; nothing is padded, for cells hold sentences."""
    rows = (map(_told, values) for values in frame.itertuples(index=False))
    return "\n".join(" | ".join(cells) for cells in (map(str, frame.columns), *rows))


def _class(number: bool, short: bool = False) -> Html:
    return Html(' class="number"' if number else ' class="short"' if short else "")


def _lang(chinese: bool) -> Html:
    return Html(' lang="zh"' if chinese else "")


def _shown(value: object) -> object:
    return value if isinstance(value, Fragment | Message | Named | Html) else _told(value)


def _told(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def figure(
    draw: Draw,
    name: str,
    title: Message | str,
    subtitle: Message | str,
    caption: Message | str,
    data: pd.DataFrame,
    *,
    key: Sequence[str] = (),
) -> Fragment:
    """A chart with the finding as its title, what was measured below it, and its data behind a switch.

    `draw` is called for every language, for a wide page and for a telephone. Where the chart's font lacks
    characters, the caption says which. A later run knows the chart by its `name`, and by the checksum of its
    data whether it draws the same; `key` is that of the data's rows.
    """
    drawn = drawn_for_all(draw)
    first = drawn[LOOKS[0]]
    lacking = undrawn(first)
    notes = [caption]
    if lacking:
        notes.append(
            say(
                "{mark} stands for what the font of charts lacks: {characters}.",
                mark=GETA,
                characters=" ".join(lacking),
            )
        )
    behind = table(data, say("Data: {title}", title=title), key=key, about=name).html
    drawn_from = key_of(data.to_csv(index=False))
    html = Html(
        '<figure id="{}"><figcaption{} data-sum="{}"><strong>{}</strong> <span>{}</span></figcaption><div class="scroll" tabindex="0" role="group"{}>{}</div><p{} class="caption">{}</p><details><summary{}>{}</summary>{}</details></figure>'
    ).format(
        name,
        _key(name),
        drawn_from,
        title,
        subtitle,
        attribute("aria-label", title),
        drawings(drawn, name, title, subtitle),
        _key("caption", name),
        Html(" ").join(map(Html.escape, notes)),
        _key("data", name),
        say("The figures behind this chart"),
        behind,
    )
    return Fragment(html, "\n".join([title, subtitle, _in_lines(data), *notes]), first)


def quotation(citation: Citation, note: Message | str = "") -> Fragment:
    """A quotation with its title, section and place; `note` says what it is."""
    source = f"{citation.title}, {citation.section}" if citation.section else citation.title
    html = Html(
        '<blockquote{}><p lang="zh">{}</p><footer>{} <cite lang="zh">{}</cite> {}</footer></blockquote>'
    ).format(
        _key(citation.document, citation.section, note),
        citation.quotation,
        note,
        source,
        place(citation).html,
    )
    return Fragment(html, str(citation))


def marked(before: str, inside: str, behind: str) -> Fragment:
    """A stretch of text marked between what stands around it; an empty one shows as an empty bracket.

    >>> marked("十", "四五", "时期").html
    Html('十<mark>四五</mark>时期')
    """
    shown = (
        Html("<mark>{}</mark>").format(inside)
        if inside
        else Html('<mark class="nothing"{}>[ ]</mark>').format(attribute("title", say("nothing stands here")))
    )
    return Fragment(Html("{}{}{}").format(before, shown, behind), f"{before}[{inside}]{behind}")


def evidence(shown: str, sentence: Fragment, citation: Citation) -> Fragment:
    """A figure with its sentence behind a switch, so that a page that is mailed alone still proves itself."""
    source = f"{citation.title}, {citation.section}" if citation.section else citation.title
    html = Html(
        '<details class="evidence"><summary lang="zh">{}</summary><p lang="zh">{}</p><p class="source"><cite lang="zh">{}</cite> {}</p></details>'
    ).format(shown, sentence.html, source, place(citation).html)
    return Fragment(html, shown)


def outline(reading: Reading) -> Fragment:
    """The outline of a document as a nested list, with the length of every section's own text."""
    roots = [s for s in reading.sections if not s.parent]
    html = Html('<ul class="outline" lang="zh">{}</ul>').format(
        Html().join(_branch(reading, s) for s in roots)
    )
    return Fragment(html, "\n".join("  " * (s.level - 1) + s.title for s in reading.sections))


def _branch(reading: Reading, section: Section) -> Html:
    below = [s for s in reading.sections if s.parent == section.id]
    inner = Html("<ul>{}</ul>").format(Html().join(_branch(reading, s) for s in below)) if below else ""
    length = len(reading.text.slice(section.start, section.own_end))
    label = Html('{} {} <span class="place">{:,}</span>').format(section.title, place(section.id), length)
    return Html("<li>{}{}</li>").format(label, inner)


def folded(summary: Message | str, content: Fragment, *, name: str = "") -> Fragment:
    """Content behind a switch that says what it holds; `name` is what links lead to."""
    anchor = Html(' id="{}"').format(name) if name else ""
    html = Html("<details{}><summary{}>{}</summary>{}</details>").format(
        anchor, _key(subject(summary)), summary, content.html
    )
    return Fragment(html, f"{summary}\n{content.plain}")


def beside(columns: Iterable[Fragment]) -> Fragment:
    """Fragments side by side, below each other where the page is narrow."""
    kept = list(columns)
    cells = Html().join(Html("<div>{}</div>").format(column.html) for column in kept)
    return Fragment(
        Html('<div class="beside">{}</div>').format(cells), "\n\n".join(column.plain for column in kept)
    )


def stack(parts: Iterable[Fragment]) -> Fragment:
    """Fragments below each other."""
    kept = list(parts)
    return Fragment(Html().join(p.html for p in kept), "\n\n".join(p.plain for p in kept))
