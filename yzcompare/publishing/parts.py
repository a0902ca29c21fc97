"""What a page shows of a notebook: its cells, each with its results as HTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from yzcompare.publishing.failures import results_of, shown_traceback, without_ansi, without_paths
from yzcompare.publishing.notebooks import PARAMETER_TAGS, notes_of
from yzcompare.publishing.prose import Heading, Prose
from yzcompare.showing.chinese import mark_chinese
from yzcompare.showing.html import Html, escape
from yzcompare.showing.pictures import as_drawings
from yzcompare.themes.lexicon import theme_name

_ID = re.compile(r'\bid="([^"]+)"')
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.S)


@dataclass(frozen=True, slots=True)
class Part:
    """A cell as it is shown: prose, what explains the parameters, or code with its results.

    `kind` is "prose", "parameters" or "code"; `section` is the heading that the cell stands under.
    """

    kind: str
    source: str
    html: str
    section: Heading | None = None


def parts_of(notebook: NotebookNode) -> tuple[list[Part], list[Heading]]:
    """The cells of an executed notebook as parts of a page, without its parameters, and its headings."""
    results = {number: _results(cell) for number, cell in enumerate(notebook.cells) if _runs(cell)}
    taken = ["main", *(name for html in results.values() for name in _ID.findall(html))]
    about = notes_of(notebook).get("about", "")
    prose = Prose(taken, theme_name(about) if about else "")
    parts = []
    explains = False
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            html = prose.render(cell.source)
            # What stands right behind the parameters and opens no section says what they mean.
            kind = "parameters" if explains and not cell.source.startswith("#") else "prose"
            parts.append(Part(kind, cell.source, html, _last(prose.headings)))
        elif number in results:
            parts.append(Part("code", cell.source, results[number], _last(prose.headings)))
        explains = cell.cell_type == "code" and number not in results
    return parts, prose.headings


def hoist_styles(parts: Iterable[Part]) -> tuple[list[Part], str]:
    """Parts without the style sheets that results carry for a notebook, and those sheets, each once.

    In a page a style sheet stands in the head.
    """
    sheets: dict[str, None] = {}
    kept = []
    for part in parts:
        sheets.update(dict.fromkeys(_STYLE.findall(part.html)))
        kept.append(Part(part.kind, part.source, _STYLE.sub("", part.html), part.section))
    return kept, "\n".join(sheet.strip() for sheet in sheets)


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and not PARAMETER_TAGS & set(cell.metadata.get("tags", []))


def _last(headings: Sequence[Heading]) -> Heading | None:
    return headings[-1] if headings else None


def _results(cell: NotebookNode) -> str:
    return "\n".join(filter(None, (_shown(output, cell.source) for output in results_of(cell))))


def _shown(output: NotebookNode, source: str) -> str:
    """One output as HTML: an error with its code and the notebook's own lines, plain text as it is, or the HTML that the cell made."""
    if output.output_type == "error":
        why = f"{output.ename}: {without_paths(without_ansi(output.evalue))}"
        return Html(
            '<div class="error"><strong>This cell failed: {}</strong>\n<pre><code>{}</code></pre>\n<details><summary>Traceback</summary><pre>{}</pre></details></div>'
        ).format(why, source, shown_traceback(output.traceback))
    if output.output_type == "stream":
        return Html("<pre>{}</pre>").format(_plain(output.text))
    if "text/html" in output.data:
        return mark_chinese(as_drawings(output.data["text/html"]))
    if "text/plain" in output.data:
        return Html("<pre>{}</pre>").format(_plain(output.data["text/plain"]))
    return ""


def _plain(text: str) -> str:
    return escape(without_ansi(text))
