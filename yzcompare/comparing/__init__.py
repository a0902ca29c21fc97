"""Comparing: what two readings have in common and where they differ. Nothing here draws or prints."""
