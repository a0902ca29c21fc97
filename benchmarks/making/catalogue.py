"""Keep the catalogue of messages up with the code: `python -m benchmarks.making.catalogue`.

Every message that code, templates and notebooks say is put into `locale/zh/LC_MESSAGES/yzcompare.po` in the
order of its words; what is no longer said is taken out; what lacks a translation stays empty, is listed, and
fails a test.
"""

import ast
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from yzcompare import rooms
from yzcompare.messages import LOCALE
from yzcompare.publishing.plans import PATTERN, own_notebooks
from yzcompare.publishing.prose import messages_of

Id = str | tuple[str, str]

PACKAGE = LOCALE.parent
CATALOGUE = LOCALE / "zh" / "LC_MESSAGES" / "yzcompare.po"
METHODS = [("**.j2", "jinja2")]
KEYWORDS = {"say": None, "say_n": (1, 2)}


def extracted() -> dict[Id, set[str]]:
    """Every message of the project in English, with the files that say it."""
    found: dict[Id, set[str]] = {}
    for file, _, message, _, _ in extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS, strip_comment_tags=True
    ):
        found.setdefault(message if isinstance(message, str) else (message[0], message[1]), set()).add(file)
    for message, where in (*_code(), *_notebooks(), *_tables()):
        found.setdefault(message, set()).add(where)
    return {message: files for message, files in found.items() if message}


def _code() -> Iterator[tuple[Id, str]]:
    """What the code says; a call may stand inside another, which Babel's own extractor loses."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            said = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            if node.func.id == "say" and said:
                yield str(said[0]), str(path.relative_to(PACKAGE))
            elif node.func.id == "say_n" and len(said) == 2:
                yield (str(said[0]), str(said[1])), str(path.relative_to(PACKAGE))


def _notebooks() -> Iterator[tuple[str, str]]:
    """What the Markdown cells of the notebooks say."""
    for path in sorted(own_notebooks().glob(PATTERN)):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                yield from (
                    (message, f"notebooks/{path.name}") for message in messages_of("".join(cell["source"]))
                )


def _tables() -> Iterator[tuple[str, str]]:
    """What the index says of each table: the first line of the function that makes it."""
    for made in rooms.tables().values():
        yield rooms.told_of(made), "rooms.py"


def held(files: Iterable[Path]) -> dict[str, str]:
    """The translations that the files of a catalogue hold, by the English for one."""
    found: dict[str, str] = {}
    for path in files:
        with path.open("rb") as file:
            for message in read_po(file, locale="zh"):
                one = message.id if isinstance(message.id, str) else message.id[0]
                words = message.string if isinstance(message.string, str) else (message.string or ("",))[0]
                if one and words:
                    found[one] = words
    return found


def catalogue(translated: dict[str, str]) -> Catalog:
    """A catalogue of all that is said, with what is translated of it."""
    made = Catalog(locale="zh_Hans", project="yzcompare", charset="utf-8", fuzzy=False)
    for message, files in sorted(extracted().items(), key=lambda each: str(each[0])):
        one = message if isinstance(message, str) else message[0]
        words = translated.get(one, "")
        made.add(
            message,
            words if isinstance(message, str) else (words,),
            locations=[(file, 0) for file in sorted(files)],
        )
    return made


def main() -> None:
    """Write the catalogue anew and say what lacks a translation."""
    folder = CATALOGUE.parent
    made = catalogue(held(sorted(folder.glob("*.po"))))
    buffer = io.BytesIO()
    write_po(buffer, made, width=0, omit_header=False, include_lineno=False, sort_output=True)
    lines = [
        line
        for line in buffer.getvalue().decode().splitlines()
        if not line.startswith(
            (
                '"POT-Creation-Date',
                '"PO-Revision-Date',
                '"Generated-By',
                '"Last-Translator',
                '"Language-Team',
                '"Report-Msgid',
                "# ",
            )
        )
    ]
    for path in folder.glob("*.po"):
        path.unlink()
    CATALOGUE.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")
    lacking = [message.id for message in made if message.id and not any(message.string or ())]
    print(f"{len(made)} messages, {len(lacking)} without a translation")
    for message in lacking:
        print(f"  {message!r}")
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
