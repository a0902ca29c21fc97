"""Checking: what is wrong or doubtful with the texts of a corpus, worst first, each with what to do."""
