"""What stands around every page: its title and description, the search box, the switch of languages, its foot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from yzcompare.archives import moment
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES, Message, both, say, together
from yzcompare.showing.fragments import source
from yzcompare.showing.html import Html

CHECKSUM_SHOWN = 12
"""Characters of the corpus's checksum that a page shows."""

MOST_NAMED = 3
"""Places that a page names as those it is about."""

PROJECT = "yzcompare"


def today() -> str:
    """The date a page carries: that of $SOURCE_DATE_EPOCH, or today's."""
    return moment().date().isoformat()


def package_version() -> str:
    """Version of this package."""
    return version(PROJECT)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page before or behind another one: its file and what it is called."""

    file: str
    title: Message | str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is called, what it is made from, and what stands beside it.

    `over` says which place and years it is about, `documents` are those that its texts' pages stand beside
    it for; `alone` is a page without others beside it, as a notebook exported by hand is.
    """

    title: Message | str
    over: Message | str = ""
    description: Message | str = ""
    documents: tuple[str, ...] = ()
    checksum: str = ""
    date: str = ""
    languages: tuple[str, ...] = LANGUAGES
    before: Neighbour | None = None
    behind: Neighbour | None = None
    alone: bool = False

    @property
    def whole_title(self) -> Message:
        """The title with the place and the years: a browser's tabs and a search engine need both.

        >>> Frame("Which task became which", "渝中区 2014–2025").whole_title
        '渝中区 2014–2025 · Which task became which'
        """
        return together([part for part in (self.over, self.title) if part], between=" · ")

    @property
    def version(self) -> str:
        """Version of the package that made it."""
        return package_version()

    @property
    def citation(self) -> Message:
        """How the page is cited by GB/T 7714-2015, as a report without an address.

        >>> Frame("Which task became which", "渝中区 2014–2025", checksum="abc", date="2026-01-02").citation.told("en").partition(" yzcompare ")[0]
        'yzcompare. 渝中区 2014–2025 · Which task became which[R].'
        """
        corpus = say("corpus {checksum}", checksum=self.checksum) if self.checksum else ""
        return together(
            [
                PROJECT,
                ". ",
                self.whole_title,
                f"[R]. {PROJECT} {self.version}, {self.date}",
                *([", ", corpus] if corpus else []),
                ".",
            ]
        )

    @property
    def bibtex(self) -> str:
        """The same as a BibTeX entry."""
        key = re.sub(r"\W+", "-", f"{PROJECT}-{self.date}-{self.checksum}").strip("-")
        title = self.whole_title.told(self.languages[0])
        note = f"Version {self.version}" + (f", corpus {self.checksum}" if self.checksum else "")
        return "\n".join(
            [
                f"@techreport{{{key},",
                f"  author = {{{PROJECT}}},",
                f"  title = {{{title}}},",
                f"  year = {{{self.date[:4]}}},",
                f"  note = {{{note}}}",
                "}",
            ]
        )

    @property
    def origins(self) -> Html:
        """The texts behind the page, each a link to its own page, which says where it comes from."""
        return Html("、" if self.languages == ("zh",) else ", ").join(
            source(name).html for name in self.documents
        )


def over(corpus: Corpus) -> Message:
    """Which places, where they are few, and which years a corpus is about.

    >>> from yzcompare import load
    >>> over(load())
    '重庆市渝中区 2014–2025'
    """
    places = list(filter(None, corpus.places))
    years = sorted(document.year for document in corpus.documents if not document.witness_of)
    span = f"{years[0]}–{years[-1]}" if len(set(years)) > 1 else "".join(map(str, years[:1]))
    told = " ".join(filter(None, ["、".join(places) if len(places) <= MOST_NAMED else "", span]))
    return both(told, told)


def documents_of(corpus: Corpus) -> tuple[str, ...]:
    """Ids of the documents that stand at the foot of a page with the places of their texts: none for several places."""
    return tuple(reading.document.id for reading in corpus.years) if len(corpus.places) < 2 else ()


def frame_of(
    corpus: Corpus,
    title: Message | str,
    description: Message | str = "",
    languages: Sequence[str] = LANGUAGES,
) -> Frame:
    """The frame of a page about a corpus."""
    return Frame(
        title,
        over(corpus),
        description,
        documents_of(corpus),
        corpus.checksum[:CHECKSUM_SHOWN],
        today(),
        tuple(languages),
    )
