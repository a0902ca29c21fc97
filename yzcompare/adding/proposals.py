"""What is proposed for a file that is to be added: an entry of the manifest, where each value comes from, what is doubtful.

Nothing is written here. What the user names goes before what the text says, and what the text says
before what a folder or a file is called.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from yzcompare.adding.facts import (
    OUTLINE,
    RECOMMENDATIONS,
    WORK_REPORT,
    Fact,
    Year,
    date_of,
    front_title,
    genre_of,
    is_of_the_state,
    named_in,
    opening_of,
    places,
    plan_of,
    reviews_a_term,
    without_front_matter,
    years,
)
from yzcompare.reading.manifest import Document
from yzcompare.reading.passages import Role
from yzcompare.reading.plausible import SOME, doubtful_share
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.wholeness import own_signs
from yzcompare.receiving.extract import Extract

STATE = "国务院"
"""Whose report the one to the National People's Congress is."""


_NO_PLACE = "nothing in it says whose document it is: name it with --place"
_AT_HOME = "nothing in it says whose document it is; it is taken to be of the place of this folder"


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
    def received(self) -> bytes:
        """Its text as it is kept."""
        return self.extract.text.encode("utf-8", "replace")

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
    file: Path,
    data: bytes,
    extract: Extract,
    named: Named,
    known_places: Sequence[str] = (),
    home: str | None = None,
) -> Proposal:
    """Read what was taken out of a file and propose an entry for it.

    `known_places` are those of the corpus: a short name in the text (渝中区) stands for the one it ends.
    `home` is the one place of the corpus, whose a text that names none is taken to be.
    Raises InputError for a text in which no heading is found.
    """
    body = without_front_matter(extract.text)
    opening = opening_of(body)
    titles = [title for title in (extract.title, front_title(extract.text), file.stem) if title]
    title = next((t for t in titles if genre_of(t, "")), "")
    genre = genre_of(title, opening)
    kind = genre.value if genre else WORK_REPORT
    reading = read_text(Document(file.stem, named.year, file.stem, kind, file), extract.text)
    # The day a page was published is not the day a report was given: only the text itself tells that.
    date = date_of(titles, opening)
    year, doubts = _year(reading, kind, titles, opening, date, named)
    if year.year != named.year:
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
        doubts.append(_NO_PLACE if home is None else _AT_HOME)
    doubts += _missed(reading)
    return Proposal(
        file=file,
        data=data,
        extract=extract,
        reading=reading,
        year=year.year,
        place=place.value or home or "",
        title=named.title or _title(title, kind, place.value, year.year),
        genre=kind,
        date=date.value if date else "",
        period=period,
        reviews=reviews,
        why={key: words for key, words in why.items() if words},
        doubts=tuple(doubts),
    )


def _year(
    reading: Reading, genre: str, titles: Sequence[str], opening: str, date: Fact | None, named: Named
) -> tuple[Year, list[str]]:
    """The year that most of what speaks of it tells (headings, date, titles, the review's first words); what contradicts it."""
    told = list(years(reading, genre, titles, date))
    if named.year:
        told.insert(0, Year(named.year, "--year"))
    if not told:
        return Year(0, ""), ["nothing in it says of which year it is: name it with --year"]
    votes = Counter(each.year for each in told)
    chosen = told[0] if named.year else max(told, key=lambda each: votes[each.year])
    doubts = [
        f"{each.words!r} speaks for {each.year}, {chosen.words!r} for {chosen.year}"
        for each in told
        if each.year != chosen.year
    ]
    return chosen, list(dict.fromkeys(doubts))


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
        if share > SOME
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
