"""Questions put to a pair or a whole translation, and their answers as data."""
