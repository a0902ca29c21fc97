"""What is said not to stand in a text, searched for by someone who wants it to fail.

    python -m benchmarks.absences FOLDER [--pairs 10] [--seed 1] [--draw 0]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). Pairs of two years of a
place, one after the other, are drawn with the seed. Of every kind of statement it counts how many there are
and how many the other text refutes to the letter (its wording folded in width, marks and spaces, in the
file as received). `--draw` prints so many statements of each kind with what was searched, to be read.
"""

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.collection import manifest
from yzcompare import formulations, targets, tasks, wording
from yzcompare.absences import told
from yzcompare.absences.folding import fold
from yzcompare.corpus import Corpus, load


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that something does not stand in a document: its kind, what, where, and what was searched."""

    kind: str
    wanted: str
    document: str
    searched: str


def drawn(folder: Path, number: int, seed: int) -> list[tuple[Path, Path]]:
    """Pairs of two years of a place, one after the other, one of each place drawn."""
    chosen = random.Random(seed)
    places = sorted(place for place in folder.iterdir() if place.is_dir())
    pairs: list[tuple[Path, Path]] = []
    for place in chosen.sample(places, len(places)):
        paths = {int(path.stem): path for path in place.glob("*.md")}
        years = [year for year in sorted(paths) if year + 1 in paths]
        if years and len(pairs) < number:
            year = chosen.choice(years)
            pairs.append((paths[year], paths[year + 1]))
    return pairs


def claims(corpus: Corpus) -> Iterator[Claim]:
    """Every statement of two reports that something of one does not stand in the other."""
    for row in formulations.ROOM.tables["formulations"](corpus).itertuples():
        if row.state == "not held":
            yield Claim("formulation not held", row.formulation, row.document, row.searched)
    for row in wording.ROOM.tables["changes"](corpus).itertuples():
        if row.kind in ("added", "dropped"):
            added = row.kind == "added"
            said = (row.after if added else row.before).strip()
            yield Claim(f"wording {row.kind}", said, row.earlier if added else row.later, row.searched)
    quantities = {quantity.id: quantity for quantity in targets.quantities_of(corpus)}
    for each in targets.comparisons_of(corpus):
        if each.verdict in ("not repeated",):
            kind = "target not reported" if each.outcome else "target not repeated"
            named = quantities[each.earlier].indicator
            yield Claim(kind, f"{named} ({each.earlier_sentence})", each.later_document, each.reason)
    for names in corpus.pairs:
        for lone in tasks.alignment_of(corpus, *names).unlinked:
            if lone.state in ("new", "no counterpart"):
                yield Claim(f"section {lone.state}", lone.search.wanted, lone.other, told(lone.search))


def refuted(corpus: Corpus, claim: Claim) -> bool:
    """Whether the received text of a document holds to the letter what is said not to stand there.

    A target is said not to be repeated among promises or not reported in the review: its name may stand elsewhere.
    """
    wanted = fold(claim.wanted)
    return not claim.kind.startswith("target") and wanted in fold(corpus[claim.document].source)


def main() -> None:
    """Print how many statements there are of each kind, how many are refuted, and some to be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, default=0)
    options = parser.parse_args()
    of_kind: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    false: Counter[str] = Counter()
    for earlier, later in drawn(options.folder, options.pairs, options.seed):
        with tempfile.TemporaryDirectory() as name:
            corpus = load(manifest(Path(name), earlier.parent.name, (earlier, later)))
            for claim in claims(corpus):
                of_kind[claim.kind].append((earlier.parent.name, claim))
                if refuted(corpus, claim):
                    false[claim.kind] += 1
                    print(f"refuted: {earlier.parent.name} {claim}")
    for kind, found in sorted(of_kind.items()):
        print(f"{kind}: {len(found)}, refuted {false[kind]}")
        for place, claim in random.Random(options.seed).sample(found, min(options.draw, len(found))):
            print(f"  {place}: {claim.wanted} — not in {claim.document}\n    {claim.searched}")


if __name__ == "__main__":
    main()
