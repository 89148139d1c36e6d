"""Whole archives of translations: which file is what, and which belong together."""
