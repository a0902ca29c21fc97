"""From an executed notebook to one self-contained HTML page; nothing in it is fetched."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from yzcompare.messages import Message, both, say, together
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.frame import Frame, Neighbour, today
from yzcompare.publishing.languages import languages_of, only
from yzcompare.publishing.notebooks import assigned, notes_of
from yzcompare.publishing.parameters import told
from yzcompare.publishing.parts import hoist_styles, parts_of
from yzcompare.publishing.since.runs import changes_since, find_run
from yzcompare.publishing.templating import around, equip, finalize
from yzcompare.showing.html import Html
from yzcompare.showing.stylesheet import stylesheet
from yzcompare.themes.lexicon import theme_name


def title_of(notebook: NotebookNode) -> str:
    """First heading of a notebook; a page is known by it."""
    for cell in notebook.cells:
        match = re.search(r"^# (.+)$", cell.source, re.M) if cell.cell_type == "markdown" else None
        if match:
            return str(match[1]).strip()
    return "Report"


def entitled(title: str, about: str = "") -> Message:
    """A title in every language, with the field that a page is about.

    >>> entitled("A theme", "ecology"), entitled("A theme")
    ('A theme: Environment', 'A theme')
    """
    if not about:
        return say(title)
    return together([say(title), theme_name(about)], between={"en": ": ", "zh": "："})


_LINK = re.compile(r'<a class="evidence" href="([^"#]+)\.html#[^"]*"[^>]*>.*?</a>', re.S)


def without_dead_links(html: str, pages: Collection[str]) -> str:
    """A part of a page without the links to the rows of pages that were not made beside it.

    >>> link = '<a class="evidence" href="05-targets.html#gdp">on its page</a>'
    >>> without_dead_links(link, ["05-targets"]) == link, without_dead_links(link, ["07-brief-ecology"])
    (True, '')
    """
    return _LINK.sub(lambda link: link[0] if link[1] in pages else "", html)


def summary_of(notebook: NotebookNode) -> str:
    """First paragraph below the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            paragraphs = [p for p in cell.source.split("\n\n") if not p.startswith("#")]
            return paragraphs[0].replace("\n", " ").strip() if paragraphs else ""
    return ""


class ReportExporter(TemplateExporter):
    """nbconvert exporter in the house style: prose and results first, parameters and code at the foot.

    `notebook.metadata.yzcompare`, which the suite writes, may hold `parameters`, `checksum`, `date`,
    `failed`, `about` (a field's id), `over` (place and years), `documents`, `languages`, the names of all
    `pages` of the report and the `before` and `behind` of this one; without it the parameters are read from the notebook's cells.
    """

    export_from_notebook = "yzcompare report"
    output_mimetype = "text/html"

    against = Unicode("", help="An executed notebook, or a folder of reports: marks what changed since.").tag(
        config=True
    )
    lang = Unicode("", help="The language of the page, zh or en; both where it is empty.").tag(config=True)

    @default("template_name")  # type: ignore[untyped-decorator]
    def _template_name_default(self) -> str:
        return "yzcompare"

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension_default(self) -> str:
        return ".html"

    def __init__(self, *arguments: Any, **options: Any) -> None:
        folders = {"extra_template_basedirs": [str(TEMPLATES)], "extra_template_paths": [str(TEMPLATES)]}
        super().__init__(*arguments, **folders, **options)

    def _create_environment(self) -> jinja2.Environment:
        environment = super()._create_environment()
        environment.autoescape, environment.finalize = True, finalize
        equip(environment)
        return environment

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Export an executed notebook; see nbconvert's Exporter for arguments and returns.

        Raises InputError where `against` names nothing to compare with, for a language there is none of,
        and for a notebook whose parameters or notes cannot be read.
        """
        resources = dict(resources or {})
        notes = notes_of(nb)
        parameters = notes["parameters"] if "parameters" in notes else told(assigned(nb))
        checksum = notes.get("checksum", "")
        parts, headings = parts_of(nb)
        since = ""
        if self.against:
            name = resources.get("metadata", {}).get("name", "")
            run = find_run(Path(self.against), name)
            parts, since = changes_since(run, parts, checksum, parameters)
        parts, sheets = hoist_styles(parts)
        beside = notes.get("pages", "").split(" ")
        frame = _frame(nb, notes, languages_of(self.lang or notes.get("languages", "")))
        resources["page"] = {
            "parts": [replace(part, html=Html(without_dead_links(part.html, beside))) for part in parts],
            "headings": [heading for heading in headings if heading.level == 2],
            "since": Html(since),
            "parameters": parameters,
            "failed": notes.get("failed", ""),
            "about": notes.get("about", ""),
        }
        self.environment.globals |= {**around(frame), "style": Html(f"{stylesheet()}{sheets}")}
        page, resources = super().from_notebook_node(nb, resources, **options)
        return (page if len(frame.languages) > 1 else only(page, frame.languages[0])), resources


def _frame(notebook: NotebookNode, notes: Mapping[str, str], languages: tuple[str, ...]) -> Frame:
    """What stands around the page of a notebook, as the suite noted it; alone where it noted nothing."""
    return Frame(
        entitled(title_of(notebook), notes.get("about", "")),
        both(notes.get("over", ""), ""),
        say(summary_of(notebook)),
        tuple(filter(None, notes.get("documents", "").split(" "))),
        checksum=notes.get("checksum", ""),
        date=notes.get("date") or today(),
        languages=languages,
        before=_neighbour(notes.get("before", "")),
        behind=_neighbour(notes.get("behind", "")),
        alone=not notes,
    )


def _neighbour(noted: str) -> Neighbour | None:
    """A page beside this one, from a line `file|title|about`."""
    if not noted:
        return None
    file, title, about = noted.split("|", 2)
    return Neighbour(file, entitled(title, about))
