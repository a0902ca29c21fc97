"""Checks of what the manifest says of a document against what the document says of itself."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator

from yzcompare.adding.facts import (
    PLACE_KINDS,
    WORK_REPORT,
    date_of,
    front_title,
    genre_of,
    opening_of,
    places,
    without_front_matter,
    years,
)
from yzcompare.checking.doubts import Doubt, Grade
from yzcompare.reading.layers import layer
from yzcompare.reading.reader import Reading
from yzcompare.reading.signs import FORM

LATE = 2
"""Years between what a document says it is of and its date, from which on one of the two is wrong."""

_KIND_OF_PLACE = re.compile(f"{PLACE_KINDS}$")


@layer
def _head(reading: Reading) -> tuple[tuple[str, ...], str]:
    """The title at the head of a text, where it has one, and how it opens."""
    title = front_title(reading.source)
    return (title,) if title else (), opening_of(without_front_matter(reading.source))


def wrong_year(reading: Reading) -> Iterator[Doubt]:
    """A work report whose headings, date and review speak for another year than the manifest's."""
    document = reading.document
    if document.genre != WORK_REPORT or document.witness_of:
        return
    titles, opening = _head(reading)
    told = list(years(reading, document.genre, titles, date_of(titles, opening)))
    votes = Counter(each.year for each in told)
    if not told or document.year in votes:
        return
    year, count = votes.most_common(1)[0]
    words = "; ".join(dict.fromkeys(each.words for each in told if each.year == year))
    yield Doubt(
        Grade.FAULT if count > 1 else Grade.DOUBT,
        document.id,
        "year",
        f"the manifest says {document.year}, the text speaks for {year} ({words})",
        "mend year in the manifest, or put the right text there",
    )


def wrong_place(reading: Reading) -> Iterator[Doubt]:
    """A document whose congress, government or title is that of another place than the manifest's, or that never names its own."""
    document = reading.document
    own = short_name(document.place)
    if not own:
        return
    named = own in reading.text.text
    told = list(places(*_head(reading)))
    others = {each.value: each.words for each in told if not _same_place(document.place, each.value)}
    todo = "mend place in the manifest, or put the right text there"
    if others and not any(_same_place(document.place, each.value) for each in told):
        words = " and ".join(f"{value} ({words})" for value, words in others.items())
        yield Doubt(
            Grade.FAULT if len(told) > 1 or not named else Grade.DOUBT,
            document.id,
            "place",
            f"the manifest says {document.place}, the text names {words}"
            + ("" if named else f" and never {own}"),
            todo,
        )
    elif not named and len(reading.text.text) >= FORM:
        yield Doubt(
            Grade.DOUBT,
            document.id,
            "place",
            f"the manifest says {document.place}, the text never names {own}",
            todo,
        )


def short_name(place: str) -> str:
    """The first two characters of a place's own name, by which its texts call it; empty for a name of another form.

    >>> short_name("重庆市渝中区"), short_name("克孜勒苏柯尔克孜自治州"), short_name("国务院"), short_name("Yuzhong")
    ('渝中', '克孜', '', '')
    """
    if not _KIND_OF_PLACE.search(place):
        return ""
    root = _KIND_OF_PLACE.sub("", place)
    within = re.split("(?<=..)(?:自治区|自治州|省|市|州|盟)(?=..)", root)[-1]
    return within[:2] if len(within) > 1 else ""


def _same_place(one: str, other: str) -> bool:
    """Whether two names may be of one place, one of them short: 文山州 is 文山壮族苗族自治州, 渝中区 is 重庆市渝中区.

    >>> _same_place("文山壮族苗族自治州", "文山州"), _same_place("重庆市渝中区", "渝中区"), _same_place("宿迁市", "宿州市")
    (True, True, False)
    """
    roots = sorted((_KIND_OF_PLACE.sub("", name) or name for name in (one, other)), key=len)
    return roots[1].startswith(roots[0]) or roots[1].endswith(roots[0])


def wrong_date(reading: Reading) -> Iterator[Doubt]:
    """A date in the manifest that is far from its year, or another than the one the text gives."""
    document = reading.document
    if not document.date:
        return
    if abs(int(document.date[:4]) - document.year) >= LATE:
        yield Doubt(
            Grade.DOUBT,
            document.id,
            "date",
            f"its date is {document.date} and its year {document.year}",
            "mend one of them in the manifest",
        )
    told = date_of([], _head(reading)[1])
    if told and len(document.date) == len(told.value) and told.value != document.date:
        yield Doubt(
            Grade.DOUBT,
            document.id,
            "date",
            f"the manifest says {document.date}, the text {told.words}",
            "mend date in the manifest",
        )


def wrong_title(reading: Reading) -> Iterator[Doubt]:
    """A title that names another year than the manifest does."""
    document = reading.document
    named = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)年", document.title)]
    if document.genre == WORK_REPORT and named and document.year not in named:
        yield Doubt(
            Grade.DOUBT,
            document.id,
            "title",
            f"its title names {named[0]}, its year is {document.year}",
            "mend title or year in the manifest",
            words=document.title,
        )


def wrong_genre(reading: Reading) -> Iterator[Doubt]:
    """A document that opens as one of another genre than the manifest's."""
    document = reading.document
    titles, opening = _head(reading)
    told = genre_of(next(iter(titles), document.title), opening)
    if told and told.value != document.genre:
        yield Doubt(
            Grade.DOUBT,
            document.id,
            "genre",
            f"the manifest calls it {document.genre}, it opens as {told.value} ({told.words})",
            "mend genre in the manifest",
        )


def wrong_original(reading: Reading) -> Iterator[Doubt]:
    """An original that is not there, or no longer the file the text was taken out of."""
    document = reading.document
    if document.original is None:
        return
    if not document.original.is_file():
        what = f"the original {document.original.name} is not there: its pages cannot be opened"
    elif document.original_sha256.lower() not in (
        "",
        hashlib.sha256(document.original.read_bytes()).hexdigest(),
    ):
        what = f"the original {document.original.name} is not the file that the text was taken out of"
    else:
        return
    yield Doubt(Grade.DOUBT, document.id, "original", what, "put the file back, or add it anew")


CHECKS: tuple[Callable[[Reading], Iterator[Doubt]], ...] = (
    wrong_year,
    wrong_place,
    wrong_date,
    wrong_title,
    wrong_genre,
    wrong_original,
)
"""What is asked of every entry; to ask something more, write a function and add it here."""
