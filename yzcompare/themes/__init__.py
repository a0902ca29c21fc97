"""Themes: what every clause is about, one of eighteen policy fields; their names and terms."""
