"""Text for HTML, and headings cut to what there is room for."""

from typing import Any

import markupsafe
from markupsafe import Markup

from yzcompare.shown import shortened

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
        plain = "".join(f"<U+{ord(c):04X}>" if c in _TURNS else c for c in str(s))
        return cls(markupsafe.escape(plain))


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
