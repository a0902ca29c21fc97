"""The style sheet, the script and the policy of every page."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from yzcompare.showing.html import Html
from yzcompare.showing.script_words import as_script, script_words

_TEMPLATES = Path(__file__).parent / "templates"

STYLES = (
    "style.css",
    "tables.css",
    "charts.css",
    "evidence.css",
    "cards.css",
    "timeline.css",
    "problems.css",
    "alluvial.css",
    "language.css",
    "search.css",
    "print.css",
)
"""The style sheets of every page, in their order."""

SCRIPTS = ("language.js", "tables.js", "places.js", "charts.js", "alluvial.js", "page.js")
"""The scripts of every page, in their order: each may use what stands before it."""


def stylesheet() -> str:
    """The style sheet of every page."""
    return "\n".join(map(template, STYLES))


@cache
def script() -> str:
    """The script of every page, with the words it says in every language. A page works without it."""
    said = f'"use strict";\nconst WORDS = {as_script(script_words())};'
    return "\n".join((said, *map(template, SCRIPTS)))


def language_switch() -> Html:
    """The switch between the languages of a page: two radio buttons, which work without the script.

    >>> "中文" in language_switch()
    True
    """
    return Html(template("language.html").strip())


def template(name: str) -> str:
    """A file that every page is made of: a style sheet, a script, a piece of HTML."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def policy(*scripts: str) -> str:
    """What a page may do, for its Content-Security-Policy: fetch nothing, run no script but those given.

    Without any it is `script()`, that of every page.

    >>> policy().partition(";")[0]
    "default-src 'none'"
    """
    digests = [
        base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts or (script(),)
    ]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
