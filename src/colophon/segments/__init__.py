"""Sentences: splitting, joining, and aligning an existing translation with its source."""
