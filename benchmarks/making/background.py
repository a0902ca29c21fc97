"""Count words and topics over many reports: makes background.csv and usage.csv in yzcompare/lexicon.

    python -m benchmarks.making.background FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md. The shipped tables were counted over 620 reports of 41
cities, 2010 to 2026; the reports themselves are not part of the project. background.csv tells in how many
sections a word or topic stands, usage.csv how often a word is used, terms of the genre in one piece.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from yzcompare.genre import terms as segmentation
from yzcompare.genre.rarity import words
from yzcompare.lexicon import FOLDER
from yzcompare.reading.manifest import Document
from yzcompare.reading.outline import MIN_OWN_TEXT
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.sources import read_source
from yzcompare.themes.coding import code_section, topic_weights

LEAST = 20
"""Sections: a word in fewer is as good as unseen and is left out."""


LEAST_USES = 40
"""Uses: a word with fewer is as good as unseen in the table of uses."""


def readings(folder: Path) -> Iterator[Reading]:
    """Every report of the folder as read."""
    for path in sorted(folder.glob("*/*.md")):
        document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
        yield read_text(document, read_source(document))


def count(folder: Path) -> tuple[int, Counter[str], Counter[str], Counter[str]]:
    """Number of sections with text of their own, in how many of them each word and topic occurs, and uses."""
    sections, in_words, in_topics, uses = 0, Counter[str](), Counter[str](), Counter[str]()
    for reading in readings(folder):
        text = reading.text.text
        uses.update(text[word.start : word.end] for word in segmentation.words(text))
        for section in reading.sections:
            own = reading.text.slice(section.start, section.own_end)
            if len(own) >= MIN_OWN_TEXT:
                sections += 1
                in_words.update(words(own).keys())
                in_topics.update(topic_weights(code_section(reading, section)).keys())
    return sections, in_words, in_topics, uses


def main() -> None:
    """Count and write the tables."""
    sections, in_words, in_topics, uses = count(Path(sys.argv[1]))
    path = FOLDER / "background.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "item", "sections"])
        writer.writerow(["section", "all", sections])
        writer.writerows(("topic", topic, n) for topic, n in sorted(in_topics.items()))
        writer.writerows(("word", word, n) for word, n in sorted(in_words.items()) if n >= LEAST)
    with (FOLDER / "usage.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "uses"])
        writer.writerows((word, n) for word, n in sorted(uses.items()) if n >= LEAST_USES)
    print(f"{sections} sections, {sum(n >= LEAST for n in in_words.values())} words, {len(in_topics)} topics")


if __name__ == "__main__":
    main()
