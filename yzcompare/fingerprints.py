"""Fingerprints: checksums of texts, lexicon and code, by which what was derived from them is known again."""

import hashlib
from functools import cache
from pathlib import Path

from yzcompare.lexicon import FOLDER
from yzcompare.lexicon.extension import in_force


def digest(*parts: str | bytes) -> str:
    """SHA-256 of parts with their lengths: what moves from the end of one to the top of the next is a change.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    begun = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        begun.update(len(content).to_bytes(8, "big") + content)
    return begun.hexdigest()


def of_code() -> str:
    """Checksum of what derives: the package's code and the lexicon in force."""
    added = in_force().checksum
    return digest(of_package(), added) if added else of_package()


@cache
def of_package() -> str:
    """Checksum of the package's code and the lists it brings."""
    package = Path(__file__).parent
    code = {str(path.relative_to(package)): path for path in package.rglob("*.py")}
    words = {
        f"lexicon/{path.name}": path
        for ending in ("toml", "csv", "npz")
        for path in FOLDER.glob(f"*.{ending}")
    }
    parts: list[str | bytes] = []
    for name, path in sorted({**code, **words}.items()):
        if path.is_file():
            parts += [name, path.read_bytes()]
    return digest(*parts)


def of_file(path: Path | None) -> str:
    """Checksum of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path and path.is_file() else ""
