"""The words that the scripts of a page say, in every language, by the names that the scripts know them by.

Values stand in braces, as in every message; a script puts them in (`told` in templates/language.js).
"""

import json
from collections.abc import Mapping

from yzcompare.messages import LANGUAGES, Message, say
from yzcompare.showing.html import Html

Forms = tuple[Message, ...]
"""A message in one form, or in two: for one thing, and for several."""


def script_words() -> dict[str, Forms]:
    """What the scripts say: switches, tables, charts and links of every page, and the citation of a source text's."""
    return {
        "how": (say("How this page is shown"),),
        "dark": (say("Dark"),),
        "since": (say("Mark changes"),),
        "searchRows": (say("Search the rows"),),
        "searchRowsOf": (say("Search the rows: {table}"),),
        "thisTable": (say("this table"),),
        "rows": (say("{n} row"), say("{n} rows")),
        "rowsLeft": (say("{left} of {n} row"), say("{left} of {n} rows")),
        "linkRow": (say("Link to this row"),),
        "linkCopied": (say("The link is copied."),),
        "linkShown": (say("The link stands in the address bar."),),
        "saveSvg": (say("Save as SVG"),),
        "savePng": (say("Save as PNG"),),
        "saveChart": (say("Save this chart"),),
        "kindAll": (say("All kinds"),),
        "yearAll": (say("All texts"),),
        "kindFindings": (say("Findings"),),
        "kindIndicators": (say("Indicators"),),
        "kindFormulations": (say("Formulations"),),
        "kindSections": (say("Headings"),),
        "kindSentences": (say("Sentences"),),
        "searchEmpty": (say("Type what you look for: 社区, 招商引资, employment, 老旧小区…"),),
        "searchFound": (say("{n} result for “{query}”"), say("{n} results for “{query}”")),
        "searchNear": (
            say("Nothing has “{query}” as it is typed; {n} result comes near it"),
            say("Nothing has “{query}” as it is typed; {n} results come near it"),
        ),
        "searchNone": (say("Nothing here has “{query}”. Fewer or other words may find more."),),
        "searchNoneHere": (
            say("Nothing of this kind or text has “{query}”. Other kinds and texts may have it."),
        ),
        "searchMore": (say("Show {n} more"),),
        "foundAll": (say("all its parts"),),
        "foundMost": (say("most of its parts"),),
        "citation": (say("Citation"),),
        "choose": (say("Choose a sentence to cite it."),),
        "previous": (say("Previous sentence"),),
        "next": (say("Next sentence"),),
        "copy": (say("Copy citation"),),
        "copyLink": (say("Copy link"),),
        "copied": (say("Copied"),),
        "selected": (say("Selected: copy it with Ctrl+C"),),
    }


def as_script(words: Mapping[str, Forms]) -> Html:
    """Words as JSON that stands in a script: every form in every language.

    >>> as_script({"dark": (say("Dark"),)})
    Html('{"dark":{"zh":["深色"],"en":["Dark"]}}')
    """
    told = {
        name: {language: [form.told(language) for form in forms] for language in LANGUAGES}
        for name, forms in words.items()
    }
    # Nothing in it may close the element that the script stands in.
    return Html(json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
