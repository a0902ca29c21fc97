"""Text for HTML, and headings cut to what there is room for."""

from yzcompare.shown import shortened

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
"""Characters that turn the direction of a line round."""


def escape(text: object) -> str:
    """Write text so that HTML shows it as it is; characters that turn the line round are made visible.

    >>> escape("<b> & \\u202e")
    '&lt;b&gt; &amp; &lt;U+202E&gt;'
    """
    plain = "".join(f"<U+{ord(c):04X}>" if c in _TURNS else c for c in str(text))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


LABEL = 13
"""Characters of a heading on a chart."""


def short(heading: str, longest: int = LABEL) -> str:
    """A heading cut to what a chart has room for.

    >>> short("加快解放碑中央商务区高端集聚发展")
    '加快解放碑中央商务区高端…'
    """
    return shortened(heading, longest)
