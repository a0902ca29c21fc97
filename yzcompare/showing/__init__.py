"""Showing: the kit with which every room shows its results, and what a room is."""
