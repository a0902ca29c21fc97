"""Learn what speaks for each role of a stretch: makes yzcompare/lexicon/roles.csv and role_steps.csv.

    python -m benchmarks.making.roles FOLDER [--unread 400] [--folds 3]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). Those that
tests/gold/roles.csv labels teach a linear-chain conditional random field; with what it has learned, reports
that nobody labelled are read, and it learns once more from both, the unread ones counting a tenth. The
two labelled texts of the corpus teach beside them. `--folds` instead measures: each labelled report is
read by what the others of its fold teach.
"""

import argparse
import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.labels import read_labels
from benchmarks.making.random_field import FOLLOWS, SEED, Example, Field, fit, place_of
from yzcompare.lexicon import FOLDER
from yzcompare.lexicon.schema import STATES
from yzcompare.reading import passages, sequence
from yzcompare.reading.cleaning import clean
from yzcompare.reading.evidence import evidence
from yzcompare.reading.manifest import Document
from yzcompare.reading.offsets import Clean
from yzcompare.reading.outline import Section, outline
from yzcompare.reading.sources import read_source
from yzcompare.reading.stretches import Opens, Stretch, stretches
from yzcompare.reading.tracing import Traced

DOCUMENTS = {"2014": "2014-work-report", "2020": "2020-recommendations"}
"""The labelled texts of the corpus."""

PLACES = 6
"""Places in whose reports a piece of evidence must stand to be learned from labels alone."""
PLACES_READ = 30
"""The same with the unread reports beside them."""

WEIGHTS = {"unread": 0.1, "skeleton": 2.0}
"""What an example counts that is no labelled report as it stands."""

ROUNDS = (6, 3)
"""How often the labelled reports are gone through at first, and all together at last."""

LEAST = 0.1
"""Evidence that weighs less for every state is left out."""

GUIDANCE = re.compile(
    "总体要求|总的要求|总体思路|指导思想|工作思路|基本思路|总体考虑|基本要求|原则|把握好?以下|处理好|必须坚持|要坚持|必须把握"
    "|坚持.{0,20}为指导|坚持稳中求进|总基调|聚焦.{0,12}目标"
)
"""Guidance counts as goals here; the labels call it situation."""


SKELETONS = 14
"""Skeletons made of each labelled report."""

LEFT_OUT = 0.15
"""Part of its parts that a skeleton leaves out."""

AROUND = 0.4
"""Part of the skeletons that keep the report's beginning; and of those that keep its last paragraph."""

THINNED = 0.15
"""Part of the paragraphs that stay in a text that is thinned."""

LARGE = 150_000
"""Bytes: a larger report that nobody labelled is left out."""


@dataclass(frozen=True)
class Report:
    """A report to be labelled: its year, its clean text, and the sections that open its paragraphs."""

    year: int
    text: Traced
    sections: dict[Clean, Section]

    @property
    def pieces(self) -> Sequence[Stretch]:
        """Its stretches."""
        return stretches(self.text.text, self.sections)


def read(path: Path, year: int) -> Report:
    """A report as the roles are read from it."""
    text = clean(read_source(Document("x", year, path.stem, "work report", path)))
    return Report(year, text, {text.place(s.start): s for s in outline("x", text)[0]})


