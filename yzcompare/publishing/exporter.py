"""From an executed notebook to one self-contained HTML page; nothing in it is fetched."""

import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from yzcompare.archives import moment
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.notebooks import assigned, notes_of
from yzcompare.publishing.parameters import told
from yzcompare.publishing.parts import hoist_styles, parts_of
from yzcompare.publishing.since.runs import changes_since, find_run
from yzcompare.publishing.templating import finalize
from yzcompare.showing.chinese import chinese
from yzcompare.showing.html import Html
from yzcompare.showing.stylesheet import policy, script, stylesheet


def today() -> str:
    """The date a page carries: that of $SOURCE_DATE_EPOCH, or today's."""
    return moment().date().isoformat()


def package_version() -> str:
    """Version of this package."""
    return version("yzcompare")


def title_of(notebook: NotebookNode) -> str:
    """First heading of a notebook; a page is known by it."""
    for cell in notebook.cells:
        match = re.search(r"^# (.+)$", cell.source, re.M) if cell.cell_type == "markdown" else None
        if match:
            return str(match[1]).strip()
    return "Report"


def entitle(notebook: NotebookNode, about: str) -> None:
    """Add what a page is about to the first heading of its notebook; nothing where it is about nothing special."""
    for cell in notebook.cells:
        if about and cell.cell_type == "markdown" and re.search(r"^# ", cell.source, re.M):
            cell.source = re.sub(
                r"^# .+$", lambda match: f"{match[0]}: {about}", cell.source, count=1, flags=re.M
            )
            return


def summary_of(notebook: NotebookNode) -> str:
    """First paragraph below the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            paragraphs = [p for p in cell.source.split("\n\n") if not p.startswith("#")]
            return paragraphs[0].replace("\n", " ").strip() if paragraphs else ""
    return ""


class ReportExporter(TemplateExporter):
    """nbconvert exporter in the house style: prose and results first, code behind a switch.

    `notebook.metadata.yzcompare`, which the suite writes, may hold `parameters`, `checksum`, `date`
    and `failed`; without it the parameters are read from the notebook's cells.
    """

    export_from_notebook = "yzcompare report"
    output_mimetype = "text/html"

    against = Unicode("", help="An executed notebook, or a folder of reports: marks what changed since.").tag(
        config=True
    )

    @default("template_name")  # type: ignore[untyped-decorator]
    def _template_name_default(self) -> str:
        return "yzcompare"

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension_default(self) -> str:
        return ".html"

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, extra_template_basedirs=[str(TEMPLATES)], **options)
        self.register_filter("chinese", chinese)

    def _create_environment(self) -> jinja2.Environment:
        environment = super()._create_environment()
        environment.autoescape, environment.finalize = True, finalize
        return environment

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Export an executed notebook; see nbconvert's Exporter for arguments and returns.

        Raises InputError where `against` names nothing to compare with, and for a notebook whose
        parameters or notes cannot be read.
        """
        resources = dict(resources or {})
        about = notes_of(nb)
        parameters = about["parameters"] if "parameters" in about else told(assigned(nb))
        checksum = about.get("checksum", "")
        parts, headings = parts_of(nb)
        since = ""
        if self.against:
            name = resources.get("metadata", {}).get("name", "")
            run = find_run(Path(self.against), name)
            parts, since = changes_since(run, parts, checksum, parameters)
        parts, sheets = hoist_styles(parts)
        resources["page"] = {
            "title": title_of(nb),
            "style": Html(f"{stylesheet()}{sheets}"),
            "script": Html(script()),
            "policy": policy(),
            "parts": [replace(part, html=Html(part.html)) for part in parts],
            "headings": [heading for heading in headings if heading.level == 2],
            "since": Html(since),
            "date": about.get("date") or today(),
            "version": package_version(),
            "parameters": parameters,
            "explained": any(part.kind == "parameters" for part in parts),
            "checksum": checksum,
            "failed": about.get("failed", ""),
            "about": about.get("about", ""),
            # The index stands beside a page that the suite made.
            "published": bool(about),
        }
        return super().from_notebook_node(nb, resources, **options)
