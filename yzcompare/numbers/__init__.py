"""Quantities: numbers found, what they measure, how much, promised or reported, for when.

`records.quantities` reads a document; `Quantity` is one measured number.
"""
