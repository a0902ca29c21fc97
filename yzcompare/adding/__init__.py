"""Adding: files become documents of a working folder, after a look at what they are."""
