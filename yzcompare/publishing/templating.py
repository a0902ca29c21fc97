"""Templates filled so that what is no HTML is escaped, whoever forgets it."""

from typing import Any

import jinja2

from yzcompare.messages import LANGUAGES, Message, say, say_n, told
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.frame import Frame
from yzcompare.publishing.languages import only
from yzcompare.showing.chinese import chinese
from yzcompare.showing.html import Html, attribute
from yzcompare.showing.stylesheet import language_switch, policy, script, stylesheet
from yzcompare.themes.lexicon import theme_name


def rendered(template: str, frame: Frame, *scripts: str, **values: Any) -> str:
    """A page from a template, in its frame, with the style and script of every page; `scripts` are those it has besides.

    Text is escaped (`Html.escape`); `Html`, fragments and messages stand as they are. A page of one
    language has no switch.
    """
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, finalize=finalize)
    equip(environment)
    page = environment.get_template(template).render(**around(frame, *scripts), **values)
    return page if len(frame.languages) > 1 else only(page, frame.languages[0])


def around(frame: Frame, *scripts: str) -> dict[str, Any]:
    """What the base of all templates asks for."""
    own = script()
    return {
        "frame": frame,
        "style": Html(stylesheet()),
        "script": Html(own),
        "policy": policy(own, *scripts),
        "language_switch": language_switch(),
    }


def equip(environment: jinja2.Environment) -> None:
    """Give templates what they say sentences with."""
    environment.filters["chinese"] = chinese
    environment.globals |= {
        "say": say,
        "say_n": say_n,
        "attribute": attribute,
        "theme_name": theme_name,
        "title_words": title_words,
        "option_words": option_words,
    }


def title_words(title: object, languages: tuple[str, ...]) -> Html:
    """What a title element holds behind its name: its words, and those of the other languages for the switch."""
    each = Html().join(
        Html(' data-{}-text="{}"').format(language, told(title, language)) for language in LANGUAGES
    )
    return each + Html(">{}").format(str(told(title, languages[0])))


def option_words(message: Message) -> Html:
    """What an option holds behind its name, where no elements may stand: its words, and all languages for the switch."""
    return title_words(message, LANGUAGES)


def finalize(value: Any) -> Any:
    """What an expression of a template gives, as HTML; nothing, where it is undefined or None."""
    return "" if value is None or isinstance(value, jinja2.Undefined) else Html.escape(value)
