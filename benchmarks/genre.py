"""The genre at large: try reading, coding and aligning on many reports.

    python -m benchmarks.genre FOLDER [--links CITY ...]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). Prints how many have
sections, where numbers do not run on, how much of their text is coded by its own words; and, for the
places named, links of their last two years but one to read by eye.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.sources import read_source
from yzcompare.tasks.links import align
from yzcompare.themes.coding import code_section

SEED = 2014
PAIR = ("2024", "2025")


def read(path: Path) -> Reading:
    """Read one report as a document named by its place and year."""
    document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
    return read_text(document, read_source(document))


def survey(folder: Path) -> None:
    """Outlines, gaps, and the share of characters coded by their own words, ceremony apart."""
    reports = gaps = with_gaps = own = coded = 0
    levels: Counter[int] = Counter()
    examples = []
    for path in sorted(folder.glob("*/*.md")):
        reading = read(path)
        reports += 1
        levels.update(section.level for section in reading.sections)
        broken = [s for s in reading.suspicions if s.kind == "gap in the numbering"]
        gaps, with_gaps = gaps + len(broken), with_gaps + bool(broken)
        examples += [f"{reading.document.id}: {s.text} ({s.reason})" for s in broken]
        for section in reading.sections:
            for clause in code_section(reading, section):
                if reading.role_at(reading.text.origins[clause.start]) != "ceremony":
                    own += clause.end - clause.start
                    coded += 0 if clause.inherited else clause.end - clause.start
    print(f"{reports} reports, sections by level {dict(sorted(levels.items()))}")
    print(f"{gaps} gaps in the numbering of {with_gaps} reports, ten of them:")
    random.Random(SEED).shuffle(examples)
    print("\n".join(f"  {example}" for example in examples[:10]))
    print(f"{coded / own:.3f} of {own:,} characters coded by their own words")


def show_links(folder: Path, places: list[str], count: int) -> None:
    """Print links of a place's two reports, drawn at random, with the beginnings of the texts."""
    for place in places:
        first, second = (read(folder / place / f"{year}.md") for year in PAIR)
        links = align(first, second)
        titles = {s.id: (s, r) for r in (first, second) for s in r.sections}
        print(f"== {place}: {len(links)} links")
        for link in random.Random(SEED).sample(links, min(count, len(links))):
            print(f"{link.score:.2f} {'principal' if link.strength == 2 else 'partial'} {link.reason}")
            for end in (link.source, link.target):
                section, reading = titles[end]
                print(f"    {reading.text.slice(section.start, section.own_end)[:110]}".replace("\n", " "))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--links", nargs="*", default=[], help="places whose links are printed")
    parser.add_argument("--count", type=int, default=20, help="links printed of a place")
    arguments = parser.parse_args()
    if arguments.links:
        show_links(arguments.folder, arguments.links, arguments.count)
    else:
        survey(arguments.folder)


if __name__ == "__main__":
    main()
