"""Archives (ZIP) that office documents are: opened only when what they unpack to is bounded."""

import io
import struct
import zipfile
import zlib

from yzcompare.errors import InputError

MOST_MEMBERS = 5_000
"""Members of an archive; a document of a thousand pictures has some 1,020."""

LARGEST_MEMBER = 40_000_000
"""Bytes of a member that is read: the XML of five times the longest text that reading takes."""

LARGEST_WHOLE = 1_000_000_000
"""Bytes of all members together, unpacked: pictures are packed already and hardly shrink."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ANEW = "open it in the program that wrote it and save it anew"


def open_archive(data: bytes, where: str) -> zipfile.ZipFile:
    """Open an archive after a look at what it says of itself, before its list of members takes memory.

    Raises InputError, which names `where`, for one that is damaged, has too many members, or unpacks to
    more than a document can hold.
    """
    _check_count(data, where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        raise _damaged(where) from None
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _refused(where, f"{len(members):,} members, the most is {MOST_MEMBERS:,}")
    whole = sum(member.file_size for member in members)
    if whole > LARGEST_WHOLE:
        raise _refused(where, f"{whole:,} bytes when it is unpacked, the most is {LARGEST_WHOLE:,}")
    return archive


def read_member(archive: zipfile.ZipFile, name: str, where: str) -> bytes | None:
    """The bytes of a member; None where there is none of that name.

    No more is unpacked than a member may have, whatever the archive says of its size. Raises InputError
    for one that is larger, damaged or encrypted.
    """
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    if member.flag_bits & 1:
        raise InputError(f"{where}: the document is encrypted", hint="save it without its password first")
    try:
        with archive.open(member) as file:
            data = file.read(LARGEST_MEMBER + 1)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, OSError):
        raise _damaged(where) from None
    if len(data) > LARGEST_MEMBER:
        raise _refused(where, f"more than {LARGEST_MEMBER:,} bytes in {name}")
    return data


def _check_count(data: bytes, where: str) -> None:
    """Refuse a list of members that is too long, by the sizes in the archive's last record."""
    place = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - _END_SIZE))
    if place < 0 or len(data) < place + _END_SIZE:
        raise _damaged(where)
    count, size = struct.unpack_from("<HL", data, place + 10)
    if count > MOST_MEMBERS or size > MOST_MEMBERS * 200:
        raise _refused(where, f"a list of {count:,} members or more, the most is {MOST_MEMBERS:,}")


def _damaged(where: str) -> InputError:
    return InputError(
        f"{where}: the document is damaged: its archive cannot be opened to the end", hint=_ANEW
    )


def _refused(where: str, what: str) -> InputError:
    return InputError(f"{where}: the document holds {what}; it is not read", hint=_ANEW)
