"""Text for HTML, and headings cut to what there is room for."""

from typing import Any

import markupsafe
from markupsafe import Markup

from yzcompare.messages import LANGUAGES, Message, told
from yzcompare.shown import shortened
from yzcompare.vocabulary import Named

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
"""Characters that turn the direction of a line round."""


class Html(Markup):
    """Text that is HTML; what is put into it, and is none, is escaped, and what turns a line round is made visible.

    >>> Html("<p>{}</p>").format("<b> & \\u202e"), Html("<p>{}</p>").format(Html("<b>2</b>"))
    (Html('<p>&lt;b&gt; &amp; &lt;U+202E&gt;</p>'), Html('<p><b>2</b></p>'))
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> "Html":
        """Write text so that HTML shows it as it is; what is HTML already stays."""
        if hasattr(s, "__html__"):
            return cls(s.__html__())
        if isinstance(s, Message | Named):
            return in_languages(s)
        plain = "".join(f"<U+{ord(c):04X}>" if c in _TURNS else c for c in str(s))
        return cls(markupsafe.escape(plain))

    def format(self, *parts: object, **named: object) -> "Html":
        """Put values in, escaped where they are no HTML; messages are put in in every language."""
        shown = [_whole(part) for part in parts]
        return type(self)(super().format(*shown, **{name: _whole(part) for name, part in named.items()}))


def _whole(value: object) -> object:
    return Html.escape(value) if isinstance(value, Message | Named) else value


def in_languages(message: Message | Named, element: str = "span") -> Html:
    """A message as HTML in every language, the first one shown; the switch of a page shows another.

    An element that is not shown is `hidden`, so that a notebook, which has no style sheet of ours, shows
    one language, too. `element` is what each stands in.

    >>> from yzcompare.messages import both
    >>> in_languages(both("持平", "kept"))
    Html('<span class="in" lang="zh">持平</span><span class="in" lang="en" hidden>kept</span>')
    """
    each = [(language, in_language(message, language)) for language in LANGUAGES]
    if len({html for _, html in each}) == 1:
        return each[0][1]
    return Html().join(
        Html('<{} class="in" lang="{}"{}>{}</{}>').format(
            element, language, Html(" hidden") if number else "", html, element
        )
        for number, (language, html) in enumerate(each)
    )


def in_language(message: Message | Named, language: str) -> Html:
    """A message as HTML in one language; fragments among its values stay what they are."""
    if isinstance(message, Message):
        return Html(message.shaped(language, _shaped, Html))
    return Html.escape(str(told(message, language)))


def _shaped(value: Any) -> Any:
    return Html(value.__html__()) if hasattr(value, "__html__") else value


def attribute(name: str, message: object) -> Html:
    """An attribute of an element in every language: the script of a page puts in what its switch asks for.

    >>> from yzcompare.messages import both
    >>> attribute("title", both("持平", "kept"))
    Html(' title="持平" data-zh-title="持平" data-en-title="kept"')
    >>> attribute("title", "2014")
    Html(' title="2014"')
    """
    if not isinstance(message, Message | Named):
        return Html(' {}="{}"').format(name, message)
    words = {language: str(told(message, language)) for language in LANGUAGES}
    first = Html(' {}="{}"').format(name, words[LANGUAGES[0]])
    each = (Html(' data-{}-{}="{}"').format(language, name, text) for language, text in words.items())
    return first + Html().join(each)


escape = Html.escape
"""Text as HTML, as `Html.escape` writes it."""


LABEL = 13
"""Characters of a heading on a chart."""


def short(heading: str, longest: int = LABEL) -> str:
    """A heading cut to what a chart has room for.

    >>> short("加快解放碑中央商务区高端集聚发展")
    '加快解放碑中央商务区高端…'
    """
    return shortened(heading, longest)
