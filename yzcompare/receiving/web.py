"""A web page, saved or as an archive (.mhtml) → the text that it is about, without what stands around it.

trafilatura, justext and lxml's cleaner were tried on the same pages (benchmarks/extraction_office.py): each
drops short headings, lines or rows of tables here and there, and a report without a heading is another one.
"""

import email
import email.policy
import re
from collections.abc import Iterator

from yzcompare.errors import InputError
from yzcompare.receiving.encodings import decode
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.mojibake import lost_lines
from yzcompare.receiving.plain import check_length
from yzcompare.receiving.web_facts import is_about_page, read_facts
from yzcompare.receiving.web_lines import lines_of
from yzcompare.receiving.web_main import main_part
from yzcompare.receiving.web_tree import read_tree

LARGEST_PAGE = 25_000_000
"""Bytes of a page, with pictures inside it; the text alone may have a twentieth of that."""

LARGEST_ARCHIVE = 60_000_000
"""Bytes of a page saved with all its pictures."""

EDGE = 12
"""Lines at the beginning and the end of the text among which lines about the page are looked for."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)", re.I)
_DATA = re.compile(r"data:[\w/+.;=-]{1,80},[A-Za-z0-9+/=%\s]{1000,}")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
_BLANKS = re.compile(r"\s+")


def extract(data: bytes, where: str) -> Extract:
    """The text of a web page and what the page says of it; `where` names the file in errors.

    A line is a paragraph, a heading, an item of a list or a row of a table. The title stands first, where
    the page shows it outside its text. No script runs and nothing is fetched. Raises InputError for a page
    that is too large or holds no text.
    """
    kind, address = "a web page (HTML)", ""
    if data.lstrip()[:1] != b"<" and re.match(rb"\s*(?:MIME-Version:|From: <Saved by)", data):
        kind = "a web page saved as an archive (.mhtml)"
        data, address = _page_inside(data, where)
    if len(data) > LARGEST_PAGE:
        raise InputError(
            f"{where}: the page has {len(data):,} bytes; the most is {LARGEST_PAGE:,}",
            hint="save it without its pictures, or copy the text out of the browser",
        )
    page, encoding = _decoded(data, where)
    page = _DATA.sub("", page)
    head, body = read_tree(page, where)
    whole = lines_of(body)
    part = main_part(body)
    lines = _without_page(lines_of(part))
    facts = read_facts(page, head, body, whole)
    if not lines or not part.letters:
        raise InputError(
            f"{where}: the page holds no text; a script may fetch it",
            hint="copy the text out of the browser, or save the page there once it is shown",
        )
    if facts.title and not any(_same(facts.title, line) for line in lines[:EDGE]):
        lines.insert(0, facts.title)
    text = "\n".join(lines)
    check_length(len(text.encode("utf-8", "replace")), where)
    notes = [*(() if encoding == "UTF-8" else (f"converted from {encoding} to UTF-8",)), *_told(text)]
    return Extract(
        text, kind, notes=tuple(notes), title=facts.title, url=facts.url or address,
        publisher=facts.publisher, date=facts.date,
    )  # fmt: skip


def _without_page(lines: list[str]) -> list[str]:
    """The lines without those about the page before and behind the text."""
    last = len(lines) - EDGE
    return [line for at, line in enumerate(lines) if not (at < EDGE or at >= last) or not is_about_page(line)]


def _same(title: str, line: str) -> bool:
    """Whether a line holds the title, white space aside."""
    return _BLANKS.sub("", title) in _BLANKS.sub("", line) or (
        len(line) > 5 and _BLANKS.sub("", line) in _BLANKS.sub("", title)
    )


def _told(text: str) -> Iterator[str]:
    lost = lost_lines(text)
    if lost:
        yield f"characters are lost in {len(lost)} lines (line {lost[0]} is the first): compare the original"


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    """The page as text: in the encoding it names, where all of it is in that, or in the one it looks like."""
    named = _CHARSET.search(data[:20_000]) or _XML_ENCODING.match(data)
    name = named[1].decode("ascii").lower() if named else ""
    if name and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            wide = _WIDER.get(name, name)
            return data.decode(wide), "UTF-8" if wide in ("utf-8", "utf8") else name.upper()
        except (LookupError, ValueError):
            pass
    decoded = decode(data, where)
    return decoded.text, decoded.encoding


def _page_inside(data: bytes, where: str) -> tuple[bytes, str]:
    """The page in an archive and its address."""
    if len(data) > LARGEST_ARCHIVE:
        raise InputError(
            f"{where}: the archive has {len(data):,} bytes; the most is {LARGEST_ARCHIVE:,}",
            hint="save the page as HTML only",
        )
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        pages = [page for part in parts if isinstance(page := part.get_payload(decode=True), bytes)]
        address = str(
            message.get("Snapshot-Content-Location") or (parts[0].get("Content-Location") if parts else "")
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pages, address = [], ""
    if not pages:
        raise InputError(f"{where}: the archive holds no page", hint="save the page as HTML only")
    return max(pages, key=len), address.strip() if address.startswith("http") else ""
