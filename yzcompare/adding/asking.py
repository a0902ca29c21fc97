"""The questions before anything is written: take all, none, or change what was proposed."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from yzcompare.adding.facts import EARLIEST, LATEST
from yzcompare.adding.proposals import Proposal, with_year
from yzcompare.adding.telling import gaps
from yzcompare.errors import InputError


def answered(proposals: Sequence[Proposal], manifest: Path) -> list[Proposal]:
    """Proposals as a person confirmed them; none where he refuses.

    Raises InputError where nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise InputError(
            "nobody can be asked here whether this is right",
            hint="look at it above, and run it again with --yes",
        )
    settled = [_cut(each) if each.looks_cut else each for each in proposals]
    count = "this document" if len(settled) == 1 else f"these {len(settled)} documents"
    while True:
        answer = typer.prompt(f"Add {count} to {manifest}? yes, no, or edit", default="yes").strip().lower()
        if answer in ("y", "yes", "是"):
            return settled
        if answer in ("n", "no", "否"):
            return []
        if answer in ("e", "edit", "改"):
            settled = [_edited(each) for each in settled]


def _cut(proposal: Proposal) -> Proposal:
    """Ask of a text that looks cut whether it is whole, a fragment, or not known."""
    left_out = "; ".join(gaps(proposal))
    print(f"{proposal.file.name} {'looks cut: ' + '; '.join(proposal.looks_cut)}")
    answer = typer.prompt("Is it whole? yes, no, or not known", default="not known").strip().lower()
    if answer in ("y", "yes", "是"):
        return replace(proposal, whole=True)
    if answer in ("n", "no", "否"):
        named = typer.prompt(
            "What is missing, parted by semicolons", default=left_out or "not known which part"
        )
        return replace(proposal, missing=tuple(filter(None, (part.strip() for part in named.split(";")))))
    return proposal


def _edited(proposal: Proposal) -> Proposal:
    """A proposal with the values that a person gives; Enter keeps the one shown."""
    print(f"{proposal.file.name}: Enter keeps what is proposed")
    year = typer.prompt("  year", default=proposal.year or None, type=int)
    while not EARLIEST <= year <= LATEST:
        year = typer.prompt(f"  year, from {EARLIEST} to {LATEST}", type=int)
    changed = with_year(proposal, year) if year != proposal.year else proposal
    values = {
        name: typer.prompt(f"  {name}", default=getattr(changed, name), show_default=True).strip()
        for name in ("place", "title", "genre", "date")
    }
    return replace(changed, **values)
