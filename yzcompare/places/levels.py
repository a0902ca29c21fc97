"""Levels: on which level of government a place stands, of which province it is, in which region."""

from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.vocabulary import Named


class Level(Named):
    """A level of government, the highest first.

    >>> Level.PROVINCE.zh
    '省级'
    """

    CENTRE = "the centre", "中央"
    PROVINCE = "provinces", "省级"
    PREFECTURE = "cities and prefectures", "地市级"
    COUNTY = "counties and districts", "县级"
    UNKNOWN = "level not known", "层级不详"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a place stands; province and region are empty where they are not known or there is none."""

    place: str
    level: Level
    province: str = ""
    region: str = ""


@cache
def _regions() -> dict[str, str]:
    """The region of every province."""
    return {name: key for key, region in lists.places().region.items() for name in region.provinces}


@cache
def _provinces() -> dict[str, str]:
    """The province of every prefecture."""
    return {name: province for province, names in lists.places().prefectures.items() for name in names}


def standing(place: str) -> Standing:
    """Where a place stands, by its name.

    >>> [(s.level.value, s.province, s.region) for s in map(standing, ["国务院", "福建省", "江苏省南京市"])]
    [('the centre', '', ''), ('provinces', '福建省', 'east'), ('cities and prefectures', '江苏省', 'east')]
    >>> [(s.level.value, s.province) for s in map(standing, ["重庆市渝中区", "南京市鼓楼区", "某镇"])]
    [('counties and districts', '重庆市'), ('counties and districts', '江苏省'), ('level not known', '')]
    """
    if place in lists.places().centre:
        return Standing(place, Level.CENTRE)
    province = next((name for name in _regions() if place.startswith(name)), "")
    rest = place.removeprefix(province)
    city = next((name for name in _provinces() if rest.startswith(name)), "")
    if not rest:
        level = Level.PROVINCE
    elif rest == city:
        level = Level.PREFECTURE
    elif rest.removeprefix(city).endswith((*lists.places().counties, *("市",) * bool(province or city))):
        level = Level.COUNTY
    else:
        level = Level.UNKNOWN
    province = province or _provinces().get(city, "")
    return Standing(place, level, province, _regions().get(province, ""))
