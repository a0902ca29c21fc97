"""The parts of a Word document: opened without trusting them, and read by the names of their elements.

Names are read without their namespaces: the strict and the usual form of the format differ in those alone.
"""

from collections.abc import Iterator
from typing import Any

from yzcompare.errors import InputError

Element = Any
"""An element of lxml."""

_ANEW = "open it in Word and save it anew"


def parse(data: bytes, where: str) -> Element:
    """The root of an XML part of a document.

    Takes in no entity, no DTD and nothing from elsewhere. Raises InputError, which names `where`, for a
    part that declares a DTD (no program writes one) or is no XML.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).split("\n")[0]
        raise InputError(f"{where}: the document is damaged: {reason}", hint=_ANEW) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            f"{where}: the document declares entities, as no Word document does, and is not read", hint=_ANEW
        )
    return root


def name_of(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of an element that have a name."""
    return (each for each in element if name_of(each) == name)


def child(element: Element, name: str) -> Element | None:
    """The first child of a name, or None."""
    return next(children(element, name), None)


def attribute(element: Element, name: str) -> str:
    """An attribute, whatever its namespace; empty where there is none."""
    return next((str(text) for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value(element: Element, name: str) -> str:
    """The attribute `val` of the first child of a name; empty where there is none."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def count(text: str, otherwise: int) -> int:
    """A whole number, or `otherwise` for what is none or is no number of a list.

    >>> count("3", 1), count("x", 1)
    (3, 1)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
