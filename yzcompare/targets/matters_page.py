"""What notebook 05 shows first: the figures that moved most, each with its sentences and its line through the years."""

from yzcompare.messages import say
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.keys import key_of
from yzcompare.targets import dropped_page
from yzcompare.targets.chosen import Chosen, with_sentence
from yzcompare.targets.findings import NAMED, Told, figure_of, told_of
from yzcompare.targets.naming import name_of
from yzcompare.targets.runs import Run
from yzcompare.targets.years_page import through_the_years

OPEN = 15
"""Findings that stand open; the others stand behind a switch."""


def matters(chosen: Chosen) -> Fragment:
    """The figures that moved most, over a year and over the whole line: a row a finding, as the index tells it."""
    told = [each for each in told_of(chosen.corpus) if _held(chosen, each.run)]
    dropped = dropped_page.rows(chosen)
    if not told and dropped is not None:
        return dropped
    if not told:
        return fragments.sentences(
            [say("No figure of these documents can be followed from one year to another.")]
        )
    open_, rest = told[:OPEN], told[OPEN:]
    shown = _rows(chosen, open_) if dropped is None else dropped + _rows(chosen, open_)
    if not rest:
        return shown
    return shown + fragments.folded(say("{n} more", n=len(rest)), _rows(chosen, rest), name="figures-more")


def _held(chosen: Chosen, run: Run) -> bool:
    return all(each.quantity.id in chosen.quantities for each in run.figures)


def _rows(chosen: Chosen, told: list[Told]) -> Fragment:
    """A block a finding: what happened, its figures with their sentences, its line through the years."""
    blocks = [
        (each, fragments.stack([_figures(chosen, each.run), _through(chosen, each.run)])) for each in told
    ]
    html = Html().join(
        Html('<li class="shift" id="{}" data-key="{}"><p class="said">{}</p>{}</li>').format(
            each.finding.anchor, key_of(each.finding.about), each.head, block.html
        )
        for each, block in blocks
    )
    plain = "\n".join(f"{each.head}\n{block.plain}" for each, block in blocks)
    return Fragment(Html('<ul class="shifts">{}</ul>').format(html), plain)


def _figures(chosen: Chosen, run: Run) -> Fragment:
    """The figures of a run with their sentences: of many the first and the last ones, the others behind a switch."""
    shown = [with_sentence(chosen.corpus, each.quantity, figure_of(run, each)) for each in run.figures]
    if len(shown) <= NAMED:
        return fragments.stack(shown)
    between = shown[1 : 1 - NAMED]
    folded = fragments.folded(say("{n} more between them", n=len(between)), fragments.stack(between))
    return fragments.stack([shown[0], folded, *shown[1 - NAMED :]])


def _through(chosen: Chosen, run: Run) -> Fragment:
    return through_the_years(chosen.corpus, chosen.readings, run, name_of(run.last))
