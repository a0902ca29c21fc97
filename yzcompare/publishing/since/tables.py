"""Marks in a table by row and column: what its cells say now and said in an earlier run."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from rapidfuzz import fuzz

from yzcompare.publishing.since.sentences import (
    ALIKE,
    NUMBER,
    Difference,
    comparable,
    fresh,
    mark_text,
    same,
    wrap,
)
from yzcompare.publishing.since.sequences import opcodes


def mark_tables(new: BeautifulSoup, old: BeautifulSoup) -> Iterator[Difference]:
    """Mark tables: those with one caption belong together, else those in the same place.

    A table about other years, or of which most columns have other names, is another table.
    """
    then, now = _tables(old), _tables(new)
    for number, table in enumerate(now):
        named = [each for each in then if _caption(each) == _caption(table)]
        placed = then[:1] if len(then) == len(now) - number else []
        partner = next((each for each in named or placed if _is_one(each, table)), None)
        if partner is None:
            if table.caption:
                table.caption.insert(0, fresh("b", "new"))
            yield Difference("table", "added")
        else:
            then = [each for each in then if each is not partner]
            yield from _table(partner, table)
    for _ in then:
        yield Difference("table", "gone")


def _tables(soup: BeautifulSoup) -> list[Tag]:
    """The tables of a page; one inside another is compared as the words of its cell."""
    return [table for table in soup.find_all("table") if table.find_parent("table") is None]


def _is_one(old: Tag, new: Tag) -> bool:
    heads = [_said(cell) for cell in _heads(old)], [_said(cell) for cell in _heads(new)]
    shared = len(_columns(*heads))
    return comparable(_caption(old), _caption(new)) and 2 * shared >= max(map(len, heads))


def _caption(table: Tag) -> str:
    return table.caption.get_text() if table.caption else ""


def _table(old: Tag, new: Tag) -> Iterator[Difference]:
    """Mark a table by row and column against an earlier one."""
    if same(_caption(old)) != same(_caption(new)) and new.caption:
        yield from mark_text(_texts(new.caption), _caption(old), "sentence")
    then, now = _cells(old), _cells(new)
    heads = [_said(cell) for cell in _heads(old)], [_said(cell) for cell in _heads(new)]
    if heads[0] and heads[1]:
        shared = _columns(*heads)
        yield from _mark_columns(new, heads[0], shared)
    else:
        shared = [(n, n) for n in range(min((len(row) for row in (*then, *now)), default=0))]
    texts = [
        [[_said(row[column[side]]) if column[side] < len(row) else "" for column in shared] for row in rows]
        for side, rows in enumerate((then, now))
    ]
    partners = _row_partners(*texts)
    for number, row in enumerate(now):
        if number in partners:
            pairs = zip((place for _, place in shared), texts[0][partners[number]], strict=True)
            yield from _mark_row(row, pairs)
        else:
            _parent(row)["class"] = "since"
            row[0].insert(0, fresh("b", "new"))
            yield Difference("table row", "added")
    yield from _gone_rows(new, then, now, partners)


def _mark_columns(
    table: Tag, heads: Sequence[str], shared: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Mark the columns that are new; note behind the caption those that are gone."""
    for number, head in enumerate(_heads(table)):
        if number not in {place for _, place in shared}:
            wrap(_texts(head))
            yield Difference("table column", "added")
    for number, name in enumerate(heads):
        if number not in {place for place, _ in shared}:
            if table.caption:
                table.caption.append(NavigableString(" "))
                table.caption.append(fresh("del", name))
            yield Difference("table column", "gone")


def _mark_row(row: Sequence[Tag], earlier: Iterable[tuple[int, str]]) -> Iterator[Difference]:
    """Mark the cells of a row that said something else; words that differ make one changed row."""
    found: list[Difference] = []
    for place, words in earlier:
        if place < len(row) and same(_said(row[place])) != same(words):
            found += _mark_cell(row[place], words)
    yield from (each for each in found if each.kind == "figure")
    if any(each.kind != "figure" for each in found):
        yield Difference("table row", "changed")


def _heads(table: Tag) -> list[Tag]:
    return table.thead.find_all("th") if table.thead else []


def _cells(table: Tag) -> list[list[Tag]]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [row.find_all(["td", "th"], recursive=False) for row in rows if row.find("td", recursive=False)]


