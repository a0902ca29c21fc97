"""Templates filled so that what is no HTML is escaped, whoever forgets it."""

from typing import Any

import jinja2

from yzcompare.publishing import TEMPLATES
from yzcompare.showing.chinese import chinese
from yzcompare.showing.html import Html
from yzcompare.showing.stylesheet import policy, script, stylesheet


def rendered(template: str, *scripts: str, **values: Any) -> str:
    """A page from a template, with the style and script of every page; `scripts` are those it has besides.

    Text is escaped (`Html.escape`); `Html` and fragments stand as they are.
    """
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, finalize=finalize)
    environment.filters["chinese"] = chinese
    own = script()
    return environment.get_template(template).render(
        style=Html(stylesheet()), script=Html(own), policy=policy(own, *scripts), **values
    )


def finalize(value: Any) -> Any:
    """What an expression of a template gives, as HTML; nothing, where it is undefined or None."""
    return "" if value is None or isinstance(value, jinja2.Undefined) else Html.escape(value)
