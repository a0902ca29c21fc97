"""Reading: a received text → clean text with the way home → sections, passages, sentences.

Nothing here knows about comparing two documents.
"""
