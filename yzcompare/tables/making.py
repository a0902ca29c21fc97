"""The parts of a corpus, made by any number of hands: each document is read, then each line is put into tables.

Nothing is kept in memory of a line that is done. A run that was stopped goes on with the parts that are
not there; one whose texts, judgements, lists, pairs or code have changed is made anew.
"""

import pickle
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from yzcompare import cache, fingerprints, rooms
from yzcompare.corpus import assembled, with_pairs
from yzcompare.described import Description, named_pairs, read
from yzcompare.errors import InputError, in_one_line
from yzcompare.lexicon.extension import forget
from yzcompare.locks import locked
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading
from yzcompare.reading.sizes import check_size, size_of
from yzcompare.tables import parts
from yzcompare.tables.frames import make
from yzcompare.tables.hands import HERE, Hands

KEPT = 150
"""Documents up to which what is read and compared is kept in the cache, as other commands keep it; of more it would hold a part."""

AHEAD = 2
"""Tasks that are handed in for every one that can be done at once, so that no hand waits for the next."""

WORDINGS = 20_000
"""Results of one function that are kept from one line to the next: a word comes again, a clause hardly ever."""

PAUSE = 1.0
"""Seconds between two looks whether anybody is left."""

ENDED = "the process that worked on it was ended from outside (the machine may have run out of memory)"

PATIENCE = 10.0
"""Seconds that a run waits for another one that writes into the same folder."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in characters of received text, and what was done last."""

    done: int
    total: int
    documents: int
    step: str


@dataclass(slots=True)
class Outcome:
    """What a run did: places made, found there, and taken away; what failed, with its error; what to know of the texts."""

    made: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """A line on its way: what is still to be read, what was read (as bytes, by id), what failed."""

    described: Description
    pairs: str | None
    made_from: str
    size: int
    awaited: int
    read: dict[str, bytes] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Task:
    """A document to read, or, without one, a line to put into tables; `again` where a worker may have died of it."""

    line: _Line
    document: Document | None = None
    again: bool = False


def make_parts(
    described: Description,
    folder: Path,
    pairs: str = "",
    hands: Hands = HERE,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Outcome:
    """Make the parts of a corpus that are not there yet, in a folder of parts; `pairs` are those of `corpus.with_pairs`.

    Raises InputError for pairs that cannot be, for a folder of another corpus or of another run; OSError
    where the folder cannot be written to; HandsGoneError where nobody is left to do the work. What was made
    by then stays.
    """
    asked = _by_place(described, pairs)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder, PATIENCE):
        parts.claim(folder, described.manifest.path)
        known = parts.records(folder)
        outcome = Outcome(notes=list(described.notes))
        waiting: list[_Line] = []
        for line in described.lines():
            [place] = line.places
            made_from = _made_from(line, asked(line))
            record = known.pop(place, None)
            if record is not None and record.made_from == made_from and not record.failed:
                outcome.there.append(place)
                outcome.notes += record.notes
            else:
                size = sum(size_of(document.source) for document in line.documents)
                waiting.append(_Line(line, asked(line), made_from, size, len(line.documents)))
        for place in known:
            parts.remove(folder, place)
            outcome.removed.append(place)
        # The longest first: no hand is left alone with one at the end.
        waiting.sort(key=lambda line: -line.size)
        _Run(folder, hands, outcome, progress, waiting, kept=len(described.documents) <= KEPT).run()
    return outcome


