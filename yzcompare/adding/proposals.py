"""What is proposed for a file that is to be added: an entry of the manifest, where each value comes from, what is doubtful.

Nothing is written here. What the user names goes before what the text says, and what the text says
before what a folder or a file is called.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from yzcompare.adding.facts import (
    OUTLINE,
    RECOMMENDATIONS,
    WORK_REPORT,
    Fact,
    date_of,
    genre_of,
    is_of_the_state,
    named_in,
    opening_of,
    places,
    plan_of,
    reviews_a_term,
    year_in,
    year_of_review,
    years_of_headings,
)
from yzcompare.reading.manifest import Document
from yzcompare.reading.passages import Role
from yzcompare.reading.plausible import doubtful_share
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.wholeness import own_signs
from yzcompare.receiving.extract import Extract

_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d|年\d{1,2}月)")
_FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n){1,30}?---[ \t]*\n")
HEAD = 4_000
"""Characters in which the head of a Markdown file ends."""

DOUBTFUL = 0.1
"""Part of a text's characters from which on it is told that their roles are doubtful."""

LATE = 11
"""The month from which on a congress meets for the year to come."""

STATE = "国务院"
"""Whose report the one to the National People's Congress is."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that may be added: what is in it, the entry proposed, and what a person should look at first.

    `why` says for a field of the entry which words tell it; `doubts` are sentences; `copy_of` is the
    document held of which it is another copy. `year` is 0 and `place` empty where nothing tells them.
    """

    file: Path
    data: bytes = field(repr=False)
    extract: Extract = field(repr=False)
    reading: Reading = field(repr=False)
    year: int
    place: str
    title: str
    genre: str
    date: str = ""
    period: str = ""
    reviews: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    copy_of: str = ""
    missing: tuple[str, ...] = ()
    whole: bool = False

    @property
    def checksum(self) -> str:
        """SHA-256 of the file as it came."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def looks_cut(self) -> tuple[str, ...]:
        """The signs that its text is cut, in words."""
        return tuple(str(sign.told) for sign in own_signs(self.reading))


@dataclass(frozen=True, slots=True)
class Named:
    """What the user names for all files that are added, empty where he leaves it to the text."""

    year: int = 0
    place: str = ""
    title: str = ""


def propose(
    file: Path, data: bytes, extract: Extract, named: Named, known_places: Sequence[str] = ()
) -> Proposal:
    """Read what was taken out of a file and propose an entry for it.

    `known_places` are those of the corpus: a short name in the text (渝中区) stands for the one it ends.
    Raises InputError for a text in which no heading is found.
    """
    body = without_front_matter(extract.text)
    opening = opening_of(body)
    titles = [title for title in (extract.title, front_title(extract.text), file.stem) if title]
    title = next((t for t in titles if genre_of(t, "")), "")
    genre = genre_of(title, opening)
    kind = genre.value if genre else WORK_REPORT
    reading = read_text(Document(file.stem, 0, file.stem, kind, file), extract.text)
    # The day a page was published is not the day a report was given: only the text itself tells that.
    date = date_of(titles, opening)
    year, doubts = _year(reading, kind, titles, opening, date, named)
    # Roles and periods rest on the year: it is read anew with the one that the text tells.
    reading = read_text(Document(file.stem, year.year, file.stem, kind, file), extract.text)
    place = _place(titles, body, file, known_places, named)
    period, reviews = _periods(reading, kind, title, opening, year.year)
    why = {
        "year": year.words,
        "place": place.words,
        "genre": genre.words if genre else "",
        "date": date.words if date else "",
    }
    if not genre:
        doubts.append("nothing in it says what kind of document it is; it is taken for a work report")
    if not place.value:
        doubts.append("nothing in it says whose document it is: name it with --place")
    return Proposal(
        file=file,
        data=data,
        extract=extract,
        reading=reading,
        year=year.year,
        place=place.value,
        title=named.title or _title(title, kind, place.value, year.year),
        genre=kind,
        date=date.value if date else "",
        period=period,
        reviews=reviews,
        why={key: words for key, words in why.items() if words},
        doubts=(*doubts, *_missed(reading)),
    )


def front_title(text: str) -> str:
    """The title that the head of a Markdown file names (`title: …` between two lines of ---).

    >>> front_title("---\\ntitle: 南京市政府工作报告\\n---\\n各位代表：")
    '南京市政府工作报告'
    """
    head = _FRONT.match(text[:HEAD])
    found = re.search(r"^title:\s*(.+)$", head[0], re.M) if head else None
    return found[1].strip() if found else ""


def without_front_matter(text: str) -> str:
    """A text without the head of a Markdown file."""
    return _FRONT.sub("", text[:HEAD]) + text[HEAD:]


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    words: str


def _year(
    reading: Reading, genre: str, titles: Sequence[str], opening: str, date: Fact | None, named: Named
) -> tuple[_Year, list[str]]:
    """The year that most of what speaks of it tells (headings, date, titles, the review's first words); what contradicts it."""
    told = list(years(reading, genre, titles, date))
    if named.year:
        told.insert(0, _Year(named.year, "--year"))
    if not told:
        return _Year(0, ""), ["nothing in it says of which year it is: name it with --year"]
    votes = Counter(each.year for each in told)
    chosen = told[0] if named.year else max(told, key=lambda each: votes[each.year])
    doubts = [
        f"{each.words!r} speaks for {each.year}, {chosen.words!r} for {chosen.year}"
        for each in told
        if each.year != chosen.year
    ]
    return chosen, list(dict.fromkeys(doubts))


def years(reading: Reading, genre: str, titles: Sequence[str], date: Fact | None) -> Iterator[_Year]:
    """Each year that something tells for a document, the surest first.

    A report on a year is that of the next one, and so is one given in the last weeks of a year, as many
    congresses meet then; a report's review is often of one year and one of five.
    """
    if genre == WORK_REPORT:
        reviewed, planned = years_of_headings(reading)
        if planned:
            yield _Year(min(planned), f"{min(planned)}年 planned in a heading")
        if reviewed:
            yield _Year(max(reviewed) + 1, f"{max(reviewed)}年 reviewed in a heading")
    if date:
        year, month = int(date.value[:4]), int(date.value[5:7])
        yield _Year(year + (genre == WORK_REPORT and month >= LATE), date.words)
    for title in titles:
        if match := _FILE_YEAR.search(title):
            yield _Year(year_in(match[1]), title)
    if genre == WORK_REPORT and (fact := year_of_review(reading)):
        yield _Year(int(fact.value) + 1, f"{fact.words} in the review")


def _place(titles: Sequence[str], text: str, file: Path, known: Sequence[str], named: Named) -> Fact:
    """Whose document it is, as the user says, as the text says, or as its file or folder is called and the text speaks of.

    A short name stands for the one known place that it ends.
    """
    opening = opening_of(text)
    if named.place:
        return Fact(named.place, "--place")
    found = list(places([title for title in titles if title != file.stem], opening))
    if not found and is_of_the_state(opening):
        found = [Fact(STATE, "全国人民代表大会")]
    found += [
        Fact(name, name)
        for name in (named_in(file.stem), named_in(file.absolute().parent.name))
        if name and name[:2] in text
    ]
    if not found:
        return Fact("", "")
    first = found[0]
    same = [place for place in known if place == first.value] or [
        place for place in known if place.endswith(first.value)
    ]
    return Fact(same[0], first.words) if len(same) == 1 else first


def _title(title: str, genre: str, place: str, year: int) -> str:
    """A title that tells documents apart: the one it has, or, where many have it, one that describes it."""
    if genre in (RECOMMENDATIONS, OUTLINE) and title:
        return title
    return f"{year or ''}{'年' if year else ''}{place}政府工作报告" if genre == WORK_REPORT else title


def _periods(reading: Reading, genre: str, title: str, opening: str, year: int) -> tuple[str, str]:
    """What a document plans for, and what it looks back on, as a manifest writes them."""
    if genre != WORK_REPORT:
        plan = plan_of(title, opening)
        return (plan.value if plan else ""), ""
    if not year:
        return "", ""
    reviewed = Role.REVIEW in {passage.role for passage in reading.passages}
    back = f"{year - 5}-{year - 1}" if reviews_a_term(reading) else str(year - 1)
    return str(year), back if reviewed else ""


def _missed(reading: Reading) -> list[str]:
    """What its roles lack, in sentences."""
    share = doubtful_share(reading)
    return (
        [f"of {share:.0%} of its characters it is doubtful what they do (page 01 of the report shows which)"]
        if share > DOUBTFUL
        else []
    )


def with_year(proposal: Proposal, year: int) -> Proposal:
    """A proposal for another year, its text read anew with it."""
    document = replace(proposal.reading.document, year=year)
    reading = read_text(document, proposal.extract.text)
    period, reviews = _periods(reading, proposal.genre, proposal.title, "", year)
    title = (
        proposal.title.replace(f"{proposal.year}年", f"{year}年", 1)
        if proposal.year
        else f"{year}年{proposal.title}"
    )
    return replace(
        proposal, year=year, reading=reading, period=period or proposal.period, reviews=reviews, title=title
    )
