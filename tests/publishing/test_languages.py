"""Both languages: no message lacks one, and what a reader of Chinese sees is Chinese."""

import re
import string

import pytest
from bs4 import BeautifulSoup, Comment

from benchmarks.making.catalogue import CATALOGUE, extracted, held
from yzcompare.messages import LANGUAGES, both, catalogue, listed, say, say_n, together
from yzcompare.publishing.languages import only
from yzcompare.showing.html import Html

PHRASE = re.compile(r"\b[a-z]{2,}[,;:]? [a-z]{2,}\b")
"""Two English words in a row: a name, a unit or an id is one."""

APART = ("script", "style", "pre", "code", "metadata", "title")


def fields_of(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_no_message_lacks_a_language():
    said, known = extracted(), held([CATALOGUE])
    ones = {message if isinstance(message, str) else message[0] for message in said}
    assert ones - set(known) == set(), "run python -m benchmarks.making.catalogue and translate what it lists"
    assert set(known) - ones == set(), "nobody says these any more: run python -m benchmarks.making.catalogue"


def test_a_translation_has_the_same_values_and_no_other():
    plural = {message[0] for message in extracted() if isinstance(message, tuple)}
    for english, words in catalogue("zh").items():
        try:
            wanted = fields_of(english)
        except ValueError:  # prose with a brace of its own
            continue
        # The English for one may leave its number out: the one place.
        counted = {"n"} if english in plural else set()
        assert fields_of(words) - counted == wanted - counted, english


def test_one_file_holds_the_catalogue():
    assert [path.name for path in CATALOGUE.parent.glob("*.po")] == [CATALOGUE.name]


def visible(page, language):
    """Stretches of text that a reader of one language meets, each with what stands around it."""
    soup = BeautifulSoup(page, "html.parser")
    for other in LANGUAGES:
        for element in soup.select(f'.in[lang="{other}"]') if other != language else ():
            element.decompose()
    for element in soup(APART):
        element.decompose()
    for element in soup.select("[lang=en]:not(.in), .as-received"):
        element.decompose()
    return [str(text) for text in soup.find_all(string=True) if not isinstance(text, Comment)]


def test_a_reader_of_chinese_meets_no_english(reports):
    left = {}
    for path in sorted(reports.glob("*.html")):
        found = [
            text.strip() for text in visible(path.read_text(encoding="utf-8"), "zh") if PHRASE.search(text)
        ]
        if found:
            left[path.name] = found[:5]
    assert left == {}


def test_no_attribute_is_english_alone(reports):
    left = {}
    for path in sorted(reports.glob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for element in soup.find_all(attrs=True):
            for name in ("aria-label", "title", "placeholder", "alt"):
                words = element.get(name, "")
                if PHRASE.search(words) and not element.has_attr(f"data-en-{name}"):
                    left.setdefault(path.name, []).append(words[:80])
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_one_language_holds_no_other(language):
    page = Html("<p>{} {}</p><script>a < b</script>").format(both("上调", "raised"), say("What changed"))
    kept = only(page, language)
    assert kept.count("<span") == 2 and "hidden" not in kept and "<script>a < b</script>" in kept
    assert ("raised" in kept) == (language == "en") and ("上调" in kept) == (language == "zh")


def test_what_stands_inside_a_message_of_another_language_goes_with_it():
    inner = Html("<b>{}</b><br>").format(both("内", "inner"))
    page = Html("<p>{}</p>").format(together([inner, both("外", "outer")]))
    assert only(page, "en").count("inner") == 1 and "内" not in only(page, "en")
    assert BeautifulSoup(only(page, "zh"), "html.parser").get_text() == "内外"


def test_messages_are_joined_as_each_language_joins():
    parts = [both("甲", "a"), both("乙", "b"), "c"]
    assert (listed(parts), listed(parts).told("zh")) == ("a, b and c", "甲、乙和c")
    told = together(parts, between={"en": "; ", "zh": "；"})
    assert (told, told.told("zh")) == ("a; b; c", "甲；乙；c")
    assert (listed([]), listed(["a"]).told("zh")) == ("", "a")


def test_a_number_takes_its_form():
    assert say_n("{n} place", "{n} places", 1) == "1 place"
    assert say_n("{n} place", "{n} places", 1200) == "1,200 places"
