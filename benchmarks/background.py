"""Count words and topics over the sections of many reports: makes yzcompare/lexicon/background.csv.

    python -m benchmarks.background FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md. The shipped table was counted over 620 reports of 41
cities, 2010 to 2026; the reports themselves are not part of the project.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from yzcompare.comparing.background import words
from yzcompare.comparing.profiles import MIN_OWN_TEXT
from yzcompare.comparing.themes import code_section, topic_weights
from yzcompare.lexicon import lexicon_path
from yzcompare.reading.manifest import Document, read_source
from yzcompare.reading.reader import read_text

LEAST = 20
"""Sections: a word in fewer is as good as unseen and is left out."""


def count(folder: Path) -> tuple[int, Counter[str], Counter[str]]:
    """Number of sections with text of their own, and in how many of them each word and topic occurs."""
    sections, in_words, in_topics = 0, Counter[str](), Counter[str]()
    for path in sorted(folder.glob("*/*.md")):
        document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
        reading = read_text(document, read_source(document))
        for section in reading.sections:
            own = reading.text.slice(section.start, section.own_end)
            if len(own) >= MIN_OWN_TEXT:
                sections += 1
                in_words.update(words(own).keys())
                in_topics.update(topic_weights(code_section(reading, section)).keys())
    return sections, in_words, in_topics


def main() -> None:
    """Count and write the table."""
    sections, in_words, in_topics = count(Path(sys.argv[1]))
    path = lexicon_path("background").with_suffix(".csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "item", "sections"])
        writer.writerow(["section", "all", sections])
        writer.writerows(("topic", topic, n) for topic, n in sorted(in_topics.items()))
        writer.writerows(("word", word, n) for word, n in sorted(in_words.items()) if n >= LEAST)
    print(f"{sections} sections, {sum(n >= LEAST for n in in_words.values())} words, {len(in_topics)} topics")


if __name__ == "__main__":
    main()
