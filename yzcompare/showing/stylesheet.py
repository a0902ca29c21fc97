"""The style sheet, the script and the policy of every page."""

import base64
import hashlib
from pathlib import Path

from yzcompare.showing.html import Html

_TEMPLATES = Path(__file__).parent / "templates"


def stylesheet() -> str:
    """The style sheet of every page."""
    sheets = ("style.css", "evidence.css", "language.css", "cards.css", "timeline.css")
    return "\n".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in sheets)


def script() -> str:
    """The script of every page: switches, the contents list, long tables. A page works without it."""
    return (_TEMPLATES / "page.js").read_text(encoding="utf-8")


def language_switch() -> Html:
    """The switch between the languages of a page: two radio buttons, which work without the script.

    >>> "中文" in language_switch()
    True
    """
    return Html((_TEMPLATES / "language.html").read_text(encoding="utf-8").strip())


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
