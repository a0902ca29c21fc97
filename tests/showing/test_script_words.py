"""The words of the scripts: all that are said are known, all that are known are said, in every language."""

import re

from tests.conftest import ROOT
from yzcompare.showing.script_words import script_words
from yzcompare.showing.stylesheet import script

SCRIPTS = [
    *(ROOT / "yzcompare" / "showing" / "templates").glob("*.js"),
    *(ROOT / "yzcompare" / "publishing" / "templates" / name for name in ("evidence.js", "search.js")),
]
"""Those that say these words; other pages bring their own."""


def test_every_word_has_its_chinese():
    lacking = [form for forms in script_words().values() for form in forms if form.told("zh") == form]
    assert not lacking


def test_every_word_is_said_by_a_script():
    said = {name for path in SCRIPTS for name in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    assert not set(script_words()) - said


def test_a_script_says_no_word_that_it_was_not_given():
    call = re.compile(
        r'(?:\b(?:inLanguages|tell)\(|\baddSwitch\(\w+, |\bsetInLanguages\(\w+, "[\w-]+", )"(\w+)"'
    )
    used = {name for path in SCRIPTS for name in call.findall(path.read_text(encoding="utf-8"))}
    assert used and not used - set(script_words())


def test_nothing_in_the_script_closes_its_element():
    assert "</" not in script()
