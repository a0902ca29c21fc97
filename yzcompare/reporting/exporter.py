"""From an executed notebook to one self-contained HTML page; nothing in it is fetched."""

import re
from importlib.metadata import version
from typing import Any

import mistune
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode

from yzcompare.archives import moment
from yzcompare.reporting.style import TEMPLATES, escape, stylesheet

PARAMETER_TAGS = {"parameters", "injected-parameters"}
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


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


def summary_of(notebook: NotebookNode) -> str:
    """First paragraph below the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            paragraphs = [p for p in cell.source.split("\n\n") if not p.startswith("#")]
            return paragraphs[0].replace("\n", " ").strip() if paragraphs else ""
    return ""


class ReportExporter(HTMLExporter):
    """nbconvert exporter in the house style: prose and results first, code behind a switch.

    `notebook.metadata.yzcompare` may hold `parameters` (shown in one line) and `checksum`.
    """

    export_from_notebook = "yzcompare report"

    def __init__(self, **options: Any) -> None:
        super().__init__(template_name="yzcompare", extra_template_basedirs=[str(TEMPLATES)], **options)
        markdown = mistune.create_markdown(escape=True, plugins=["table"])
        self.register_filter("page_markdown", markdown)
        self.register_filter("escape_text", escape)
        self.register_filter("plain_text", lambda text: _ANSI.sub("", text))
        self.register_filter(
            "is_hidden", lambda cell: bool(PARAMETER_TAGS & set(cell.metadata.get("tags", [])))
        )

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Export an executed notebook; see nbconvert's Exporter for arguments and returns."""
        about = nb.metadata.get("yzcompare", {})
        page = {
            "title": title_of(nb),
            "style": stylesheet(),
            "date": today(),
            "version": package_version(),
            "parameters": about.get("parameters", ""),
            "checksum": about.get("checksum", ""),
            "failed": about.get("failed", ""),
        }
        html, resources = super().from_notebook_node(nb, {**(resources or {}), "page": page}, **options)
        return html, resources
