"""A received file as text; what is no plain text is recognised by its content and named.

The ending of a name says little: a web page is saved as .txt, a Word document renamed. The first bytes
of a file say what it is, and a person who hears that it is a Word document knows what to do.
"""

import hashlib
import io
import re
import struct
import zipfile
from pathlib import Path
from typing import NamedTuple

from yzcompare.errors import InputError
from yzcompare.reading.manifest import Document
from yzcompare.reading.sizes import check_size


class Kind(NamedTuple):
    """A kind of file that is no plain text, and how a person gets plain text out of it."""

    name: str
    advice: str


_OFFICE = "save it as plain text (UTF-8) in its program, or {command}, and name the text in 'source'"


def _by_pandoc(name: str) -> Kind:
    return Kind(name, _OFFICE.format(command="run `pandoc -t plain --wrap=none -o a.txt FILE`"))


def _by_office(name: str) -> Kind:
    return Kind(name, _OFFICE.format(command="run `soffice --headless --convert-to txt:Text FILE`"))


_SCAN = "recognise its characters first (`tesseract FILE a -l chi_sim`), read the text through, and name that"
_UNPACK = "unpack it ({command}) and name the text inside in 'source'"

PDF = Kind("a PDF", "take its text out with `pdftotext -layout FILE a.txt` and name that in 'source'")
HTML = Kind(
    "a web page (HTML)",
    "run `pandoc -f html -t plain --wrap=none -o a.txt FILE`, or copy the text out of the browser, and name that in 'source'",
)
_SAVED_PAGE = Kind("a web page saved as an archive (.mhtml)", "copy the text out of the browser")
_POINTER = Kind("a pointer of Git LFS, not the text itself", "fetch the text with `git lfs pull`")
_XML = Kind("XML", "open it in the program that wrote it and save it as plain text (UTF-8)")

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", PDF),
    (b"{\\rtf", _by_office("rich text (.rtf)")),
    (b"\x89PNG\r\n", Kind("an image (PNG)", _SCAN)),
    (b"\xff\xd8\xff", Kind("an image (JPEG)", _SCAN)),
    (b"GIF8", Kind("an image (GIF)", _SCAN)),
    (b"II*\0", Kind("an image (TIFF)", _SCAN)),
    (b"MM\0*", Kind("an image (TIFF)", _SCAN)),
    (b"AT&TFORM", Kind("a scan (DjVu)", "take its text out with `djvutxt FILE a.txt`")),
    (b"\x1f\x8b", Kind("compressed (gzip)", _UNPACK.format(command="`gunzip FILE`"))),
    (b"BZh91AY&SY", Kind("compressed (bzip2)", _UNPACK.format(command="`bunzip2 FILE`"))),
    (b"\xfd7zXZ\0", Kind("compressed (xz)", _UNPACK.format(command="`unxz FILE`"))),
    (b"\x28\xb5\x2f\xfd", Kind("compressed (zstd)", _UNPACK.format(command="`unzstd FILE`"))),
    (b"7z\xbc\xaf\x27\x1c", Kind("an archive (7z)", _UNPACK.format(command="`7z x FILE`"))),
    (b"Rar!\x1a\x07", Kind("an archive (RAR)", _UNPACK.format(command="`unrar x FILE`"))),
    (b"version https://git-lfs", _POINTER),
)

_INSIDE_ZIP: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", _by_pandoc("a Word document (.docx)")),
    (b"xl/", _by_office("an Excel workbook (.xlsx)")),
    (b"ppt/", _by_office("a PowerPoint presentation (.pptx)")),
    (b"OFD.xml", Kind("a document in OFD", "open it in its reader and save the text (UTF-8)")),
    (b"opendocument.text", _by_pandoc("an OpenDocument text (.odt)")),
    (b"opendocument", _by_office("an OpenDocument file")),
    (b"epub+zip", _by_pandoc("an e-book (EPUB)")),
)

_INSIDE_OLE: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", _by_office("an old Word document (.doc)")),
    ("Workbook", _by_office("an old Excel workbook (.xls)")),
    ("PowerPoint Document", _by_office("an old PowerPoint presentation (.ppt)")),
)

