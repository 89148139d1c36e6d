"""The memory's index and concordance in files, and how one process keeps them up to date."""
