"""Receiving: a file of any kind, as it comes, turned into received text with the way back to the original."""
