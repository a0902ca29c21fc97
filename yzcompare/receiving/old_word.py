"""Older and other office documents (.doc, .wps, .rtf, .odt), read by LibreOffice where it is installed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from yzcompare.errors import InputError
from yzcompare.receiving import word
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.packed import open_archive

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
"""Time in which LibreOffice has to be done: it starts in ten seconds and reads a report in two."""

_INSTALL = "install LibreOffice (libreoffice.org; Debian: libreoffice-writer), or save the file as .docx in Word or WPS"


def extract(data: bytes, where: str, kind: str, ending: str) -> Extract:
    """The text of an office document by way of .docx; `ending` (".doc") says what LibreOffice is to expect.

    It runs in a folder of its own with a profile of its own, and is ended with all it started when its
    time is over. Raises InputError where it is not installed, cannot read the file, or takes too long.
    """
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
        raise InputError(
            f"{where}: the document is encrypted", hint="open it with its password and save it without one"
        )
    if data.startswith(b"PK"):
        open_archive(data, where)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise InputError(f"{where}: {kind} is read by LibreOffice, which is not installed", hint=_INSTALL)
    with tempfile.TemporaryDirectory(prefix="yzcompare-", ignore_cleanup_errors=True) as folder:
        return word.extract(_converted(data, where, ending, program, Path(folder)), where, kind)


def _converted(data: bytes, where: str, ending: str, program: str, folder: Path) -> bytes:
    """The document as .docx, made in `folder`."""
    original, made = folder / f"original{ending}", folder / "made"
    original.write_bytes(data)
    command = [
        program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(original),
    ]  # fmt: skip
    try:
        _run(command, folder)
        return (made / "original.docx").read_bytes()
    except subprocess.TimeoutExpired:
        problem = f"LibreOffice was not done with it after {SECONDS} seconds"
    except FileNotFoundError:
        problem = "LibreOffice cannot read it: it is damaged or encrypted"
    except OSError as error:
        problem = f"LibreOffice cannot be started: {error.strerror}"
    raise InputError(f"{where}: {problem}", hint="open it in Word or WPS and save it as .docx")


def _run(command: list[str], folder: Path) -> None:
    """Run a command to its end, without a shell or a terminal; what it started ends with it."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except BaseException:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            raise