def paragraphs(pieces: Sequence[Stretch]) -> list[list[int]]:
    """Numbers of the stretches of each paragraph."""
    found: list[list[int]] = []
    for number, piece in enumerate(pieces):
        if piece.opens is Opens.SENTENCE and found:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def excerpts(name: str, report: Report, right: np.ndarray) -> list[Example]:
    """A labelled report whole, without its beginning or end, thinned, and as skeletons: headings with a line or two.

    Fragments and short texts are read too: where a text is cut its places say nothing, and where little
    stands under a heading the heading tells most.
    """
    pieces = report.pieces
    every = paragraphs(pieces)
    draw = random.Random(name)
    start = draw.randrange(len(every) // 20, len(every) * 3 // 5)
    end = draw.choice((len(every), draw.randrange(len(every) * 3 // 4, len(every))))
    thin = [p for p in every if pieces[p[0]].opens is Opens.PART or draw.random() < THINNED]
    skeletons = [skeleton(pieces, every, draw) for _ in range(SKELETONS)]
    forms = [("whole", every), ("cut", every[start:end]), ("thinned", thin)]
    forms += [("skeleton", kept) for kept in skeletons]
    made = [excerpt(name, form, report, right, kept) for form, kept in forms]
    return [example for example in made if example is not None]


def skeleton(pieces: Sequence[Stretch], every: Sequence[list[int]], draw: random.Random) -> list[list[int]]:
    """The headings of a report's parts, each with the first sentences of a paragraph or two drawn from under it."""
    kept: list[list[int]] = []
    heads = [number for number, p in enumerate(every) if pieces[p[0]].opens is Opens.PART]
    for head, behind in zip(heads, [*heads[1:], len(every)], strict=True):
        if draw.random() < LEFT_OUT:
            continue
        under = range(head + 1, behind)
        drawn = sorted(draw.sample(under, min(len(under), draw.choice((1, 1, 2)))))
        kept += [every[head], *(every[number][: draw.choice((1, 2, 4))] for number in drawn)]
    # The greeting and the closing call stand around some.
    if kept and draw.random() < AROUND:
        kept = [*every[: heads[0]], *kept]
    if kept and draw.random() < AROUND and every[-1] not in kept:
        kept.append(every[-1])
    return kept or list(every)


def excerpt(
    name: str, form: str, report: Report, right: np.ndarray, kept: Sequence[Sequence[int]]
) -> Example | None:
    """An example of the paragraphs that are kept; None where they divide otherwise than in the whole text."""
    pieces = report.pieces
    lines, sections, place = [], {}, 0
    for paragraph in kept:
        line = report.text.text[pieces[paragraph[0]].start : pieces[paragraph[-1]].end]
        section = pieces[paragraph[0]].section
        if section is not None:
            # Behind a salutation on a line of its own stands the heading.
            sections[Clean(place + line.rfind("\n") + 1)] = section
        lines.append(line)
        place += len(line) + 1
    text = "\n".join(lines)
    made = stretches(text, sections)
    numbers = [number for paragraph in kept for number in paragraph]
    if len(made) != len(numbers):
        return None  # a salutation on a line of its own now stands before another paragraph
    chosen = right[numbers]
    for number in range(len(made) - 2, -1, -1):
        piece = made[number]
        if piece.section and piece.end - piece.start <= len(piece.section.title) + 1:
            # A heading on a line of its own does what stands right behind it.
            chosen[number] = chosen[number + 1]
    return Example(name, form, evidence(text, made, report.year), np.array([p.opens for p in made]), chosen)


def roles_of(rows: Iterable[dict[str, str]], text: Traced, pieces: Sequence[Stretch]) -> list[set[str]]:
    """The roles that a reader accepts for each stretch: of guidance goals, of the front ceremony."""
    marks = sorted(
        (int(row["start"]), {row["role"].replace("front", "ceremony"), row.get("alt", "")} - {""})
        for row in rows
    )
    found, guided = [], False
    number = 0
    for piece in pieces:
        middle = text.origins[(piece.start + piece.end) // 2]
        while number + 1 < len(marks) and marks[number + 1][0] <= middle:
            number += 1
            guided = False
        roles = marks[number][1]
        if "situation" in roles:
            guided = guided or GUIDANCE.search(text.text, piece.start, piece.end) is not None
            roles = (roles - {"situation"}) | {"goals"} if guided else roles
        found.append(roles)
    return found


def right_states(roles: Sequence[set[str]]) -> np.ndarray:
    """Log-weights of states: 0 for those of a role that is right, never for all others."""
    body = [n for n, accepted in enumerate(roles) if not accepted <= {"ceremony", "annex"}]
    weights = np.full((len(roles), len(STATES)), sequence.NEVER)
    for number, accepted in enumerate(roles):
        for state in STATES:
            if state in passages.CEREMONIES:
                where = "opening" if number < body[0] else "closing" if number > body[-1] else "thanks"
                right = "ceremony" in accepted and state == where
            else:
                right = state in accepted
            if right:
                weights[number, STATES.index(state)] = 0
    return weights


def counted(example: Example) -> float:
    """What an example counts; the texts of the corpus were labelled twice."""
    return 3.0 if example.name in DOCUMENTS else WEIGHTS.get(example.form, 1.0)


def learned(labelled: Sequence[Example], unread: Sequence[Example]) -> Field:
    """A field that has learned from labels, then from its own reading of other reports beside them."""
    field = fit(Field(labelled, PLACES), [(e, counted(e)) for e in labelled], ROUNDS[0])
    again = []
    for example in unread:
        states = field.read(example)
        right = np.full((len(states), len(STATES)), sequence.NEVER)
        right[np.arange(len(states)), states] = 0
        again.append(replace(example, right=right))
    both = [*labelled, *again]
    weighed = [(e, counted(e)) for e in both]
    return fit(Field(both, PLACES_READ if unread else PLACES), weighed, ROUNDS[1])


def labelled_examples(folder: Path) -> list[Example]:
    """The labelled reports of a folder, and the labelled texts of the corpus."""
    by_document: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_labels("roles"):
        by_document[row["document"]].append(row)
    paths = {n: folder / place_of(n) / f"{n.rpartition('-')[2]}.md" for n in by_document}
    for row in read_labels("passages"):
        by_document[row["document"]].append(row)
    paths |= {n: Path("data/sources") / f"{file}.txt" for n, file in DOCUMENTS.items()}
    examples = []
    for name, rows in by_document.items():
        report = read(paths[name], int(name.rpartition("-")[2]))
        right = right_states(roles_of(rows, report.text, report.pieces))
        examples += excerpts(name, report, right)
    return examples


def unread_examples(folder: Path, labelled: Sequence[Example], count: int) -> list[Example]:
    """Reports drawn with a seed among those that are not labelled."""
    names = {example.name for example in labelled}
    paths = [p for p in sorted(folder.glob("*/*.md")) if f"{p.parent.name}-{p.stem}" not in names]
    examples = []
    for path in random.Random(SEED).sample(paths, min(count, len(paths))):
        report = read(path, int(path.stem))
        if len(report.pieces) > 1 and path.stat().st_size < LARGE:
            right = np.zeros((len(report.pieces), len(STATES)))
            name = f"{path.parent.name}-{path.stem}"
            whole = excerpt(name, "unread", report, right, paragraphs(report.pieces))
            examples += [whole] if whole else []
    return examples


def _rounded(weight: float) -> str:
    return f"{round(float(weight), 2) + 0.0:.2f}"


def write(field: Field) -> None:
    """Write what was learned into the lexicon."""
    with (FOLDER / "roles.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["evidence", *STATES])
        for piece, row in field.rows.items():
            if np.abs(field.weights[row]).max() >= LEAST:
                sheet.writerow([piece, *(_rounded(weight) for weight in field.weights[row])])
    with (FOLDER / "role_steps.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["opens", "before", "behind", "weight"])
        for state, first in zip(STATES, field.first, strict=True):
            if state in FOLLOWS[""].split():
                sheet.writerow(["text", "", state, f"{first:.2f}"])
        for kind in Opens:
            for before in STATES:
                for behind in FOLLOWS[before].split():
                    step = kind, STATES.index(before), STATES.index(behind)
                    if field.never[step] == 0:
                        sheet.writerow([kind.name.lower(), before, behind, _rounded(field.steps[step])])


def measure(examples: Sequence[Example], unread: Sequence[Example], folds: int) -> None:
    """Read each labelled report by what those of other folds teach; print how many stretches are right.

    Whole reports, those without beginning or end, thinned ones and skeletons are counted apart.
    """
    names = list(dict.fromkeys(example.name for example in examples))
    done, todo = {"review", "problems"}, {"goals", "tasks", "safeguards"}
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3, dtype=int))
    for fold in range(folds):
        held = set(names[fold::folds])
        field = learned([e for e in examples if e.name not in held], unread)
        for example in (e for e in examples if e.name in held):
            states = field.read(example)
            allowed = example.right > sequence.NEVER / 2
            hits = allowed[np.arange(len(states)), states]
            turned = sum(
                (STATES[state] in todo and not any(ok[STATES.index(s)] for s in set(STATES) - done))
                or (STATES[state] in done and not any(ok[STATES.index(s)] for s in set(STATES) - todo))
                for state, ok in zip(states, allowed, strict=True)
            )
            counts[example.form] += len(states), int(hits.sum()), turned
            print(f"  {hits.mean():.3f} {turned / len(states):.3f} {example.name} {example.form}")
    for form, (total, right, turned) in counts.items():
        print(f"{form}: {right / total:.4f} of {total:,} stretches right, {turned / total:.4f} upside down")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unread", type=int, default=400, help="reports without labels to learn from")
    parser.add_argument("--folds", type=int, default=0, help="measure, so many folds; nothing is written")
    arguments = parser.parse_args()
    labelled = labelled_examples(arguments.folder)
    unread = unread_examples(arguments.folder, labelled, arguments.unread)
    if arguments.folds:
        measure(labelled, unread, arguments.folds)
    else:
        write(learned(labelled, unread))


if __name__ == "__main__":
    main()
