"""A Word document (.docx) → its text as a reader sees it, with the number of every paragraph.

No library gave that: python-docx and docx2python know no Chinese numbers of lists (docx2python writes
"1)"), mammoth none at all, and each drops or doubles other things (benchmarks/extraction_office.py). The
format is read here with lxml.
"""

import posixpath
import zipfile
from collections.abc import Iterator

from yzcompare.errors import InputError
from yzcompare.reading.marks import Mark, Part
from yzcompare.reading.offsets import Received
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.packed import open_archive, read_member
from yzcompare.receiving.word_lines import Body, Line, mark_of
from yzcompare.receiving.word_numbering import Counters, read_lists, read_styles
from yzcompare.receiving.word_parts import Element, attribute, child, children, name_of, parse

KIND = "a Word document (.docx)"
NOTES = "注释"
"""The heading under which foot- and endnotes stand, behind the text."""

_USUAL = "word/document.xml"


def extract(data: bytes, where: str, kind: str = KIND) -> Extract:
    """The text of a Word document; `where` names the file in errors, `kind` says what it was.

    A line is a paragraph, or a row of a table with its cells between |; a soft line break parts lines too.
    Automatic numbers stand as they are shown. Foot- and endnotes stand behind the text under 注释, each with
    the mark that stands in the text. Insertions are kept, deletions left out; what is hidden, comments,
    heads and feet of pages are left out. Paragraphs are counted as Word counts them: those of the body and of
    its tables that are not empty, those of text boxes and notes aside, which have the number of the
    paragraph that they hang on. The title that Word keeps is not told: it is mostly that of another text.

    Raises InputError for a document that is damaged, encrypted, too large, or holds no text.
    """
    archive = open_archive(data, where)
    name = _main_part(archive, where)
    main = read_member(archive, name, where)
    if main is None:
        raise InputError(
            f"{where}: the document has no text in it ({name} is missing)",
            hint="open it in Word and save it anew",
        )
    try:
        lines, notes = _read(archive, name, parse(main, where), where)
    except RecursionError:
        raise InputError(
            f"{where}: the document is nested too deeply to be read", hint="open it in Word and save it anew"
        ) from None
    if not any(line.text.strip() for line in lines):
        raise InputError(
            f"{where}: the document is empty: it holds no text", hint="name the file with the text"
        )
    marks: list[Mark] = []
    place = last = 0
    for line in lines:
        if line.paragraph != last:
            marks.append(Mark(Received(place), Part.PARAGRAPH, line.paragraph))
        place, last = place + len(line.text) + 1, line.paragraph
    return Extract("\n".join(line.text for line in lines), kind, tuple(marks), notes=tuple(notes))


def _main_part(archive: zipfile.ZipFile, where: str) -> str:
    """The member that holds the text, as the archive's relations say."""
    relations = read_member(archive, "_rels/.rels", where)
    for relation in children(parse(relations, where), "Relationship") if relations else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/") or _USUAL
    return _USUAL


def _read(archive: zipfile.ZipFile, name: str, root: Element, where: str) -> tuple[list[Line], list[str]]:
    folder = posixpath.dirname(name)

    def part(of: str) -> Element | None:
        data = read_member(archive, posixpath.join(folder, of), where)
        return parse(data, where) if data else None

    styles, usual = read_styles(part("styles.xml"))
    counters = Counters(read_lists(part("numbering.xml"), styles), styles)
    reader = Body(counters, styles, usual)
    body = child(root, "body")
    lines = list(reader.lines(body)) if body is not None else []
    behind: list[Line] = []
    for kind in ("footnote", "endnote"):
        if any(noted.kind == kind for noted in reader.noted):
            behind.extend(_notes(reader, kind, part(f"{kind}s.xml")))
    if behind:
        lines.extend([Line(NOTES, behind[0].paragraph), *behind])
    return lines, list(_told(reader, len(behind)))


def _notes(reader: Body, kind: str, root: Element | None) -> Iterator[Line]:
    """The notes of a kind in the order in which the text points to them."""
    texts = (
        {attribute(each, "id"): each for each in root if name_of(each) == kind} if root is not None else {}
    )
    pointers = [noted for noted in reader.noted if noted.kind == kind]
    for number, noted in enumerate(pointers, 1):
        if noted.id in texts:
            inside = Body(reader.counters, reader.styles, reader.usual)
            text = " ".join(line.text.strip() for line in inside.lines(texts[noted.id]))
            yield Line(f"{mark_of(kind, number)} {text}", noted.paragraph)


def _told(reader: Body, notes: int) -> Iterator[str]:
    """What a person should know of what was kept and left out."""
    if reader.inserted or reader.deleted:
        yield (
            f"tracked changes: {reader.inserted} insertions are kept, {reader.deleted} deletions left out; "
            "accept or refuse them in Word to be sure"
        )
    if reader.hidden:
        yield f"{reader.hidden} pieces of hidden text are left out"
    if notes:
        yield f"{notes} foot- or endnotes stand behind the text under {NOTES}"
