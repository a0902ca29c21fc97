"""Archives and dates: the same content gives the same bytes where $SOURCE_DATE_EPOCH is set.

The variable is that of reproducible-builds.org: seconds since 1970, in UTC.
"""

import datetime
import os
import re
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from yzcompare.errors import InputError

EPOCH = "SOURCE_DATE_EPOCH"
EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)
"""What a ZIP archive can date."""

_PROPERTIES = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def moment() -> datetime.datetime:
    """The time that what is made now carries: that of $SOURCE_DATE_EPOCH, or the beginning of today (UTC).

    Raises InputError where the variable holds no number, or a time that no archive can hold.
    """
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        found = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None or found > LATEST:
        hint = "write seconds since 1970 of a day before 2108, or unset it"
        raise InputError(f"{EPOCH} is {epoch!r}", hint=hint)
    return found


def pack(file: BinaryIO, members: Iterable[tuple[str, bytes]]) -> None:
    """Write files (name and content) as a ZIP archive, in the order given, all dated `moment()`."""
    stamp = max(moment(), EARLIEST)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whichever system it is packed on
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def date_workbook(undated: BinaryIO, file: BinaryIO) -> None:
    """Write an Excel workbook, which is a ZIP archive, with the date of `moment()` throughout."""
    stamp = moment().strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(undated) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    pack(
        file,
        (
            (name, _DATES.sub(rb"\g<1>" + stamp, content) if name == _PROPERTIES else content)
            for name, content in members
        ),
    )
