"""Citations: a quotation with its title, year, section and place, for every figure that is printed; and a document's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare.errors import InputError
from yzcompare.messages import Message, together
from yzcompare.reading.layers import overlapping
from yzcompare.reading.manifest import Document
from yzcompare.reading.marks import mark_at
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.shown import Shown, quoted


@dataclass(frozen=True, slots=True)
class Citation(Shown):
    """What a source says at a place, and where that is.

    `quotation` is the clean text of characters `start` to `end` of the source, `sentence` that of
    the sentences they stand in, the first of which begins at `anchor`; `section` names the innermost
    section, outer ones first; `part` is the page or paragraph of the original, where it is known.
    """

    document: str
    title: str
    year: int
    section: str
    start: Received
    end: Received
    quotation: str
    sentence: str
    anchor: int
    part: Message | str = ""

    @property
    def reference(self) -> Message | str:
        """Title, year, section, page and place, without the quotation."""
        known = filter(None, (f"{self.title} ({self.year})", self.section, self.part, self.place))
        return together(known, between=", ") if self.part else ", ".join(known)

    @property
    def place(self) -> str:
        """Document and offsets in its source, as `2014:386–389`."""
        return f"{self.document}:{self.start}–{self.end}"

    def __repr__(self) -> str:
        return f"{quoted(self.quotation)} — {self.reference}"

    def __str__(self) -> str:
        parts = [f"“{nested(self.quotation)}” — {self.title}", self.section, self.part, self.place]
        return ", ".join(part for part in parts if part)


def section_path(reading: Reading, offset: Received) -> tuple[Section, ...]:
    """The sections a place of the source belongs to, outermost first.

    What only follows a section's text and does something else (the problems behind a review's last
    item) belongs to the part, not to the item.
    """
    section = reading.section_at(offset)
    path = reading.path_to(section) if section else ()
    role = reading.role_at(offset)
    return tuple(part for part in path if part.level == 1 or reading.role_at(part.start) == role)


def cite(reading: Reading, start: int, end: int) -> Citation:
    """Quote characters `start` to `end` of a reading's source.

    Raises InputError when the span is empty, backwards, or not inside the source.
    """
    if not 0 <= start < end <= len(reading.source):
        raise InputError(
            f"{reading.document.id}: {start}–{end} is no span of its source",
            hint=f"it has {len(reading.source)} characters",
        )
    around = overlapping(reading.sentences(), start, end)
    return _citation(reading, Received(start), Received(end), around)


def cite_sentences(reading: Reading) -> tuple[Citation, ...]:
    """Quote every sentence of a reading, in the order of the text.

    >>> from yzcompare import load
    >>> print(cite_sentences(load()["2014"])[5].reference)
    2014年重庆市渝中区政府工作报告 (2014), 一、2013年工作回顾, 2014:135–354
    """
    return tuple(_citation(reading, span.start, span.end, [span]) for span in reading.sentences())


def _citation(reading: Reading, start: Received, end: Received, around: Sequence[Span[Received]]) -> Citation:
    document = reading.document
    mark = mark_at(reading.marks, start)
    return Citation(
        document=document.id,
        title=document.title,
        year=document.year,
        section=" › ".join(part.title for part in section_path(reading, start)),
        start=start,
        end=end,
        quotation=reading.text.slice(start, end).strip(),
        sentence=reading.text.slice(around[0].start, around[-1].end).strip() if around else "",
        anchor=around[0].start if around else start,
        part=mark.told if mark else "",
    )


_INSIDE = str.maketrans("“”‘’", "‘’“”")


def nested(quotation: str) -> str:
    """A quotation as it stands between quotation marks: its own are of the other kind (GB/T 15834).

    >>> f"“{nested('建设“平安渝中”。')}”"
    '“建设‘平安渝中’。”'
    """
    return quotation.translate(_INSIDE)


def gb7714(document: Document) -> str:
    """How a document is cited by GB/T 7714-2015, with what is known of it and nothing else.

    Whoever published it stands as its publisher: who is responsible for a text, a manifest does not say.

    >>> from pathlib import Path
    >>> known = {"publisher": "渝中区政府", "date": "2014-02-19", "url": "https://a.cn/1", "retrieved": "2026-01-02"}
    >>> gb7714(Document("2014", 2014, "政府工作报告", "work report", Path("a.txt"), **known))
    '政府工作报告[R/OL]. 渝中区政府, 2014-02-19[2026-01-02]. https://a.cn/1.'
    >>> gb7714(Document("2014", 2014, "政府工作报告", "work report", Path("a.txt")))
    '政府工作报告[R]. 2014.'
    """
    kind = "R" if document.genre == "work report" else "Z"
    online = "/OL" if document.url else ""
    seen = f"[{document.retrieved}]" if document.url and document.retrieved else ""
    issued = ", ".join(filter(None, (document.publisher, document.date or str(document.year))))
    parts = (f"{document.title}[{kind}{online}]", f"{issued}{seen}", document.url)
    return "".join(f"{part}. " for part in parts if part).strip()


def bibtex(document: Document) -> str:
    """The same as a BibTeX entry.

    >>> from pathlib import Path
    >>> print(bibtex(Document("2014", 2014, "政府工作报告", "work report", Path("a.txt"), publisher="渝中区政府")))
    @techreport{report-2014,
      title = {{政府工作报告}},
      institution = {渝中区政府},
      year = {2014}
    }
    """
    report = document.genre == "work report"
    name = "-".join(["report" if report else "document", *re.findall(r"[A-Za-z0-9]+", document.id)])
    fields = (
        ("title", f"{{{_escaped(document.title)}}}"),
        ("institution" if report else "howpublished", _escaped(document.publisher)),
        ("year", document.date[:4] or str(document.year)),
        ("date", document.date),
        ("url", document.url),
        ("urldate", document.retrieved if document.url else ""),
    )
    lines = ",\n".join(f"  {field} = {{{value}}}" for field, value in fields if value)
    return f"@{'techreport' if report else 'misc'}{{{name},\n{lines}\n}}"


def _escaped(text: str) -> str:
    """Text in which nothing is a command to LaTeX; a brace, which would end a field, is left out."""
    return re.sub(r"([%&#$_])", r"\\\1", re.sub(r"[{}\\]", "", text))
