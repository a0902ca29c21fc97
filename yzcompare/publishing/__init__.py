"""Publishing: notebooks run, exported and put in their place, with index, source pages and archive."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""Templates of the pages, for Jinja and nbconvert."""
