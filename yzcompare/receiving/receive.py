"""A file of any kind, as it comes → its text: what it is tells its content, never its name."""

import os
import stat
from pathlib import Path

from yzcompare.errors import InputError, told
from yzcompare.reading.sizes import LARGEST_TEXT
from yzcompare.reading.sources import Kind, recognise
from yzcompare.receiving import old_word, plain, web, word
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.packed import open_archive

LARGEST_FILE = 200_000_000
"""Bytes of a file that is read at all: a report with its photographs has some twenty million."""

_OFFICE = {"(.doc)": ".doc", "(.rtf)": ".rtf", "(.odt)": ".odt", "an old Office or WPS document": ".wps"}
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"


def receive(path: Path) -> Extract:
    """Take the text out of a file: plain text, Markdown, a web page, .docx, PDF; others by LibreOffice.

    Nothing is fetched and no script runs. Raises InputError for what is no file, cannot be read, is too
    large, damaged, encrypted, empty, or of a kind that holds no text that can be taken out.
    """
    return extract(read_file(path), str(path))


def extract(data: bytes, where: str) -> Extract:
    """Take the text out of the bytes of a file; `where` names it in errors, which are those of `receive`."""
    if not data:
        raise InputError(f"{where}: the file is empty", hint="name the file with the text")
    if data.startswith(_PACKED):
        open_archive(data, where)  # before anything lists its members
    kind = recognise(data if data.startswith((*_PACKED, _OLE)) else data[: 2 * LARGEST_TEXT])
    if kind is None:
        return plain.extract(data, where)
    if "(.docx)" in kind.name:
        return word.extract(data, where)
    if kind.name == "a PDF":
        from yzcompare.receiving import pdf

        return pdf.extract(data, where)
    if "web page" in kind.name:
        return web.extract(data, where)
    return _by_office(data, where, kind)


def _by_office(data: bytes, where: str, kind: Kind) -> Extract:
    for name, ending in _OFFICE.items():
        if name in kind.name:
            return old_word.extract(data, where, kind.name, ending)
    raise InputError(f"{where}: this is {kind.name}, whose text cannot be taken out", hint=kind.advice)


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises InputError for a folder, a device, a loop of links, or a file too large."""
    try:
        # Path.open takes no opener.
        with open(path, "rb", opener=_unwaiting) as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                raise InputError(f"{path}: this is no file that ends", hint="name a file")
            if known.st_size > LARGEST_FILE:
                raise InputError(
                    f"{path}: the file has {known.st_size:,} bytes; the most is {LARGEST_FILE:,}",
                    hint="name a smaller one, such as the text alone",
                )
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(told(error, path)) from None
    except InputError:
        raise
    except ValueError as error:
        raise InputError(f"{path}: the file cannot be read: {error}", hint="name a file") from None


def _unwaiting(path: str, flags: int) -> int:
    """Open without waiting: a pipe that nobody writes to would hold everything up."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
