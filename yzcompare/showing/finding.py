"""A finding: one fact in a sentence, with where its evidence stands."""

from dataclasses import dataclass

HELD = "What is held"
"""The kind that the index shows beside the source texts."""


NAMED = 6
"""Examples that a finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with its figures; its evidence is the element `anchor` of the page `page`.html.

    `kind` is the heading it stands under.
    """

    text: str
    page: str
    anchor: str
    kind: str

    @property
    def address(self) -> str:
        """Where its evidence stands, seen from the index."""
        return f"{self.page}.html#{self.anchor}"


def counted(number: int, noun: str) -> str:
    """A number of things in words.

    >>> counted(1, "line"), counted(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
