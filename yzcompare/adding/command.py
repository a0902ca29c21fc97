"""`yzcompare add`: files are read, what they are is shown and asked, and what is confirmed is written."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yzcompare.adding.asking import answered
from yzcompare.adding.folder import Folder, open_folder, put
from yzcompare.adding.gathering import gather
from yzcompare.adding.proposals import Named, Proposal, propose
from yzcompare.adding.telling import told
from yzcompare.adding.weighing import weighed
from yzcompare.corpus import MANIFESTS, manifest_above, manifest_in
from yzcompare.errors import InputError
from yzcompare.errors import told as told_error
from yzcompare.receiving.receive import extract, read_file


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files: what was added under which ids, and why others were not, in sentences."""

    manifest: Path
    documents: tuple[tuple[str, Proposal], ...]
    failed: tuple[str, ...]


def add(
    files: Sequence[Path],
    manifest: Path,
    named: Named,
    *,
    yes: bool,
    say: Callable[[str], None] = print,
    complain: Callable[[str], None] = lambda line: print(line, file=sys.stderr),
) -> Added:
    """Add files to a working folder.

    `say` is told what is proposed, `complain` at once which file cannot be added and why; the others go on.
    Without `yes` a person is asked before anything is written. Raises InputError where no file can be
    added, or nobody can be asked.
    """
    folder = open_folder(manifest)
    failed: list[str] = []

    def fail(error: InputError) -> None:
        failed.append(str(error))
        complain(str(error))

    proposals: list[Proposal] = []
    for file in gather(files):
        try:
            proposals.append(_proposal(file, folder, named, [each.place for each in proposals]))
        except InputError as error:
            fail(error)
        except OSError as error:
            fail(InputError(told_error(error, file)))
    good: list[Proposal] = []
    for each in weighed(proposals, folder):
        if isinstance(each, InputError):
            fail(each)
        else:
            good.append(each)
            for line in told(each):
                say(line)
    if not yes and good:
        good = answered(good, folder.path)
    for each in [each for each in good if not each.year]:
        fail(InputError(f"{each.file}: nothing in it says of which year it is", hint="name it with --year"))
        good.remove(each)
    ids = put(folder, good) if good else []
    return Added(folder.path, tuple(zip(ids, good, strict=True)), tuple(failed))


def manifest_for(named: Path | None) -> Path:
    """The manifest to add to: the one named or of the folder named, the one here or above, or a new one here.

    Raises InputError where the current folder is gone.
    """
    if named is not None:
        path = named.expanduser().absolute()
        return (manifest_in(path) or path / MANIFESTS[0]) if path.is_dir() else path
    here = Path.cwd()
    return manifest_above(here) or here / MANIFESTS[0]


def _proposal(file: Path, folder: Folder, named: Named, others: Sequence[str]) -> Proposal:
    data = read_file(file)
    own = [document.place for document in folder.documents]
    known = list(dict.fromkeys(filter(None, (*own, *others))))
    # A text that names no place, in the folder of one place, is most likely of that place; a person is shown it.
    home = own[0] if len(set(own)) == 1 else None
    return propose(file, data, extract(data, str(file)), named, known, home)


def as_json(added: Added) -> str:
    """What became of the files, as a script reads it."""
    documents = [
        {
            "id": name,
            "file": str(each.file),
            "year": each.year,
            "place": each.place,
            "title": each.title,
            "genre": each.genre,
            "date": each.date,
            "witness_of": each.copy_of,
            "pages": each.extract.pages,
            "characters": len(each.extract.text),
            "notes": list(each.extract.notes),
            "doubts": list(each.doubts),
            "looks_cut": list(each.looks_cut),
        }
        for name, each in added.documents
    ]
    found = {"manifest": str(added.manifest), "added": documents, "failed": list(added.failed)}
    return json.dumps(found, ensure_ascii=False, indent=2)