_PAGE = re.compile(rb"(?:<\?xml[^>]*>|(?><!--.*?-->)|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"</?(?:p|div|span|br|table|tr|td|th|ul|ol|li|font|h[1-6]|a|b|strong|img)\b[^<>]*>", re.I)
_LEAST_TAGS = 3

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_WIDE = ("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
_USUAL = re.compile("[\t\n\r\x20-\x7e‐-⁯　-〿一-鿿！-～]")
"""What a Chinese report is written in."""

_SAMPLE = 4096


def recognise(data: bytes) -> Kind | None:
    """Say what a file is that is no plain text, by its content; None for what may be text.

    >>> recognise(b"%PDF-1.7 ...").name, recognise(b"<html><p>...").name
    ('a PDF', 'a web page (HTML)')
    >>> recognise("一、2013年工作回顾".encode())
    """
    begun = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, kind in _BEGINNINGS:
        if begun.startswith(beginning) or data.startswith(beginning):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        found = (kind for name, kind in _INSIDE_OLE if name.encode("utf-16-le") in data)
        return next(found, _by_office("an old Office or WPS document"))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind("an image (WebP)", _SCAN)
    if data[:3] == b"\0\0\0" and data[4:8] == b"ftyp":
        return Kind("an image or a film", _SCAN)
    if re.match(rb"(?:MIME-Version:|From: <Saved by)", begun):
        return _SAVED_PAGE
    if _PAGE.match(begun) or _full_of_tags(data):
        return HTML
    return _XML if begun.startswith(b"<?xml") else None


def _packed(data: bytes) -> Kind:
    """What a ZIP archive is, by the names of its members; those of a damaged one are read as they stand."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = b"\n".join(name.encode("utf-8", "replace") for name in archive.namelist())
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        names = data
    for name, kind in _INSIDE_ZIP:
        # The kind of an OpenDocument file and of an e-book stands in its first member, uncompressed.
        if re.search(rb"(?:^|[^\w/])" + re.escape(name), names) or name in data[:200]:
            return kind
    return Kind(
        "a ZIP archive, as office documents are too",
        "save it as plain text (UTF-8) in the program that wrote it, or unpack it, and name the text in 'source'",
    )


def _full_of_tags(data: bytes) -> bool:
    """Whether most lines hold tags of HTML: a page without its head; a line break or two are let pass."""
    lines = [line for line in data.splitlines() if line.strip()]
    tagged = sum(1 for line in lines if _TAG.search(line))
    return tagged * 2 > len(lines) and len(_TAG.findall(data)) >= _LEAST_TAGS


def wide_encoding(data: bytes) -> str:
    """Name the encoding of a text whose characters take two or four bytes each; empty for any other.

    Its byte-order mark tells; without one, that it is no UTF-8 (or every second byte is zero) and gives
    Chinese and figures when it is read so. English in UTF-8 would give Chinese, too.

    >>> wide_encoding("一、2013年".encode("utf-16")), wide_encoding("一、2013年".encode("utf-16-be"))
    ('UTF-16', 'UTF-16BE')
    >>> wide_encoding("一、2013年".encode()), wide_encoding("一、2013年".encode("gb18030"))
    ('', '')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if _is_utf8(data) and data.count(0) * 4 < len(data):
        return ""
    sample = data[: min(_SAMPLE, len(data) // 4 * 4)]
    for name in _WIDE:
        text = sample.decode(name, "replace")
        if text and len(_USUAL.findall(text)) > 0.9 * len(text):
            return name
    return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_source(document: Document) -> str:
    """Read a document's received text, newlines untouched.

    Raises InputError when it is missing, too large, empty, no plain text (saying what it is), not UTF-8 (naming the
    byte), or not the text the manifest's checksum speaks of.
    """
    path = document.source
    check_size(document.id, path)
    data = _read_bytes(path, document.id)
    if kind := recognise(data):
        raise InputError(
            f"{path}: the source of {document.id} is {kind.name}, no plain text", hint=kind.advice
        )
    found = hashlib.sha256(data).hexdigest()
    if document.sha256 and found != document.sha256.strip().lower():  # some tools print capitals
        raise InputError(
            f"{path}: the source of {document.id} is not the text the manifest describes: its SHA-256 is {found}",
            hint="restore the text, or put the new checksum into the manifest",
        )
    text = _decode(data, path, document.id)
    if not text.strip():
        raise InputError(f"{path}: the source of {document.id} is empty", hint="put the text there")
    return text


def _read_bytes(path: Path, document: str) -> bytes:
    try:
        endless = path.exists() and not path.is_file()  # a folder, or a device or a pipe, which may never end
        data = b"" if endless else path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"{path}: the source of {document} is missing", hint="put the text there or mend 'source'"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: the source of {document} cannot be read: {reason}",
            hint="name a text file in 'source'",
        ) from None
    if endless:
        raise InputError(f"{path}: the source of {document} is no file", hint="name a text file in 'source'")
    return data


def _decode(data: bytes, path: Path, document: str) -> str:
    """The text of a file in UTF-8; one in another encoding is refused with the way to convert it."""
    if wide := wide_encoding(data):
        raise InputError(
            f"{path}: the source of {document} is {wide}, not UTF-8",
            hint=f"save it as UTF-8, or run `iconv -f {wide} -t UTF-8 FILE > a.txt` and name that in 'source'",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: the source of {document} is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}",
            hint="convert the file to UTF-8 (from GB 18030, most likely)",
        ) from None
