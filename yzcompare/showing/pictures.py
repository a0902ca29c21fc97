"""Pictures in the results of a notebook: stored as images, drawn into a page as they are.

Where a notebook is not trusted, Jupyter and the sites that show notebooks take a drawing (`<svg>`) out of
a result's HTML and leave an image (`<img>`). A page holds the drawing itself: a screen reader hears its
title, a printer its lines.
"""

import re
from base64 import b64decode, b64encode

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.S)
_TYPE = "data:image/svg+xml;base64,"
_IMAGE = re.compile(
    rf'<img class="picture" alt="[^"]*" style="[^"]*" src="{re.escape(_TYPE)}([A-Za-z0-9+/=]+)">'
)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.S)

# Charts are drawn dark on light, whatever the notebook around them is.
_STYLE = "max-width: 100%; height: auto; background: #fff"


def as_images(html: str) -> str:
    """A result with its drawings as images that need no trust; the title of each is its other text.

    >>> shown = as_images("<p>A</p><svg xmlns='…'><title>Two targets</title></svg>")
    >>> shown.partition(" style")[0]
    '<p>A</p><img class="picture" alt="Two targets"'
    >>> as_drawings(shown)
    "<p>A</p><svg xmlns='…'><title>Two targets</title></svg>"
    """
    return _DRAWING.sub(_image, html)


def _image(drawing: re.Match[str]) -> str:
    title = _TITLE.search(drawing[0])
    coded = b64encode(drawing[0].encode("utf-8", "replace")).decode()
    alt = title[1].strip() if title else ""
    return f'<img class="picture" alt="{alt}" style="{_STYLE}" src="{_TYPE}{coded}">'


def as_drawings(html: str) -> str:
    """A stored result with the drawings that `as_images` made images of."""
    return _IMAGE.sub(lambda image: b64decode(image[1]).decode("utf-8", "replace"), html)