class _Run:
    """The work on what is missing: tasks are handed in a few at a time, and what comes back is settled."""

    def __init__(
        self,
        folder: Path,
        hands: Hands,
        outcome: Outcome,
        progress: Callable[[Progress], None],
        waiting: Sequence[_Line],
        kept: bool,
    ) -> None:
        self.folder, self.hands, self.outcome, self.kept = folder, hands, outcome, kept
        self.progress = progress
        self.tasks: deque[_Task] = deque(
            _Task(line, document) for line in waiting for document in line.described.documents
        )
        self.alone: deque[_Task] = deque()
        """Tasks on which a worker may have died: each is done again while no other is."""
        self.running: dict[Future[Any], _Task] = {}
        self.total = sum(line.size for line in waiting)
        self.done = self.documents = 0

    def run(self) -> None:
        """Do all of it."""
        if not self.tasks:
            return
        executor = self.hands.begin()
        while self.tasks or self.alone or self.running:
            try:
                self._hand_in(executor)
                done, _ = wait(self.running, PAUSE, FIRST_COMPLETED)
                broken = [task for future in done for task in self._settle(future)]
            except BrokenExecutor:
                broken = []
            else:
                self.hands.look()
                if not broken:
                    continue
            executor = self._begin_again(broken)

    def _hand_in(self, executor: Executor) -> None:
        """Hand in as many tasks as are wanted: one that may end a worker only while no other runs."""
        while self.alone or self.tasks:
            most = 1 if self.alone else self.hands.count * AHEAD
            if len(self.running) >= most:
                return
            queue = self.alone or self.tasks
            self.running[self._submit(executor, queue[0])] = queue[0]
            queue.popleft()

    def _submit(self, executor: Executor, task: _Task) -> Future[Any]:
        line = task.line
        if task.document is not None:
            of_one = line.described.only(task.document)
            return executor.submit(read_one, of_one, self.kept)
        found = [line.read[d.id] for d in line.described.documents if d.id in line.read]
        record = parts.Record(line.described.places[0], line.made_from, len(found), line.failed)
        return executor.submit(make_one, line.described, found, line.pairs, self.folder, record, self.kept)

    def _settle(self, future: Future[Any]) -> Iterable[_Task]:
        """Take what a task gave; return it where the executor broke under it."""
        task = self.running.pop(future)
        try:
            given = future.result()
        except (BrokenExecutor, CancelledError):
            return [task]
        except OSError as error:
            if task.document is None:  # what cannot be written stops all
                raise
            self._fail(task, in_one_line(str(error)))
        except InputError as error:
            self._fail(task, str(error))
        except Exception as error:
            # What Dask calls a task that ended several workers.
            killed = type(error).__name__ == "KilledWorker"
            fault = in_one_line(f"a fault of the program: {type(error).__name__}: {error}")
            self._fail(task, ENDED if killed else fault)
        else:
            self._take(task, given)
        return []

    def _begin_again(self, broken: Iterable[_Task]) -> Executor:
        """Begin a new executor after one broke: what it was working on is done again alone, what broke it twice has failed."""
        self.hands.look()
        for task in [*broken, *self.running.values()]:
            if task.again:
                self._fail(task, ENDED)
            else:
                task.again = True
                self.alone.append(task)
        self.running.clear()
        return self.hands.begin()

    def _take(self, task: _Task, given: Any) -> None:
        line = task.line
        if task.document is not None:
            line.read[task.document.id] = given
            self.documents += 1
            self._read(task)
            return
        self.outcome.notes += given
        self._end(line)

    def _fail(self, task: _Task, error: str) -> None:
        """Note what failed: a document, without which its line goes on, or a line."""
        if task.document is not None:
            task.line.failed[task.document.id] = error
            self._read(task)
            return
        self.outcome.failed[task.line.described.places[0]] = error
        self._end(task.line)

    def _read(self, task: _Task) -> None:
        """A document less to wait for: with the last one its line is put into tables, before anything else."""
        line, document = task.line, task.document
        line.awaited -= 1
        assert document is not None
        self._tell(document.id, size_of(document.source) // 4)
        if line.awaited:
            return
        for other in line.described.documents:
            if other.witness_of in line.failed:
                line.failed[other.id] = f"it is another copy of {other.witness_of}, which failed"
                line.read.pop(other.id, None)
        self.outcome.failed.update(line.failed)
        if line.read:
            self.tasks.appendleft(_Task(line))
        else:
            self._end(line)

    def _end(self, line: _Line) -> None:
        [place] = line.described.places
        line.read.clear()
        if place not in self.outcome.failed and len(line.failed) < len(line.described.documents):
            self.outcome.made.append(place)
        self._tell(place, line.size - sum(size_of(d.source) // 4 for d in line.described.documents))

    def _tell(self, step: str, size: int) -> None:
        self.done += size
        self.progress(Progress(self.done, self.total, self.documents, step))


def read_one(described: Description, kept: bool) -> bytes:
    """Read the one document of a description; return its reading as bytes, which any process can take up.

    Raises InputError for a text that cannot be read.
    """
    [document] = described.documents
    check_size(document.id, document.source)
    with _keeping(kept):
        return pickle.dumps(read(described, document), pickle.HIGHEST_PROTOCOL)


def make_one(
    described: Description,
    found: Sequence[bytes],
    pairs: str | None,
    folder: Path,
    record: parts.Record,
    kept: bool,
) -> list[str]:
    """Put a line into tables and write its part; return what the user should know of its texts.

    `found` are the readings that `read_one` gave; a document without one is left out.
    """
    forget(WORDINGS)
    readings: dict[str, Reading] = {r.document.id: r for r in map(pickle.loads, found)}
    held = described.but_for([d.id for d in described.documents if d.id not in readings])
    with _keeping(kept):
        whole = assembled(held, {name: r.source for name, r in readings.items()}, readings)
        corpus = whole if pairs is None else with_pairs(whole, _held(pairs, readings))
        notes = [note for note in rooms.notes(corpus) if note not in described.notes]
        parts.write(folder, make(corpus), replace(record, notes=notes))
        return notes


def _keeping(kept: bool) -> AbstractContextManager[None]:
    """The cache as it is, or resting."""
    return nullcontext() if kept else cache.resting()


def _by_place(described: Description, pairs: str) -> Callable[[Description], str | None]:
    """The pairs that are asked of a line, as `with_pairs` takes them; None for those set side by side unasked."""
    if pairs in ("", "all", "neighbours"):
        return lambda line: pairs or None
    named = named_pairs({document.id: document for document in described.documents}, pairs)

    def of_line(line: Description) -> str:
        ids = {document.id for document in line.documents}
        return ",".join(f"{earlier}:{later}" for earlier, later in named if earlier in ids)

    return of_line


def _held(pairs: str, readings: Collection[str]) -> str:
    """The pairs asked for, without those of a document that failed."""
    if ":" not in pairs:
        return pairs
    return ",".join(pair for pair in pairs.split(",") if set(pair.split(":")) <= set(readings))


def _made_from(line: Description, pairs: str | None) -> str:
    """A checksum of all that the part of a line rests on."""
    return fingerprints.digest(line.rules, repr(pairs), *(_state(document) for document in line.documents))


def _state(document: Document) -> str:
    """A document's entry and what its files hold now."""
    beside = map(_content, (document.source, document.corrections, document.marks))
    return fingerprints.digest(repr(document), *beside)


def _content(path: Path | None) -> str:
    """A checksum of a file; of one that cannot be read, why."""
    try:
        return fingerprints.of_file(path)
    except OSError as error:
        return f"unreadable: {error.errno}"