def _texts(element: Tag) -> list[NavigableString]:
    return [node for node in element.find_all(string=True) if node.strip()]


def _parent(row: Sequence[Tag]) -> Tag:
    parent = row[0].parent
    assert parent is not None
    return parent


def _said(cell: Tag) -> str:
    return cell.get_text().strip()


def _columns(then: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """Columns of one name, the first to the first: place then, place now."""
    left = dict(enumerate(then))
    pairs = []
    for number, name in enumerate(now):
        place = next((n for n, other in left.items() if other == name), None)
        if place is not None:
            del left[place]
            pairs.append((place, number))
    return pairs


def _mark_cell(cell: Tag, words: str) -> list[Difference]:
    nodes = _texts(cell)
    figure = NUMBER.fullmatch(words) and NUMBER.fullmatch(_said(cell))
    if nodes and not figure and fuzz.ratio("".join(nodes), words) >= ALIKE:
        return mark_text(nodes, words, "table row")
    wrap(nodes)
    if words:
        cell.insert(0, fresh("del", words))
        cell.insert(1, NavigableString(" "))
    return [Difference("figure" if figure else "table row", "changed")]


def _row_partners(then: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> dict[int, int]:
    """For each row now its earlier row: the same, the same but for figures, or of one name and alike."""
    partners: dict[int, int] = {}
    for way in (_wholly, _but_for_figures, _by_words, _by_name):
        taken = set(partners.values())
        left_then = [n for n in range(len(then)) if n not in taken]
        left_now = [n for n in range(len(now)) if n not in partners]
        keys = [way(then[n]) for n in left_then], [way(now[n]) for n in left_now]
        for a, b in _matches(*keys):
            if (
                way is not _by_name
                or fuzz.ratio(" ".join(then[left_then[a]]), " ".join(now[left_now[b]])) >= ALIKE
            ):
                partners[left_now[b]] = left_then[a]
    return partners


def _wholly(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(same, row))


def _but_for_figures(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(NUMBER.sub("0", cell) for cell in row)


def _by_words(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in row if not NUMBER.fullmatch(cell)) or tuple(row)


def _by_name(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[:1])


def _matches(then: Sequence[tuple[str, ...]], now: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Places of equal keys, in one order where that can be; what stands elsewhere now, as after sorting, too."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys([*then, *now]))}
    sides = [[numbers[key] for key in side] for side in (then, now)]
    pairs = [
        (a + step, c + step) for tag, a, b, c, _ in opcodes(*sides) if tag == "equal" for step in range(b - a)
    ]
    yield from pairs
    done_then, done_now = {a for a, _ in pairs}, {b for _, b in pairs}
    waiting: dict[int, deque[int]] = {}
    for place, number in enumerate(sides[0]):
        if place not in done_then:
            waiting.setdefault(number, deque()).append(place)
    for place, number in enumerate(sides[1]):
        if place not in done_now and waiting.get(number):
            yield waiting[number].popleft(), place


def _gone_rows(
    table: Tag, then: Sequence[Sequence[Tag]], now: Sequence[Sequence[Tag]], partners: dict[int, int]
) -> Iterator[Difference]:
    """Put the rows that are gone where they stood, struck out."""
    places = {early: late for late, early in partners.items()}
    width = max(len(_heads(table)), *(len(row) for row in now), 0) if now else None
    after: Tag | None = None
    for number, row in enumerate(then):
        if number in places:
            after = _parent(now[places[number]])
            continue
        gone = _struck(row, width or len(row))
        if after is not None:
            after.insert_after(gone)
        else:
            (table.tbody or table).insert(0, gone)
        after = gone
        yield Difference("table row", "gone")


def _struck(row: Sequence[Tag], width: int) -> Tag:
    """An earlier row as one of a table that has `width` columns, its words struck out."""
    gone = fresh("tr", "", "gone")
    for number in range(width):
        cell = fresh("td")
        del cell["class"]
        if number < len(row):
            cell.attrs.update({key: row[number][key] for key in ("class", "lang") if row[number].get(key)})
            cell.append(fresh("del", _said(row[number])))
        if number == 0:
            cell.insert(0, fresh("b", "gone", "gone"))
        gone.append(cell)
    return gone
